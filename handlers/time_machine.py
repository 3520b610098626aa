"""The demo's time machine: walks from due to due, so that nothing is skipped on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog

from router.clock import DemoClock

PATIENCE = 20
"""So many rounds may pass at one moment before the walk goes on without what stays due there."""

log = structlog.get_logger(__name__)


class TimeMachine:
    """Moves a clock. `nexts` tell when something is to be done next, `acts` do what is due."""

    def __init__(
        self,
        clock: DemoClock,
        nexts: Sequence[Callable[[], Awaitable[datetime | None]]],
        acts: Sequence[Callable[[], Awaitable[object]]],
    ) -> None:
        self._clock = clock
        self._nexts = nexts
        self._acts = acts
        self._walking = asyncio.Lock()

    def now(self) -> datetime:
        """The present moment of the demo, in UTC."""
        return self._clock.now()

    async def next_due(self) -> datetime | None:
        """When the next thing is to be done. Raises `Unavailable`."""
        return min([moment for following in self._nexts if (moment := await following())], default=None)

    async def walk(self, to: datetime) -> None:
        """Go to a moment, and do on the way whatever falls due. One walk at a time.

        ValueError for a moment that is past; `Unavailable` leaves the clock where the walk had come to.
        """
        async with self._walking:
            if to < self.now():
                raise ValueError("time does not go back")
            await self._to(to)

    async def _to(self, target: datetime) -> None:
        # What is due already comes before what is to come: a digest, say, that no tick has made yet.
        await self._at(self.now())
        rounds, last = 0, None
        while (due := await self.next_due()) and due <= target and rounds < PATIENCE:
            # What stays due (a full group, somebody unreachable) must not hold time up for ever.
            rounds, last = (rounds + 1, last) if last is not None and due <= last else (0, due)
            await self._at(due)
        if rounds == PATIENCE:
            log.warning("stays_due", due=due.isoformat() if due else None)
        await self._at(target)

    async def _at(self, moment: datetime) -> None:
        self._clock.move(moment)
        for act in self._acts:
            await act()
