"""The ordinary ways, from the first tap to the digest: a merchant's category, a platform's, two languages."""

import re

from tests.conversations.people import Person, buttons, said
from tests.conversations.telling import (
    DRESS,
    FAKE,
    NUMBER,
    PHONE,
    QUESTION,
    RUDE,
    card,
    decides,
    file,
    offers,
    own_messages,
    proves,
    takes,
)
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MANAGER, MARIA, WANG, World


async def test_a_faulty_phone_goes_to_its_merchant_and_is_refunded(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    await lin.shows(f"{number}[\\s\\S]*已送达商家[\\s\\S]*轮到商家.*期限")
    await _the_card_shows_everything(wang, number)
    found = await takes(wang, number)
    await lin.shows("商家正在处理")
    await wang.says("您好，请问是哪个颜色的？", to=found)
    await lin.sees("哪个颜色")
    await lin.says("黑色的。")
    await wang.sees("黑色的")
    await offers(wang, found, "退款", amount="399")
    await lin.sees("退款[\\s\\S]*399")
    await lin.shows("轮到您了.*期限")
    await lin.taps("✅ 接受")
    await lin.shows("正在按约定履行")
    await proves(wang, "退款流水 887766", on=found)
    await lin.sees("887766")
    await lin.taps("已解决")
    await lin.shows("已结束[\\s\\S]*您已确认解决")
    await lin.votes(5)
    await lin.sees("谢谢您的评价")
    await world.later(days=1)
    await world.private(MANAGER).sees("新增 1\\S* · 结束 1")
    await _little_was_said(world, wang)


async def _the_card_shows_everything(staff: Person, number: str) -> None:
    found = await card(staff, number)
    assert found["media"]["kind"] == "photo", "the contact sheet"
    words = said(found)
    for expected in (
        "质量问题",
        "20260601-0001",
        "退货退款",
        "用了不久就坏",
        "7 天内",
        "凭证：3 件",
        "黑屏",
        "期限",
    ):
        assert expected in words, words
    await staff.taps("查看原图", on=found)
    album = [m for m in await _photos(staff) if m.get("media_group_id")]
    assert len(album) == 3, await staff.transcript()
    assert len({m["media_group_id"] for m in album}) == 1


async def _photos(staff: Person) -> list[dict[str, object]]:
    await staff.sees(lambda m: bool(m.get("media_group_id")), what="the album")
    return [m for m in await staff.messages() if (m.get("media") or {}).get("kind") == "photo"]


async def _little_was_said(world: World, *staff: Person) -> None:
    """Beside words that were handed on and files that were asked for: two messages a group at most."""
    await world.settled()
    for member in staff:
        assert 1 <= len(await own_messages(member)) <= 2, await member.transcript()


async def test_a_small_question_is_answered_and_taken_back(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await wang.says("请长按电源键十秒。", to=await takes(wang, number))
    await lin.sees("长按电源键十秒")
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    await lin.shows("已结束")
    await _little_was_said(world, wang)


async def test_a_dress_with_an_open_seam_is_exchanged(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, DRESS)
    await maria.shows(f"{number}[\\s\\S]*With the merchant[\\s\\S]*Waiting for the merchant, due")
    found = await takes(ivy, number)
    assert found["media"], "the contact sheet"
    await ivy.taps("Show the files", on=found)
    await ivy.sees(f"2/2 · {number}")
    await offers(ivy, found, "Exchange", freight="The merchant, sent back", note="So sorry!")
    offer = await maria.sees("made you an offer")
    assert "So sorry!" in said(offer)
    assert "the merchant pays the freight" in said(offer)
    await maria.taps("Accept")
    await proves(ivy, "Return to: 5 Silk Road, Hangzhou", on=found)
    await maria.sees("5 Silk Road")
    await maria.taps("Show that it is done")
    await maria.says("SF1234567890")
    await ivy.sees("SF1234567890")
    await proves(ivy, "YT99887766", on=found)
    await maria.sees("YT99887766")
    await maria.taps("Yes, all is well")
    await maria.shows("Closed")
    await maria.votes(4)
    await maria.sees("Thank you for your rating")
    await world.later(days=1)
    await world.private(MANAGER).sees("结束 1")
    await _little_was_said(world, ivy)


async def test_a_fake_goes_to_the_platform_which_decides(world: World) -> None:
    lin, ann, wang = world.private(LIN), world.member(ANN, CARE), world.member(WANG, DIGITAL)
    number = await file(lin, FAKE)
    await lin.shows(f"{number}[\\s\\S]*已送达平台客服[\\s\\S]*轮到平台客服.*期限")
    found = await takes(ann, number)
    assert found["media"]
    await ann.says("我们正在向商家核实。", to=found)
    await lin.sees("平台客服.*[\\s\\S]*正在向商家核实")
    await decides(ann, found, "The merchant", "Refund", "The serial number does not exist.", amount="1299")
    await lin.sees("平台裁定[\\s\\S]*1,299")
    await wang.sees("平台裁定[\\s\\S]*1,299")
    await lin.taps("接受裁定")
    await wang.taps("接受裁定")
    await proves(wang, "退款流水 5566")
    await lin.sees("5566")
    await lin.taps("已解决")
    await lin.shows("已结束")
    await lin.votes(4)
    await lin.sees("谢谢您的评价")
    await world.later(days=1)
    await world.private(MANAGER).sees("新增 1\\S* · 结束 1")
    await _little_was_said(world, ann, wang)


async def test_bad_manners_go_to_the_platform_which_makes_an_offer(world: World) -> None:
    maria, ann, ivy = world.private(MARIA), world.member(ANN, CARE), world.member(IVY, FASHION)
    number = await file(maria, RUDE)
    await maria.shows("With platform care[\\s\\S]*Waiting for platform care, due")
    found = await takes(ann, number)
    await offers(ann, found, "Compensation", amount="20", note="We apologise.")
    await maria.taps("Accept")
    await maria.shows("being carried out[\\s\\S]*Waiting for the merchant")
    await ann.sees("accepted the offer")
    await ivy.taps("Show that it is done", on=await ivy.sees("next step is yours"))
    await ivy.sends_photos(1, caption="Paid today.", to=await ivy.sees("send the proof"))
    await maria.taps("Solved", on=await maria.sees("Paid today[\\s\\S]*is it solved"))
    await maria.shows("Closed")
    await maria.votes(5)
    await maria.sees("Thank you for your rating")
    await world.later(days=1)
    await world.private(MANAGER).sees("新增 1\\S* · 结束 1")
    await _little_was_said(world, ann, ivy)


async def test_numbers_are_short_and_the_same_everywhere(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    assert re.fullmatch(NUMBER, number)
    for message in (await lin.pinned(), await card(wang, number)):
        assert number in said(message)
    assert all(len(b["callback_data"].encode()) <= 64 for b in buttons(await card(wang, number)))
