"""A merchant whose group is a forum: each complaint in a topic of its own."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from router.settings import SHIPPED
from tests.conversations.people import PATIENCE, Json, Person
from tests.conversations.telling import QUESTION, card, file, offers, takes
from tests.conversations.world import DIGITAL, LIN, WANG, World

FORUM = -1009000000001


@pytest.fixture
async def forum(unopened: World, tmp_path: Path) -> World:
    """The merchant's chat is a forum, in which the bot is an administrator."""
    world = unopened
    await world.open_sandbox()
    members = [{"user": WANG, "status": "creator"}]
    group = {"id": FORUM, "type": "forum", "title": "小店", "members": members, "bot": "administrator"}
    await world.lab.post("/chats", group)
    world.config = tmp_path / "config.toml"
    shipped = SHIPPED.read_text("utf-8")
    world.config.write_text(shipped.replace(f"chats = [{DIGITAL}]", f"chats = [{FORUM}]"), "utf-8")
    await world.start()
    return world


async def topics(world: World) -> list[Json]:
    """The forum's topics as they are now."""
    found: list[Json] = (await world.lab.get(f"/chats/{FORUM}"))["chat"]["topics"]
    return found


async def topic(world: World, name: str, **wanted: Any) -> int:
    """Waits for a topic with such a name, and perhaps other properties; its number."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while True:
        there = await topics(world)
        for found in there:
            if re.search(name, found["name"]) and wanted.items() <= found.items():
                return int(found["id"])
        assert asyncio.get_running_loop().time() < end, f"no {name!r} {wanted} among {there}"
        await asyncio.sleep(0.02)


async def in_topics(staff: Person, wanted: str) -> list[int | None]:
    """In which topics such messages stand."""
    return [m.get("message_thread_id") for m in await staff.heard(wanted)]


async def test_a_topic_from_card_to_end_and_deleted_in_mid_talk(forum: World) -> None:
    world = forum
    lin, wang = world.private(LIN), world.member(WANG, FORUM)
    number = await file(lin, QUESTION)
    first = await topic(world, f"🆕 {number} · .*使用与保养")
    assert (await takes(wang, number))["message_thread_id"] == first
    await topic(world, f"🔵 {number}")
    await wang.says("请长按电源键。", topic=first)
    await lin.sees("长按电源键")
    await wang.says("//这个客人很急", topic=first)
    await wang.says("/queue", topic=first)
    for words in ("急也没用", "急急急"):  # an answer to what only its author sees goes nowhere, and says so
        await wang.says(words, to=await wang.sees("本群待处理"))
    await wang.says("中午吃什么？")
    await world.settled()
    assert len(await wang.heard("没有转达")) == 2
    await world.lab.post(f"/chats/{FORUM}/topics", {"action": "delete", "topic": first})
    await lin.says("还是不行。")
    await lin.says("怎么办？")
    found = await wang.sees("怎么办")
    second = await topic(world, number)
    assert second != first and found["message_thread_id"] == second
    await world.settled()
    assert await in_topics(wang, f"还是不行|怎么办|{number}[\\s\\S]*轮到") == [second] * 3
    await offers(wang, await card(wang, number), "退款", amount="20")
    await lin.sees("退款[\\s\\S]*20")
    await topic(world, f"⏳ {number}")
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    await topic(world, f"✅ {number}", closed=True)
    await world.settled()
    await lin.sees_no("急|中午")
    await lin.taps("重新打开")
    await lin.says("又坏了。")
    await topic(world, number, closed=False)
    await world.settled()
    assert [t["id"] for t in await topics(world)] == [second]


async def test_in_a_topic_words_without_a_reply_answer_what_was_asked(forum: World) -> None:
    world = forum
    lin, wang = world.private(LIN), world.member(WANG, FORUM)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    here = found["message_thread_id"]
    await wang.taps("提出方案", on=found)
    await wang.taps("退款", on=await wang.sees("您提出什么方案"))
    asked = await wang.sees("金额是多少")
    assert asked["message_thread_id"] == here
    await wang.says("20", topic=here)
    await wang.taps("跳过", on=await wang.sees("要对消费者说几句吗"))
    await lin.sees("退款[\\s\\S]*20")
    await wang.says("马上退给您。", topic=here)
    await lin.sees("马上退给您")


async def test_without_the_right_to_make_topics_the_main_chat_serves(forum: World) -> None:
    world = forum
    rights = {"can_manage_topics": False}
    await world.lab.post(f"/chats/{FORUM}/members", {"status": "administrator", "rights": rights})
    lin, wang = world.private(LIN), world.member(WANG, FORUM)
    found = await takes(wang, await file(lin, QUESTION))
    await lin.says("在吗？")
    assert [found.get("message_thread_id"), (await wang.sees("在吗")).get("message_thread_id")] == [
        None,
        None,
    ]
    await wang.says("我在。", to=found)
    await lin.sees("我在")
    assert await topics(world) == []
