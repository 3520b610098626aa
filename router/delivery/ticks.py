"""The tick under a message that was handed on: a reaction, best effort, when nothing else is to be sent."""

from __future__ import annotations

import asyncio
from collections import deque

from router.delivery.gate import Gate, Sleep, Visit
from router.delivery.limits import ALL, Pace
from router.delivery.messenger import Messenger
from router.delivery.outcomes import Trouble
from router.domain.complaint import MessageRef

KEPT = 300
"""So many are kept while there is mail to send; the oldest are forgotten."""
LAST = 9
"""Behind every priority of mail."""


class Ticks:
    """Puts ticks, never in the way of mail."""

    def __init__(self, messenger: Messenger, pace: Pace, gate: Gate, sleep: Sleep) -> None:
        self._messenger = messenger
        self._pace = pace
        self._gate = gate
        self._sleep = sleep
        self._queue: deque[MessageRef] = deque(maxlen=KEPT)
        self._some = asyncio.Event()

    def add(self, message: MessageRef) -> None:
        """This one was handed on."""
        if message not in self._queue:
            self._queue.append(message)
            self._some.set()

    async def run(self, lanes: asyncio.Event) -> None:
        """Until cancelled; `lanes` is set while they are empty."""
        while True:
            await self._some.wait()
            await lanes.wait()
            visit = Visit(ALL, priority=LAST)
            await self._gate.enter(visit)
            try:
                refused_for = await self._next(visit)
            finally:
                self._gate.leave(1)
            if refused_for:
                await self._sleep(refused_for)

    async def _next(self, visit: Visit) -> float:
        """Put one; the seconds for which Telegram wants no more. It does not say how it counts reactions."""
        message = self._queue.popleft()
        if not self._queue:
            self._some.clear()
        try:
            await self._gate.opened(visit)
            await self._messenger.react(message)
        except Trouble as trouble:
            # The message may be gone, or reactions forbidden: it is only a sign.
            return trouble.outcome.seconds or 0.0
        finally:
            self._pace.answered(ALL)
        return 0.0
