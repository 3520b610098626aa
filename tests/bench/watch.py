"""What a bot sent to whom, and when, by the sandbox's own clock."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.conversations.people import Json, Laboratory

LOOK_EVERY = 0.05
"""Seconds between looks, few enough to leave the machine to what is measured."""
PATIENCE = 120.0
QUIET = 4
"""So many looks without a call mean that a bot has done everything."""


class Arrival(NamedTuple):
    """Something that was waited for, and when it was sent, by the sandbox's clock."""

    what: str
    at: float


@dataclass
class Watch:
    """What a bot's calls brought of that which is waited for; one call may bring several words."""

    lab: Laboratory
    brought: Callable[[Json], Iterable[str]]
    last: int = 0
    arrivals: list[Arrival] = field(default_factory=list)

    async def look(self) -> None:
        """Note what is new."""
        news = await self.lab.get("/calls", since=self.last, limit=20_000)
        self.last = news["last"]
        done = (call for call in news["calls"] if call["ok"])
        self.arrivals += [Arrival(what, float(call["at"])) for call in done for what in self.brought(call)]

    async def until(self, count: int) -> None:
        """Wait for so many."""
        async with asyncio.timeout(PATIENCE):
            while len(self.arrivals) < count:
                await asyncio.sleep(LOOK_EVERY)
                await self.look()

    @property
    def until_when(self) -> float:
        """When the last of them was sent."""
        return max(arrival.at for arrival in self.arrivals)

    @property
    def different(self) -> int:
        """How many of them are not repeats."""
        return len({arrival.what for arrival in self.arrivals})


@asynccontextmanager
async def watching(lab: Laboratory, words: str) -> AsyncIterator[Watch]:
    """Watch from now on for these words, each time with its number, or for messages handed on whole."""
    numbered = re.compile(re.escape(words) + r"(?: \d+)?")

    def brought(call: Json) -> Iterable[str]:
        given = call["params"]
        if call["method"] in {"forwardMessage", "copyMessage"}:
            return [f"{given['from_chat_id']}/{given['message_id']}"]
        return numbered.findall(given["text"]) if call["method"] == "sendMessage" else ()

    last = (await lab.get("/calls", limit=1))["last"]
    yield Watch(lab, brought, last)


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
