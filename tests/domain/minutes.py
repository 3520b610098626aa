"""Working time minute by minute: slow, and too simple to be wrong."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from router.domain.calendar import Calendar

MINUTE = timedelta(minutes=1)


def reads_open(at: datetime, calendar: Calendar) -> bool:
    """Whether somebody who reads the minute off the clock on the wall finds the door open."""
    wall = at.astimezone(calendar.zone)
    day = wall.date()
    table = () if day in calendar.holidays else calendar.week.get(day.weekday(), ())
    table = calendar.makeup if day in calendar.makeup_days else table
    table = calendar.overrides.get(day, table)
    return any(
        opening <= wall.time() and (wall.time() < close or close == time()) for opening, close in table
    )


def open_minutes(start: datetime, end: datetime, calendar: Calendar) -> int:
    """How many of the minutes are open, one by one."""
    minutes = (end - start) // MINUTE
    return sum(reads_open(start + n * MINUTE, calendar) for n in range(minutes))
