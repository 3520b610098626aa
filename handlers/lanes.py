"""Lanes: updates of one chat are handled one after another, those of different chats side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias

Lane: TypeAlias = tuple[str, int | str]
CHAT = "chat"


class Lanes:
    """Who waits in which lane; a lane that nobody waits for is forgotten."""

    def __init__(self) -> None:
        self._turns: dict[Lane, _Turns] = {}

    @asynccontextmanager
    async def turn(self, lane: Lane) -> AsyncIterator[Callable[[int], None]]:
        """One holder of a lane at a time, first come first served; it tells how many it has in hand."""
        turns = self._turns.setdefault(lane, _Turns())
        turns.wanted += 1
        try:
            async with turns.lock:
                yield turns.hold
        finally:
            turns.wanted -= 1
            if not turns.wanted:
                del self._turns[lane]

    def crowded(self, chat: int) -> bool:
        """Whether more of a chat waits behind the update that is being handled."""
        turns = self._turns.get((CHAT, chat))
        return turns is not None and (turns.wanted > 1 or turns.behind > 0)


class _Turns:
    """Who wants a lane, and how many updates its holder has in hand behind the present one."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.wanted = 0
        self.behind = 0

    def hold(self, behind: int) -> None:
        """The holder comes to its next update."""
        self.behind = behind
