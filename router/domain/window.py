"""A span of time that numbers are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` up to, not including, `end` (UTC)."""

    start: datetime
    end: datetime

    def holds(self, at: datetime | None) -> bool:
        """Whether a moment falls in it."""
        return at is not None and self.start <= at < self.end

    @property
    def days(self) -> tuple[date, ...]:
        """Every day (UTC) that it touches."""
        last = self.end - timedelta(microseconds=1)
        return tuple(self.start.date() + DAY * n for n in range((last.date() - self.start.date()).days + 1))


def whole_day(day: date, zone: tzinfo) -> Window:
    """A day in a zone, of 23 or 25 hours where its clocks change."""
    start, end = (datetime.combine(midnight, time(), zone).astimezone(UTC) for midnight in (day, day + DAY))
    return Window(start, end)
