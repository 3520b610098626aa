"""Working time as arithmetic beside a loop that looks at every minute: results a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from router.domain.calendar import Calendar, Duration, add, between
from tests.bench.load import Load
from tests.bench.report import Row
from tests.bench.scene import DAY, shipped
from tests.domain.minutes import MINUTE, open_minutes, reads_open

BEGINNING = datetime(2026, 2, 12, 3, tzinfo=UTC)
"""Before Spring Festival, so that holidays and worked Saturdays are on the way."""
STEP = timedelta(minutes=7)
"""Between the starts of two sums: they are all different."""
WAIT, SPAN = Duration(24, "wh"), timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Results a second, by what was asked: arithmetic, and the loop."""

    rates: Mapping[str, tuple[float, float]]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for what, (counted, looped) in self.rates.items():
            yield Row(what, f"{counted:,.0f}/s, a loop {looped:,.1f}/s: {counted / looped:,.0f} times")


async def measure(load: Load, _folder: Path) -> Found:
    """Due times and spans by the shipped calendar."""
    house = shipped().policy(DAY).calendar

    def rate(sum_: Callable[[datetime], object], times: int) -> float:
        starts = [BEGINNING + n * STEP for n in range(times)]
        begun = time.perf_counter()
        for start in starts:
            sum_(start)
        return times / (time.perf_counter() - begun)

    return Found(
        rates={
            f"{WAIT} from a moment": (
                rate(lambda at: add(at, WAIT, house), load.sums),
                rate(lambda at: looped(at, WAIT.amount * 60, house), load.loops),
            ),
            f"working time in {SPAN.days} days": (
                rate(lambda at: between(at, at + SPAN, house), load.sums),
                rate(lambda at: open_minutes(at, at + SPAN, house), load.loops),
            ),
        }
    )


def looped(at: datetime, minutes: int, calendar: Calendar) -> datetime:
    """When so many open minutes have passed, one by one."""
    while minutes:
        minutes -= reads_open(at, calendar)
        at += MINUTE
    return at
