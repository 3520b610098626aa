"""What a bot sent to whom, and when, by the sandbox's own clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.conversations.people import Json, Laboratory

LOOK_EVERY = 0.05
"""Seconds between looks, few enough to leave the machine to what is measured."""
PATIENCE = 120.0
QUIET = 4
"""So many looks without a call mean that a bot has done everything."""


@dataclass
class Watch:
    """The calls of a bot that brought certain words somewhere, or handed a message on whole."""

    lab: Laboratory
    wanted: Callable[[Json], bool]
    last: int = 0
    calls: list[Json] = field(default_factory=list)

    async def look(self) -> None:
        """Note what is new."""
        news = await self.lab.get("/calls", since=self.last, limit=20_000)
        self.last = news["last"]
        self.calls += [call for call in news["calls"] if call["ok"] and self.wanted(call)]

    async def until(self, count: int) -> None:
        """Wait for so many."""
        async with asyncio.timeout(PATIENCE):
            while len(self.calls) < count:
                await asyncio.sleep(LOOK_EVERY)
                await self.look()

    @property
    def until_when(self) -> float:
        """When the last of them was sent."""
        return max(float(call["at"]) for call in self.calls)


@asynccontextmanager
async def watching(lab: Laboratory, words: str) -> AsyncIterator[Watch]:
    """Watch from now on for messages with these words."""

    def carries(call: Json) -> bool:
        whole = call["method"] in {"forwardMessage", "copyMessage"}
        return whole or (call["method"] == "sendMessage" and words in call["params"]["text"])

    last = (await lab.get("/calls", limit=1))["last"]
    yield Watch(lab, carries, last)


async def calm(lab: Laboratory) -> None:
    """Until every update is handled and the bot makes no more calls."""
    last, quiet = -1, 0
    async with asyncio.timeout(PATIENCE):
        while quiet < QUIET:
            counted = await lab.get("/counters")
            now = counted["calls"] if not counted["pending"] else -1
            quiet = quiet + 1 if now == last >= 0 else 0
            last = now
            await asyncio.sleep(LOOK_EVERY)
