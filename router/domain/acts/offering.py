"""Remedies on the table: proposing, accepting, declining, counter-offers, refusing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from router.domain.acts import handling, performing
from router.domain.calendar import Duration, add
from router.domain.clocks import answered, enter, heard, start, stop
from router.domain.commands import (
    Accept,
    AcceptCounter,
    CounterOffer,
    Decline,
    Expire,
    Propose,
    Refuse,
    TakeBack,
    Terms,
)
from router.domain.complaint import Counter, Money, Proposal, Ref, Text
from router.domain.contacts import contacts
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.outside import beside
from router.domain.purchases import payable_back
from router.domain.refunds import accepting, chosen, offered, way_of, wished
from router.domain.refusal import Refusal
from router.domain.remedies import Remedy
from router.domain.states import CloseReason, Due, Stage, State
from router.domain.turn import Rows, Turn

AMOUNT_AT_MOST = 10**12
ESCALATE = Button("escalate", Text("button-escalate"))


def check_terms(turn: Turn, terms: Terms) -> Remedy:
    """The remedy's rule. Refusal when it is unknown, or its amount missing or out of range."""
    remedy = turn.policy.remedies.get(terms.remedy)
    if remedy is None:
        raise Refusal("refusal-unknown-remedy")
    if remedy.money and not payable(terms.amount):
        raise Refusal("refusal-amount-needed")
    most = payable_back(turn.c, remedy, turn.policy.ladder.currency)
    if most and terms.amount and terms.amount.currency == most.currency and terms.amount.minor > most.minor:
        raise Refusal("refusal-above-paid", most=most)
    if terms.travel and remedy.travels and terms.travel not in remedy.travels:
        raise Refusal("refusal-changed")
    return remedy


def payable(amount: Money | None) -> bool:
    """Whether it is an amount, above zero and within reason."""
    return amount is not None and 0 < amount.minor <= AMOUNT_AT_MOST


def shown(terms: Proposal) -> dict[str, Any]:
    """Terms as values of a text; ``none`` stands for what does not apply, so that a text can choose."""
    return {
        "remedy": Ref("remedy", terms.remedy),
        "amount": terms.amount or "none",
        "freight": terms.freight or "none",
        "travel": terms.travel or "none",
        "refund_way": way_of(terms),
        "note": terms.note or "none",
    }


def propose(turn: Turn, command: Propose) -> None:
    """Offer a remedy, or replace the offer on the table: old buttons then answer "this has changed"."""
    proposal = _offer(turn, command.terms)
    turn.set(proposal=proposal, counter=None)
    answered(turn)
    enter(turn, State.PROPOSED)
    start(turn, Due.OFFER, _validity(turn))


def propose_other(turn: Turn, command: Propose) -> None:
    """Another remedy while one is performed: it replaces the steps only when it is accepted."""
    turn.set(other=_offer(turn, command.terms, counter=False))
    answered(turn)
    start(turn, Due.OFFER, _validity(turn))


def _offer(turn: Turn, terms: Terms, counter: bool = True) -> Proposal:
    remedy = check_terms(turn, terms)
    proposal = Proposal(
        version=turn.c.events + 1,
        remedy=terms.remedy,
        amount=terms.amount,
        freight=terms.freight,
        travel=remedy.travel(terms.travel),
        refund_ways=offered(remedy, turn.policy),
        note=terms.note,
        valid_until=add(turn.now, _validity(turn), turn.policy.calendar),
        by=turn.by.side,
    )
    turn.record(EventKind.PROPOSED, version=proposal.version, **shown(proposal))
    turn.tell_consumer(
        "consumer-proposal",
        answer_rows(proposal, counter),
        desk=Ref("desk", turn.c.desk),
        until=proposal.valid_until,
        **shown(proposal),
    )
    return proposal


def _validity(turn: Turn) -> Duration:
    ladder = turn.policy.ladder
    return ladder.offer_merchant if turn.c.stage is Stage.MERCHANT else ladder.offer_platform


def answer_rows(offer: Proposal, counter: bool = True) -> Rows:
    """Buttons under an offer; each carries the version it answers."""
    arg = str(offer.version)
    accept = accepting("accept", arg, offer.refund_ways)
    decline, other = (
        Button("decline", Text("button-decline"), arg),
        Button("counter", Text("button-counter"), arg),
    )
    if len(accept) > 1:
        return (accept, (decline, other) if counter else (decline,))
    return ((*accept, decline), (other,)) if counter else ((*accept, decline),)


def take_back(turn: Turn, command: TakeBack) -> None:
    """The offer is taken back before it was answered."""
    turn.set(proposal=None, counter=None)
    turn.record(EventKind.PROPOSAL_TAKEN_BACK)
    turn.tell_consumer("consumer-proposal-taken-back")
    handling.review_again(turn)


def accept(turn: Turn, command: Accept) -> None:
    """Exactly the version shown is agreed."""
    proposal = chosen(_this_version(turn, command.version), command.way)
    turn.set(proposal=proposal, lapses=0)
    _agree(turn, proposal)


def accept_other(turn: Turn, command: Accept) -> None:
    """The other remedy takes the place of the agreed one, or of the verdict's."""
    proposal = chosen(_this_other(turn, command.version), command.way)
    turn.set(proposal=proposal, verdict=None)
    _agree(turn, proposal)


def _agree(turn: Turn, proposal: Proposal) -> None:
    turn.record(EventKind.ACCEPTED, version=proposal.version, refund_way=way_of(proposal))
    turn.tell_desk(turn.c.desk, "desk-accepted", **shown(proposal))
    performing.agree(turn, proposal.remedy, proposal.travel)


def decline_other(turn: Turn, command: Decline) -> None:
    """What was agreed goes on."""
    proposal = _this_other(turn, command.version)
    _drop_other(turn)
    turn.record(EventKind.DECLINED, version=proposal.version, why=command.text)
    turn.tell_desk(turn.c.desk, "desk-declined", why=command.text or "none", **shown(proposal))


def other_lapsed(turn: Turn, command: Expire) -> None:
    """Silence on another remedy: what was agreed goes on."""
    _drop_other(turn)
    turn.record(EventKind.EXPIRED, deadline=Due.OFFER.value)
    turn.tell_desk(turn.c.desk, "desk-offer-lapsed")
    turn.tell_consumer("consumer-offer-lapsed")


def _drop_other(turn: Turn) -> None:
    turn.set(other=None)
    stop(turn, Due.OFFER)


def decline(turn: Turn, command: Decline) -> None:
    """Not this: the desk may offer something else, the consumer may bring in the platform."""
    proposal = _this_version(turn, command.version)
    turn.set(proposal=None, lapses=0, escalatable=turn.c.stage is Stage.MERCHANT)
    turn.record(EventKind.DECLINED, version=proposal.version, why=command.text)
    heard(turn)
    turn.tell_desk(turn.c.desk, "desk-declined", why=command.text or "none", **shown(proposal))
    handling.review_again(turn)


def counter(turn: Turn, command: CounterOffer) -> None:
    """The consumer says what would do instead."""
    proposal = _this_version(turn, command.version)
    if command.amount is None and not command.text.strip():
        raise Refusal("refusal-words-needed")
    if command.amount and not payable(command.amount):
        raise Refusal("refusal-amount-needed")
    wish = Counter(
        version=proposal.version,
        amount=command.amount,
        refund_way=chosen(proposal, command.way).refund_way,
        note=command.text,
    )
    turn.set(
        counter=wish,
        lapses=0,
        escalatable=turn.c.stage is Stage.MERCHANT,
    )
    told: dict[str, Any] = {"amount": wish.amount or "none", "refund_way": wished(wish)}
    turn.record(EventKind.COUNTERED, version=proposal.version, note=wish.note, **told)
    heard(turn)
    turn.tell_desk(
        turn.c.desk,
        "desk-countered",
        ((Button("accept_counter", Text("button-accept_counter"), str(proposal.version)),),),
        note=wish.note or "none",
        **told,
    )
    handling.review_again(turn)


def accept_counter(turn: Turn, command: AcceptCounter) -> None:
    """The desk takes the consumer's counter-offer as it is."""
    wish, offer = turn.c.counter, turn.c.proposal
    if wish is None or offer is None or wish.version != command.version:
        raise Refusal("refusal-changed")
    offer = replace(offer, amount=wish.amount or offer.amount, note=wish.note)
    agreed = chosen(offer, wish.refund_way)
    turn.set(proposal=agreed, counter=None)
    turn.record(EventKind.COUNTER_ACCEPTED, version=wish.version)
    turn.tell_consumer("consumer-counter-accepted", **shown(agreed))
    answered(turn)
    performing.agree(turn, agreed.remedy, agreed.travel)


def refuse(turn: Turn, command: Refuse) -> None:
    """The merchant says no, with a coded reason and words; the way to the platform is shown at once."""
    if command.reason not in turn.policy.refusal_reasons:
        raise Refusal("refusal-unknown-reason")
    if not command.text.strip():
        raise Refusal("refusal-words-needed")
    turn.set(refusal=command.reason, escalatable=True, proposal=None, counter=None)
    reason = Ref("refusal", command.reason)
    turn.record(EventKind.REFUSED, reason=reason, why=command.text)
    turn.tell_consumer(
        "consumer-refused",
        beside(turn, ((ESCALATE,),)),
        lines=contacts(turn.policy),
        reason=reason,
        why=command.text,
        until=add(turn.now, turn.policy.ladder.refusal, turn.policy.calendar),
    )
    answered(turn)
    enter(turn, State.REFUSED)
    start(turn, Due.REFUSAL, turn.policy.ladder.refusal)


def offer_lapsed(turn: Turn, command: Expire) -> None:
    """Silence on an offer: back to the desk; at the merchant the second one in a row ends it."""
    turn.set(lapses=turn.c.lapses + 1, proposal=None, counter=None)
    turn.record(EventKind.EXPIRED, deadline=Due.OFFER.value)
    if turn.c.stage is Stage.MERCHANT and turn.c.lapses >= 2:
        handling.close(turn, CloseReason.NO_RESPONSE)
        turn.tell_consumer("consumer-closed-silent", REOPEN_ROW)
        return
    turn.tell_desk(turn.c.desk, "desk-offer-lapsed")
    turn.tell_consumer("consumer-offer-lapsed")
    handling.review_again(turn)


REOPEN_ROW: Rows = ((Button("reopen", Text("button-reopen")),),)


def refusal_stands(turn: Turn, command: Expire) -> None:
    """The consumer did not bring in the platform."""
    turn.record(EventKind.EXPIRED, deadline=Due.REFUSAL.value)
    handling.close(turn, CloseReason.REFUSED_UNESCALATED)
    turn.tell_consumer("consumer-closed-refused", beside(turn, REOPEN_ROW))


def _this_other(turn: Turn, version: int) -> Proposal:
    if turn.c.other is None or turn.c.other.version != version:
        raise Refusal("refusal-changed")
    return turn.c.other


def _this_version(turn: Turn, version: int) -> Proposal:
    if turn.c.proposal is None or turn.c.proposal.version != version:
        raise Refusal("refusal-changed")
    return turn.c.proposal
