"""The courier: sends what is owed, once where it can be known, marked as uncertain where it cannot.

One courier works for each bot, held by a lease; others stand by. What is owed lies in the store: a crash
loses nothing, and only what was noted as about to be sent is sent again with a remark.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import structlog

from router.delivery.dispatch import Dispatch, Migrated, Tools, Undelivered
from router.delivery.gate import Gate, Sleep
from router.delivery.lanes import Parcel
from router.delivery.lease import Hold
from router.delivery.ledger import Ledger
from router.delivery.limits import Limits, Pace
from router.delivery.messenger import Messenger
from router.delivery.posting import Posting
from router.delivery.render import Renderer
from router.delivery.ticks import Ticks
from router.ports import Box, Clock, Leases, Mailboxes, Posts, Unavailable

LOOK = 100
"""Boxes read in one look."""
LOOKING = 0.03
"""Looks take this share of the time at most: while much is owed they mostly read what is in hand already."""
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
        on_undelivered: Undelivered,
        on_migrated: Migrated,
        group: asyncio.TaskGroup,
        timing: Timing,
    ) -> None:
        sleep = timing.sleep
        self.pace = Pace(limits, timing.monotonic)
        self.gate = Gate(limits.in_flight, self.pace, sleep)
        self._hold = Hold(leases, f"courier:{bot}", owner, timing.lease, timing.monotonic, group)
        self._ledger = Ledger(mailboxes, self._hold, sleep)
        self._ticks = Ticks(messenger, self.pace, self.gate)
        posting = Posting(
            bot=bot,
            messenger=messenger,
            renderer=renderer,
            posts=posts,
            pace=self.pace,
            sleep=sleep,
        )
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
        self._clock = clock
        self._group = group
        self._timing = timing
        self._looking = asyncio.Lock()
        self._caught_up = False
        self._stopping = False
        self._stopped = asyncio.Event()
        self._stopped.set()

    @property
    def working(self) -> bool:
        """Whether this process sends; otherwise it stands by."""
        return self._dispatch.open

    def wake(self, box: Box) -> None:
        """There is mail in this box, and it is the newest. Without effect while another process sends."""
        if self._dispatch.open and self._caught_up:
            self._feed(box)

    def expect(self, box: Box) -> None:
        """This mail is being stored, to be sent at once: while nothing else is, it is noted meanwhile."""
        if self._dispatch.open and self._caught_up and self._ledger.empty:
            now = self._clock.now()
            parcels = [Parcel(box, mail) for mail in box.mail if mail.not_before <= now]
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
        self._caught_up = False
        self._dispatch.open = True
        while self._hold.held and self._dispatch.open and not self._stopping:
            begun = self._timing.monotonic()
            await self._look_again()
            took = self._timing.monotonic() - begun
            await self._timing.sleep(min(SELDOM, max(self._timing.look_every, took / LOOKING)))
        await self._dispatch.close()
        log.info("courier_rests")
        if self._stopping:
            await self._hold.release()

    async def _look_again(self) -> None:
        """A store that is away costs the lease only when it stays away."""
        with suppress(Unavailable):
            await self._look()
            await self._hold.renew()

    async def _look(self) -> None:
        """Take in hand what is owed in the store."""
        async with self._looking:
            self._ledger.begin_look()
            boxes = await self._mailboxes.owed(self._clock.now(), LOOK)
            for box in boxes:
                self._feed(box)
            self._caught_up = self._caught_up or len(boxes) < LOOK
            if self._ledger.doubts and not boxes and await self._mailboxes.next_owed() is None:
                self._ledger.forget_doubts()

    def _feed(self, box: Box) -> None:
        now = self._clock.now()
        for mail in box.mail:
            parcel = Parcel(box, mail)
            if self._dispatch.open and mail.not_before <= now and self._ledger.take(parcel):
                if self._ledger.doubtful(parcel):
                    parcel.mail = replace(mail, uncertain=True)
                self._dispatch.put(parcel)
