"""Intake is a form: a draft, and the pure question of what is to be asked next.

The same holds for the short dialogues of staff and consumers about a complaint (`Form`): what is asked next
follows from what is there, so that a restart, two devices or ten photos at once lose nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from router.domain.complaint import Arg, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A dialogue about an action on a complaint that needs more than a tap, such as ``propose`` or ``appeal``."""

    action: str
    number: str
    arg: str = ""
    answers: Mapping[str, Arg] = field(default_factory=dict)
    asked: str = ""
    prompt: int | None = None
    """The bot's message that awaits the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person has told so far, one a person and chat: `id` is ``<bot>:<chat>:<user>``.

    `number` is the number that the complaint will have, so that submitting twice makes one; empty while nothing
    is being filed. `asked` is the open question, `prompt` the bot's message that asks it.
    """

    id: str
    bot: int
    chat: int
    user: int
    number: str = ""
    version: int = 0
    answers: Mapping[str, Arg] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    evidence_done: bool = False
    asked: str = ""
    prompt: int | None = None
    form: Form | None = None
    created: datetime
    touched: datetime
