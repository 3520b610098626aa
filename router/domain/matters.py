"""What the rules of law are asked about: a complaint, or one that is being filed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from router.domain.answers import category_answers, claim_of
from router.domain.complaint import Arg, Complaint, Purchase
from router.domain.draft import Draft
from router.domain.law import Matter, Rule, freight, local_day
from router.domain.policy import Category, Policy
from router.domain.purchases import purchase_of


def of_complaint(complaint: Complaint, policy: Policy) -> Matter | None:
    """The matter of a complaint, by the law of the day on which it was filed; None without any rules."""
    country = policy.law.country(complaint.jurisdiction or _code(complaint.merchant, policy))
    category = policy.categories.get(complaint.category)
    if country is None or category is None:
        return None
    return Matter(
        country=country,
        category=category.id,
        cause=category.cause,
        claim=complaint.claim,
        day=local_day(complaint.created, country.calendar),
        received=_received(category, complaint.answers, complaint.purchase),
        goods=_travels(complaint.claim, policy),
    )


def of_draft(draft: Draft, policy: Policy, today: date, country: str = "") -> Matter | None:
    """The matter of what is being filed; None without any rules, or before a category is chosen.

    `country`: that of a merchant that the policy does not name; empty: as the policy says.
    """
    merchant = str(draft.answers.get("merchant") or "")
    matter = of_category(str(draft.answers.get("category")), merchant, policy, today, country)
    category = policy.categories.get(matter.category) if matter else None
    if matter is None or category is None:
        return None
    return Matter(
        country=matter.country,
        category=matter.category,
        cause=matter.cause,
        claim=claim_of(draft, category),
        day=today,
        received=_received(category, category_answers(draft.answers), purchase_of(draft)),
        goods=_travels(claim_of(draft, category), policy),
    )


def of_category(id: str, merchant: str, policy: Policy, today: date, country: str = "") -> Matter | None:
    """What can be said of a kind of complaint before anything else is known; None without any rules."""
    law = policy.law.country(country or _code(merchant, policy))
    category = policy.categories.get(id)
    if law is None or category is None:
        return None
    return Matter(
        country=law,
        category=category.id,
        cause=category.cause,
        claim=category.claims[0],
        day=today,
        goods=any(_travels(claim, policy) for claim in category.claims),
    )


def payer(complaint: Complaint, policy: Policy) -> Rule | None:
    """The rule that suggests who pays the freight."""
    matter = of_complaint(complaint, policy)
    return freight(policy.law, matter) if matter else None


def _travels(claim: str, policy: Policy) -> bool:
    remedy = policy.remedies.get(claim)
    return remedy is not None and remedy.goods


def jurisdictions(merchant: str | None, policy: Policy, country: str = "") -> frozenset[str]:
    """`country`, else the merchant's or the house's, and the jurisdiction of the rules that hold there."""
    code = country or _code(merchant, policy)
    law = policy.law.country(code)
    return frozenset(filter(None, (code, law.jurisdiction if law else "")))


def _code(merchant: str | None, policy: Policy) -> str:
    known = policy.merchants.get(merchant or "")
    return known.jurisdiction if known else policy.law.default


def _received(category: Category, answers: Mapping[str, Arg], bought: Purchase | None) -> date | None:
    """The day of receipt: as the order service knows it, else as the person said."""
    asked = next((q.id for q in category.questions if q.from_order == "delivered"), "")
    for told in (bought.delivered if bought else "", answers.get(asked)):
        try:
            return date.fromisoformat(str(told))
        except ValueError:
            continue
    return None
