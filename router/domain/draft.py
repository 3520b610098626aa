"""What a person has told so far: the draft of a complaint, and a short dialogue about one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from router.domain.complaint import Arg, Evidence, Purchase

DESCRIPTION = "description"


def told_by(bot: int, chat: int, message: int) -> str:
    """What the keys of a message and of all its edits begin with."""
    return f"m:{bot}:{chat}:{message}:"


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
    since: int | None = None
    """The first message that asked this: what was sent before it is no answer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person has told so far, one a person and chat: `id` is ``<bot>:<chat>:<user>``.

    `number` is the number that the complaint will have, so that submitting twice makes one; empty while
    nothing is being filed. `prompt` is the bot's message that asks the open question.
    """

    id: str
    bot: int
    chat: int
    user: int
    number: str = ""
    version: int = 0
    answers: Mapping[str, Arg] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    """What happened, by the message that told it."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Which question a typed message answered, so that editing the message changes the answer."""
    pending: Mapping[str, Arg] = field(default_factory=dict)
    """Answers that a new filing would begin with, while the person chooses between it and this one."""
    purchase: Purchase | None = None
    """What the order service said to the order number that was given last."""
    evidence: tuple[Evidence, ...] = ()
    showing: bool = False
    """The evidence question stays open until the person says that this is all."""
    hinted: bool = False
    """The person was told how a picture keeps its quality."""
    sought: str = ""
    """A part of a shop's name, by which the person looks for it."""
    asked: str = ""
    """A question that was answered and is being asked again, because the person wants to change it."""
    prompt: int | None = None
    since: int | None = None
    """The first message that asked the open question: what was sent before it is no answer to it."""
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
    due: datetime | None = None
    """When the person is to be reminded, or, once reminded, when the draft is dropped (UTC)."""
    nudged: bool = False

    def untold(self, seen: Collection[str]) -> Draft:
        """Only what was told in updates of which none of these is the key."""
        fresh = [key for key in self.seen if key not in seen]
        begins = {message: told_by(self.bot, self.chat, int(message)) for message in self.words}
        told = {m: w for m, w in self.words.items() if any(k.startswith(begins[m]) for k in fresh)}
        return replace(self, words=told, answers={}, seen=tuple(fresh))

    @property
    def description(self) -> str:
        """What happened, in the order in which it was told, without captions of what is for the platform."""
        hidden = {str(e.source.message) for e in self.evidence if e.platform_only and e.source}
        told = [self.words[message] for message in sorted(self.words, key=int) if message not in hidden]
        return "\n".join(filter(None, (str(self.answers.get(DESCRIPTION) or ""), *told)))
