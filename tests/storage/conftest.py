"""One contract for the stores, over the mock in memory and over a real server on the wire."""

from collections.abc import AsyncIterator
from datetime import UTC

import pytest
from mongomock_motor import AsyncMongoMockClient

from router.storage import embedded
from router.storage.store import Store, connect
from tests.storage.samples import Elapsed


@pytest.fixture
def elapsed() -> Elapsed:
    """Monotonic time that the test moves."""
    return Elapsed()


@pytest.fixture(params=["mock", "wire"])
async def store(request: pytest.FixtureRequest, elapsed: Elapsed, database_name: str) -> AsyncIterator[Store]:
    """An empty store with its indexes."""
    if request.param == "mock":
        store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), database_name, elapsed=elapsed)
    else:
        uri = request.getfixturevalue("embedded").uri
        store = connect(uri, database_name, elapsed=elapsed)
    await store.ensure_indexes()
    yield store
    store.close()


@pytest.fixture
def hasty_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill the embedded database at once: ending by itself takes it two seconds."""
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0)
