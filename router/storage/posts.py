"""Which complaint a message or a poll belongs to. Found by `_id` alone, so there is no other index."""

from __future__ import annotations

from collections.abc import Sequence

from router.ports import Posted
from router.storage.codec import POSTED
from router.storage.collection import Collection


class MongoPosts:
    """`Posts` in MongoDB."""

    def __init__(self, posts: Collection) -> None:
        self._posts = posts

    async def add(self, posts: Sequence[Posted]) -> None:
        """Remember sent messages. Adding twice changes nothing."""
        if posts:
            await self._posts.insert_new(
                [POSTED.dump(post) | {"_id": _id(post.bot, post.chat, post.message)} for post in posts]
            )

    async def find(self, bot: int, chat: int, message: int) -> Posted | None:
        """The post for a message."""
        document = await self._posts.one({"_id": _id(bot, chat, message)})
        return POSTED.load(document) if document else None

    async def add_poll(self, poll: str, number: str, cycle: int) -> None:
        """Remember which complaint's cycle a poll rates."""
        await self._posts.insert({"_id": f"poll:{poll}", "number": number, "cycle": cycle})

    async def find_poll(self, poll: str) -> tuple[str, int] | None:
        """Number and cycle that a poll rates."""
        document = await self._posts.one({"_id": f"poll:{poll}"})
        return (document["number"], int(document["cycle"])) if document else None


def _id(bot: int, chat: int, message: int) -> str:
    return f"{bot}:{chat}:{message}"
