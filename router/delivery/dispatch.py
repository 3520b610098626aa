"""A task for each lane: waits its turn, notes, sends, settles, and does what the table of outcomes says."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from traceback import extract_tb

import structlog

from router.delivery.batch import Batch
from router.delivery.gate import Gate, Sleep
from router.delivery.lanes import BoxKey, Lane, Parcel
from router.delivery.lease import Hold
from router.delivery.ledger import Ledger
from router.delivery.limits import Pace
from router.delivery.outcomes import Outcome, Rule, Trouble
from router.delivery.outgoing import Receipt
from router.delivery.posting import Posting, Work
from router.delivery.surely import AGAIN, surely
from router.delivery.ticks import Ticks
from router.domain.mail import Mail
from router.ports import Box, Clock, Unavailable

PATIENCE = 3.0
"""Seconds for which a lane waits by itself; what has to wait longer is planned in the store."""
SLOWEST = 600.0
"""Seconds between attempts at most."""
REFUSED = 60.0
"""Seconds to wait when Telegram refuses the token."""
UNSHOWABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What rendering raises on values it cannot show: such a mail must not stop the others."""

Undelivered = Callable[[Box, Mail, str, bool], Awaitable[None]]
Migrated = Callable[[int, int], Awaitable[None]]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the lanes work with."""

    clock: Clock
    pace: Pace
    gate: Gate
    hold: Hold
    ledger: Ledger
    posting: Posting
    ticks: Ticks
    sleep: Sleep
    attempts: int
    """So often something is sent without knowing whether it arrived; then it counts as undeliverable."""
    on_undelivered: Undelivered
    on_migrated: Migrated


class Dispatch:
    """All lanes of one bot. Closed, it takes nothing and finishes what is on its way."""

    def __init__(self, tools: Tools, group: asyncio.TaskGroup) -> None:
        self._t = tools
        self._group = group
        self._lanes: dict[int, Lane] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._moved: dict[int, int] = {}
        self._begun: dict[str, Work] = {}
        self._finishing = 0
        self._finished: Batch[tuple[Parcel, Sequence[Receipt]], None] = Batch(self._finish_all, group, ())
        self.empty = asyncio.Event()
        """Set while no lane has anything, and nothing waits to be settled."""
        self.empty.set()
        self.open = False

    def put(self, parcel: Parcel) -> None:
        """Into the lane of its chat, which starts when it was empty."""
        chat = self._moved.get(parcel.mail.chat, parcel.mail.chat)
        lane = self._lanes.get(chat)
        if lane is None:
            lane = self._lanes[chat] = Lane(chat)
            self.empty.clear()
            self._tasks[chat] = self._group.create_task(self._run(lane))
        lane.queue.append(parcel)

    async def idle(self) -> None:
        """Until nothing waits in any lane, and all that was sent is settled."""
        await self.empty.wait()

    async def close(self) -> None:
        """Take nothing more; until what is on its way is settled."""
        self.open = False
        for chat, lane in self._lanes.items():
            if not lane.sending:
                self._tasks[chat].cancel()
        await self.idle()
        self._begun.clear()

    async def _run(self, lane: Lane) -> None:
        try:
            while lane.queue and self.open:
                await self._step(lane)
        finally:
            self._t.ledger.put_away(lane.queue)
            del self._lanes[lane.chat], self._tasks[lane.chat]
            self._rest()

    async def _step(self, lane: Lane) -> None:
        if lane.chat in self._moved:
            self._move(lane)
            return
        wait = self._t.pace.wait(lane.chat, lane.queue[0].cost)
        if wait > PATIENCE:
            await self._replan(lane, wait)
        elif wait:
            await self._t.sleep(wait)
        else:
            await self._serve(lane)

    def _move(self, lane: Lane) -> None:
        """The group is reached under another id."""
        parcels, lane.queue = lane.queue, deque()
        for parcel in parcels:
            self.put(parcel)

    async def _serve(self, lane: Lane) -> None:
        """Send the next mail, and some behind it while there is room; each is settled as the next is sent."""
        await self._t.gate.enter(lane.queue[0].mail.priority)
        run = lane.run(self._t.gate.extend)
        for parcel in run:
            self._t.ledger.start(parcel)
        lane.sending = True
        sent = 0
        try:
            sent = await self._send_all(lane, run)
        finally:
            lane.sending = False
            lane.put_back(run[sent:])
            for parcel in run[sent:]:
                self._finish(parcel, [])

    async def _send_all(self, lane: Lane, run: list[Parcel]) -> int:
        """Send in order, as far as it goes; how many are done with."""
        for at, parcel in enumerate(run):
            if at and (not self.open or self._t.pace.wait(lane.chat, parcel.cost)):
                return at
            try:
                done = await self._send(lane, parcel, run[at:])
            except Unavailable:
                await self._t.sleep(AGAIN)
                return at
            if not done:
                return at
        return len(run)

    async def _send(self, lane: Lane, parcel: Parcel, ahead: list[Parcel]) -> bool:
        """Whether the parcel is done with: sent, or buried. Raises Unavailable when nothing was sent."""
        try:
            work = await self._attempt(lane, parcel, ahead)
        except Trouble as trouble:
            done = await self._troubled(lane, parcel, trouble.outcome)
        except UNSHOWABLE as error:
            # Where, but not what: a traceback with values would put people's words into the log.
            place = extract_tb(error.__traceback__)[-1]
            log.error(
                "unshowable", mail=parcel.key, at=f"{place.name}:{place.lineno}", why=type(error).__name__
            )
            done = await self._bury(parcel, Outcome(Rule.BURY, why=f"render: {type(error).__name__}"))
        else:
            done = work is not None
            if work:
                self._sent(parcel, work)
        finally:
            # A state is rendered anew whenever it is tried: it may have changed.
            if parcel.view:
                self._begun.pop(parcel.key, None)
        return done

    async def _attempt(self, lane: Lane, parcel: Parcel, ahead: list[Parcel]) -> Work | None:
        """Render, note, send all messages of a mail; None when some have to wait."""
        work = self._begun.get(parcel.key)
        if work is None:
            work = await self._t.posting.prepare(parcel, lane.chat, self._t.clock.now())
            self._begun[parcel.key] = work
        if work.new and not await self._t.hold.note([p.key for p in ahead if not p.view or p is parcel]):
            # Another process sends now.
            self.open = False
            return None
        first = True
        while work.parts:
            if not first and self._t.pace.wait(lane.chat, work.parts[0].cost):
                return None
            await self._t.posting.send(parcel, work, lane.chat)
            first = False
        del self._begun[parcel.key]
        return work

    def _sent(self, parcel: Parcel, work: Work) -> None:
        self._t.ledger.sent(parcel, work.shown)
        self._finish(parcel, work.receipts)
        if parcel.mail.source:
            self._t.ticks.add(parcel.mail.source)

    def _finish(self, parcel: Parcel, receipts: Sequence[Receipt]) -> None:
        """Remember what was posted and settle it, together with others, while the lane goes on."""
        self._finishing += 1
        self._finished.put([(parcel, receipts)])

    async def _finish_all(self, parcels: Sequence[tuple[Parcel, Sequence[Receipt]]]) -> None:
        await self._t.posting.remember(parcels)
        places = await asyncio.gather(*(self._t.ledger.finish(parcel) for parcel, _ in parcels))
        # All at once, so that whoever enters now is noted with one write.
        self._t.gate.leave(sum(places))
        self._finishing -= len(parcels)
        self._rest()

    def _rest(self) -> None:
        if not self._lanes and not self._finishing:
            self.empty.set()

    async def _troubled(self, lane: Lane, parcel: Parcel, outcome: Outcome) -> bool:
        """What the table says; whether the parcel is done with."""
        log.info("not_sent", mail=parcel.key, chat=lane.chat, rule=outcome.rule.value, why=outcome.why)
        match outcome.rule:
            case Rule.MIGRATE:
                await self._migrated(lane.chat, outcome.chat)
                return False
            case Rule.STOP:
                log.error("token_refused", why=outcome.why)
                self._t.pace.hold_all(REFUSED)
                return False
            case Rule.LATER if outcome.seconds is not None:
                self._t.pace.flooded(lane.chat, outcome.seconds)
                return False
            case Rule.LATER | Rule.UNCERTAIN:
                return await self._later(lane, parcel, outcome)
        return await self._bury(parcel, outcome)

    async def _later(self, lane: Lane, parcel: Parcel, outcome: Outcome) -> bool:
        """Wait longer with each attempt. What may have arrived says so, and is not tried for ever."""
        attempts = parcel.mail.attempts + 1
        parcel.mail = replace(parcel.mail, attempts=attempts)
        if outcome.rule is Rule.UNCERTAIN and self._begun[parcel.key].new:
            if attempts >= self._t.attempts:
                return await self._bury(parcel, outcome)
            parcel.mail = replace(parcel.mail, uncertain=True)
            self._t.ledger.doubt([parcel.key])
            del self._begun[parcel.key]
        self._t.pace.hold(lane.chat, min(SLOWEST, 2.0 ** (attempts - 1)))
        return False

    async def _migrated(self, old: int, new: int) -> None:
        self._moved[old] = new
        await surely(lambda: self._t.on_migrated(old, new), self._t.sleep)

    async def _bury(self, parcel: Parcel, outcome: Outcome) -> bool:
        """A human is told, then it is put aside: a crash between the two tells twice, not never."""
        log.warning("undelivered", mail=parcel.key, chat=parcel.mail.chat, why=outcome.why)
        tell = self._t.on_undelivered
        await surely(lambda: tell(parcel.box, parcel.mail, outcome.why, outcome.blocked), self._t.sleep)
        self._begun.pop(parcel.key, None)
        await self._t.ledger.bury(parcel, outcome.why)
        self._finish(parcel, [])
        return True

    async def _replan(self, lane: Lane, wait: float) -> None:
        """The chat is closed for a while: plan what waits for it in the store, where a restart finds it."""
        parcels = list(lane.queue)
        for (_, until, attempts), same in self._plans(lane.chat, parcels, wait).items():
            ids = [i for parcel in same for i in parcel.ids]
            await self._t.ledger.postpone(same[0].box, ids, until, attempts)
        for _ in parcels:
            lane.queue.popleft()
        self._t.ledger.put_away(parcels)

    def _plans(
        self, chat: int, parcels: Iterable[Parcel], wait: float
    ) -> dict[tuple[BoxKey, datetime, int], list[Parcel]]:
        """What is planned together: mail of one box for one time. Later mail is never planned earlier."""
        plans: dict[tuple[BoxKey, datetime, int], list[Parcel]] = {}
        now, ahead = self._t.clock.now(), 0
        for parcel in parcels:
            until = now + timedelta(seconds=wait + self._t.pace.later(chat, ahead))
            ahead += parcel.cost
            plans.setdefault((parcel.box_key, until, parcel.mail.attempts), []).append(parcel)
        return plans
