"""A daily digest while the past grows: it reads what is open and what its day touched, and no more.

By the product's own use case and store, on the wire server, with all indexes. The same hundreds are open, and
were filed the day before, whatever lies behind; nothing is sent. Memory is what Python took at most while
the digest was made, measured in a second one, since measuring takes time.
"""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from router.usecases.digests import make_digests
from router.usecases.work import Work
from tests.bench.report import Row
from tests.bench.stocked import ONE_DAY, Past, Turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was found with so much behind it: seconds, and megabytes at most."""

    open: int
    seconds: float
    megabytes: float

    def rows(self, stock: int) -> Iterator[Row]:
        """For people."""
        told = f"{self.seconds * 1000:.0f} ms, {self.megabytes:.1f} MB"
        yield Row(f"daily digest at {stock:,}, {self.open} open", told)

    @property
    def steady(self) -> dict[str, float]:
        """What should not grow."""
        return {"digest's time": self.seconds, "digest's memory": self.megabytes}


async def measured(work: Work, past: Past, open_ones: int) -> Size:
    """A first digest counts the days before; the two after it are measured. Turns the clock by three days."""
    for _ in range(2):
        await _day_later(work, past, open_ones)
        begun = time.perf_counter()
        assert await make_digests(work) == 1
        seconds = time.perf_counter() - begun
    await _day_later(work, past, open_ones)
    tracemalloc.start()
    assert await make_digests(work) == 1
    megabytes = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return Size(open=open_ones, seconds=seconds, megabytes=megabytes)


async def _day_later(work: Work, past: Past, open_ones: int) -> None:
    assert isinstance(work.clock, Turned)
    work.clock.moment += ONE_DAY
    await asyncio.to_thread(past.open, open_ones, work.clock.moment - timedelta(hours=12))
