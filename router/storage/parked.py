"""Poison updates, kept until somebody replays them: as text, for what nobody can read may be no BSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from router.storage.collection import Collection


class MongoParked:
    """`Parked` in MongoDB."""

    def __init__(self, parked: Collection) -> None:
        self._parked = parked

    async def park(self, update: int, raw: Mapping[str, Any], why: str) -> None:
        """Keep an update that failed again and again."""
        await self._parked.replace({"_id": update, "raw": json.dumps(dict(raw)), "why": why})

    async def count(self) -> int:
        """How many are parked."""
        return await self._parked.count()

    async def take(self, after: int = -1) -> tuple[int, Mapping[str, Any]] | None:
        """The oldest parked update above an id (Telegram's ids grow); it stays until `done`."""
        found = await self._parked.many({"_id": {"$gt": after}}, {"raw": 1}, by="_id", limit=1)
        return (int(found[0]["_id"]), json.loads(found[0]["raw"])) if found else None

    async def done(self, update: int) -> None:
        """It was replayed."""
        await self._parked.remove(update)
