"""A courier at work with stores in memory, a Telegram that does as it is told, and time that tests move."""

import asyncio
import heapq
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from router.delivery.courier import Courier, Timing
from router.delivery.limits import Limits
from router.delivery.outcomes import Outcome, Reason, Rule, Trouble
from router.delivery.outgoing import Outgoing, Receipt
from router.delivery.render import Renderer
from router.delivery.topics import Topics
from router.delivery.words import Words
from router.domain.complaint import MessageRef, Sent
from router.domain.mail import Mail
from router.domain.masking import Masking
from router.ports import Box, Busy, Lease, Owed, Posted, Unavailable
from router.topic_ports import TOPIC_ROOT, Topic
from tests.delivery.house import BOT, NOW, POLICY

RENDERER = Renderer(Words("zh", strict=True), POLICY, Masking())
FREE = Limits(person=None, group=None, overall=None)


class HandTime:
    """Real and wall time that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._turns = count()

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        done = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._turns), done))
        await done

    def strike(self) -> None:
        """The next sleeper's moment has come: it goes on first of all, before what begins now."""
        self.seconds, _, done = heapq.heappop(self._sleepers)
        done.set_result(None)

    async def go(self, seconds: float = 0.0) -> None:
        """Let time pass, waking each sleeper at its moment."""
        end = self.seconds + seconds
        await breathe()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.seconds, _, done = heapq.heappop(self._sleepers)
            if not done.done():
                done.set_result(None)
                await breathe()
        self.seconds = end


async def breathe() -> None:
    """Let every task run until it waits for time."""
    for _ in range(60):
        await asyncio.sleep(0)


@dataclass
class Telegram:
    """Keeps what is sent. `rules` are asked first: they may raise Trouble, or wait."""

    time: HandTime
    sent: list[tuple[float, Outgoing]] = field(default_factory=list)
    reactions: list[MessageRef] = field(default_factory=list)
    rules: list[Callable[[Outgoing], Any]] = field(default_factory=list)
    forums: set[int] = field(default_factory=set)
    strays: bool = False
    """The next message lands outside its topic."""
    _ids: Any = field(default_factory=lambda: count(100))

    async def send(self, out: Outgoing) -> Receipt:
        for rule in self.rules:
            waited = rule(out)
            if waited is not None:
                await waited
        self.sent.append((self.time.seconds, out))
        if out.heading and out.thread:
            return Receipt(chat=out.chat, messages=(out.thread,), edited=True)
        if out.edits:
            mark = out.sheet.fingerprint if out.sheet else ""
            return Receipt(chat=out.chat, messages=(out.edits.message,), edited=True, picture=mark)
        ids = tuple(next(self._ids) for _ in range(out.cost))
        mark, poll = (out.sheet.fingerprint, "up") if out.sheet else ("", ""), "p1" if out.ballot else ""
        missed, self.strays = self.strays, False
        where = {"thread": None if missed else out.thread, "missed": missed, "poll": poll}
        return Receipt(chat=out.chat, messages=ids, picture=mark[0], file_id=mark[1], **where)

    async def react(self, message: MessageRef) -> None:
        self.reactions.append(message)

    async def forum(self, chat: int) -> bool:
        return chat in self.forums

    def texts(self, chat: int | None = None) -> list[str]:
        return [out.text for _, out in self.sent if chat in (None, out.chat)]

    def times(self, chat: int) -> list[float]:
        return [round(at, 3) for at, out in self.sent if out.chat == chat]


def refusing(outcome: Outcome, times: int = 1, chat: int | None = None) -> Callable[[Outgoing], None]:
    """A rule that refuses some times."""
    left = [times]

    def rule(out: Outgoing) -> None:
        if left[0] and chat in (None, out.chat):
            left[0] -= 1
            raise Trouble(outcome)

    return rule


LATER = Outcome(Rule.LATER, seconds=30.0)
UNSURE = Outcome(Rule.UNCERTAIN, why="timeout", reason=Reason.UNANSWERED)
BLOCKED = Outcome(Rule.BURY, why="Forbidden: bot was blocked by the user", reason=Reason.BLOCKED)


class Killed(BaseException):
    """The process ends here."""


@dataclass
class MemoryMailboxes:
    """`Mailboxes` in memory. While `away` nothing can be written; a `deadly` write kills the process."""

    time: HandTime
    boxes: dict[tuple[str, str], Box] = field(default_factory=dict)
    buried: list[tuple[str, str]] = field(default_factory=list)
    away: bool = False
    deadly: str = ""
    writes: list[str] = field(default_factory=list)
    reads: Counter[str] = field(default_factory=Counter)
    _owed_at: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def owe(self, box: Box) -> Box:
        known = self.boxes.get((box.collection, box.id))
        mail = (*known.mail, *box.mail) if known else box.mail
        before = known.complaint.sent if known and known.complaint else {}
        complaint = box.complaint and replace(box.complaint, sent={**before, **box.complaint.sent})
        self.boxes[box.collection, box.id] = Box(box.collection, box.id, mail, complaint)
        if any(m.not_before <= self.time.now() for m in box.mail):
            self._owed_at[box.collection, box.id] = self.time.now()
        return box

    def left(self) -> list[Mail]:
        return [mail for box in self.boxes.values() for mail in box.mail]

    async def owed(self, now: datetime, limit: int, since: datetime | None = None) -> list[Box]:
        self._check()
        self.reads["owed"] += 1
        self.reads["all owed"] += since is None
        due = [box for box in self._due(now) if since is None or self._since(box) > since]
        return sorted(due, key=self._since)[:limit]

    async def listed(self, now: datetime, limit: int) -> list[Owed]:
        self._check()
        self.reads["listed"] += 1
        return [
            Owed(b.collection, b.id, tuple((m.id, m.chat, m.priority) for m in b.mail if m.not_before <= now))
            for b in sorted(self._due(now), key=self._since)[:limit]
        ]

    async def read(self, names: Sequence[tuple[str, str]]) -> list[Box]:
        self._check()
        self.reads["read"] += 1
        return [self.boxes[name] for name in names if self.boxes[name].mail]

    def _due(self, now: datetime) -> list[Box]:
        owing = (box for box in self.boxes.values() if box.mail)
        return [b for b in owing if b.mail[0].not_before <= now or any(m.not_before <= now for m in b.mail)]

    def _since(self, box: Box) -> datetime:
        return self._owed_at.get((box.collection, box.id)) or min(m.not_before for m in box.mail)

    async def next_owed(self) -> datetime | None:
        return min((m.not_before for m in self.left()), default=None)

    async def settle(self, box: Box, ids: Sequence[str], sent: Mapping[str, Sent] | None = None) -> None:
        self._write("settle")
        held = self.boxes[box.collection, box.id]
        complaint = held.complaint
        if complaint:
            complaint = replace(complaint, sent={**complaint.sent, **(sent or {})})
        self._put(held, tuple(m for m in held.mail if m.id not in ids), complaint)

    async def postpone(self, box: Box, ids: Sequence[str], until: datetime, attempts: int) -> None:
        self._write("postpone")
        held = self.boxes[box.collection, box.id]
        moved = tuple(
            replace(m, not_before=until, attempts=attempts) if m.id in ids else m for m in held.mail
        )
        self._put(held, moved, held.complaint)

    async def bury(self, box: Box, id: str, why: str) -> None:
        self._write("bury")
        held = self.boxes[box.collection, box.id]
        self.buried.append((id, why))
        self._put(held, tuple(m for m in held.mail if m.id != id), held.complaint)

    def _put(self, held: Box, mail: tuple[Mail, ...], complaint: Any) -> None:
        self.boxes[held.collection, held.id] = Box(held.collection, held.id, mail, complaint)
        self._owed_at.pop((held.collection, held.id), None)

    def _write(self, what: str) -> None:
        self._check()
        if self.deadly in {what, "everything"}:
            raise Killed
        self.writes.append(what)

    def _check(self) -> None:
        if self.away:
            raise Unavailable("the store is away")


@dataclass
class MemoryPosts:
    """`Posts` in memory."""

    posts: dict[tuple[int, int, int], Posted] = field(default_factory=dict)
    polls: dict[str, tuple[str, int]] = field(default_factory=dict)
    topics: dict[tuple[int, int, str], Topic] = field(default_factory=dict)

    async def add(self, posts: Sequence[Posted]) -> None:
        self.posts |= {(p.bot, p.chat, p.message): p for p in posts}

    async def find(self, bot: int, chat: int, message: int) -> Posted | None:
        return self.posts.get((bot, chat, message))

    async def add_poll(self, poll: str, number: str, cycle: int) -> None:
        self.polls[poll] = (number, cycle)

    async def find_poll(self, poll: str) -> tuple[str, int] | None:
        return self.polls.get(poll)

    async def place(self, bot: int, chat: int, message: int, number: str) -> str | None:
        if first := self.posts.get((bot, chat, message)):
            return first.number
        self.posts[bot, chat, message] = Posted(bot, chat, message, number, "said")
        return None

    async def topic(self, bot: int, chat: int, number: str) -> Topic | None:
        return self.topics.get((bot, chat, number))

    async def keep_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        await self.add([Posted(bot, chat, topic.thread, number, TOPIC_ROOT)])
        self.topics[bot, chat, number] = topic

    async def found_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        self.topics.setdefault((bot, chat, number), topic)


@dataclass
class MemoryLeases:
    """`Leases` in memory, by the hand-moved time."""

    time: HandTime
    held: Lease | None = None
    until: datetime = NOW
    seconds: float = 0.0
    notes: list[tuple[str, ...]] = field(default_factory=list)

    async def acquire(self, name: str, owner: str, seconds: float) -> Lease | None:
        expired = self.held is None or not self.held.owner or self.until <= self.time.now()
        if self.held and not expired and self.held.owner != owner:
            return None
        token = (self.held.token if self.held else 0) + expired
        noted, busy = (self.held.noted, self.held.busy) if self.held else ((), ())
        self.held, self.seconds = Lease(name, owner, token, noted, busy), seconds
        self.until = self.time.now() + timedelta(seconds=seconds)
        return self.held

    async def note(self, lease: Lease, ids: Sequence[str], busy: Sequence[Busy] = ()) -> bool:
        if not self.held or (self.held.owner, self.held.token) != (lease.owner, lease.token):
            return False
        self.held = replace(self.held, noted=tuple(ids), busy=tuple(busy))
        self.until = self.time.now() + timedelta(seconds=self.seconds)
        self.notes.append(tuple(ids))
        return True

    async def release(self, lease: Lease, busy: Sequence[Busy] = ()) -> None:
        if self.held and self.held.token == lease.token:
            self.held = replace(self.held, owner="", busy=tuple(busy))


class Office:
    """Stores, Telegram and time, and couriers that work with them."""

    def __init__(self) -> None:
        self.time = HandTime()
        self.telegram = Telegram(self.time)
        self.mailboxes = MemoryMailboxes(self.time)
        self.posts = MemoryPosts()
        self.leases = MemoryLeases(self.time)
        self.undelivered: list[tuple[str, str, bool]] = []
        self.migrated: list[tuple[int, int]] = []
        self.noting = 0.0
        """Seconds that it takes to note that a group migrated."""
        self.bound: dict[int, int] = {}
        self.missed: list[tuple[str, int]] = []

    def courier(self, group: asyncio.TaskGroup, owner: str = "a", limits: Limits = FREE) -> Courier:
        return Courier(
            bot=BOT,
            owner=owner,
            mailboxes=self.mailboxes,
            posts=self.posts,
            leases=self.leases,
            clock=self.time,
            messenger=self.telegram,
            renderer=RENDERER,
            limits=limits,
            topics=Topics(self.bound, self.topic_missed),
            on_undelivered=self._undelivered,
            on_migrated=self._migrated,
            moves=self._moves,
            group=group,
            timing=Timing(monotonic=self.time.monotonic, sleep=self.time.sleep),
        )

    @asynccontextmanager
    async def working(self, owner: str = "a", limits: Limits = FREE) -> AsyncIterator[Courier]:
        """A courier at work; at the end it is stopped as a process is stopped."""
        async with asyncio.TaskGroup() as group:
            courier = self.courier(group, owner, limits)
            group.create_task(courier.run())
            await self.time.go(0.2)
            yield courier
            stopping = group.create_task(courier.stop())
            while not stopping.done():
                await self.time.go(0.2)

    @asynccontextmanager
    async def dying(self, owner: str = "a", limits: Limits = FREE) -> AsyncIterator[Courier]:
        """A courier that is killed at the end, or by a store told to: nothing of it goes on."""
        try:
            async with asyncio.TaskGroup() as group:
                courier = self.courier(group, owner, limits)
                group.create_task(courier.run())
                await self.time.go(0.2)
                yield courier
                self.mailboxes.deadly = "everything"
                raise Killed
        except* Killed:
            self.mailboxes.deadly = ""

    def owe(self, courier: Courier, *boxes: Box) -> None:
        """Use cases wrote, and rang the bell."""
        for box in boxes:
            courier.wake(self.mailboxes.owe(box))

    async def _undelivered(self, box: Box, mail: Mail, why: str, blocked: bool) -> None:
        self.undelivered.append((mail.id, why, blocked))

    async def topic_missed(self, box: Box, chat: int) -> None:
        self.missed.append((box.id, chat))

    async def _migrated(self, old: int, new: int) -> None:
        if self.noting:
            await self.time.sleep(self.noting)
        self.migrated.append((old, new))

    async def _moves(self) -> dict[int, int]:
        return dict(self.migrated)
