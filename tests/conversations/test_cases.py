"""After filing: where is my complaint, what happened to it, and adding to it; never a staff account."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from router.domain.states import State
from router.domain.timeline import PAGE
from tests.conversations.people import Json, Person, buttons, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    SECOND,
    USAGE,
    Matter,
    asks,
    asks_merchant,
    card,
    decides,
    file,
    offers,
    proves,
    refuses,
    takes,
    word,
)
from tests.conversations.world import ANN, CARE, CHEN, DIGITAL, FASHION, IVY, LIN, MANAGER, MARIA, WANG, World

SHIRT = Matter(category="Use and care", merchant="Demo Digital", claim="Help", words="And this one?")
LAMP = Matter(
    category="Faulty",
    merchant="Demo Digital",
    order="20260515-0002",
    claim="Return and refund",
    answers=("Broke soon", "Within 7 days"),
    words="It went dark.",
    photos=1,
)
STAFF = {WANG: "ZXWANG", CHEN: "ZXCHEN", IVY: "ZXIVY", ANN: "ZXANN", MANAGER: "ZXBOSS"}


async def case(person: Person, number: str) -> Json:
    """One case in full, asked for now."""
    asked = await person.says(f"/case {number.lower().replace('-', ' ')}")

    def shows(message: Json) -> bool:
        whole = any("k|list" in b["callback_data"] for b in buttons(message))
        return whole and number in said(message) and message["id"] > asked["message"]

    return await person.sees(shows, what=f"case {number}")


async def test_one_command_shows_the_only_complaint_in_full(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await wang.says("请寄回来检测。", to=found)
    await lin.sees("请寄回来检测")
    await world.settled()
    await lin.says("/cases")
    shown = said(await lin.sees("处理经过"))
    for part in (
        "商家正在处理",
        "轮到商家",
        "期限",
        "退货退款",
        "20260601-0001",
        "您",
        "提交了投诉",
        "开始受理",
    ):
        assert part in shown, part
    assert "“请寄回来检测。”" in shown
    assert shown.index("提交了投诉") < shown.index("开始受理") < shown.index("请寄回来检测")
    assert "我的凭证：3" in shown and "撤回投诉" in shown


async def test_the_list_begins_with_what_is_open(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    first, second = await file(maria, USAGE), await file(maria, SHIRT)
    await maria.taps("Withdraw", on=await maria.shows(first))
    await maria.taps("It solved itself")
    await maria.shows(f"{first}[\\s\\S]*Closed")
    third = await file(maria, USAGE)
    await asks(ivy, await takes(ivy, third), "Which fabric?")
    await maria.sees("Which fabric")
    await world.settled()
    await maria.says("/cases")
    shown = said(await maria.sees("Your complaints"))
    assert shown.index(third) < shown.index(second) < shown.index(first)
    assert "It’s your turn" in shown and "Waiting for the merchant" in shown and "due" in shown
    await maria.taps(second, on=await maria.sees("Your complaints"))
    assert "What has happened" in said(await maria.sees("What has happened"))
    await maria.taps("All complaints")
    await maria.sees("Your complaints")


async def test_many_complaints_are_paged(world: World) -> None:
    lin = world.private(LIN)
    numbers = {await file(lin, QUESTION) for _ in range(7)}
    await world.settled()
    await lin.says("/cases")
    first = await lin.sees("您的投诉[\\s\\S]*第 1 页，共 2 页")
    on_first = set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", first["text"]))
    await lin.taps("下一页", on=first)
    second = await lin.sees("第 2 页，共 2 页")
    assert on_first | set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", second["text"])) == numbers


async def test_a_long_past_is_paged_and_begins_with_the_newest(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    for n in range(PAGE + 2):
        await lin.says(f"第{n}句")
        await world.later(minutes=1)
    shown = await case(lin, number)
    assert f"第{PAGE + 1}句" in said(shown) and "“第0句”" not in said(shown)
    await lin.taps("⬅️", on=shown)
    earlier = said(await lin.sees("第 1 页，共 2 页"))
    assert "“第0句”" in earlier and "提交了投诉" in earlier


async def test_a_reply_to_a_case_belongs_to_it_though_several_are_open(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first, second = await file(lin, QUESTION), await file(lin, SECOND)
    await card(wang, second)
    await lin.says("补充：型号是 X3", to=await case(lin, first))
    assert first in said(await wang.sees("型号是 X3"))
    await world.settled()
    await lin.sees_no("属于哪一件")


async def test_adding_goes_to_one_complaint_until_that_is_all(world: World) -> None:
    maria, ivy, wang = world.private(MARIA), world.member(IVY, FASHION), world.member(WANG, DIGITAL)
    first, second = await file(maria, USAGE), await file(maria, SHIRT)
    await card(wang, second)
    await maria.taps("Add something", on=await case(maria, first))
    await maria.sees("What would you like to add")
    await maria.says("It is made of silk.")
    await maria.sends_photos(2, caption="The label.")
    assert first in said(await ivy.sees("made of silk"))
    await ivy.sees("The label")
    await maria.taps("That’s all", on=await maria.sees("What would you like to add"))
    await maria.sees("All of it is with")
    await world.settled()
    await maria.sees_no("several open complaints")
    assert len((await world.complaint(first)).evidence) == 2
    await maria.says("One more thing")
    await maria.sees(lambda m: {first, second} <= {b["text"][:9] for b in buttons(m)}, what="which one")
    await world.settled()
    assert not await ivy.heard("One more thing")


async def test_adding_ends_by_itself_and_by_cancel(world: World) -> None:
    lin = world.private(LIN)
    first = await file(lin, QUESTION)
    await file(lin, SECOND)
    await lin.taps("补充内容", on=await case(lin, first))
    await lin.sees("想给")
    await world.later(hours=13)
    await lin.says("第二天的话")
    await lin.taps(first, on=await lin.sees("属于哪一件"))
    await lin.taps("补充内容", on=await case(lin, first))
    await world.settled()
    await lin.says("/cancel")
    await lin.sees("都已附在")
    await lin.says("取消之后的话")
    await lin.sees("属于哪一件")


async def test_an_edited_message_stays_with_its_complaint(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first = await file(lin, QUESTION)
    await file(lin, SECOND)
    await lin.taps("补充内容", on=await case(lin, first))
    await lin.sees("想给")
    mine = await lin.says("型号是 A1")
    await wang.sees("型号是 A1")
    await lin.taps("就这些", on=await lin.sees("想给"))
    await lin.edits({"id": mine["message"]}, "型号是 A2")
    assert first in said(await wang.sees("型号是 A2"))
    await world.settled()
    await lin.sees_no("属于哪一件")
    assert "改为：“型号是 A2”" in said(await case(lin, first))


async def test_the_files_are_shown_again(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    await wang.sends_photos(1, caption="说明书", to=await takes(wang, number))
    await lin.sees("说明书")
    await world.settled()
    before = len([m for m in await lin.messages() if m.get("media") and not m.get("own")])
    await lin.taps("我的凭证：3", on=await case(lin, number))
    await lin.sees("3/3")
    await world.settled()
    after = [m for m in await lin.messages() if m.get("media") and not m.get("own")]
    assert len(after) == before + 3
    await lin.says("看第二张", to=after[-1])
    await wang.sees("看第二张")


async def test_nobody_elses_complaint_is_shown(world: World) -> None:
    lin, maria = world.private(LIN), world.private(MARIA)
    number = await file(lin, QUESTION)
    await maria.starts()
    await maria.says(f"/case {number}")
    await maria.sees("There is no such complaint")
    asked = await maria.sees(lambda m: bool(buttons(m)), what="a question")
    for data in (f"k|open|{number}|", f"k|add|{number}|", "k|open|AAAA-AAAA|0"):
        assert "no such complaint" in await maria.forges(data, asked)
    assert await maria.forges("k|open|x|y", asked)
    await maria.says("/case nonsense")
    await world.settled()
    assert len(await maria.heard("There is no such complaint")) == 2
    await maria.sees_no("Earphones|耳机")


async def test_a_closed_case_is_reopened_from_the_case_and_from_the_closing_message(world: World) -> None:
    lin = world.private(LIN)
    number = await file(lin, QUESTION)
    for way in ("case", "status"):
        await lin.taps("撤回投诉", on=await lin.shows(number))
        await lin.taps("问题已自行解决")
        status = await lin.shows("已结束")
        await world.settled()
        await lin.taps("重新打开", on=await case(lin, number) if way == "case" else status)
        await world.settled()
        assert (await world.complaint(number)).state is State.SUBMITTED
    assert (await world.complaint(number)).cycle == 3


async def test_a_complaint_that_ended_by_itself_is_reopened_from_what_told_so(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, USAGE)
    await asks(ivy, await takes(ivy, number), "Which fabric?")
    await world.later(days=9)
    await maria.taps("Reopen", on=await maria.sees("closed for now"))
    await world.settled()
    assert (await world.complaint(number)).state is State.SUBMITTED


@pytest.mark.parametrize("user", [LIN, MARIA])
async def test_a_whole_story_names_no_member_of_staff_to_the_consumer(world: World, user: int) -> None:
    for id, name in STAFF.items():
        await world.lab.post("/people", {"id": id, "first_name": name, "username": f"{name.lower()}x"})
    person, wang, ann = world.private(user), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    matter = replace(PHONE, order="20260515-0001") if user == LIN else LAMP
    number = await file(person, matter)
    found = await takes(wang, number)
    await wang.says("// ZXINSIDE", to=found)
    await wang.says("您好", to=found)
    await asks(wang, found, "型号？")
    await person.says("X3")
    await wang.sees("X3")
    await offers(wang, found, "退款", amount="10")
    await person.taps(word(person, "decline"), on=await person.sees("10[\\s\\S]*00"))
    await refuses(wang, found, "人为损坏", "屏幕有摔痕。")
    await person.taps(word(person, "escalate"), on=await person.sees("屏幕有摔痕"))
    theirs = await takes(ann, number)
    await asks_merchant(ann, theirs, "ZXASKED")
    await wang.says("ZXANSWERED", to=await wang.sees("ZXASKED"))
    await ann.sees("ZXANSWERED")
    await decides(ann, theirs, "The merchant", "Refund", "The fault is inside.", amount="399")
    await person.taps("接受裁定" if user == LIN else "Accept: original")
    await wang.taps("接受裁定", on=await wang.sees("平台裁定"))
    await proves(wang, "receipt 1", on=await wang.sees("提交完成证明"))
    await person.taps(word(person, "solved"))
    await world.later(days=2)
    shown = await case(person, number)
    while any("⬅️" in b["text"] for b in buttons(shown)):
        await person.taps("⬅️", on=shown)
        shown = next(m for m in await person.messages() if m["id"] == shown["id"])
    await world.settled()
    heard = [m for m in await person.messages() if not m.get("own")]
    transcript = str([(said(m), m.get("entities"), m.get("markup")) for m in heard]).lower()
    assert "it went dark" in transcript or "黑屏" in transcript
    accounts = [*STAFF.values(), *(f"id={id}" for id in STAFF), "@zx"]
    for secret in (*accounts, "ZXINSIDE", "ZXASKED", "ZXANSWERED"):
        assert secret.lower() not in transcript, secret
