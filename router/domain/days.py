"""Days as people write them: by the habits of a language, from Unicode's tables of months and weekdays."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_timedelta

from router.domain.keywords import plainly

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_TOGETHER = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])")
_LEAP = 9
"""So many years hold a 29th of February wherever they begin."""
_TIME = re.compile(r"(?<![0-9:])[0-9]{1,2}(?::[0-9]{2}){1,2}(?![0-9:])")
"""As copied from an order's details, behind the day."""
_CONNECTS = 2
"""Letters of a word that may stand beside day, month and year without a meaning of its own;"""
_CONNECTS_NAMED = 4
"""so many where the month is named, and it is no other thing that is told."""
_DAYS_AGO, _WEEKS_AGO = 60, 8
"""Spans that are read."""
_SHORTENED = 3
"""Letters from which on the beginning of a name means it."""


@dataclass(frozen=True, slots=True)
class _Names:
    """A language's names, folded, and the order of its short dates such as ``dMy``."""

    months: dict[str, int]
    weekdays: dict[str, int]
    order: str
    ago: dict[str, int]
    """How many days back phrases such as ``3 days ago`` lead, without spaces."""


def day_in(words: str, language: str, first: date, last: date, today: date | None = None) -> date | None:
    """The day that words such as ``20/5``, ``May 20``, ``Monday`` or ``3 days ago`` mean; None when they mean
    none. `today`, where that is not the last one possible.

    A day without a year, or a weekday, is the latest one up to `last`. Where two readings are possible, one
    between `first` and `last` is meant, and the one that is usual in the language.
    """
    plain = _TIME.sub(" ", _TOGETHER.sub(r"\1-\2-\3", plainly(words)))
    for told in dict.fromkeys((plain, _in_digits(plain))):
        for names in (_names(language), _names("en")):
            if (ago := names.ago.get(_bare(told))) is not None:
                return (today or last) - timedelta(days=ago)
            if read := [*_readings(_TOKEN.findall(told), names, last)]:
                return next((day for day in read if first <= day <= last), read[0])
    return None


def _in_digits(plain: str) -> str:
    """With numbers of one Chinese sign in digits."""
    values = [unicodedata.numeric(c, None) if not c.isdigit() else None for c in plain]
    alone = [
        value is not None and {*values[n - 1 : n], *values[n + 1 : n + 2]} <= {None}
        for n, value in enumerate(values)
    ]
    return "".join(
        f"{value:g}" if single else c for c, value, single in zip(plain, values, alone, strict=True)
    )


def _bare(plain: str) -> str:
    return "".join(plain.split())


def _readings(tokens: list[str], names: _Names, last: date) -> Iterator[date]:
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    named = [month for word in words if (month := _meant(word, names.months)) is not None]
    weekdays = [day for word in words if (day := _meant(word, names.weekdays)) is not None]
    longest = _CONNECTS_NAMED if named and numbers else _CONNECTS
    if any(len(word) > longest and not _known(word, names) for word in words):
        return
    if not numbers and not named and len(weekdays) == 1:
        yield last - timedelta(days=(last.weekday() - weekdays[0]) % 7)
    elif len(named) <= 1 and 2 <= len(numbers) + len(named) <= 3 and numbers:
        yield from _days(numbers, named, names.order, last)


def _known(word: str, names: _Names) -> bool:
    return any(_meant(word, table) is not None for table in (names.months, names.weekdays))


def _meant(word: str, table: Mapping[str, int]) -> int | None:
    """What a name stands for: as it is, its beginning, or with another ending, as cases have."""
    if word in table:
        return table[word]
    if len(word) < _SHORTENED:
        return None
    fits = {n for name, n in table.items() if name.startswith(word) or _bent(word, name)}
    return fits.pop() if len(fits) == 1 else None


def _bent(word: str, name: str) -> bool:
    return len(word) > _SHORTENED and len(word) == len(name) and word[:-1] == name[:-1]


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
    return _Names(_folded(locale.months), _folded(locale.days), order, _ago(locale))


def _ago(locale: Locale) -> dict[str, int]:
    """What Unicode's tables say for a number of days or weeks in the past."""
    weeks = {_said_ago(7 * n, "week", locale): 7 * n for n in range(1, _WEEKS_AGO + 1)}
    return weeks | {_said_ago(n, "day", locale): n for n in range(1, _DAYS_AGO + 1)}


def _said_ago(days: int, unit: Literal["week", "day"], locale: Locale) -> str:
    past = timedelta(days=-days)
    return _bare(plainly(format_timedelta(past, unit, threshold=math.inf, add_direction=True, locale=locale)))


def _folded(tables: object) -> dict[str, int]:
    """Every name of every width, without the dot of an abbreviation; numbers that serve as names are none."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names = tables[context][width]  # type: ignore[index]
            found |= {plainly(name).rstrip("."): n for n, name in names.items() if not name[0].isdigit()}
    return found
