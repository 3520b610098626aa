"""The one gate to Telegram: few at once, answers before reminders, the overall limit kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from router.delivery.limits import Pace

Sleep = Callable[[float], Awaitable[object]]


@dataclass(order=True, slots=True)
class _Ticket:
    priority: int
    turn: int
    woken: asyncio.Future[None] | None = field(default=None, compare=False)


class Gate:
    """Lets at most `places` messages be sent and unsettled. Lower priorities first, then first come."""

    def __init__(self, places: int, pace: Pace, sleep: Sleep) -> None:
        self._free = places
        self._pace = pace
        self._sleep = sleep
        self._turns = count()
        self._queue: list[_Ticket] = []

    async def enter(self, priority: int) -> None:
        """Wait for a place; whoever enters must `leave`."""
        ticket = _Ticket(priority, next(self._turns))
        heappush(self._queue, ticket)
        try:
            while not await self._may_pass(ticket):
                pass
            self._free -= 1
        finally:
            self._forget(ticket)
            self._wake()

    def extend(self) -> bool:
        """One more place for somebody who is inside, if it is free and nobody waits for it."""
        if self._free < 1 or self._queue or self._pace.wait_for_all():
            return False
        self._free -= 1
        return True

    def leave(self, places: int) -> None:
        """Give places back."""
        self._free += places
        self._wake()

    async def _may_pass(self, ticket: _Ticket) -> bool:
        """Whether it is this one's turn now; otherwise returns when something may have changed."""
        if self._queue[0] is ticket and self._free > 0:
            wait = self._pace.wait_for_all()
            if not wait:
                return True
            await self._sleep(wait)
        else:
            ticket.woken = asyncio.get_running_loop().create_future()
            await ticket.woken
        return False

    def _forget(self, ticket: _Ticket) -> None:
        if self._queue and self._queue[0] is ticket:
            heappop(self._queue)
        else:
            self._queue = sorted(other for other in self._queue if other is not ticket)

    def _wake(self) -> None:
        if self._queue and self._free > 0:
            first = self._queue[0]
            if first.woken and not first.woken.done():
                first.woken.set_result(None)
