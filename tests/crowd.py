"""Many consumers at their phones at once, who answer whatever the bot asks them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.conversations.people import Json, Laboratory, buttons

FIRST = 100_000
"""The id of the first of them; the others follow."""
CARE = -1001000000001
"""Where complaints of the shortest category go."""
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
ANSWERS = ("p|d|language|en", "p|d|category|praise", "p|d|done|", "p|d|submit|")
"""What they tap, wherever they see it: with their first words as what happened, nothing else is asked."""


@dataclass
class Crowd:
    """Consumers with ids from `first` on."""

    lab: Laboratory
    size: int
    first: int = FIRST
    numbers: dict[int, str] = field(default_factory=dict)
    """The complaint of each, as their pinned status says it."""
    _cursors: dict[int, int] = field(default_factory=dict)
    _cursor: int = 0

    @property
    def people(self) -> range:
        """Their ids."""
        return range(self.first, self.first + self.size)

    async def file(self) -> None:
        """Everybody files a complaint, all at once; comes back when all have their status."""
        self._cursor = (await self.lab.get(""))["cursor"]
        await self.lab.post(
            "/flood",
            {"people": self.size, "first_id": self.first, "text": "complaint {n}", "updates": self.size},
        )
        while len(self.numbers) < self.size:
            await self._react()

    async def _react(self) -> None:
        """Look at the chats in which something happened, and answer there, as fast as one can tap."""
        news = await self.lab.get("/changes", since=self._cursor, timeout=1)
        self._cursor = news["cursor"]
        chats = {c["chat"] for c in news["changes"] if c["chat"] in self.people} - self.numbers.keys()
        found = await asyncio.gather(*(self._seen(chat) for chat in sorted(chats)))
        taps = [tap for chat, messages in found for tap in self._taps(chat, messages)]
        if taps:
            await self.lab.post("/batch", {"items": taps})

    async def _seen(self, chat: int) -> tuple[int, list[Json]]:
        news = await self.lab.get(f"/chats/{chat}", viewer=chat, since=self._cursors.get(chat, 0))
        self._cursors[chat] = news["cursor"]
        return chat, news["messages"]

    def _taps(self, chat: int, messages: list[Json]) -> Iterator[Json]:
        for message in messages:
            if message["deleted"] or message["own"]:
                continue
            if message["pinned"] and (found := NUMBER.search(message.get("text", ""))):
                self.numbers[chat] = found[0]
            offered = {button.get("callback_data") for button in buttons(message)}
            if answer := next((a for a in ANSWERS if a in offered), None):
                yield _tap(chat, message, answer)


def _tap(person: int, message: Json, data: str) -> Json:
    """As a phone does that has not yet seen that the button went away."""
    return {"person": person, "action": "tap", "message": message["id"], "data": data, "force": True}
