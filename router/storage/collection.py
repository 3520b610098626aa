"""The one place that talks to the driver: a collection with the few calls that the stores need.

Only calls that motor and pymongo's own asyncio client both have are used, so that changing the driver means
changing this file and `store`. A database that is away becomes `Unavailable` here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from motor.motor_asyncio import AsyncIOMotorCollection
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    WriteConcernError,
)

from router.ports import Unavailable

Document: TypeAlias = dict[str, Any]
Query: TypeAlias = Mapping[str, Any]

DUPLICATE_KEY = 11000


@contextmanager
def reaching() -> Iterator[None]:
    """Turns the driver's ways of saying "away" into `Unavailable`."""
    try:
        yield
    except (ConnectionFailure, ExecutionTimeout, WriteConcernError) as error:
        raise Unavailable(str(error)) from error


class Collection:
    """Documents of one kind. Every method raises `Unavailable` when the database is away."""

    def __init__(self, driver: AsyncIOMotorCollection[Document]) -> None:
        self._driver = driver

    async def one(self, query: Query, fields: Query | None = None) -> Document | None:
        """The document that matches, with only these fields."""
        with reaching():
            return await self._driver.find_one(query, fields)

    async def many(
        self, query: Query, fields: Query | None = None, *, by: str = "", newest: bool = False, limit: int = 0
    ) -> list[Document]:
        """All that match, ordered by a field when one is named; `limit` 0 is no limit."""
        with reaching():
            cursor = self._driver.find(query, fields, limit=limit)
            return [document async for document in (cursor.sort(by, -1 if newest else 1) if by else cursor)]

    async def insert(self, document: Document) -> bool:
        """False when the id is taken."""
        with reaching():
            try:
                await self._driver.insert_one(document)
            except DuplicateKeyError:
                return False
        return True

    async def insert_new(self, documents: Sequence[Document]) -> None:
        """Insert those whose id is not taken yet."""
        with reaching():
            try:
                await self._driver.insert_many(documents, ordered=False)
            except BulkWriteError as error:
                if any(e["code"] != DUPLICATE_KEY for e in (error.details or {}).get("writeErrors", ())):
                    raise

    async def update(self, query: Query, operators: Query) -> bool:
        """Change one document by operators; False when none matches."""
        with reaching():
            return (await self._driver.update_one(query, operators)).matched_count == 1

    async def upsert(self, id: object, operators: Query) -> None:
        """Change the document with this id by operators, or make it."""
        with reaching():
            try:
                await self._driver.update_one({"_id": id}, operators, upsert=True)
            except DuplicateKeyError:  # somebody made it in between: now it is there to be changed
                await self._driver.update_one({"_id": id}, operators)

    async def replace(self, document: Document) -> None:
        """Put a document in place of the one with its id, or make it."""
        with reaching():
            await self._driver.replace_one({"_id": document["_id"]}, document, upsert=True)

    async def remove(self, id: object) -> None:
        """Forget a document."""
        with reaching():
            await self._driver.delete_one({"_id": id})

    async def count(self) -> int:
        """How many documents there are."""
        with reaching():
            return await self._driver.count_documents({})

    async def index(self, fields: Sequence[str], *, sparse: bool) -> None:
        """Make an index if it is not there."""
        with reaching():
            await self._driver.create_index([(name, 1) for name in fields], sparse=sparse)
