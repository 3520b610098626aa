"""Codes of deep links: one document by the code, and one that holds the code by what the link fills in."""

from __future__ import annotations

from router.platform_ports import Link
from router.storage.codec import LINK
from router.storage.collection import Collection


class MongoLinks:
    """`Links` in MongoDB. Found by `_id` alone, so there is no other index."""

    def __init__(self, links: Collection) -> None:
        self._links = links

    async def find(self, code: str) -> Link | None:
        """The link of a code, expired or not."""
        document = await self._links.one({"_id": code})
        return LINK.load({**document, "code": code}) if document else None

    async def keep(self, link: Link) -> str:
        """Remember a link; its code, or the one that the same merchant, order and category have already.

        When it expires is what was said last. Cut off between the two writes, the next call completes it.
        """
        about = f"for:{link.merchant}:{link.category}:{link.order}"  # no code has a colon
        await self._links.insert({"_id": about, "code": link.code})
        held = await self._links.one({"_id": about})
        code = str(held["code"]) if held else link.code
        stored = LINK.dump(link)
        del stored["code"]
        await self._links.replace({"_id": code, **stored})
        return code
