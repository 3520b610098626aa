"""Which complaint a message or a poll belongs to. Found by `_id` alone, so there is no other index."""

from __future__ import annotations

from collections.abc import Sequence

from router.ports import Posted
from router.storage.codec import POSTED, TOPIC
from router.storage.collection import Collection
from router.topic_ports import TOPIC_ROOT, Topic


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

    async def place(self, bot: int, chat: int, message: int, number: str) -> str | None:
        """Note which complaint a consumer's message is for; what was noted before holds, and is returned."""
        id = f"said:{_id(bot, chat, message)}"
        if await self._posts.insert({"_id": id, "number": number}):
            return None
        first = await self._posts.one({"_id": id})
        return str(first["number"]) if first else None

    async def topic(self, bot: int, chat: int, number: str) -> Topic | None:
        """The complaint's own topic in a chat."""
        document = await self._posts.one({"_id": _topic(bot, chat, number)})
        return TOPIC.load(document) if document else None

    async def keep_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        """Remember a topic that was made or changed. Its root goes first: nothing is sent into it before."""
        await self._root(bot, chat, number, topic)
        await self._posts.replace(TOPIC.dump(topic) | {"_id": _topic(bot, chat, number)})

    async def found_topic(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        """Remember a topic that Telegram says was made; a known one of that complaint stays."""
        await self._root(bot, chat, number, topic)
        await self._posts.insert(TOPIC.dump(topic) | {"_id": _topic(bot, chat, number)})

    async def _root(self, bot: int, chat: int, number: str, topic: Topic) -> None:
        if topic.thread:
            await self.add([Posted(bot, chat, topic.thread, number, TOPIC_ROOT)])


def _topic(bot: int, chat: int, number: str) -> str:
    return f"topic:{bot}:{chat}:{number}"


def _id(bot: int, chat: int, message: int) -> str:
    return f"{bot}:{chat}:{message}"
