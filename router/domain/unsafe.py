"""Whether words ask a consumer for what nobody may ask: codes, passwords, cards, other payment."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from router.domain.safety import Asking, Safety
from router.domain.stems import simplified

PAYMENT = "payment"

_SENTENCE = re.compile(r"[.!?;。\n]+")
_UNSPACED = "\u2e80"
"""From here on scripts put no spaces between words."""
_SPACED = rf"[^\W{_UNSPACED}-\uffff]"
"""A letter of the others."""
_PUSHED_APART = re.compile(rf"(?<=[{_UNSPACED}-\uffff])[\s*·_/-]+(?=[{_UNSPACED}-\uffff])")
_LETTER_BY_LETTER = re.compile(r"(?<!\w)\w(?:[ .*·_-]\w){2,}(?!\w)")
_MIXED = re.compile(r"[\w@$]*[a-z][\w@$]*")
_LOOKALIKE = str.maketrans(
    "013457@$\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u043a\u043c\u0442", "oieastasaeopcyxikmt"
)
"""Digits, signs and Cyrillic letters that stand for Latin ones, in words that have Latin letters too."""


def unsafe(words: str, safety: Safety) -> str:
    """What is asked for: ``code``, ``password``, ``card`` or ``payment``; empty where nothing is."""
    for sentence in _SENTENCE.split(_folded(words)):
        for asking in safety.asking.values():
            if thing := _asked(sentence, asking):
                return thing
    return ""


def unsafe_after(before: str, words: str, safety: Safety) -> str:
    """The same of a request that two messages make together: the end of one, the beginning of the next."""
    ends = [part for part in _SENTENCE.split(before) if part.strip()]
    begins = [part for part in _SENTENCE.split(words) if part.strip()]
    return unsafe(f"{ends[-1]} {begins[0]}", safety) if ends and begins else ""


def _folded(words: str) -> str:
    """As it is read, whatever its case, width, accents and script, and what is put between its letters."""
    parts = unicodedata.normalize("NFKD", words).replace("’", "'").casefold()
    seen = "".join(c for c in parts if unicodedata.category(c) not in {"Cf", "Mn"})
    whole = _LETTER_BY_LETTER.sub(
        lambda found: re.sub(r"[ .*·_-]", "", found[0]), _PUSHED_APART.sub("", seen)
    )
    plain = _MIXED.sub(lambda found: found[0].translate(_LOOKALIKE), whole)
    return simplified(plain) if any(c >= _UNSPACED for c in plain) else plain


def _asked(sentence: str, asking: Asking) -> str:
    """What comes before a word that says "never" counts: it takes back nothing that was asked before it."""
    never = _found(sentence, asking.never)
    said = sentence[: never.start()] if never else sentence
    if _found(said, asking.lures):
        return PAYMENT
    if not _found(said, asking.asks):
        return ""
    return next((thing for thing, words in asking.things.items() if _found(said, words)), "")


def _found(sentence: str, phrases: tuple[str, ...]) -> re.Match[str] | None:
    return _any(phrases).search(sentence) if phrases else None


@lru_cache(maxsize=256)
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, map(_folded, phrases))))


def _whole(phrase: str) -> str:
    words = re.escape(phrase)
    spaced = not any(c >= _UNSPACED for c in phrase)
    return rf"(?<!{_SPACED}){words}(?!{_SPACED})" if spaced else words
