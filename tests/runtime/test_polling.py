"""Long polling against the sandbox: nothing is confirmed before it is handled."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update
from aiohttp import web

from handlers.inbox import Inbox
from handlers.polling import Poller
from tests.runtime.conftest import People
from tests.runtime.fakes import FakeParked, FakeSleep
from tests.serving import Serve

PATIENCE = 30.0
"""Seconds that a busy machine may take."""


class Slow:
    """A feed that waits for the test's word before each update is handled."""

    def __init__(self) -> None:
        self.started: asyncio.Queue[int] = asyncio.Queue()
        self.allowed = asyncio.Semaphore(0)
        self.texts: list[str] = []

    async def __call__(self, update: Update) -> None:
        self.started.put_nowait(update.update_id)
        await self.allowed.acquire()
        assert update.message is not None
        self.texts.append(update.message.text or "")


@asynccontextmanager
async def running(poller: Poller) -> AsyncIterator[asyncio.Task[None]]:
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
        task = tasks.create_task(poller.run())
        yield task
        poller.stop()


def poller_of(bot: Bot, feed: Slow, parked: FakeParked | None = None) -> Poller:
    sleep = FakeSleep()
    return Poller(bot, Inbox(feed, parked or FakeParked(), attempts=2, sleep=sleep), sleep=sleep)


async def test_a_batch_is_confirmed_only_after_it_was_handled(sandbox: People, bot: Bot) -> None:
    await sandbox.says(501, "one")
    await sandbox.says(501, "two")
    feed = Slow()
    async with running(poller_of(bot, feed)):
        await feed.started.get()
        assert await sandbox.pending() == 2
        feed.allowed.release()
        await feed.started.get()
        assert await sandbox.pending() == 2
        feed.allowed.release()
        while await sandbox.pending():
            await asyncio.sleep(0.01)
    assert feed.texts == ["one", "two"]


async def test_a_crash_in_the_middle_gets_everything_again(sandbox: People, bot: Bot) -> None:
    await sandbox.says(501, "one")
    await sandbox.says(501, "two")
    feed = Slow()
    async with running(poller_of(bot, feed)) as task:
        await feed.started.get()
        task.cancel()
    again = Slow()
    again.allowed = asyncio.Semaphore(2)
    async with running(poller_of(bot, again)):
        while await sandbox.pending():
            await asyncio.sleep(0.01)
    assert again.texts == ["one", "two"]


async def test_stopping_finishes_the_batch_in_hand_and_confirms_it(sandbox: People, bot: Bot) -> None:
    await sandbox.says(501, "one")
    feed = Slow()
    poller = poller_of(bot, feed)
    async with running(poller) as task:
        await feed.started.get()
        poller.stop()
        await asyncio.sleep(0)
        assert not task.done()
        feed.allowed.release()
    assert feed.texts == ["one"]
    assert await sandbox.pending() == 0


async def test_stopping_ends_a_long_poll_at_once(sandbox: People, bot: Bot) -> None:
    async with running(poller_of(bot, Slow())) as polling:
        while "message_reaction" not in ((await sandbox.get("/outbox"))["allowed"] or ()):
            await asyncio.sleep(0.01)
        assert not polling.done()
    assert polling.done()


async def test_trouble_at_telegram_is_waited_out(sandbox: People, bot: Bot) -> None:
    await sandbox.post(
        "/faults", kind="error", method="getUpdates", count=2, code=502, description="Bad Gateway"
    )
    await sandbox.post("/faults", kind="retry_after", method="getUpdates", count=1, seconds=7)
    await sandbox.post("/faults", kind="error", method="deleteWebhook", count=1, code=500, description="Oops")
    await sandbox.says(501, "one")
    feed = Slow()
    feed.allowed = asyncio.Semaphore(1)
    poller = poller_of(bot, feed)
    with structlog.testing.capture_logs() as lines:
        async with running(poller):
            while not feed.texts:
                await asyncio.sleep(0.01)
    told = [(line["event"], line.get("again_in"), line.get("seconds")) for line in lines]
    assert told[0] == ("telegram_away", 0.5, None)
    assert sorted(told[1:]) == sorted(
        [("telegram_away", 0.5, None), ("telegram_away", 1.0, None), ("telegram_asks_to_wait", None, 7)]
    )


async def test_another_poller_is_told_plainly(sandbox: People, bot: Bot) -> None:
    conflict = (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await sandbox.post("/faults", kind="error", method="getUpdates", count=1, code=409, description=conflict)
    feed = Slow()
    feed.allowed = asyncio.Semaphore(1)
    await sandbox.says(501, "one")
    with structlog.testing.capture_logs() as lines:
        async with running(poller_of(bot, feed)):
            while not feed.texts:
                await asyncio.sleep(0.01)
    assert [line["event"] for line in lines] == ["telegram_conflict"]
    assert "another process" in lines[0]["hint"]


async def test_a_webhook_is_taken_down_and_what_waits_is_kept(sandbox: People, bot: Bot) -> None:
    await bot.set_webhook("https://example.org/telegram")
    await sandbox.says(501, "one")
    feed = Slow()
    feed.allowed = asyncio.Semaphore(1)
    async with running(poller_of(bot, feed)):
        while not feed.texts:
            await asyncio.sleep(0.01)
    assert (await bot.get_webhook_info()).url == ""


async def test_a_token_that_telegram_refuses_is_waited_for_and_said(sandbox: People, bot: Bot) -> None:
    refused = {"code": 401, "description": "Unauthorized"}
    await sandbox.post("/faults", kind="error", method="getUpdates", count=2, **refused)
    await sandbox.says(501, "kept")
    feed = Slow()
    feed.allowed = asyncio.Semaphore(1)
    with structlog.testing.capture_logs() as lines:
        async with running(poller_of(bot, feed)):
            while not feed.texts:
                await asyncio.sleep(0.01)
    told = [line for line in lines if line["event"] == "token_refused"]
    assert len(told) == 2
    assert "@BotFather" in told[0]["hint"]


async def test_an_update_that_cannot_be_read_is_parked_and_the_others_handled(serve: Serve) -> None:
    chat = {"id": 501, "type": "private"}
    good = {"message_id": 1, "date": 1, "chat": chat, "text": "good"}
    batch = [{"update_id": 1, "message": {"message_id": "?"}}, {"update_id": 2, "message": good}]
    offsets: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        if request.match_info["method"] != "getUpdates":
            return web.json_response({"ok": True, "result": True})
        offset = (await request.post()).get("offset", "0")
        offsets.append(str(offset))
        waiting = [update for update in batch if int(str(update["update_id"])) >= int(str(offset))]
        return web.json_response({"ok": True, "result": waiting})

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    url = await serve(app)
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    feed, parked = Slow(), FakeParked()
    feed.allowed = asyncio.Semaphore(1)
    async with Bot("1:x", session) as bot, running(poller_of(bot, feed, parked)):
        while "3" not in offsets:
            await asyncio.sleep(0.01)
    assert feed.texts == ["good"]
    assert parked.kept == {1: (batch[0], "ValidationError")}
