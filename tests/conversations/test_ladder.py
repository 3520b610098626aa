"""Lateness as people see it: warned, told on, taken away; one summary; one incident."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from router.settings import SHIPPED
from tests.conversations.people import buttons, said
from tests.conversations.telling import PHONE, QUESTION, Matter, card, file, takes, typed
from tests.conversations.world import (
    ANN,
    CARE,
    CHEN,
    DIGITAL,
    IVY,
    LIN,
    MANAGER,
    MARIA,
    WANG,
    ZHOU,
    World,
)


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


PRODUCT = """
[[categories.questions]]
id = "thing"
kind = "product"
label.zh = "是哪款商品？"
label.en = "Which product is it?"
label.es = "¿Qué producto es?"
label.ru = "Какой это товар?"

"""


async def test_five_consumers_name_one_product_and_managers_hear_of_one_incident(
    unopened: World, tmp_path: Path
) -> None:
    """Each in their own way; nobody is asked to spell alike."""
    before = '[[categories]]\nid = "service"'
    config = tmp_path / "config.toml"
    config.write_text(SHIPPED.read_text("utf-8").replace(before, PRODUCT + before), "utf-8")
    world = unopened
    world.config = config
    await world.open()
    boss, numbers = world.private(MANAGER), []
    for user, product in zip(
        (LIN, WANG, CHEN, ZHOU, MARIA, IVY),
        ("Kettle K2", "kettle k2", " KETTLE  K2", "Ｋettle K2", "Kettle K2", "Kettle K2"),
        strict=True,
    ):
        person = world.private(user)
        category, claim = ("Use and care", "Help") if person.language == "en" else ("使用与保养", "使用指导")
        shop = "Demo Digital" if person.language == "en" else "示例数码"
        thing = Matter(category=category, merchant=shop, claim=claim, answers=(typed(product),), words="?")
        assert len(numbers) == 5 or not await boss.heard("🚨")
        numbers.append(await file(person, thing))
        await world.settled()
    told = said(await boss.sees_one("🚨"))
    assert "Kettle K2" in told and all(number in told for number in numbers[:5])


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
