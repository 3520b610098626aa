"""Workers behind nginx: one is stopped and one killed in mid-traffic, and nobody notices."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from router.storage.collection import Document
from router.storage.embedded import EmbeddedServer
from tests.cluster.nginx import ADVICE, nginx
from tests.cluster.workers import Workers, stored, working
from tests.crash.burst import SAID, Burst, Sent, sends
from tests.crowd import FIRST

MANY = 18
"""So many people write before the stop, and as many others before the kill."""
LONG = 150.0
"""Seconds in which everything has happened on a busy machine."""
SOON = 20.0
"""Seconds that a take-over after a kill may last on a busy machine; it takes 3 to 6 on an idle one."""
AT_ONCE = 3.0
"""The same from the end of one that was stopped; it takes a fraction of a second, and a lease lasts five."""

pytestmark = pytest.mark.timeout(240)

log = logging.getLogger(__name__)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """A database of its own, for the processes that are killed."""
    with EmbeddedServer(tmp_path / "database") as server:
        yield server.uri


async def test_one_stopped_and_one_killed_in_mid_traffic_lose_and_double_nothing(
    tmp_path: Path, database: str
) -> None:
    async with working(tmp_path, database) as workers:
        await workers.lab.post("/bot", {"in_order": False})
        for kind in ("message", "callback_query"):
            # The same update on two connections at once, so to two workers.
            await workers.lab.post("/faults", {"kind": "duplicate", "method": kind, "count": None})
        bursts = [Burst(workers.lab, MANY, LONG, FIRST + at) for at in (0, MANY)]
        async with asyncio.timeout(LONG), asyncio.TaskGroup() as tasks:
            for burst, how in zip(bursts, (signal.SIGTERM, signal.SIGKILL), strict=True):
                running = tasks.create_task(burst.run())
                await sends(workers.lab, 30)
                courier = await workers.courier()
                assert not running.done(), "the burst was over before the signal"
                assert await workers.end(courier, how) == (0 if how is signal.SIGTERM else -how)
        await workers.quiet()
        sent = await bursts[-1].sent()
        hook = (await workers.lab.get("/outbox"))["webhook"]
    assert hook["url"], "a worker that stopped took the webhook away"
    log.warning("%s messages twice, all of them marked", sent.doubles)
    _check(bursts, sent, stored(database))


def _check(bursts: Sequence[Burst], sent: Sent, complaints: Sequence[Document]) -> None:
    """All that was told and said is there once, in whatever order several connections brought it."""
    numbers = {person: number for burst in bursts for person, number in burst.crowd.numbers.items()}
    assert sorted(numbers.values()) == sorted(c["_id"] for c in complaints)
    assert [c["_id"] for c in complaints if c["mailbox"] or "undelivered" in c] == []
    for complaint in complaints:
        person = complaint["consumer"]["user"]
        said = [event["text"] for event in complaint["log"] if event["kind"] == "said"]
        assert sorted(said) == [f"more {n} of {person}" for n in range(1, SAID + 1)]
    assert sent.cards.keys() == sent.statuses.keys() == set(numbers.values())
    assert sent.unmarked == []


async def test_the_courier_is_taken_over_within_seconds_and_at_once_when_it_was_stopped(
    tmp_path: Path, database: str
) -> None:
    async with working(tmp_path, database) as workers:
        stopped = await _hand_over(workers, signal.SIGTERM)
        killed = await _hand_over(workers, signal.SIGKILL)
        hooks = (await workers.lab.get("/calls", method="deleteWebhook"))["calls"]
    log.warning("taken over %.2f s after SIGTERM, %.2f s after SIGKILL", stopped, killed)
    assert (stopped < AT_ONCE, killed < SOON) == (True, True)
    assert hooks == []


async def _hand_over(workers: Workers, how: signal.Signals) -> float:
    """End the courier's worker, and start it again when another one works; the seconds between."""
    place = await workers.courier()
    code = await workers.end(place, how)
    begun = time.perf_counter()
    assert code == (0 if how is signal.SIGTERM else -how)
    assert await workers.courier() != place
    took = time.perf_counter() - begun
    await workers.back(place)
    return took


def test_a_missing_nginx_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NGINX", "/nowhere/nginx")
    with pytest.raises(LookupError) as error:
        nginx()
    assert str(error.value) == ADVICE and "apt-get install nginx-light" in ADVICE
