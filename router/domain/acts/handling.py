"""Moves that several acts share: taking, going back to the desk, going to the platform, ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from router.domain.calendar import Duration, add
from router.domain.clocks import (
    APPOINTMENTS,
    breach_overdue,
    enter,
    resolved,
    running,
    start,
    start_handling,
    start_service,
    stop,
)
from router.domain.complaint import CloseReason, Due, Flag, Side, Stage, State, Survey
from router.domain.events import EventKind
from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.turn import Turn

SURVEYED_AT_ONCE = frozenset({CloseReason.CONFIRMED})
SURVEYED_LATER = frozenset({CloseReason.AUTO_CONFIRMED, CloseReason.DECIDED, CloseReason.REFUSED_UNESCALATED})
NOT_REOPENED = frozenset({CloseReason.DUPLICATE, CloseReason.SPAM})


def take(turn: Turn) -> None:
    """The actor becomes the holder. An appeal is read by another person than the one who judged."""
    person = turn.by.person
    if person is None or (turn.c.judged_by and turn.c.judged_by.user == person.user):
        raise Refusal("refusal-judged-before")
    turn.set(holder=person)
    enter(turn, State.IN_REVIEW)
    turn.record(EventKind.TAKEN)


def review_again(turn: Turn) -> None:
    """Back to the handling desk: to the holder, or to whoever takes it."""
    if turn.c.holder:
        enter(turn, State.IN_REVIEW)
    else:
        wait_for_taker(turn)
    _guard_silence(turn)


def wait_for_taker(turn: Turn) -> None:
    """Nobody holds it: the desk is to take it."""
    turn.set(holder=None)
    enter(turn, State.SUBMITTED)
    start_handling(turn)
    _guard_silence(turn)


def _guard_silence(turn: Turn) -> None:
    """Whatever ended before, a complaint at a desk has a clock that ends in an action."""
    clocks = turn.category.clocks
    if turn.c.stage is Stage.MERCHANT and not running(turn, Due.RESOLUTION) and not running(turn, Due.MOVE):
        start(turn, Due.RESOLUTION, clocks.resolution)
    if turn.c.stage is Stage.PLATFORM and not running(turn, Due.DECISION) and not running(turn, Due.ALARM):
        start(turn, Due.DECISION, clocks.decision)


def to_platform(turn: Turn, cause: str, desk: str | None = None) -> None:
    """Every escalation ends here: submitted at the platform's desk. The cause is recorded."""
    target = desk or turn.category.escalates_to
    reach(turn, target)
    if turn.c.stage is Stage.MERCHANT:
        stop(turn, Due.MOVE, Due.FIRST_RESPONSE, Due.NEXT_RESPONSE)
    turn.set(
        stage=Stage.PLATFORM, desk=target, escalatable=False, proposal=None, counter=None, steps=(), lapses=0
    )
    turn.set(other=None, verdict_draft=None)
    wait_for_taker(turn)
    turn.record(EventKind.ESCALATED, cause=cause)


def reach(turn: Turn, desk: str) -> None:
    """Note the chat of a desk; without one the route is dead, and operations is told."""
    route = turn.ctx.routes.get(desk)
    if route is None:
        turn.flag(Flag.DEAD_ROUTE)
        turn.tell_managers(ManagerRole.OPERATIONS, "manager-no-route", desk=desk)
        return
    turn.flag(Flag.DEAD_ROUTE, on=False)
    turn.set(routes={**turn.c.routes, desk: route})


def close(turn: Turn, reason: CloseReason) -> None:
    """The end of a cycle: every clock stops, missed time is frozen, appointments are made."""
    breach_overdue(turn)
    resolution_left = _resolution_left(turn)
    resolved(turn)
    stop(turn, Due.FIRST_RESPONSE, Due.NEXT_RESPONSE)
    enter(turn, State.CLOSED)
    turn.set(
        reason=reason,
        closed=turn.now,
        resolution_left=resolution_left,
        escalatable=False,
        unanswered_since=None,
        proposal=None,
        counter=None,
    )
    start(turn, Due.REOPEN_END, turn.policy.ladder.reopen)
    turn.record(EventKind.CLOSED, reason=reason.value)
    _plan_survey(turn, reason)


def _resolution_left(turn: Turn) -> int:
    clock = turn.c.deadline(Due.RESOLUTION)
    if clock is None:
        return 0
    if clock.left is not None:
        return clock.left
    return max(0, int(((clock.due or turn.now) - turn.now).total_seconds()))


def _plan_survey(turn: Turn, reason: CloseReason) -> None:
    """Who and what it rates is frozen now. Those who ended it otherwise are never asked."""
    if reason not in SURVEYED_AT_ONCE | SURVEYED_LATER or turn.c.survey:
        return
    survey = Survey(
        cycle=turn.c.cycle,
        reason=reason,
        holder=turn.c.holder,
        desk=turn.c.desk,
        merchant=turn.c.merchant,
        category=turn.c.category,
    )
    turn.set(surveys=(*turn.c.surveys, survey))
    delay = turn.policy.poll.delay
    start(turn, Due.SURVEY, replace(delay, amount=0) if reason in SURVEYED_AT_ONCE else delay)


def change_survey(turn: Turn, **changes: object) -> None:
    """Change the survey of the present cycle."""
    surveys = tuple(
        replace(s, **changes) if s.cycle == turn.c.cycle else s  # type: ignore[arg-type]
        for s in turn.c.surveys
    )
    turn.set(surveys=surveys)


def end_survey(turn: Turn, why: str) -> None:
    """A survey that was not asked yet never will be; one that is open ends."""
    stop(turn, *APPOINTMENTS)
    if (survey := turn.c.survey) and not survey.ended:
        change_survey(turn, ended=True, suppressed="" if survey.asked_at else why)


def within(turn: Turn, since: datetime | None, duration: Duration) -> bool:
    """Whether `duration` since a moment has not passed yet."""
    return since is not None and turn.now <= add(since, duration, turn.policy.calendar)


def resume_resolution(turn: Turn, left: int) -> None:
    """The resolution clock goes on with the seconds that were left."""
    turn.set(
        deadlines=tuple(
            replace(d, due=turn.now + timedelta(seconds=left)) if d.kind is Due.RESOLUTION else d
            for d in turn.c.deadlines
        )
    )


def begin_cycle(turn: Turn) -> None:
    """Reopened: response clocks start afresh, resolution goes on with what was left when it was soon."""
    end_survey(turn, "reopened")
    turn.set(
        cycle=turn.c.cycle + 1,
        reopened=turn.now,
        reason=None,
        closed=None,
        holder=None,
        questions=0,
        lapses=0,
        answered=False,
        paused=0,
        unsolved=0,
        extended=False,
        verdict=None,
        verdict_draft=None,
        appeals=(),
        steps=(),
        other=None,
        refusal=None,
        duplicate_of=None,
        outside_asked=0,
    )
    start_service(turn)


def needs_side(turn: Turn, actor: str) -> bool:
    """Whether the one who acts is the actor of a step: the consumer, or somebody of the provider's desk."""
    if actor == "consumer":
        return turn.by.side is Side.CONSUMER
    return turn.by.desk == turn.c.provider
