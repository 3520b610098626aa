"""Starting, stopping, pausing and resuming deadlines, and what runs in which state.

Service clocks measure the desk and pause while the consumer has the turn; a state's own deadlines end
with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from router.domain.calendar import Calendar, Duration, add, add_working, between, remaining, seconds
from router.domain.deadlines import Breach, Deadline
from router.domain.events import EventKind
from router.domain.law import Ends
from router.domain.states import Due, Stage, State
from router.domain.turn import Turn

PAUSING = frozenset({State.AWAITING_CONSUMER, State.PROPOSED, State.REFUSED})
RESPONSE = (Due.FIRST_RESPONSE, Due.NEXT_RESPONSE)
SERVICE = frozenset({*RESPONSE, Due.RESOLUTION, Due.DECISION})
PAUSABLE = frozenset({Due.RESOLUTION, Due.DECISION, Due.MOVE, Due.ALARM})
APPOINTMENTS = frozenset(
    {Due.SURVEY, Due.SURVEY_REMINDER, Due.SURVEY_END, Due.FOLLOW_UP, Due.VISIT, Due.REOPEN_END, Due.TASK}
)
OF_DESK = SERVICE | frozenset({Due.TAKE, Due.MOVE, Due.ALARM, Due.APPROVAL})
"""What the handling desk has to do, so that its own working time counts."""
STATE_OWNED = frozenset(Due) - SERVICE - PAUSABLE - APPOINTMENTS - {Due.LEGAL}


def start(
    turn: Turn,
    kind: Due,
    target: Duration,
    *,
    n: int = 1,
    cause: str = "",
    since: datetime | None = None,
    desk: str = "",
) -> datetime:
    """Start a deadline `target` from now (or `since`), in place of one of the same kind and cause.

    It runs on the calendar of `desk`; unless one is named, on the handling desk's where that has to act, else
    on the house's. Returns when it is due.
    """
    begin = since or turn.now
    calendar = turn.calendar_id(desk or (turn.c.desk if kind in OF_DESK else ""))
    due = add(begin, target, turn.policy.calendar_named(calendar))
    begun = Deadline(
        kind=kind,
        due=due,
        started=begin,
        target=str(target),
        n=n,
        cycle=turn.c.cycle,
        policy=turn.policy.version,
        calendar=calendar,
        cause=cause,
    )
    kept = tuple(d for d in turn.c.deadlines if (d.kind, d.cause) != (kind, cause))
    turn.set(deadlines=(*kept, begun))
    return due


def stop(turn: Turn, *kinds: Due, cause: str | None = None) -> None:
    """Stop deadlines by kind, and by cause where one is named. A clock that ends late is a breach."""
    ended = [d for d in turn.c.deadlines if d.kind in kinds and cause in {None, d.cause}]
    _breach_late(turn, ended)
    turn.set(deadlines=tuple(d for d in turn.c.deadlines if d not in ended))


def extend(turn: Turn, kind: Due, more: Duration) -> None:
    """Give more time on top of what is left."""
    deadlines = tuple(
        replace(d, due=add(max(d.due, turn.now), more, _calendar(d, turn))) if d.kind is kind and d.due else d
        for d in turn.c.deadlines
    )
    turn.set(deadlines=deadlines)


def _calendar(deadline: Deadline, turn: Turn) -> Calendar:
    """The one under which it was started, whoever has the complaint now."""
    return turn.policy.calendar_named(deadline.calendar)


def running(turn: Turn, kind: Due, cause: str = "") -> bool:
    """Whether a deadline of this kind runs or is paused."""
    return any((d.kind, d.cause) == (kind, cause) for d in turn.c.deadlines)


def enter(turn: Turn, state: State, *, pause: bool = True) -> None:
    """Go to a state: its predecessor's own deadlines end, service clocks pause or go on.

    A verdict that waits for a second person is one on the file as it was in review: it does not outlive that.
    """
    resume(turn)
    stop(turn, *STATE_OWNED)
    turn.set(state=state)
    if state is not State.IN_REVIEW:
        turn.set(verdict_draft=None)
    if state in PAUSING and pause:
        _pause(turn)


def _pause(turn: Turn) -> None:
    """Clocks stand still: what is left is kept. No longer, in a cycle, than the policy grants."""
    _breach_late(turn, turn.c.deadlines)
    granted = _grantable(turn)
    if not granted:
        return
    turn.set(
        paused_since=turn.now,
        deadlines=tuple(
            replace(d, due=None, left=_left(d, turn)) if _pausable(d) else d for d in turn.c.deadlines
        ),
    )
    start(turn, Due.PAUSE_END, Duration(0, "h"), since=turn.now + granted)


def _grantable(turn: Turn) -> timedelta:
    granted = seconds(turn.policy.ladder.pause_at_most) - turn.c.paused
    return timedelta(seconds=max(0, granted))


def _pausable(deadline: Deadline) -> bool:
    return deadline.kind in PAUSABLE and deadline.due is not None


def _left(deadline: Deadline, turn: Turn) -> int:
    if deadline.due is None:
        return deadline.left or 0
    unit = Duration.parse(deadline.target).unit
    return int(remaining(deadline.due, turn.now, _calendar(deadline, turn), unit).total_seconds())


def resume(turn: Turn) -> None:
    """Clocks that stand still go on, since now, or since the end of what was granted."""
    if (since := turn.c.paused_since) is None:
        return
    until = min(turn.now, since + _grantable(turn))
    stop(turn, Due.PAUSE_END)
    turn.set(
        paused=turn.c.paused + int((until - since).total_seconds()),
        paused_since=None,
        deadlines=tuple(
            d if d.left is None else _with_left(d, d.left, until, turn) for d in turn.c.deadlines
        ),
    )


def _with_left(deadline: Deadline, left: int, since: datetime, turn: Turn) -> Deadline:
    working = Duration.parse(deadline.target).unit in {"wh", "wd"}
    more = timedelta(seconds=left)
    due = add_working(since, more, _calendar(deadline, turn)) if working else since + more
    return replace(deadline, due=due, left=None)


def resume_resolution(turn: Turn, left: int) -> None:
    """The resolution clock goes on with the seconds that were left."""
    deadlines = turn.c.deadlines
    resumed = (_with_left(d, left, turn.now, turn) if d.kind is Due.RESOLUTION else d for d in deadlines)
    turn.set(deadlines=tuple(resumed))


def answered(turn: Turn) -> None:
    """A human gave a public answer: response clocks stop, and the move that their breach had started."""
    hush(turn)
    turn.set(answered=True)


def hush(turn: Turn) -> None:
    """Nothing waits for an answer any more."""
    stop(turn, *RESPONSE)
    for cause in RESPONSE:
        stop(turn, Due.MOVE, cause=cause)
    turn.set(unanswered_since=None)


def heard(turn: Turn) -> None:
    """The consumer said something: after the first response, the oldest unanswered words start a clock."""
    if turn.c.unanswered_since is None:
        turn.set(unanswered_since=turn.now)
        if turn.c.answered:
            start(turn, Due.NEXT_RESPONSE, turn.clocks.next_response)


def resolved(turn: Turn) -> None:
    """A remedy is agreed or a verdict given: nobody has to find a solution any more."""
    resume(turn)
    if clock := turn.c.deadline(Due.RESOLUTION):
        turn.set(resolution_left=_left(clock, turn))
    stop(turn, *PAUSABLE)
    fulfil(turn, Ends.SETTLED)


def fulfil(turn: Turn, ends: Ends) -> None:
    """Duties of law that this fulfils run no more."""
    for deadline in turn.c.deadlines:
        if deadline.kind is Due.LEGAL and deadline.cause.startswith(ends):
            stop(turn, Due.LEGAL, cause=deadline.cause)


def rest(turn: Turn) -> None:
    """Every clock stops, as at the end."""
    resolved(turn)
    stop(turn, Due.LEGAL)
    hush(turn)


def _breach_late(turn: Turn, deadlines: Iterable[Deadline]) -> None:
    """A late finish between two sweeps is a breach too."""
    for deadline in deadlines:
        if deadline.kind in {*SERVICE, Due.LEGAL} and deadline.due and deadline.due < turn.now:
            breach(turn, deadline)


def breach(turn: Turn, deadline: Deadline) -> bool:
    """Record a missed clock, once for (clock, rule, cycle). True when it is new.

    A merchant's miss lets the consumer bring in the platform.
    """
    if turn.c.stage is Stage.MERCHANT:
        turn.set(escalatable=True)
    missed = (deadline.kind, deadline.rule, deadline.cycle)
    if any((b.clock, b.rule, b.cycle) == missed for b in turn.c.breaches):
        return False
    due = deadline.due or turn.now
    found = Breach(deadline.kind, deadline.cycle, due, turn.now, deadline.rule)
    turn.set(breaches=(*turn.c.breaches, found))
    law: dict[str, Any] = {"rule": deadline.rule} if deadline.rule else {}
    turn.record(EventKind.BREACHED, clock=deadline.kind.value, due=due, **law)
    return True


def start_taking(turn: Turn) -> None:
    """The desk is to take it."""
    clocks = turn.clocks
    rungs = clocks.take if turn.c.stage is Stage.MERCHANT else clocks.take_platform
    start(turn, Due.TAKE, rungs[0])


def start_service(turn: Turn) -> None:
    """Response and resolution clocks at the beginning of a cycle."""
    start(turn, Due.FIRST_RESPONSE, turn.clocks.first_response)
    start(turn, Due.RESOLUTION, turn.clocks.resolution)


def guard_silence(turn: Turn) -> None:
    """Whatever ended before, a complaint at a desk has a clock that ends in an action."""
    clocks = turn.clocks
    if turn.c.stage is Stage.PLATFORM:
        if not running(turn, Due.DECISION) and not running(turn, Due.ALARM):
            start(turn, Due.DECISION, clocks.decision)
    elif not running(turn, Due.RESOLUTION) and not running(turn, Due.MOVE, cause=Due.RESOLUTION):
        start(turn, Due.RESOLUTION, clocks.resolution)


def retarget(turn: Turn) -> None:
    """Another category or priority: the time that has passed stays passed, only the targets change.

    What was missed stays missed, and is acted upon; a reminder put off beyond the new end is not waited for.
    """
    turn.set(deadlines=tuple(_aimed(d, _target(d, turn), turn) for d in turn.c.deadlines))
    ends = {d.kind.value: d.due for d in turn.c.deadlines if d.kind in SERVICE and d.due}
    for late in [d for d in turn.c.deadlines if d.kind is Due.SNOOZE and d.due]:
        if late.due and late.due >= ends.get(late.cause, late.due):
            stop(turn, Due.SNOOZE, cause=late.cause)


def _target(deadline: Deadline, turn: Turn) -> Duration | None:
    """What a clock has now; None for one that category and priority say nothing of."""
    clocks = turn.clocks
    if deadline.kind is Due.TAKE:
        if turn.c.judged_by and deadline.target == str(turn.policy.ladder.appeal_untaken):
            return None
        rungs = clocks.take if turn.c.stage is Stage.MERCHANT else clocks.take_platform
        return rungs[deadline.n - 1] if deadline.n <= len(rungs) else None
    return {
        Due.FIRST_RESPONSE: clocks.first_response,
        Due.NEXT_RESPONSE: clocks.next_response,
        Due.RESOLUTION: clocks.resolution,
        Due.DECISION: clocks.decision,
    }.get(deadline.kind)


def _aimed(deadline: Deadline, target: Duration | None, turn: Turn) -> Deadline:
    """Later or earlier by what the targets differ, counted in the new one's unit."""
    if target is None or deadline.target == str(target) or _missed(deadline, turn):
        return deadline
    calendar, old, begun = _calendar(deadline, turn), Duration.parse(deadline.target), deadline.started
    gained = between(add(begun, old, calendar), add(begun, target, calendar), calendar, target.unit)
    paused = deadline.left is not None
    due = deadline.due or _with_left(deadline, deadline.left or 0, turn.now, turn).due or turn.now
    left = max(0, int((between(turn.now, due, calendar, target.unit) + gained).total_seconds()))
    aimed = replace(deadline, target=str(target), policy=turn.policy.version, warned=0)
    return replace(aimed, left=left) if paused else _with_left(aimed, left, turn.now, turn)


def _missed(deadline: Deadline, turn: Turn) -> bool:
    """Whether its time is over, though the sweep may not have come yet."""
    return not deadline.left if deadline.due is None else deadline.due <= turn.now
