"""Names of merchants in any script: found by a part, sorted, and made into ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii

from router.domain.policy import Label

TERM_AT_MOST = 10
"""Characters of a beginning that is kept for the search: who types more finds by those."""
ID_AT_MOST = 20
"""Characters of an id made of a name; a number behind it still fits the 24 of an id."""
_RUN = re.compile(r"\w+")
_SYLLABLE = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x10FFFF))
"""Scripts that put no spaces between words: any character may be where a word begins."""


def folded(words: str) -> str:
    """As it is compared: in one case, and one form of each character."""
    return unicodedata.normalize("NFKC", words).casefold()


def terms(name: Label) -> list[str]:
    """Beginnings of all words of a name in all its languages, and in Latin letters (pinyin for Chinese)."""
    return sorted({start[:n] for text in name.values() for start in _starts(text) for n in _lengths(start)})


def wanted(typed: str) -> list[str]:
    """What somebody typed, as the terms that a name must have; empty for nothing that could be a name."""
    return [word[:TERM_AT_MOST] for word in _RUN.findall(folded(typed))]


def latin(words: str) -> str:
    """A name in lower-case Latin letters, by which names of all scripts can be sorted."""
    return anyascii(words).casefold()


def slug(name: str) -> str:
    """An id made of a name; empty when nothing of the name can be part of one."""
    return re.sub(r"[^a-z0-9]+", "-", latin(name)).strip("-")[:ID_AT_MOST].strip("-")


def _lengths(start: str) -> range:
    return range(1, min(len(start), TERM_AT_MOST) + 1)


def _starts(text: str) -> Iterator[str]:
    for run in _RUN.findall(unicodedata.normalize("NFKC", text)):
        plain = run.casefold()
        yield from (plain[at:] for at, char in enumerate(plain) if at == 0 or _unspaced(char))
        letters = anyascii(run)
        breaks = [m.start() for m in _SYLLABLE.finditer(letters)] if any(map(_unspaced, run)) else [0]
        yield from (letters[at:].casefold() for at in breaks)


def _unspaced(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _UNSPACED)
