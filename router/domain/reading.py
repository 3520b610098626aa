"""Reading what people type as an answer: numbers, money, dates, choices, order numbers, words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from router.domain.complaint import Arg, Money
from router.domain.intake import Ask, Prompt
from router.domain.refusal import Refusal

TEXT_AT_MOST = 4000
ORDER_AT_MOST = 64
LINE_AT_MOST = 200

_MONEY = re.compile(r"([0-9][0-9 ,.]*)")
_ORDER = re.compile(r"[0-9A-Za-z][0-9A-Za-z _./#-]*")
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y\u5e74%m\u6708%d\u65e5")
_DECIMALS = 2


def read(prompt: Prompt, typed: str, today: date, currency: str) -> Arg:
    """The answer that typed words stand for. Refusal, with what is expected, when they cannot be read."""
    words = typed.strip()
    if not words:
        raise Refusal("answer-empty")
    return _READERS[prompt.kind](prompt, words, today, currency)


def _choice(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    chosen = next((o.id for o in prompt.options if o.id == words), None)
    if chosen is None:
        raise Refusal("answer-choose")
    return chosen


def _text(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    if len(words) > TEXT_AT_MOST:
        raise Refusal("answer-too-long", most=TEXT_AT_MOST, length=len(words))
    return words


def _order(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    if len(words) > ORDER_AT_MOST or not _ORDER.fullmatch(words):
        raise Refusal("answer-order")
    return words


def _number(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    digits = words.replace(" ", "")
    if not re.fullmatch(r"-?[0-9]{1,12}", digits):
        raise Refusal("answer-number")
    return int(digits)


def _money(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    return money(words, currency)


def money(words: str, currency: str) -> Money:
    """An amount such as ``12.50``, ``¥ 1,299`` or ``12,50``. Refusal when there is none in the words."""
    found = _MONEY.search(words)
    if found is None or "-" in words:
        raise Refusal("answer-money")
    try:
        amount = Decimal(_with_point(found[1].strip().replace(" ", "")))
    except InvalidOperation:
        raise Refusal("answer-money") from None
    minor = amount.scaleb(_DECIMALS)
    if minor != minor.to_integral_value() or not 0 < minor < Decimal(10) ** 12:
        raise Refusal("answer-money")
    return Money(int(minor), currency)


def _with_point(digits: str) -> str:
    """The last sign with one or two digits behind it is the decimal point, others group digits."""
    whole, point, rest = re.fullmatch(r"(.*?)(?:([.,])([0-9]{1,2}))?", digits).groups()  # type: ignore[union-attr]
    return re.sub(r"[.,]", "", whole) + (f".{rest}" if point else "")


def _date(prompt: Prompt, words: str, today: date, currency: str) -> Arg:
    for form in _DATES:
        try:
            day = datetime.strptime(words, form).date()  # noqa: DTZ007 - a day of the calendar has no zone
        except ValueError:
            continue
        if day > today:
            raise Refusal("answer-date-future")
        return day.isoformat()
    raise Refusal("answer-date")


_READERS: dict[Ask, Callable[[Prompt, str, date, str], Arg]] = {
    Ask.CHOICE: _choice,
    Ask.TEXT: _text,
    Ask.ORDER: _order,
    Ask.NUMBER: _number,
    Ask.MONEY: _money,
    Ask.DATE: _date,
}
