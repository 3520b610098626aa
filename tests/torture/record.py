"""What people did and what the bot sent, written down as it happens: what the checks compare."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

MARK = "🔁"
"""What a message begins with that may be a repeat."""
TOKEN = re.compile(r"w\d+x\d+")
_HEAD = re.compile(r"^<b>([0-9A-Z]{4}-[0-9A-Z]{4})</b> · ", re.MULTILINE)
_PAST = re.compile(r"^🕘 .*<b>", re.MULTILINE)
"""Above what happened to a complaint, which somebody asked to see."""
SENDING = frozenset(
    {"sendmessage", "sendphoto", "sendmediagroup", "sendpoll", "senddocument", "sendvideo", "sendvoice"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A message that somebody sent: words with a token that nothing else holds, or a photo."""

    token: str
    person: int
    chat: int
    message: int
    sure: bool = True
    """Whether it is to be kept, or refused in words; unlike a word in a dialogue that asks for a number."""
    straying: bool = False
    """Its update was put out of order by the run itself."""
    photo: bool = False
    text: str = ""
    to: int = 0
    """The message that it answers."""
    burst: int = 0
    """The first of the messages with which it was forwarded in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Somebody's choice in a poll; None took it back."""

    person: int
    number: str
    score: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of the bot that took effect."""

    n: int
    method: str
    chat: int
    text: str
    """Words, caption, question or captions of an album."""
    body: str
    """All parameters, to look for file ids."""
    reply_to: int = 0
    topic: int = 0
    """Of a forum."""
    looked: bool = False
    """Whether it shows a complaint to somebody who asked: that may come as often as they ask."""
    card: str = ""
    """The number of the complaint whose card this is, when it is sent and not edited."""

    @property
    def sends(self) -> bool:
        """Whether something new stands in the chat."""
        return self.method in SENDING

    @property
    def marked(self) -> bool:
        """Whether it says that it may be a repeat."""
        return MARK in self.text


@dataclass(slots=True)
class Record:
    """One run, as far as it went, and at its end what is stored."""

    words: list[Words] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    untold: Counter[int] = field(default_factory=Counter)
    """Prompts that could not be said, by chat: a refusal may be among them."""
    complaints: list[Json] = field(default_factory=list)
    """Documents, each with all its events in `log`."""
    drafts: list[Json] = field(default_factory=list)
    now: datetime | None = None
    """When the run was over, by its own clock."""
    moved: dict[int, int] = field(default_factory=dict)
    """Groups that became supergroups: the old id to the new one."""
    gone: list[int] = field(default_factory=list)
    """Topics that were deleted."""
    stuck: list[str] = field(default_factory=list)
    """What did not come to rest."""
    fell: list[str] = field(default_factory=list)
    """Processes that ended though nobody ended them."""


def call_of(raw: Json) -> Call:
    """A call as the sandbox kept it."""
    params = raw["params"]
    body = json.dumps(params, ensure_ascii=False)
    text = _text(params)
    reply = params.get("reply_parameters") or {}
    if isinstance(reply, str):
        reply = json.loads(reply)
    method, looked = raw["method"].lower(), _looked(text, body)
    return Call(
        n=raw["n"],
        method=method,
        chat=int(params.get("chat_id") or 0),
        text=text,
        body=body,
        reply_to=int(reply.get("message_id") or 0),
        topic=int(params.get("message_thread_id") or 0),
        looked=looked,
        card=_card(text) if method in SENDING and not looked else "",
    )


def _text(params: Json) -> str:
    media = params.get("media")
    if isinstance(media, str):
        media = json.loads(media)
    captions = [item.get("caption") or "" for item in media or () if isinstance(item, dict)]
    said = [params.get(name) for name in ("text", "caption", "question")]
    return "\n".join(str(words) for words in (*said, *captions) if words)


def _looked(text: str, body: str) -> bool:
    """The past, a consumer's own case in full, or a card that a list leads to."""
    return bool(_PAST.search(text)) or ("📌" in text and "🎯" in text) or '"q|past' in body.replace("\\", "")


def _card(text: str) -> str:
    """A card begins with its complaint's number and category, and names the consumer by a pseudonym."""
    found = _HEAD.search(text)
    return found[1] if found and "\n👤 " in text else ""
