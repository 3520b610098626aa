"""Whether words ask a consumer for what nobody may ask: codes, passwords, cards, other payment."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from router.domain.safety import Asking, Safety

PAYMENT = "payment"

_SENTENCE = re.compile(r"[.!?;。\n]+")
_UNSPACED = "\u2e80"
"""From here on scripts put no spaces between words."""


def unsafe(words: str, safety: Safety) -> str:
    """What is asked for: ``code``, ``password``, ``card`` or ``payment``; empty where nothing is."""
    for sentence in _SENTENCE.split(_folded(words)):
        for asking in safety.asking.values():
            if thing := _asked(sentence, asking):
                return thing
    return ""


def _folded(words: str) -> str:
    """As it is read, whatever its case, its width, and what is not seen in it."""
    seen = unicodedata.normalize("NFKC", words).replace("’", "'").casefold()
    return "".join(c for c in seen if unicodedata.category(c) != "Cf")


def _asked(sentence: str, asking: Asking) -> str:
    if _has(sentence, asking.never):
        return ""
    if _has(sentence, asking.lures):
        return PAYMENT
    if not _has(sentence, asking.asks):
        return ""
    return next((thing for thing, words in asking.things.items() if _has(sentence, words)), "")


def _has(sentence: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and _any(phrases).search(sentence) is not None


@lru_cache(maxsize=256)
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, map(_folded, phrases))))


def _whole(phrase: str) -> str:
    words = re.escape(phrase)
    return words if any(c >= _UNSPACED for c in phrase) else rf"(?<!\w){words}(?!\w)"
