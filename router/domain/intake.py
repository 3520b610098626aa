"""Intake is a form: which question is next is a pure function of the draft and the policy.

So a restart, two devices or ten photos at once lose nothing: what is there is there, and the first
unanswered, applicable question is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from router.domain.answers import OTHER, QUESTION, claim_of, several
from router.domain.callers import CONTACT, CONTACT_AT_MOST, recording
from router.domain.complaint import Arg, OrderCheck, Ref, Text
from router.domain.draft import DESCRIPTION, Draft
from router.domain.guiding import GUIDE, reading
from router.domain.policy import Category, EvidenceRule, Limits, Policy, Question, QuestionKind
from router.domain.purchases import ORDER, doubted, purchase_of
from router.domain.states import Side
from router.domain.suggesting import suggest


class Ask(StrEnum):
    """How something is asked."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    ORDER = "order"
    PRODUCT = "product"
    PHONE = "phone"
    EVIDENCE = "evidence"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is stored, and its words."""

    id: str
    label: Text | Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to a person. `id` names the answer it asks for."""

    id: str
    kind: Ask
    text: Text
    lines: tuple[Text, ...] = ()
    """More about it, line by line."""
    options: tuple[Option, ...] = ()
    optional: bool = False
    limits: Limits = field(default_factory=Limits)
    searched: bool = False
    """There are more options than these: what is typed looks for them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the intake can offer beside the policy: languages with words, and the merchants known today."""

    languages: tuple[str, ...]
    merchants: tuple[str, ...]
    many: bool = False
    """There are more merchants than are offered: they are found by a part of the name."""
    order: Limits = field(default_factory=Limits)
    """What order numbers of the chosen merchant look like, where the policy does not name it."""


def next_question(draft: Draft, policy: Policy, offer: Offer) -> Prompt:
    """What the person wants to change, else the first unanswered, applicable question, else the review."""
    first = None
    for prompt in questions(draft, policy, offer):
        if prompt.id == draft.asked:
            return prompt
        if first is None and (prompt.kind is Ask.REVIEW or not answered(draft, prompt)):
            first = prompt
            if not draft.asked:
                break
    assert first is not None, "the last question is the review, or what it waits for"
    return first


def question(draft: Draft, id: str, policy: Policy, offer: Offer) -> Prompt | None:
    """The question of an id, when it applies to this draft."""
    return next((p for p in questions(draft, policy, offer) if p.id == id), None)


def before(draft: Draft, id: str, policy: Policy, offer: Offer) -> Prompt | None:
    """The question before that of an id: where "back" leads. None at the first one."""
    last = None
    for prompt in questions(draft, policy, offer):
        if prompt.id == id:
            break
        last = prompt if prompt.id != "language" and prompt.kind is not Ask.EVIDENCE else last
    return last


def outdated(draft: Draft, policy: Policy) -> tuple[str, ...]:
    """Answers to questions that the other answers no longer ask; before a category is chosen, none are."""
    if draft.answers.get("category") not in policy.categories:
        return ()
    asked = {prompt.id for prompt in questions(draft, policy, Offer((), ()))}
    return tuple(id for id in draft.answers if id not in asked and (id in _ASKED or id.startswith(QUESTION)))


_ASKED = frozenset({"merchant", "merchant_name", ORDER, "claim"})


def questions(draft: Draft, policy: Policy, offer: Offer) -> Iterator[Prompt]:
    """All questions that apply, in order, as far as the answers given tell them; the review at the end."""
    if desk := recording(draft.answers):
        yield from _for_a_caller(draft, policy, offer, desk)
        return
    yield _choice("language", [Option(tag, Ref("language", tag)) for tag in offer.languages])
    yield _categories(draft, policy)
    category = policy.categories.get(str(draft.answers.get("category")))
    if category is None:
        return
    if page := reading(draft, policy):
        options = tuple(Option(value, label) for value, label in page.answers)
        yield Prompt(id=GUIDE, kind=Ask.CHOICE, text=page.text, lines=page.lines, options=options)
    if category.asks_order and policy.looks_up_orders:
        yield _order(draft, policy, offer)
    if category.asks_merchant:
        yield from _about_merchant(draft, offer)
    if category.asks_order and not policy.looks_up_orders:
        yield _order(draft, policy, offer)
    if len(category.claims) > 1:
        yield _choice("claim", [Option(c, Ref("claim", c)) for c in category.claims])
    yield from _of_category(draft, category)
    yield _description(draft, category)
    if needs_evidence(category.evidence):
        yield _evidence(draft, category)
    lines = () if draft.evidence else _helpful(category)
    yield Prompt(id="review", kind=Ask.REVIEW, text=Text("ask-review"), lines=lines)


def left(draft: Draft, policy: Policy) -> int | None:
    """How many questions are open before the review, as far as the answers tell; None before a category."""
    if draft.answers.get("category") not in policy.categories:
        return None
    asked = (p for p in questions(draft, policy, Offer((), ())) if p.id not in _BESIDE)
    return sum(p.id == draft.asked or (p.id not in draft.answers and not answered(draft, p)) for p in asked)


_BESIDE = frozenset({"language", "review"})


def _for_a_caller(draft: Draft, policy: Policy, offer: Offer, desk: tuple[Side, str]) -> Iterator[Prompt]:
    """What somebody on the telephone is asked: like anybody, but nothing that the caller may not know is
    insisted on, and whoever passes one of a category's questions by is asked no more of them.

    A merchant records what concerns itself.
    """
    yield _categories(draft, policy)
    category = policy.categories.get(str(draft.answers.get("category")))
    if category is None:
        return
    if category.asks_merchant and desk[0] is Side.MERCHANT:
        yield _choice("merchant", [Option(desk[1], Ref("merchant", desk[1]))])
    elif category.asks_merchant:
        yield from _about_merchant(draft, offer)
    if category.asks_order:
        yield _order(draft, policy, offer)
    if len(category.claims) > 1:
        yield _choice("claim", [Option(c, Ref("claim", c)) for c in category.claims])
    for prompt in _of_category(draft, category):
        yield replace(prompt, optional=True, lines=(*prompt.lines, Text("how-caller")))
        if draft.answers.get(prompt.id) == "":
            break
    yield Prompt(id=DESCRIPTION, kind=Ask.TEXT, text=Text("ask-description"))
    limits = Limits(at_most=CONTACT_AT_MOST)
    yield Prompt(id=CONTACT, kind=Ask.PRODUCT, text=Text("ask-contact"), optional=True, limits=limits)
    yield Prompt(id="review", kind=Ask.REVIEW, text=Text("ask-review"))


def _choice(id: str, options: list[Option]) -> Prompt:
    return Prompt(id=id, kind=Ask.CHOICE, text=Text(f"ask-{id}"), options=tuple(options))


def _categories(draft: Draft, policy: Policy) -> Prompt:
    """All of them; those that the description speaks for stand first, marked."""
    likely = [s.category for s in suggest(draft.description, policy.keywords)]
    options = [Option(c, Text("option-likely", {"category": Ref("category", c)})) for c in likely]
    options += [Option(c, Ref("category", c)) for c in policy.categories if c not in likely]
    asked = _choice("category", options)
    return replace(asked, lines=(Text("category-likely"),)) if likely else asked


def _about_merchant(draft: Draft, offer: Offer) -> Iterator[Prompt]:
    known = [Option(m, Ref("merchant", m)) for m in offer.merchants]
    asked = _choice("merchant", [*known, Option(OTHER, Text("option-other_merchant"))])
    yield replace(asked, lines=_searched(draft, offer), searched=True) if offer.many else asked
    if draft.answers.get("merchant") == OTHER:
        limits = Limits(at_most=NAME_AT_MOST)
        yield Prompt(id="merchant_name", kind=Ask.TEXT, text=Text("ask-merchant_name"), limits=limits)


def _searched(draft: Draft, offer: Offer) -> tuple[Text, ...]:
    """What the search for a shop found, and how to search."""
    if not draft.sought:
        return (Text("merchant-type"),)
    return (Text("merchant-sought", {"words": draft.sought, "count": len(offer.merchants)}),)


NAME_AT_MOST = 200


def _order(draft: Draft, policy: Policy, offer: Offer) -> Prompt:
    merchant = policy.merchants.get(str(draft.answers.get("merchant")))
    limits = merchant.order if merchant else offer.order
    example = limits.example or None
    text = Text("ask-order", {"example": example})
    lines = (Text("order-doubted", {"order": draft.answers[ORDER]}),) if doubted(draft) else ()
    return Prompt(id=ORDER, kind=Ask.ORDER, text=text, lines=lines, optional=True, limits=limits)


def _of_category(draft: Draft, category: Category) -> Iterator[Prompt]:
    """A question applies when those it depends on apply and were answered so."""
    known: dict[str, Arg] = {"claim": claim_of(draft, category)}
    for asked in category.questions:
        if _applies(asked, known):
            yield _prompt(category, asked)
            known[asked.id] = draft.answers.get(QUESTION + asked.id)


def _applies(asked: Question, known: Mapping[str, Arg]) -> bool:
    return all(set(several(known.get(id))) & set(wanted) for id, wanted in asked.when.items())


def _prompt(category: Category, asked: Question) -> Prompt:
    place = f"{category.id}/{asked.id}"
    return Prompt(
        id=QUESTION + asked.id,
        kind=Ask(asked.kind.value),
        text=Text("ask-question", {"question": Ref("question", place)}),
        lines=_how(asked),
        options=tuple(Option(o.id, Ref("option", f"{place}/{o.id}")) for o in asked.options),
        optional=not asked.required,
        limits=asked.limits,
    )


def _how(asked: Question) -> tuple[Text, ...]:
    if asked.kind is QuestionKind.MONEY:
        return (Text("how-money", {"currency": asked.limits.currency}),)
    return _LINES.get(asked.kind, ())


_LINES = {
    QuestionKind.CHOICES: (Text("how-choices"),),
    QuestionKind.DATE: (Text("how-date"),),
    QuestionKind.PHONE: (Text("how-phone"),),
}


def _description(draft: Draft, category: Category) -> Prompt:
    """Where nothing more has to be shown, what would help is told here, and saves a question."""
    asked = needs_evidence(category.evidence) and not answered(draft, _evidence(draft, category))
    lines = () if asked else _helpful(category)
    return Prompt(id=DESCRIPTION, kind=Ask.TEXT, text=Text("ask-description"), lines=lines)


def _helpful(category: Category) -> tuple[Text, ...]:
    """What may be sent though nothing has to be."""
    return _helps(category, Text("evidence-welcome"))


def _helps(category: Category, title: Text) -> tuple[Text, ...]:
    """What helps most, as the category lists it."""
    refs = [Ref("evidence", f"{category.id}/{n}") for n in range(len(category.evidence.helps))]
    return (title, *(Text("evidence-helps", {"what": ref}) for ref in refs)) if refs else ()


def needs_evidence(rule: EvidenceRule) -> bool:
    """Whether a complaint of the category has to show anything."""
    return rule.at_least > 0 or rule.receipt


def _evidence(draft: Draft, category: Category) -> Prompt:
    rule = category.evidence
    count = sum(item.kind in rule.kinds for item in draft.evidence)
    missing = max(0, rule.at_least - count)
    wanting = rule.receipt and not (any(item.receipt for item in draft.evidence) or _bought(draft))
    enough = not missing and not wanting
    args: dict[str, Arg] = {"count": count, "missing": missing, "enough": "yes" if enough else "no"}
    return Prompt(
        id="evidence",
        kind=Ask.EVIDENCE,
        text=Text("ask-evidence", args),
        lines=(
            *_helps(category, Text("evidence-best")),
            *((Text("evidence-receipt", {"count": count}),) if wanting else ()),
        ),
        options=tuple(
            Option(item.unique_id, Text("option-proof")) for item in draft.evidence[-1:] if wanting
        ),
        optional=enough,
    )


def _bought(draft: Draft) -> bool:
    """Whether the platform itself knows that the person bought it: that is proof enough."""
    found = purchase_of(draft)
    return found is not None and found.check is OrderCheck.VERIFIED


def answered(draft: Draft, prompt: Prompt) -> bool:
    """Whether the draft holds an answer that the question takes as it is asked today."""
    if prompt.kind is Ask.EVIDENCE:
        return prompt.optional and not draft.showing
    if prompt.id == DESCRIPTION:
        return bool(draft.description)
    if prompt.id == ORDER and (found := purchase_of(draft)) and found.check is not OrderCheck.UNVERIFIED:
        return not doubted(draft)
    value = draft.answers.get(prompt.id)
    if value is None or value == "":
        return value == "" and prompt.optional
    return _fits(prompt, value)


def _fits(prompt: Prompt, value: Arg) -> bool:
    options = {option.id for option in prompt.options}
    if prompt.kind is Ask.CHOICE:
        return value in options
    if prompt.kind is Ask.CHOICES:
        return options.issuperset(several(value))
    return matches(prompt.limits, str(value))


def matches(limits: Limits, words: str) -> bool:
    """Whether words are what the pattern wants, where there is one."""
    return not limits.pattern or re.fullmatch(limits.pattern, words) is not None
