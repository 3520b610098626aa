"""Limits and the block list: kind and clear, nothing filled in is lost, and safety always gets through."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest

from router.domain.states import Flag, State
from router.settings import SHIPPED
from tests.conversations.people import said
from tests.conversations.telling import (
    QUESTION,
    USAGE,
    Matter,
    answers_all,
    card,
    file,
    offers,
    submits,
    takes,
    word,
)
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, MANAGER, MARIA, SAFETY, SAM, WANG, World

FRAUD = Matter(
    category="支付或账户安全",
    order=None,
    claim="书面答复",
    answers=("验证码",),
    words="有人冒充客服要验证码。",
)
HALL = "+86 10 0000 0000"


async def opened(world: World, **limits: int) -> World:
    """The product with these limits."""
    world.environment |= {f"ROUTER_ABUSE__{name.upper()}": str(most) for name, most in limits.items()}
    await world.open()
    return world


async def test_too_many_open_ones_keep_the_draft_until_one_has_ended(unopened: World) -> None:
    world = await opened(unopened, open_at_most=2)
    lin = world.private(LIN)
    first = await file(lin, QUESTION)
    await file(lin, QUESTION)
    await lin.starts()
    await answers_all(lin, QUESTION)
    await lin.sees("核对[\\s\\S]*同时未结的投诉最多 2 件")
    await lin.taps(word(lin, "submit"))
    told = said(await lin.sees("同时未结的投诉最多 2 件[\\s\\S]*联系人工"))
    assert HALL in told and "care@example.com" in told and "工作日" in told and "/cases" in told
    await lin.taps("撤回投诉", on=await lin.shows(first))
    await lin.taps("问题已自行解决")
    await lin.shows("已结束")
    assert await submits(lin) != first


async def test_too_many_a_day_can_be_filed_the_next_day(unopened: World) -> None:
    world = await opened(unopened, new_a_day=1)
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, USAGE)
    await maria.starts()
    await answers_all(maria, USAGE)
    await maria.taps("File the complaint")
    told = said(await maria.sees("filed within 24 hours is 1[\\s\\S]*reach a human"))
    assert "kept" in told and "Working days" in told
    await maria.says("/help")
    assert "Working days" in said(await maria.sees("How it works"))
    await world.later(hours=25)
    second = await submits(maria)
    assert second != number
    await card(ivy, second)


async def test_safety_is_taken_in_beyond_every_limit(unopened: World) -> None:
    world = await opened(unopened, new_a_day=1, open_at_most=1)
    lin, sam = world.private(LIN), world.member(SAM, SAFETY)
    await file(lin, QUESTION)
    number = await file(lin, FRAUD)
    await card(sam, number)


async def test_a_flood_about_one_complaint_is_bounded_and_goes_on_the_next_day(unopened: World) -> None:
    world = await opened(unopened, messages_a_day=20, evidence_at_most=30)
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    for n in range(21):
        await lin.says(f"第{n}句。")
    told = said(await lin.sees("之前的都已转达"))
    assert HALL in told
    await wang.sees("第19句")
    await world.settled()
    assert not await wang.heard("第20句")
    await world.later(hours=25)
    await lin.says("第二天的话")
    await wang.sees("第二天的话")


async def test_files_are_bounded_and_the_rest_can_be_told_in_words(unopened: World) -> None:
    world = await opened(unopened, evidence_at_most=30)
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    for _ in range(3):
        await lin.sends_photos(10)
    await world.settled()
    await lin.sends_photos(1, caption="再来一张")
    await lin.sees("文件已满，最多 30 份")
    assert len((await world.complaint(number)).evidence) == 30
    await lin.says("我用文字说")
    await wang.sees("我用文字说")


async def test_a_manager_blocks_and_unblocks(world: World) -> None:
    lin, wang, boss = world.private(LIN), world.member(WANG, DIGITAL), world.private(MANAGER)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await boss.says(f"/block {number}")
    await boss.sees("请写上原因")
    await boss.says(f"/block {number} 威胁客服")
    told = said(await boss.sees("已屏蔽"))
    assert number in told and "威胁客服" in told and "未结投诉：1 件" in told
    await lin.says("我还要说！")
    blocked = said(await lin.sees("不再接收您在这里发送的内容"))
    assert HALL in blocked and "支付或账户安全" in blocked
    await lin.says("/new")
    await world.settled()
    assert len(await lin.heard("不再接收")) == 2
    assert not await wang.heard("我还要说")
    assert (await world.complaint(number)).flagged(Flag.SUSPECTED_ABUSE)
    await wang.says("您的耳机可以重置。", to=found)
    await lin.sees("可以重置")
    await boss.says("/block")
    listed = await boss.sees("屏蔽名单：1 人")
    assert "威胁客服" in said(listed) and "小林" not in said(listed)
    await boss.taps(f"解除屏蔽 {number}", on=listed)
    await boss.sees("屏蔽名单：0 人")
    await lin.says("谢谢！")
    await wang.sees("谢谢！")
    assert not (await world.complaint(number)).flagged(Flag.SUSPECTED_ABUSE)
    assert world.app is not None
    [past] = await world.app.work.blocks.past(1000001, LIN)
    assert (past.by.user, past.lifted_by and past.lifted_by.user, past.reason) == (
        MANAGER,
        MANAGER,
        "威胁客服",
    )


async def test_a_blocked_consumer_decides_by_tap_and_no_deadline_runs_out_unheard(world: World) -> None:
    maria, ivy, boss = world.private(MARIA), world.member(IVY, FASHION), world.private(MANAGER)
    number = await file(maria, USAGE)
    found = await takes(ivy, number)
    name = re.search(r"Consumer: .*?([0-9A-Z]{4})", said(found))
    assert name
    await boss.says(f"/block {name[1].lower()} spam")
    await boss.sees("已屏蔽")
    await offers(ivy, found, "Refund", amount="20")
    offer = await maria.sees("made you an offer")
    await maria.taps("Something else would do", on=offer)
    await maria.sees("We take no messages")
    await maria.taps("✅ Accept", on=offer)
    await maria.shows("being carried out")
    await maria.says("/cases")
    await maria.sees("What has happened")
    await maria.taps("Add something")
    await maria.taps("Withdraw", on=await maria.pinned())
    await world.settled()
    assert len(await maria.heard("We take no messages")) == 3
    assert (await world.complaint(number)).state is State.PERFORMING


async def test_a_blocked_person_can_still_file_about_safety(world: World) -> None:
    lin, sam, boss = world.private(LIN), world.member(SAM, SAFETY), world.private(MANAGER)
    number = await file(lin, QUESTION)
    await boss.says(f"/block {number} 骂人")
    await boss.sees("已屏蔽")
    await lin.says("/new")
    await lin.taps("支付或账户安全", on=await lin.sees("不再接收"))
    await lin.taps("书面答复", on=await lin.sees("书面答复"))
    await lin.taps("验证码")
    await lin.says("有人冒充客服。")
    filed = await submits(lin)
    assert "有人冒充客服" in said(await card(sam, filed))
    await lin.says("他还在打电话", to=await lin.shows(filed))
    await sam.sees("他还在打电话")


async def test_a_draft_about_safety_cannot_be_turned_into_another(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    number = await file(lin, QUESTION)
    await lin.starts()
    await answers_all(lin, QUESTION)
    await lin.sees("核对")
    await boss.says(f"/block {number} 骂人")
    await boss.sees("已屏蔽")
    await lin.taps(word(lin, "submit"))
    await lin.sees("不再接收")
    await world.settled()
    assert world.app is not None
    assert len(await world.app.work.complaints.of_consumer(1000001, LIN)) == 1
    await lin.sees("核对")


@pytest.mark.parametrize("scope", ["merchant:demo-fashion", "merchant:demo-digital"])
async def test_a_scope_limits_whom_a_manager_may_block(unopened: World, scope: str) -> None:
    world = unopened
    words = SHIPPED.read_text("utf-8")
    one = re.search(r'^scope = "all".*$', words, re.M)
    assert one
    world.config = world.folder / "scoped.toml"
    world.config.write_text(words.replace(one[0], f'scope = "{scope}"', 1), "utf-8")
    await world.open()
    lin, boss = world.private(LIN), world.private(MANAGER)
    number = await file(lin, QUESTION)
    await boss.says(f"/block {number} 骂人")
    await boss.sees("已屏蔽" if scope.endswith("digital") else "不在|全部在您负责范围内")
    await lin.says("喂")
    if scope.endswith("digital"):
        await lin.sees("不再接收")
    else:
        await world.settled()
        await lin.sees_no("不再接收")


async def test_strange_words_after_block(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await lin.says("/block")
    await lin.sees("不认识这个命令")
    for word_, answer in (
        ("ZZZZ 骂人", "没有找到这个人"),
        ("AAAA-AAAA 骂人", "没有找到这个人"),
        ("", "屏蔽名单：0 人"),
    ):
        await boss.says(f"/block {word_}".strip())
        await boss.sees(answer)
    number = await file(lin, QUESTION)
    await boss.says(f"/block {number} 一")
    await boss.sees("已屏蔽")
    await boss.says(f"/block {number} 二")
    assert "一" in said(await boss.sees("已经在屏蔽名单里"))
    listed = await boss.sees("已屏蔽")
    await lin.starts()
    await world.settled()
    assert "不是给您的" in await lin.forges(f"b|lift|{number}", await lin.pinned())
    assert await boss.forges("b|lift|ZZZZ", listed) and await boss.forges("b|list|x", listed)


async def test_who_was_told_no_is_counted(unopened: World) -> None:
    world = await opened(unopened, new_a_day=1)
    lin, boss = world.private(LIN), world.private(MANAGER)
    number = await file(lin, QUESTION)
    await lin.starts()
    await answers_all(lin, QUESTION)
    for _ in range(2):
        await lin.taps(word(lin, "submit"))
    await lin.sees("24 小时内最多提交 1 件[\\s\\S]*联系人工")
    await boss.says("/digest")
    digest = said(await boss.sees("24 小时投诉简报"))
    assert "达到每日新投诉上限的人：1" in digest and "被屏蔽" not in digest
    await boss.says(f"/block {number} 骂人")
    await boss.sees("已屏蔽")
    await lin.says("喂")
    await lin.sees("不再接收")
    assert world.app is not None
    page = world.app.metrics.page(await world.app.waiting()).decode()
    for what, count in (("restrained_new_a_day", 2), ("restrained_blocked", 1), ("person_blocked", 1)):
        assert f'complaint_router_happened_total{{what="{what}"}} {count}.0' in page


async def test_what_was_said_while_a_chat_was_held_comes_in_few_messages(unopened: World) -> None:
    world = unopened
    world.limited = True
    world.environment |= {"ROUTER_LIMITS__PERSON_PER_SECOND": "20", "ROUTER_LIMITS__PERSON_BURST": "20"}
    await world.open()
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    held = {"kind": "retry_after", "method": "*", "chat": DIGITAL, "seconds": 600, "count": 1}
    await world.lab.post("/faults", held)
    texts = [f"第{n}句。" for n in range(30)]
    await world.lab.post(
        "/batch", {"items": [{"person": LIN, "action": "send", "text": text} for text in texts]}
    )
    await world.handled()
    await world.stop()
    world.sleeps(timedelta(minutes=10))
    await world.start()
    async with asyncio.timeout(60):
        while "第29句" not in await wang.transcript():
            await asyncio.sleep(0.05)
    relayed = await wang.heard("第.*句")
    assert [line for m in relayed for line in said(m).splitlines() if line.startswith("第")] == texts
    assert len(relayed) <= 8
    async with asyncio.timeout(60):
        while not all(m.get("reactions") for m in await lin.messages() if m.get("text") in texts):
            await asyncio.sleep(0.05)
    await wang.says("收到，都看到了。", to=relayed[-1])
    await lin.sees("都看到了")
    assert not (await world.complaint(number)).flags
