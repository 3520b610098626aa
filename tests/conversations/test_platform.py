"""Refusals, escalations, verdicts, appeals: the platform's part."""

from unittest.mock import AsyncMock

import pytest

from tests.conversations.people import buttons, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    RUDE,
    RUDE_ZH,
    USAGE,
    asks_both,
    asks_merchant,
    card,
    decides,
    file,
    finds_more,
    offers,
    proves,
    refuses,
    takes,
    word,
)
from tests.conversations.world import (
    ANN,
    CARE,
    DIGITAL,
    FASHION,
    IVY,
    LI,
    LIN,
    MANAGER,
    MARIA,
    SAFETY,
    SAM,
    WANG,
    World,
)


async def test_a_refusal_is_explained_and_escalated_and_the_platform_decides(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, PHONE)
    found = await takes(wang, number)
    await refuses(wang, found, "人为损坏", "屏幕有摔痕。")
    told = await lin.sees("商家拒绝了您的诉求")
    assert "人为损坏" in said(told)
    assert "屏幕有摔痕" in said(told)
    await lin.taps("请平台介入", on=told)
    await wang.sees("已请平台介入")
    assert (await card(ann, number))["media"], "the photos go with it"
    found = await takes(ann, number)
    await decides(ann, found, "The merchant", "Refund", "The fault is inside.", amount="399")
    await lin.taps("接受裁定", on=await lin.sees("平台裁定"))
    await lin.shows("平台已作出裁定")
    await wang.taps("接受裁定", on=await wang.sees("平台裁定"))
    await lin.shows("正在按约定履行")


async def test_what_was_refused_is_decided_appealed_and_read_by_others_each_time(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    ann, li, both = world.member(ANN, CARE), world.member(LI, CARE), world.member(WANG, CARE)
    await world.lab.post(f"/chats/{CARE}/members", {"user": WANG, "status": "member"})
    number = await file(lin, QUESTION)
    await refuses(wang, await takes(wang, number), "其他", "不提供指导。")
    told = await lin.sees("商家拒绝了您的诉求")
    await lin.taps("外部机构", on=told)
    assert "不必先等这里处理完" in said(await lin.sees("12315[\\s\\S]*请准备"))
    await lin.taps("请平台介入", on=told)
    theirs = await card(both, number)
    assert "seen at work for this merchant" in await both.taps("Take it", on=theirs)
    await decides(ann, await takes(ann, number), "Neither side", "Nothing", "Not owed.")
    verdict = await lin.sees("平台裁定[\\s\\S]*外部机构")
    await lin.taps("申诉", on=verdict)
    await lin.says("包装上写着提供指导。")
    await ann.sees("包装上写着提供指导")
    await lin.shows("已送达平台客服")
    assert "somebody else" in await ann.taps("Take it", on=await card(ann, number))
    await decides(li, await takes(li, number), "The merchant", "Help", "It is printed on the box.")
    again = await lin.sees("平台裁定[\\s\\S]*printed on the box")
    assert [b["text"] for b in buttons(again)] == ["🏛 外部机构"], "one appeal a side"
    await wang.taps("接受裁定", on=await wang.sees("平台裁定[\\s\\S]*printed on the box"))
    await lin.shows("正在按约定履行")


async def test_the_platform_makes_an_offer_after_a_refusal(world: World) -> None:
    maria, ivy, ann = world.private(MARIA), world.member(IVY, FASHION), world.member(ANN, CARE)
    number = await file(maria, USAGE)
    await refuses(ivy, await takes(ivy, number), "Other", "We do not know.")
    await maria.taps("Bring in the platform", on=await maria.sees("The merchant refused"))
    found = await takes(ann, number)
    await offers(ann, found, "Compensation", amount="15")
    await maria.taps(word(maria, "accept"), on=await maria.sees("Platform care made you an offer"))
    await maria.shows("being carried out")
    await ivy.sees("next step is yours")


async def test_the_merchant_appeals_and_somebody_else_reads_it(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    ann, li = world.member(ANN, CARE), world.member(LI, CARE)
    number = await file(lin, RUDE_ZH)
    found = await takes(ann, number)
    await decides(ann, found, "The merchant", "Compensation", "It is on tape.", amount="50")
    await wang.taps("申诉", on=await wang.sees("平台裁定"))
    await wang.says("录音是剪接的，附上原件。", to=await wang.sees("有什么新情况"))
    await ann.sees("appeal from the merchant[\\s\\S]*录音是剪接的|An appeal[\\s\\S]*录音是剪接的")
    await lin.shows("已送达平台客服")
    assert "somebody else" in await ann.taps("Take it", on=await card(ann, number))
    await li.taps("Take it", on=await card(li, number))
    await decides(li, found, "Neither side", "Nothing", "The original says otherwise.")
    await lin.sees("双方均无责任")


async def test_the_consumer_appeals_with_a_photo(world: World) -> None:
    maria, ann = world.private(MARIA), world.member(ANN, CARE)
    number = await file(maria, RUDE)
    found = await takes(ann, number)
    await decides(ann, found, "Neither side", "Nothing", "No proof.")
    await maria.taps("Appeal", on=await maria.sees("The platform has decided"))
    await maria.sends_photos(1, caption="Here is the chat.")
    await ann.sees("Here is the chat")
    await maria.shows("With platform care")


async def test_the_platform_asks_the_merchant_who_answers(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, RUDE_ZH)
    found = await takes(ann, number)
    await asks_merchant(ann, found, "What happened on the phone?")
    asked = await wang.sees("What happened on the phone")
    await lin.shows("正在请商家说明[\\s\\S]*轮到商家")
    await wang.says("客服已道歉。", to=asked)
    await ann.sees("客服已道歉")
    await lin.shows("平台客服正在处理")
    await world.settled()
    await lin.sees_no("客服已道歉|What happened on the phone")


async def test_a_large_verdict_needs_a_second_person(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    boss = world.member(MANAGER, CARE)
    found = await takes(ann, await file(lin, RUDE_ZH))
    await decides(ann, found, "The merchant", "Compensation", "A serious case.", amount="2500")
    await ann.sees("needs another lead’s approval")
    await world.settled()
    await lin.sees_no("平台裁定")
    assert "Another lead" in await ann.taps("Approve the decision", on=found)
    await boss.taps("Approve the decision", on=found)
    await lin.sees("平台裁定[\\s\\S]*2,500")


async def test_a_dismissal_tells_why(world: World) -> None:
    maria, ann = world.private(MARIA), world.member(ANN, CARE)
    found = await takes(ann, await file(maria, RUDE))
    await finds_more(ann, "Dismiss", on=found)
    await ann.taps("Not our field", on=await ann.sees("Why is it dismissed"))
    await ann.says("Please ask the courier.", to=await ann.sees("A word to the consumer"))
    told = await maria.sees("not something we handle")
    assert "ask the courier" in said(told)
    await maria.taps("Reopen", on=told)
    await maria.shows("With platform care, waiting")


async def test_a_merchant_suggests_to_dismiss_it_and_the_platform_does(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await world.settled()
    await finds_more(wang, "建议不予受理", found)
    await wang.taps("不在受理范围", on=await wang.sees("为什么建议不予受理"))
    await wang.says("不是本店卖的。", to=await wang.sees("请向平台说明"))
    told = await ann.sees("suggests to dismiss it[\\s\\S]*不是本店卖的")
    await lin.shows("商家正在处理")
    await ann.taps("Dismiss", on=told)
    await ann.taps("Not our field", on=await ann.sees("Why is it dismissed"))
    await ann.taps("Skip", on=await ann.sees("A word to the consumer"))
    await lin.shows("已结束")
    await wang.sees(f"{number}[\\s\\S]*已结束")
    await world.settled()
    await lin.sees_no("不是本店卖的")


async def test_both_sides_are_asked_at_once_and_answer(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    found = await takes(ann, await file(lin, RUDE_ZH))
    await asks_both(ann, found, "What was said on the phone?")
    asked = await wang.sees("What was said on the phone")
    await lin.sees("What was said on the phone")
    await lin.shows("需要您补充信息")
    await wang.says("客服说了再见。", to=asked)
    await ann.sees("客服说了再见")
    await lin.says("他说我很笨。")
    await ann.sees("他说我很笨")
    await lin.shows("平台客服正在处理")
    await world.settled()
    await lin.sees_no("客服说了再见")
    await wang.sees_no("他说我很笨")


@pytest.mark.parametrize("typed", [True, False])
async def test_a_duplicate_is_merged_into_the_other_one_which_it_names(
    world: World, typed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Picked from the list, it is not merged at once: who would do it dies, and so does the next sweep."""
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    first = await file(lin, RUDE_ZH)
    second = await file(lin, RUDE_ZH)
    found = await takes(ann, second)
    await finds_more(ann, "Dismiss", on=found)
    await ann.taps("Duplicate", on=await ann.sees("Why is it dismissed"))
    prompt = await ann.sees("Which complaint goes on")
    if typed:
        await ann.says(first.lower().replace("-", " "), to=prompt)
    else:
        await ann.taps(first, on=prompt)
        for place in ("handlers.dialogues", "router.usecases.sweep"):
            monkeypatch.setattr(f"{place}.settle_tasks", AsyncMock())
    await ann.taps("Skip", on=await ann.sees("A word to the consumer"))
    assert first in said(await lin.sees("与您的另一件投诉相同"))
    if not typed:
        await world.later(minutes=1)
        await ann.sees_no(f"{second} is the same")
        monkeypatch.undo()
        await world.later(hours=1)
    assert "客服骂人" in said(await ann.sees(f"{first}[\\s\\S]*{second} is the same"))
    await world.settled()
    assert (await world.complaint(first)).merged == (second,)
    assert (await world.complaint(second)).tasks == ()


async def test_account_safety_goes_to_its_own_desk_and_the_quality_manager_hears_of_it(world: World) -> None:
    lin, sam, boss = world.private(LIN), world.member(SAM, SAFETY), world.private(MANAGER)
    await lin.starts()
    for answer in ("支付或账户安全", "书面答复", "索要验证码"):
        await lin.taps(answer)
    await lin.says("有人冒充客服。")
    await lin.taps("提交投诉")
    await sam.sees("冒充客服")
    await boss.sees("涉及安全")


async def test_a_verdict_that_is_performed_ends_confirmed(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    await refuses(wang, await takes(wang, number), "其他", "不提供指导。")
    await lin.taps("请平台介入", on=await lin.sees("商家拒绝了"))
    await decides(ann, await takes(ann, number), "The merchant", "Help", "It is their duty.")
    await lin.taps("接受裁定", on=await lin.sees("平台裁定"))
    await wang.taps("接受裁定", on=await wang.sees("平台裁定"))
    await proves(wang, "请长按电源键十秒。")
    await lin.taps("是的，没问题", on=await lin.sees("长按电源键"))
    await lin.shows("已结束")
    await wang.sees(f"{number}[\\s\\S]*已结束[\\s\\S]*消费者确认已解决")
    await world.settled()
    await wang.sees_no("^✅ 消费者确认问题已解决")
