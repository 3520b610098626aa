"""Intake is a form: which question is next is a pure function of the draft and the policy.

So a restart, two devices or ten photos at once lose nothing: what is there is there, and the first
unanswered, applicable question is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from router.domain.complaint import Arg, Ref, Text
from router.domain.draft import Draft
from router.domain.policy import Category, Policy


class Ask(StrEnum):
    """How something is asked."""

    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    ORDER = "order"
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
    options: tuple[Option, ...] = ()
    optional: bool = False


OTHER = "other"
"""The merchant is none of those that are known."""
QUESTION = "question:"
"""Prefix of the answers to a category's own questions."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the intake can offer beside the policy: languages with words, and the merchants known today."""

    languages: tuple[str, ...]
    merchants: tuple[str, ...]


def next_question(draft: Draft, policy: Policy, offer: Offer) -> Prompt:
    """The first unanswered, applicable question, or the review."""
    return next(p for p in questions(draft, policy, offer) if p.kind is Ask.REVIEW or not _answered(draft, p))


def question(draft: Draft, id: str, policy: Policy, offer: Offer) -> Prompt | None:
    """The question of an id, when it applies to this draft."""
    return next((p for p in questions(draft, policy, offer) if p.id == id), None)


def questions(draft: Draft, policy: Policy, offer: Offer) -> Iterator[Prompt]:
    """All questions that apply, in order, as far as the answers given tell them; the review at the end."""
    yield _choice("language", [Option(tag, Ref("language", tag)) for tag in offer.languages])
    yield _choice("category", [Option(c, Ref("category", c)) for c in policy.categories])
    category = policy.categories.get(str(draft.answers.get("category")))
    if category is None:
        return
    if category.asks_merchant:
        yield from _about_merchant(draft, offer)
    if category.asks_order:
        yield Prompt(id="order", kind=Ask.ORDER, text=Text("ask-order"), optional=True)
    if len(category.claims) > 1:
        yield _choice("claim", [Option(c, Ref("claim", c)) for c in category.claims])
    yield from _of_category(category)
    yield Prompt(id="description", kind=Ask.TEXT, text=Text("ask-description"))
    yield _evidence(draft, category)
    yield Prompt(id="review", kind=Ask.REVIEW, text=Text("ask-review"))


def _choice(id: str, options: list[Option]) -> Prompt:
    return Prompt(id=id, kind=Ask.CHOICE, text=Text(f"ask-{id}"), options=tuple(options))


def _about_merchant(draft: Draft, offer: Offer) -> Iterator[Prompt]:
    known = [Option(m, Ref("merchant", m)) for m in offer.merchants]
    yield _choice("merchant", [*known, Option(OTHER, Text("option-other_merchant"))])
    if draft.answers.get("merchant") == OTHER:
        yield Prompt(id="merchant_name", kind=Ask.TEXT, text=Text("ask-merchant_name"))


def _of_category(category: Category) -> Iterator[Prompt]:
    for asked in category.questions:
        place = f"{category.id}/{asked.id}"
        yield Prompt(
            id=QUESTION + asked.id,
            kind=Ask(asked.kind.value),
            text=Text("ask-question", {"question": Ref("question", place)}),
            options=tuple(Option(o.id, Ref("option", f"{place}/{o.id}")) for o in asked.options),
            optional=not asked.required,
        )


def _evidence(draft: Draft, category: Category) -> Prompt:
    rule = category.evidence
    count = sum(item.kind in rule.kinds for item in draft.evidence)
    args: dict[str, Arg] = {
        "count": count,
        "least": rule.at_least,
        "missing": max(0, rule.at_least - count),
        "hint": Ref("evidence", category.id) if rule.hint else None,
    }
    return Prompt(
        id="evidence",
        kind=Ask.EVIDENCE,
        text=Text("ask-evidence", args),
        optional=count >= rule.at_least,
    )


def _answered(draft: Draft, prompt: Prompt) -> bool:
    if prompt.kind is Ask.EVIDENCE:
        return draft.evidence_done and prompt.optional
    return prompt.id in draft.answers


def claim_of(draft: Draft, category: Category) -> str:
    """What is asked for; a category with one claim does not ask."""
    return str(draft.answers.get("claim") or category.claims[0])


def category_answers(answers: Mapping[str, Arg]) -> dict[str, Arg]:
    """The answers to the category's own questions, by question id; those left out are not there."""
    return {k.removeprefix(QUESTION): v for k, v in answers.items() if k.startswith(QUESTION) and v != ""}
