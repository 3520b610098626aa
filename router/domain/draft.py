"""What a person has told so far: the draft of a complaint, and a short dialogue about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from router.domain.complaint import Arg, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A dialogue about an action on a complaint that needs more than a tap, such as ``propose``."""

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

    `number` is the number that the complaint will have, so that submitting twice makes one; empty while
    nothing is being filed. `asked` is the open question, `prompt` the bot's message that asks it, `album` the
    last album that was acknowledged.
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
    burst: str = ""
    """The album, or the run of forwarded messages, that was acknowledged last."""
    guide: str = ""
    """The page of a guide (``guide/node``) that the person reads, or read last."""
    guided: bool = False
    """That page did not solve it: the person files, and what was tried goes with it."""
    seen: tuple[str, ...] = ()
    """Keys of the last updates that changed it: the same update twice changes nothing the second time."""
    form: Form | None = None
    created: datetime
    touched: datetime
