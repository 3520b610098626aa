"""Whole days as numbers, so that a digest reads eight weeks of numbers and not eight weeks of complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from router.domain.complaint import Complaint
from router.domain.flows import open_by_scope
from router.domain.rollup import by_dimension, day_numbers
from router.domain.scope import ALL
from router.domain.weekly import WEEK, WEEKS
from router.domain.window import DAY, whole_day
from router.usecases.work import Work

DAYS = WEEK * WEEKS
"""So many days before today are kept up to date."""
COUNTED = "net"
"""A day that has this was counted whole."""
NOTHING: Mapping[str, float] = {"new": 0.0, "closed": 0.0, "open": 0.0}


async def roll(work: Work, open_ones: Sequence[Complaint]) -> None:
    """Count every whole day (UTC) that was not yet; `open_ones` is read before what is touched today.

    From today back, since what is open now and what came and went tells what was open then.
    """
    today = work.clock.now().date()
    days = [today - DAY * n for n in range(1, DAYS + 1)]
    known = await work.rollups.get(days, ALL)
    missing = [day for day in days if COUNTED not in known.get(day, {})]
    if not missing:
        return
    now_known = {c.number: c for c in (*open_ones, *await work.complaints.touched_on(today))}.values()
    opened = open_by_scope(now_known, whole_day(today).start)
    for day in days[: days.index(missing[-1]) + 1]:
        touched = await work.complaints.touched_on(day)
        if not (touched or any(opened.values()) or any(other < day for other in known)):
            continue
        numbers = counted(touched, day, opened)
        if day in missing:
            await work.rollups.put(day, numbers)
        for dimension, named in numbers.items():
            opened[dimension] -= int(named[COUNTED])


def counted(
    touched: Iterable[Complaint], day: date, opened: Counter[str]
) -> Mapping[str, Mapping[str, float]]:
    """A day's numbers by dimension, with what was open at its end."""
    grouped = by_dimension(touched)
    dimensions = {ALL, *grouped, *(scope for scope, count in opened.items() if count)}
    return {
        dimension: {
            **day_numbers(grouped.get(dimension, ()), day, dimension),
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
