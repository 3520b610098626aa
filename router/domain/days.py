"""Days as people write them: by the habits of a language, from Unicode's tables of months and weekdays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_TOGETHER = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])")
_LEAP = 9
"""So many years hold a 29th of February wherever they begin."""
_CONNECTS = 2
"""Letters of a word that may stand between day, month and year without a meaning of its own."""


@dataclass(frozen=True, slots=True)
class _Names:
    """A language's names, folded, and the order of its short dates such as ``dMy``."""

    months: dict[str, int]
    weekdays: dict[str, int]
    order: str


def day_in(words: str, language: str, first: date, last: date) -> date | None:
    """The day that words such as ``20/5``, ``May 20`` or ``Monday`` mean; None when they mean none.

    A day without a year, or a weekday, is the latest one up to `last`. Where two readings are possible, one
    between `first` and `last` is meant, and the one that is usual in the language.
    """
    plain = _TOGETHER.sub(r"\1-\2-\3", unicodedata.normalize("NFKC", words).casefold())
    tokens = _TOKEN.findall(plain)
    read = [*_readings(tokens, _names(language), last)] or [*_readings(tokens, _names("en"), last)]
    return next((day for day in read if first <= day <= last), read[0] if read else None)


def _readings(tokens: list[str], names: _Names, last: date) -> Iterator[date]:
    numbers = [token for token in tokens if token.isdigit()]
    named = [names.months[token] for token in tokens if token in names.months]
    weekdays = [names.weekdays[token] for token in tokens if token in names.weekdays]
    if any(not _known(token, names) for token in tokens):
        return
    if not numbers and not named and len(weekdays) == 1:
        yield last - timedelta(days=(last.weekday() - weekdays[0]) % 7)
    elif len(named) <= 1 and 2 <= len(numbers) + len(named) <= 3 and numbers:
        yield from _days(numbers, named, names.order, last)


def _known(token: str, names: _Names) -> bool:
    return token.isdigit() or token in names.months or token in names.weekdays or len(token) <= _CONNECTS


def _days(numbers: list[str], named: list[int], order: str, last: date) -> Iterator[date]:
    """Every way to read the numbers, the usual one first."""
    for parts in _orders(numbers, named, order):
        found = dict(zip(parts, numbers, strict=True)) if len(parts) == len(numbers) else {}
        if found and (day := _day(found, named, last)):
            yield day


def _orders(numbers: list[str], named: list[int], order: str) -> Iterator[str]:
    """What each number may be: with four digits in front a year; else day and month may be swapped."""
    if named:
        order = order.replace("M", "")
    with_year = len(numbers) == len(order)
    if not with_year or len(numbers[0]) == 4 or len(numbers[-1]) == 4:
        order = order.replace("y", "")
    year = "y" if with_year and "y" not in order else ""
    if with_year and len(numbers[0]) == 4:
        yield year + ("d" if named else "Md")
        return
    yield order + year
    yield order.translate(str.maketrans("dM", "Md")) + year if not named else "dy"


def _day(found: dict[str, str], named: list[int], last: date) -> date | None:
    if any(len(found[part]) > 2 for part in "dM" if part in found) or len(found.get("y", "20")) not in {2, 4}:
        return None
    month = named[0] if named else int(found["M"])
    try:
        if "y" in found:
            year = int(found["y"])
            return date(year if year > 99 else 2000 + year, month, int(found["d"]))
        years = range(last.year, last.year - _LEAP, -1)
        days = (_in(year, month, int(found["d"])) for year in years)
        return next(day for day in days if day and day <= last)
    except (ValueError, StopIteration):
        return None


def _in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _names(language: str) -> _Names:
    locale = Locale.parse(language.replace("-", "_"))
    pattern = str(locale.date_formats["short"].pattern)
    order = "".join(sorted("dMy", key=pattern.index))
    return _Names(_folded(locale.months), _folded(locale.days), order)


def _folded(tables: object) -> dict[str, int]:
    """Every name of every width, without the dot of an abbreviation; numbers that serve as names are none."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names = tables[context][width]  # type: ignore[index]
            found |= {name.casefold().rstrip("."): n for n, name in names.items() if not name[0].isdigit()}
    return found
