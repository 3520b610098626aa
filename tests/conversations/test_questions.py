"""Every kind of question, in a category of its own; old questions, double taps and edited answers."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copy

import pytest

from router.settings import SHIPPED
from tests.conversations.people import Person, buttons, said
from tests.conversations.telling import submits
from tests.conversations.world import ANN, CARE, LIN, MARIA, World

GADGET = """
[[categories]]
id = "gadget"
label = { zh = "小家电", en = "Gadget" }
desk = "care"
claims = ["explanation"]
asks_merchant = false
asks_order = false
[[categories.questions]]
id = "faults"
kind = "choices"
label = { zh = "有哪些故障？", en = "Which faults?" }
at_least = 1
options = [
    { id = "smoke", label = { zh = "冒烟", en = "Smoke" } },
    { id = "noise", label = { zh = "噪音", en = "Noise" } },
    { id = "smell", label = { zh = "异味", en = "Smell" } },
]
[[categories.questions]]
id = "hurt"
kind = "number"
label = { zh = "几个人受伤？", en = "How many people were hurt?" }
at_least = 0
at_most = 20
when = { faults = ["smoke"] }
[[categories.questions]]
id = "bought"
kind = "date"
label = { zh = "哪天买的？", en = "Which day was it bought?" }
days_back = 400
[[categories.questions]]
id = "model"
kind = "product"
label = { zh = "哪个型号？", en = "Which model?" }
at_least = 3
[[categories.questions]]
id = "phone"
kind = "phone"
label = { zh = "您的电话？", en = "Your phone number?" }
[[categories.questions]]
id = "paid"
kind = "money"
label = { zh = "花了多少钱？", en = "What did it cost?" }
required = false
at_most = 5000
"""


@pytest.fixture
async def world(unopened: World, tmp_path: Path) -> AsyncIterator[World]:
    """The shipped policy with one category more."""
    for name in ("keywords.toml", "guides.toml", "desks.toml"):
        copy(SHIPPED.with_name(name), tmp_path / name)
    unopened.config = tmp_path / "config.toml"
    unopened.config.write_text(SHIPPED.read_text("utf-8") + GADGET, "utf-8")
    await unopened.open()
    yield unopened


async def days(person: Person) -> list[str]:
    """The calendar as it is shown: the words of its buttons."""
    message = await person.sees(lambda m: any(b["text"] in "◀▶" for b in buttons(m)), what="a calendar")
    return [b["text"] for b in buttons(message)]


async def test_everything_is_asked_read_and_shown(world: World) -> None:
    maria, ann = world.private(MARIA), world.member(ANN, CARE)
    await maria.starts()
    await maria.taps("Gadget")
    assert "at least 1" in await maria.taps("None of these")
    await maria.taps("Smoke")
    await maria.taps("Smell")
    await maria.taps("☑️ Smell")
    await maria.taps("⬜ Noise")
    await maria.taps("2 ticked")
    await maria.sees("How many people")
    await maria.says("21")
    await maria.sees("at most 20")
    await maria.says("2")
    assert (await days(maria))[1] == "June 2026"
    await maria.taps("◀")
    await maria.taps("20", on=await maria.sees(lambda m: any(b["text"] == "May 2026" for b in buttons(m))))
    await maria.sees("Which model")
    await maria.says("K2")
    await maria.sees("2 characters long; the least is 3")
    await maria.says("Kettle\nK2")
    await maria.sees("Your phone number")
    await maria.says("12")
    await maria.sees(r"Please type it like \+86")
    await maria.shares_contact("Me", "8613812345678")
    await maria.sees("What did it cost")
    await maria.says("6000")
    await maria.sees(r"at most CN¥5,000\.00")
    await maria.taps("Skip")
    await maria.says("It smokes.")
    review = said(await maria.sees("Is this right"))
    shown = ("Smoke and Noise", "hurt? 2", "May 20, 2026", "Kettle K2", "+8613812345678", "It smokes")
    for value in shown:
        assert value in review, review
    assert "What did it cost" not in review
    number = await submits(maria)
    found = said(await ann.sees(number))
    for value in shown:
        assert value in found, found


async def test_a_question_goes_with_the_answer_that_asked_it(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("小家电")
    for question, answer in (("有哪些故障", "冒烟，异味"), ("几个人受伤", "3"), ("哪天买的", "昨天")):
        await lin.sees(question)
        await lin.says(answer)
    for question, answer in (("哪个型号", "热水壶"), ("您的电话", "13812345678")):
        await lin.sees(question)
        await lin.says(answer)
    await lin.taps("跳过")
    await lin.sees("发生了什么")
    await lin.says("冒烟了。")
    assert "几个人受伤？ 3" in said(await lin.sees("请核对"))
    await lin.taps("修改")
    await lin.taps("有哪些故障", on=await lin.sees("修改哪一项"))
    await lin.taps("噪音")
    await lin.taps("已选 1 项")
    review = said(await lin.sees("请核对"))
    assert "噪音" in review
    assert "受伤" not in review
    await lin.taps("修改")
    await lin.taps("有哪些故障", on=await lin.sees("修改哪一项"))
    await lin.taps("冒烟")
    await lin.taps("已选 1 项")
    await lin.sees("几个人受伤")
    await lin.says("0")
    assert "几个人受伤？ 0" in said(await lin.sees("请核对"))


async def test_the_calendar_goes_no_further_than_may_be_chosen(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("小家电")
    await lin.taps("噪音")
    await lin.taps("已选")
    shown = await days(lin)
    assert "▶" not in shown
    assert shown.count("·") == 29, "the rest of June is to come"
    for _ in range(20):
        if "◀" not in await days(lin):
            break
        await lin.taps("◀")
        await world.settled()
    assert (await days(lin))[1] == "2025年4月"
    await lin.says("2025-04-20")
    await lin.sees(r"最早可以是 2025年4月27日")
    await lin.says("5月20日")
    await lin.sees("哪个型号")


async def test_editing_can_be_left_and_changes_nothing(world: World) -> None:
    lin = world.private(LIN)
    await reviewed(lin)
    before = said(await lin.sees("请核对"))
    await lin.taps("修改")
    await lin.taps("返回", on=await lin.sees("修改哪一项"))
    assert said(await lin.sees("请核对")) == before
    await lin.taps("修改")
    await lin.taps("订单号", on=await lin.sees("修改哪一项"))
    await lin.taps("返回", on=await lin.sees("订单号是多少"))
    await world.settled()
    assert said(await lin.sees("请核对")) == before


async def reviewed(lin: Person) -> None:
    """小林 has answered everything of a small matter."""
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    await lin.says("A-1")
    await lin.taps("使用指导")
    await lin.says("不会用。")
    await lin.sees("请核对")


async def test_an_edited_message_changes_the_answer_that_it_gave(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    order = await lin.says("A-1")
    await lin.taps("使用指导")
    words = await lin.says("不会用。")
    await lin.sees("请核对")
    await lin.edits({"id": order["message"]}, "A-2")
    await lin.sees("请核对[\\s\\S]*A-2")
    await lin.edits({"id": words["message"]}, "完全不会用。")
    review = said(await lin.sees("请核对[\\s\\S]*完全不会用"))
    assert review.count("不会用") == 1


async def test_an_edited_message_that_is_no_answer_any_more_changes_nothing(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    order = await lin.says("A-1")
    await lin.sees("怎么解决")
    await lin.edits({"id": order["message"]}, "¥¥¥")
    await lin.sees("这看起来不像订单号")
    await lin.taps("使用指导")
    await lin.says("不会用。")
    assert "A-1" in said(await lin.sees("请核对"))


async def test_a_tap_on_an_old_question_changes_its_answer(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    question = await lin.sees("遇到了什么问题")
    await lin.taps("使用与保养")
    await lin.taps("示例数码")
    await lin.says("A-1")
    await lin.sees("怎么解决")
    await lin.forges("p|d|category|praise", question)
    await lin.sees("发生了什么")
    await lin.says("谢谢你们。")
    review = said(await lin.sees("请核对"))
    assert "建议或表扬" in review
    assert "示例数码" not in review
    assert "A-1" not in review


async def test_a_tap_on_a_question_that_is_not_asked_any_more_is_told(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    question = await lin.sees("遇到了什么问题")
    await lin.taps("建议或表扬")
    await lin.sees("发生了什么")
    for forged in ("p|d|merchant|demo-home", "p|d|question:fault|dead", "p|d|month|question:x~2026-01"):
        assert "有变化" in await lin.forges(forged, question), forged
    for forged in ("p|d|item|u1", "p|d|chosen|question:faults~zz", "p|d|month|~", "p|d|nothing|"):
        assert await lin.forges(forged, question), forged


async def test_two_taps_on_back_are_one_step(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    question = await lin.sees("订单号是多少")
    back = next(b["callback_data"] for b in buttons(question) if "返回" in b["text"])
    await lin.taps("返回")
    await lin.forges(back, question)
    await world.settled()
    await lin.sees("哪一家店铺")


async def test_two_taps_on_an_option_are_one_answer(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    question = await lin.sees("遇到了什么问题")
    item = {
        "person": LIN,
        "action": "tap",
        "message": question["id"],
        "data": "p|d|category|usage",
        "force": True,
    }
    await world.lab.post("/batch", {"items": [item] * 2})
    await world.settled()
    await lin.sees("哪一家店铺")
    assert re.search("已保存|已记下", said((await lin.messages())[-1])) is None
