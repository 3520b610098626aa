"""People as the bot knows them."""

from __future__ import annotations

from collections import abc

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

    async def reachable(self, bot: int, users: abc.Collection[int]) -> abc.Mapping[int, str]:
        """Those who started the bot and did not block it, with their language (empty: unknown)."""
        if not users:
            return {}
        # Found by id; only what differs from a profile's defaults is stored.
        wanted = {"_id": {"$in": [f"{bot}:{user}" for user in users]}, "started": True}
        found = [PROFILE.load(document) for document in await self._people.many(wanted)]
        return {p.user: p.language or p.hint or "" for p in found if not p.blocked}

    async def put(self, profile: Profile) -> None:
        """Remember a profile; the salt that came first stays, since pseudonyms were made from it."""
        stored = PROFILE.dump(profile)
        salt = stored.pop("salt")
        gone = {name: "" for name in CHANGING if name not in stored}
        operators = {"$set": stored, "$setOnInsert": {"salt": salt}, **({"$unset": gone} if gone else {})}
        await self._people.upsert(f"{profile.bot}:{profile.user}", operators)
