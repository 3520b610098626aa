"""One contract for the stores, over the mock in memory and over a real server on the wire."""

from collections.abc import AsyncIterator
from datetime import UTC

import pytest
from mongomock_motor import AsyncMongoMockClient

from router.storage import embedded
from router.storage.store import Store, connect
from tests.storage.samples import NOW, HandClock


@pytest.fixture
def clock() -> HandClock:
    """A clock that the test moves."""
    return HandClock(NOW)


@pytest.fixture(params=["mock", "wire"])
async def store(request: pytest.FixtureRequest, clock: HandClock, database_name: str) -> AsyncIterator[Store]:
    """An empty store with its indexes."""
    if request.param == "mock":
        store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), database_name, clock=clock)
    else:
        uri = request.getfixturevalue("embedded").uri
        store = connect(uri, database_name, clock=clock)
    await store.ensure_indexes()
    yield store
    store.close()


@pytest.fixture
def hasty_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill the embedded database at once: ending by itself takes it two seconds."""
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0)
