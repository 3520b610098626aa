"""The platform's part: verdicts, four eyes, appeals, dismissals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from router.domain.acts import handling, merging, performing
from router.domain.acts.offering import REOPEN_ROW, check_terms
from router.domain.calendar import add
from router.domain.clocks import answered, enter, resolved, start
from router.domain.commands import (
    AcceptVerdict,
    Appeal,
    Approve,
    Decide,
    Dismiss,
    Expire,
    SuggestDismissal,
)
from router.domain.complaint import Complaint, Ref, Text, Verdict
from router.domain.contacts import contacts
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.meanwhile import seen
from router.domain.outside import beside
from router.domain.policy import ManagerRole
from router.domain.refunds import accepting, chosen, offered, way_of
from router.domain.refusal import Refusal
from router.domain.states import CloseReason, Dismissal, Due, Side, State
from router.domain.turn import Rows, Turn

LIABILITIES = ("consumer", "merchant", "both", "none")
DISMISS = Button("dismiss", Text("button-dismiss"))


def decide(turn: Turn, command: Decide) -> None:
    """A verdict; above the limit it waits for a second pair of eyes."""
    verdict = _verdict(turn, command)
    if command.liability not in LIABILITIES:
        raise Refusal("refusal-not-now")
    if not command.reasons.strip():
        raise Refusal("refusal-words-needed")
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
    remedy = check_terms(turn, command.terms) if command.terms else None
    return Verdict(
        liability=command.liability,
        remedy=command.terms.remedy if command.terms else None,
        amount=command.terms.amount if command.terms else None,
        freight=command.terms.freight if command.terms else None,
        travel=remedy.travel(command.terms.travel) if remedy and command.terms else None,
        refund_ways=offered(remedy, turn.policy),
        reasons=command.reasons,
        by=turn.by.person,
        at=turn.now,
    )


def _shown(verdict: Verdict) -> dict[str, Any]:
    return {
        "liability": verdict.liability,
        "remedy": Ref("remedy", verdict.remedy) if verdict.remedy else "none",
        "amount": verdict.amount or "none",
        "freight": verdict.freight or "none",
        "travel": verdict.travel or "none",
        "refund_way": way_of(verdict),
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
    if undecided(turn):
        enter(turn, State.DECIDED)
        start(turn, Due.VERDICT, turn.policy.ladder.verdict)
        return
    perform(turn)


def undecided(turn: Turn) -> set[Side]:
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
    open_to = undecided(turn)
    rows = {side: answering(turn.c, side) for side in open_to}
    mine = {side: "you" if side in open_to else "other" if open_to else "none" for side in _parties(turn)}
    theirs = beside(turn, rows.get(Side.CONSUMER, ()))
    turn.tell_consumer("consumer-decided", theirs, appeal=mine[Side.CONSUMER], **said)
    if turn.c.merchant and turn.c.merchant in turn.c.routes:
        merchants = rows.get(Side.MERCHANT, ())
        turn.tell_desk(
            turn.c.merchant, "desk-decided", merchants, appeal=mine.get(Side.MERCHANT, "none"), **said
        )


def answering(complaint: Complaint, side: Side) -> Rows:
    """Buttons under a verdict, which answer it and no later one; the consumer chooses how to be paid."""
    ways = complaint.verdict.refund_ways if complaint.verdict and side is Side.CONSUMER else ()
    accept = accepting("accept_verdict", seen(complaint, AcceptVerdict), ways)
    appeal = Button("appeal", Text("button-appeal"), seen(complaint, Appeal))
    return (accept, (appeal,)) if len(accept) > 1 else ((*accept, appeal),)


def perform(turn: Turn) -> None:
    """The verdict stands: its remedy is performed; without one the complaint ends decided."""
    if turn.c.verdict and turn.c.verdict.remedy:
        verdict = chosen(turn.c.verdict, turn.c.verdict.refund_way)
        turn.set(verdict=verdict)
        performing.agree(turn, turn.c.verdict.remedy, verdict.travel)
        return
    handling.close(turn, CloseReason.DECIDED)
    turn.tell_consumer("consumer-closed-decided", beside(turn, REOPEN_ROW))


def verdict_stands(turn: Turn, command: Expire) -> None:
    """Nobody appealed in time."""
    turn.record(EventKind.EXPIRED, deadline=Due.VERDICT.value)
    perform(turn)


def accept_verdict(turn: Turn, command: AcceptVerdict) -> None:
    """One side accepts; when nobody is left who may appeal, it begins at once."""
    if turn.c.verdict is None or turn.by.side not in undecided(turn):
        raise Refusal("refusal-not-now")
    if turn.by.side is Side.CONSUMER:
        verdict = replace(chosen(turn.c.verdict, command.way), consumer_accepts=True)
        turn.record(EventKind.VERDICT_ACCEPTED, refund_way=way_of(verdict))
    else:
        verdict = replace(turn.c.verdict, merchant_accepts=True)
        turn.record(EventKind.VERDICT_ACCEPTED)
    turn.set(verdict=verdict)
    if not undecided(turn):
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
        approving = Button("approve", Text("button-approve"), seen(turn.c, Approve))
        turn.tell_managers(ManagerRole.QUALITY, "manager-approval-missing", ((approving,),), **_shown(draft))
    start(turn, Due.APPROVAL, turn.policy.ladder.alarm_every)


def suggest_dismissal(turn: Turn, command: SuggestDismissal) -> None:
    """A merchant ends nothing: the platform's lead reads it, and does it or lets it be."""
    desk = turn.category.escalates_to
    handling.reach(turn, desk)
    if desk not in turn.c.routes:
        raise Refusal("refusal-no-such-desk")
    turn.record(EventKind.DISMISSAL_SUGGESTED, command, reason=command.reason.value)
    shown: dict[str, Any] = {"reason": command.reason.value, "why": command.text or "none"}
    turn.tell_desk(
        desk, "desk-dismissal-suggested", ((DISMISS,),), mention=turn.c.routes[desk].responsible, **shown
    )


def dismiss(turn: Turn, command: Dismiss) -> None:
    """Duplicate, spam or out of scope: the consumer is told why."""
    if command.reason is Dismissal.DUPLICATE and not command.other:
        raise Refusal("refusal-which-duplicate")
    if command.other == turn.c.number:
        raise Refusal("refusal-which-duplicate")
    turn.set(duplicate_of=command.other)
    handling.close(turn, CloseReason(command.reason.value))
    if command.other:
        merging.owe(turn, command.other)
    rows: Rows = ()
    if command.reason is Dismissal.OUT_OF_SCOPE:
        rows = beside(turn, () if turn.c.contested else REOPEN_ROW)
    turn.tell_consumer(
        "consumer-dismissed",
        rows,
        lines=contacts(turn.policy),
        reason=command.reason.value,
        other=command.other or "none",
        why=command.text or "none",
    )
