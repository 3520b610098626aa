"""Amounts of money as people write them: one number, with nothing beside it that makes it another amount.

What is not understood is asked again, not guessed: nobody who wrote 15,000 in words is to be owed 1.50.
Names and signs of currencies, and words such as "thousand", are those of Unicode's tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol, list_currencies

from router.domain.complaint import Money
from router.domain.keywords import plainly

_NUMBER = re.compile(r"(?<![a-z0-9])[0-9](?:[0-9 ,.\u2019']*[0-9])?")
"""What hangs at a word, as in ``ipad2``, is no number."""
_UNGROUPED = re.compile(r"[0-9]{4,}[.,][0-9]{3}")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[A-Z]{3}")
_SHORTENED = 3
"""Letters from which on the beginning of a currency's name means it."""
_COUNTS = (1, 2, 5)
"""Numbers that between them need every plural."""
_LARGEST = Decimal(10) ** 12


def amount_in(words: str, currency: str, language: str) -> Money | None:
    """The amount in a currency that words such as ``1,299.00`` or ``12,50`` mean; None when they mean none.

    Also None where they name another currency, several numbers, or a number with a word such as "thousand".
    """
    plain = unicodedata.normalize("NFKC", words)
    found = _NUMBER.findall(plain)
    if len(found) != 1 or "-" in plain or _UNGROUPED.match(found[0]):
        return None
    before, _, after = plain.partition(found[0])
    if _multiplied(after, language) or _another_currency(before, after, currency, language):
        return None
    try:
        minor = Decimal(_with_point(found[0])).scaleb(get_currency_precision(currency))
    except InvalidOperation:
        return None
    whole = minor == minor.to_integral_value() and 0 < minor < _LARGEST
    return Money(int(minor), currency) if whole else None


def _with_point(number: str) -> str:
    """The last sign with one or two digits behind it is the decimal point, others group digits."""
    digits = re.sub(r"[ \u2019']", "", number)
    whole, point, rest = re.fullmatch(r"(.*?)(?:([.,])([0-9]{1,2}))?", digits).groups()  # type: ignore[union-attr]
    return re.sub(r"[.,]", "", whole) + (f".{rest}" if point else "")


def _multiplied(after: str, language: str) -> bool:
    """Whether a number goes on in words, as ``1.5 million`` does."""
    rest = after.lstrip()
    word = _WORD.match(rest)
    counts = bool(rest) and unicodedata.numeric(rest[0], None) is not None
    return counts or (word is not None and plainly(word[0]) in _multipliers(language))


def _another_currency(before: str, after: str, currency: str, language: str) -> bool:
    """Whether a sign, a code or, next to the number, a name is that of another currency."""
    symbols = _symbols(currency, language)
    if any(unicodedata.category(c) == "Sc" and c not in symbols for c in before + after):
        return True
    if any(code != currency and code in _codes() for code in _CODE.findall(f"{before} {after}")):
        return True
    own, others = _names(currency, language)
    beside = [*_WORD.findall(before)[-1:], *_WORD.findall(after)[:1]]
    return any(_means(word, others) and not _means(word, own) for word in map(plainly, beside))


def _means(word: str, names: frozenset[str]) -> bool:
    return word in names or (len(word) >= _SHORTENED and any(name.startswith(word) for name in names))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def _symbols(currency: str, language: str) -> str:
    return "".join(get_currency_symbol(currency, locale) for locale in _locales(language))


def _locales(language: str) -> tuple[Locale, ...]:
    """The person's language and English, which people mix in."""
    return tuple(Locale.parse(tag.replace("-", "_")) for tag in dict.fromkeys((language, "en")))


@lru_cache(maxsize=32)
def _names(currency: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words in the names of a currency, and in those of all others."""
    own, others = set[str](), set[str]()
    for locale in _locales(language):
        for code in map(str, locale.currencies):
            (own if code == currency else others).update(_name_of(code, locale))
    return frozenset(own), frozenset(others)


def _name_of(code: str, locale: Locale) -> Iterator[str]:
    for count in (None, *_COUNTS):
        yield from _WORD.findall(plainly(get_currency_name(code, count, locale)))


@lru_cache(maxsize=16)
def _multipliers(language: str) -> frozenset[str]:
    """What shortens a large number, such as ``thousand`` and ``K``."""
    patterns = (
        str(plural.pattern)
        for locale in _locales(language)
        for width in locale.compact_decimal_formats.values()
        for plurals in width.values()
        for plural in plurals.values()
    )
    return frozenset(word for pattern in patterns for word in _WORD.findall(plainly(pattern)))
