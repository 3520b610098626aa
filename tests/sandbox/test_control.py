"""The control interface, persistence, the clock and the time machine."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiohttp import ClientTimeout, web

from router.sandbox.__main__ import settings_from
from router.sandbox.control import ROUTES
from tests.sandbox.conftest import CONSUMER, CREATOR, MANAGER, STAFF, Clock, Sandbox, Start, picture, updates


async def test_the_first_world(sandbox: Sandbox) -> None:
    found = await sandbox.get("")
    assert [bot["username"] for bot in found["bots"]] == ["complaint_demo_bot"]
    assert {person["id"] for person in found["people"]} >= {501, 502, 601, 602, 611, 621, 701, 702, 711, 901}
    care = next(chat for chat in found["chats"] if chat["id"] == -1001000000001)
    assert [(m["user"]["id"], m["status"]) for m in care["members"]] == [
        (701, "creator"),
        (702, "member"),
        (901, "administrator"),
        (1000001, "administrator"),
    ]
    assert not found["time_machine"]
    started = [c["id"] for c in (await sandbox.get("/chats"))["chats"] if c.get("started")]
    assert started == [MANAGER]


async def test_people_and_chats_are_made(sandbox: Sandbox, bot: Bot) -> None:
    person = await sandbox.post("/people", first_name="Zoe", language_code="en")
    chat = await sandbox.post("/chats", title="New", members=[{"user": person["id"], "status": "creator"}])
    assert (await bot.get_chat(chat["id"])).title == "New"
    assert person["id"] in [p["id"] for p in (await sandbox.get("/people"))["people"]]
    await sandbox.post("/chats", expect=400, type="channel")
    await sandbox.post("/chats", expect=400, members=[{"user": 404}])


async def test_only_what_is_new(sandbox: Sandbox, bot: Bot) -> None:
    one = await bot.send_message(STAFF, "one")
    cursor = (await sandbox.get(f"/chats/{STAFF}"))["cursor"]
    await bot.send_message(STAFF, "two")
    await bot.edit_message_text("one!", chat_id=STAFF, message_id=one.message_id)
    assert [m["text"] for m in await sandbox.sees(STAFF, since=cursor)] == ["one!", "two"]
    changes = await sandbox.get("/changes", since=cursor)
    assert [(c["chat"], c["message"]) for c in changes["changes"]] == [(STAFF, 3), (STAFF, 2)]
    assert (await sandbox.get("/changes", since=changes["cursor"], timeout=0.01))["changes"] == []


async def test_waiting_for_a_message(sandbox: Sandbox, bot: Bot) -> None:
    cursor = (await sandbox.get(""))["cursor"]
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(sandbox.sees(STAFF, timeout=20))
        change = tasks.create_task(sandbox.get("/changes", timeout=20, since=cursor))
        await asyncio.sleep(0.05)
        await bot.send_message(STAFF, "at last")
    assert [m["text"] for m in waiting.result()] == ["at last"]
    assert change.result()["changes"][0]["chat"] == STAFF


async def test_server_sent_events(sandbox: Sandbox, bot: Bot) -> None:
    await bot.send_message(STAFF, "one")
    timeout = ClientTimeout(total=10)
    async with sandbox.client.get(f"{sandbox.url}/sandbox/events?since=0", timeout=timeout) as stream:
        assert stream.content_type == "text/event-stream"
        seen = []
        async for line in stream.content:
            if line.startswith(b"data:"):
                seen.append(json.loads(line[5:]))
            if seen and seen[-1]["chat"] == STAFF and seen[-1]["message"] == 2:
                await bot.send_message(STAFF, "two")
            if seen and seen[-1]["message"] == 3:
                break
    assert seen[-1]["bot"] is None


async def test_calls_and_counters(sandbox: Sandbox, bot: Bot) -> None:
    await bot.send_message(STAFF, "x")
    await sandbox.raw("sendMessage", chat_id=STAFF, text="")
    found = await sandbox.get("/calls", method="sendMessage")
    assert [(c["ok"], c["params"]["chat_id"]) for c in found["calls"]] == [(True, str(STAFF)), (False, STAFF)]
    assert found["calls"][1]["error"] == "Bad Request: message text is empty"
    assert (await sandbox.get("/calls", since=found["last"]))["calls"] == []
    counted = await sandbox.get("/counters")
    assert (counted["calls"], counted["refused"], counted["messages"]) == (2, 1, 1)


async def test_many_updates_at_once(sandbox: Sandbox, bot: Bot) -> None:
    made = await sandbox.post("/flood", people=20, updates=50, text="no {n}")
    assert len(made["people"]) == 20 and len(made["messages"]) == 50
    found = [u.message for u in await updates(bot, limit=100) if u.message]
    assert [m.text for m in found] == [f"no {n}" for n in range(1, 51)]
    assert len({m.chat.id for m in found}) == 20
    items = [{"person": CREATOR, "action": "send", "chat": STAFF, "text": str(n)} for n in range(3)]
    assert len((await sandbox.post("/batch", items=items))["results"]) == 3


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/people/404/send", {"text": "x"}, "no person 404"),
        ("/people/501/send", {"text": "x", "chat": -5}, "no chat -5"),
        ("/people/501/send", {"text": "x", "chat": STAFF}, "not in the chat"),
        ("/people/501/send", {}, "nothing to send"),
        ("/people/501/send", {"text": "x" * 4097}, "4096"),
        ("/people/501/send", {"text": "x", "reply_to": 99}, "no message 99"),
        ("/people/501/dance", {}, "no such action"),
        ("/chats/501/topics", {"action": "open", "name": "x"}, "not a forum"),
        ("/chats/501/members", {"status": "member"}, "a group and a known person"),
    ],
)
async def test_refusals(sandbox: Sandbox, path: str, fields: dict[str, Any], words: str) -> None:
    assert words in (await sandbox.post(path, expect=400, **fields))["error"]


async def test_who_blocked_the_bot_writes_nothing(sandbox: Sandbox) -> None:
    await sandbox.act(CONSUMER, "block")
    assert "blocked" in (await sandbox.post("/people/501/send", expect=400, text="x"))["error"]


async def test_a_link_button_asks_nobody(sandbox: Sandbox) -> None:
    markup = {"inline_keyboard": [[{"text": "Rights", "url": "https://example.com"}]]}
    await sandbox.raw("sendMessage", chat_id=STAFF, text="x", reply_markup=markup)
    tap = await sandbox.act(CREATOR, "tap", chat=STAFF, message=2, row=0)
    assert tap == {"answered": False, "button": {"text": "Rights", "url": "https://example.com"}}


async def test_the_clock_moves_everything(sandbox: Sandbox, bot: Bot) -> None:
    before = (await bot.send_message(STAFF, "x")).date
    await sandbox.post("/clock", advance=86400)
    assert ((await bot.send_message(STAFF, "y")).date - before).total_seconds() == 86400
    told = await sandbox.post("/clock", to="2030-01-01T00:00:00+00:00")
    assert told["now"] == "2030-01-01T00:00:00+00:00" == (await sandbox.get("/clock"))["now"]
    await sandbox.post("/clock", expect=400, to="2030-01-01T00:00:00")


async def test_the_time_machine_follows_the_bot(start: Start) -> None:
    asked: list[object] = []

    async def clock(request: web.Request) -> web.Response:
        asked.append(await request.json() if request.method == "POST" else None)
        return web.json_response({"now": "2030-01-01T12:00:00+00:00", "next_due": None})

    app = web.Application()
    app.router.add_route("*", "/demo/clock", clock)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    sandbox = await start(bot_clock=f"http://{host}:{port}")
    assert (await sandbox.get("/time-machine"))["next_due"] is None
    moved = await sandbox.post("/time-machine", advance=3600)
    assert moved["sandbox_now"] == "2030-01-01T12:00:00+00:00" and asked == [None, {"advance": 3600}]
    await runner.cleanup()
    async with sandbox.client.get(f"{sandbox.url}/sandbox/time-machine") as answer:
        assert answer.status == 502


async def test_without_a_bot_there_is_no_time_machine(sandbox: Sandbox) -> None:
    assert "bot_clock" in (await sandbox.post("/time-machine", expect=400, advance=1))["error"]


async def test_reset(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.says(CONSUMER, "x")
    await sandbox.post("/faults", kind="error")
    await sandbox.post("/clock", advance=5)
    await sandbox.post("/reset")
    assert await updates(bot) == [] and await sandbox.sees(CONSUMER) == []
    assert (await sandbox.get("/clock"))["offset"] == 0
    await sandbox.says(CONSUMER, "again")
    assert [u.message.text for u in await updates(bot) if u.message] == ["again"]


async def test_the_page_or_a_word(sandbox: Sandbox) -> None:
    async with sandbox.client.get(sandbox.url) as answer:
        assert answer.status == 200
    async with sandbox.client.get(f"{sandbox.url}/page/..%2fserver.py") as answer:
        assert answer.status == 404


async def story(sandbox: Sandbox, bot: Bot) -> str:
    """Something of everything that must outlive a restart; the id of the photo."""
    await sandbox.says(CONSUMER, "waits for the bot")
    photo = await bot.send_photo(STAFF, BufferedInputFile(picture(), "a.png"), caption="kept")
    poll = await bot.send_poll(STAFF, "Kept?", ["yes", "no"], is_anonymous=False, open_period=600)
    await sandbox.act(CREATOR, "vote", chat=STAFF, message=poll.message_id, options=[1])
    await sandbox.act(CREATOR, "react", chat=STAFF, message=photo.message_id, emoji="👍")
    await bot.pin_chat_message(STAFF, photo.message_id)
    await sandbox.post("/clock", advance=60)
    assert photo.photo
    return photo.photo[-1].file_id


async def test_a_restart_goes_on(start: Start, tmp_path: Path) -> None:
    sandbox = await start(data=tmp_path)
    file_id = await story(sandbox, sandbox.bot())
    before = [await sandbox.get(f"/chats/{chat}", viewer=CREATOR) for chat in (STAFF, CONSUMER)]
    pending = await sandbox.get("/outbox")
    await sandbox.runner.cleanup()
    again = await start(data=tmp_path)
    after = [await again.get(f"/chats/{chat}", viewer=CREATOR) for chat in (STAFF, CONSUMER)]
    assert after == before and (await again.get("/outbox")) == pending
    assert (await again.get("/clock"))["offset"] == 60
    bot = again.bot()
    assert next(u.message.text for u in await bot.get_updates() if u.message) == "waits for the bot"
    file = await bot.get_file(file_id)
    assert file.file_path
    loaded = await bot.download_file(file.file_path)
    assert loaded and loaded.read() == picture()
    await again.post("/clock", advance=600)
    assert (await again.sees(STAFF))[1]["poll"]["is_closed"]


async def test_changes_are_saved_soon(start: Start, tmp_path: Path) -> None:
    sandbox = await start(data=tmp_path, save_after=0.01)
    await sandbox.says(CONSUMER, "remember me")
    async with asyncio.timeout(10):
        while not (tmp_path / "sandbox.json").exists():
            await asyncio.sleep(0.01)
    again = await start(Clock(), data=tmp_path)
    assert (await again.last(CONSUMER))["text"] == "remember me"


def test_the_command_line() -> None:
    default = settings_from([])
    assert (default.port, default.data, default.bot_clock) == (8088, None, None)
    assert default.tokens == ("1000001:sandbox",)
    given = settings_from(
        ["--port", "9000", "--data", "d", "--bot-clock", "http://b", "--token", "1:a", "--token", "2:b"]
    )
    assert (given.port, given.data, given.bot_clock) == (9000, Path("d"), "http://b")
    assert given.tokens == ("1:a", "2:b")


def test_every_call_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text("utf-8")
    paths = {re.sub(r":[^}]+}", "}", route.path) for route in ROUTES if isinstance(route, web.RouteDef)}
    assert len(paths) > 15 and not [path for path in paths if path not in text]
