"""Warnings before a clock is due: the card shows it, the holder is told, then holder and lead.

Before a time to answer ends there is one: to whoever has the turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import ceil
from typing import Any

from router.domain.acts.nearing import ENDING, readers_quiet, remind
from router.domain.calendar import (
    Duration,
    add,
    add_working,
    after_quiet,
    between,
    opening_from,
    quiet_from,
    remaining,
)
from router.domain.clocks import SERVICE, running, stop
from router.domain.commands import Expire, Snooze
from router.domain.complaint import Complaint, Ref, Text
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
WARNING = SERVICE | {Due.LEGAL}
EVENING = timedelta(minutes=30)
"""So long before quiet hours a reminder is given that could not wait for their end."""


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
    # The one reminder of an end may come early, in the evening before.
    level = 1 if deadline.kind in ENDING else sum(span <= timedelta() for span in _spans(deadline, turn))
    given = replace(deadline, warned=max(level, deadline.warned), warning=None)
    turn.set(deadlines=tuple(given if d is deadline else d for d in turn.c.deadlines))
    if level <= deadline.warned:
        return
    if deadline.kind in ENDING:
        remind(turn, deadline)
    elif level >= HOLDER:
        _tell(turn, deadline, level)


def _tell(turn: Turn, deadline: Deadline, level: int) -> None:
    turn.record(EventKind.REMINDED, clock=deadline.kind.value, n=level)
    if not running(turn, Due.SNOOZE, cause=deadline.kind.value):
        _tell_holder(turn, deadline)
    if level >= LEAD:
        key, said = _said(deadline)
        turn.tell_lead(_desk(turn, deadline), key, **said)


def _tell_holder(turn: Turn, deadline: Deadline) -> None:
    desk = _desk(turn, deadline)
    if desk == turn.c.desk and (holder := turn.c.holder):
        key, said = _said(deadline)
        turn.tell_member(holder.user, desk, key, _later(turn, deadline), **said)


def _desk(turn: Turn, deadline: Deadline) -> str:
    """Whose clock it is: a law binds the provider, wherever the complaint is handled."""
    return turn.c.provider if deadline.kind is Due.LEGAL else turn.c.desk


def _said(deadline: Deadline) -> tuple[str, dict[str, Any]]:
    said: dict[str, Any] = {"clock": deadline.kind.value, "due": deadline.due}
    if deadline.kind is not Due.LEGAL:
        return "desk-warned", said
    rule = {"rule": Ref("rule", deadline.rule), "source": Ref("rule-source", deadline.rule)}
    return "desk-law-warned", said | rule


def _later(turn: Turn, deadline: Deadline) -> Rows:
    """Buttons to be reminded later, as far as that is before the clock is due."""
    if deadline.kind is Due.LEGAL or deadline.snoozed >= turn.policy.ladder.snoozes:
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
    calendar = turn.policy.calendar_named(turn.calendar_id(turn.c.desk))
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
    if deadline.due is None or deadline.due <= turn.now or deadline.warned >= len(_shares(deadline, turn)):
        return None
    coming = [*_spans(deadline, turn)][deadline.warned]
    # Whole seconds: a store keeps milliseconds, and a warning is never a moment early.
    wait = timedelta(seconds=ceil(max(timedelta(), coming).total_seconds()))
    if deadline.kind in ENDING:
        return _awake(turn.now + wait, deadline.due, deadline, turn)
    working = deadline.kind in SERVICE and Duration.parse(deadline.target).unit in {"wh", "wd"}
    return (
        add_working(turn.now, wait, turn.policy.calendar_named(deadline.calendar))
        if working
        else turn.now + wait
    )


def _awake(at: datetime, due: datetime, deadline: Deadline, turn: Turn) -> datetime:
    """Where the reader's morning would be too late, it is the evening before, as far as that is to come."""
    quiet = readers_quiet(turn, deadline)
    if after_quiet(at, quiet) == at or after_quiet(at, quiet) + EVENING < due:
        return at
    evening = quiet_from(at, quiet) - EVENING
    return evening if evening > turn.now else at


def _shares(deadline: Deadline, turn: Turn) -> tuple[int, ...]:
    """How much of it has passed, in percent, when each of its warnings is given."""
    warnings = turn.policy.ladder.warnings
    if deadline.kind in ENDING:
        return (warnings.end,)
    return warnings.rungs if deadline.kind in WARNING else ()


def _spans(deadline: Deadline, turn: Turn) -> Iterator[timedelta]:
    """How long until each warning, in the clock's own time; not above nothing for one whose time has come.

    Only what pauses is measured by its target; the rest from its beginning to its end.
    """
    due = deadline.due or turn.now
    whole, left = due - deadline.started, due - turn.now
    if deadline.kind in SERVICE:
        calendar = turn.policy.calendar_named(deadline.calendar)
        target = Duration.parse(deadline.target)
        whole = between(deadline.started, add(deadline.started, target, calendar), calendar, target.unit)
        left = remaining(due, turn.now, calendar, target.unit)
    return (left - whole * (100 - share) / 100 for share in _shares(deadline, turn))
