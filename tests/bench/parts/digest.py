"""A daily digest while the past grows: it reads what is open and what its day touched, and no more.

By the product's own use case and store, on the wire server, with all indexes. The same hundreds are open, and
were filed the day before, whatever lies behind; nothing is sent. Memory is what Python took at most while
the digest was made, measured in a second one, since measuring takes time.
"""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from router.domain.policy import DigestPlan, Manager, ManagerRole
from router.storage.store import connect
from router.usecases.digests import make_digests
from router.usecases.work import Work
from tests.bench.load import Load
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.bench.stocked import BOT, ONE_DAY, Past
from tests.working import work_on

NAME = "past"
TUESDAY = datetime(2026, 6, 2, 2, tzinfo=UTC)
OPEN = 300
"""Complaints that are open, at most a quarter of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was found with so much behind it: seconds, and megabytes at most."""

    stock: int
    open: int
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One size after another."""

    sizes: Sequence[Size]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for size in self.sizes:
            told = f"{size.seconds * 1000:.0f} ms, {size.megabytes:.1f} MB"
            yield Row(f"daily digest at {size.stock:,}, {size.open} open", told)
        first, last = self.sizes[0], self.sizes[-1]
        growth, memory = last.seconds / first.seconds, last.megabytes / first.megabytes
        what = f"at {last.stock:,} / at {first.stock:,}"
        yield Row(f"digest's time {what}", f"{growth:.2f}", "within 1.5", growth <= 1.5)
        yield Row(f"digest's memory {what}", f"{memory:.2f}", "within 1.5", memory <= 1.5)


class Turned:
    """A clock that is set."""

    def __init__(self) -> None:
        self.moment = TUESDAY

    def now(self) -> datetime:
        """The moment."""
        return self.moment


async def measure(load: Load, folder: Path) -> Found:
    """At each size of the past, from small to large."""
    policy = shipped().policy(DAY)
    plan = DigestPlan(daily="09:00", weekly=None, time_zone="Asia/Shanghai", language="en")
    manager = Manager(user=901, scope="all", role=ManagerRole.QUALITY, digest=plan)
    policy = replace(policy, managers=(manager,))
    with server(load, folder) as uri:
        store = connect(uri, NAME, desks=policy.desks.values())
        past, clock = Past(uri, NAME, policy, TUESDAY), Turned()
        try:
            await store.ensure_indexes()
            work = work_on(store, policy, clock, BOT)
            await make_digests(work)  # the first one of all is only noted
            open_ones = min(OPEN, load.stock[0] // 4)
            return Found(sizes=[await _at(work, clock, past, size, open_ones) for size in load.stock])
        finally:
            past.close()
            store.close()


async def _at(work: Work, clock: Turned, past: Past, size: int, open_ones: int) -> Size:
    """A first digest counts the days before; the two after it are measured."""
    await asyncio.to_thread(past.grow, size - open_ones)
    for _ in range(2):
        await _day_later(clock, past, open_ones)
        begun = time.perf_counter()
        assert await make_digests(work) == 1
        seconds = time.perf_counter() - begun
    await _day_later(clock, past, open_ones)
    tracemalloc.start()
    assert await make_digests(work) == 1
    megabytes = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return Size(stock=size, open=open_ones, seconds=seconds, megabytes=megabytes)


async def _day_later(clock: Turned, past: Past, open_ones: int) -> None:
    clock.moment += ONE_DAY
    await asyncio.to_thread(past.open, open_ones, clock.moment - timedelta(hours=12))
