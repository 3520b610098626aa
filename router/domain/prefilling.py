"""Answers that others give for the person: an order that the platform knows, a link that was followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from router.domain.answers import QUESTION
from router.domain.callers import RECORDED, recording
from router.domain.complaint import Arg, OrderCheck, Purchase
from router.domain.draft import Draft
from router.domain.intake import outdated
from router.domain.policy import Policy
from router.domain.purchases import DOUBTED, MERCHANT, ORDER, purchase_of

CATEGORY = "category"
SAID = DOUBTED | {OrderCheck.VERIFIED}
"""What there is no need to ask again about."""


def given(found: Purchase | None, category: Arg, policy: Policy) -> dict[str, Arg]:
    """Answers that an order gives: its shop, and what the questions of a category take from it."""
    if found is None:
        return {}
    told: dict[str, Arg] = {MERCHANT: found.merchant}
    asks = policy.categories.get(str(category))
    for question in asks.questions if asks else ():
        if question.from_order:
            told[QUESTION + question.id] = getattr(found, question.from_order)
    return {id: value for id, value in told.items() if value}


def told_oneself(draft: Draft, policy: Policy) -> bool:
    """Whether words, proof or answers would be lost with the draft.

    Where it began (category, shop) is no loss, nor is what a link or an order gave.
    """
    answers = draft.answers
    from_order = given(draft.purchase, answers.get(CATEGORY), policy)
    begun = {CATEGORY, MERCHANT, RECORDED, "language"}
    if ORDER not in draft.given.values():
        begun.add(ORDER)
    said = {id for id, value in answers.items() if value and value != from_order.get(id)} - begun
    return bool(draft.words or draft.evidence or said)


def named(draft: Draft, answers: Mapping[str, Arg], policy: Policy) -> tuple[dict[str, Arg], Purchase | None]:
    """Answers with what the order gives of them, and what is known of the order now.

    A new number is to be asked about. The same one once more is meant as it was typed.
    """
    if ORDER not in answers:
        return _with_category(draft, answers, policy), draft.purchase
    number, before = answers[ORDER], draft.purchase
    if before and before.number == number and before.check in SAID:
        return dict(answers), replace(before, insisted=True)
    # Whose order a caller's is, the service cannot tell: it knows people by their Telegram.
    asks = policy.looks_up_orders and number and recording(draft.answers) is None
    asked = Purchase(number=str(number), check=OrderCheck.ASKED) if asks else None
    return with_order(draft, answers, asked, policy), asked


def with_order(
    draft: Draft, answers: Mapping[str, Arg], found: Purchase | None, policy: Policy
) -> dict[str, Arg]:
    """Answers with another order among them, and what it gives; None for what only the former one gave."""
    said = draft.answers
    former = given(draft.purchase, said.get(CATEGORY), policy)
    gone: dict[str, Arg] = {id: None for id, value in former.items() if said.get(id) == value}
    told = given(found, answers.get(CATEGORY, said.get(CATEGORY)), policy)
    number = {ORDER: found.number} if found else {}
    return gone | dict(answers) | told | number


def _with_category(draft: Draft, answers: Mapping[str, Arg], policy: Policy) -> dict[str, Arg]:
    category = answers.get(CATEGORY)
    if category in {None, draft.answers.get(CATEGORY)}:
        return dict(answers)
    return given(purchase_of(draft), category, policy) | dict(answers)


def changed(draft: Draft, told: Mapping[str, Arg], policy: Policy) -> dict[str, Arg]:
    """The answers, and None for those that go with former ones: another category asks its own questions."""
    other = CATEGORY in told and draft.answers.get(CATEGORY) not in {None, told[CATEGORY]}
    gone = {k for k in draft.answers if other and k.startswith(QUESTION)} - told.keys()
    kept = {k: v for k, v in draft.answers.items() if k not in gone} | dict(told)
    gone |= set(outdated(replace(draft, answers=kept), policy))
    return {**told, **dict.fromkeys(gone)}


def compatible(draft: Draft, more: Mapping[str, Arg]) -> dict[str, Arg]:
    """What a link adds to a draft; nothing when it contradicts it, for then it is about something else."""
    said = draft.answers
    other = more.get(RECORDED) != said.get(RECORDED)
    if other or any(said.get(id) not in {None, value} for id, value in more.items()):
        return {}
    return {id: value for id, value in more.items() if id not in said}
