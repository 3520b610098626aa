"""Before a time to answer ends: whoever has the turn is reminded, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from router.domain.acts.judging import answering, undecided
from router.domain.acts.offering import ESCALATE, answer_rows
from router.domain.acts.performing import proving
from router.domain.calendar import QuietHours
from router.domain.deadlines import Deadline
from router.domain.events import EventKind
from router.domain.refunds import doing
from router.domain.states import Due, Side
from router.domain.turn import Turn


def remind(turn: Turn, deadline: Deadline) -> None:
    """Tell whom it concerns; what the holder of the provider does, the holder is told."""
    turn.record(EventKind.REMINDED, clock=deadline.kind.value)
    _TELL[deadline.kind](turn, {"clock": deadline.kind.value, "due": deadline.due})


def readers_quiet(turn: Turn, deadline: Deadline) -> QuietHours:
    """The quiet hours of whoever is to be reminded: a desk's by its own clocks."""
    return turn.quiet_at(_desk(turn, deadline))


def _desk(turn: Turn, deadline: Deadline) -> str:
    """The desk that has the turn; empty for the consumer."""
    if deadline.kind is Due.MERCHANT_ANSWER:
        return turn.c.merchant or ""
    step = turn.c.step
    return turn.c.provider if deadline.kind is Due.STEP and step and step.actor == "provider" else ""


def _offer(turn: Turn, said: dict[str, Any]) -> None:
    offer = turn.c.other or turn.c.proposal
    rows = answer_rows(offer, counter=turn.c.other is None) if offer else ()
    turn.tell_consumer("consumer-nearing", rows, **said)


def _refusal(turn: Turn, said: dict[str, Any]) -> None:
    turn.tell_consumer("consumer-nearing", ((ESCALATE,),), **said)


def _verdict(turn: Turn, said: dict[str, Any]) -> None:
    """Each side that may still appeal."""
    sides = undecided(turn)
    if Side.CONSUMER in sides:
        turn.tell_consumer("consumer-nearing", answering(turn.c, Side.CONSUMER), **said)
    if Side.MERCHANT in sides and turn.c.merchant:
        turn.tell_desk(turn.c.merchant, "desk-nearing", answering(turn.c, Side.MERCHANT), **said)


def _step(turn: Turn, said: dict[str, Any]) -> None:
    step = turn.c.step
    if step is None:
        return
    about: dict[str, Any] = doing(turn.c) | said
    if step.actor == "consumer":
        turn.tell_consumer("consumer-nearing", proving(turn.c), **about)
        return
    holder = turn.c.holder if turn.c.provider == turn.c.desk else None
    called = holder.user if holder else None
    turn.tell_desk(turn.c.provider, "desk-nearing", proving(turn.c), None, called, **about)


def _asked_merchant(turn: Turn, said: dict[str, Any]) -> None:
    if turn.c.merchant:
        turn.tell_desk(turn.c.merchant, "desk-nearing", **said)


_TELL: Mapping[Due, Callable[[Turn, dict[str, Any]], None]] = {
    Due.OFFER: _offer,
    Due.REFUSAL: _refusal,
    Due.VERDICT: _verdict,
    Due.STEP: _step,
    Due.MERCHANT_ANSWER: _asked_merchant,
}
ENDING = frozenset(_TELL)
"""Times to answer of which one reminder is given."""
