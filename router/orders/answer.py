"""What the order service answers, checked before anything of it is used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from babel.numbers import get_currency_precision, list_currencies
from pydantic import BaseModel, ConfigDict, StrictBool, StringConstraints, field_validator

from router.domain.complaint import Money, OrderCheck, Purchase

PRODUCT_AT_MOST = 200
"""Characters of a product's name that are kept."""
_MOST = Decimal(10) ** 12
_Word = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Unusable(ValueError):
    """The service said something that is no answer."""


class Amount(BaseModel):
    """An amount as decimal words (``"12.50"``) in an ISO 4217 currency."""

    model_config = ConfigDict(frozen=True)

    value: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}(\.[0-9]{1,4})?$")]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

    @field_validator("currency")
    @classmethod
    def _exists(cls, code: str) -> str:
        if code not in list_currencies():
            raise ValueError("is no currency")
        return code

    @property
    def money(self) -> Money:
        """In minor units. Raises Unusable for parts of a minor unit and amounts that nobody pays."""
        minor = Decimal(self.value).scaleb(get_currency_precision(self.currency))
        if minor != minor.to_integral_value() or not 0 < minor < _MOST:
            raise Unusable("amount")
        return Money(int(minor), self.currency)


class Answer(BaseModel):
    """The body of a 200. What it does not name is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: _Word
    consumer_matches: StrictBool | None
    """None: the service does not know whose Telegram this is."""
    merchant: _Word | None = None
    product: str | None = None
    amount: Amount | None = None
    delivered: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None

    @field_validator("delivered")
    @classmethod
    def _is_a_day(cls, day: str | None) -> str | None:
        if day is not None:
            date.fromisoformat(day)
        return day


def read(body: bytes, number: str) -> Purchase:
    """The order in an answer to a question for `number`. Raises ValueError when it is none.

    Of an order that may not be the consumer's only the shop is read, and of a stranger's not even that.
    """
    answer = Answer.model_validate_json(body)
    if not answer.number.isascii() or answer.number.casefold() != number.casefold():
        raise Unusable("number")
    number = answer.number
    if answer.consumer_matches is False:
        return Purchase(number=number, check=OrderCheck.FOREIGN)
    if answer.consumer_matches is None:
        return Purchase(number=number, check=OrderCheck.UNVERIFIED, merchant=answer.merchant)
    return Purchase(
        number=number,
        check=OrderCheck.VERIFIED,
        merchant=answer.merchant,
        product=" ".join((answer.product or "").split())[:PRODUCT_AT_MOST],
        amount=answer.amount.money if answer.amount else None,
        delivered=answer.delivered or "",
    )
