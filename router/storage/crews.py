"""Who was seen at work for which desk: a document a person and desk."""

from __future__ import annotations

from collections.abc import Sequence

from router.desk_ports import Membership
from router.domain.complaint import Person
from router.storage.collection import Collection, Document


class MongoCrews:
    """`Crews` in MongoDB."""

    def __init__(self, crews: Collection) -> None:
        self._crews = crews

    async def seen(self, bot: int, who: Membership) -> None:
        """Remember somebody, with the chat that they were seen in last."""
        user = who.person.user
        known = {"bot": bot, "desk": who.desk, "user": user, "chat": who.chat, "name": who.person.name}
        await self._crews.upsert(f"{bot}:{who.desk}:{user}", {"$set": known})

    async def gone(self, bot: int, chat: int, user: int) -> None:
        """Somebody left a chat."""
        while await self._crews.remove_one({"user": user, "chat": chat, "bot": bot}):
            continue

    async def of_desk(self, bot: int, desk: str, limit: int) -> Sequence[Person]:
        """Those who work at a desk, by name."""
        found = await self._crews.many({"desk": desk, "bot": bot}, by="name", limit=limit)
        return [_person(row) for row in found]

    async def of_person(self, bot: int, user: int) -> Sequence[Membership]:
        """Where somebody works."""
        found = await self._crews.many({"user": user, "bot": bot}, by="desk")
        return [Membership(row["desk"], int(row["chat"]), _person(row)) for row in found]


def _person(row: Document) -> Person:
    return Person(int(row["user"]), row["name"])
