"""What is seen in a new complaint or in words of its consumer: danger, much money, a product named before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from router.domain.complaint import Arg, Money, Purchase
from router.domain.policy import Category, Policy, QuestionKind

PRODUCT_AT_MOST = 80
_UNSPACED = re.compile(r"[\u2e80-\uffdc]")


def dangerous(words: str, policy: Policy) -> bool:
    """Whether words speak of danger for people, in any language of the policy (``[danger]``)."""
    return bool(policy.danger) and _pattern(policy.danger).search(_plainly(words)) is not None


@lru_cache(maxsize=4)
def _pattern(danger: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, or beginnings that end in ``*``; without spaces between words, wherever it stands."""
    return re.compile("|".join(map(_entry, danger)))


def _entry(entry: str) -> str:
    plain = _plainly(entry)
    if _UNSPACED.search(plain):
        return re.escape(plain)
    return rf"\b{re.escape(plain.rstrip('*'))}" + ("" if plain.endswith("*") else r"\b")


def _plainly(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def large(answers: Mapping[str, Arg], purchase: Purchase | None, policy: Policy) -> Money | None:
    """The amount in question, where it is above the policy's; what was told goes before what was paid."""
    told = [value for value in answers.values() if isinstance(value, Money)]
    paid = [purchase.amount] if purchase and purchase.amount else []
    ladder = policy.ladder
    return next(
        (m for m in told or paid if m.currency == ladder.currency and m.minor > ladder.amount_above), None
    )


def product_of(answers: Mapping[str, Arg], purchase: Purchase | None, category: Category) -> str:
    """The product as the order service or the consumer calls it; empty where none is named."""
    asked = (answers.get(q.id) for q in category.questions if q.kind is QuestionKind.PRODUCT)
    told = next((value for value in asked if isinstance(value, str) and value), "")
    return purchase.product if purchase and purchase.product else told


def product_day(product: str, merchant: str, day: date) -> str:
    """One word for a merchant's product on a day, however it is written; empty without a product."""
    name = _plainly(product)[:PRODUCT_AT_MOST]
    return f"{day.isoformat()}|{_plainly(merchant)}|{name}" if name else ""


def days_before(product_day: str, now: datetime, hours: int) -> Iterator[str]:
    """The same product on each day (UTC) of the last hours."""
    name = product_day.partition("|")[2]
    first, last = (now - timedelta(hours=hours)).date(), now.date()
    for n in range((last - first).days + 1):
        yield f"{(first + timedelta(days=n)).isoformat()}|{name}"
