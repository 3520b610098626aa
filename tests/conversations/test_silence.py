"""Silence of each side in each state: reminders come, the merchant loses it, the consumer's ends."""

from tests.conversations.people import buttons, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    RUDE_ZH,
    asks,
    asks_merchant,
    card,
    decides,
    file,
    offers,
    proves,
    refuses,
    takes,
)
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, MANAGER, WANG, World


async def test_a_merchant_who_never_takes_it_is_reminded_and_loses_it(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    await card(wang, number)
    await world.later(hours=4)
    await wang.sees_one("还没有人受理")
    await world.later(hours=4)
    await wang.sees_one("一直没有人受理")
    await world.later(hours=16, minutes=1)
    await wang.sees_one("首次回复已超时")
    offered = await lin.sees_one("没有在承诺的时间内处理")
    assert "请平台介入" in said(offered)
    await world.later(days=2)
    await wang.sees_one("已转给平台客服")
    await lin.sees_one("已转给平台客服")
    await lin.shows("已送达平台客服")
    await card(ann, number)
    await world.settled()
    assert not buttons(await lin.sees_one("没有在承诺的时间内处理")), "it cannot be brought in twice"


async def test_the_consumer_need_not_wait_for_the_move(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    await world.later(days=1, hours=1)
    await lin.taps("请平台介入", on=await lin.sees("没有在承诺的时间内处理"))
    await card(ann, number)


async def test_a_holder_who_falls_silent_loses_it_too(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await wang.says("我看看。", to=found)
    await lin.sees("我看看")
    await lin.says("怎么样了？")
    await world.later(days=14)
    await wang.sees("后续回复已超时")
    await card(ann, number)


async def test_the_platform_that_does_not_take_it_alarms_lead_and_manager(world: World) -> None:
    lin, ann, boss = world.private(LIN), world.member(ANN, CARE), world.private(MANAGER)
    number = await file(lin, RUDE_ZH)
    await world.later(hours=5.6)
    await ann.sees_one("Still nobody has taken")
    await world.later(days=1)
    assert number in said(await boss.sees("没有人受理"))
    await world.later(days=3)
    assert len(await boss.heard("没有人受理")) >= 3


async def test_the_platform_that_does_not_decide_alarms_once_and_stands_in_every_digest(world: World) -> None:
    lin, ann, boss = world.private(LIN), world.member(ANN, CARE), world.private(MANAGER)
    number = await file(lin, RUDE_ZH)
    await takes(ann, number)
    await world.later(days=3)
    await ann.sees("The decision is overdue")
    await world.later(days=3)
    await boss.sees(f"升到第 3 级或以上[\\s\\S]*{number}")
    await boss.sees_one("在平台停留过久")


async def test_a_consumer_who_does_not_answer_is_reminded_and_it_ends_and_reopens(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await asks(wang, await takes(wang, await file(lin, QUESTION)), "哪一款？")
    await lin.sees("哪一款")
    await world.later(hours=25)
    await lin.sees_one("还在等您的回复")
    await world.later(hours=48)
    assert len(await lin.heard("还在等您的回复")) == 2
    await world.later(days=4)
    told = await lin.sees("一直没有收到您的回复")
    await lin.shows("已结束")
    await lin.taps("重新打开", on=told)
    await lin.shows("已送达商家")
    await wang.sees("重新打开了投诉")


async def test_the_platform_goes_on_without_the_consumers_answer(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    await asks(ann, await takes(ann, await file(lin, RUDE_ZH)), "Who was it?")
    await world.later(days=7.5)
    await ann.sees("did not answer in time")
    await lin.shows("平台客服正在处理")


async def test_the_platform_goes_on_without_the_merchants_answer(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    await asks_merchant(ann, await takes(ann, await file(lin, RUDE_ZH)), "Your view?")
    await wang.sees("Your view")
    await world.later(days=2.5)
    await ann.sees("merchant did not answer in time")


async def test_an_offer_lapses_and_the_second_ends_it(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await offers(wang, found, "退款", amount="10")
    await lin.sees("提出了方案")
    await world.later(days=3, hours=1)
    await lin.sees_one("方案还在等您答复")
    await lin.sees("它已失效")
    await wang.sees("方案已失效")
    await offers(wang, found, "退款", amount="20")
    await world.later(days=3, hours=1)
    await lin.shows("已结束[\\s\\S]*没有收到您的回复")


async def test_a_refusal_that_nobody_contests_stands(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await refuses(wang, await takes(wang, await file(lin, QUESTION)), "其他", "不是我们的。")
    await lin.sees("商家拒绝了")
    await world.later(days=7, hours=1)
    await lin.sees_one("还可以申请平台介入")
    await lin.sees("没有申请平台介入")
    await lin.shows("已结束")


async def test_a_verdict_that_nobody_appeals_takes_effect(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    found = await takes(ann, await file(lin, RUDE_ZH))
    await decides(ann, found, "The merchant", "Compensation", "On tape.", amount="50")
    await lin.sees("平台裁定")
    await world.later(days=7, hours=1)
    await lin.sees_one("还可以接受裁定或提出申诉")
    await lin.shows("正在按约定履行")
    await wang.sees("下一步由你们完成")


async def test_a_verdict_without_a_remedy_ends(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    found = await takes(ann, await file(lin, RUDE_ZH))
    await decides(ann, found, "The consumer", "Nothing", "It was a misunderstanding.")
    await world.later(days=7, hours=1)
    await lin.sees("裁定已生效")


async def test_a_merchant_late_with_a_step_is_told_and_loses_it(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, PHONE)
    found = await takes(wang, number)
    await offers(wang, found, "退款", amount="399")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await world.later(days=10)
    await wang.sees_one("这一步即将到期")
    await wang.sees("这一步已超时")
    await lin.sees("没有按期完成这一步")
    await world.later(days=2)
    await card(ann, number)


async def test_a_consumer_late_with_a_step_is_reminded_and_it_lapses(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "换货", freight="商家，寄回")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "杭州市西湖区 1 号", on=found)
    await lin.sees("下一步由您来做")
    await world.later(days=9)
    await lin.sees("有一步还在等您完成")
    await world.later(days=4)
    await lin.shows("已结束[\\s\\S]*您没有按期完成")
    await world.settled()
    live = [m["id"] for m in await lin.messages() if any("完成" in b["text"] for b in buttons(m))]
    assert not live, "neither the step nor its reminder has a button when it is over"
    await lin.taps("重新打开", on=await lin.pinned())
    await lin.shows("已送达商家")


async def test_silence_after_everything_is_done_counts_as_yes(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "请长按。", on=found)
    await lin.sees("问题解决了吗")
    await world.later(days=3, hours=1)
    await lin.sees("这件投诉已按“已解决”结束")
    await world.later(days=1)
    await lin.sees("问题真的解决了吗")
    await lin.taps("❌ 没解决")
    await lin.taps("重新打开", on=await lin.sees("很抱歉"))
    await lin.shows("已送达商家")


async def test_quiet_hours_hold_reminders_back_but_no_answers(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await world.later(hours=12.8)
    await asks(wang, found, "哪一款？")
    await lin.sees("哪一款")
    await world.later(hours=24)
    assert world.local().hour == 22
    await lin.sees_no("还在等您的回复")
    await lin.says("黑色那款")
    await wang.says("收到。", to=await wang.sees("黑色那款"))
    await lin.sees("收到")
    assert world.local().hour == 22, "answers do not wait for the morning"


async def test_a_reminder_of_the_night_comes_in_the_morning(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await world.later(hours=12.8)
    await asks(wang, found, "哪一款？")
    await world.later(hours=24.5)
    await lin.sees_no("还在等您的回复")
    await world.later(hours=9)
    await lin.sees_one("还在等您的回复")
