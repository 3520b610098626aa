"""Limits, faults and webhooks."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile, InputMediaDocument, Update
from aiohttp import web

from tests.sandbox.conftest import CONSUMER, MANAGER, MEMBER, STAFF, Sandbox, picture, updates


async def test_a_group_takes_twenty_a_minute(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post("/limits", enabled=True)
    for n in range(20):
        await bot.send_message(STAFF, str(n))
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(STAFF, "one too many")
    assert refusal.value.retry_after == 60
    sandbox.clock.seconds += 60
    assert await bot.send_message(STAFF, "in time")


async def test_a_person_takes_a_short_burst(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post("/limits", enabled=True)
    for n in range(3):
        await bot.send_message(MANAGER, str(n))
    refused = await sandbox.raw("sendMessage", chat_id=MANAGER, text="x")
    assert refused["error_code"] == 429 and refused["parameters"] == {"retry_after": 3}
    assert refused["description"] == "Too Many Requests: retry after 3"
    assert await bot.send_chat_action(MANAGER, "typing") and await bot.get_me()


async def test_items_of_an_album_count(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post("/limits", enabled=True, group_per_minute=5)
    items = [InputMediaDocument(media=BufferedInputFile(b"x", f"{n}.txt")) for n in range(4)]
    await bot.send_media_group(STAFF, list(items))
    with pytest.raises(TelegramRetryAfter):
        await bot.send_media_group(STAFF, list(items[:2]))
    assert await bot.send_message(STAFF, "one fits")


async def test_the_whole_bot_has_a_limit(sandbox: Sandbox) -> None:
    await sandbox.post("/limits", enabled=True, per_second=4, private_burst=100)
    answers = [await sandbox.raw("sendMessage", chat_id=MANAGER, text="x") for _ in range(5)]
    assert [a["ok"] for a in answers] == [True] * 4 + [False]
    sandbox.clock.seconds += 1
    assert (await sandbox.raw("sendMessage", chat_id=MANAGER, text="x"))["ok"]
    for wrong in ({"nonsense": 1}, {"private_per_second": 0}, {"per_second": "x"}):
        await sandbox.post("/limits", expect=400, **wrong)
    assert (await sandbox.get("/limits"))["per_second"] == 4


async def test_errors_on_demand(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post(
        "/faults", kind="error", method="sendMessage", code=502, description="Bad Gateway", after=1
    )
    await sandbox.post("/faults", kind="retry_after", method="sendMessage", chat=MANAGER, seconds=7)
    assert await bot.send_message(STAFF, "passes")
    with pytest.raises(TelegramServerError):
        await bot.send_message(STAFF, "fails")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(MANAGER, "waits")
    assert refusal.value.retry_after == 7
    assert await bot.send_message(MANAGER, "passes again")
    assert [len(await sandbox.sees(chat)) for chat in (STAFF, MANAGER)] == [1, 1]


@pytest.mark.parametrize(
    ("kind", "error", "handled"),
    [
        ("reset_before", TelegramNetworkError, 0),
        ("reset_after", TelegramNetworkError, 1),
        ("timeout", TelegramNetworkError, 1),
        ("broken_json", ClientDecodeError, 1),
    ],
)
async def test_connections_that_break(
    sandbox: Sandbox, bot: Bot, kind: str, error: type[Exception], handled: int
) -> None:
    await sandbox.post("/faults", kind=kind, method="sendMessage", seconds=0.05)
    with pytest.raises(error):
        await bot.send_message(STAFF, "x")
    assert len(await sandbox.sees(STAFF)) == handled
    assert (await sandbox.get("/calls"))["calls"][0]["fault"] == kind
    assert await bot.send_message(STAFF, "y")


async def test_a_delay_is_only_a_delay(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post("/faults", kind="delay", seconds=0.05, count=None)
    assert await bot.send_message(STAFF, "x")
    assert (await sandbox.get("/faults"))["faults"][0]["struck"] == 1
    async with sandbox.client.delete(f"{sandbox.url}/sandbox/faults") as answer:
        assert (await answer.json()) == {"faults": []}
    await sandbox.post("/faults", expect=400, kind="earthquake")


async def test_downloads_fail_on_demand(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_photo(STAFF, BufferedInputFile(picture(), "a.png"))
    assert sent.photo
    await sandbox.post("/faults", kind="error", method="download", code=500)
    path = (await bot.get_file(sent.photo[-1].file_id)).file_path
    url = f"{sandbox.url}/file/bot{bot.token}/{path}"
    for status in (500, 200):
        async with sandbox.client.get(url) as answer:
            assert answer.status == status


async def test_updates_come_twice_and_in_another_order(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post("/faults", kind="duplicate", method="message")
    await sandbox.says(CONSUMER, "twice")
    first, second = await updates(bot)
    assert first.update_id == second.update_id
    await sandbox.says(CONSUMER, "one")
    await sandbox.post("/faults", kind="reorder", method="message")
    await sandbox.says(CONSUMER, "two")
    assert [u.message.text for u in await updates(bot) if u.message] == ["two", "one"]


async def test_what_a_bot_was_told_under_an_id_stays_there(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.says(CONSUMER, "one")
    assert len(await bot.get_updates()) == 1  # and confirms nothing
    await sandbox.post("/faults", kind="reorder", method="message")
    await sandbox.says(CONSUMER, "two")
    assert [u.message.text for u in await updates(bot) if u.message] == ["one", "two"]


@dataclass
class Receiver:
    """A bot's web server: keeps what comes, answers with the next of `statuses`, 200 when there is none."""

    url: str = ""
    bodies: list[str] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.text())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await self.open.wait()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    def texts(self) -> list[str | None]:
        found = [Update.model_validate_json(body) for body in self.bodies]
        return [update.message.text for update in found if update.message]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    found = Receiver()
    found.open.set()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    found.url = f"http://{host}:{port}/hook"
    yield found
    await runner.cleanup()


async def drained(sandbox: Sandbox) -> None:
    async with asyncio.timeout(10):
        while (await sandbox.get("/outbox"))["pending"]:
            await asyncio.sleep(0.01)


async def test_a_webhook_gets_updates_with_the_secret(sandbox: Sandbox, bot: Bot, receiver: Receiver) -> None:
    await sandbox.says(CONSUMER, "before")
    assert await bot.set_webhook(receiver.url, secret_token="s3cret", max_connections=5)
    await sandbox.says(CONSUMER, "after")
    await drained(sandbox)
    assert receiver.texts() == ["before", "after"] and set(receiver.secrets) == {"s3cret"}
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (receiver.url, 0, 5)
    assert await bot.delete_webhook() and await bot.get_updates() == []


async def test_an_update_stays_until_the_webhook_takes_it(
    sandbox: Sandbox, bot: Bot, receiver: Receiver
) -> None:
    receiver.statuses = [500, 503]
    await bot.set_webhook(receiver.url)
    await sandbox.says(CONSUMER, "one")
    await sandbox.says(CONSUMER, "two")
    await drained(sandbox)
    assert receiver.texts() == ["one", "one", "one", "two"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_nobody_answers_the_webhook(sandbox: Sandbox, bot: Bot, receiver: Receiver) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await sandbox.says(CONSUMER, "one")
    async with asyncio.timeout(10):
        while not (await bot.get_webhook_info()).last_error_message:
            await asyncio.sleep(0.01)
    info = await bot.get_webhook_info()
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    await bot.set_webhook(receiver.url)
    await drained(sandbox)
    assert receiver.texts() == ["one"]


async def test_deliveries_out_of_order(sandbox: Sandbox, bot: Bot, receiver: Receiver) -> None:
    await sandbox.post("/bot", in_order=False)
    for n in range(5):
        await sandbox.says(MEMBER, str(n), chat=STAFF)
    receiver.open.clear()
    await bot.set_webhook(receiver.url, max_connections=5)
    async with asyncio.timeout(10):
        while len(receiver.bodies) < 5:
            await asyncio.sleep(0.01)
    receiver.open.set()
    await drained(sandbox)
    assert sorted(receiver.texts(), key=str) == list("01234") and len(receiver.bodies) == 5


async def test_wrong_webhooks(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="invalid webhook URL"):
        await bot.set_webhook("nowhere")
    with pytest.raises(TelegramBadRequest, match="secret token contains unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:9/", secret_token="a b")


async def test_pending_updates_can_be_dropped(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.says(CONSUMER, "one")
    assert await bot.delete_webhook(drop_pending_updates=True) and await bot.get_updates() == []
    await sandbox.says(CONSUMER, "two")
    await sandbox.says(CONSUMER, "three")
    assert [u.message.text for u in await bot.get_updates(offset=-1) if u.message] == ["three"]
    assert len((await sandbox.get("/outbox"))["pending"]) == 1
