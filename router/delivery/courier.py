"""The courier: sends what is owed, once where it can be known, marked as uncertain where it cannot.

One courier works for each bot, held by a lease; others stand by. What is owed lies in the store: a crash
loses nothing, and only what was noted as about to be sent is sent again with a remark.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

import structlog

from router.delivery.backlog import Backlog, Room
from router.delivery.batch import Batch
from router.delivery.dispatch import Dispatch, Migrated, Tools, Undelivered
from router.delivery.forums import Forums
from router.delivery.gate import Gate, Sleep
from router.delivery.lanes import BoxKey, Parcel, mail_key
from router.delivery.lease import Hold
from router.delivery.ledger import Ledger
from router.delivery.limits import ALL, Limits, Pace
from router.delivery.messenger import Messenger
from router.delivery.posting import Posting
from router.delivery.render import Renderer
from router.delivery.threads import Threads
from router.delivery.ticks import Ticks
from router.delivery.topics import Topics
from router.domain.mail import Mail, Priority
from router.ports import Box, Busy, Clock, Leases, Mailboxes, Posts, Unavailable

LOOK = 50
"""Boxes read in one look. Where more are owed they are listed by name, and looks read what is new."""
LISTED = 20_000
"""Names listed at most: the longest owed."""
HAND = 1000
"""So much is in hand at most, and of answers three times that: the rest stays in the store."""
AGAIN = timedelta(seconds=30)
"""So far back looks for what is new begin: what was written slowly, or by a late clock, is seen."""
RELIST = 60.0
"""Seconds until all is listed anew, while much is owed, and more than looks could tell has come since;"""
SURE = 600.0
"""and while all that has come is known: listing thousands is dear."""
LOOKING = 0.03
"""Reading takes this share of the time at most."""
SELDOM = 1.0
"""Seconds between looks at most: they keep the lease too."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How the courier passes its time: real seconds, handed in so that tests need not wait."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Sleep = asyncio.sleep
    look_every: float = 0.2
    """Seconds between looks for mail that another process owed, or that was planned for later."""
    lease: float = 5.0
    """Seconds after which another process takes over from one that died."""


class Courier:
    """Delivers the mail of one bot. `wake` is the bell of whoever wrote in this process."""

    def __init__(
        self,
        *,
        bot: int,
        owner: str,
        mailboxes: Mailboxes,
        posts: Posts,
        leases: Leases,
        clock: Clock,
        messenger: Messenger,
        renderer: Renderer,
        limits: Limits,
        topics: Topics,
        on_undelivered: Undelivered,
        on_migrated: Migrated,
        moves: Callable[[], Awaitable[Mapping[int, int]]],
        group: asyncio.TaskGroup,
        timing: Timing,
    ) -> None:
        sleep = timing.sleep
        self.pace = Pace(limits, timing.monotonic)
        self.gate = Gate(limits.in_flight, self.pace, sleep, group)
        lease = f"courier:{bot}"
        self._hold = Hold(leases, lease, owner, timing.lease, timing.monotonic, group, self._busy)
        self._ledger = Ledger(mailboxes, self._hold, sleep)
        self._ticks = Ticks(messenger, self.pace, self.gate, sleep)
        self._forums = Forums(bot, messenger, posts, topics.given, monotonic=timing.monotonic, sleep=sleep)
        threads = Threads(self._forums, renderer)
        posting = Posting(bot, messenger, renderer, posts, self.pace, topics, threads, sleep)
        self._shown = posting.shown
        tools = Tools(
            clock=clock,
            pace=self.pace,
            gate=self.gate,
            hold=self._hold,
            ledger=self._ledger,
            posting=posting,
            ticks=self._ticks,
            sleep=sleep,
            attempts=limits.attempts,
            on_undelivered=on_undelivered,
            on_migrated=on_migrated,
        )
        self._dispatch = Dispatch(tools, group)
        self._mailboxes = mailboxes
        self._moves = moves
        self._clock = clock
        self._group = group
        self._timing = timing
        self._looking = asyncio.Lock()
        self._backlog = Backlog()
        self._rung: Batch[BoxKey, None] = Batch(self._ask, group, (Unavailable,))
        self._being_read: set[BoxKey] = set()
        self._seen_all = False
        self._since: datetime | None = None
        self._listed_at = -inf
        self._listing_took = 0.0
        self._stopping = False
        self._stopped = asyncio.Event()
        self._stopped.set()

    @property
    def idle(self) -> bool:
        """Whether nothing is in hand: neither on its way nor to be settled."""
        return self._ledger.empty

    @property
    def working(self) -> bool:
        """Whether this process sends; otherwise it stands by."""
        return self._dispatch.open

    def wake(self, box: Box) -> None:
        """There is mail in this box, and it is the newest. Without effect while another process sends.

        Where something older of it is not in hand, or another process wrote to it last, it is read whole.
        """
        if not self._dispatch.open:
            return
        key = box.collection, box.id
        waits = key in self._backlog or key in self._being_read
        if self._seen_all and not waits and self._ledger.follows(box):
            self._feed(box, self._room_behind)
        else:
            self._rung.put([key])

    def expect(self, box: Box) -> None:
        """This mail is being stored, to be sent at once: while little else is, it is noted meanwhile."""
        if not (self._dispatch.open and self._seen_all):
            return
        if self._ledger.empty or (self._backlog and self.gate.roomy):
            now = self._clock.now()
            mail = (m for m in box.mail if m.not_before <= now and not self.pace.wait(m.chat))
            parcels = [Parcel(box, m) for m in mail]
            self._hold.foresee([parcel.key for parcel in parcels if not parcel.view])

    async def run(self) -> None:
        """Win the lease, work, and stand by when it is lost; until `stop`."""
        self._stopped.clear()
        ticks = self._group.create_task(self._ticks.run(self._dispatch.empty))
        try:
            while not self._stopping:
                await self._turn()
        finally:
            ticks.cancel()
            self._stopped.set()

    async def stop(self) -> None:
        """Finish what is on its way, settle it, give the lease up."""
        self._stopping = True
        await self._stopped.wait()

    async def drain(self) -> None:
        """Until nothing that is due is owed or on its way. Raises Unavailable."""
        while True:
            if self.working:
                await self._look()
                await self._dispatch.idle()
            if self._ledger.empty and not await self._mailboxes.owed(self._clock.now(), 1):
                return
            await self._timing.sleep(self._timing.look_every / 10)

    async def _turn(self) -> None:
        """Try to win the lease and work with it."""
        with suppress(Unavailable):
            noted = await self._hold.win()
            if noted is not None:
                await self._work(noted)
        if not self._stopping:
            await self._timing.sleep(self._timing.look_every)

    async def _work(self, noted: tuple[str, ...]) -> None:
        """Look and send while the lease is held. What the former holder had noted is uncertain."""
        log.info("courier_works", uncertain=len(noted))
        self._ledger.doubt(noted)
        self._dispatch.follow(await self._moves())
        self._begin()
        while self._hold.held and self._dispatch.open and not self._stopping:
            took = await self._look_again()
            await self._timing.sleep(min(SELDOM, max(self._timing.look_every, took / LOOKING)))
        await self._dispatch.close()
        log.info("courier_rests")
        if self._stopping:
            await self._hold.release()

    def _begin(self) -> None:
        """Nothing is known of what is owed and shown, and of the limits what the last sender knew."""
        self._backlog.clear()
        self._shown.clear()
        self._forums.forget()
        self._seen_all, self._since, self._listed_at = False, None, -inf
        now = self._clock.now()
        for busy in self._hold.left:
            if (seconds := (busy.until - now).total_seconds()) > 0:
                self.pace.recall(busy.chat, busy.used, seconds)
                if not busy.used and busy.chat != ALL:
                    self._dispatch.plan(busy.chat, busy.until)
        self._dispatch.open = True

    def _busy(self) -> list[Busy]:
        now = self._clock.now()
        return [Busy(chat, used, now + timedelta(seconds=left)) for chat, used, left in self.pace.busy()]

    async def _look_again(self) -> float:
        """Seconds that it took. A store that is away costs the lease only when it stays away."""
        took = 0.0
        with suppress(Unavailable):
            took = await self._look()
            await self._hold.renew()
        return took

    async def _look(self) -> float:
        """Take in hand what is owed in the store, as far as there is room; the seconds that the look took."""
        async with self._looking:
            begun, now, may_list = self._timing.monotonic(), self._clock.now(), self._may_list()
            much = may_list and bool(self._backlog)
            if may_list:
                self._since = None
            with self._ledger.reading():
                # Among thousands the first few can be as dear to find as the names of all.
                boxes = [] if much else await self._mailboxes.owed(now, LOOK, self._since)
                self._dispatch.looked(now)
                for box in boxes:
                    self._feed(box, self._room_behind)
            took = self._timing.monotonic() - begun
            if self._since:
                self._since = max(self._since, now - AGAIN)
            if much or (may_list and len(boxes) == LOOK):
                await self._list(now)
            elif len(boxes) == LOOK:
                self._seen_all = False
            elif self._since is None:
                self._seen_all = True
            nothing = not (boxes or self._backlog)
            await self._load()
            if self._ledger.doubts and nothing and await self._mailboxes.next_owed() is None:
                self._ledger.forget_doubts()
            return took

    def _may_list(self) -> bool:
        """Whether it is time to look at all that is owed; often enough while that is quick."""
        seldom = SURE if self._seen_all else RELIST
        wait = max(seldom if self._backlog else 0.0, self._listing_took / LOOKING)
        return self._timing.monotonic() - self._listed_at >= wait

    async def _list(self, now: datetime) -> None:
        """List what is owed and not in hand, to be read when there is room."""
        begun = self._timing.monotonic()
        with self._ledger.reading():
            owed = await self._mailboxes.listed(now, LISTED)
        self._backlog.clear()
        for box in owed:
            for mail, chat, priority in box.mail:
                if not self._ledger.knows(mail_key(box, mail)):
                    self._backlog.add(chat, priority, (box.collection, box.id))
        self._since, self._listed_at = now, self._timing.monotonic()
        self._seen_all = len(owed) < LISTED
        self._listing_took = self._listed_at - begun

    async def _load(self) -> None:
        """Read what there is room for. What could not be read is listed again."""
        while keys := self._backlog.take(self._room, LOOK, self._full):
            self._being_read.update(keys)
            try:
                await self._read(keys, self._room)
            except Unavailable:
                self._seen_all, self._since, self._listed_at = False, None, -inf
                raise
            finally:
                self._being_read.clear()

    async def _ask(self, keys: Sequence[BoxKey]) -> None:
        """The bell was rung for these."""
        await self._read(keys, self._room_behind)

    async def _read(self, keys: Sequence[BoxKey], room: Room) -> None:
        with self._ledger.reading():
            for box in await self._mailboxes.read(keys):
                self._feed(box, room)

    def _room(self, chat: int, priority: int) -> int:
        """How much more of a priority may be taken in hand for a chat, which is not held."""
        if self._full(priority) or self._dispatch.holds(chat):
            return 0
        return self._dispatch.room(chat, priority)

    def _full(self, priority: int) -> bool:
        """Whether as much of a priority is in hand as there may be, whatever the chat."""
        return self._ledger.size >= (HAND if priority > Priority.ANSWER else 3 * HAND)

    def _room_behind(self, chat: int, priority: int) -> int:
        """The same for what has not waited yet: none while something as urgent waits."""
        return 0 if self._backlog.waits(chat, priority) else self._room(chat, priority)

    def _feed(self, box: Box, room: Room) -> None:
        """Take in hand what is to be sent now: all of a chat in its order, or none where there is no room."""
        if not self._dispatch.open:
            return
        self._ledger.know(box)
        now = self._clock.now()
        chats: dict[int, list[Mail]] = {}
        for mail in box.mail:
            if mail.not_before <= now and not self._ledger.knows(mail_key(box, mail.id)):
                chats.setdefault(mail.chat, []).append(mail)
        for chat, mails in chats.items():
            priority = min(mail.priority for mail in mails)
            if self._dispatch.holds(chat) or room(chat, priority) > 0:
                for mail in mails:
                    self._take(box, mail)
            else:
                self._backlog.add(chat, priority, (box.collection, box.id))

    def _take(self, box: Box, mail: Mail) -> None:
        parcel = Parcel(box, mail)
        self._ledger.take(parcel)
        if self._ledger.doubtful(parcel):
            parcel.mail = replace(mail, uncertain=True)
        self._dispatch.put(parcel)
