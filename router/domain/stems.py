"""Words as their stems, and mistyped words as the ones that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Protocol

_NAMES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Snowball's algorithms by language; words of other languages are taken as they are."""
_ONE_SLIP, _TWO_SLIPS = 6, 9
"""Letters from which a word may be mistyped once, and twice."""


# A stemmer works on the word that it holds, and tables are made ready in a thread beside the first messages.
_one_word = Lock()


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The stem of a word in small letters; the word itself in a language without an algorithm."""
    stemmer = _stemmer(language.partition("-")[0])
    if stemmer is None:
        return word
    with _one_word:
        return stemmer.stemWord(word)


def near(word: str, known: Sequence[str]) -> str | None:
    """The known word that a mistyped one means: same first letter, one or two slips away, long enough."""
    if len(word) < _ONE_SLIP:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= _TWO_SLIPS else 1
    alike = [other for other in known if other[0] == word[0] and len(other) >= _ONE_SLIP - 1]
    found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else None


def simplified(text: str) -> str:
    """Chinese characters in their simplified forms, so that one table serves every place that writes them."""
    return _simplifier().convert(text)


@lru_cache
def _simplifier() -> _Converter:
    import opencc

    return opencc.OpenCC("t2s")


@lru_cache
def _stemmer(language: str) -> _Stemmer | None:
    # Loaded by the first description and not at the start: it brings every language with it.
    import snowballstemmer

    name = _NAMES.get(language)
    return snowballstemmer.stemmer(name) if name else None
