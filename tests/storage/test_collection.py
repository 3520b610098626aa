"""The door to the driver: what a server may answer that the embedded one and the mock do not."""

from typing import Any

import pytest
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    DuplicateKeyError,
    ExecutionTimeout,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WriteConcernError,
)
from pymongo.results import UpdateResult

from router.ports import Unavailable
from router.storage.collection import Collection


class Answering:
    """A driver's collection that fails with these errors, one a call, and then works."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls: list[tuple[Any, Any]] = []

    async def update_one(self, query: Any, operators: Any, **options: Any) -> UpdateResult:
        self.calls.append((query, options))
        if self.errors:
            raise self.errors.pop(0)
        return UpdateResult({"n": 1, "nModified": 1}, acknowledged=True)

    async def insert_many(self, documents: Any, ordered: bool) -> None:
        raise self.errors.pop(0)


async def test_an_upsert_that_met_another_one_changes_what_that_made() -> None:
    driver = Answering(DuplicateKeyError("raced"))
    assert await Collection(driver).upsert("a", {"$set": {"x": 1}})
    assert driver.calls == [({"_id": "a"}, {"upsert": True}), ({"_id": "a"}, {})]


@pytest.mark.parametrize(
    "error",
    [
        AutoReconnect("gone"),
        NetworkTimeout("slow"),
        ServerSelectionTimeoutError("nobody"),
        WriteConcernError("not on a majority", 64),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_database_that_is_away_is_said_in_one_way(error: Exception) -> None:
    with pytest.raises(Unavailable, match=type(error).__name__):
        await Collection(Answering(error)).upsert("a", {"$set": {"x": 1}})


@pytest.mark.parametrize("error", [WriteConcernError, NotPrimaryError, ExecutionTimeout])
async def test_what_a_server_says_is_not_repeated(error: type[Exception]) -> None:
    """It may quote the document."""
    told = {"errmsg": "no", "written": "my words"}
    with pytest.raises(Unavailable) as away:
        await Collection(Answering(_of(error, told))).upsert("a", {"$set": {"x": 1}})
    assert "my words" not in str(away.value)


def _of(error: type[Exception], told: dict[str, Any]) -> Exception:
    return error("no", told) if error is NotPrimaryError else error("no", 1, told)


@pytest.mark.parametrize("code", [13, 18])
async def test_a_wrong_password_is_a_database_that_is_away(code: int) -> None:
    with pytest.raises(Unavailable, match="password"):
        await Collection(Answering(OperationFailure("no", code))).upsert("a", {"$set": {"x": 1}})


async def test_every_call_is_observed_also_one_that_fails() -> None:
    seen: list[tuple[str, float]] = []
    collection = Collection(Answering(AutoReconnect("gone")), lambda what, took: seen.append((what, took)))
    with pytest.raises(Unavailable):
        await collection.upsert("a", {"$set": {"x": 1}})
    ((what, took),) = seen
    assert (what, 0 <= took < 60) == ("update", True)


async def test_a_mistake_of_ours_is_not_taken_for_a_database_that_is_away() -> None:
    with pytest.raises(OperationFailure):
        await Collection(Answering(OperationFailure("unknown operator"))).upsert("a", {"$x": 1})


@pytest.mark.parametrize("codes", [[121], [11000, 121]])
async def test_new_documents_that_are_refused_are_not_taken_for_known_ones(codes: list[int]) -> None:
    refused = BulkWriteError({"writeErrors": [{"code": code} for code in codes]})
    with pytest.raises(BulkWriteError):
        await Collection(Answering(refused)).insert_new([{"_id": 1}])
