"""The embedded database, started once a session, and a database name of its own for each test."""

from collections.abc import Iterator
from itertools import count

import pytest

from router.storage.embedded import EmbeddedServer

_numbers = count(1)


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """The embedded database as a real process on a free port."""
    with EmbeddedServer(tmp_path_factory.mktemp("embedded")) as server:
        yield server


@pytest.fixture
def database_name() -> str:
    """A name that no other test of this session uses."""
    return f"test{next(_numbers)}"
