"""Lateness as people see it: warned, told on, taken away; one summary; one incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from router.domain.complaint import OrderCheck, Purchase
from router.domain.submission import submit
from router.usecases.act import write
from router.usecases.incidents import look_for_incident
from tests.conversations.people import buttons, said
from tests.conversations.telling import PHONE, QUESTION, card, file, takes
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, MANAGER, MONDAY, WANG, World
from tests.domain.world import filing


async def test_a_silent_merchant_is_warned_told_on_and_loses_it(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    shown = await takes(wang, number)
    await world.later(hours=12, minutes=1)
    await wang.sees(lambda m: m["id"] == shown["id"] and "🟡" in said(m), what="a card with a yellow mark")
    await wang.sees_no("⏳ 首次回复将于")
    await world.later(hours=9, minutes=30)
    await wang.sees_no("⏳ 首次回复将于")
    await world.later(hours=1)
    told = await wang.sees_one("⏳ 首次回复将于")
    assert world.local().hour == 8, "one in the morning for the two of the night"
    assert "王店长" in said(told)
    await world.later(hours=2)
    await wang.sees_one("首次回复已超时")
    await lin.sees("没有在承诺的时间内处理")
    await world.later(days=2)
    await wang.sees_one("已转给平台客服")
    assert "Level 2: the merchant stayed silent" in said(await card(ann, number))


async def test_a_holder_who_started_the_bot_is_told_in_private_with_a_link_to_the_card(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    mine = world.private(WANG)
    await mine.starts()
    number = await file(lin, QUESTION)
    shown = await takes(wang, number)
    await world.later(hours=22, minutes=10)
    told = await mine.sees("⏳ 首次回复将于")
    assert number in said(told)
    assert f"https://t.me/c/{str(DIGITAL)[4:]}/{shown['id']}" in str(told)
    assert "王店长" not in said(await wang.sees_one("⏳ 首次回复将于")), "the desk hears it, having no lead"


async def test_three_days_down_are_one_summary_a_chat(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    numbers = [await file(lin, QUESTION), await file(lin, PHONE)]
    for number in numbers:
        await card(wang, number)
    await world.settled()
    await world.stop()
    world.sleeps(timedelta(days=3, hours=1))
    await world.start()
    await world.later(minutes=2)
    summary = said(await wang.sees_one("🔔"))
    assert all(number in summary for number in numbers)
    await wang.sees_no("⏳ 首次回复将于")
    told = said(await lin.sees_one("没有在承诺的时间内处理"))
    assert all(number in told for number in numbers)
    before = len(await wang.messages())
    await world.stop()
    await world.start()
    await world.later(minutes=2)
    assert len(await wang.messages()) == before, "and no second one after the next start"


async def test_five_complaints_of_one_product_are_one_incident(world: World) -> None:
    boss = world.private(MANAGER)
    await boss.starts()
    assert world.app is not None
    work = world.app.work
    phone = Purchase(number="1", check=OrderCheck.VERIFIED, product="Phone X")
    numbers = [f"7K3M-Q9T{letter}" for letter in "ABCDEFG"]
    for n, number in enumerate(numbers):
        told = filing(number=number, bot=work.bot, purchase=phone, merchant="demo-digital")
        told = replace(told, consumer=replace(told.consumer, user=7000 + n), evidence=())
        made = submit(told, await work.context(number))
        assert await write(work, made)
        assert await look_for_incident(work, made.after) is (n == 4), "once a product and day"
    await world.settled()
    told_of = said(await boss.sees_one("🚨"))
    assert "Phone X" in told_of and all(number in told_of for number in numbers[:5])
    assert world.local().date() == MONDAY.date()


async def test_a_holder_puts_the_reminder_off_in_private_and_is_reminded_again(world: World) -> None:
    lin, wang, mine = world.private(LIN), world.member(WANG, DIGITAL), world.private(WANG)
    await mine.starts()
    await takes(wang, await file(lin, QUESTION))
    await world.later(hours=22, minutes=10)
    await mine.taps("1 小时后提醒", on=await mine.sees_one("⏳ 首次回复将于"))
    await world.settled()
    await world.later(hours=1, minutes=2)
    assert len(await mine.heard("⏳ 首次回复将于")) == 2
    assert not any("提醒" in b["text"] for b in buttons((await mine.heard("⏳ 首次回复将于"))[0]))
