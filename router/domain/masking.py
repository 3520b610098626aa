"""Personal data that a merchant must not read: names, accounts, addresses, and numbers of many kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.cl import rut
from stdnum.cn import ric
from stdnum.es import ccc, dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.mx import curp
from stdnum.us import ssn

from router.domain.policy import Policy
from router.domain.safety import Private

HIDDEN = "•••"
KEPT_AT_LEAST = 6
"""Shorter numbers of a complaint's own look like nothing personal, but could stand inside what is."""

# People type full-width digits too; each stays one character, so that places in the text do not move.
_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF20: "@", 0xFF0B: "+", 0xFF0D: "-"}
SPACED = str.maketrans("_", " ")
"""In names of files underscores part the words."""
_SUSPECT = re.compile(r"@|t\.me|\d(?:\D{0,3}\d){5}")
_SEPARATORS = re.compile(r"[\s.-]")
_SPOKEN = frozenset({Private.NAME, Private.ADDRESS, Private.ACCOUNT})
"""Kinds of which not even the end is shown."""

Pattern = re.Pattern[str]


def _alone(pattern: str) -> Pattern:
    """Not as a part of a longer word or number."""
    return re.compile(rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])", re.ASCII)


_SHAPES: tuple[tuple[Private, Pattern], ...] = (
    (Private.EMAIL, re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (Private.ACCOUNT, re.compile(r"(?<![\w@.])@[A-Za-z]\w{4,31}\b", re.ASCII)),
    (Private.ACCOUNT, re.compile(r"(?:https?://)?\bt\.me/\w+|tg://user\?id=\d+", re.ASCII)),
)
"""What is known by its looks; a name in Telegram has at least five characters."""
_CHECKED: tuple[tuple[Private, Pattern, Callable[[str], bool]], ...] = (
    (Private.IDENTITY, _alone(r"[1-9]\d{16}[0-9Xx]"), ric.is_valid),
    (Private.IDENTITY, _alone(r"\d{8}[ -]?[A-Za-z]"), dni.is_valid),
    (Private.IDENTITY, _alone(r"[XYZxyz][ -]?\d{7}[ -]?[A-Za-z]"), nie.is_valid),
    (Private.IDENTITY, _alone(r"[A-Za-z]{4}\d{6}[HMhm][A-Za-z]{5}[0-9A-Za-z]\d"), curp.is_valid),
    (Private.IDENTITY, _alone(r"[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z]\d{3}[A-Za-z]"), codicefiscale.is_valid),
    (Private.IDENTITY, _alone(r"[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}"), nir.is_valid),
    (Private.IDENTITY, _alone(r"\d{3}-\d{2}-\d{4}"), ssn.is_valid),
    (Private.IDENTITY, _alone(r"\d{3}\.\d{3}\.\d{3}-\d{2}"), cpf.is_valid),
    (Private.IDENTITY, _alone(r"\d{1,2}\.\d{3}\.\d{3}-[\dKk]"), rut.is_valid),
    (Private.BANK, _alone(r"\d(?:[ -]?\d){12,18}"), luhn.is_valid),
    (Private.BANK, _alone(r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}"), ccc.is_valid),
    (Private.BANK, _alone(r"[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}"), iban.is_valid),
)
"""What is known by its looks and its check digits."""


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data in words: what kind, from where to where."""

    kind: Private
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masking:
    """Hides personal data in words. `region` is the country whose telephone numbers need no prefix."""

    region: str = "CN"
    patterns: tuple[tuple[Private, str], ...] = ()
    """The policy's own, see `Safety.private`."""

    @classmethod
    def of(cls, policy: Policy) -> Masking:
        """As the house wants it."""
        patterns = ((kind, one) for kind, several in policy.safety.private.items() for one in several)
        return cls(policy.country or "CN", tuple(patterns))

    def hide(
        self,
        words: str,
        keep: Iterable[str] = (),
        names: Iterable[str] = (),
        revealed: Iterable[str] = (),
    ) -> str:
        """The words with personal data replaced by dots, of numbers with their last two characters.

        What is in `keep` (the complaint's own number, order number, tracking numbers) is left as it is;
        `names` are the person's own, however they are told; what was `revealed` is left wherever it stands.
        """
        narrow = words.translate(_NARROW)
        kept = (*(own for own in keep if len(own) >= KEPT_AT_LEAST), *revealed)
        return _replaced(words, narrow, self._found(narrow, kept, names))

    def private(
        self, words: str, keep: Iterable[str] = (), names: Iterable[str] = ()
    ) -> Iterator[tuple[Private, str]]:
        """What `hide` would hide, as it is written; each once."""
        found = self._found(words.translate(_NARROW), keep, names)
        yield from dict.fromkeys((one.kind, words[one.start : one.end]) for one in found)

    def _found(self, narrow: str, keep: Iterable[str], names: Iterable[str]) -> list[Found]:
        kept = list(_places(narrow, keep))
        return [part for one in self._all(narrow, names) for part in _left(one, kept)]

    def _all(self, words: str, names: Iterable[str]) -> Iterator[Found]:
        for pattern in filter(None, map(_named, names)):
            yield from _matches(Private.NAME, pattern, words)
        for kind, written in self.patterns:
            yield from _matches(kind, _compiled(written), words)
        if not _SUSPECT.search(words):
            return
        for kind, pattern in _SHAPES:
            yield from _matches(kind, pattern, words)
        for kind, pattern, valid in _CHECKED:
            yield from (f for f in _matches(kind, pattern, words) if _valid(words[f.start : f.end], valid))
        for match in phonenumbers.PhoneNumberMatcher(words, self.region):
            yield Found(Private.PHONE, match.start, match.end)


def _matches(kind: Private, pattern: Pattern, words: str) -> Iterator[Found]:
    group = "it" if "it" in pattern.groupindex else 0
    for match in pattern.finditer(words):
        yield Found(kind, *match.span(group))


def _valid(found: str, valid: Callable[[str], bool]) -> bool:
    return valid(_SEPARATORS.sub("", found).upper())


_compiled = lru_cache(maxsize=256)(re.compile)


@lru_cache(maxsize=512)
def _named(name: str) -> Pattern | None:
    """A person's whole name however it is written, and its parts as they are; None for too short a one.

    A name of one word may be a word of the language too: it counts only as it is written.
    """
    whole, *parts = (" ".join(name.split()), *name.split())
    long = (part for part in parts if part.isalpha() and len(part) >= (3 if part.isascii() else 2))
    found = list(map(re.escape, long))
    if parts[1:]:
        found.insert(0, f"(?i:{re.escape(whole)})")
    elif len(whole) >= KEPT_AT_LEAST:
        found.insert(0, re.escape(whole))
    return re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(found)})(?![0-9A-Za-z])") if found else None


def _places(words: str, keep: Iterable[str]) -> Iterator[tuple[int, int]]:
    for kept in keep:
        if kept:
            alone = rf"(?<![0-9A-Za-z]){re.escape(kept.translate(_NARROW))}(?![0-9A-Za-z])"
            yield from (match.span() for match in re.finditer(alone, words))


def _left(found: Found, kept: list[tuple[int, int]]) -> Iterator[Found]:
    """What is to be hidden of it: nothing of a number that is kept, of an address all around it."""
    inside = sorted((start, end) for start, end in kept if start < found.end and found.start < end)
    if inside and found.kind not in _SPOKEN:
        return
    at = found.start
    for start, end in inside:
        if at < start:
            yield Found(found.kind, at, start)
        at = max(at, end)
    if at < found.end:
        yield Found(found.kind, at, found.end)


def _replaced(words: str, narrow: str, found: list[Found]) -> str:
    out, at = [], 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= at:
            out.append(words[at : one.start] + _shown(one.kind, narrow[one.start : one.end]))
        at = max(at, one.end)
    return "".join(out) + words[at:]


def _shown(kind: Private, hidden: str) -> str:
    if kind is Private.EMAIL:
        return hidden[0] + HIDDEN + "@" + HIDDEN
    return HIDDEN if kind in _SPOKEN else HIDDEN + hidden[-2:]
