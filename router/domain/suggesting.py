"""Which categories a description is likely about, from the policy's keyword tables, and which words say so.

Keywords in a script without spaces are looked for as they are; words of other scripts by their stems
(Snowball), one after the other with small gaps, and with slips of typing (Damerau's distance).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from router.domain.policy import Keywords
from router.domain.stems import near, stem

MOST = 3
"""So many categories are suggested."""
READ_AT_MOST = 2000
"""Characters of a description; a longer story has said by then what it is about."""
LEAST_SHARE = 0.25
"""Of the best one's score: what has less is no suggestion."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = 2
"""So many other words may stand between two words of a keyword."""
_SLIPPED = 0.7
"""What a keyword with a slip in it is worth."""
_WORTH = (1.0, 1.8, 2.4)
"""Of keywords of one, two, three words or more: a longer one says more."""
_WORTH_UNSPACED = (0.5, 1.0, 1.6, 2.2)
"""Of keywords of one, two, three, four characters or more."""

Told: TypeAlias = defaultdict[str, dict[str, float]]
"""For each category the keywords found, with what each is worth."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely category. `because` are the keywords found in the description, the weightiest first."""

    category: str
    score: float
    because: tuple[str, ...]


class _Keyword(NamedTuple):
    plain: str
    category: str
    worth: float


@dataclass(frozen=True, slots=True)
class _Tables:
    """The keyword tables made ready."""

    unspaced: tuple[_Keyword, ...]
    phrases: dict[str, dict[tuple[str, ...], list[_Keyword]]]
    """For each language: stems, and the keywords that they are."""
    order: dict[str, int]


def suggest(text: str, keywords: tuple[Keywords, ...], most: int = MOST) -> tuple[Suggestion, ...]:
    """The likeliest categories of a description, best first; none when no keyword is in it."""
    return _suggested(text[:READ_AT_MOST], keywords)[:most]


def prepare(keywords: tuple[Keywords, ...]) -> None:
    """Make the tables ready, which takes some tenths of a second, so that no first message waits for it."""
    _tables(keywords)


@lru_cache(maxsize=64)
def _suggested(text: str, keywords: tuple[Keywords, ...]) -> tuple[Suggestion, ...]:
    tables = _tables(keywords)
    told: Told = defaultdict(dict)
    plain = _plain(text)
    _find_unspaced(plain, tables, told)
    for language, phrases in tables.phrases.items():
        _find_phrases(_words(plain), language, phrases, told)
    found = sorted(map(_made, told.items()), key=lambda s: (-s.score, tables.order[s.category]))
    return tuple(s for s in found if s.score >= LEAST_SHARE * found[0].score)


def _made(item: tuple[str, dict[str, float]]) -> Suggestion:
    """A keyword inside a longer one adds nothing."""
    category, found = item
    kept = [k for k in found if not any(k != longer and k in longer for longer in found)]
    because = sorted(kept, key=lambda keyword: (-found[keyword], keyword))
    return Suggestion(category, round(sum(found[k] for k in kept), 2), tuple(because))


def _plain(text: str) -> str:
    """One case, narrow letters, Latin ones without accents."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0451", "\u0435")
    bases = ((c, unicodedata.normalize("NFD", c)[0]) for c in folded)
    return "".join(base if base.isascii() else c for c, base in bases)


def _words(plain: str) -> list[str]:
    return [re.sub("['’]", "", word) for word in _WORD.findall(plain)]


@lru_cache(maxsize=4)
def _tables(keywords: tuple[Keywords, ...]) -> _Tables:
    standing = defaultdict(set)
    for table in keywords:
        for word in table.words:
            standing[_plain(word)].add(table.category)
    unspaced = []
    phrases: dict[str, dict[tuple[str, ...], list[_Keyword]]] = defaultdict(lambda: defaultdict(list))
    for table in keywords:
        for plain in map(_plain, table.words):
            share = 1 / len(standing[plain])
            if _UNSPACED.search(plain):
                unspaced.append(_Keyword(plain, table.category, share * _worth(len(plain), _WORTH_UNSPACED)))
            elif stems := tuple(stem(word, table.language) for word in _words(plain)):
                same = phrases[table.language][stems]
                if all(other.category != table.category for other in same):
                    same.append(_Keyword(plain, table.category, share * _worth(len(stems), _WORTH)))
    order = {category: n for n, category in enumerate(dict.fromkeys(k.category for k in keywords))}
    return _Tables(tuple(unspaced), phrases, order)


def _worth(length: int, worth: Sequence[float]) -> float:
    return worth[min(length, len(worth)) - 1]


def _find_unspaced(plain: str, tables: _Tables, told: Told) -> None:
    bare = re.sub(r"\s+", "", plain)
    for keyword in tables.unspaced:
        if keyword.plain in bare:
            told[keyword.category][keyword.plain] = keyword.worth


def _find_phrases(
    words: list[str], language: str, phrases: dict[tuple[str, ...], list[_Keyword]], told: Told
) -> None:
    known = tuple(dict.fromkeys(s for stems in phrases for s in stems))
    read, slipped = _read(words, language, known)
    places = defaultdict(list)
    for at, word in enumerate(read):
        places[word].append(at)
    for stems, keywords in phrases.items():
        if any(_follows(stems, start, read) for start in places.get(stems[0], ())):
            for keyword in keywords:
                worth = keyword.worth * (_SLIPPED if slipped.intersection(stems) else 1)
                told[keyword.category][keyword.plain] = max(
                    worth, told[keyword.category].get(keyword.plain, 0)
                )


def _read(words: list[str], language: str, known: tuple[str, ...]) -> tuple[list[str], set[str]]:
    """The stems of the words, a mistyped one as the known stem that is meant; and which were mistyped."""
    read, slipped, there = [], set(), set(known)
    for word in words:
        found = stem(word, language)
        if found not in there and (meant := near(found, known)):
            slipped.add(meant)
            found = meant
        read.append(found)
    return read, slipped.difference(stem(word, language) for word in words)


def _follows(stems: tuple[str, ...], start: int, read: list[str]) -> bool:
    """Whether the stems stand from `start` on in their order, with small gaps."""
    at = start
    for wanted in stems[1:]:
        following = read[at + 1 : at + 2 + _GAP]
        if wanted not in following:
            return False
        at += 1 + following.index(wanted)
    return True
