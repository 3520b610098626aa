"""The tick under a message that was handed on: a reaction, best effort, when nothing else is to be sent."""

from __future__ import annotations

import asyncio
from collections import deque

from router.delivery.gate import Gate
from router.delivery.limits import Pace
from router.delivery.messenger import Messenger
from router.delivery.outcomes import Trouble
from router.domain.complaint import MessageRef

KEPT = 300
"""So many are kept while there is mail to send; the oldest are forgotten."""
LAST = 9
"""Behind every priority of mail."""


class Ticks:
    """Puts ticks, never in the way of mail."""

    def __init__(self, messenger: Messenger, pace: Pace, gate: Gate) -> None:
        self._messenger = messenger
        self._pace = pace
        self._gate = gate
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
            await self._gate.enter(LAST)
            try:
                await self._next()
            finally:
                self._gate.leave(1)

    async def _next(self) -> None:
        message = self._queue.popleft()
        if not self._queue:
            self._some.clear()
        self._pace.take(None)
        try:
            await self._messenger.react(message)
        except Trouble:
            # The message may be gone, or reactions forbidden: it is only a sign.
            return
        finally:
            self._pace.answered(None)
