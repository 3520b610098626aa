"""What desks need beside their complaints: who works there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from router.domain.complaint import Person


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody who was seen at work for a desk, in one of its chats."""

    desk: str
    chat: int
    person: Person


@dataclass(frozen=True, slots=True)
class Load:
    """Something open at a desk: who holds it, or is proposed to take it; when it was filed (UTC)."""

    user: int | None
    created: datetime


class Crews(Protocol):
    """Who was seen at work where. Every method raises `Unavailable` when the database is away."""

    async def seen(self, bot: int, who: Membership) -> None:
        """Remember somebody; seen in another chat of the desk, that one counts from now on."""
        ...

    async def gone(self, bot: int, chat: int, user: int) -> None:
        """Somebody left a chat."""
        ...

    async def of_desk(self, bot: int, desk: str, limit: int) -> Sequence[Person]:
        """Those who work at a desk, by name, at most `limit`."""
        ...

    async def of_person(self, bot: int, user: int) -> Sequence[Membership]:
        """Where somebody works."""
        ...
