"""A database that is away, hangs, or refuses: one error, one line in the log, nothing taken for stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import AutoReconnect, BulkWriteError, NotPrimaryError, OperationFailure, WTimeoutError
from structlog.testing import capture_logs

from router.ports import Unavailable
from router.storage import embedded
from router.storage.collection import Document
from router.storage.embedded import EmbeddedServer
from router.storage.reach import REFUSING, Reach
from router.storage.store import connect
from tests.storage.samples import NUMBER, Elapsed, filing, following

Refuse = Callable[[Mapping[str, Any] | None], None]


@pytest.mark.parametrize(
    "error",
    [
        NotPrimaryError("not primary"),
        WTimeoutError("waiting for replication timed out", 64),
        OperationFailure("disk full", 14031),
        OperationFailure("stepping down", 189),
        OperationFailure("odd", 999_999, {"errorLabels": ["RetryableWriteError"]}),
        BulkWriteError({"writeErrors": [{"code": 11000}], "writeConcernErrors": [{"code": 64}]}),
        BulkWriteError({"writeErrors": [{"code": 11000}, {"code": 10107}]}),
    ],
    ids=repr,
)
def test_what_a_server_cannot_do_now_is_away(error: Exception) -> None:
    with pytest.raises(Unavailable), Reach().asking("write"):
        raise error


@pytest.mark.parametrize(
    "error",
    [
        OperationFailure("unknown operator", 9),
        OperationFailure("no code"),
        BulkWriteError({"writeErrors": [{"code": 121}, {"code": 10107}]}),
        BulkWriteError({"writeErrors": [{"code": 11000}]}),
    ],
    ids=repr,
)
def test_what_we_ask_wrongly_is_a_fault_of_ours(error: Exception) -> None:
    with pytest.raises(OperationFailure), Reach().asking("write"):
        raise error


def test_it_is_said_once_when_it_begins_and_once_when_it_is_over() -> None:
    elapsed = Elapsed()
    reach = Reach(elapsed)
    with capture_logs() as lines:
        for _ in range(1000):
            with pytest.raises(Unavailable), reach.asking("write"):
                raise AutoReconnect("gone")
            with reach.asking("read"):
                elapsed.seconds += 0.06
        assert reach.lost("write") and not reach.lost("read")
        for _ in range(3):
            with reach.asking("write"):
                pass
    assert [(line["event"], line["asked"]) for line in lines] == [
        ("database_away", "write"),
        ("database_back", "write"),
    ]
    assert lines[1]["seconds"] == 60.0
    assert not reach.lost("write")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[EmbeddedServer, Refuse]]:
    """A server that can be told to refuse commands, as MongoDB's own tests do."""
    monkeypatch.setattr(embedded, "_CONFIG", "[server]\nenable_test_commands = true\n")
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0)
    client: MongoClient[Document]
    with EmbeddedServer(tmp_path) as server, MongoClient(server.uri) as client:

        def refuse(data: Mapping[str, Any] | None) -> None:
            told = {"failCommands": ["insert", "update", "delete"], **data} if data else {}
            mode = "alwaysOn" if data else "off"
            client.admin.command({"configureFailPoint": "failCommand", "mode": mode, "data": told})

        yield server, refuse


REFUSALS = {
    "not primary": {"errorCode": 10107, "errorLabels": ["RetryableWriteError"]},
    "disk full": {"errorCode": 14031},
    "no majority": {"writeConcernError": {"code": 64, "errmsg": "waiting for replication timed out"}},
    "connection lost": {"closeConnection": True},
}


@pytest.mark.parametrize("how", REFUSALS)
async def test_while_writes_are_refused_nothing_counts_as_stored_and_health_says_so(
    server: tuple[EmbeddedServer, Refuse], how: str
) -> None:
    database, refuse = server
    store = connect(database.uri, "refusing")
    filed = filing()
    assert await store.complaints.write(filed)
    change = following(filed.after)
    with capture_logs() as lines:
        refuse(REFUSALS[how])
        for write in (
            lambda: store.complaints.write(change),
            lambda: store.leases.acquire("courier", "one", 10),
            store.usable,
        ):
            with pytest.raises(Unavailable):
                await write()
        refuse(None)
        await store.wait_ready(asyncio.sleep)
        await store.usable()
    writing = [line["event"] for line in lines if line["asked"] == "write"]
    assert writing == ["database_away", "database_back"]
    now = await store.complaints.get(NUMBER)
    assert now in (filed.after, change.after)
    if now == filed.after:
        assert await store.complaints.write(change)
    store.close()


def test_the_codes_are_none_of_a_fault_of_ours() -> None:
    """Duplicate key, bad value, failed to parse, unauthorized: those have other ways."""
    assert not REFUSING & {2, 9, 13, 18, 11000}
