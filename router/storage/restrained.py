"""Who met which limit when last: one small document for each person and limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from router.storage.collection import Collection


class MongoRestrained:
    """`Restrained` in MongoDB."""

    def __init__(self, restrained: Collection) -> None:
        self._restrained = restrained

    async def note(self, what: str, user: int, at: datetime) -> None:
        """Somebody was told no."""
        await self._restrained.upsert(f"{what}:{user}", {"$set": {"what": what}, "$max": {"at": at}})

    async def between(self, start: datetime, end: datetime) -> Mapping[str, int]:
        """How many people, by what, met it last in a span of time."""
        found = await self._restrained.many({"at": {"$gte": start, "$lt": end}}, {"what": 1})
        return Counter(document["what"] for document in found)
