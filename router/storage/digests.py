"""Digests in MongoDB: a digest is made once, and owed like a complaint's mail."""

from __future__ import annotations

from collections.abc import Mapping

from router.digest_ports import Digest
from router.storage.changes import earliest
from router.storage.codec import MAIL
from router.storage.collection import Collection, Document


class MongoDigests:
    """`Digests` in MongoDB."""

    def __init__(self, digests: Collection) -> None:
        self._digests = digests

    async def known(self, id: str) -> bool:
        """Whether it was made before."""
        return await self._digests.one({"_id": id}, {"_id": 1}) is not None

    async def numbers(self, id: str) -> Mapping[str, float]:
        """What was counted in it; empty for one that was not made."""
        found = await self._digests.one({"_id": id}, {"numbers": 1})
        numbers: Mapping[str, float] = found.get("numbers", {}) if found else {}
        return numbers

    async def none(self) -> bool:
        """Whether no digest was ever made; notices do not count."""
        return await self._digests.one({"notice": {"$ne": True}}, {"_id": 1}) is None

    async def add(self, digest: Digest) -> bool:
        """Store with its mail; False when it was made before."""
        owed_at = earliest(digest.mail)
        stored: Document = {"_id": digest.id, "mailbox": [MAIL.dump(m) for m in digest.mail]}
        if digest.numbers:
            stored["numbers"] = dict(digest.numbers)
        if digest.notice:
            stored["notice"] = True
        return await self._digests.insert(stored | ({"owed_at": owed_at} if owed_at else {}))
