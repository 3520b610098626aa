"""Kill -9 in the middle of a burst of 100 complaints, ten times at random moments: nothing is lost."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random  # noqa: TID251 - drawn from a seed that is printed

import pytest
from pymongo import MongoClient

from router.storage.collection import Document
from router.storage.embedded import EmbeddedServer
from tests.conversations.people import Laboratory
from tests.crash.burst import Burst, Sent, in_order, sends, stored_well
from tests.processes import Product, sandbox

COMPLAINTS = 100
KILLS = 10
DATABASE_DIES_BEFORE = (3, 7)
"""Before these kills of the bot the database is killed too, and the bot goes on without it for a while."""
SENDS, LIFE = 420, 12
"""A burst makes 500 messages of the bot: all kills come within these, and each life of the bot has some."""
UNSETTLED = 8
"""So many messages at most are sent and unsettled at any moment."""

LONG = 200.0
"""Seconds in which all is over on a busy machine: a courier that was killed is missed for five seconds."""

PATIENCE = 60.0
"""Seconds for what is then still owed."""

pytestmark = pytest.mark.timeout(300)

log = logging.getLogger(__name__)


class Mortal:
    """A database server that can be killed, and comes back with its data at the same place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.server = EmbeddedServer(folder)

    def die_and_rise(self) -> None:
        """Kill -9, and start again."""
        os.kill(self.server.pid, signal.SIGKILL)
        self.server.stop()
        self.server = EmbeddedServer(self._folder, self.server.port)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Mortal]:
    """A database of its own."""
    mortal = Mortal(tmp_path / "database")
    yield mortal
    mortal.server.stop()


@pytest.fixture
def seed() -> int:
    """Another one each time; `CRASH_SEED` repeats a run."""
    chosen = int(os.environ.get("CRASH_SEED") or time.time_ns() % 1_000_000)
    log.warning("CRASH_SEED=%s", chosen)
    return chosen


async def test_ten_kills_in_a_burst_lose_nothing(tmp_path: Path, database: Mortal, seed: int) -> None:
    async with sandbox(tmp_path / "sandbox.log") as lab:
        bot = Product(lab.url, database.server.uri, tmp_path / "bot.log")
        await bot.ready()
        burst = Burst(lab, COMPLAINTS, LONG)
        try:
            async with asyncio.timeout(LONG), asyncio.TaskGroup() as tasks:
                running = tasks.create_task(burst.run())
                await _kill(lab, bot, database, _lives(Random(seed)))
                assert not running.done(), "the burst was over before the last kill"
            await _settled(database.server.uri)
        finally:
            bot.stop()
        sent = await burst.sent()
    log.warning("%s kills, %s messages twice", KILLS, sent.doubles)
    _check(burst, sent, _stored(database.server.uri))
    assert sent.doubles <= KILLS * UNSETTLED


def _lives(drawn: Random) -> list[int]:
    """After how many messages each life of the bot ends."""
    moments = [0, *sorted(drawn.sample(range(SENDS - KILLS * LIFE), KILLS))]
    return [LIFE + after - before for before, after in pairwise(moments)]


async def _kill(lab: Laboratory, bot: Product, database: Mortal, lives: list[int]) -> None:
    for n, messages in enumerate(lives, 1):
        await sends(lab, messages)
        if n in DATABASE_DIES_BEFORE:
            database.die_and_rise()
        assert bot.stop(signal.SIGKILL) == -signal.SIGKILL
        bot.start()


def _check(burst: Burst, sent: Sent, stored: list[Document]) -> None:
    numbers = burst.crowd.numbers
    assert sorted(numbers.values()) == sorted(c["_id"] for c in stored)
    assert len(stored) == burst.size
    assert [c["_id"] for c in stored if not stored_well(c)] == []
    assert sent.cards.keys() == sent.statuses.keys() == set(numbers.values())
    assert sent.unmarked == []
    assert [n for person, n in numbers.items() if not in_order(sent, n, person)] == []


async def test_stopping_in_a_burst_loses_and_doubles_nothing(tmp_path: Path, database: Mortal) -> None:
    async with sandbox(tmp_path / "sandbox.log") as lab:
        bot = Product(lab.url, database.server.uri, tmp_path / "bot.log")
        await bot.ready()
        burst = Burst(lab, 40, LONG)
        try:
            async with asyncio.timeout(LONG), asyncio.TaskGroup() as tasks:
                tasks.create_task(burst.run())
                for messages in (40, 30, 20):
                    await sends(lab, messages)
                    assert bot.stop() == 0
                    await bot.ready()
            await _settled(database.server.uri)
        finally:
            bot.stop()
        sent = await burst.sent()
    _check(burst, sent, _stored(database.server.uri))
    assert sent.doubles == 0


async def _settled(uri: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while any(c["mailbox"] for c in _stored(uri)):
            await asyncio.sleep(0.1)


def _stored(uri: str) -> list[Document]:
    client: MongoClient[Document] = MongoClient(uri)
    with client:
        return list(client["complaints"]["complaints"].find())
