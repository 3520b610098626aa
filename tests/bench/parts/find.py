"""What `/find` takes a desk to look up while the past grows: by the product's own use case and store.

A number is the key of its document. Orders and pseudonyms have an index each, and few complaints are called
the same. Words are looked for in what is open at the desk, 300 complaints at most, which the index of state
and desk finds: what has ended is never read. The words sought are in all that is open, or in nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from router.delivery.sight import Sight
from router.delivery.words import Words
from router.domain.masking import Masking
from router.ports import DeskChat
from router.usecases.finding import find
from router.usecases.work import Work
from tests.bench.measures import Delays
from tests.bench.report import Row
from tests.bench.stocked import SHOP, Past


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Milliseconds of a search among so many, by what is sought."""

    times: Mapping[str, Delays]

    def rows(self, stock: int) -> Iterator[Row]:
        """For people."""
        for what, times in self.times.items():
            yield Row(f"/find {what} at {stock:,}", f"{times.p50:.1f} ms, {times.p95:.1f} ms")

    @property
    def steady(self) -> dict[str, float]:
        """What should not grow."""
        return {f"/find {what}": times.p50 for what, times in self.times.items()}


async def measured(work: Work, past: Past, searches: int) -> Size:
    """So many searches of each kind."""
    wanted = await asyncio.to_thread(past.named, searches)
    wanted["a word of all"] = ["hums"] * searches
    wanted["a word of none"] = [f"creaks {n}" for n in range(searches)]
    return Size(times={what: await _times(work, sought) for what, sought in wanted.items()})


async def _times(work: Work, sought: Sequence[str]) -> Delays:
    desk = DeskChat(desk=SHOP, kind="merchant", chat=-1, language="en")
    sight = Sight(Words("en"), Masking.of(work.policy), work.clock)
    found = []
    for words in sought:
        begun = time.perf_counter()
        complaints = await find(work, SHOP, words, lambda c: sight.reads(c, desk, work.policy))
        found.append((time.perf_counter() - begun) * 1000)
        assert bool(complaints) == ("creaks" not in words), words
    return Delays(median(found), quantiles(found, n=20)[18])
