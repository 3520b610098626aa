"""What guides did: which drafts each page spared a complaint, by day; pictures that Telegram has already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from router.storage.collection import Collection


class MongoGuides:
    """`Guides` in MongoDB. Found by `_id` alone, so there is no other index."""

    def __init__(self, guides: Collection) -> None:
        self._guides = guides

    async def solved(self, day: date, place: str, by: str) -> bool:
        """Count a page that solved it; False when this draft or message was counted that day."""
        add = {"$addToSet": {"by": by}, "$setOnInsert": {"place": place}}
        return await self._guides.upsert(f"solved:{day.isoformat()}:{place}", add)

    async def solved_between(self, first: date, last: date) -> Mapping[str, int]:
        """How often each page solved it, from the first to the last day."""
        end = last + timedelta(days=1)
        days = {"_id": {"$gte": f"solved:{first.isoformat()}", "$lt": f"solved:{end.isoformat()}"}}
        counts: dict[str, int] = {}
        for document in await self._guides.many(days):
            place = document["place"]
            counts[place] = counts.get(place, 0) + len(document["by"])
        return counts

    async def picture(self, bot: int, mark: str) -> str:
        """Telegram's id of a picture that was sent before; empty when it was not."""
        document = await self._guides.one({"_id": f"picture:{bot}:{mark}"})
        return str(document["file_id"]) if document else ""

    async def keep_picture(self, bot: int, mark: str, file_id: str) -> None:
        """Remember an uploaded picture."""
        await self._guides.replace({"_id": f"picture:{bot}:{mark}", "file_id": file_id})
