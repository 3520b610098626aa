"""The platform's part: verdicts, four eyes, appeals, dismissals, transfers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from router.domain.acts import handling, performing
from router.domain.acts.offering import REOPEN_ROW, check_terms
from router.domain.calendar import add
from router.domain.clocks import answered, enter, resolved, retarget, start, stop
from router.domain.commands import (
    AcceptVerdict,
    Appeal,
    Approve,
    Decide,
    Dismiss,
    Dismissal,
    Expire,
    LoseRoute,
    MarkFlag,
    Transfer,
)
from router.domain.complaint import Ref, Text, Verdict
from router.domain.contacts import contacts
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.policy import DeskKind, ManagerRole
from router.domain.refusal import Refusal
from router.domain.states import CloseReason, Due, Flag, Side, Stage, State
from router.domain.turn import Turn

LIABILITIES = ("consumer", "merchant", "both", "none")
ACCEPT_VERDICT = Button("accept_verdict", Text("button-accept_verdict"))
APPEAL = Button("appeal", Text("button-appeal"))
APPROVE = Button("approve", Text("button-approve"))


def decide(turn: Turn, command: Decide) -> None:
    """A verdict; above the limit it waits for a second pair of eyes."""
    verdict = _verdict(turn, command)
    if command.liability not in LIABILITIES:
        raise Refusal("refusal-not-now")
    if not command.reasons.strip():
        raise Refusal("refusal-words-needed")
    if command.terms:
        check_terms(turn, command.terms)
    if verdict.amount and verdict.amount.minor > turn.policy.ladder.four_eyes_above:
        turn.set(verdict_draft=verdict)
        turn.record(EventKind.VERDICT_DRAFTED, **_shown(verdict))
        start(turn, Due.APPROVAL, turn.policy.ladder.approval)
        turn.tell_lead(turn.c.desk, "desk-approval-needed", **_shown(verdict))
        return
    _give(turn, verdict)


def _verdict(turn: Turn, command: Decide) -> Verdict:
    if turn.by.person is None:
        raise Refusal("refusal-not-allowed")
    handling.fresh_eyes(turn, turn.by.person)
    return Verdict(
        liability=command.liability,
        remedy=command.terms.remedy if command.terms else None,
        amount=command.terms.amount if command.terms else None,
        reasons=command.reasons,
        by=turn.by.person,
        at=turn.now,
    )


def _shown(verdict: Verdict) -> dict[str, Any]:
    return {
        "liability": verdict.liability,
        "remedy": Ref("remedy", verdict.remedy) if verdict.remedy else "none",
        "amount": verdict.amount or "none",
        "reasons": verdict.reasons,
    }


def approve(turn: Turn, command: Approve) -> None:
    """Another lead, or the quality manager, agrees with the draft."""
    draft, person = turn.c.verdict_draft, turn.by.person
    if draft is None or person is None:
        raise Refusal("refusal-not-now")
    if draft.by.user == person.user:
        raise Refusal("refusal-four-eyes")
    handling.fresh_eyes(turn, person)
    _give(turn, replace(draft, approved_by=person, at=turn.now))


def _give(turn: Turn, verdict: Verdict) -> None:
    handling.bring_in_merchant(turn)
    resolved(turn)
    answered(turn)
    turn.set(verdict=verdict, verdict_draft=None, proposal=None, counter=None, escalatable=False)
    turn.record(EventKind.DECIDED, **_shown(verdict))
    _publish(turn)
    if _undecided(turn):
        enter(turn, State.DECIDED)
        start(turn, Due.VERDICT, turn.policy.ladder.verdict)
        return
    perform(turn)


def _undecided(turn: Turn) -> set[Side]:
    """Sides that may still appeal: they have neither accepted nor appealed before."""
    verdict = turn.c.verdict
    if verdict is None:
        return set()
    accepted = {Side.CONSUMER: verdict.consumer_accepts, Side.MERCHANT: verdict.merchant_accepts}
    return {side for side in _parties(turn) if not accepted[side]} - set(turn.c.appeals)


def _parties(turn: Turn) -> set[Side]:
    return {Side.CONSUMER} | ({Side.MERCHANT} if turn.c.merchant in turn.c.routes else set())


def _publish(turn: Turn) -> None:
    verdict = turn.c.verdict
    if verdict is None:
        return
    until = add(turn.now, turn.policy.ladder.verdict, turn.policy.calendar)
    said = {"until": until, **_shown(verdict)}
    open_to = _undecided(turn)
    rows = dict.fromkeys(open_to, ((ACCEPT_VERDICT, APPEAL),))
    mine = {side: "you" if side in open_to else "other" if open_to else "none" for side in _parties(turn)}
    turn.tell_consumer("consumer-decided", rows.get(Side.CONSUMER, ()), appeal=mine[Side.CONSUMER], **said)
    if turn.c.merchant and turn.c.merchant in turn.c.routes:
        merchants = rows.get(Side.MERCHANT, ())
        turn.tell_desk(
            turn.c.merchant, "desk-decided", merchants, appeal=mine.get(Side.MERCHANT, "none"), **said
        )


def perform(turn: Turn) -> None:
    """The verdict stands: its remedy is performed; without one the complaint ends decided."""
    if turn.c.verdict and turn.c.verdict.remedy:
        performing.agree(turn, turn.c.verdict.remedy)
        return
    handling.close(turn, CloseReason.DECIDED)
    turn.tell_consumer("consumer-closed-decided", REOPEN_ROW)


def verdict_stands(turn: Turn, command: Expire) -> None:
    """Nobody appealed in time."""
    turn.record(EventKind.EXPIRED, deadline=Due.VERDICT.value)
    perform(turn)


def accept_verdict(turn: Turn, command: AcceptVerdict) -> None:
    """One side accepts; when nobody is left who may appeal, it begins at once."""
    if turn.c.verdict is None or turn.by.side not in _undecided(turn):
        raise Refusal("refusal-not-now")
    consumer = turn.c.verdict.consumer_accepts or turn.by.side is Side.CONSUMER
    merchant = turn.c.verdict.merchant_accepts or turn.by.side is Side.MERCHANT
    turn.set(verdict=replace(turn.c.verdict, consumer_accepts=consumer, merchant_accepts=merchant))
    turn.record(EventKind.VERDICT_ACCEPTED)
    if not _undecided(turn):
        perform(turn)


def appeal(turn: Turn, command: Appeal) -> None:
    """Once a side, with something new; another person reads it."""
    if turn.by.side in turn.c.appeals:
        raise Refusal("refusal-appealed-once")
    if not command.text.strip() and not command.evidence:
        raise Refusal("refusal-words-needed")
    judge = turn.c.verdict.by if turn.c.verdict else None
    turn.keep(command.evidence)
    turn.record(EventKind.APPEALED, command)
    turn.set(appeals=(*turn.c.appeals, turn.by.side), judged_by=judge)
    handling.to_platform(turn, "appeal")
    start(turn, Due.TAKE, turn.policy.ladder.appeal_untaken, n=2)
    turn.tell_desk(turn.c.desk, "desk-appealed", worded=command, side=turn.by.side.value)


def approval_missing(turn: Turn, command: Expire) -> None:
    """A desk of one: the quality manager is the second pair of eyes."""
    turn.record(EventKind.EXPIRED, deadline=Due.APPROVAL.value)
    if draft := turn.c.verdict_draft:
        turn.tell_managers(ManagerRole.QUALITY, "manager-approval-missing", ((APPROVE,),), **_shown(draft))
    start(turn, Due.APPROVAL, turn.policy.ladder.alarm_every)


def dismiss(turn: Turn, command: Dismiss) -> None:
    """Duplicate, spam or out of scope: the consumer is told why."""
    if command.reason is Dismissal.DUPLICATE and not command.other:
        raise Refusal("refusal-which-duplicate")
    if command.other == turn.c.number:
        raise Refusal("refusal-which-duplicate")
    turn.set(duplicate_of=command.other)
    handling.close(turn, CloseReason(command.reason.value))
    rows = REOPEN_ROW if command.reason is Dismissal.OUT_OF_SCOPE and not turn.c.contested else ()
    turn.tell_consumer(
        "consumer-dismissed",
        rows,
        lines=contacts(turn.policy),
        reason=command.reason.value,
        other=command.other or "none",
        why=command.text or "none",
    )


def transfer(turn: Turn, command: Transfer) -> None:
    """To another desk; the time that has passed stays passed, only targets change."""
    if command.desk not in turn.ctx.routes:
        raise Refusal("refusal-no-such-desk")
    if command.category and command.category not in turn.policy.categories:
        raise Refusal("refusal-no-such-category")
    if command.desk == turn.c.desk:
        raise Refusal("refusal-same-desk")
    source = turn.c.desk
    turn.tell_desk(source, "desk-transferred", to=Ref("desk", command.desk))
    stage = _stage_of(turn, command.desk)
    if stage is not turn.c.stage:
        stop(turn, Due.MOVE, Due.DECISION, Due.ALARM)
    if stage is Stage.MERCHANT:
        _change_merchant(turn, command)
    turn.set(category=command.category or turn.c.category, proposal=None, counter=None, verdict=None)
    handling.settle_at(turn, command.desk, stage)
    handling.wait_for_taker(turn)
    retarget(turn)
    turn.record(EventKind.TRANSFERRED, source=source, to=command.desk)
    turn.tell_consumer("consumer-transferred", desk=Ref("desk", command.desk))


def _stage_of(turn: Turn, desk: str) -> Stage:
    known = turn.policy.desks.get(desk)
    return Stage.PLATFORM if known and known.kind is DeskKind.PLATFORM else Stage.MERCHANT


def _change_merchant(turn: Turn, command: Transfer) -> None:
    """What is no longer a merchant's is not shown there any more, nor the consumer under the same name."""
    if command.desk == turn.c.merchant:
        return
    routes = {desk: route for desk, route in turn.c.routes.items() if desk != turn.c.merchant}
    pseudonym = command.pseudonym or turn.c.pseudonym
    turn.set(merchant=command.desk, merchant_name="", rerouted="", routes=routes, pseudonym=pseudonym)


def lose_route(turn: Turn, command: LoseRoute) -> None:
    """The merchant's chat is lost, and it has no other: the platform goes on."""
    if _has_another_chat(turn):
        return
    _forget_route(turn)
    handling.to_platform(turn, "chat_lost")
    turn.tell_consumer("consumer-moved")


def lose_route_late(turn: Turn, command: LoseRoute) -> None:
    """A platform's chat is lost, or a merchant's with a remedy under way: operations is told."""
    if _has_another_chat(turn):
        return
    _forget_route(turn)
    turn.flag(Flag.DEAD_ROUTE)


def _has_another_chat(turn: Turn) -> bool:
    """A desk may have several chats: then another one goes on."""
    lost, other = (routes.get(turn.c.desk) for routes in (turn.c.routes, turn.ctx.routes))
    if lost is None or other is None or other.chat == lost.chat:
        return False
    handling.reach(turn, turn.c.desk)
    return True


def _forget_route(turn: Turn) -> None:
    lost = turn.c.desk
    turn.set(routes={desk: route for desk, route in turn.c.routes.items() if desk != lost})
    turn.tell_managers(ManagerRole.OPERATIONS, "manager-no-route", desk=lost)


def mark_flag(turn: Turn, command: MarkFlag) -> None:
    """Set or remove a flag."""
    known = turn.c.flagged(command.flag)
    turn.flag(command.flag, command.on)
    if command.flag is Flag.UNREACHABLE and command.on and not known:
        turn.tell_desk(turn.c.desk, "desk-unreachable", why="blocked")
    if command.flag is Flag.SAFETY and command.on:
        turn.tell_managers(ManagerRole.QUALITY, "manager-safety")


def mark_flag_at_merchant(turn: Turn, command: MarkFlag) -> None:
    """What concerns safety is the platform's at once."""
    mark_flag(turn, command)
    if command.flag is Flag.SAFETY and command.on:
        handling.to_platform(turn, "safety")
        turn.tell_consumer("consumer-moved")
