"""Being told to stop: what is in hand is finished or left with Telegram; a second signal ends it at once."""

from __future__ import annotations

import signal
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from router.storage.embedded import EmbeddedServer, free_port
from tests.chaos import ChaosProxy
from tests.cluster.workers import ended, hooked, until
from tests.conversations.people import Laboratory
from tests.processes import Product, sandbox

LIN = 501
SOON = 15.0
"""Seconds for a stop on a busy machine in which nothing hangs; about one on an idle one."""
HANGING = 35.0
"""The same while the database hangs: every step has its own limit."""
AT_ONCE = 5.0
"""The same after a second signal: less than the web server has for what is in hand."""
INTERRUPTED = 130

pytestmark = pytest.mark.timeout(240)


@dataclass
class Running:
    """A bot as a process, and Lin, who writes to it."""

    bot: Product
    lab: Laboratory

    async def answers(self) -> list[str]:
        """What the bot wrote to Lin."""
        found = (await self.lab.get(f"/chats/{LIN}", viewer=LIN))["messages"]
        return [m.get("text", "") for m in found if m["by_bot"]]

    async def pending(self) -> int:
        """Updates that were not confirmed."""
        return int((await self.lab.get("/counters"))["pending"])

    async def writes(self) -> None:
        """Lin writes; comes back when Telegram has it for the bot."""
        await self.lab.post(f"/people/{LIN}/send", {"text": "/start"})
        await until(self.pending)

    async def unhindered(self) -> None:
        """Answers take no longer than they take."""
        async with self.lab.client.delete(f"{self.lab.url}/sandbox/faults") as answer:
            assert answer.status == 200

    async def stops(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Exit code and seconds."""
        begun = time.monotonic()
        code = await ended(self.bot, how)
        return code, time.monotonic() - begun

    async def answered(self) -> bool:
        """Whether Lin has an answer and nothing waits."""
        return bool(await self.answers()) and not await self.pending()


@asynccontextmanager
async def running(folder: Path, mode: str, uri: str, name: str) -> AsyncIterator[Running]:
    """A bot that takes updates in one of the two ways."""
    async with sandbox(folder / "sandbox.log") as lab:
        port = free_port()
        environment: Mapping[str, str] = hooked(f"http://127.0.0.1:{port}", port) if mode == "webhook" else {}
        bot = Product(lab.url, uri, folder / "bot.log", environment, name=name)
        await bot.ready()
        try:
            yield Running(bot, lab)
        finally:
            await ended(bot, signal.SIGKILL)


@pytest.fixture(params=["polling", "webhook"])
async def bot(
    request: pytest.FixtureRequest, tmp_path: Path, embedded: EmbeddedServer, database_name: str
) -> AsyncIterator[Running]:
    """A bot in either way."""
    async with running(tmp_path, request.param, embedded.uri, database_name) as found:
        yield found


async def test_one_that_has_nothing_to_do_stops_at_once(bot: Running) -> None:
    await bot.bot.says("courier_works")
    code, took = await bot.stops()
    assert (code, took < SOON) == (0, True)
    assert [line["event"] for line in bot.bot.lines()][-3:] == ["stopping", "courier_rests", "stopped"]


async def test_what_is_in_hand_is_finished_or_comes_again_and_is_answered_once(bot: Running) -> None:
    await bot.lab.post("/faults", {"kind": "delay", "method": "sendMessage", "seconds": 2, "count": 1})
    await bot.writes()
    code, took = await bot.stops()
    assert (code, took < SOON) == (0, True)
    await bot.bot.ready()
    await until(bot.answered)
    answers = await bot.answers()
    assert len(set(answers)) == len(answers)


async def test_what_takes_too_long_is_left_with_telegram(bot: Running) -> None:
    await bot.lab.post("/faults", {"kind": "delay", "method": "sendMessage", "seconds": 3600})
    await bot.writes()
    code, took = await bot.stops()
    assert (code, took < SOON + 10) == (0, True)
    assert await bot.pending() == 1
    await bot.unhindered()
    await bot.bot.ready()
    await until(bot.answered)


async def test_a_second_signal_ends_it_at_once(bot: Running) -> None:
    await bot.lab.post("/faults", {"kind": "delay", "method": "sendMessage", "seconds": 3600})
    await bot.writes()
    process = bot.bot.process
    assert process is not None
    process.send_signal(signal.SIGTERM)
    await bot.bot.says("stopping")
    code, took = await bot.stops(signal.SIGINT)
    assert (code, took < AT_ONCE) == (INTERRUPTED, True)
    assert await bot.pending() == 1


@pytest.mark.parametrize("how", ["refuse", "hang"])
async def test_it_stops_although_the_database_is_away(
    tmp_path: Path, embedded: EmbeddedServer, database_name: str, how: str
) -> None:
    async with ChaosProxy(embedded.port) as proxy:
        uri = f"mongodb://127.0.0.1:{proxy.port}/?directConnection=true&retryWrites=false"
        async with running(tmp_path, "webhook", uri, database_name) as bot:
            getattr(proxy, how)()
            await bot.writes()
            code, took = await bot.stops()
            assert (code, took < HANGING) == (0, True)
            assert await bot.pending() == 1
            await proxy.heal()
            await bot.bot.ready()
            await until(bot.answered)
