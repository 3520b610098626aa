"""Short dialogues about a complaint: what an action needs beyond the tap, and what command it makes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from router.domain import commands as do
from router.domain.acts.judging import LIABILITIES
from router.domain.acts.performing import DELIVERED_AGO
from router.domain.complaint import Complaint, Evidence, MessageRef, Money, Person, Ref, Text
from router.domain.draft import Form
from router.domain.intake import Ask, Option, Prompt
from router.domain.matters import payer
from router.domain.policy import DeskKind, Limits, Policy
from router.domain.purchases import payable_back
from router.domain.refusal import Refusal
from router.domain.safety import Private
from router.domain.status import named

NONE = "none"
CATEGORY = "category"
PICKED = "picked"
"""What was tapped where words were asked for."""
WORDS = "words"
"""The field whose answer may be text or attachments."""
VALUE_SHOWN = 40
"""Characters of a value on a button."""
FREIGHT = ("merchant", "consumer")


@dataclass(frozen=True, slots=True)
class Ready:
    """A reply that is ready, as the consumer would read it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a dialogue rests on: the complaint, the policy, and what some fields offer."""

    complaint: Complaint
    policy: Policy
    people: tuple[Person, ...] = ()
    """Members of the desk who were seen at work."""
    desks: tuple[str, ...] = ()
    """Desks that can be written to."""
    private: tuple[tuple[Private, str], ...] = ()
    """What of the consumer's own merchants read masked, kind and value."""
    others: tuple[Complaint, ...] = ()
    """Other complaints of the same consumer."""
    canned: tuple[Ready, ...] = ()
    helps: tuple[Ready, ...] = ()
    """What helps as evidence in the category, which a desk can ask for by a tap."""


def next_field(form: Form, known: Known) -> Prompt | None:
    """The first field that is not answered yet; None when all is there."""
    return next((p for p in fields(form, known) if p.id not in form.answers), None)


def fields(form: Form, known: Known) -> Iterator[Prompt]:
    """The fields of an action, as far as the answers given tell them."""
    return _FIELDS.get(form.action, _words)(form, known)


def _words(form: Form, known: Known) -> Iterator[Prompt]:
    yield _text(form.action)


def _text(action: str, id: str = WORDS, optional: bool = False) -> Prompt:
    return Prompt(id=id, kind=Ask.TEXT, text=Text(f"form-{action}-{id}"), optional=optional)


def _choice(action: str, id: str, options: list[Option]) -> Prompt:
    return Prompt(id=id, kind=Ask.CHOICE, text=Text(f"form-{action}-{id}"), options=tuple(options))


def _remedies(known: Known) -> list[Option]:
    """What was claimed comes first, then what the category grants, then the rest."""
    complaint, policy = known.complaint, known.policy
    category = policy.categories[complaint.category]
    first = [r for r in (complaint.claim, *category.claims) if r in policy.remedies]
    return [Option(r, Ref("remedy", r)) for r in dict.fromkeys((*first, *policy.remedies))]


def _propose(form: Form, known: Known) -> Iterator[Prompt]:
    yield _choice("propose", "remedy", _remedies(known))
    yield from _terms(form, known.complaint, known.policy)
    yield _text("propose", optional=True)


def _terms(form: Form, complaint: Complaint, policy: Policy) -> Iterator[Prompt]:
    remedy = policy.remedies.get(str(form.answers.get("remedy")))
    if remedy and remedy.money:
        yield _amount(payable_back(complaint, remedy, policy.ladder.currency), policy)
    if remedy and remedy.goods:
        yield _freight(complaint, policy)


def _amount(paid: Money | None, policy: Policy) -> Prompt:
    """What was paid is a tap away, where no more than that can be offered."""
    return Prompt(
        id="amount",
        kind=Ask.MONEY,
        text=Text("form-amount", {"currency": policy.ladder.currency}),
        options=(Option(f"{paid.minor / 100:.2f}", Text("option-paid", {"amount": paid})),) if paid else (),
        limits=Limits(at_most=paid.minor) if paid else Limits(),
    )


def _freight(complaint: Complaint, policy: Policy) -> Prompt:
    """Who pays by the rule for this cause comes first, with the rule and its source."""
    rule = payer(complaint, policy)
    suggested = rule.pays_freight if rule else ""
    options = [
        Option(f, Text("option-freight", {"freight": f, "suggested": "yes" if f == suggested else "no"}))
        for f in sorted(FREIGHT, key=lambda f: f != suggested)
    ]
    told = {"rule": Ref("rule", rule.id), "source": Ref("rule-source", rule.id)} if rule else {}
    return Prompt(
        id="freight",
        kind=Ask.CHOICE,
        text=Text("form-freight"),
        lines=(Text("form-freight-why", told),) if rule else (),
        options=tuple(options),
    )


def _refuse(form: Form, known: Known) -> Iterator[Prompt]:
    yield _choice("refuse", "reason", [Option(r, Ref("refusal", r)) for r in known.policy.refusal_reasons])
    yield _text("refuse")


def _decide(form: Form, known: Known) -> Iterator[Prompt]:
    yield _choice(
        "decide", "liability", [Option(x, Text("option-liability", {"liability": x})) for x in LIABILITIES]
    )
    none = Option(NONE, Text("option-no_remedy"))
    yield _choice("decide", "remedy", [*_remedies(known), none])
    yield from _terms(form, known.complaint, known.policy)
    yield _text("decide")


def _suggest(form: Form, known: Known) -> Iterator[Prompt]:
    reasons = [Option(r.value, Text("option-dismissal", {"reason": r.value})) for r in do.Dismissal]
    yield _choice("suggest", "reason", reasons)
    yield _text("suggest")


def _dismiss(form: Form, known: Known) -> Iterator[Prompt]:
    reasons = [Option(r.value, Text("option-dismissal", {"reason": r.value})) for r in do.Dismissal]
    yield _choice("dismiss", "reason", reasons)
    if form.answers.get("reason") == do.Dismissal.DUPLICATE:
        if not known.others:
            raise Refusal("refusal-no-other")
        others = [Option(c.number, Text("which-case", named(c))) for c in known.others]
        yield _choice("dismiss", "other", others)
    yield _text("dismiss", optional=True)


def _counter(form: Form, known: Known) -> Iterator[Prompt]:
    """Where money is offered, another amount: what the desk agrees to has to be clear."""
    offer, policy = known.complaint.proposal, known.policy
    remedy = policy.remedies.get(offer.remedy) if offer else None
    if remedy and remedy.money:
        asks = Text("form-counter-amount", {"currency": policy.ladder.currency})
        yield Prompt(id="amount", kind=Ask.MONEY, text=asks)
    else:
        yield _text("counter")


def _withdraw(form: Form, known: Known) -> Iterator[Prompt]:
    options = [Option(why, Text("option-withdraw", {"why": why})) for why in ("solved", "other")]
    yield _choice("withdraw", "why", options)


def _hand_over(form: Form, known: Known) -> Iterator[Prompt]:
    """To whom; whoever was not seen at work yet takes it by a tap of their own."""
    holder = known.complaint.holder
    people = [p for p in known.people if holder is None or p.user != holder.user]
    if not people:
        raise Refusal("refusal-nobody-known")
    options = [Option(str(p.user), Text("option-person", {"name": p.name})) for p in people]
    yield _choice("hand_over", "to", options)


def _canned(form: Form, known: Known) -> Iterator[Prompt]:
    """Which one, then as it would be read."""
    if not known.canned:
        raise Refusal("refusal-no-canned")
    yield _choice("canned", "which", [Option(r.id, Ref("canned-title", r.id)) for r in known.canned])
    text = next((r.text for r in known.canned if r.id == form.answers.get("which")), "")
    send = (Option("send", Text("option-send")),)
    yield Prompt(id="send", kind=Ask.CHOICE, text=Text("form-canned-send", {"text": text}), options=send)


def _ask(form: Form, known: Known) -> Iterator[Prompt]:
    """Words, or a tap on what is missing."""
    category = known.complaint.category
    options = [Option(help.id, Ref("evidence", f"{category}/{help.id}")) for help in known.helps]
    yield replace(_text("ask"), options=tuple(options))


def _reveal(form: Form, known: Known) -> Iterator[Prompt]:
    """Which value, by a mark: the value itself is kept nowhere else. Then why."""
    if not known.private:
        raise Refusal("refusal-nothing-private")
    options = [
        Option(mark(value), Text("option-private", {"what": kind.value, "value": value[:VALUE_SHOWN]}))
        for kind, value in known.private
    ]
    yield _choice("reveal", "what", options)
    yield _text("reveal")


def mark(value: str) -> str:
    """What stands for a value in a tap and in what is kept of a dialogue."""
    return hashlib.sha256(value.encode()).hexdigest()[:10]


def _transfer(form: Form, known: Known) -> Iterator[Prompt]:
    """To another desk, or under another category, which may lead to another desk too."""
    kept = [desk for desk in _reachable(known) if desk != known.complaint.desk]
    options = [Option(desk, _desk(desk, known.complaint)) for desk in kept]
    yield _choice("transfer", "to", [*options, Option(CATEGORY, Text("option-other_category"))])
    if form.answers.get("to") == CATEGORY:
        others = [c for c in known.policy.categories if c != known.complaint.category]
        yield _choice("transfer", CATEGORY, [Option(c, Ref("category", c)) for c in others])
    yield _text("transfer", optional=True)


def _desk(desk: str, complaint: Complaint) -> Ref:
    return Ref("desk" if desk == complaint.merchant else "desk-name", desk)


def _reachable(known: Known) -> Iterator[str]:
    """The platform's desks, and the complaint's own merchant: no merchant learns of another here."""
    for desk in known.desks:
        rule = known.policy.desks.get(desk)
        if (rule and rule.kind is DeskKind.PLATFORM) or desk == known.complaint.merchant:
            yield desk


def _delivered(form: Form, known: Known) -> Iterator[Prompt]:
    days = [Option(str(n), Text("option-ago", {"n": n})) for n in range(DELIVERED_AGO + 1)]
    yield _choice("delivered", "ago", days)


_FIELDS: dict[str, Callable[[Form, Known], Iterator[Prompt]]] = {
    "hand_over": _hand_over,
    "ask": _ask,
    "suggest": _suggest,
    "canned": _canned,
    "transfer": _transfer,
    "reveal": _reveal,
    "propose": _propose,
    "refuse": _refuse,
    "decide": _decide,
    "dismiss": _dismiss,
    "withdraw": _withdraw,
    "delivered": _delivered,
    "counter": _counter,
}


def command(
    form: Form,
    by: do.Actor,
    key: str,
    known: Known,
    evidence: tuple[Evidence, ...] = (),
    source: MessageRef | None = None,
) -> do.Command:
    """The command that a filled form makes, resting on what its button carried."""
    return replace(_made(form, by, key, known, evidence, source), saw=form.arg)


def _made(
    form: Form,
    by: do.Actor,
    key: str,
    known: Known,
    evidence: tuple[Evidence, ...],
    source: MessageRef | None,
) -> do.Command:
    if form.action == "hand_over":
        return do.HandOver(to=_member(form, known), by=by, key=key)
    if form.action == "canned":
        return do.Reply(text=_said(form, known), by=by, key=key)
    picked = next((help.text for help in known.helps if help.id == form.answers.get(PICKED)), "")
    words = picked or str(form.answers.get(WORDS) or "")
    if form.action == "reveal":
        kind, value = _value(form, known)
        return do.Reveal(what=kind.value, value=value, text=words, by=by, key=key)
    if worded := _WORDED.get(form.action):
        return worded(by=by, key=key, text=words, evidence=evidence, source=source)
    return _COMMANDS[form.action](form, words, {"by": by, "key": key})


def _value(form: Form, known: Known) -> tuple[Private, str]:
    """Refusal for what is not there any more."""
    for kind, value in known.private:
        if mark(value) == form.answers["what"]:
            return kind, value
    raise Refusal("refusal-changed")


def _member(form: Form, known: Known) -> Person:
    """Refusal for somebody who left the desk meanwhile."""
    for person in known.people:
        if str(person.user) == form.answers["to"]:
            return person
    raise Refusal("refusal-changed")


def _said(form: Form, known: Known) -> str:
    """Refusal for a reply that cannot be filled in any more."""
    for ready in known.canned:
        if ready.id == form.answers["which"]:
            return ready.text
    raise Refusal("refusal-changed")


_WORDED: dict[str, type[do.Worded]] = {
    "ask": do.Ask,
    "hear": do.Hear,
    "ask_merchant": do.AskMerchant,
    "ask_both": do.AskBoth,
    "prove": do.Prove,
    "dispute": do.DisputeStep,
    "appeal": do.Appeal,
    "settle": do.SettleStep,
    "unperformed": do.CloseUnperformed,
}


def _make_counter(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    amount = form.answers.get("amount")
    wish = amount if isinstance(amount, Money) else None
    return do.CounterOffer(version=int(form.arg or 0), amount=wish, text=words, **by)


def _make_refuse(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Refuse(reason=str(form.answers["reason"]), text=words, **by)


def _make_propose(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Propose(terms=_made_terms(form, words), **by)


def _make_decide(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    granted = form.answers["remedy"] != NONE
    return do.Decide(
        liability=str(form.answers["liability"]),
        reasons=words,
        terms=_made_terms(form, "") if granted else None,
        **by,
    )


def _made_terms(form: Form, note: str) -> do.Terms:
    amount = form.answers.get("amount")
    freight = form.answers.get("freight")
    return do.Terms(
        remedy=str(form.answers["remedy"]),
        amount=amount if isinstance(amount, Money) else None,
        freight=str(freight) if freight else None,
        travel="ship" if freight else None,
        note=note,
    )


def _make_dismiss(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    reason = do.Dismissal(str(form.answers["reason"]))
    other = str(form.answers["other"]) if reason is do.Dismissal.DUPLICATE else None
    return do.Dismiss(reason=reason, other=other, text=words, **by)


def _make_suggest(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.SuggestDismissal(reason=do.Dismissal(str(form.answers["reason"])), text=words, **by)


def _make_transfer(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    to, category = str(form.answers["to"]), form.answers.get(CATEGORY)
    if to == CATEGORY:
        return do.Transfer(category=str(category), text=words, **by)
    return do.Transfer(desk=to, text=words, **by)


def _make_withdraw(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Withdraw(solved=form.answers["why"] == "solved", **by)


def _make_delivered(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.DeliveredOn(ago=int(str(form.answers["ago"])), **by)


_COMMANDS: dict[str, Callable[[Form, str, dict[str, Any]], do.Command]] = {
    "counter": _make_counter,
    "refuse": _make_refuse,
    "propose": _make_propose,
    "decide": _make_decide,
    "dismiss": _make_dismiss,
    "withdraw": _make_withdraw,
    "transfer": _make_transfer,
    "suggest": _make_suggest,
    "delivered": _make_delivered,
}
COMMANDS: dict[str, type[do.Command]] = {
    **_WORDED,
    "counter": do.CounterOffer,
    "refuse": do.Refuse,
    "propose": do.Propose,
    "decide": do.Decide,
    "dismiss": do.Dismiss,
    "withdraw": do.Withdraw,
    "hand_over": do.HandOver,
    "reveal": do.Reveal,
    "canned": do.Reply,
    "transfer": do.Transfer,
    "suggest": do.SuggestDismissal,
    "delivered": do.DeliveredOn,
}
"""What a form leads to, so that it can be refused before it is filled in."""
NEEDS_FORM = frozenset(COMMANDS)
"""Actions of buttons that ask for more than the tap."""


def _make_visit(arg: str, by: dict[str, Any]) -> do.Command:
    """ValueError for what no visit asked."""
    n, _, answer = arg.partition(".")
    if answer not in {"holds", "broken", "contact"}:
        raise ValueError(answer)
    return do.AnswerVisit(n=int(n), answer=answer, **by)


SNOOZE = "snooze"
"""The holder wants to be reminded later."""
STAYING = frozenset({"why", "contact"})
"""Actions after which the other buttons of the message are still wanted."""


PASSING = frozenset({"let_go"})
"""Actions of messages that are no card, and whose desk may have none."""


def simple(action: str, arg: str, by: do.Actor, key: str) -> do.Command:
    """The command of a button that needs nothing more. Refusal for a forged or outdated one."""
    make = _SIMPLE.get(action)
    if make is None:
        raise Refusal("refusal-not-now")
    try:
        return make(arg, {"by": by, "key": key, "saw": arg})
    except ValueError:
        raise Refusal("refusal-not-now") from None


_SIMPLE: dict[str, Callable[[str, dict[str, Any]], do.Command]] = {
    "take": lambda arg, by: do.Take(**by),
    "take_over": lambda arg, by: do.Take(over=True, **by),
    SNOOZE: lambda arg, by: do.Snooze(span=arg.partition(":")[0], clock=arg.partition(":")[2], **by),
    "give_back": lambda arg, by: do.GiveBack(**by),
    "take_back": lambda arg, by: do.TakeBack(**by),
    "safety": lambda arg, by: do.RaiseSafety(**by),
    "urgent": lambda arg, by: do.SetPriority(urgent=True, **by),
    "not_urgent": lambda arg, by: do.SetPriority(urgent=False, **by),
    "abuse": lambda arg, by: do.SuspectAbuse(on=True, **by),
    "let_go": lambda arg, by: do.LetGo(n=int(arg), **by),
    "no_abuse": lambda arg, by: do.SuspectAbuse(on=False, **by),
    "hold": lambda arg, by: do.HoldLegally(on=True, **by),
    "release": lambda arg, by: do.HoldLegally(on=False, **by),
    "no_answer": lambda arg, by: do.NoAnswerNeeded(**by),
    "album": lambda arg, by: do.ShowEvidence(**by),
    "approve": lambda arg, by: do.Approve(**by),
    "accept_counter": lambda arg, by: do.AcceptCounter(version=int(arg), **by),
    "accept": lambda arg, by: do.Accept(version=int(arg), **by),
    "decline": lambda arg, by: do.Decline(version=int(arg), **by),
    "accept_verdict": lambda arg, by: do.AcceptVerdict(**by),
    "go_on": lambda arg, by: do.GoOn(**by),
    "arrived": lambda arg, by: do.Arrived(**by),
    "received": lambda arg, by: do.Prove(**by),
    "escalate": lambda arg, by: do.Escalate(**by),
    "confirm": lambda arg, by: do.Confirm(**by),
    "not_solved": lambda arg, by: do.NotSolved(**by),
    "not_arrived": lambda arg, by: do.NotArrived(**by),
    "reopen": lambda arg, by: do.Reopen(**by),
    "outside": lambda arg, by: do.GoOutside(body=arg, **by),
    "settled_outside": lambda arg, by: do.SettledOutside(**by),
    "turned_away": lambda arg, by: do.TurnedAway(**by),
    "told_solved": lambda arg, by: do.ToldSolved(solved=arg, **by),
    "why": lambda arg, by: do.ExplainRating(reason=arg, **by),
    "contact": lambda arg, by: do.WantContact(**by),
    "visit": _make_visit,
}
