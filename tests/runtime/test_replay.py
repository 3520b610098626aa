"""Parked updates are tried once more, each by itself."""

from collections.abc import Mapping
from typing import Any

import pytest
import structlog

from router.ports import Unavailable
from router.replay import Replayed, feed_parked
from tests.runtime.fakes import FakeParked


async def test_what_is_handled_is_forgotten_and_the_rest_stays() -> None:
    parked = FakeParked()
    for update in (3, 1, 2):
        await parked.park(update, {"update_id": update, "text": "my words"}, "ValueError")
    fed: list[int] = []

    async def feed(raw: Mapping[str, Any]) -> None:
        fed.append(raw["update_id"])
        if raw["update_id"] == 2:
            raise ValueError("my words")

    with structlog.testing.capture_logs() as lines:
        assert await feed_parked(parked, feed) == Replayed(handled=2, failed=1)
    assert fed == [1, 2, 3]
    assert list(parked.kept) == [2]
    assert [(line["event"], line["update"]) for line in lines] == [("replay_failed", 2)]
    assert "words" not in repr(lines)


async def test_without_the_database_nothing_is_forgotten() -> None:
    parked = FakeParked()
    await parked.park(1, {}, "ValueError")

    async def feed(_: Mapping[str, Any]) -> None:
        raise Unavailable

    with pytest.raises(Unavailable):
        await feed_parked(parked, feed)
    assert list(parked.kept) == [1]
