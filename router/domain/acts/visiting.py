"""Follow-up visits: some days after a remedy the consumer is asked whether it holds."""

from __future__ import annotations

from dataclasses import replace

from router.domain.acts.offering import REOPEN_ROW
from router.domain.calendar import add
from router.domain.clocks import running, start
from router.domain.commands import AnswerVisit, Expire
from router.domain.complaint import Ref, Text, Visit
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.states import Due, Flag, MarkKind
from router.domain.turn import Rows, Turn
from router.domain.visits import CONTACT, last_asked, plan_visit

HOLDS, BROKEN = "holds", "broken"
ANEW: Rows = ((Button("anew", Text("button-anew_about")),),)
"""The way to a new complaint about the same purchase, once this one cannot be reopened."""


def visit(turn: Turn, command: Expire) -> None:
    """Ask; a week after the last question at the earliest, and never somebody who cannot be reached."""
    planned = turn.c.deadline(Due.VISIT)
    n = planned.n if planned else 1
    pause, last = turn.policy.poll.at_most_every, last_asked(turn)
    if turn.c.flagged(Flag.UNREACHABLE) or not turn.c.claimed:
        plan_visit(turn, n + 1)
    elif last and turn.now < add(last, pause, turn.policy.calendar):
        start(turn, Due.VISIT, pause, n=n, since=last)
    else:
        _ask(turn, n)


def _ask(turn: Turn, n: int) -> None:
    made = Visit(cycle=turn.c.cycle, n=n, asked_at=turn.now)
    turn.set(visits=(*turn.c.visits, made))
    turn.record(EventKind.VISITED, n=n)
    agreed = [m.remedy for m in turn.c.marks if m.kind is MarkKind.AGREED and m.cycle == turn.c.cycle]
    remedy = Ref("remedy", agreed[-1]) if agreed and agreed[-1] else None
    turn.tell_consumer("visit-question", _rows(n), remedy=remedy)
    plan_visit(turn, n + 1)


def _rows(n: int) -> Rows:
    holds, broken, contact = (
        Button("visit", Text("button-visit", {"answer": answer}), f"{n}.{answer}")
        for answer in (HOLDS, BROKEN, CONTACT)
    )
    return (holds, broken), (contact,)


def answer_visit(turn: Turn, command: AnswerVisit) -> None:
    """The remedy holds, does not, or the consumer wants to talk about it."""
    found = next((v for v in turn.c.visits if (v.cycle, v.n) == (turn.c.cycle, command.n)), None)
    if found is None:
        raise Refusal("refusal-outdated")
    _change(turn, found, answer=command.answer)
    turn.record(EventKind.VISIT_ANSWERED, answer=command.answer)
    _ANSWERS[command.answer](turn)


def _change(turn: Turn, visit: Visit, **changes: object) -> None:
    visits = tuple(
        replace(v, **changes) if v is visit else v  # type: ignore[arg-type]
        for v in turn.c.visits
    )
    turn.set(visits=visits)


def _holds(turn: Turn) -> None:
    turn.tell_consumer("visit-holds")


def _broken(turn: Turn) -> None:
    """Reopened while that is possible, else filed anew."""
    reopens = turn.c.deadline(Due.REOPEN_END) is not None
    rows, way = (REOPEN_ROW, "reopen") if reopens else (ANEW, "anew")
    turn.tell_consumer("visit-broken", rows, way=way)
    turn.tell_managers(ManagerRole.QUALITY, "manager-visit-broken")


def _contact(turn: Turn) -> None:
    if not running(turn, Due.FOLLOW_UP):
        start(turn, Due.FOLLOW_UP, turn.policy.poll.follow_up)
    due = turn.c.deadline(Due.FOLLOW_UP)
    until = due.due if due else None
    turn.tell_managers(ManagerRole.QUALITY, "manager-contact", score=None, reasons=None, until=until)
    turn.tell_consumer("survey-contact-noted", until=until)


_ANSWERS = {HOLDS: _holds, BROKEN: _broken, CONTACT: _contact}


def contacted(turn: Turn) -> None:
    """The platform got back to the consumer."""
    for waiting in [v for v in turn.c.visits if v.answer == CONTACT and v.contacted is None]:
        _change(turn, waiting, contacted=turn.now)
