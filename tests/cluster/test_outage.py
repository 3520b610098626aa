"""The database is away, hangs or loses answers in mid-traffic: nothing is lost, nothing acted twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import pytest
from aiohttp import ClientSession

from router.storage.collection import Document
from router.storage.embedded import EmbeddedServer
from tests.chaos import ChaosProxy
from tests.cluster.workers import ended, stored, until, working
from tests.conversations.people import Laboratory
from tests.crash.burst import SAID, Burst, Sent, sends
from tests.processes import Product, sandbox

LONG = 150.0
"""Seconds in which everything has happened on a busy machine."""

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[EmbeddedServer]:
    """A database of its own."""
    with EmbeddedServer(tmp_path / "database") as server:
        yield server


def behind(proxy: ChaosProxy) -> str:
    """The database's address for those who are to lose it."""
    return f"mongodb://127.0.0.1:{proxy.port}/?directConnection=true&retryWrites=false"


async def test_workers_refuse_what_they_cannot_store_and_go_on_when_it_is_back(
    tmp_path: Path, database: EmbeddedServer
) -> None:
    async with (
        ChaosProxy(database.port) as proxy,
        working(
            tmp_path, database.uri, 3, through=behind(proxy), environment={"ROUTER_WEB__HEALTH": "true"}
        ) as bots,
        ClientSession() as client,
    ):
        burst = Burst(bots.lab, 10, LONG)

        async def trouble() -> None:
            await sends(bots.lab, 10)
            proxy.refuse()
            assert [await readiness(client, port) for port in bots.ports] == [503] * 3
            await bots.lab.post("/people/501/send", {"text": "said while it was away"})
            await until(lambda: refused(bots.lab), LONG)
            await proxy.heal()

        await through(burst, trouble)
        await bots.quiet()
        assert [await readiness(client, port) for port in bots.ports] == [200] * 3
        _check(burst, await burst.sent(), stored(database.uri))
        for one in bots.all:
            events = Counter(line["event"] for line in one.lines())
            assert 1 <= events["database_away"] <= 2, events
            assert events["database_back"] == events["database_away"]


@pytest.mark.parametrize("how", ["cut", "hang", "lose_answers"])
async def test_polling_confirms_nothing_meanwhile(tmp_path: Path, database: EmbeddedServer, how: str) -> None:
    async with ChaosProxy(database.port) as proxy, sandbox(tmp_path / "sandbox.log") as lab:
        bot = Product(lab.url, behind(proxy), tmp_path / "bot.log")
        await bot.ready()
        burst = Burst(lab, 8, LONG)

        async def trouble() -> None:
            await sends(lab, 15)
            getattr(proxy, how)()
            await lab.post("/people/501/send", {"text": "said while it was away"})
            await bot.says("database_away")
            assert await pending(lab) > 0
            await proxy.heal()

        try:
            await through(burst, trouble)
            await until(lambda: settled(lab, database.uri), LONG)
            lines = list(bot.lines())
        finally:
            assert await ended(bot) == 0
        answers = (await lab.get("/chats/501", viewer=501))["messages"]
        sent = await burst.sent()
    assert any(message["by_bot"] for message in answers)
    _check(burst, sent, stored(database.uri))
    away = [line for line in lines if line["event"] == "database_away"]
    assert 1 <= len(away) <= 4, away
    assert len([line for line in lines if line.get("level") in {"warning", "error"}]) <= 10


async def through(burst: Burst, trouble: Callable[[], Awaitable[None]]) -> None:
    """The burst, with trouble in the middle of it."""
    async with asyncio.timeout(LONG), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(burst.run())
        await trouble()
        assert not running.done(), "the burst was over before the trouble"


async def readiness(client: ClientSession, port: int) -> int:
    """What a worker says of itself."""
    async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
        return answer.status


async def refused(lab: Laboratory) -> bool:
    """Whether the webhook has said that it cannot take an update."""
    told = (await lab.get("/outbox"))["webhook"]
    return "500" in str(told.get("error") or told.get("last_error_message") or "")


async def pending(lab: Laboratory) -> int:
    """Updates that nobody has confirmed."""
    return int((await lab.get("/counters"))["pending"])


async def settled(lab: Laboratory, uri: str) -> bool:
    """Whether everything was taken and everything owed is sent."""
    return not await pending(lab) and not any(c["mailbox"] for c in stored(uri))


def _check(burst: Burst, sent: Sent, complaints: Sequence[Document]) -> None:
    numbers = burst.crowd.numbers
    assert sorted(numbers.values()) == sorted(c["_id"] for c in complaints)
    for complaint in complaints:
        person = complaint["consumer"]["user"]
        said = [event["text"] for event in complaint["log"] if event["kind"] == "said"]
        assert sorted(said) == [f"more {n} of {person}" for n in range(1, SAID + 1)]
    assert [c["_id"] for c in complaints if c["mailbox"] or "undelivered" in c] == []
    assert sent.cards.keys() == sent.statuses.keys() == set(numbers.values())
    assert sent.unmarked == []
