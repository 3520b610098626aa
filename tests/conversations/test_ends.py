"""Ends and new beginnings: withdrawing, thanks after the end, reopening, going outside."""

from tests.conversations.people import buttons, said
from tests.conversations.telling import QUESTION, USAGE, card, file, takes
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def test_it_solved_itself(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    for _ in range(3):
        await lin.taps("撤回投诉")
    await world.settled()
    asked = await lin.heard("为什么撤回")
    assert [len(buttons(question)) > 0 for question in asked] == [False, False, True]
    await lin.taps("已自行解决", on=asked[-1])
    await wang.sees("问题已自行解决")
    await lin.shows("已结束[\\s\\S]*问题已自行解决")
    await wang.sees(f"{number}[\\s\\S]*已结束")


async def test_thanks_after_the_end_starts_nothing(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, USAGE)
    await takes(ivy, number)
    await maria.taps("Withdraw")
    await maria.taps("It solved itself")
    await maria.shows("Closed")
    await maria.says("Thanks!")
    kept = await maria.sees("Kept with")
    assert number in said(kept)
    await world.later(days=4)
    complaint = await world.complaint(number)
    assert complaint.state.value == "closed"
    assert not complaint.breaches
    await maria.sees_no("What went wrong")
    await maria.says("/new")
    await maria.sees("What went wrong")


async def test_reopened_twice_it_goes_to_the_platform(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    for _ in range(2):
        await lin.taps("撤回投诉")
        await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
        await lin.shows("已结束")
        await lin.taps("重新打开", on=await lin.pinned())
        await lin.shows("等待受理")
    await wang.sees("第 [23] 次处理")
    await lin.shows("已送达平台客服")
    await card(ann, number)
    await lin.says("还是不行。")
    await ann.sees("还是不行")


async def test_after_the_window_nothing_reopens_and_words_start_anew(world: World) -> None:
    lin = world.private(LIN)
    await file(lin, QUESTION)
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    await lin.shows("已结束")
    closed = await lin.pinned()
    data = closed["markup"]["inline_keyboard"][0][0]["callback_data"]
    await world.later(days=16)
    assert "期限" in await lin.forges(data, closed)
    await lin.says("又坏了")
    await lin.sees("遇到了什么问题")


async def test_the_status_of_an_ended_complaint_offers_only_to_reopen(world: World) -> None:
    lin = world.private(LIN)
    await file(lin, QUESTION)
    await lin.taps("撤回投诉")
    await lin.taps("其他原因", on=await lin.sees("为什么撤回"))
    ended = await lin.shows("已结束")
    assert [b["text"] for b in buttons(ended)] == ["🔁 重新打开"]
