"""People as the bot knows them."""

from __future__ import annotations

from collections import abc
from datetime import UTC, datetime

from router.domain.caring import Care
from router.ports import Profile
from router.storage.codec import CARE, PROFILE
from router.storage.collection import Collection

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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
        stored.pop("care", None)
        gone = {name: "" for name in CHANGING if name not in stored}
        operators = {"$set": stored, "$setOnInsert": {"salt": salt}, **({"$unset": gone} if gone else {})}
        await self._people.upsert(f"{profile.bot}:{profile.user}", operators)

    async def set_care(self, bot: int, user: int, care: Care) -> None:
        """Remember what somebody known asked for, and how it stands."""
        await self._people.update({"_id": f"{bot}:{user}"}, {"$set": {"care": CARE.dump(care)}})

    async def care_due(self, bot: int, now: datetime, limit: int) -> list[Profile]:
        """People whose wishes are to be looked at, longest due first."""
        found = await self._people.many({"care.due": {"$lte": now}, "bot": bot}, by="care.due", limit=limit)
        return [PROFILE.load(document) for document in found]

    async def next_care_due(self, bot: int) -> datetime | None:
        """When that is for the first of them."""
        found = await self._people.many(
            {"care.due": {"$gt": EPOCH}, "bot": bot}, {"care.due": 1}, by="care.due", limit=1
        )
        due: datetime | None = found[0]["care"]["due"] if found else None
        return due
