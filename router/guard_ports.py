"""What keeps the house from harm: the block list, who met a limit, and updates that could not be handled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from router.domain.blocking import Block
from router.domain.complaint import Person


class Blocks(Protocol):
    """The block list, with its past. Every method raises `Unavailable` when the database is away."""

    async def find(self, bot: int, user: int) -> Block | None:
        """The block that stands."""
        ...

    async def put(self, block: Block) -> bool:
        """Block somebody; False when one stands already."""
        ...

    async def lift(self, block: Block, by: Person, at: datetime) -> bool:
        """End a block, which is kept with who ended it; False when it does not stand any more."""
        ...

    async def standing(self, limit: int) -> list[Block]:
        """The blocks that stand, newest first."""
        ...

    async def past(self, bot: int, user: int) -> list[Block]:
        """The ended blocks of a person, oldest first."""
        ...


class Restrained(Protocol):
    """Who met which limit when last. Every method raises `Unavailable` when the database is away."""

    async def note(self, what: str, user: int, at: datetime) -> None:
        """Somebody was told no: by a limit's name, or ``blocked``."""
        ...

    async def between(self, start: datetime, end: datetime) -> Mapping[str, int]:
        """How many people, by what, met it last from `start` up to, not including, `end`."""
        ...


class Parked(Protocol):
    """Poison updates, kept until somebody replays them."""

    async def park(self, update: int, raw: Mapping[str, Any], why: str) -> None:
        """Keep an update that failed again and again."""
        ...

    async def count(self) -> int:
        """How many are parked (health, digest)."""
        ...

    async def take(self, after: int = -1) -> tuple[int, Mapping[str, Any]] | None:
        """The oldest parked update with an id above `after`, to be replayed; it stays until `done`."""
        ...

    async def done(self, update: int) -> None:
        """It was replayed."""
        ...
