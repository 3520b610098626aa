"""Trouble: a group that migrates, a consumer who blocks the bot, a bot thrown out, somebody who leaves."""

import re
from pathlib import Path

from structlog.testing import capture_logs

from router.settings import SHIPPED
from tests.conversations.people import said
from tests.conversations.telling import QUESTION, asks, card, file, takes
from tests.conversations.world import ANN, CARE, CHEN, DIGITAL, LIN, MANAGER, WANG, World

BASIC = -4001


async def test_a_group_becomes_a_supergroup_in_mid_burst_and_nothing_is_lost_or_doubled(
    unopened: World, tmp_path: Path
) -> None:
    world = unopened
    world.config = tmp_path / "config.toml"
    world.config.write_text(SHIPPED.read_text("utf-8").replace(str(DIGITAL), str(BASIC)), "utf-8")
    await world.open_sandbox()
    members = [{"user": WANG, "status": "creator"}]
    group = {"id": BASIC, "type": "group", "title": "小店", "members": members, "bot": "member"}
    await world.lab.post("/chats", group)
    await world.start()
    lin = world.private(LIN)
    number = await file(lin, QUESTION)
    old = world.member(WANG, BASIC)
    await takes(old, number)
    fault = {"kind": "retry_after", "method": "*", "chat": BASIC, "seconds": 1, "count": 1}
    await world.lab.post("/faults", fault)
    for n in range(1, 6):
        await lin.says(f"第{n}句")
    new = await world.lab.post(f"/chats/{BASIC}/migrate")
    for n in range(6, 10):
        await lin.says(f"第{n}句")
    wang = world.member(WANG, new["id"])
    await wang.sees("第9句")
    await world.settled()
    told = "\n".join(map(said, (*await old.heard("第.句"), *await wang.heard("第.句"))))
    assert re.findall("第(.)句", told) == [*"123456789"], "what waited may come together"
    await lin.says("有人吗？")
    relayed = await wang.sees("有人吗")
    await wang.says("我在。", to=relayed)
    await lin.sees("我在")


async def test_a_consumer_who_blocked_the_bot_is_flagged_until_back(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await lin.blocks()
    await wang.sees(f"消费者联系不上\\n{number}")
    await wang.sees("停用了机器人，目前联系不上")
    await wang.says("您好？", to=found)
    await wang.sees("这条消息没有送达：对方停用了机器人")
    await lin.unblocks()
    await lin.says("我回来了")
    await wang.sees("我回来了")
    await world.settled()
    assert "联系不上" not in said(await card(wang, number))


async def test_the_desk_is_told_when_its_words_do_not_arrive_and_no_log_repeats_them(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    with capture_logs() as lines:
        found = await takes(wang, await file(lin, QUESTION))
        await lin.blocks()
        await asks(wang, found, "哪一款？")
        await wang.sees("停用了机器人，目前联系不上")
        await world.settled()
    assert world.app is not None
    told = f"{lines}{world.app.metrics.page(await world.app.waiting()).decode()}"
    assert "undelivered" in told
    assert QUESTION.words not in told and "哪一款" not in told


async def test_a_bot_thrown_out_of_the_merchants_group(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    await takes(wang, number)
    await world.lab.post(f"/chats/{DIGITAL}/members", {"status": "kicked", "by": WANG})
    await card(ann, number)
    await lin.sees("已转给平台客服")
    await world.private(MANAGER).sees("没有别的群")
    second = await file(lin, QUESTION)
    assert "chat does not work" in said(await card(ann, second))


async def test_a_holder_who_leaves_holds_nothing_any_more(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, QUESTION)
    await takes(chen, number)
    await chen.leaves()
    await wang.sees(f"{number}[\\s\\S]*待受理")
    await lin.shows("等待受理")


async def test_what_was_said_while_the_bot_was_down_is_handled_later(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await card(wang, number)
    await world.settled()
    await world.stop()
    await lin.says("第一句")
    await wang.says("您好", to=found)
    await lin.says("第二句")
    await world.start()
    await wang.sees("第二句")
    await lin.sees("您好")
    assert [said(m)[-3:] for m in await wang.heard("第.句")] == ["第一句", "第二句"]


async def test_a_full_group_gets_everything_in_the_end(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    fault = {"kind": "retry_after", "method": "sendMessage", "chat": DIGITAL, "seconds": 1, "count": 2}
    await world.lab.post("/faults", fault)
    await lin.says("在吗？")
    await wang.sees("在吗")
    await world.settled()
    await wang.sees_one("在吗")


async def test_a_card_that_was_deleted_comes_anew(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await card(wang, number)
    await world.settled()
    await wang.deletes(found)
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    await wang.sees(f"{number}[\\s\\S]*已结束")
