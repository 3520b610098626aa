"""What the use cases need from the platform around the bot: its orders, and the links that it hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from router.domain.complaint import Purchase


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a deep link fills in: ids of the policy, an order number; empty for what it leaves open.

    `code` is its unguessable payload; `expires` in UTC, None: never.
    """

    code: str
    merchant: str
    order: str = ""
    category: str = ""
    expires: datetime | None = None


class Links(Protocol):
    """Codes of deep links. Every method raises `Unavailable` when the database is away."""

    async def find(self, code: str) -> Link | None:
        """The link of a code, expired or not."""
        ...

    async def keep(self, link: Link) -> str:
        """Remember a link; its code, or the one that the same merchant, order and category have already."""
        ...


class Orders(Protocol):
    """The platform's own orders. Never raises, and never takes long: what cannot be asked is not verified."""

    async def look_up(self, number: str, consumer: int) -> Purchase:
        """What is known of an order number; `consumer` is the Telegram id of the person who gives it."""
        ...
