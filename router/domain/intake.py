"""Intake is a form: a draft, and the pure question of what is to be asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from router.domain.complaint import Arg, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person has told so far. One a person and chat: `id` is ``<bot>:<chat>:<user>``.

    `purpose` tells what is being filled in: ``filing`` for a consumer's complaint; a staff action such as
    ``propose``, ``refuse``, ``ask`` for a short dialogue in a desk's chat (then `number` is that complaint).
    `number` of a filing is the number that the complaint will have, so that submitting twice makes one.
    `prompt` is the bot's message that awaits the answer; `asked` the id of the question it asks.
    """

    id: str
    bot: int
    chat: int
    user: int
    purpose: str
    number: str
    version: int = 0
    answers: Mapping[str, Arg] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    evidence_done: bool = False
    asked: str | None = None
    prompt: int | None = None
    created: datetime
    touched: datetime
