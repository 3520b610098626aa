"""Starting, stopping, pausing and resuming deadlines, and what runs in which state.

Service clocks measure the desk and pause while the consumer has the turn; a state's own deadlines end
with it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from router.domain.calendar import Calendar, Duration, add, add_working, remaining, seconds
from router.domain.complaint import Breach, Deadline, Due, Stage, State
from router.domain.events import EventKind
from router.domain.turn import Turn

PAUSING = frozenset({State.AWAITING_CONSUMER, State.PROPOSED, State.REFUSED})
SERVICE = frozenset({Due.FIRST_RESPONSE, Due.NEXT_RESPONSE, Due.RESOLUTION, Due.DECISION})
PAUSABLE = frozenset({Due.RESOLUTION, Due.DECISION, Due.MOVE, Due.ALARM})
APPOINTMENTS = frozenset({Due.SURVEY, Due.SURVEY_REMINDER, Due.SURVEY_END, Due.REOPEN_END})
STATE_OWNED = frozenset(Due) - SERVICE - PAUSABLE - APPOINTMENTS


def start(
    turn: Turn, kind: Due, target: Duration, *, n: int = 1, cause: str = "", since: datetime | None = None
) -> None:
    """Start a deadline `target` from now (or `since`), in place of one of the same kind and cause."""
    begin = since or turn.now
    due = add(begin, target, turn.policy.calendar)
    begun = Deadline(
        kind=kind,
        due=due,
        started=begin,
        target=str(target),
        n=n,
        cycle=turn.c.cycle,
        policy=turn.policy.version,
        cause=cause,
    )
    kept = tuple(d for d in turn.c.deadlines if (d.kind, d.cause) != (kind, cause))
    turn.set(deadlines=(*kept, begun))


def stop(turn: Turn, *kinds: Due, cause: str | None = None) -> None:
    """Stop deadlines by kind, and by cause where one is named."""
    turn.set(
        deadlines=tuple(
            d for d in turn.c.deadlines if d.kind not in kinds or (cause is not None and d.cause != cause)
        )
    )


def running(turn: Turn, kind: Due) -> bool:
    """Whether a deadline of this kind runs or is paused."""
    return turn.c.deadline(kind) is not None


def enter(turn: Turn, state: State, *, pause: bool = True) -> None:
    """Go to a state: its predecessor's own deadlines end, service clocks pause or go on."""
    stop(turn, *STATE_OWNED)
    if turn.c.paused_since is not None:
        _resume(turn)
    turn.set(state=state)
    if state in PAUSING and pause:
        _pause(turn)


def _pause(turn: Turn) -> None:
    turn.set(
        paused_since=turn.now,
        deadlines=tuple(
            replace(d, due=None, left=_left(d, turn.now, turn.policy.calendar)) if _pausable(d) else d
            for d in turn.c.deadlines
        ),
    )


def _pausable(deadline: Deadline) -> bool:
    return deadline.kind in PAUSABLE and deadline.due is not None


def _left(deadline: Deadline, now: datetime, calendar: Calendar) -> int:
    unit = Duration.parse(deadline.target).unit
    return int(remaining(deadline.due or now, now, calendar, unit).total_seconds())


def _resume(turn: Turn) -> None:
    """What was left is added to now; beyond the limit of all pauses in a cycle the clock has run on."""
    elapsed = int((turn.now - (turn.c.paused_since or turn.now)).total_seconds())
    granted = min(elapsed, max(0, seconds(turn.policy.ladder.pause_at_most) - turn.c.paused))
    excess = timedelta(seconds=elapsed - granted)
    turn.set(
        paused=turn.c.paused + granted,
        paused_since=None,
        deadlines=tuple(_resumed(d, turn, excess) if d.left is not None else d for d in turn.c.deadlines),
    )


def _resumed(deadline: Deadline, turn: Turn, excess: timedelta) -> Deadline:
    left = max(timedelta(), timedelta(seconds=deadline.left or 0) - excess)
    working = Duration.parse(deadline.target).unit in {"wh", "wd"}
    due = add_working(turn.now, left, turn.policy.calendar) if working else turn.now + left
    return replace(deadline, due=due, left=None)


def answered(turn: Turn) -> None:
    """A human gave a public answer: response clocks stop, and the move that their breach had started."""
    stop(turn, Due.FIRST_RESPONSE, Due.NEXT_RESPONSE)
    for cause in (Due.FIRST_RESPONSE, Due.NEXT_RESPONSE):
        stop(turn, Due.MOVE, cause=cause)
    turn.set(answered=True, unanswered_since=None)


def heard(turn: Turn) -> None:
    """The consumer said something: after the first response, the oldest unanswered words start a clock."""
    if turn.c.unanswered_since is None:
        turn.set(unanswered_since=turn.now)
        if turn.c.answered:
            start(turn, Due.NEXT_RESPONSE, turn.category.clocks.next_response)


def resolved(turn: Turn) -> None:
    """A remedy is agreed or a verdict given: nobody has to find a solution any more."""
    breach_overdue(turn)
    stop(turn, *PAUSABLE)


def breach_overdue(turn: Turn) -> None:
    """A late finish between two sweeps is a breach too."""
    for deadline in turn.c.deadlines:
        if deadline.kind in SERVICE and deadline.due and deadline.due < turn.now:
            breach(turn, deadline)


def breach(turn: Turn, deadline: Deadline) -> bool:
    """Record a missed clock, once for (clock, cycle). True when it is new."""
    if any((b.clock, b.cycle) == (deadline.kind, deadline.cycle) for b in turn.c.breaches):
        return False
    due = deadline.due or turn.now
    turn.set(breaches=(*turn.c.breaches, Breach(deadline.kind, deadline.cycle, due, turn.now)))
    turn.record(EventKind.BREACHED, clock=deadline.kind.value, due=due)
    return True


def start_handling(turn: Turn) -> None:
    """Clocks of a complaint that waits to be taken: at the merchant, or at the platform."""
    clocks = turn.category.clocks
    if turn.c.stage is Stage.MERCHANT:
        start(turn, Due.TAKE, clocks.take[0])
        return
    start(turn, Due.TAKE, clocks.take_platform[0])
    if not running(turn, Due.DECISION) and not running(turn, Due.ALARM):
        start(turn, Due.DECISION, clocks.decision)


def start_service(turn: Turn) -> None:
    """Response and resolution clocks at the beginning of a cycle."""
    start(turn, Due.FIRST_RESPONSE, turn.category.clocks.first_response)
    start(turn, Due.RESOLUTION, turn.category.clocks.resolution)
