"""A task for each lane: waits its turn, notes, sends, settles, and does what the table of outcomes says."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from traceback import extract_tb

import structlog

from router.delivery.batch import Batch
from router.delivery.connecting import GET_ANOTHER
from router.delivery.gate import Gate, Sleep, Visit
from router.delivery.lanes import BoxKey, Lane, Parcel
from router.delivery.lease import Hold
from router.delivery.ledger import Ledger
from router.delivery.limits import Pace
from router.delivery.outcomes import Outcome, Reason, Rule, Trouble
from router.delivery.outgoing import Receipt
from router.delivery.posting import Posting
from router.delivery.surely import AGAIN, surely
from router.delivery.ticks import Ticks
from router.delivery.work import Work
from router.domain.mail import Mail, Priority
from router.ports import Box, Clock, Unavailable

PATIENCE = 3.0
"""What a chat that is held for more seconds waits for is planned in the store."""
ROOM = 20
"""So many digests are in hand for one chat, and five times that of what can be one message or cannot wait."""
SLOWEST = 600.0
"""Seconds between attempts at most."""
REFUSED = 60.0
"""Seconds at most between tries while Telegram refuses the token; doubled from one."""
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
        self._plans: dict[int, datetime] = {}
        self._planning: set[int] = set()
        self._begun: dict[str, Work] = {}
        self._finishing = 0
        self._refusals = 0
        self._answers = 0
        self._doubts: dict[str, tuple[int, int]] = {}
        """Of what was tried without an answer: how often while others were answered, and `_answers` then."""
        self._finished: Batch[tuple[Parcel, Sequence[Receipt]], None] = Batch(self._finish_all, group, ())
        self.empty = asyncio.Event()
        """Set while no lane has anything, and nothing waits to be settled."""
        self.empty.set()
        self.open = False

    def put(self, parcel: Parcel) -> None:
        """Into the lane of its chat, which starts when it was empty.

        Into its old lane while there is one, where the group migrated: that moves as a whole, in its order.
        """
        chat = parcel.mail.chat
        self._put(parcel, chat if chat in self._lanes else self._moved.get(chat, chat))

    def follow(self, moves: Mapping[int, int]) -> None:
        """Groups that migrated are reached under these ids; before anything is taken in hand."""
        self._moved.update(moves)

    def _put(self, parcel: Parcel, chat: int) -> None:
        lane = self._lanes.get(chat)
        if lane is None:
            lane = self._lanes[chat] = Lane(chat)
            self.empty.clear()
            self._tasks[chat] = self._group.create_task(self._run(lane))
        lane.queue.append(parcel)
        if lane.visit and parcel.mail.priority < lane.visit.priority:
            self._t.gate.hasten(lane.visit, lane.urgency, self._cost(lane.head))

    def holds(self, chat: int) -> bool:
        """Whether what is owed to a chat is planned in the store, not sent."""
        return chat in self._plans or self._t.pace.held_for(chat) > PATIENCE

    def room(self, chat: int, priority: int) -> int:
        """How much more of a priority may be taken in hand for a chat."""
        lane = self._lanes.get(self._moved.get(chat, chat))
        low = priority > Priority.ANSWER
        taken = sum(1 for p in lane.queue if (p.mail.priority > Priority.ANSWER) == low) if lane else 0
        return (ROOM if priority > Priority.REMINDER else ROOM * 5) - taken

    def plan(self, chat: int, until: datetime) -> None:
        """Mail for a chat is planned for then. What comes before is planned for the same moment, not sent."""
        self._plans[chat] = max(until, self._plans.get(chat, until))

    def looked(self, at: datetime) -> None:
        """What was planned for moments before is read again, whole boxes in their order.

        What is being planned right now is not: it is in hand still, so that a look passes over it.
        """
        self._plans = {c: until for c, until in self._plans.items() if until > at or c in self._planning}

    async def idle(self) -> None:
        """Until nothing waits in any lane, and all that was sent is settled."""
        await self.empty.wait()

    async def close(self) -> None:
        """Take nothing more; until what is on its way is settled."""
        self.open = False
        for chat, lane in self._lanes.items():
            # A task that is cancelled before it begins tidies up nothing; this one ends by itself.
            if lane.begun and not lane.sending:
                self._tasks[chat].cancel()
        await self.idle()
        self._begun.clear()

    async def _run(self, lane: Lane) -> None:
        lane.begun = True
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
        if self.holds(lane.chat):
            await self._replan(lane)
        else:
            await self._serve(lane)

    def _move(self, lane: Lane) -> None:
        """The group is reached under another id."""
        parcels, lane.queue = lane.queue, deque()
        for parcel in parcels:
            self._put(parcel, self._moved[lane.chat])

    async def _serve(self, lane: Lane) -> None:
        """Send the next mail, and some behind it while there is room; each is settled as the next is sent."""
        visit = lane.visit = Visit(lane.chat, self._cost(lane.head), lane.urgency)
        await self._t.gate.enter(visit)
        run = lane.run(lambda: self._t.gate.extend(visit))
        for parcel in run:
            for one in parcel.each:
                self._t.ledger.start(one)
        lane.sending = True
        sent = 0
        try:
            sent = await self._send_all(lane, visit, run)
        finally:
            lane.sending, lane.visit = False, None
            self._t.pace.drop(lane.chat, visit.booked)
            for parcel in run[sent:]:
                self._regathered(parcel)
            lane.put_back(run[sent:])
            for parcel in run[sent:]:
                self._finish(parcel, [])

    def _regathered(self, parcel: Parcel) -> None:
        """A reminder that was not sent is made ready anew, perhaps with others; one sent in part goes on."""
        if parcel.readers:
            work = self._begun.get(parcel.key)
            if work and work.receipts:
                parcel.alone = True
            else:
                self._begun.pop(parcel.key, None)

    async def _send_all(self, lane: Lane, visit: Visit, run: list[Parcel]) -> int:
        """Send in order, as far as it goes; how many are done with."""
        for at, parcel in enumerate(run):
            if at and (lane.more_urgent(parcel) or not self._goes_on(visit, parcel)):
                return at
            try:
                done = await self._send(lane, visit, run[at:])
            except Unavailable:
                await self._t.sleep(AGAIN)
                return at
            if not done:
                return at
            lane.went(parcel)
        return len(run)

    def _goes_on(self, visit: Visit, parcel: Parcel) -> bool:
        return self.open and self._t.gate.book(visit, self._cost(parcel))

    def _cost(self, parcel: Parcel) -> int:
        """Of its next message: the limits count each picture of an album."""
        work = self._begun.get(parcel.key)
        return work.parts[0].cost if work and work.parts else parcel.cost

    async def _send(self, lane: Lane, visit: Visit, ahead: list[Parcel]) -> bool:
        """Whether the first is done with: sent, or buried. Raises Unavailable when nothing was sent."""
        parcel = ahead[0]
        try:
            work = await self._attempt(lane, visit, ahead)
        except Trouble as trouble:
            done = await self._troubled(lane, parcel, trouble.outcome)
        except UNSHOWABLE as error:
            # Where, but not what: a traceback with values would put people's words into the log.
            place = extract_tb(error.__traceback__)[-1]
            log.error(
                "unshowable", mail=parcel.key, at=f"{place.name}:{place.lineno}", why=type(error).__name__
            )
            why = f"render: {type(error).__name__}"
            # One of several reminders must not take the others with it.
            parcel.alone = bool(parcel.others)
            outcome = Outcome(Rule.BURY, why=why, reason=Reason.UNSHOWABLE)
            done = not parcel.alone and await self._bury(parcel, outcome)
        else:
            done = work is not None
            if work:
                self._sent(parcel, work)
        finally:
            # A state is rendered anew whenever it is tried: it may have changed.
            if parcel.view:
                self._begun.pop(parcel.key, None)
        return done

    async def _attempt(self, lane: Lane, visit: Visit, ahead: list[Parcel]) -> Work | None:
        """Render, note, send all messages of a mail; None when some have to wait."""
        parcel = ahead[0]
        work = self._begun.get(parcel.key)
        if work is None:
            work = await self._t.posting.prepare(parcel, lane.chat, self._t.clock.now())
            self._begun[parcel.key] = work
            parcel.tried = True
        noted = [key for p in ahead if not p.view or p is parcel for key in p.noted]
        while work.parts:
            if work.new and not await self._t.hold.note(noted):
                # Another process sends now.
                self.open = False
                return None
            if not (self._t.gate.book(visit, work.parts[0].cost) and await self._t.gate.opened(visit)):
                return None
            visit.booked = 0
            if not self._t.hold.held:
                # Lost while this waited or the process stood still. An edit has no note that would say so.
                self.open = False
                return None
            if not await self._t.posting.send(parcel, work, lane.chat):
                visit.booked = work.parts[0].cost
                self._t.pace.take(lane.chat, visit.booked, visit.low)
        del self._begun[parcel.key]
        return work

    def _sent(self, parcel: Parcel, work: Work) -> None:
        self._refusals = 0
        self._answers += 1
        self._doubts.pop(parcel.key, None)
        for one in parcel.each:
            self._t.ledger.sent(one, work.shown)
        self._finish(parcel, work.receipts)
        for source in parcel.sources:
            self._t.ticks.add(source)

    def _finish(self, parcel: Parcel, receipts: Sequence[Receipt]) -> None:
        """Remember what was posted and settle it, together with others, while the lane goes on."""
        self._finishing += 1
        self._finished.put([(parcel, receipts)])

    async def _finish_all(self, parcels: Sequence[tuple[Parcel, Sequence[Receipt]]]) -> None:
        await self._t.posting.remember(parcels)
        # Reminders that are one message take one place.
        each = [(one, one is parcel) for parcel, _ in parcels for one in parcel.each]
        places = await asyncio.gather(*(self._t.ledger.finish(one, place=place) for one, place in each))
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
                self._refused(outcome)
                return False
            case Rule.LATER if outcome.seconds is not None:
                await self._flooded(lane.chat, outcome.seconds)
                return False
            case Rule.LATER | Rule.UNCERTAIN:
                return await self._later(lane, parcel, outcome)
        return await self._bury(parcel, outcome)

    def _refused(self, outcome: Outcome) -> None:
        """Nobody can be written to: all is kept, and tried more and more seldom until the token works."""
        if not self._t.pace.wait_for_all():
            self._refusals += 1
        self._t.pace.hold_all(min(REFUSED, 2.0 ** (self._refusals - 1)))
        log.error("token_refused", hint=GET_ANOTHER, why=outcome.why)

    async def _later(self, lane: Lane, parcel: Parcel, outcome: Outcome) -> bool:
        """Wait longer with each attempt. What may have arrived says so, and is not tried for ever."""
        attempts = parcel.mail.attempts + 1
        parcel.mail = replace(parcel.mail, attempts=attempts)
        if outcome.rule is Rule.UNCERTAIN and self._begun[parcel.key].new:
            if self._hopeless(parcel):
                return await self._bury(parcel, outcome)
            parcel.mail = replace(parcel.mail, uncertain=True)
            self._t.ledger.doubt(parcel.noted)
            del self._begun[parcel.key]
        self._t.pace.hold(lane.chat, min(SLOWEST, 2.0 ** (attempts - 1)))
        return False

    def _hopeless(self, parcel: Parcel) -> bool:
        """Whether it was tried often while others were answered: while nobody is, nothing is given up."""
        tries, answers = self._doubts.get(parcel.key, (0, -1))
        tries += self._answers > answers
        self._doubts[parcel.key] = (tries, self._answers)
        return tries >= self._t.attempts

    async def _migrated(self, old: int, new: int) -> None:
        self._moved[old] = new
        await surely(lambda: self._t.on_migrated(old, new), self._t.sleep)

    async def _bury(self, parcel: Parcel, outcome: Outcome) -> bool:
        """A human is told, then it is put aside: a crash between the two tells twice, not never."""
        log.warning("undelivered", mail=parcel.key, chat=parcel.mail.chat, why=outcome.why)
        tell = self._t.on_undelivered
        reason, blocked = outcome.reason.value, outcome.blocked
        self._begun.pop(parcel.key, None)
        self._doubts.pop(parcel.key, None)
        for alone in parcel.apart:
            await surely(partial(tell, alone.box, alone.mail, reason, blocked), self._t.sleep)
            await self._t.ledger.bury(alone, reason)
        self._finish(parcel, [])
        return True

    async def _flooded(self, chat: int, seconds: float) -> None:
        """Leave a chat alone. A long hold is noted with the lease, where whoever comes next finds it."""
        self._t.pace.flooded(chat, seconds)
        if seconds > PATIENCE:
            await self._t.hold.stir()

    async def _replan(self, lane: Lane) -> None:
        """The chat is held for a while: plan what waits for it in the store, all for the same moment.

        So it is all due together then, and a look takes it in hand in its order.
        """
        self.plan(lane.chat, self._t.clock.now() + timedelta(seconds=self._t.pace.held_for(lane.chat)))
        until, parcels = self._plans[lane.chat], list(lane.queue)
        plans: dict[tuple[BoxKey, int], list[Parcel]] = {}
        for parcel in parcels:
            if parcel.voice:
                # Made ready with what was there then: more may have come when its time does.
                self._begun.pop(parcel.key, None)
            plans.setdefault((parcel.box_key, parcel.mail.attempts), []).append(parcel)
        self._planning.add(lane.chat)
        try:
            for (_, attempts), same in plans.items():
                ids = [i for parcel in same for i in parcel.ids]
                await self._t.ledger.postpone(same[0].box, ids, until, attempts)
        finally:
            self._planning.discard(lane.chat)
        for _ in parcels:
            lane.queue.popleft()
        self._t.ledger.put_away(parcels)
