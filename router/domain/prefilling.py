"""Answers that others give for the person: an order that the platform knows, a link that was followed."""

from __future__ import annotations

from collections.abc import Mapping

from router.domain.answers import QUESTION
from router.domain.complaint import Arg, Purchase
from router.domain.draft import Draft
from router.domain.policy import Policy
from router.domain.purchases import MERCHANT, ORDER, purchase_of

CATEGORY = "category"


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


def with_category(draft: Draft, answers: Mapping[str, Arg], policy: Policy) -> dict[str, Arg]:
    """Answers with another category among them, whose questions the order may answer."""
    category = answers.get(CATEGORY)
    if category in {None, draft.answers.get(CATEGORY)}:
        return dict(answers)
    return given(purchase_of(draft), category, policy) | dict(answers)


def compatible(draft: Draft, more: Mapping[str, Arg]) -> dict[str, Arg]:
    """What a link adds to a draft; nothing when it contradicts it, for then it is about something else."""
    said = draft.answers
    if any(said.get(id) not in {None, value} for id, value in more.items()):
        return {}
    return {id: value for id, value in more.items() if id not in said}
