"""What the use cases need from outside, by role. Implementations are named by their technology."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from router.desk_ports import Load
from router.domain.caring import Care
from router.domain.complaint import Complaint, Evidence, Sent
from router.domain.draft import Draft
from router.domain.events import Event
from router.domain.mail import Mail
from router.domain.states import State
from router.topic_ports import Topic


class Clock(Protocol):
    """The time, handed in."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """Fresh unguessable ids."""

    def number(self) -> str:
        """A complaint's number such as ``7K3M-Q9TX``."""
        ...

    def secret(self) -> str:
        """A random word for salts and codes."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One accepted update: what stands in the store before and after, what happened, what is owed."""

    before: Complaint | None
    after: Complaint
    events: tuple[Event, ...]
    mail: tuple[Mail, ...]


class Unavailable(Exception):
    """The database cannot be reached; nothing was acknowledged. To be tried again."""


class DraftGone(Exception):
    """The draft was finished or replaced meanwhile: what was meant for it is out of date."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many complaints have a deadline that waits for the sweep; how many open ones are overdue."""

    due: int
    overdue: int


class Overtaken(Exception):
    """Somebody else changed it since it was read. Nothing was done: read it again and decide again."""


class Complaints(Protocol):
    """The store of complaints. Every method raises `Unavailable` when the database is away."""

    async def get(self, number: str) -> Complaint | None:
        """The complaint as it stands."""
        ...

    async def write(self, change: Change) -> bool:
        """Write atomically with operators; False when the race was lost (version moved, or number taken)."""
        ...

    async def of_consumer(self, bot: int, user: int) -> list[Complaint]:
        """A consumer's complaints that are not past retention, newest first."""
        ...

    async def of_pseudonym(self, bot: int, pseudonym: str) -> list[Complaint]:
        """Complaints of whoever merchants know by this name: of several people where they share it."""
        ...

    async def of_order(self, bot: int, order: str, limit: int) -> list[Complaint]:
        """Complaints about an order, by its number as it was given; newest first."""
        ...

    async def of_desk(
        self, desk: str, states: Sequence[State], limit: int, holder: int | None = None
    ) -> list[Complaint]:
        """What a desk holds in these states, or one person of it: the urgent first, then the next due."""
        ...

    async def loads(self, desk: str) -> Mapping[int, int]:
        """How many open complaints a desk handles in each of its chats."""
        ...

    async def taking_part(self, desk: str, at: Collection[str]) -> Mapping[str, int]:
        """Open complaints handled at other desks in which this one takes part: number, and in which chat."""
        ...

    async def work_of(self, desk: str) -> list[Load]:
        """Everything open at a desk, in no order: whose it is, and since when."""
        ...

    async def open(self) -> list[Complaint]:
        """Every complaint that is not closed (for digests)."""
        ...

    async def due(self, now: datetime, limit: int, without: Collection[str] = ()) -> list[str]:
        """Numbers of complaints whose next deadline has come, longest due first, without some of them."""
        ...

    async def still_due(self, numbers: Sequence[str], now: datetime) -> list[Complaint]:
        """Those of these complaints whose next deadline has come, longest due first."""
        ...

    async def next_due(self) -> datetime | None:
        """The earliest deadline of all."""
        ...

    async def tally(self, now: datetime) -> Tally:
        """How many are due and overdue; cheap enough to be asked once a minute."""
        ...

    async def touched_on(self, day: date) -> list[Complaint]:
        """Complaints to which anything happened on a day (UTC)."""
        ...

    async def touched_before(self, day: date) -> bool:
        """Whether anything happened to any complaint before a day (UTC)."""
        ...

    async def about(self, bot: int, product_days: Sequence[str], since: datetime) -> list[str]:
        """Numbers of the complaints about a product on some days that were filed since then, oldest first."""
        ...

    async def timeline(self, number: str) -> list[Event]:
        """All events of a complaint, oldest first, whether still in the document or in history segments."""
        ...


@dataclass(frozen=True, slots=True)
class Box:
    """Something with a mailbox: a complaint (`complaint` holds it) or a digest."""

    collection: str
    """``complaints`` or ``digests``."""
    id: str
    mail: tuple[Mail, ...]
    complaint: Complaint | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A box with mail to send, by name: for each mail its id, chat and priority."""

    collection: str
    id: str
    mail: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Buried:
    """Mail of one box that could not be delivered: `box.mail`, and for each the reason."""

    box: Box
    why: tuple[str, ...]
    since: datetime
    """When the first of it should have arrived."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that was sent for a box, to be found again when somebody replies to it."""

    bot: int
    chat: int
    message: int
    number: str
    mail: str
    """Kind of the mail, e.g. ``card``, ``status``, ``relay``; ``ask`` for a prompt in a dialogue."""
    desk: str = ""


class Mailboxes(Protocol):
    """What is owed, over complaints and digests alike."""

    async def owed(self, now: datetime, limit: int, since: datetime | None = None) -> list[Box]:
        """Boxes with mail to send now, longest owed first; only what is owed since then, if given.

        A box that owes something new to be sent now is owed since then, whatever it owed before.
        """
        ...

    async def listed(self, now: datetime, limit: int) -> list[Owed]:
        """The same by name, with the mail that is to be sent now: for when there is much."""
        ...

    async def read(self, names: Sequence[tuple[str, str]]) -> list[Box]:
        """These boxes (collection and id), as far as they owe anything."""
        ...

    async def next_owed(self) -> datetime | None:
        """When the next mail is planned."""
        ...

    async def settle(self, box: Box, ids: Sequence[str], sent: Mapping[str, Sent] = ...) -> None:
        """Take settled mail out by id and note `sent` (``status``, ``card:<desk>``); the version stays.

        When nothing is left `owed_at` goes; what is left keeps the earliest planned time.
        """
        ...

    async def postpone(self, box: Box, ids: Sequence[str], until: datetime, attempts: int) -> None:
        """Plan mail for later (a full group, `retry_after`, a failed attempt)."""
        ...

    async def bury(self, box: Box, id: str, why: str) -> None:
        """Move mail that cannot be delivered to `undelivered`, where it stays visible."""
        ...

    async def buried(self, limit: int) -> list[Buried]:
        """What could not be delivered, longest undelivered first."""
        ...

    async def count_buried(self, limit: int) -> int:
        """How many boxes hold something that could not be delivered, counted up to `limit`."""
        ...

    async def revive(self, box: Box, ids: Sequence[str], remade: Callable[[Mail, str], Mail]) -> list[Mail]:
        """Owe again what was buried, as `remade` makes it of the mail and the reason; what is owed now."""
        ...

    async def standing(self, box: Box) -> tuple[Sequence[str], Mapping[str, str]]:
        """Ids of what a box owes, and of what is buried in it with the reasons."""
        ...


class Posts(Protocol):
    """Which complaint a message belongs to, and which topic of a forum belongs to a complaint."""

    async def add(self, posts: Sequence[Posted]) -> None:
        """Remember sent messages (written before their mail is settled). Adding twice changes nothing."""
        ...

    async def find(self, bot: int, chat: int, message: int) -> Posted | None:
        """The post for a message."""
        ...

    async def add_poll(self, poll: str, number: str, cycle: int) -> None:
        """Remember which complaint's cycle a poll rates."""
        ...

    async def find_poll(self, poll: str) -> tuple[str, int] | None:
        """Number and cycle that a poll rates."""
        ...

    async def place(self, bot: int, chat: int, message: int, number: str) -> str | None:
        """Note which complaint a consumer's message is for; what was noted before holds, and is returned."""
        ...

    async def topic(self, bot: int, chat: int, number: str) -> Topic | None:
        """The complaint's own topic in a chat."""
        ...

    async def keep_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        """Remember a topic that was made or changed, in place of what was known; its root is a post too."""
        ...

    async def found_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        """Remember a topic that Telegram says was made; a known one of that complaint stays."""
        ...


class Drafts(Protocol):
    """Forms being filled in; one a person and chat."""

    async def get(self, id: str) -> Draft | None:
        """The draft as it stands."""
        ...

    async def start(self, draft: Draft, instead: Draft | None = None) -> None:
        """A new draft, perhaps in place of another as it was read.

        `Overtaken` when a draft is there that is not this other one.
        """
        ...

    async def set(self, draft: Draft, **fields: Any) -> Draft:
        """Set fields (``answers``, ``words`` and ``given`` are merged key by key, None removes a key).

        Returns the draft as it now is; `DraftGone` when it is gone or another one stands in its place.
        """
        ...

    async def change(self, draft: Draft, **fields: Any) -> Draft:
        """As `set`, but only if nothing was changed since the draft was read; else `Overtaken`."""
        ...

    async def add_evidence(self, id: str, items: Sequence[Evidence]) -> Draft | None:
        """Push items whose unique id is not there yet; ten at once lose nothing. None: there is no draft."""
        ...

    async def mark_evidence(self, draft: Draft, unique_id: str, **marks: bool) -> Draft:
        """Set marks of one item (``receipt``, ``platform_only``); `DraftGone` when it is not there."""
        ...

    async def remove_evidence(self, draft: Draft, unique_id: str) -> Draft:
        """Take one item out; `DraftGone` when the draft is gone or another one stands in its place."""
        ...

    async def remove(self, id: str) -> None:
        """Forget the draft."""
        ...

    async def due(self, now: datetime, limit: int) -> list[Draft]:
        """Drafts whose time has come, longest due first."""
        ...

    async def next_due(self) -> datetime | None:
        """The earliest time at which a draft is due."""
        ...

    async def set_unchanged(self, draft: Draft, **fields: Any) -> bool:
        """Set plain fields if nothing was changed since the draft was read."""
        ...

    async def remove_unchanged(self, draft: Draft) -> bool:
        """Forget the draft if nothing was changed since it was read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person as the bot knows them. `_id` is ``<bot>:<user>``."""

    bot: int
    user: int
    name: str = ""
    language: str | None = None
    """What the person chose."""
    hint: str | None = None
    """The language with words that is nearest to the person's Telegram; it counts until one is chosen."""
    salt: str
    """Random word from which the pseudonyms for merchants are made."""
    blocked: bool = False
    started: bool = False
    care: Care = field(default_factory=Care)
    """Kind words that the person asked for. Changed by `People.set_care` alone."""


class People(Protocol):
    """Languages, salts and whether somebody can be written to."""

    async def get(self, bot: int, user: int) -> Profile | None:
        """The profile, None for somebody unknown."""
        ...

    async def reachable(self, bot: int, users: Collection[int]) -> Mapping[int, str]:
        """Those of them who started the bot and did not block it, with their language (empty: unknown)."""
        ...

    async def put(self, profile: Profile) -> None:
        """Remember a profile (its salt is never changed, nor what `care` says)."""
        ...

    async def set_care(self, bot: int, user: int, care: Care) -> None:
        """Remember what somebody known asked for, and how it stands."""
        ...

    async def care_due(self, bot: int, now: datetime, limit: int) -> list[Profile]:
        """People whose wishes are to be looked at, longest due first."""
        ...

    async def next_care_due(self, bot: int) -> datetime | None:
        """When that is for the first of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskChat:
    """A staff chat of a desk as it is at run time."""

    desk: str
    chat: int
    kind: str
    language: str
    responsible: int | None = None
    calendar: str = ""
    """Of a desk made at run time that works by one of its own."""
    healthy: bool = True


class Desks(Protocol):
    """Staff chats: those of the policy, those bound at run time, and where chats migrated to."""

    async def by_chat(self, chat: int) -> DeskChat | None:
        """The desk that a chat belongs to."""
        ...

    async def chats(self, desks: Collection[str]) -> Sequence[DeskChat]:
        """The chats of some desks; those that the bot lost are not healthy."""
        ...

    async def bind(self, chat: DeskChat) -> bool:
        """Make a chat one of a desk's, and healthy; False when it was bound to another one at run time."""
        ...

    async def unbind(self, chat: int) -> bool:
        """Take back what `bind` did; False when the chat is the policy's or nobody's."""
        ...

    async def adjust(self, desk: str, **fields: object) -> None:
        """Set the language or the calendar of a desk's chats that were bound at run time."""
        ...

    async def migrated(self, old: int, new: int) -> None:
        """A group became a supergroup with another id."""
        ...

    async def moves(self) -> Mapping[int, int]:
        """Every group that migrated, and the id under which it is reached today."""
        ...

    async def current(self, chat: int) -> int:
        """The id under which a chat is reached today."""
        ...

    async def lost(self, chat: int, at: datetime) -> datetime:
        """The bot lost a chat; since when, which stays while it is lost."""
        ...

    async def regained(self, chat: int) -> bool:
        """The bot is in a chat; False when it was not lost."""
        ...


@dataclass(frozen=True, slots=True)
class Busy:
    """What the next sender has to know of a chat (0: of all): until a moment in UTC so many places of its
    limit are taken, or with none of them it is held: nothing at all may be sent.
    """

    chat: int
    used: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease that was won. `token` only grows; `noted`: what its last holder was about to send.

    `busy` are the limits as that holder saw them.
    """

    name: str
    owner: str
    token: int
    noted: tuple[str, ...] = field(default=())
    busy: tuple[Busy, ...] = field(default=())


class Leases(Protocol):
    """One courier and one sweeper for each bot."""

    async def acquire(self, name: str, owner: str, seconds: float) -> Lease | None:
        """Take or renew a lease for some seconds; None while another holds it."""
        ...

    async def note(self, lease: Lease, ids: Sequence[str], busy: Sequence[Busy] = ()) -> bool:
        """Note what is about to be sent and the limits, and renew; False when the lease was lost."""
        ...

    async def release(self, lease: Lease, busy: Sequence[Busy] = ()) -> None:
        """Give it up, if it is still held."""
        ...


class Wake(Protocol):
    """The courier's bell: called by whoever wrote owed mail."""

    def expect(self, box: Box) -> None:
        """There will be mail in this box, if it can be stored."""
        ...

    def wake(self, box: Box) -> None:
        """There is mail in this box."""
        ...
