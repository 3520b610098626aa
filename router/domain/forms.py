"""Short dialogues about a complaint: what an action asks beyond the tap."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from router.domain.acts.judging import LIABILITIES
from router.domain.acts.performing import DELIVERED_AGO
from router.domain.complaint import Complaint, Money, Person, Ref, Text
from router.domain.draft import Form
from router.domain.intake import Ask, Option, Prompt
from router.domain.matters import payer
from router.domain.policy import DeskKind, Limits, Policy
from router.domain.purchases import payable_back
from router.domain.refusal import Refusal
from router.domain.remedies import Remedy
from router.domain.safety import Private
from router.domain.states import Dismissal
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
        yield _freight(complaint, policy, remedy)


def _amount(paid: Money | None, policy: Policy) -> Prompt:
    """What was paid is a tap away, where no more than that can be offered."""
    return Prompt(
        id="amount",
        kind=Ask.MONEY,
        text=Text("form-amount", {"currency": policy.ladder.currency}),
        options=(Option(f"{paid.minor / 100:.2f}", Text("option-paid", {"amount": paid})),) if paid else (),
        limits=Limits(at_most=paid.minor) if paid else Limits(),
    )


def _freight(complaint: Complaint, policy: Policy, remedy: Remedy) -> Prompt:
    """Who pays by the rule for this cause comes first, with the rule and its source.

    The same tap says how the goods come back, where that can be in several ways.
    """
    rule = payer(complaint, policy)
    suggested = rule.pays_freight if rule else ""
    ways = remedy.travels if len(remedy.travels) > 1 else ("",)
    options = [
        _paid_by(freight, travel, freight == suggested and travel == ways[0])
        for freight in sorted(FREIGHT, key=lambda f: f != suggested)
        for travel in ways
    ]
    told = {"rule": Ref("rule", rule.id), "source": Ref("rule-source", rule.id)} if rule else {}
    return Prompt(
        id="freight",
        kind=Ask.CHOICE,
        text=Text("form-freight", {"travels": "yes" if len(ways) > 1 else "no"}),
        lines=(Text("form-freight-why", told),) if rule else (),
        options=tuple(options),
    )


def _paid_by(freight: str, travel: str, suggested: bool) -> Option:
    told = {"freight": freight, "travel": travel or "none", "suggested": "yes" if suggested else "no"}
    return Option(f"{freight}.{travel}" if travel else freight, Text("option-freight", told))


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
    reasons = [Option(r.value, Text("option-dismissal", {"reason": r.value})) for r in Dismissal]
    yield _choice("suggest", "reason", reasons)
    yield _text("suggest")


def _dismiss(form: Form, known: Known) -> Iterator[Prompt]:
    reasons = [Option(r.value, Text("option-dismissal", {"reason": r.value})) for r in Dismissal]
    yield _choice("dismiss", "reason", reasons)
    if form.answers.get("reason") == Dismissal.DUPLICATE:
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
        if offer and len(offer.refund_ways) > 1:
            yield _choice("counter", "way", [Option(w, Ref("refund_way", w)) for w in offer.refund_ways])
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
