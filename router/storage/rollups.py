"""Numbers of whole days, so that a digest never reads all history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from router.storage.codec import path
from router.storage.collection import Collection


class MongoRollups:
    """`Rollups` in MongoDB."""

    def __init__(self, rollups: Collection) -> None:
        self._rollups = rollups

    async def put(self, day: date, numbers: Mapping[str, Mapping[str, float]]) -> None:
        """Replace a day's numbers. Raises ValueError for a dimension with a dot in it."""
        by_path = {path("numbers", dimension): dict(named) for dimension, named in numbers.items()}
        stored = {name.removeprefix("numbers."): named for name, named in by_path.items()}
        await self._rollups.replace({"_id": day.isoformat(), "numbers": stored})

    async def get(self, days: Sequence[date], dimension: str) -> Mapping[date, Mapping[str, float]]:
        """Numbers of those days that were put; empty where the dimension had none that day."""
        wanted = {"_id": {"$in": [day.isoformat() for day in days]}}
        found = await self._rollups.many(wanted, {path("numbers", dimension): 1})
        return {date.fromisoformat(d["_id"]): d.get("numbers", {}).get(dimension, {}) for d in found}
