"""What the sweep does about clocks: reminders, breaches, the move to the platform, alarms."""

from __future__ import annotations

from typing import Any

from router.domain.acts import handling
from router.domain.acts.climbing import climb
from router.domain.acts.offering import ESCALATE, REOPEN_ROW
from router.domain.acts.talking import GO_ON, consumer_done
from router.domain.clocks import breach, resume, start, stop
from router.domain.commands import Expire
from router.domain.complaint import Ref, Text
from router.domain.deadlines import Deadline
from router.domain.events import EventKind
from router.domain.ladder import Lift
from router.domain.mail import Button
from router.domain.states import CloseReason, Due, Side, Stage, State
from router.domain.turn import Turn

TAKE = Button("take", Text("button-take"))


def due(turn: Turn) -> list[Deadline]:
    """Running deadlines, the one due first at the head."""
    return sorted((d for d in turn.c.deadlines if d.due), key=lambda d: (d.due or turn.now, d.kind))


def earliest(turn: Turn, kind: Due) -> Deadline:
    """The running deadline of a kind that is due first."""
    return next(d for d in due(turn) if d.kind is kind)


def not_taken_by_merchant(turn: Turn, command: Expire) -> None:
    """First the desk is told, then its lead; the third rung is the first response's breach."""
    waited = earliest(turn, Due.TAKE)
    rung, rungs = waited.n, turn.clocks.take
    turn.record(EventKind.REMINDED, n=rung)
    stop(turn, Due.TAKE)
    if rung == 1:
        turn.tell_desk(turn.c.desk, "desk-not-taken", ((TAKE,),))
    else:
        climb(turn, Lift.NOT_TAKEN, n=rung)
    if rung < len(rungs):
        start(turn, Due.TAKE, rungs[rung], n=rung + 1, since=waited.started)


def not_taken_by_platform(turn: Turn, command: Expire) -> None:
    """First the lead, then the quality manager, afterwards daily, until its late decision is told daily."""
    waited = earliest(turn, Due.TAKE)
    rung, rungs = waited.n, turn.clocks.take_platform
    again, alarm = rung > len(rungs), turn.c.deadline(Due.ALARM)
    if not again or alarm is None or alarm.n == 1:
        turn.record(EventKind.REMINDED, n=rung)
        climb(turn, Lift.NOT_TAKEN if rung == 1 else Lift.UNTAKEN, again=again, n=rung)
    if rung < len(rungs):
        start(turn, Due.TAKE, rungs[rung], n=rung + 1, since=waited.started)
    else:
        start(turn, Due.TAKE, turn.policy.ladder.alarm_every, n=rung + 1)


def service_clock_missed(turn: Turn, command: Expire) -> None:
    """Recorded once; lead and consumer are told; some time later it moves to the platform by itself."""
    missed = due(turn)[0]
    fresh = breach(turn, missed)
    stop(turn, missed.kind)
    if missed.kind is Due.RESOLUTION:
        turn.set(resolution_left=0)
    if fresh:
        climb(turn, Lift.BREACH, clock=missed.kind.value, due=missed.due)
    if turn.c.stage is Stage.PLATFORM:
        if missed.kind in {Due.DECISION, Due.RESOLUTION} and turn.c.deadline(Due.ALARM) is None:
            start(turn, Due.ALARM, turn.policy.ladder.alarm_every)
        return
    if missed.kind is Due.FIRST_RESPONSE:
        # It is the third rung of the reminders to take it: the first two come no more.
        stop(turn, Due.TAKE)
    if fresh:
        turn.tell_consumer("consumer-breached", ((ESCALATE,),))
    if _waits_for_desk(turn):
        start(turn, Due.MOVE, turn.policy.ladder.move_after_breach, cause=missed.kind.value)


def pause_ends(turn: Turn, command: Expire) -> None:
    """It has waited for the consumer as long as it may: the clocks of the desk go on meanwhile."""
    turn.record(EventKind.EXPIRED, deadline=Due.PAUSE_END.value)
    resume(turn)


def law_missed(turn: Turn, command: Expire) -> None:
    """A duty of law was not done in time: its own steps follow from the house's clocks, this is told."""
    missed = due(turn)[0]
    if breach(turn, missed):
        rule: dict[str, Any] = {"rule": Ref("rule", missed.rule), "source": Ref("rule-source", missed.rule)}
        rows = ((ESCALATE,),) if turn.c.escalatable else ()
        turn.tell_lead(turn.c.provider, "desk-law-missed", **rule)
        turn.tell_consumer("consumer-law-missed", rows, **rule)
    stop(turn, Due.LEGAL, cause=missed.cause)


def _waits_for_desk(turn: Turn) -> bool:
    """Whether the desk has the turn: also with one question too many, which pauses nothing."""
    asked_in_vain = turn.c.state is State.AWAITING_CONSUMER and turn.c.paused_since is None
    return asked_in_vain or turn.c.state in {State.SUBMITTED, State.IN_REVIEW}


def move(turn: Turn, command: Expire) -> None:
    """A silent merchant loses the complaint to the platform."""
    cause = earliest(turn, Due.MOVE).cause
    merchant = turn.c.desk
    handling.to_platform(turn, cause)
    climb(turn, Lift.SILENCE)
    turn.tell_desk(merchant, "desk-moved")
    handling.tell_moved(turn)


def alarm(turn: Turn, command: Expire) -> None:
    """It rests at the platform: the quality manager hears of it daily."""
    n = earliest(turn, Due.ALARM).n
    turn.record(EventKind.REMINDED, n=n)
    climb(turn, Lift.LATE_DECISION, again=n > 1, n=n)
    start(turn, Due.ALARM, turn.policy.ladder.alarm_every, n=n + 1)


def remind_consumer(turn: Turn, command: Expire) -> None:
    """The desk waits for an answer."""
    n = earliest(turn, Due.CONSUMER_REMINDER).n
    rungs = turn.policy.ladder.consumer_reminders
    stop(turn, Due.CONSUMER_REMINDER)
    turn.record(EventKind.REMINDED, n=n)
    until = earliest(turn, Due.CONSUMER_ANSWER).due
    turn.tell_consumer("consumer-reminder", ((GO_ON,),), until=until)
    if n < len(rungs):
        start(
            turn, Due.CONSUMER_REMINDER, rungs[n], n=n + 1, since=earliest(turn, Due.CONSUMER_ANSWER).started
        )


def consumer_silent(turn: Turn, command: Expire) -> None:
    """At the merchant it is closed; the platform decides on the file."""
    turn.record(EventKind.EXPIRED, deadline=Due.CONSUMER_ANSWER.value)
    if turn.c.stage is Stage.MERCHANT:
        handling.close(turn, CloseReason.NO_RESPONSE)
        turn.tell_consumer("consumer-closed-silent", REOPEN_ROW)
        return
    consumer_done(turn)
    turn.tell_desk(turn.c.desk, "desk-consumer-silent")


def merchant_silent(turn: Turn, command: Expire) -> None:
    """The silence is noted and the platform goes on."""
    turn.record(EventKind.EXPIRED, deadline=Due.MERCHANT_ANSWER.value, side=Side.MERCHANT.value)
    handling.review_again(turn)
    turn.tell_desk(turn.c.desk, "desk-merchant-silent")


def merchant_silent_beside(turn: Turn, command: Expire) -> None:
    """The same while the consumer, who was asked too, has time left."""
    turn.record(EventKind.EXPIRED, deadline=Due.MERCHANT_ANSWER.value, side=Side.MERCHANT.value)
    stop(turn, Due.MERCHANT_ANSWER)
    turn.tell_desk(turn.c.desk, "desk-merchant-silent")


def reopen_window_ends(turn: Turn, command: Expire) -> None:
    """From now on a new message starts a new complaint."""
    turn.record(EventKind.EXPIRED, deadline=Due.REOPEN_END.value)
    stop(turn, Due.REOPEN_END)
