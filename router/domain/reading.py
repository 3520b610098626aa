"""Reading what people type as an answer: numbers, money, dates, choices, order and phone numbers, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import phonenumbers

from router.domain.amounts import amount_in
from router.domain.answers import joined, several
from router.domain.complaint import Arg, Money, Ref
from router.domain.days import day_in
from router.domain.intake import Ask, Prompt, matches
from router.domain.policy import Limits
from router.domain.refusal import Refusal

TEXT_AT_MOST = 4000
ORDER_AT_MOST = 64
PRODUCT_AT_MOST = 200

_ORDER = re.compile(r"[0-9A-Za-z][0-9A-Za-z _./#-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How somebody writes: their day, language, the house's currency (ISO 4217) and country (ISO 3166)."""

    today: date
    language: str
    currency: str
    country: str = ""


def read(prompt: Prompt, typed: str, habits: Habits) -> Arg:
    """The answer that typed words stand for. Refusal, with what is expected, when they cannot be read."""
    words = typed.strip()
    if not words:
        raise Refusal("answer-empty")
    return _READERS[prompt.kind](prompt, words, habits)


def _choice(prompt: Prompt, words: str, habits: Habits) -> Arg:
    if all(o.id != words for o in prompt.options):
        raise Refusal("answer-choose")
    return words


def _choices(prompt: Prompt, words: str, habits: Habits) -> Arg:
    """Ids with commas between them, in the order of the options."""
    wanted, limits = set(several(words)), prompt.limits
    chosen = [o.id for o in prompt.options if o.id in wanted]
    if len(chosen) < len(wanted):
        raise Refusal("answer-choose")
    if len(chosen) < (limits.at_least or 0):
        raise Refusal("answer-choose-more", least=limits.at_least)
    if limits.at_most is not None and len(chosen) > limits.at_most:
        raise Refusal("answer-choose-fewer", most=limits.at_most)
    return joined(chosen)


def _text(prompt: Prompt, words: str, habits: Habits) -> Arg:
    _check_length(words, prompt.limits, TEXT_AT_MOST)
    return words


def _product(prompt: Prompt, words: str, habits: Habits) -> Arg:
    line = " ".join(words.split())
    _check_length(line, prompt.limits, PRODUCT_AT_MOST)
    return line


def _check_length(words: str, limits: Limits, most: int) -> None:
    most = min(most, limits.at_most or most)
    if len(words) > most:
        raise Refusal("answer-too-long", most=most, length=len(words))
    if len(words) < (limits.at_least or 0):
        raise Refusal("answer-too-short", least=limits.at_least, length=len(words))
    if not matches(limits, words):
        raise Refusal("answer-pattern", example=limits.example or None)


def _order(prompt: Prompt, words: str, habits: Habits) -> Arg:
    words = unicodedata.normalize("NFKC", words)
    if len(words) > ORDER_AT_MOST or not _ORDER.fullmatch(words):
        raise Refusal("answer-order")
    if not matches(prompt.limits, words):
        raise Refusal("answer-pattern", example=prompt.limits.example or None)
    if not prompt.limits.pattern and not re.search("[0-9]", words):
        raise Refusal("answer-order")  # somebody says that they do not have it
    return words


def _number(prompt: Prompt, words: str, habits: Habits) -> Arg:
    digits = re.sub(r"[\s']", "", unicodedata.normalize("NFKC", words))
    if not re.fullmatch(r"-?[0-9]{1,12}", digits):
        raise Refusal("answer-number")
    number, limits = int(digits), prompt.limits
    if limits.at_least is not None and number < limits.at_least:
        raise Refusal("answer-number-low", least=limits.at_least)
    if limits.at_most is not None and number > limits.at_most:
        raise Refusal("answer-number-high", most=limits.at_most)
    return number


def _money(prompt: Prompt, words: str, habits: Habits) -> Arg:
    limits = prompt.limits
    currency = limits.currency or habits.currency
    amount = amount_in(words, currency, habits.language)
    if amount is None:
        raise Refusal("answer-money", currency=currency)
    if limits.at_least is not None and amount.minor < limits.at_least:
        raise Refusal("answer-money-low", least=Money(limits.at_least, amount.currency))
    if limits.at_most is not None and amount.minor > limits.at_most:
        raise Refusal("answer-money-high", most=Money(limits.at_most, amount.currency))
    return amount


def span(limits: Limits, today: date) -> tuple[date, date]:
    """The first and the last day that a date may be."""
    return today - timedelta(days=limits.days_back), today + timedelta(days=limits.days_ahead)


def _date(prompt: Prompt, words: str, habits: Habits) -> Arg:
    first, last = span(prompt.limits, habits.today)
    day = day_in(words, habits.language, first, last, habits.today)
    if day is None:
        raise Refusal("answer-date", example=Ref("day", habits.today.isoformat()))
    if day > last:
        far = prompt.limits.days_ahead > 0
        raise Refusal("answer-date-late" if far else "answer-date-future", last=Ref("day", last.isoformat()))
    if day < first:
        raise Refusal("answer-date-early", first=Ref("day", first.isoformat()))
    return day.isoformat()


def _phone(prompt: Prompt, words: str, habits: Habits) -> Arg:
    """In international form, ``+8613812345678``; a number without ``+`` is one of the house's country."""
    try:
        number = phonenumbers.parse(words, habits.country or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise Refusal("answer-phone", example=_example(habits.country))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _example(country: str) -> str:
    kind = phonenumbers.PhoneNumberType.MOBILE
    number = phonenumbers.example_number_for_type(country or "GB", kind)
    assert number is not None, f"{country} has no mobile phones"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_READERS: dict[Ask, Callable[[Prompt, str, Habits], Arg]] = {
    Ask.CHOICE: _choice,
    Ask.CHOICES: _choices,
    Ask.TEXT: _text,
    Ask.PRODUCT: _product,
    Ask.ORDER: _order,
    Ask.NUMBER: _number,
    Ask.MONEY: _money,
    Ask.DATE: _date,
    Ask.PHONE: _phone,
}
