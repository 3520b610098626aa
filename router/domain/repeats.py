"""A complaint that is open already: the same person's, about the same order of the same shop."""

from __future__ import annotations

from collections.abc import Sequence

from router.domain.answers import OTHER, claim_of, summary
from router.domain.complaint import Complaint, Text
from router.domain.draft import Draft
from router.domain.policy import Policy
from router.domain.purchases import ORDER

TOLD_THERE = frozenset(
    {"review-category", "review-merchant", "review-order", "review-description", "review-evidence"}
)
"""What the open complaint knows anyway, or gets as it is."""


def repeated(draft: Draft, theirs: Sequence[Complaint], policy: Policy) -> Complaint | None:
    """The newest open complaint about the same order that asks for the same, or is of the same category."""
    category = policy.categories.get(str(draft.answers.get("category")))
    order = _same(draft.answers.get(ORDER))
    if category is None or not order:
        return None
    asked = "claim" in draft.answers or len(category.claims) == 1
    claim, shop = claim_of(draft, category) if asked else "", _shop(draft)
    return next(
        (
            c
            for c in theirs
            if c.open
            and _same(c.order) == order
            and (c.merchant or _same(c.merchant_name)) == shop
            and (c.category == category.id or c.claim == claim)
        ),
        None,
    )


def news(draft: Draft, policy: Policy) -> tuple[Text, ...]:
    """What was answered for the new complaint and would be lost to the old one, a line each."""
    return tuple(text for text in summary(draft, policy) if text.key not in TOLD_THERE)


def _shop(draft: Draft) -> str:
    merchant = draft.answers.get("merchant")
    return _same(draft.answers.get("merchant_name")) if merchant == OTHER else str(merchant or "")


def _same(typed: object) -> str:
    """As people mean it: without case and spaces."""
    return "".join(str(typed or "").split()).casefold()
