"""Moves that several acts share: taking, going back to the desk, going to the platform, ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from router.domain.calendar import Duration, add
from router.domain.clocks import (
    APPOINTMENTS,
    RESPONSE,
    enter,
    guard_silence,
    rest,
    start,
    start_taking,
    stop,
)
from router.domain.commands import Worded
from router.domain.complaint import Complaint, Person, Survey
from router.domain.events import EventKind
from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.standing import until
from router.domain.states import CloseReason, Due, Flag, Side, Stage, State
from router.domain.turn import Turn
from router.domain.visits import plan_visits, waits_for_contact

SURVEYED_AT_ONCE = frozenset({CloseReason.CONFIRMED})
SURVEYED_LATER = frozenset({CloseReason.AUTO_CONFIRMED, CloseReason.DECIDED, CloseReason.REFUSED_UNESCALATED})
NOT_REOPENED = frozenset({CloseReason.DUPLICATE, CloseReason.SPAM})


def take(turn: Turn) -> None:
    """The actor becomes the holder."""
    if turn.by.person is None:
        raise Refusal("refusal-not-allowed")
    fresh_eyes(turn, turn.by.person)
    turn.set(holder=turn.by.person, suggested=None)
    if turn.c.state is State.SUBMITTED:
        enter(turn, State.IN_REVIEW)
    turn.record(EventKind.TAKEN)


def fresh_eyes(turn: Turn, person: Person) -> None:
    """An appeal is read by another person than the one who judged, a case of a merchant's by none of theirs.

    Refusal for whoever judged before, or was seen at work for the merchant.
    """
    at_platform = turn.c.stage is Stage.PLATFORM and turn.by.user == person.user
    if at_platform and turn.c.merchant and turn.c.merchant in turn.by.elsewhere:
        raise Refusal("refusal-of-merchant")
    if turn.c.judged_by and turn.c.judged_by.user == person.user:
        raise Refusal("refusal-judged-before")


def review_again(turn: Turn) -> None:
    """Back to the handling desk: to the holder, or to whoever takes it."""
    if turn.c.holder is None or _unreachable(turn):
        wait_for_taker(turn)
        return
    enter(turn, State.IN_REVIEW)
    guard_silence(turn)


def wait_for_taker(turn: Turn) -> None:
    """Nobody holds it: the desk is to take it. A merchant whose chat is lost loses it to the platform."""
    turn.set(holder=None)
    if _unreachable(turn):
        to_platform(turn, "chat_lost")
        return
    enter(turn, State.SUBMITTED)
    turn.set(suggested=turn.ctx.suggested.get(turn.c.desk))
    start_taking(turn)
    guard_silence(turn)


def _unreachable(turn: Turn) -> bool:
    return turn.c.stage is Stage.MERCHANT and turn.c.desk not in turn.c.routes


def to_platform(turn: Turn, cause: str, words: Worded | None = None) -> None:
    """Every escalation ends here: submitted at the platform's desk. The cause is recorded."""
    target = turn.category.escalates_to if turn.c.stage is Stage.MERCHANT else turn.c.desk
    if turn.c.stage is Stage.MERCHANT:
        stop(turn, Due.MOVE, *RESPONSE)
    settle_at(turn, target, Stage.PLATFORM)
    turn.set(escalatable=False, proposal=None, counter=None, other=None, steps=(), lapses=0, verdict=None)
    wait_for_taker(turn)
    turn.record(EventKind.ESCALATED, words, cause=cause)


def tell_moved(turn: Turn) -> None:
    """The consumer reads that it is the platform's turn, and until when."""
    turn.tell_consumer("consumer-moved", until=until(turn.c), late="no")


def settle_at(turn: Turn, desk: str, stage: Stage) -> None:
    """From now on this desk handles it; without a chat its route is dead, and operations is told."""
    turn.set(desk=desk, stage=stage)
    reach(turn, desk)
    dead = desk not in turn.c.routes
    turn.flag(Flag.DEAD_ROUTE, on=dead)
    if dead:
        turn.tell_managers(ManagerRole.OPERATIONS, "manager-no-route", desk=desk)


def reach(turn: Turn, desk: str) -> None:
    """Note the chat of a desk that takes part, where it has one."""
    if route := turn.ctx.routes.get(desk):
        turn.set(routes={**turn.c.routes, desk: route})


def find_again(turn: Turn) -> None:
    """A desk has a chat again: it gets its card there, the handling one, and a merchant that took part."""
    if turn.c.desk not in turn.c.routes and turn.c.desk in turn.ctx.routes:
        settle_at(turn, turn.c.desk, turn.c.stage)
    if turn.c.open and f"card:{turn.c.merchant}" in turn.c.sent:
        bring_in_merchant(turn)


def bring_in_merchant(turn: Turn) -> None:
    """Whoever is to perform a remedy or may appeal takes part."""
    if turn.c.merchant and turn.c.merchant not in turn.c.routes:
        reach(turn, turn.c.merchant)


def close(turn: Turn, reason: CloseReason) -> None:
    """The end of a cycle: every clock stops, missed time is frozen, appointments are made."""
    rest(turn)
    enter(turn, State.CLOSED)
    turn.set(reason=reason, closed=turn.now, escalatable=False, proposal=None, counter=None, other=None)
    start(turn, Due.REOPEN_END, turn.policy.ladder.reopen)
    turn.record(EventKind.CLOSED, reason=reason.value)
    _plan_survey(turn, reason)
    plan_visits(turn, reason)


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


def change_survey(turn: Turn, cycle: int = 0, **changes: object) -> None:
    """Change the survey of a cycle, else of the present one."""
    surveys = tuple(
        replace(s, **changes) if s.cycle == (cycle or turn.c.cycle) else s  # type: ignore[arg-type]
        for s in turn.c.surveys
    )
    turn.set(surveys=surveys)


def end_survey(turn: Turn, why: str) -> None:
    """A survey that was not asked yet never will be; one that is open ends. Who waits for a word does."""
    stop(turn, *(APPOINTMENTS - {Due.TASK, Due.FOLLOW_UP}))
    if not waits_for_contact(turn.c):
        stop(turn, Due.FOLLOW_UP)
    if (survey := turn.c.survey) and not survey.ended:
        change_survey(turn, ended=True, suppressed="" if survey.asked_at else why)


def within(turn: Turn, since: datetime | None, duration: Duration) -> bool:
    """Whether `duration` since a moment has not passed yet."""
    return since is not None and turn.now <= add(since, duration, turn.policy.calendar)


def reopenable(complaint: Complaint) -> bool:
    """Whether its reason lets it be reopened, and its window is open (outside, silence closes no window)."""
    reason = complaint.reason
    if reason in NOT_REOPENED or (reason is CloseReason.OUT_OF_SCOPE and complaint.contested):
        return False
    unlimited = reason is CloseReason.NO_RESPONSE and complaint.outside_asked > 0
    return unlimited or complaint.deadline(Due.REOPEN_END) is not None


def begin_cycle(turn: Turn) -> None:
    """Reopened: what belonged to the last cycle is over."""
    end_survey(turn, "reopened")
    turn.set(
        cycle=turn.c.cycle + 1,
        reopened=turn.now,
        reason=None,
        closed=None,
        holder=None,
        level=0,
        lift="",
        questions=0,
        lapses=0,
        answered=False,
        paused=0,
        unsolved=0,
        extended=False,
        resolution_left=None,
        verdict=None,
        judged_by=None,
        appeals=(),
        steps=(),
        other=None,
        refusal=None,
        duplicate_of=None,
        outside_asked=0,
    )


def needs_side(turn: Turn, actor: str) -> bool:
    """Whether the one who acts is the actor of a step: the consumer, or somebody of the provider's desk."""
    if actor == "consumer":
        return turn.by.side is Side.CONSUMER
    return turn.by.desk == turn.c.provider
