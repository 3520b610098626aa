"""Personal data that a merchant must not read: telephone, identity and card numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import phonenumbers
from stdnum import iban, luhn
from stdnum.cn import ric

HIDDEN = "•••"

# People type full-width digits too; each stays one character, so that places in the text do not move.
_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF20: "@", 0xFF0B: "+", 0xFF0D: "-"}
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])")
_IBAN = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}(?![0-9A-Za-z])")
_SUSPECT = re.compile(r"@|\d(?:\D{0,3}\d){5}")
_SEPARATORS = re.compile(r"[\s-]")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Masking:
    """Hides personal data in words. `region` is the country whose telephone numbers need no prefix."""

    region: str = "CN"

    def hide(self, words: str, keep: Iterable[str] = ()) -> str:
        """The words with personal data replaced by dots and its last two characters.

        What is in `keep` (the complaint's own number, order number, tracking numbers) is left as it is.
        """
        narrow = words.translate(_NARROW)
        if not _SUSPECT.search(narrow):
            return words
        kept = list(_places(narrow, keep))
        spans = [span for span in self._spans(narrow) if not any(_overlap(span, other) for other in kept)]
        return _replaced(words, narrow, spans)

    def _spans(self, words: str) -> Iterator[_Span]:
        yield from (match.span() for match in _EMAIL.finditer(words))
        yield from _valid(_IDENTITY, words, ric.is_valid)
        yield from _valid(_CARD, words, luhn.is_valid)
        yield from _valid(_IBAN, words, iban.is_valid)
        for match in phonenumbers.PhoneNumberMatcher(words, self.region):
            yield match.start, match.end


def _valid(pattern: re.Pattern[str], words: str, check: Callable[[str], bool]) -> Iterator[_Span]:
    return (m.span() for m in pattern.finditer(words) if check(_SEPARATORS.sub("", m[0]).upper()))


def _places(words: str, keep: Iterable[str]) -> Iterator[_Span]:
    for kept in keep:
        for match in re.finditer(re.escape(kept), words) if kept else ():
            yield match.span()


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _replaced(words: str, narrow: str, spans: list[_Span]) -> str:
    out, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            hidden = narrow[start:end]
            shown = hidden[0] + HIDDEN + "@" + HIDDEN if "@" in hidden else HIDDEN + hidden[-2:]
            out.append(words[at:start] + shown)
        at = max(at, end)
    return "".join(out) + words[at:]
