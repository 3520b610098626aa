"""The manager's digest: once a day, also across restarts and downtime, short when nothing happened."""

from datetime import timedelta

from tests.conversations.people import said
from tests.conversations.telling import QUESTION, file, offers, takes
from tests.conversations.world import DIGITAL, LIN, MANAGER, WANG, World


async def test_it_comes_once_across_a_restart(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await file(lin, QUESTION)
    await world.later(days=1)
    await boss.sees_one("投诉简报")
    await world.stop()
    await world.start()
    await world.later(minutes=10)
    await boss.sees_one("投诉简报")
    await world.later(days=1)
    assert len(await boss.heard("投诉简报")) == 2


async def test_after_downtime_there_is_one_and_no_storm(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await file(lin, QUESTION)
    await world.later(days=1)
    await world.settled()
    await world.stop()
    world.sleeps(timedelta(days=4))
    await world.start()
    await world.later(minutes=1)
    assert len(await boss.heard("投诉简报")) == 2, await boss.transcript()
    told = [said(m) for m in await boss.heard("没有人受理|停留过久")]
    assert len(told) <= 1, told


async def test_when_nothing_happened_it_is_one_line(world: World) -> None:
    boss = world.private(MANAGER)
    await world.later(days=1)
    assert len(said(await boss.sees_one("投诉简报")).splitlines()) == 2
    await boss.sees_one("没有新情况")


async def test_a_week_is_told_on_monday_and_in_english_when_asked_for(world: World) -> None:
    lin, wang, boss = world.private(LIN), world.member(WANG, DIGITAL), world.private(MANAGER)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await world.later(days=6, hours=23, minutes=30)
    told = said(await boss.sees_one("投诉周报"))
    assert "新增 1" in told and "首次答复按时率：100 %（1/1）" in told, told
    assert "对不上" not in told and "使用与保养" in told, told
    await boss.says("/lang")
    await boss.taps("English")
    await boss.says("/stats week merchant:demo-digital")
    asked = said(await boss.sees("Complaints in the week up to"))
    assert "First answer in time: 100 % (1 of 1)" in asked, asked
    await boss.says("/stats week desk:nowhere")
    await boss.sees("I know no such part")
    await lin.says("/stats")
    await lin.sees("不认识这个命令")


async def test_it_can_be_asked_for(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    number = await file(lin, QUESTION)
    await boss.says("/digest")
    told = said(await boss.sees("投诉简报"))
    assert "新增 1" in told
    assert "无人受理：1" in told
    assert number in told
    await lin.says("/digest")
    await lin.sees("不认识这个命令")
