"""Which categories a description is likely about, from the policy's keyword tables, and which words say so.

Keywords in a script without spaces are looked for as they are; words of other scripts by their stems
(Snowball), one after the other with small gaps, and with slips of typing (Damerau's distance).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from router.domain.keywords import (
    BETWEEN,
    Keyword,
    Phrase,
    Tables,
    Unspaced,
    numbered,
    plainly,
    tables,
    words,
)
from router.domain.policy import Keywords
from router.domain.stems import near, stem

MOST = 3
"""So many categories are suggested."""
READ_AT_MOST = 2000
"""Characters of a description; a longer story has said by then what it is about."""
LEAST_SHARE = 0.25
"""Of the best one's score: what has less is no suggestion."""

_GAP = 2
"""So many other words may stand between two words of a keyword,"""
_FAR = 8
"""and so many where it has dots."""
_SLIPPED = 0.7
"""What a keyword with a slip in it is worth."""

Told: TypeAlias = defaultdict[str, dict[str, float]]
"""For each category the keywords found, with what each is worth."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely category. `because` are the keywords found in the description, the weightiest first."""

    category: str
    score: float
    because: tuple[str, ...]


def suggest(text: str, keywords: tuple[Keywords, ...], most: int = MOST) -> tuple[Suggestion, ...]:
    """The likeliest categories of a description, best first; none when no keyword is in it."""
    return _suggested(text[:READ_AT_MOST], keywords)[:most]


def prepare(keywords: tuple[Keywords, ...]) -> None:
    """Make the tables ready, which takes some tenths of a second, so that no first message waits for it."""
    tables(keywords)


@lru_cache(maxsize=64)
def _suggested(text: str, keywords: tuple[Keywords, ...]) -> tuple[Suggestion, ...]:
    ready = tables(keywords)
    told: Told = defaultdict(dict)
    plain = plainly(text)
    bare = re.sub(r"\s+", "", plain)
    _find_unspaced(bare, ready.unspaced, told)
    _find_unspaced(numbered(bare), ready.unspaced_numbers, told)
    _find_phrases([word for word in words(plain) if word != BETWEEN], ready, told)
    found = sorted(map(_made, told.items()), key=lambda s: (-s.score, ready.order[s.category]))
    return tuple(s for s in found if s.score >= LEAST_SHARE * found[0].score)


def _made(item: tuple[str, dict[str, float]]) -> Suggestion:
    """A keyword inside a longer one adds nothing."""
    category, found = item
    kept = [k for k in found if not any(k != longer and k in longer for longer in found)]
    because = sorted(kept, key=lambda keyword: (-found[keyword], keyword))
    return Suggestion(category, round(sum(found[k] for k in kept), 2), tuple(because))


def _note(told: Told, keywords: list[Keyword], share: float) -> None:
    for plain, category, worth in keywords:
        told[category][plain] = max(worth * share, told[category].get(plain, 0))


def _find_unspaced(text: str, unspaced: dict[str, list[Unspaced]], told: Told) -> None:
    for start in {text[at : at + length] for at in range(len(text)) for length in (1, 2)}:
        _note(told, [u.keyword for u in unspaced.get(start, ()) if u.stands_in(text)], 1)


def _find_phrases(said: list[str], ready: Tables, told: Told) -> None:
    """In every language, since people mix them; slips only in those that know most of the words."""
    stems = {language: [stem(word, language) for word in said] for language in ready.phrases}
    known = {language: len(ready.known[language].intersection(stems[language])) for language in stems}
    for language, phrases in ready.phrases.items():
        may_slip = known[language] == max(known.values())
        read, slipped = _read(stems[language], language, ready) if may_slip else (stems[language], set())
        places = defaultdict(list)
        for at, word in enumerate(read):
            places[word].append(at)
        for phrase, keywords in (found for word in places for found in phrases.get(word, ())):
            if any(_follows(phrase, start, read) for start in places[phrase[0]]):
                _note(told, keywords, _SLIPPED if slipped.intersection(phrase) else 1)


def _read(stems: list[str], language: str, ready: Tables) -> tuple[list[str], set[str]]:
    """The stems, a mistyped one as the known stem that is meant; and which were mistyped."""
    known, letters = ready.known[language], ready.by_letter[language]
    read = [one if one in known else near(one, letters.get(one[0], ())) or one for one in stems]
    return read, set(read).difference(stems)


def _follows(phrase: Phrase, start: int, read: list[str]) -> bool:
    """Whether the phrase stands from `start` on in its order, with small gaps, or larger ones at its dots."""
    at, gap = start, _GAP
    for wanted in phrase[1:]:
        if wanted == BETWEEN:
            gap = _FAR
            continue
        following = read[at + 1 : at + 2 + gap]
        if wanted not in following:
            return False
        at, gap = at + 1 + following.index(wanted), _GAP
    return True
