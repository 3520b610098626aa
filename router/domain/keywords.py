"""The policy's keyword tables made ready: what is looked for in a text, for which category, and what it is worth.

A keyword is a word or several. ``...`` in it stands for a few words between, ``#`` for any number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from router.domain.policy import Keywords
from router.domain.stems import simplified, stem

NUMBER = "#"
BETWEEN = "..."

_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(r"\.{3}|[#%]|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORTH = (1.0, 1.8, 2.4)
"""Of keywords of one, two, three words or more: a longer one says more."""
_WORTH_UNSPACED = (0.5, 1.0, 1.6, 2.2)
"""Of keywords of one, two, three, four characters or more."""
_FAR_UNSPACED = "[^。!?]{0,8}"
_DIGITS_UNSPACED = (
    "[0-9\u3007\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u51e0\u534a.]+"
)

Phrase: TypeAlias = tuple[str, ...]


class Keyword(NamedTuple):
    """One entry of a table as it is looked for, its category, and its worth."""

    plain: str
    category: str
    worth: float


class Unspaced(NamedTuple):
    """A keyword in a script without spaces: its longest part as it is written, and the pattern if it has gaps."""

    keyword: Keyword
    part: str
    pattern: re.Pattern[str] | None

    def stands_in(self, text: str) -> bool:
        """Whether it stands in a plain text without spaces."""
        return self.part in text and (self.pattern is None or self.pattern.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables made ready. `order` is the policy's order of the categories."""

    unspaced: tuple[Unspaced, ...]
    phrases: dict[str, dict[Phrase, list[Keyword]]]
    """For each language: stems, and the keywords that they are."""
    known: dict[str, tuple[str, ...]]
    """For each language the stems of all keywords."""
    order: dict[str, int]


def plainly(text: str) -> str:
    """One case, narrow letters, Latin ones without accents, Chinese ones simplified."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0451", "\u0435")
    bases = ((c, unicodedata.normalize("NFD", c)[0]) for c in folded)
    bare = "".join(base if base.isascii() else c for c, base in bases)
    return simplified(bare) if _UNSPACED.search(bare) else bare


def words(plain: str) -> list[str]:
    """The words of a plain text; every number is the same word."""
    found = (re.sub("['’]", "", word) for word in _TOKEN.findall(plain))
    return [NUMBER if word[0].isdigit() else word for word in found]


@lru_cache(maxsize=4)
def tables(keywords: tuple[Keywords, ...]) -> Tables:
    """The tables of a policy; made once, which takes some tenths of a second."""
    entries = [(table, plain) for table in keywords for plain in dict.fromkeys(map(plainly, table.words))]
    spaced = [
        (table, plain, tuple(stem(word, table.language) for word in words(plain)))
        for table, plain in entries
        if not _UNSPACED.search(plain)
    ]
    phrases = _phrases(entry for entry in spaced if entry[2])
    return Tables(
        tuple(_unspaced([entry for entry in entries if _UNSPACED.search(entry[1])])),
        phrases,
        {language: tuple(dict.fromkeys(s for p in of for s in p)) for language, of in phrases.items()},
        {category: n for n, category in enumerate(dict.fromkeys(k.category for k in keywords))},
    )


def _phrases(entries: Iterable[tuple[Keywords, str, Phrase]]) -> dict[str, dict[Phrase, list[Keyword]]]:
    found = list(entries)
    standing = defaultdict(set)
    for table, _, stems in found:
        for phrase in (stems, *((one,) for one in stems)):
            standing[table.language, phrase].add(table.category)
    phrases: dict[str, dict[Phrase, list[Keyword]]] = defaultdict(lambda: defaultdict(list))
    for table, plain, stems in found:
        same = phrases[table.language][stems]
        worth = _worth(len(stems) - stems.count(BETWEEN), _WORTH) / len(standing[table.language, stems])
        if all(other.category != table.category for other in same):
            same.append(Keyword(plain, table.category, worth))
    return phrases


def _unspaced(entries: Sequence[tuple[Keywords, str]]) -> Iterable[Unspaced]:
    told: defaultdict[str, str] = defaultdict(str)
    for table, plain in entries:
        told[table.category] += f"\n{plain}"
    for table, plain in entries:
        standing = sum(plain in of_category for of_category in told.values())
        parts = re.split(r"\.{3}|#", plain)
        worth = _worth(len(plain.replace(BETWEEN, "")), _WORTH_UNSPACED) / standing
        yield Unspaced(Keyword(plain, table.category, worth), max(parts, key=len), _pattern(plain))


def _pattern(plain: str) -> re.Pattern[str] | None:
    if BETWEEN not in plain and NUMBER not in plain:
        return None
    escaped = re.escape(plain).replace(re.escape(BETWEEN), _FAR_UNSPACED)
    return re.compile(escaped.replace(re.escape(NUMBER), _DIGITS_UNSPACED))


def _worth(length: int, worth: Sequence[float]) -> float:
    return worth[min(length, len(worth)) - 1]
