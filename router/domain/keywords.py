"""The policy's keyword tables made ready: what is looked for, for which category, and what it is worth.

A keyword is a word or several. ``...`` in it stands for a few words between, ``#`` for any number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
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
_FAR_UNSPACED = 8
"""So many characters may stand where a keyword has dots."""
_DIGITS_UNSPACED = re.compile(
    "[0-9.\u3007\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u51e0\u534a]+"
)

Phrase: TypeAlias = tuple[str, ...]


class Keyword(NamedTuple):
    """One entry of a table as it is looked for, its category, and its worth."""

    plain: str
    category: str
    worth: float


class _Spaced(NamedTuple):
    category: str
    plain: str
    stems: Phrase


class Unspaced(NamedTuple):
    """A keyword in a script without spaces: the parts that stand one after the other, with small gaps."""

    keyword: Keyword
    parts: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether it stands in a plain text without spaces; its numbers as `numbered` makes them."""
        first, *others = self.parts
        start = text.find(first)
        while start >= 0:
            at = start + len(first)
            for part in others:
                at = text.find(part, at, at + _FAR_UNSPACED + len(part)) + len(part)
                if at < len(part):
                    break
            else:
                return True
            start = text.find(first, start + 1)
        return False


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables made ready. `order` is the policy's order of the categories."""

    unspaced: dict[str, list[Unspaced]]
    """By the first two characters, or by the only one."""
    unspaced_numbers: dict[str, list[Unspaced]]
    """Those with a number in them."""
    phrases: dict[str, dict[str, list[tuple[Phrase, list[Keyword]]]]]
    """For each language, by the first stem: stems, and the keywords that they are."""
    known: dict[str, frozenset[str]]
    """For each language: the stems of all keywords;"""
    by_letter: dict[str, dict[str, list[str]]]
    """and by their first letter."""
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


def numbered(text: str) -> str:
    """A text without spaces in which every number is the same character."""
    return _DIGITS_UNSPACED.sub(NUMBER, text)


@lru_cache(maxsize=4)
def tables(keywords: tuple[Keywords, ...]) -> Tables:
    """The tables of a policy; made once, which takes some tenths of a second."""
    entries = [(table, plain) for table in keywords for plain in dict.fromkeys(map(plainly, table.words))]
    of_language: dict[str, list[_Spaced]] = defaultdict(list)
    for table, plain in entries:
        stems = tuple(stem(word, table.language) for word in words(plain))
        if stems and not _UNSPACED.search(plain):
            of_language[table.language].append(_Spaced(table.category, plain, stems))
    unspaced = [(table.category, plain) for table, plain in entries if _UNSPACED.search(plain)]
    found = tuple(_unspaced(unspaced))
    return Tables(
        _by_start(u for u in found if NUMBER not in u.keyword.plain),
        _by_start(u for u in found if NUMBER in u.keyword.plain),
        {language: _phrases(spaced) for language, spaced in of_language.items()},
        {language: frozenset(_stems(spaced)) for language, spaced in of_language.items()},
        {language: _by_letter(_stems(spaced)) for language, spaced in of_language.items()},
        {category: n for n, category in enumerate(dict.fromkeys(k.category for k in keywords))},
    )


def _stems(entries: Sequence[_Spaced]) -> Iterable[str]:
    return dict.fromkeys(one for spaced in entries for one in spaced.stems)


def _phrases(entries: Sequence[_Spaced]) -> dict[str, list[tuple[Phrase, list[Keyword]]]]:
    standing = defaultdict(set)
    for category, _, stems in entries:
        for phrase in (stems, *((one,) for one in stems)):
            standing[phrase].add(category)
    told: dict[Phrase, dict[str, Keyword]] = defaultdict(dict)
    for category, plain, stems in entries:
        worth = _worth(len(stems) - stems.count(BETWEEN), _WORTH) / len(standing[stems])
        told[stems].setdefault(category, Keyword(plain, category, worth))
    phrases = defaultdict(list)
    for stems, of_category in told.items():
        phrases[stems[0]].append((stems, list(of_category.values())))
    return phrases


def _by_letter(stems: Iterable[str]) -> dict[str, list[str]]:
    letters = defaultdict(list)
    for one in stems:
        letters[one[0]].append(one)
    return letters


def _unspaced(entries: Sequence[tuple[str, str]]) -> Iterable[Unspaced]:
    standing = defaultdict(set)
    for category, plain in entries:
        for start, end in combinations(range(len(plain) + 1), 2):
            standing[plain[start:end]].add(category)
    for category, plain in entries:
        worth = _worth(len(plain.replace(BETWEEN, "")), _WORTH_UNSPACED) / len(standing[plain])
        yield Unspaced(Keyword(plain, category, worth), tuple(filter(None, plain.split(BETWEEN))))


def _by_start(unspaced: Iterable[Unspaced]) -> dict[str, list[Unspaced]]:
    starts = defaultdict(list)
    for found in unspaced:
        starts[found.parts[0][:2]].append(found)
    return starts


def _worth(length: int, worth: Sequence[float]) -> float:
    return worth[min(length, len(worth)) - 1]
