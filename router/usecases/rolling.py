"""Whole days as numbers, so that a digest reads eight weeks of numbers and not eight weeks of complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from router.domain.complaint import Complaint
from router.domain.flows import open_by_scope
from router.domain.rollup import by_dimension, day_numbers
from router.domain.scope import ALL
from router.domain.weekly import WEEK, WEEKS
from router.domain.window import DAY, Window, whole_day
from router.usecases.work import Work

DAYS = WEEK * WEEKS
"""So many days before today are kept up to date."""
COUNTED = "net"
"""A day that has this was counted whole."""
NOTHING: Mapping[str, float] = {"new": 0.0, "closed": 0.0, "open": 0.0}


async def roll(work: Work, open_ones: Sequence[Complaint]) -> None:
    """Count every whole day of the house's zone that was not yet.

    `open_ones` is read before what is touched today. From today back, since what is open now and what came
    and went tells what was open then.
    """
    now, zone = work.clock.now(), work.policy.calendar.zone
    today = now.astimezone(zone).date()
    days = [today - DAY * n for n in range(1, DAYS + 1)]
    known = await work.rollups.get(days, ALL)
    missing = [day for day in days if COUNTED not in known.get(day, {})]
    if not missing:
        return
    begun = whole_day(today, zone).start
    touched = await _touched(work, Window(begun, now + timedelta(seconds=1)))
    opened = open_by_scope({c.number: c for c in (*open_ones, *touched)}.values(), begun)
    for day in days[: days.index(missing[-1]) + 1]:
        touched = await _touched(work, whole_day(day, zone))
        if not (touched or any(opened.values()) or any(other < day for other in known)):
            if await work.complaints.touched_before(day):
                continue
            return
        numbers = counted(touched, whole_day(day, zone), opened)
        if day in missing:
            await work.rollups.put(day, numbers)
        for dimension, named in numbers.items():
            opened[dimension] -= int(named[COUNTED])


async def _touched(work: Work, window: Window) -> Sequence[Complaint]:
    """What anything happened to on the days (UTC) of a window."""
    found = [c for day in window.days for c in await work.complaints.touched_on(day)]
    return tuple({c.number: c for c in found}.values())


def counted(
    touched: Iterable[Complaint], window: Window, opened: Counter[str]
) -> Mapping[str, Mapping[str, float]]:
    """A day's numbers by dimension, with what was open at its end."""
    grouped = by_dimension(touched)
    dimensions = {ALL, *grouped, *(scope for scope, count in opened.items() if count)}
    return {
        dimension: {
            **day_numbers(grouped.get(dimension, ()), window, dimension),
            "open": float(opened[dimension]),
        }
        for dimension in sorted(dimensions)
    }


async def past(work: Work, end: date, scopes: Iterable[str]) -> Mapping[str, Sequence[Mapping[str, float]]]:
    """The numbers of the eight weeks before a day by scope, oldest first; empty for days not counted."""
    days = [end - DAY * n for n in range(DAYS, 0, -1)]
    whole = await work.rollups.get(days, ALL)
    found: dict[str, Sequence[Mapping[str, float]]] = {}
    for scope in scopes:
        own = whole if scope == ALL else await work.rollups.get(days, scope)
        found[scope] = [{**NOTHING, **own.get(d, {})} if COUNTED in whole.get(d, {}) else {} for d in days]
    return found
