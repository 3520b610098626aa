"""People as the bot knows them."""

from __future__ import annotations

from router.ports import Profile
from router.storage.codec import PROFILE
from router.storage.collection import Collection

CHANGING = ("name", "language", "hint", "blocked", "started")


class MongoPeople:
    """`People` in MongoDB."""

    def __init__(self, people: Collection) -> None:
        self._people = people

    async def get(self, bot: int, user: int) -> Profile | None:
        """The profile, None for somebody unknown."""
        document = await self._people.one({"_id": f"{bot}:{user}"})
        return PROFILE.load(document) if document else None

    async def put(self, profile: Profile) -> None:
        """Remember a profile; the salt that came first stays, since pseudonyms were made from it."""
        stored = PROFILE.dump(profile)
        salt = stored.pop("salt")
        gone = {name: "" for name in CHANGING if name not in stored}
        operators = {"$set": stored, "$setOnInsert": {"salt": salt}, **({"$unset": gone} if gone else {})}
        await self._people.upsert(f"{profile.bot}:{profile.user}", operators)
