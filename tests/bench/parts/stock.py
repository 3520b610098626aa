"""What must not depend on how much lies behind: the sweep, a daily digest, and `/find`, at each size.

One database grows from size to size. A server with settings for that alone fills it; what is measured is
the embedded server as people run it, started again on the same folder.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from router.domain.policy import DigestPlan, Manager, ManagerRole, Policy
from router.storage.store import Store, connect
from router.usecases.digests import make_digests
from tests.bench.load import Load
from tests.bench.parts import digest, find, sweep
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.bench.stocked import BEGUN, BOT, FillingServer, Past, Turned, filling
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
            for part in one.parts:
                yield from part.rows(one.stock)
        first, last = self.sizes[0], self.sizes[-1]
        for what, figure in last.steady.items():
            growth = figure / first.steady[what]
            name = f"{what} at {last.stock:,} / at {first.stock:,}"
            yield Row(name, f"{growth:.2f}", f"within {GROWTH}", growth <= GROWTH)
        for one in self.sizes:
            yield Row(f"filled up to {one.stock:,}", f"{one.filled:.0f}/s")
        yield Row("filled by a server with", " ".join(FillingServer.options))


async def measure(load: Load, folder: Path) -> Found:
    """At each size of the past, from small to large."""
    policy = _policy()
    past, clock = Past(NAME, policy), Turned()
    folder.mkdir(parents=True)
    return Found(sizes=[await _at(load, folder, policy, past, clock, size) for size in load.stock])


def _policy() -> Policy:
    """As shipped, with one manager."""
    plan = DigestPlan(daily="09:00", weekly=None, time_zone="Asia/Shanghai", language="en")
    manager = Manager(user=901, scope="all", role=ManagerRole.QUALITY, digest=plan)
    return replace(shipped().policy(DAY), managers=(manager,))


async def _at(load: Load, folder: Path, policy: Policy, past: Past, clock: Turned, size: int) -> Size:
    open_ones, due = min(OPEN, load.stock[0] // 4), min(load.due, size // 2)
    with filling(load.server, folder / "database") as uri, past.on(uri):
        store = _store(uri, policy)
        await store.ensure_indexes()
        store.close()
        filled = await _filled(past, size - open_ones)
    with server(load, folder) as uri, past.on(uri):
        store = _store(uri, policy)
        work = work_on(store, policy, clock, BOT)
        if clock.moment == BEGUN:
            await make_digests(work)  # the first one of all is only noted
        made = await digest.measured(work, clock, past, open_ones)
        found = await find.measured(work, past, load.searches)
        swept = await sweep.measured(replace(work, clock=Turned()), store, past, due, load.looks)
        store.close()
    return Size(stock=size, filled=filled, sweeping=swept, digesting=made, finding=found)


def _store(uri: str, policy: Policy) -> Store:
    return connect(uri, NAME, desks=policy.desks.values(), merchants=policy.merchants.values())


async def _filled(past: Past, to: int) -> float:
    """How many a second."""
    before, begun = past.size, time.perf_counter()
    await asyncio.to_thread(past.grow, to)
    return (to - before) / (time.perf_counter() - begun)
