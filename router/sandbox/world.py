"""The state of the sandbox in one place: who exists, what was said, and who is told of changes."""

import asyncio
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Any

from router.sandbox.clock import SandboxClock
from router.sandbox.errors import ControlError
from router.sandbox.faults import Faults
from router.sandbox.files import Files
from router.sandbox.limits import Gate
from router.sandbox.model import Chat, Json, Member, Message, Person, Poll, Query
from router.sandbox.outbox import Outbox
from router.sandbox.settings import SandboxSettings

CREATION = 1  # the message "group created" that every supergroup begins with; nobody is shown it
FIRST_UPDATE = 100_000_001


@dataclass(slots=True)
class Account:
    """A bot: its token, its dialogues with people by person id, and what it told BotFather's methods."""

    token: str
    user: Json
    privacy: bool
    outbox: Outbox
    dialogs: dict[int, Chat] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    links: dict[str, tuple[str, float]] = field(default_factory=dict)
    inline: bool = True
    """Inline mode is switched on."""

    @property
    def id(self) -> int:
        return int(self.user["id"])

    def forget(self) -> None:
        """As new; who polls, the webhook and the wished kinds of updates stay."""
        for table in (self.dialogs, self.commands, self.texts, self.queries, self.links):
            table.clear()
        self.outbox.clear()


class World:
    """Everything, changed in place. `touch` numbers each change, so that viewers can ask for what is new."""

    def __init__(self, settings: SandboxSettings, clock: SandboxClock) -> None:
        self.settings = settings
        self.clock = clock
        self.files = Files(settings.data / "files" if settings.data else None)
        self.changed = asyncio.Event()
        self.calls: deque[Json] = deque(maxlen=settings.calls_kept)
        self.changes: deque[Json] = deque(maxlen=5000)
        self.accounts = {token: _account(settings, token) for token in settings.tokens}
        self.seq = 0
        self.call_number = 0
        self.clear()

    def clear(self) -> None:
        """Forget everybody and everything said; numbers of changes and calls go on."""
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.orders: dict[str, Json] = {}
        self.open_polls: list[Poll] = []
        self.limits = replace(self.settings.limits)
        self.faults = Faults()
        self.gates: dict[int, Gate] = {}
        self.numbers = 0
        self.counters: dict[str, int] = {}
        self.calls.clear()
        for account in self.accounts.values():
            account.forget()

    def number(self) -> int:
        """A number that was not used yet (queries, polls, albums)."""
        self.numbers += 1
        return self.numbers

    def bot(self, bot: int | None = None) -> Account:
        """The account of a bot, the first one by default. ControlError when there is none."""
        for account in self.accounts.values():
            if bot is None or account.id == bot:
                return account
        raise ControlError(f"no bot {bot}")

    def user(self, user: int) -> Json | None:
        """The User object of a person or bot."""
        if user in self.people:
            return self.people[user].user
        return next((a.user for a in self.accounts.values() if a.id == user), None)

    def dialog(self, account: Account, person: Person) -> Chat:
        """The private chat of a bot and a person, made when it is first needed."""
        chat = account.dialogs.get(person.id)
        if chat is None:
            chat = Chat(person.id, "private", bot=account.id, head=private_head(person.user))
            account.dialogs[person.id] = chat
        return chat

    def accounts_in(self, chat: Chat) -> list[Account]:
        """The bots that are in a chat."""
        if chat.private:
            return [self.bot(chat.bot)]
        inside = (a for a in self.accounts.values() if a.id in chat.members)
        return [a for a in inside if chat.members[a.id].present]

    def touch(self, chat: Chat, message: Message) -> None:
        """Note that a message is new or changed."""
        message.seq = self.note(chat, message.id)
        chat.messages.move_to_end(message.id)

    def note(self, chat: Chat | None, message: int | None = None) -> int:
        """Note a change of a chat, or of everything; the number of the change."""
        self.seq += 1
        where = {"chat": chat.id, "bot": chat.bot} if chat else {"chat": None, "bot": None}
        self.changes.append({"seq": self.seq, "at": self.clock.now(), **where, "message": message})
        self.changed.set()
        return self.seq

    def count(self, what: str) -> None:
        self.counters[what] = self.counters.get(what, 0) + 1


def _account(settings: SandboxSettings, token: str) -> Account:
    number = int(token.split(":", 1)[0])
    known: Json = next((bot for bot in settings.world.get("bots", ()) if bot["id"] == number), {})
    user = {"id": number, "is_bot": True, "first_name": f"Bot {number}", "username": f"sandbox_{number}_bot"}
    outbox = Outbox(FIRST_UPDATE, in_order=settings.webhook_in_order)
    return Account(token, user | known, settings.privacy, outbox)


def private_head(user: Json) -> Json:
    """The Chat object of a private chat."""
    names = ("first_name", "last_name", "username")
    return {"id": user["id"], "type": "private"} | {name: user[name] for name in names if name in user}


def group_head(chat: Chat) -> Json:
    """The Chat object of a group."""
    head: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
    if chat.username:
        head["username"] = chat.username
    if chat.forum:
        head["is_forum"] = True
    return head


def make_group(world: World, spec: dict[str, Any]) -> Chat:
    """A group from a description (see docs/sandbox.md). ControlError when it cannot be."""
    kind = spec.get("type", "supergroup")
    if kind not in {"group", "supergroup", "forum"}:
        raise ControlError(f"no such type of chat: {kind}")
    number = world.number()
    fallback = -4_000_000_000 - number if kind == "group" else -1_003_000_000_000 - number
    chat = Chat(int(spec.get("id", fallback)), "supergroup" if kind == "forum" else kind)
    chat.title, chat.username = str(spec.get("title", "Group")), spec.get("username")
    chat.forum = kind == "forum" or bool(spec.get("is_forum"))
    chat.protected = bool(spec.get("protected"))
    chat.head = group_head(chat)
    chat.last_id = 0 if kind == "group" else CREATION
    for place in spec.get("members", ()):
        add_member(world, chat, place)
    if spec.get("bot", "administrator"):
        for account in world.accounts.values():
            status = spec.get("bot", "administrator")
            chat.members[account.id] = Member(status, rights=dict(spec.get("bot_rights", {})))
    world.groups[chat.id] = chat
    world.note(chat)
    return chat


def add_member(world: World, chat: Chat, place: dict[str, Any]) -> None:
    """Put a person in a group without a word. ControlError for an unknown person."""
    user = int(place["user"])
    if world.user(user) is None:
        raise ControlError(f"no person {user}")
    chat.members[user] = Member(
        place.get("status", "member"), bool(place.get("anonymous")), dict(place.get("rights", {}))
    )


def make_person(world: World, spec: dict[str, Any]) -> Person:
    """A person from a description; the id is chosen when it is left out."""
    kept = {
        name: spec[name]
        for name in ("last_name", "username", "language_code", "is_premium")
        if spec.get(name)
    }
    number = int(spec.get("id") or 10_000 + world.number())
    user = {
        "id": number,
        "is_bot": False,
        "first_name": str(spec.get("first_name", f"Person {number}")),
        **kept,
    }
    known = world.people.get(number)
    person = Person(user, active=bool(spec.get("active", True)))
    world.people[number] = person
    if known:
        for account in world.accounts.values():
            if number in account.dialogs:
                account.dialogs[number].head = private_head(user)
    return person


def populate(world: World) -> None:
    """Add the people and chats of the settings that are not there yet."""
    spec = world.settings.world
    for person in spec.get("people", ()):
        if int(person["id"]) not in world.people:
            make_person(world, person)
    for chat in spec.get("chats", ()):
        if int(chat["id"]) not in world.groups:
            make_group(world, chat)
    for account in world.accounts.values():
        for number in spec.get("started", ()):
            if int(number) not in account.dialogs:
                world.dialog(account, world.people[int(number)]).started = True
