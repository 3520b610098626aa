"""The database itself: its indexes, and what happens while it is away."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo import WriteConcern
from structlog.testing import capture_logs

from router.clock import SystemClock
from router.domain.states import State
from router.ports import Unavailable
from router.storage.embedded import EmbeddedServer, free_port
from router.storage.indexes import INDEXES
from router.storage.store import LONGEST_WAIT, Store, connect
from tests.storage.samples import NOW, NUMBER, filing, following

IMPATIENT = "serverSelectionTimeoutMS=300"

Call = Callable[[Store], Awaitable[object]]


async def indexes_of(store: Store, collection: str) -> dict[str, bool]:
    """Names of the indexes beside `_id`, and whether they are sparse."""
    found: dict[str, Any] = await store._client[store._name][collection].index_information()
    return {name: bool(index.get("sparse")) for name, index in found.items() if name != "_id_"}


async def test_there_are_the_indexes_that_are_documented_and_no_others(store: Store) -> None:
    await store.ensure_indexes()
    assert await indexes_of(store, "complaints") == {
        "next_due_1": True,
        "product_day_1": True,
        "owed_at_1": True,
        "bot_1_consumer.user_1": False,
        "state_1_desk_1": False,
        "order_1": True,
        "pseudonym_1": False,
        "days_1": False,
        "undelivered_since_1": True,
    }
    assert await indexes_of(store, "digests") == {"owed_at_1": True, "undelivered_since_1": True}
    assert await indexes_of(store, "drafts") == {"due_1": True}
    assert await indexes_of(store, "blocks") == {"standing.at_1": True}
    assert await indexes_of(store, "restrained") == {"at_1": False}
    assert await indexes_of(store, "merchants") == {"terms_1_sorted_1": False, "sorted_1": False}
    assert await indexes_of(store, "desks") == {"desk_1": True, "moved_1": True}
    assert {index.collection for index in INDEXES} == {
        "blocks",
        "complaints",
        "crews",
        "desks",
        "digests",
        "drafts",
        "merchants",
        "people",
        "restrained",
    }


@pytest.mark.usefixtures("hasty_stop")
async def test_a_database_that_was_away_is_used_again_and_lost_nothing(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path) as server:
        store = connect(f"{server.uri}&{IMPATIENT}", "away")
        filed = filing(NOW)
        assert await store.complaints.write(filed)
        os.kill(server.pid, signal.SIGKILL)
        server.stop()
        for call in CALLS:
            with pytest.raises(Unavailable):
                await call(store)
        with EmbeddedServer(tmp_path, server.port):
            await store.wait_ready(asyncio.sleep)
            assert await store.complaints.get(NUMBER) == filed.after
            assert await store.complaints.write(following(filed.after))
        store.close()


CALLS: list[Call] = [
    lambda store: store.ping(),
    lambda store: store.complaints.get(NUMBER),
    lambda store: store.complaints.write(filing()),
    lambda store: store.complaints.of_desk("care", [State.SUBMITTED], 1),
    lambda store: store.parked.count(),
]


@pytest.mark.usefixtures("hasty_stop")
async def test_waiting_says_once_that_the_database_is_away_and_once_that_it_is_back(tmp_path: Path) -> None:
    port = free_port()
    store = connect(f"mongodb://127.0.0.1:{port}/?{IMPATIENT}", "waiting")
    waits: list[float] = []
    started: list[EmbeddedServer] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            started.append(EmbeddedServer(tmp_path, port))

    with capture_logs() as logs:
        await store.wait_ready(sleep)
    store.close()
    started[0].stop()
    assert waits == [1, 2, 4] and waits[-1] < LONGEST_WAIT
    assert [(entry["event"], entry["asked"]) for entry in logs] == [
        ("database_away", "read"),
        ("database_back", "read"),
    ]


async def test_what_is_acknowledged_is_on_disk_unless_the_uri_says_otherwise() -> None:
    for options, expected in [
        ("", WriteConcern(w="majority", j=True, wtimeout=10_000)),
        ("?w=1&journal=false", WriteConcern(w=1, j=False, wtimeout=10_000)),
    ]:
        store = connect(f"mongodb://127.0.0.1:9/{options}", "x")
        assert store._client.write_concern == expected
        assert store._client.read_concern.level == "majority"
        assert store._client.options.retry_writes
        store.close()


async def test_the_server_tells_its_time(embedded: EmbeddedServer) -> None:
    store = connect(embedded.uri, "clock")
    before, told, after = SystemClock().now(), await store.time(), SystemClock().now()
    near = timedelta(seconds=1)
    assert before - near <= told <= after + near
    store.close()
