"""Ends and new beginnings by the consumer: escalating, withdrawing, going outside, coming back, reopening."""

from __future__ import annotations

from router.domain.acts import handling
from router.domain.acts.climbing import climb
from router.domain.acts.offering import REOPEN_ROW
from router.domain.clocks import enter, rest, resume_resolution, start, start_service
from router.domain.commands import Escalate, Expire, GoOutside, Reopen, SettledOutside, TurnedAway, Withdraw
from router.domain.complaint import Ref, Text
from router.domain.events import EventKind
from router.domain.ladder import Lift
from router.domain.mail import Button
from router.domain.refusal import Refusal
from router.domain.states import CloseReason, Due, Stage, State
from router.domain.turn import Rows, Turn

OUTSIDE_ROWS: Rows = (
    (
        Button("settled_outside", Text("button-settled_outside")),
        Button("turned_away", Text("button-turned_away")),
    ),
)


def escalate(turn: Turn, command: Escalate) -> None:
    """Allowed once a clock was missed, an offer declined, a step late, or refused."""
    if not turn.c.escalatable:
        raise Refusal("refusal-not-escalatable")
    turn.keep(command.evidence)
    merchant = turn.c.desk
    handling.to_platform(turn, "consumer", command)
    climb(turn, Lift.CONTESTED)
    if command.text or command.evidence:
        turn.relay_to_desk(turn.c.desk, command)
    turn.tell_desk(merchant, "desk-escalated")


def withdraw(turn: Turn, command: Withdraw) -> None:
    """The consumer takes it back."""
    handling.close(turn, CloseReason.SELF_SOLVED if command.solved else CloseReason.WITHDRAWN)
    turn.tell_desk(turn.c.desk, "desk-withdrawn", solved="yes" if command.solved else "no")


def go_outside(turn: Turn, command: GoOutside) -> None:
    """The consumer went to a body outside: it is asked for now and then how it stands."""
    rest(turn)
    handling.end_survey(turn, "outside")
    enter(turn, State.EXTERNAL)
    turn.set(outside_asked=0, reason=None, closed=None, proposal=None, counter=None, steps=(), verdict=None)
    turn.set(other=None, escalatable=False)
    start(turn, Due.OUTSIDE, turn.policy.ladder.outside[0])
    body = Ref("body", command.body) if command.body in turn.policy.external else command.body
    turn.record(EventKind.WENT_OUTSIDE, body=body)
    turn.tell_desk(turn.c.desk, "desk-went-outside", body=body or "none")


def settled_outside(turn: Turn, command: SettledOutside) -> None:
    """Settled outside."""
    handling.close(turn, CloseReason.SETTLED_ELSEWHERE)


def turned_away(turn: Turn, command: TurnedAway) -> None:
    """The outside body did not help: the platform goes on."""
    turn.record(EventKind.RETURNED)
    handling.to_platform(turn, "turned_away")


def ask_outside(turn: Turn, command: Expire) -> None:
    """How does it stand? Three times without an answer it is closed, to be reopened without limit."""
    ladder = turn.policy.ladder
    if turn.c.outside_asked >= ladder.outside_unanswered:
        handling.close(turn, CloseReason.NO_RESPONSE)
        turn.tell_consumer("consumer-closed-silent", REOPEN_ROW)
        return
    asked = turn.c.outside_asked + 1
    turn.set(outside_asked=asked)
    turn.record(EventKind.REMINDED, n=asked)
    turn.tell_consumer("consumer-ask-outside", OUTSIDE_ROWS)
    start(turn, Due.OUTSIDE, ladder.outside[min(asked, len(ladder.outside) - 1)], n=asked + 1)


def reopen(turn: Turn, command: Reopen) -> None:
    """Within the window: submitted again, the same stage, the second time the platform."""
    _check_reopenable(turn)
    second = turn.c.cycle >= 2 or turn.c.reason is CloseReason.OUT_OF_SCOPE
    left = turn.c.resolution_left
    soon = handling.within(turn, turn.c.closed, turn.policy.ladder.resume_resolution)
    turn.keep(command.evidence)
    turn.set(contested=turn.c.contested or turn.c.reason is CloseReason.OUT_OF_SCOPE)
    handling.begin_cycle(turn)
    turn.record(EventKind.REOPENED, command)
    handling.reach(turn, turn.c.desk)
    if second and turn.c.stage is Stage.MERCHANT:
        handling.to_platform(turn, "reopened")
    else:
        handling.wait_for_taker(turn)
    start_service(turn)
    if soon and left is not None:
        resume_resolution(turn, left)
    turn.tell_desk(turn.c.desk, "desk-reopened", worded=command)


def _check_reopenable(turn: Turn) -> None:
    if handling.reopenable(turn.c):
        return
    over = turn.c.deadline(Due.REOPEN_END) is None
    raise Refusal("refusal-reopen-too-late" if over else "refusal-not-reopened")
