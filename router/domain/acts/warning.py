"""Warnings before a service clock is due: the card shows it, the holder is told, then holder and lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from router.domain.calendar import Duration, add, add_working, between, remaining
from router.domain.clocks import SERVICE
from router.domain.complaint import Complaint, Deadline
from router.domain.events import EventKind
from router.domain.turn import Turn

HOLDER, LEAD = 2, 3
"""From which warning on somebody is told."""


def plan(turn: Turn, before: Complaint) -> None:
    """Note when each clock that was started, moved or warned of is to warn next."""
    turn.set(
        deadlines=tuple(
            d if d in before.deadlines and d.warning else replace(d, warning=_next(d, turn))
            for d in turn.c.deadlines
        )
    )


def warn(turn: Turn) -> None:
    """Give the warnings whose time has come; of several for one clock, missed in a downtime, the last."""
    for deadline in turn.c.deadlines:
        if deadline.warning and deadline.warning <= turn.now:
            _give(turn, deadline)


def _give(turn: Turn, deadline: Deadline) -> None:
    level = sum(span <= timedelta() for span in _spans(deadline, turn))
    given = replace(deadline, warned=max(level, deadline.warned), warning=None)
    turn.set(deadlines=tuple(given if d is deadline else d for d in turn.c.deadlines))
    if level < HOLDER or level <= deadline.warned:
        return
    turn.record(EventKind.REMINDED, clock=deadline.kind.value, n=level)
    holder = turn.c.holder
    said: dict[str, Any] = {"clock": deadline.kind.value, "due": deadline.due}
    if holder:
        turn.tell_member(holder.user, turn.c.desk, "desk-warned", **said)
    if level >= LEAD:
        turn.tell_lead(turn.c.desk, "desk-warned", **said)


def _next(deadline: Deadline, turn: Turn) -> datetime | None:
    if deadline.kind not in SERVICE or deadline.due is None or deadline.due <= turn.now:
        return None
    if deadline.warned >= LEAD:
        return None
    coming = [*_spans(deadline, turn)][deadline.warned]
    # Whole seconds: a store keeps milliseconds, and a warning is never a moment early.
    wait = timedelta(seconds=ceil(max(timedelta(), coming).total_seconds()))
    working = Duration.parse(deadline.target).unit in {"wh", "wd"}
    return (
        add_working(turn.now, wait, turn.policy.calendar_named(deadline.calendar))
        if working
        else turn.now + wait
    )


def _spans(deadline: Deadline, turn: Turn) -> Iterator[timedelta]:
    """How long until each warning, in the clock's own time; not above nothing for one whose time has come."""
    calendar = turn.policy.calendar_named(deadline.calendar)
    target = Duration.parse(deadline.target)
    whole = between(deadline.started, add(deadline.started, target, calendar), calendar, target.unit)
    left = remaining(deadline.due or turn.now, turn.now, calendar, target.unit)
    return (left - whole * (100 - share) / 100 for share in turn.policy.ladder.warnings.rungs)
