"""The one place that talks to the driver: a collection with the few calls that the stores need.

Only calls that motor and pymongo's own asyncio client both have are used, so that changing the driver means
changing this file, `reach` and `store`. A database that is away becomes `Unavailable` there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any, TypeAlias

from motor.motor_asyncio import AsyncIOMotorCollection
from pymongo.errors import BulkWriteError, DuplicateKeyError

from router.storage.reach import DUPLICATE_KEY, Asked, Reach

Document: TypeAlias = dict[str, Any]
Query: TypeAlias = Mapping[str, Any]
Observe: TypeAlias = Callable[[str, float], object]
"""Is told an operation and the seconds it took."""


def unobserved(operation: str, seconds: float) -> None:
    """For whoever has no use for how long calls take."""


class Collection:
    """Documents of one kind. Every method raises `Unavailable` when the database is away."""

    def __init__(
        self,
        driver: AsyncIOMotorCollection[Document],
        observe: Observe = unobserved,
        reach: Reach | None = None,
    ) -> None:
        """`observe` is told how long each call to the database took."""
        self._driver = driver
        self._observe = observe
        self._reach = reach or Reach()

    @contextmanager
    def _asking(self, operation: str, asked: Asked = "write") -> Iterator[None]:
        begun = perf_counter()
        try:
            with self._reach.asking(asked):
                yield
        finally:
            self._observe(operation, perf_counter() - begun)

    async def one(self, query: Query, fields: Query | None = None) -> Document | None:
        """The document that matches, with only these fields."""
        with self._asking("find", "read"):
            return await self._driver.find_one(query, fields)

    async def many(
        self, query: Query, fields: Query | None = None, *, by: str = "", newest: bool = False, limit: int = 0
    ) -> list[Document]:
        """All that match, ordered by a field when one is named; `limit` 0 is no limit."""
        with self._asking("find", "read"):
            cursor = self._driver.find(query, fields, limit=limit)
            return [document async for document in (cursor.sort(by, -1 if newest else 1) if by else cursor)]

    async def insert(self, document: Document) -> bool:
        """False when the id is taken."""
        with self._asking("insert"):
            try:
                await self._driver.insert_one(document)
            except DuplicateKeyError:
                return False
        return True

    async def insert_new(self, documents: Sequence[Document]) -> None:
        """Insert those whose id is not taken yet."""
        with self._asking("insert"):
            try:
                await self._driver.insert_many(documents, ordered=False)
            except BulkWriteError as error:
                told = error.details or {}
                codes = {e["code"] for e in told.get("writeErrors", ())}
                if codes != {DUPLICATE_KEY} or told.get("writeConcernErrors"):
                    raise

    async def update(self, query: Query, operators: Query) -> bool:
        """Change one document by operators; False when none matches."""
        with self._asking("update"):
            return (await self._driver.update_one(query, operators)).matched_count == 1

    async def upsert(self, id: object, operators: Query) -> bool:
        """Change the document with this id by operators, or make it; False when it was so already."""
        with self._asking("update"):
            try:
                result = await self._driver.update_one({"_id": id}, operators, upsert=True)
            except DuplicateKeyError:  # somebody made it in between: now it is there to be changed
                result = await self._driver.update_one({"_id": id}, operators)
        return result.upserted_id is not None or result.modified_count == 1

    async def replace(self, document: Document) -> None:
        """Put a document in place of the one with its id, or make it."""
        with self._asking("replace"):
            await self._driver.replace_one({"_id": document["_id"]}, document, upsert=True)

    async def exchange(self, query: Query, document: Document) -> bool:
        """Put a document in place of the one that matches; False when none does."""
        with self._asking("replace"):
            return (await self._driver.replace_one(query, document)).matched_count == 1

    async def remove(self, id: object) -> None:
        """Forget a document."""
        await self.remove_one({"_id": id})

    async def remove_one(self, query: Query) -> bool:
        """Forget the document that matches; False when none does."""
        with self._asking("remove"):
            return (await self._driver.delete_one(query)).deleted_count == 1

    async def count(self, query: Query | None = None) -> int:
        """How many documents match; of all, without a query."""
        with self._asking("count", "read"):
            return await self._driver.count_documents(query or {})

    async def index(self, fields: Sequence[str], *, sparse: bool) -> None:
        """Make an index if it is not there."""
        with self._asking("index"):
            await self._driver.create_index([(name, 1) for name in fields], sparse=sparse)
