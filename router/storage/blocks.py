"""The block list: one document a person, with the block that stands and those that were ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from router.domain.blocking import Block
from router.domain.complaint import Person
from router.storage.codec import BLOCK
from router.storage.collection import Collection
from router.storage.complaints import EPOCH


class MongoBlocks:
    """`Blocks` in MongoDB. Nothing is deleted: a block that ends goes to the past."""

    def __init__(self, blocks: Collection) -> None:
        self._blocks = blocks

    async def find(self, bot: int, user: int) -> Block | None:
        """The block that stands."""
        document = await self._blocks.one({"_id": _id(bot, user)}, {"standing": 1})
        return BLOCK.load(document["standing"]) if document and "standing" in document else None

    async def put(self, block: Block) -> bool:
        """Block somebody; False when one stands already."""
        id, stored = _id(block.bot, block.user), BLOCK.dump(block)
        free = {"_id": id, "standing": {"$exists": False}}
        first = await self._blocks.insert({"_id": id, "standing": stored})
        return first or await self._blocks.update(free, {"$set": {"standing": stored}})

    async def lift(self, block: Block, by: Person, at: datetime) -> bool:
        """End a block, which is kept with who ended it; False when it does not stand any more."""
        held = {"_id": _id(block.bot, block.user), "standing.at": block.at}
        ended = BLOCK.dump(replace(block, lifted_by=by, lifted_at=at))
        return await self._blocks.update(held, {"$unset": {"standing": ""}, "$push": {"past": ended}})

    async def standing(self, limit: int) -> list[Block]:
        """The blocks that stand, newest first."""
        stands = {"standing.at": {"$gt": EPOCH}}
        found = await self._blocks.many(stands, {"standing": 1}, by="standing.at", newest=True, limit=limit)
        return [BLOCK.load(document["standing"]) for document in found]

    async def past(self, bot: int, user: int) -> list[Block]:
        """The ended blocks of a person, oldest first."""
        document = await self._blocks.one({"_id": _id(bot, user)}, {"past": 1}) or {}
        return [BLOCK.load(stored) for stored in document.get("past", [])]


def _id(bot: int, user: int) -> str:
    return f"{bot}:{user}"
