"""What staff record for somebody who phoned or came to the counter, and who may make it theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from router.domain.number import valid
from router.domain.states import Side

NOBODY = 0
"""Stands where Telegram's id of the consumer will be: nobody has it, and nothing is sent there."""
CLAIMED_WITHIN = timedelta(days=7)
"""So long the caller's link can be used."""
RECORDED, CONTACT = "recorded", "contact"
"""Answers of a draft: which desk records, as ``<side>:<desk>``, and how the caller is reached."""
CONTACT_AT_MOST = 100
_OWN = "own_"
"""Begins the payload of a caller's link, a number follows: no merchant is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Who of which desk recorded a complaint for a caller, and the code by which it is claimed, once."""

    by: int
    name: str
    desk: str
    side: Side
    contact: str = ""
    code: str
    until: datetime
    """The link works until then (UTC)."""


def marker(side: Side, desk: str) -> str:
    """The answer of a draft that says which desk records."""
    return f"{side.value}:{desk}"


def recording(answers: Mapping[str, object]) -> tuple[Side, str] | None:
    """The desk that records, with its side; None where a consumer files."""
    side, _, desk = str(answers.get(RECORDED) or "").partition(":")
    return (Side(side), desk) if desk else None


def payload(number: str, code: str) -> str:
    """What the caller's link carries."""
    return f"{_OWN}{number}_{code}"


def claimed_by(carried: str) -> tuple[str, str] | None:
    """Number and code of a caller's link; None for any other payload."""
    number, _, code = carried.removeprefix(_OWN).partition("_")
    known = valid(number)
    return (known, code) if carried.startswith(_OWN) and known and code else None
