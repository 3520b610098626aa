"""One world a story."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from router.storage.embedded import EmbeddedServer
from router.storage.store import Store
from tests.conversations.world import World


@pytest.fixture
async def unopened(
    tmp_path: Path, embedded: EmbeddedServer, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A world that the story opens in its own way."""
    made = World(folder=tmp_path, uri=embedded.uri, database=database_name)

    async def time(_store: Store) -> datetime:
        """The database's host has the world's time: the product would follow this machine's, and its day."""
        return made.real.now()

    monkeypatch.setattr(Store, "time", time)
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
async def world(unopened: World) -> World:
    """The product at work in the sandbox's demo world, on a Monday morning."""
    await unopened.open()
    return unopened
