"""The one gate to Telegram: few at once, answers before reminders, every limit kept."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from math import inf

from router.delivery.limits import ALL, EARLY, Pace
from router.domain.mail import Priority

Sleep = Callable[[float], Awaitable[object]]

PASSED = 9
"""So many answers pass what is less urgent; then it has a turn, so that it waits long but not for ever."""

SOON = 0.001
"""Seconds before a look again at the least: a clock's own rounding brings no endless looks."""


@dataclass(slots=True)
class Visit:
    """Somebody who wants to send `cost` messages to a chat (`ALL`: a call that is no message).

    `patience` is how many seconds it waits at most for what is foreseen. `booked` are the places that it has
    in the windows and has not used yet, from the moment `opens` (monotonic seconds) on.
    """

    chat: int
    cost: int = 1
    priority: int = Priority.ANSWER
    patience: float = inf
    turn: int = 0
    booked: int = 0
    opens: float = 0.0
    passed: asyncio.Future[bool] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    @property
    def low(self) -> bool:
        """Whether it leaves places to answers."""
        return self.priority > Priority.ANSWER


class Gate:
    """Lets at most `places` messages be sent and unsettled. Lower priorities first, then first come.

    Who cannot go yet, for their chat is full, keeps nobody behind them waiting; who needs more places in the
    overall limit than are free does, or an album would never find them.
    """

    def __init__(self, places: int, pace: Pace, sleep: Sleep, group: asyncio.TaskGroup) -> None:
        self._places = self._free = places
        self._spare = 1 if places > 1 else 0
        self._pace = pace
        self._sleep = sleep
        self._group = group
        self._turns = count()
        self._waiting: list[Visit] = []
        self._full = False
        self._passed = 0
        self._alarm: asyncio.Task[None] | None = None
        self._rings = inf

    async def enter(self, visit: Visit) -> bool:
        """Wait for a turn, and book the places. False when that would take longer than its patience.

        Whoever has entered must `leave`, and drop what it booked and did not use.
        """
        visit.turn = next(self._turns)
        insort(self._waiting, visit, key=_rank)
        self._admit()
        try:
            return await visit.passed
        except asyncio.CancelledError:
            self._turn_back(visit)
            raise

    def hasten(self, visit: Visit, priority: int, cost: int) -> None:
        """Something else is to be sent in its turn, perhaps more urgent."""
        if visit in self._waiting:
            self._waiting.remove(visit)
            visit.priority, visit.cost = priority, cost
            insort(self._waiting, visit, key=_rank)
            self._admit()

    def extend(self, visit: Visit) -> bool:
        """One more place for somebody who is inside, if it is free."""
        if self._free <= self._spare * visit.low:
            return False
        self._free -= 1
        return True

    def book(self, visit: Visit, cost: int) -> bool:
        """So many places for somebody inside: of those booked, or others if nobody else needs them now."""
        pace, low = self._pace, visit.low
        if visit.booked >= cost:
            pace.drop(visit.chat, visit.booked - cost)
        else:
            pace.drop(visit.chat, visit.booked)
            visit.booked = 0
            if self._full or pace.wait(visit.chat, cost, low) or pace.wait_for_all(cost, low):
                return False
            pace.take(visit.chat, cost, low)
        visit.booked = cost
        return True

    async def opened(self, visit: Visit) -> bool:
        """Wait until the booked places are free. False when the chat, or all, were closed meanwhile."""
        early = visit.opens - self._pace.now()
        if early > 0:
            await self._sleep(early)
        return not (self._pace.held_for(visit.chat) or self._pace.held_for(ALL))

    @property
    def roomy(self) -> bool:
        """Whether few are inside."""
        return self._free > self._places // 2

    def leave(self, places: int) -> None:
        """Give places back."""
        self._free += places
        self._admit()

    def _admit(self) -> None:
        """Let in whoever may go, and look again when the next one may."""
        while (visit := self._next()) is not None:
            self._waiting.remove(visit)
            self._free -= 1
            self._pace.take(visit.chat, visit.cost, visit.low)
            visit.booked = visit.cost
            self._count(visit)
            visit.passed.set_result(True)

    def _next(self) -> Visit | None:
        self._full, soonest = False, inf
        for visit in tuple(self._waiting):
            if visit.passed.cancelled():
                continue
            if self._free <= self._taboo(visit):
                break
            wait = self._pace.wait(visit.chat, visit.cost, visit.low)
            if wait <= EARLY:
                for_all = self._pace.wait_for_all(visit.cost, visit.low)
                self._full = for_all > EARLY
                wait = max(wait, for_all)
            if wait <= EARLY:
                visit.opens = self._pace.now() + wait
                return visit
            if wait > visit.patience:
                self._waiting.remove(visit)
                visit.passed.set_result(False)
                continue
            soonest = min(soonest, wait)
            if self._full:
                break
        self._look_again(max(soonest - EARLY, SOON))
        return None

    def _taboo(self, visit: Visit) -> int:
        """Free places that are not for this one."""
        return self._places - 1 if self._pace.trying else self._spare * visit.low

    def _count(self, visit: Visit) -> None:
        """After so many answers, the longest waiting of the others is treated as one."""
        behind = next(filter(self._only_passed, self._waiting), None)
        self._passed = self._passed + 1 if behind and not visit.low else 0
        if behind and self._passed >= PASSED:
            self._passed = 0
            self._waiting.remove(behind)
            behind.priority = Priority.ANSWER
            insort(self._waiting, behind, key=_rank)

    def _only_passed(self, visit: Visit) -> bool:
        """Whether nothing but others' turns keeps it."""
        return visit.low and not self._pace.wait(visit.chat, visit.cost, low=True)

    def _look_again(self, seconds: float) -> None:
        at = self._pace.now() + seconds
        if self._alarm and (not self._waiting or at < self._rings):
            self._alarm.cancel()
            self._alarm = None
        if self._alarm is None and self._waiting and seconds < inf:
            self._rings = at
            self._alarm = self._group.create_task(self._ring(seconds))

    async def _ring(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._alarm = None
        self._admit()

    def _turn_back(self, visit: Visit) -> None:
        """It gave up, perhaps in the moment when it was let in."""
        if visit in self._waiting:
            self._waiting.remove(visit)
            self._look_again(inf)
        elif visit.booked:
            self._pace.drop(visit.chat, visit.booked)
            self.leave(1)


def _rank(visit: Visit) -> tuple[int, int]:
    return visit.priority, visit.turn
