"""Whether memory grows: what the bot's process holds after ever more updates of many kinds.

Mostly what comes cheap: talk in a desk's group, its edits, replies to others, taps on what is over, strangers
who come and go. One in twenty is written and handed on: words of consumers. Every batch has other people.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.load import Load
from tests.bench.records import records
from tests.bench.report import Row
from tests.bench.scene import MEMBER, Scene, scene
from tests.bench.watch import calm
from tests.conversations.people import Json
from tests.processes import TOKEN, Product, resident

FIRST, STRANGERS = 100_000, 200_000
CONSUMERS = 500
BATCH = 1_000
TURN = ("talk",) * 12 + ("edit",) * 3 + ("reply",) * 2 + ("tap", "stranger", "words")
"""Twenty updates."""
STALE = "p|d|done|"
"""A button of a form that nobody is filling in."""
LOOK_EVERY = 0.05
GROWTH = 1.05
"""Times what was held at the first mark; more is growth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Resident memory in MB after so many updates."""

    resident: Sequence[tuple[int, float]]
    seconds: float
    """That all updates took."""

    def rows(self) -> Iterator[Row]:
        """For people."""
        for updates, held in self.resident:
            yield Row(f"resident memory after {updates} updates", f"{held:.1f} MB")
        (_, first), (updates, last) = self.resident[0], self.resident[-1]
        grown = last / first
        yield Row("growth from first to last", f"{grown - 1:+.1%}", "none (5 %)", grown <= GROWTH)
        yield Row("updates handled meanwhile", f"{updates / self.seconds:.0f}/s in {self.seconds:.0f} s")


async def measure(load: Load, folder: Path) -> Found:
    """By polling, as fast as it goes."""
    async with scene(load, folder) as place:
        town = Town(place, range(FIRST, FIRST + min(CONSUMERS, load.marks[0])))
        async with records(place) as record:
            await record.taken(town.consumers)
        await place.people(town.consumers)
        await place.people(range(STRANGERS, STRANGERS + load.marks[-1] // len(TURN) + 1))
        await town.settle()
        bot = place.bot()
        await bot.ready()
        try:
            return await _fed(bot, town, load.marks)
        finally:
            bot.stop()


async def _fed(bot: Product, town: Town, marks: Sequence[int]) -> Found:
    assert bot.process is not None
    held: list[tuple[int, float]] = []
    begun, done = time.perf_counter(), 0
    for mark in marks:
        while done < mark:
            await town.batch(min(BATCH, mark - done))
            done += min(BATCH, mark - done)
        await calm(town.place.lab)
        held.append((mark, resident(bot.process.pid)))
    return Found(resident=held, seconds=time.perf_counter() - begun)


@dataclass
class Town:
    """People around a desk."""

    place: Scene
    consumers: range
    _old: int = 0
    """A message of the bot with buttons that mean nothing any more."""
    _said: Sequence[int] = ()
    """What was last written in the group."""
    _words: count[int] = field(default_factory=count)
    _strangers: count[int] = field(default_factory=count)

    async def settle(self) -> None:
        """Let there be something to tap on."""
        lab, message = self.place.lab, {"chat_id": self.place.groups[0], "text": "old"}
        async with lab.client.post(f"{lab.url}/bot{TOKEN}/sendMessage", json=message) as answer:
            self._old = (await answer.json())["result"]["message_id"]

    async def batch(self, size: int) -> None:
        """So much happens; comes back when the bot has not much more than that before it."""
        lab = self.place.lab
        kinds = [TURN[n % len(TURN)] for n in range(size)]
        items = [self._item(n, kind) for n, kind in enumerate(kinds)]
        done = (await lab.post("/batch", {"items": items}))["results"]
        self._said = [result["message"] for kind, result in zip(kinds, done, strict=True) if kind == "talk"]
        while (await lab.get("/counters"))["pending"] > size:
            await asyncio.sleep(LOOK_EVERY)

    def _item(self, n: int, kind: str) -> Json:
        last = self._said[n % len(self._said)] if self._said else None
        in_group = {"person": MEMBER, "chat": self.place.groups[0]}
        match kind:
            case "edit" if last:
                return {**in_group, "action": "edit", "message": last, "text": f"talk {n}, better said"}
            case "reply" if last:
                return {**in_group, "action": "send", "reply_to": last, "text": f"reply {n}"}
            case "tap":
                return {**in_group, "action": "tap", "message": self._old, "data": STALE, "force": True}
            case "words":
                words = next(self._words)
                person = self.consumers[words % len(self.consumers)]
                return {"person": person, "action": "send", "text": f"words {words}"}
            case "stranger":
                return self._stranger(next(self._strangers))
        return {**in_group, "action": "send", "text": f"talk {n}"}

    def _stranger(self, n: int) -> Json:
        """Two in three go and come back, the third presses Start."""
        person = STRANGERS + n // 3
        return {"person": person, "action": ("block", "unblock", "start")[n % 3]}
