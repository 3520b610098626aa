"""Warnings before a service clock is due: the card shows it, the holder is told, then holder and lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import ceil
from typing import Any

from router.domain.calendar import Duration, add, add_working, between, opening_from, remaining
from router.domain.clocks import SERVICE, running, stop
from router.domain.commands import Expire, Snooze
from router.domain.complaint import Complaint, Text
from router.domain.deadlines import Deadline
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.refusal import Refusal
from router.domain.states import Due
from router.domain.turn import Rows, Turn

HOLDER, LEAD = 2, 3
"""From which warning on somebody is told."""
HOUR, MORNING = SPANS = ("hour", "morning")
"""How long a holder may put a reminder off."""


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
    if not running(turn, Due.SNOOZE, cause=deadline.kind.value):
        _tell_holder(turn, deadline)
    if level >= LEAD:
        turn.tell_lead(turn.c.desk, "desk-warned", clock=deadline.kind.value, due=deadline.due)


def _tell_holder(turn: Turn, deadline: Deadline) -> None:
    if holder := turn.c.holder:
        said: dict[str, Any] = {"clock": deadline.kind.value, "due": deadline.due}
        turn.tell_member(holder.user, turn.c.desk, "desk-warned", _later(turn, deadline), **said)


def _later(turn: Turn, deadline: Deadline) -> Rows:
    """Buttons to be reminded later, as far as that is before the clock is due."""
    if deadline.snoozed >= turn.policy.ladder.snoozes:
        return ()
    spans = [span for span in SPANS if deadline.due and _moment(turn, span) < deadline.due]
    made = (
        Button("snooze", Text("button-snooze", {"span": span}), f"{span}:{deadline.kind.value}")
        for span in spans
    )
    return (tuple(made),) if spans else ()


def _moment(turn: Turn, span: str) -> datetime:
    """An hour from now, or when the desk opens next on another day."""
    if span == HOUR:
        return turn.now + timedelta(hours=1)
    calendar = turn.policy.calendar_named(turn.policy.calendar_id(turn.c.desk))
    tomorrow = turn.now.astimezone(calendar.zone).date() + timedelta(days=1)
    return opening_from(datetime.combine(tomorrow, time(), calendar.zone), calendar)


def snooze(turn: Turn, command: Snooze) -> None:
    """The holder is reminded of a clock once more at a later moment, before it is due."""
    clock = _running_clock(turn, command.clock)
    if command.span not in SPANS or clock is None or clock.due is None:
        raise Refusal("refusal-not-now")
    if clock.snoozed >= turn.policy.ladder.snoozes:
        raise Refusal("refusal-snoozed-enough")
    at = _moment(turn, command.span)
    if at >= clock.due:
        raise Refusal("refusal-snoozed-too-far", due=clock.due)
    stop(turn, Due.SNOOZE, cause=command.clock)
    later = Deadline(
        kind=Due.SNOOZE,
        due=at,
        started=turn.now,
        target=command.span,
        cycle=turn.c.cycle,
        policy=turn.policy.version,
        cause=command.clock,
    )
    put_off = tuple(replace(d, snoozed=d.snoozed + 1) if d is clock else d for d in turn.c.deadlines)
    turn.set(deadlines=(*put_off, later))
    turn.record(EventKind.SNOOZED, clock=command.clock, until=at)


def remind_again(turn: Turn, command: Expire) -> None:
    """The moment that the holder chose has come; a clock that was stopped meanwhile needs no word."""
    chosen = next(d for d in turn.c.deadlines if d.kind is Due.SNOOZE and d.due and d.due <= turn.now)
    stop(turn, Due.SNOOZE, cause=chosen.cause)
    clock = _running_clock(turn, chosen.cause)
    if clock and clock.due and clock.due > turn.now:
        turn.record(EventKind.REMINDED, clock=chosen.cause)
        _tell_holder(turn, clock)


def _running_clock(turn: Turn, kind: str) -> Deadline | None:
    """The service clock of this name, while it runs."""
    return next((d for d in turn.c.deadlines if d.kind in SERVICE and d.kind.value == kind and d.due), None)


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
