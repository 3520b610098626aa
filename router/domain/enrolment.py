"""Merchants and staff chats that managers set up at run time: what is kept of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from router.domain.complaint import Person
from router.domain.policy import Label, Limits
from router.domain.refusal import Refusal

NAME_AT_MOST = 60
"""Characters of a merchant's name."""
INVITED_FOR = timedelta(days=7)
"""So long an invitation can be used."""
MASKS_AT_MOST = 5
"""Forms of order numbers that one merchant may have."""
_MASK = re.compile(r"[0-9A-Za-z#@][0-9A-Za-z#@._/-]{2,31}")
_ANY = {"#": "[0-9]", "@": "[A-Za-z]"}
_JURISDICTION = re.compile(r"[A-Z]{2}")
_LINE = re.compile(r"\s*([A-Za-z-]{2,8})\s*[:\uff1a]\s*(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A merchant as managers see it. `by` and `at` (UTC) are None for one of the configuration."""

    id: str
    name: Label
    jurisdiction: str
    language: str
    by: Person | None = None
    at: datetime | None = None
    orders: tuple[str, ...] = ()
    """What its order numbers look like: `masks_of`; empty: anything."""
    calendar: str = ""
    """Id of the calendar that it works by; empty: the house's."""
    paused: bool = False
    """No new complaints go to it: they go to the platform."""
    key: str = ""
    """The update that made it, so that the same one twice makes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link by which one group becomes a desk's chat, once. Times are UTC."""

    code: str
    desk: str
    by: Person
    """The manager who made it, and who is told who used it."""
    expires: datetime
    chat: int | None = None
    """The group that used it."""
    title: str = ""
    user: Person | None = None
    used: datetime | None = None
    key: str = ""
    """The update that used it, so that the same one twice greets once."""
    undone: bool = False


def name_of(typed: str) -> str:
    """A name in one line. Refusal for none, or for one that is too long."""
    name = " ".join(typed.split())
    if not any(char.isalnum() for char in name):
        raise Refusal("merchant-name-needed", language=None)
    if len(name) > NAME_AT_MOST:
        raise Refusal("merchant-name-long", most=NAME_AT_MOST)
    return name


def names_of(typed: str, languages: Collection[str], default: str) -> dict[str, str]:
    """Names in several languages, a line such as ``en: Demo Digital`` each; without one, in the default.

    Refusal for two names in one language, and for none.
    """
    found: dict[str, str] = {}
    for line in filter(str.strip, typed.splitlines()):
        match = _LINE.fullmatch(line)
        tag = match[1].lower() if match else ""
        language, name = (tag, match[2]) if match and tag in languages else (default, line)
        if language in found:
            raise Refusal("merchant-names-unread", languages=", ".join(sorted(languages)))
        found[language] = name_of(name)
    return found or {default: name_of("")}


def masks_of(typed: str) -> tuple[str, ...]:
    """What order numbers look like, apart by spaces: ``#`` is a digit, ``@`` a letter, all else as it stands.

    Masks and no regular expressions: what a manager types can make nobody wait. Refusal for anything else.
    """
    masks = tuple(dict.fromkeys(unicodedata.normalize("NFKC", typed).replace(",", " ").split()))
    good = all(_MASK.fullmatch(mask) and {*mask} & {"#", "@"} for mask in masks)
    if not masks or len(masks) > MASKS_AT_MOST or not good:
        raise Refusal("merchant-orders-unread", most=MASKS_AT_MOST)
    return masks


def orders_like(masks: Sequence[str]) -> Limits:
    """The rule for an answer that these masks make, with an example; none for none."""
    if not masks:
        return Limits()
    digits = cycle("1234567890")
    example = "".join(next(digits) if c == "#" else "A" if c == "@" else c for c in masks[0])
    return Limits(pattern="|".join(map(_pattern, masks)), example=example)


def _pattern(mask: str) -> str:
    return "".join(_ANY.get(c) or re.escape(c) for c in mask)


def jurisdiction_of(typed: str) -> str:
    """A country's two letters (ISO 3166). Refusal for anything else."""
    code = typed.strip().upper()
    if _JURISDICTION.fullmatch(code) is None:
        raise Refusal("merchant-jurisdiction-unread")
    return code
