"""What exists in the sandbox: people, chats, messages, topics, polls. Plain data, changed in place."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass(slots=True)
class Person:
    """Somebody with an account. `user` is the Bot API's User object."""

    user: Json
    active: bool = True

    @property
    def id(self) -> int:
        return int(self.user["id"])


@dataclass(slots=True)
class Member:
    """Somebody's place in a group: status as in ChatMember, rights only for administrators."""

    status: str = "member"
    anonymous: bool = False
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    @property
    def admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is the id of the message that opened it."""

    id: int
    name: str
    color: int
    closed: bool = False


@dataclass(slots=True)
class Media:
    """What a message carries: the kind as the Bot API names the field, and the key of the stored file."""

    kind: str
    key: str


@dataclass(slots=True)
class Message:
    """One message. `body` is the Bot API's Message; media, poll and reply are added when shown."""

    id: int
    body: Json
    author: int
    bot: int | None = None
    media: Media | None = None
    poll: str | None = None
    reply_to: int | None = None
    pinned_id: int | None = None
    markup: Json | None = None
    service: bool = False
    only_for: int | None = None
    deleted: bool = False
    seq: int = 0
    edits: int = 0
    reactions: dict[int, list[Json]] = field(default_factory=dict)


@dataclass(slots=True)
class Chat:
    """A group, or the dialogue of one bot and one person. `messages` is ordered by last change."""

    id: int
    kind: str
    title: str = ""
    bot: int | None = None
    username: str | None = None
    forum: bool = False
    protected: bool = False
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    last_id: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    head: Json = field(default_factory=dict)
    action: Json | None = None

    def topic_of(self, message: Message) -> int | None:
        """The topic of a message; outside forums `message_thread_id` only names the root of a reply chain."""
        return message.body.get("message_thread_id") if self.forum else None

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def live(self, message_id: int | None) -> Message | None:
        """The message, unless it never was or is deleted."""
        message = self.messages.get(message_id) if message_id else None
        return None if message is None or message.deleted else message


@dataclass(slots=True, eq=False)
class Poll:
    """A native poll with everybody's votes (option numbers by user id)."""

    id: str
    bot: int
    chat: int
    message: int
    question: str
    options: list[Json]
    shape: Json
    closes_at: float | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Query:
    """A tap on a button, or words behind a bot's name (`inline`), waiting for the bot's answer."""

    id: str
    at: float
    answer: Json | None = None
    inline: bool = False
