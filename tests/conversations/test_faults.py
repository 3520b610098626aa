"""Faults of Telegram, each with what people see of its rule.

Elsewhere: 429, migration, blocking, a deleted card (test_trouble), a poll whose id was lost (test_survey),
refused markup, pins, "not modified" and uploads that are gone (tests/delivery/test_messenger).
"""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession

from router.domain.complaint import Person as Author
from router.domain.complaint import Text
from router.domain.mail import Audience, Mail, MailKind
from router.ports import Box
from router.settings import SHIPPED
from router.storage.store import connect
from tests.conversations.people import PATIENCE, Json, Person, buttons, said
from tests.conversations.telling import PHONE, QUESTION, card, file, takes
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, MANAGER, MONDAY, WANG, World
from tests.storage.samples import filing

REPEAT = "可能是重复"
FORUM = -1009000000001
KICKED = "Forbidden: bot was kicked from the supergroup chat"
NO_RIGHTS = "Bad Request: not enough rights to send text messages to the chat"
NO_PHOTOS = "Bad Request: not enough rights to send photos to the chat"
REQUEST_SECONDS = 2.0


async def fails(world: World, kind: str = "error", **rule: Any) -> None:
    """From now on calls go wrong."""
    await world.lab.post("/faults", {"kind": kind, **rule})


async def repaired(world: World) -> None:
    """Nothing goes wrong any more."""
    async with world.lab.client.delete(f"{world.url}/sandbox/faults") as answer:
        assert answer.status == 200


async def talking(world: World) -> tuple[Person, Person, str, Json]:
    """A complaint that the merchant has taken: consumer, staff, number, card."""
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await world.settled()
    return lin, wang, number, found


def error(code: int, description: str) -> dict[str, Any]:
    """A refusal by Telegram."""
    return {"kind": "error", "code": code, "description": description}


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [
        (error(500, "Internal Server Error"), 1),
        (error(502, "Bad Gateway"), 1),
        (error(504, "Gateway Timeout"), 1),
        ({"kind": "reset_before"}, 1),
        ({"kind": "reset_after"}, 2),
        ({"kind": "timeout_before", "seconds": 6}, 1),
        ({"kind": "timeout", "seconds": 6}, 2),
        ({"kind": "broken_json"}, 2),
    ],
    ids=lambda value: f"{value['kind']}{value.get('code', '')}" if isinstance(value, dict) else "",
)
async def test_when_nobody_knows_whether_it_arrived_it_comes_again_and_says_so(
    world: World, fault: Json, arrives: int
) -> None:
    lin, wang, _, _ = await talking(world)
    assert world.app
    world.app.bot.session.timeout = REQUEST_SECONDS
    await fails(world, method="sendMessage", chat=DIGITAL, **fault)
    await lin.says("在吗？")
    await wang.sees(f"{REPEAT}[\\s\\S]*在吗")
    await world.settled()
    assert [REPEAT in said(m) for m in await wang.heard("在吗")] == [False, True][-arrives:]


async def test_a_server_that_cannot_be_reached_got_nothing_and_nothing_says_repeat(world: World) -> None:
    lin, wang, _, found = await talking(world)
    assert world.app
    api, telegram = world.app.bot.session.api, world.url
    world.app.bot.session.api = api.from_base("http://127.0.0.1:1")
    await wang.says("您好", to=found)
    await asyncio.sleep(0)
    world.app.bot.session.api = api.from_base(telegram)
    await lin.sees("您好")
    await world.settled()
    assert REPEAT not in said(await lin.sees_one("您好"))


async def test_an_answer_to_a_tap_that_cannot_be_read_changes_nothing(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await fails(world, "broken_json", method="answerCallbackQuery")
    await fails(world, "broken_json", method="getChatAdministrators")
    with structlog.testing.capture_logs() as lines:
        await takes(wang, number)
        await lin.shows("商家正在处理")
        await world.settled()
    assert [line for line in lines if line["event"] == "update_failed"] == []


async def test_a_consumer_whose_account_is_gone_is_flagged_as_such(world: World) -> None:
    _, wang, number, found = await talking(world)
    await world.lab.post("/people", {"id": LIN, "active": False, "first_name": "小林"})
    await wang.says("您好？", to=found)
    await wang.sees("注销了 Telegram 账号，目前联系不上")
    await wang.sees(f"消费者联系不上\\n{number}")


async def test_a_desk_that_threw_the_bot_out_unnoticed_loses_the_complaint_to_the_platform(
    world: World,
) -> None:
    lin, _, number, _ = await talking(world)
    boss, ann = world.private(MANAGER), world.member(ANN, CARE)
    await fails(world, method="*", chat=DIGITAL, count=None, **error(403, KICKED))
    await lin.says("在吗？")
    await lin.sees("已转给平台客服")
    await card(ann, number)
    await boss.sees("没有别的群")
    second = await file(lin, QUESTION)
    assert "chat does not work" in said(await card(ann, second))
    await boss.says("/undelivered")
    assert "机器人不在群里" in said(await boss.sees(f"未送达[\\s\\S]*{number}"))


async def test_what_it_answers_is_gone_so_the_words_come_without_it(world: World) -> None:
    lin, wang, _, _ = await talking(world)
    gone = error(400, "Bad Request: message to be replied not found")
    await fails(world, method="sendMessage", chat=DIGITAL, **gone)
    await lin.says("在吗？")
    found = await wang.sees("在吗")
    await world.settled()
    await wang.sees_one("在吗")
    assert "reply" not in found and REPEAT not in said(found)


@pytest.mark.parametrize(
    "fault", [error(400, NO_PHOTOS), error(413, "Request Entity Too Large")], ids=lambda fault: fault["code"]
)
async def test_a_card_whose_picture_is_refused_comes_in_words(world: World, fault: Json) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await fails(world, method="sendPhoto", chat=DIGITAL, count=None, **fault)
    number = await file(lin, PHONE)
    found = await card(wang, number)
    assert "凭证：3 件" in said(found) and "media" not in found
    await takes(wang, number)
    await wang.sees(f"{number}[\\s\\S]*处理中")
    await world.settled()
    assert (await world.complaint(number)).flags == ()


async def test_a_photo_that_is_refused_waits_for_the_right_and_is_sent_again(world: World) -> None:
    lin, wang, number, _ = await talking(world)
    boss = world.private(MANAGER)
    await fails(world, method="sendPhoto", chat=DIGITAL, count=None, **error(400, NO_PHOTOS))
    await lin.sends_photos(caption="这里裂了")
    await boss.sees(f"{number}[\\s\\S]*群里不允许机器人发文件")
    await wang.sees(f"有消息未送达\\n{number}")
    await wang.sees_no("这里裂了")
    await repaired(world)
    await boss.says("/undelivered")
    await boss.taps(number, on=await boss.sees("未送达：1 项"))
    await wang.sees("这里裂了")
    told = said(await boss.sees("已重发"))
    assert "送达 1 条" in told and "所有消息都已送达" in told
    await world.settled()
    await wang.sees_one("这里裂了")
    assert "有消息未送达" not in said(await card(wang, number))


async def test_what_fails_again_is_buried_again_and_told_without_end_to_it(world: World) -> None:
    lin, wang, number, _ = await talking(world)
    boss = world.private(MANAGER)
    await fails(world, method="sendMessage", chat=DIGITAL, count=None, **error(400, NO_RIGHTS))
    await lin.says("在吗？")
    await lin.says("请回复")
    await boss.sees("没有发言权限")
    await world.settled()
    await boss.says("/undelivered")
    listed = await boss.sees("未送达：1 项")
    assert f"{number} · 发给示例数码（2 条）：机器人没有发言权限" in said(listed)
    await boss.taps("全部重发", on=listed)
    told = said(await boss.sees("仍未送达 2 条（机器人没有发言权限）"))
    assert "未送达：1 项" in told and f"[🔁 {number}]" in told
    await world.settled()
    assert len(await boss.heard(f"{number}\\n✉️ 有消息无法送达")) == 2
    assert "有消息未送达" in said(await card(wang, number))
    await repaired(world)
    await boss.taps("全部重发", on=listed)
    await wang.sees("请回复")
    await world.settled()
    assert [said(m)[-3:] for m in await wang.heard("在吗|请回复")] == ["在吗？", "请回复"]
    assert [e.kind.value for e in await timeline(world, number)].count("sent_again") == 2


async def timeline(world: World, number: str) -> list[Any]:
    """What happened to a complaint."""
    assert world.app
    return list(await world.app.work.complaints.timeline(number))


async def test_only_managers_see_and_send_what_was_not_delivered(world: World) -> None:
    lin, wang, _, found = await talking(world)
    status = await lin.pinned()
    assert "不是给您的" in await lin.forges("u|all|", on=status)
    assert "已经过时" in await wang.forges("u|all|", on=found)
    await lin.says("/undelivered")
    await lin.sees("不认识这个命令")
    boss = world.private(MANAGER)
    await boss.says("/undelivered")
    done = await boss.sees("所有消息都已送达")
    assert "已经过时" in await boss.forges("u|one|7K3M-Q9TX", on=done)
    assert "已经过时" in await boss.forges("u|page|x", on=done)


async def test_many_are_listed_page_by_page_and_sent_again_at_once(world: World) -> None:
    assert world.app
    lin, boss, bot = world.private(LIN), world.private(MANAGER), world.app.work.bot
    await lin.starts()
    await world.settled()
    await world.stop()
    store = connect(world.uri, world.database)
    for n in range(10):
        mail = Mail(
            id="1.0",
            kind=MailKind.SAY,
            audience=Audience.CONSUMER,
            chat=LIN,
            language="zh",
            text=Text("survey-thanks"),
            not_before=MONDAY - timedelta(hours=n),
        )
        theirs = {"bot": bot, "consumer": Author(LIN, "小林")}
        lost = replace(filing(number=f"AAAA-{n:04d}", **theirs), mail=(mail,))
        assert await store.complaints.write(lost)
        await store.mailboxes.bury(Box("complaints", lost.after.number, (mail,)), "1.0", "no_chat")
    store.close()
    await world.start()
    await boss.says("/undelivered")
    listed = await boss.sees("未送达：10 项 · 第 1/2 页")
    assert [b["text"] for b in buttons(listed)] == [
        *(f"🔁 AAAA-{n:04d}" for n in range(9, 1, -1)),
        "下一页 ➡️",
        "🔁 全部重发",
    ]
    await boss.taps("下一页", on=listed)
    second = await boss.sees("第 2/2 页")
    assert [b["text"] for b in buttons(second)][:3] == ["🔁 AAAA-0001", "🔁 AAAA-0000", "⬅️ 上一页"]
    await boss.taps("AAAA-0001", on=second)
    await boss.sees("送达 1 条[\\s\\S]*未送达：9 项")
    await boss.taps("全部重发", on=second)
    await boss.sees("已重发，送达 \\d 条")
    await world.settled()
    assert len(await lin.heard("谢谢您的评价")) == 10
    await boss.says("/undelivered")
    await boss.sees("^✅ 所有消息都已送达")


async def test_a_digest_that_did_not_arrive_is_counted_listed_and_sent_again(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await file(lin, QUESTION)
    await boss.blocks()
    await world.later(days=1)
    await boss.unblocks()
    assert "complaint_router_undelivered" in (page := await metrics(world))
    assert "complaint_router_undelivered 0.0" not in page
    await boss.says("/digest")
    await boss.sees("未送达：\\d，详见 /undelivered")
    await boss.says("/undelivered")
    listed = await boss.sees("简报 · 发给管理者：对方停用了机器人")
    await boss.taps("全部重发", on=listed)
    await boss.sees("截至[\\s\\S]*投诉简报[\\s\\S]*新增 1")
    await boss.sees("所有消息都已送达")
    assert "complaint_router_undelivered 0.0" in await metrics(world)


async def metrics(world: World) -> str:
    """The page for Prometheus."""
    async with world.lab.client.get(f"{bot_url(world)}/metrics") as answer:
        return await answer.text()


def bot_url(world: World) -> str:
    """Where the bot's own web server is."""
    assert world.app
    return f"http://127.0.0.1:{world.app.settings.web.port}"


async def test_while_the_token_is_refused_health_shows_it_and_nothing_is_lost(world: World) -> None:
    lin, wang, _, found = await talking(world)
    await fails(world, method="sendMessage", chat=DIGITAL, count=2, **error(401, "Unauthorized"))
    await lin.says("在吗？")
    await wang.sees("在吗")
    await fails(world, method="*", count=None, **error(401, "Unauthorized"))
    await lin.says("有人吗？")
    await wang.says("我在。", to=found)
    async with ClientSession() as client:
        await ready(client, world, 503, {"database": True, "token": False})
        await repaired(world)
        await lin.sees("我在")
        await wang.sees("有人吗")
        await ready(client, world, 200, {"database": True, "token": True})
    await world.settled()
    for words in ("在吗", "有人吗"):
        assert REPEAT not in said(await wang.sees_one(words))
    await lin.sees_one("我在")


async def ready(client: ClientSession, world: World, status: int, wanted: dict[str, bool]) -> None:
    """Readiness says so, sooner or later."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with client.get(f"{bot_url(world)}/readyz") as answer:
                if (answer.status, wanted.items() <= (await answer.json()).items()) == (status, True):
                    return
            await asyncio.sleep(0.02)


@pytest.fixture
async def forum(unopened: World, tmp_path: Path) -> tuple[World, int]:
    """The merchant's chat is a topic of a forum."""
    world = unopened
    await world.open_sandbox()
    members = [{"user": WANG, "status": "creator"}]
    group = {"id": FORUM, "type": "forum", "title": "小店", "members": members, "bot": "administrator"}
    await world.lab.post("/chats", group)
    topic = int((await world.lab.post(f"/chats/{FORUM}/topics", {"action": "open", "name": "投诉"}))["topic"])
    bound = f'chats = [{FORUM}]\ntopics = {{ "{FORUM}" = {topic} }}'
    world.config = tmp_path / "config.toml"
    world.config.write_text(SHIPPED.read_text("utf-8").replace(f"chats = [{DIGITAL}]", bound), "utf-8")
    await world.start()
    return world, topic


def threads(messages: list[Json]) -> list[int | None]:
    """In which topic each message stands."""
    return [m.get("message_thread_id") for m in messages]


async def test_a_desk_lives_in_its_topic_and_when_that_is_deleted_in_the_main_chat(
    forum: tuple[World, int],
) -> None:
    world, topic = forum
    lin, wang, boss = world.private(LIN), world.member(WANG, FORUM), world.private(MANAGER)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await lin.says("在吗？")
    assert threads([found, await wang.sees("在吗")]) == [topic, topic]
    await wang.says("我在。", to=found)
    await lin.sees("我在")
    await world.settled()
    await world.lab.post(f"/chats/{FORUM}/topics", {"action": "delete", "topic": topic})
    await lin.says("那好。")
    await lin.says("还在吗？")
    await wang.sees("还在吗")
    await boss.sees("话题已删除或关闭")
    await world.settled()
    assert threads([await wang.sees_one("那好"), await wang.sees_one("还在吗")]) == [None, None]
    await boss.sees_one("话题已删除或关闭")
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    assert threads([await wang.sees(f"{number}[\\s\\S]*已结束")]) == [None]


async def test_what_strayed_into_the_main_chat_is_there_and_not_sent_twice(forum: tuple[World, int]) -> None:
    world, topic = forum
    lin, wang, boss = world.private(LIN), world.member(WANG, FORUM), world.private(MANAGER)
    assert threads([await takes(wang, await file(lin, QUESTION))]) == [topic]
    await world.settled()
    await fails(world, "stray", method="sendMessage", chat=FORUM)
    await lin.says("在吗？")
    assert threads([await wang.sees("在吗")]) == [None]
    await boss.sees("话题已删除或关闭")
    await world.settled()
    await wang.sees_one("在吗")
