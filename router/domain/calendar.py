"""Working time as pure arithmetic: durations, working days, quiet hours.

All instants are aware datetimes, results are in UTC; a `Calendar` carries its own zone. Units: ``h`` and
``d`` run on the calendar, ``wh`` and ``wd`` in working time (``wd``: the same time of day on the n-th working
day, or its close when that is earlier).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice, takewhile
from typing import TypeAlias
from zoneinfo import ZoneInfo

Interval: TypeAlias = tuple[time, time]
"""Opening and close of one day's working hours; a close of 00:00 is the midnight that ends the day."""

_Span: TypeAlias = tuple[datetime, datetime]

WHOLE_DAY: tuple[Interval, ...] = ((time(), time()),)
"""All hours of a day."""

_DURATION = re.compile(r"([0-9]{1,5})(h|d|wh|wd)")
_TIMES = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
_MIDNIGHT = time()
_DAY = timedelta(days=1)
_SEARCH = 400
"""So many days without an opening: the calendar counts as one that never opens."""


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time with its unit: ``24h``, ``7d``, ``2wh`` or ``7wd``."""

    amount: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read ``"7wd"``. ValueError for anything that is not digits followed by h, d, wh or wd."""
        match = _DURATION.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a duration such as 24h, 7d, 2wh or 7wd")
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working hours of a zone: several intervals a weekday (0 is Monday), holidays, make-up working days.

    What `overrides` says of a day beats everything else. ValueError for a day whose intervals are out of
    order, overlap or are empty.
    """

    zone: ZoneInfo
    week: Mapping[int, tuple[Interval, ...]]
    makeup: tuple[Interval, ...]
    holidays: frozenset[date]
    makeup_days: frozenset[date]
    overrides: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for intervals in (*self.week.values(), self.makeup, *self.overrides.values()):
            check_order(intervals)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Hours of the receiver's night in which reminders, polls and digests wait. Equal ends: none do."""

    start: time
    end: time
    zone: ZoneInfo


def parse_interval(text: str) -> Interval:
    """Read ``"09:00-12:00"``; ``"24:00"`` may end it. ValueError for anything else."""
    match = _TIMES.fullmatch(text)
    if match is None or (match[3] == "24" and match[4] != "00"):
        raise ValueError(f"{text!r} is not a pair of times such as 09:00-12:00")
    return time(int(match[1]), int(match[2])), time(int(match[3]) % 24, int(match[4]))


def hours(day: date, calendar: Calendar) -> tuple[Interval, ...]:
    """Working hours of a day, none when it is a day of rest."""
    if day in calendar.overrides:
        return calendar.overrides[day]
    if day in calendar.makeup_days:
        return calendar.makeup
    if day in calendar.holidays:
        return ()
    return calendar.week.get(day.weekday(), ())


def working_day(day: date, calendar: Calendar) -> bool:
    """Whether anybody works on that day."""
    return bool(hours(day, calendar))


def opening_from(at: datetime, calendar: Calendar) -> datetime:
    """`at` itself in working time, else the next opening. ValueError when there is none within 400 days."""
    opening, _ = next(_spans(at, calendar))
    return max(opening, at.astimezone(UTC))


def add(start: datetime, duration: Duration, calendar: Calendar) -> datetime:
    """The instant, in UTC, at which `duration` that begins at `start` ends.

    ValueError for an unknown unit, and for working time on a calendar that does not open within 400 days.
    """
    match duration.unit:
        case "h":
            return start.astimezone(UTC) + timedelta(hours=duration.amount)
        case "d":
            local = start.astimezone(calendar.zone)
            return (local + duration.amount * _DAY).astimezone(UTC)
        case "wh":
            return add_working(start, timedelta(hours=duration.amount), calendar)
        case "wd":
            return _add_working_days(start, duration.amount, calendar)
    raise ValueError(f"{duration.unit!r} is no unit of time")


def add_working(start: datetime, amount: timedelta, calendar: Calendar) -> datetime:
    """The instant, in UTC, at which `amount` of working time since `start` has passed."""
    spans = _spans(start, calendar)
    opening, close = next(spans)
    begin = max(opening, start.astimezone(UTC))
    while begin + amount > close:
        amount -= close - begin
        begin, close = next(spans)
    return begin + amount


def between(start: datetime, end: datetime, calendar: Calendar, unit: str = "wh") -> timedelta:
    """Time from `start` to `end`: working time for ``wh`` and ``wd``, elapsed for ``h`` and ``d``.

    Negative when `end` comes first. The inverse of `add`: between(a, add(a, x wh)) is x.
    """
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if unit in {"h", "d"}:
        return end - start
    if end < start:
        return -between(end, start, calendar, unit)
    spans = takewhile(lambda span: span[0] < end, _spans(start, calendar))
    return sum((min(close, end) - max(opening, start) for opening, close in spans), timedelta())


def remaining(deadline: datetime, now: datetime, calendar: Calendar, unit: str = "wh") -> timedelta:
    """What is left of a clock at `now`, never less than nothing: working time for ``wh`` and ``wd``."""
    return max(timedelta(), between(now, deadline, calendar, unit))


def seconds(duration: Duration) -> int:
    """Length in seconds of a duration in h or d. ValueError for working time, which needs a calendar."""
    if duration.unit not in {"h", "d"}:
        raise ValueError(f"{duration} is working time: its length depends on a calendar")
    return duration.amount * (3600 if duration.unit == "h" else 86400)


def after_quiet(at: datetime, quiet: QuietHours) -> datetime:
    """The end, in UTC, of the quiet hours that `at` falls in, else `at` unchanged."""
    local = at.astimezone(quiet.zone)
    if not _is_quiet(local.time(), quiet):
        return at
    end = local.replace(hour=quiet.end.hour, minute=quiet.end.minute, second=0, microsecond=0)
    return (end if end > local else end + _DAY).astimezone(UTC)


def quiet_from(at: datetime, quiet: QuietHours) -> datetime:
    """The beginning, in UTC, of the quiet hours that `at` falls in, else `at` unchanged."""
    local = at.astimezone(quiet.zone)
    if not _is_quiet(local.time(), quiet):
        return at
    begin = local.replace(hour=quiet.start.hour, minute=quiet.start.minute, second=0, microsecond=0)
    return (begin if begin <= local else begin - _DAY).astimezone(UTC)


def _is_quiet(moment: time, quiet: QuietHours) -> bool:
    if quiet.start <= quiet.end:
        return quiet.start <= moment < quiet.end
    return moment >= quiet.start or moment < quiet.end


def _add_working_days(start: datetime, amount: int, calendar: Calendar) -> datetime:
    opening = opening_from(start, calendar)
    if amount == 0:
        return opening
    local = opening.astimezone(calendar.zone)
    days = _days_from(local.date() + _DAY, calendar)
    working = (day for day in days if working_day(day, calendar) and _comes(day, calendar.zone))
    day = next(islice(working, amount - 1, None))
    _, close = _bounds(day, hours(day, calendar)[-1], calendar.zone)
    same_time = datetime.combine(day, local.time(), calendar.zone).astimezone(UTC)
    return min(same_time, close)


def _spans(start: datetime, calendar: Calendar) -> Iterator[_Span]:
    """Working time that ends after `start`, in order, without overlap and without end, in UTC."""
    covered = datetime.min.replace(tzinfo=UTC)
    for day in _days_from(start.astimezone(calendar.zone).date(), calendar):
        for interval in hours(day, calendar):
            opening, close = _bounds(day, interval, calendar.zone)
            if opening.astimezone(calendar.zone).date() != day:
                continue  # Clocks skipped it: these hours never came.
            # Hours that clocks skipped in part reach into the next ones, and must not count twice.
            opening, covered = max(opening, covered), max(close, covered)
            if max(opening, start) < close:
                yield opening, close


def _days_from(first: date, calendar: Calendar) -> Iterator[date]:
    """All days from `first`. ValueError when none of the next 400 is a working day."""
    idle = 0
    for distance in count():
        day = first + distance * _DAY
        idle = 0 if working_day(day, calendar) else idle + 1
        if idle > _SEARCH:
            raise ValueError(f"the calendar has no working time in the {_SEARCH} days before {day}")
        yield day


def _comes(day: date, zone: ZoneInfo) -> bool:
    """Whether a zone has that day: one that moves across the date line skips one."""
    noon = datetime.combine(day, time(12), zone)
    return noon.astimezone(UTC).astimezone(zone).date() == day


def _bounds(day: date, interval: Interval, zone: ZoneInfo) -> _Span:
    opening, close = (datetime.combine(day, moment, zone) for moment in interval)
    if interval[1] == _MIDNIGHT:
        close += _DAY
    return opening.astimezone(UTC), close.astimezone(UTC)


def check_order(intervals: tuple[Interval, ...]) -> None:
    """ValueError for hours of a day that are out of order, overlap or are empty."""
    free_from = _MIDNIGHT
    for opening, close in intervals:
        closes_late = close == _MIDNIGHT
        if opening < free_from or not (closes_late or opening < close):
            raise ValueError(f"{opening:%H:%M}-{close:%H:%M} is empty, or begins before an earlier one ends")
        free_from = time.max if closes_late else close
