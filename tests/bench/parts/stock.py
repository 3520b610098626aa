"""What must not depend on how much lies behind: the sweep, a daily digest, and `/find`, at each size.

One database grows from size to size, so that it is filled once; `StockServer` says what is not as people run
it. What is found at a size is told at once.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from router.domain.policy import DigestPlan, Manager, ManagerRole, Policy
from router.storage.store import Store, connect
from router.usecases.digests import make_digests
from router.usecases.work import Work
from tests.bench.load import Load
from tests.bench.parts import digest, find, sweep
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.bench.stocked import BOT, Past, StockServer, Turned
from tests.working import work_on

NAME = "stock"
OPEN = 300
"""Complaints that are open, at most a quarter of all."""
GROWTH = 1.5
"""How much longer anything may take at the last size than at the first: a busy machine does as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was found with so many complaints in the database."""

    stock: int
    filled: float
    """Complaints a second that were put there."""
    sweeping: sweep.Size
    digesting: digest.Size
    finding: find.Size

    @property
    def parts(self) -> tuple[sweep.Size, digest.Size, find.Size]:
        """What was measured."""
        return self.sweeping, self.digesting, self.finding

    def rows(self) -> Iterator[Row]:
        """For people."""
        for part in self.parts:
            yield from part.rows(self.stock)
        yield Row(f"filled up to {self.stock:,}", f"{self.filled:.0f}/s")

    @property
    def steady(self) -> dict[str, float]:
        """What should not grow."""
        return {what: figure for part in self.parts for what, figure in part.steady.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One size after another."""

    sizes: Sequence[Size]

    def rows(self) -> Iterator[Row]:
        """For people: what was found at each size, how it grew, and how the sizes came to be."""
        for one in self.sizes:
            yield from one.rows()
        first, last = self.sizes[0], self.sizes[-1]
        for what, figure in last.steady.items():
            growth = figure / first.steady[what]
            name = f"{what} at {last.stock:,} / at {first.stock:,}"
            yield Row(name, f"{growth:.2f}", f"within {GROWTH}", growth <= GROWTH)
        yield Row("on a server with", " ".join(StockServer.options))


async def measure(load: Load, folder: Path) -> Found:
    """At each size of the past, from small to large."""
    policy = _policy()
    with server(load, folder, StockServer) as uri:
        store = connect(uri, NAME, desks=policy.desks.values(), merchants=policy.merchants.values())
        past = Past(uri, NAME, policy)
        try:
            await store.ensure_indexes()
            work = work_on(store, policy, Turned(), BOT)
            await make_digests(work)  # the first one of all is only noted
            return Found(sizes=[await _at(load, work, store, past, size) for size in load.stock])
        finally:
            past.close()
            store.close()


def _policy() -> Policy:
    """As shipped, with one manager."""
    plan = DigestPlan(daily="09:00", weekly=None, time_zone="Asia/Shanghai", language="en")
    manager = Manager(user=901, scope="all", role=ManagerRole.QUALITY, digest=plan)
    return replace(shipped().policy(DAY), managers=(manager,))


async def _at(load: Load, work: Work, store: Store, past: Past, size: int) -> Size:
    open_ones, due = min(OPEN, load.stock[0] // 4), min(load.due, size // 2)
    found = Size(
        stock=size,
        filled=await _filled(past, size - open_ones),
        digesting=await digest.measured(work, past, open_ones),
        finding=await find.measured(work, past, load.searches),
        sweeping=await sweep.measured(replace(work, clock=Turned()), store, past, due, load.looks),
    )
    for row in found.rows():
        print(f"{row.what}: {row.found}", file=sys.stderr, flush=True)
    return found


async def _filled(past: Past, to: int) -> float:
    """How many a second."""
    before, begun = past.size, time.perf_counter()
    await asyncio.to_thread(past.grow, to)
    return (to - before) / (time.perf_counter() - begun)
