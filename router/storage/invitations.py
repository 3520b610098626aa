"""Invitations of groups: they lie among the links, under ids that no payload of a deep link can have."""

from __future__ import annotations

from router.domain.enrolment import Invitation
from router.storage.codec import INVITATION
from router.storage.collection import Collection

USE = {"chat", "title", "user", "used", "key"}


class MongoInvitations:
    """`Invitations` in MongoDB. Found by `_id` alone."""

    def __init__(self, links: Collection) -> None:
        self._links = links

    async def find(self, code: str) -> Invitation | None:
        """The invitation of a code, used or not."""
        document = await self._links.one({"_id": _id(code)})
        return INVITATION.load({**document, "code": code}) if document else None

    async def keep(self, invitation: Invitation) -> None:
        """Remember a new one."""
        stored = INVITATION.dump(invitation)
        await self._links.insert({"_id": _id(stored.pop("code")), **stored})

    async def use(self, used: Invitation) -> bool:
        """Note who used it for which group by which update; False when it was used before, or undone."""
        free = {"_id": _id(used.code), "undone": {"$exists": False}, "chat": {"$exists": False}}
        return await self._links.update(free, {"$set": INVITATION.dump(used, USE)})

    async def undo(self, code: str) -> bool:
        """It shall not count any more; False when it was undone before."""
        return await self._links.update(
            {"_id": _id(code), "undone": {"$exists": False}}, {"$set": {"undone": True}}
        )


def _id(code: str) -> str:
    return f"group:{code}"
