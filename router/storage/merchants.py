"""Merchants made at run time: one document each, with the terms that find it by a part of its name."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from router.domain.enrolment import Enrolled
from router.domain.naming import latin, terms
from router.domain.policy import Label
from router.storage.codec import ENROLLED
from router.storage.collection import Collection, Document

CANDIDATES = 200
"""Merchants that are looked at for one word of several."""


class MongoMerchants:
    """`Merchants` in MongoDB. `terms` are compared whole: a search by equality is flat on every server."""

    def __init__(self, merchants: Collection) -> None:
        self._merchants = merchants

    async def find(self, id: str) -> Enrolled | None:
        """The merchant of an id."""
        document = await self._merchants.one({"_id": id})
        return _enrolled(document) if document else None

    async def names(self, ids: Some[str]) -> Mapping[str, Label]:
        """Names of those among the ids that are there."""
        found = await self._merchants.many({"_id": {"$in": list(ids)}}, {"name": 1})
        return {document["_id"]: document["name"] for document in found}

    async def add(self, merchant: Enrolled) -> bool:
        """Keep a new one; False when the id is taken."""
        stored = ENROLLED.dump(merchant)
        id = stored.pop("id")
        return await self._merchants.insert({"_id": id, **stored, **_found_by(id, merchant.name)})

    async def change(self, id: str, **fields: Any) -> bool:
        """Set fields of `Enrolled`; False when there is no such merchant."""
        found_by = _found_by(id, fields["name"]) if "name" in fields else {}
        return await self._merchants.update({"_id": id}, {"$set": fields | found_by})

    async def search(self, wanted: Sequence[str], limit: int) -> list[Enrolled]:
        """Those whose name has all these terms, by name; exact where one of them is not in hundreds."""
        if not wanted:
            return []
        found: list[Enrolled] = []
        for term in sorted(wanted, key=len, reverse=True):
            # One at a time: the embedded database reads everything where a query has two.
            having = await self._read({"terms": term}, CANDIDATES)
            found = [merchant for merchant in having if set(wanted) <= set(terms(merchant.name))]
            if len(having) < CANDIDATES:
                break
        return found[:limit]

    async def listed(self, limit: int, *, after: str = "", before: str = "") -> list[Enrolled]:
        """Some in the order of their names: the first ones, or next to the merchant of an id."""
        place = await self._merchants.one({"_id": after or before}, {"sorted": 1}) if after or before else {}
        key = (place or {}).get("sorted", "")
        if before:
            return (await self._read({"sorted": {"$lt": key}}, limit, newest=True))[::-1]
        return await self._read({"sorted": {"$gt": key}}, limit)

    async def some(self, limit: int) -> list[str]:
        """Ids of some, by name where they are all: cheap enough to learn whether there are few."""
        found = await self._merchants.many({}, {"sorted": 1}, limit=limit)
        return [document["_id"] for document in sorted(found, key=lambda document: document["sorted"])]

    async def count(self) -> int:
        """How many there are."""
        return await self._merchants.count()

    async def _read(self, query: Document, limit: int, *, newest: bool = False) -> list[Enrolled]:
        found = await self._merchants.many(query, FIELDS, by="sorted", newest=newest, limit=limit)
        return [_enrolled(document) for document in found]


FIELDS = {f.name: 1 for f in fields(Enrolled) if f.name != "id"}


def _enrolled(document: Document) -> Enrolled:
    return ENROLLED.load({**document, "id": document["_id"]})


def _found_by(id: str, name: Label) -> Document:
    """What it is found and sorted by; its id too, so that no two stand at the same place."""
    return {"terms": terms(name), "sorted": f"{latin(next(iter(name.values())))} {id}"}
