"""What `/find` takes a desk to look up while the past grows: by the product's own use case and store.

A number is the key of its document. Orders and pseudonyms have an index each, and few complaints are called
the same. Words are looked for in what is open at the desk, 300 complaints at most, which the index of state
and desk finds: what has ended is never read. The words sought are in all that is open, or in nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from router.delivery.sight import Sight
from router.delivery.words import Words
from router.domain.complaint import Complaint
from router.domain.masking import Masking
from router.domain.policy import Policy
from router.ports import DeskChat
from router.storage.store import connect
from router.usecases.finding import find
from router.usecases.work import Work
from tests.bench.load import Load
from tests.bench.measures import Delays
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.bench.stocked import BOT, SHOP, Past
from tests.working import work_on

NAME = "sought"
NOW = datetime(2026, 6, 2, 2, tzinfo=UTC)
OPEN = 300
"""Complaints that are open, at most a quarter of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Milliseconds of a search among so many, by what is sought."""

    stock: int
    open: int
    times: Mapping[str, Delays]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One size after another."""

    sizes: Sequence[Size]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for size in self.sizes:
            for what, times in size.times.items():
                yield Row(f"/find {what} at {size.stock:,}", f"{times.p50:.1f} ms, {times.p95:.1f} ms")
        first, last = self.sizes[0], self.sizes[-1]
        for what, times in last.times.items():
            growth = times.p50 / first.times[what].p50
            name = f"/find {what} at {last.stock:,} / at {first.stock:,}"
            yield Row(name, f"{growth:.2f}", "within 1.5", growth <= 1.5)


class Still:
    """A clock that shows one moment."""

    def now(self) -> datetime:
        """The moment."""
        return NOW


async def measure(load: Load, folder: Path) -> Found:
    """At each size of the past, from small to large."""
    policy = shipped().policy(DAY)
    with server(load, folder) as uri:
        store = connect(uri, NAME, desks=policy.desks.values(), merchants=policy.merchants.values())
        past = Past(uri, NAME, policy, NOW)
        try:
            await store.ensure_indexes()
            work = work_on(store, policy, Still(), BOT)
            open_ones = min(OPEN, load.sought[0] // 4)
            await asyncio.to_thread(past.open, open_ones, NOW - timedelta(hours=1))
            return Found(sizes=[await _at(load, work, past, size, open_ones) for size in load.sought])
        finally:
            past.close()
            store.close()


async def _at(load: Load, work: Work, past: Past, size: int, open_ones: int) -> Size:
    await asyncio.to_thread(past.grow, size - open_ones)
    wanted = await asyncio.to_thread(past.named, load.searches)
    wanted["a word of all"] = ["hums"] * load.searches
    wanted["a word of none"] = [f"creaks {n}" for n in range(load.searches)]
    return Size(
        stock=size,
        open=open_ones,
        times={what: await _times(work, sought) for what, sought in wanted.items()},
    )


async def _times(work: Work, sought: Sequence[str]) -> Delays:
    desk = DeskChat(desk=SHOP, kind="merchant", chat=-1, language="en")
    sight = Sight(Words("en"), Masking.of(work.policy), work.clock)
    mask = partial(_masked, sight, desk, work.policy)
    found = []
    for words in sought:
        begun = time.perf_counter()
        complaints = await find(work, SHOP, words, mask)
        found.append((time.perf_counter() - begun) * 1000)
        assert bool(complaints) == ("creaks" not in words), words
    return Delays(median(found), quantiles(found, n=20)[18])


def _masked(sight: Sight, desk: DeskChat, policy: Policy, complaint: Complaint) -> Callable[[str], str]:
    return sight.mask(complaint, desk, policy)
