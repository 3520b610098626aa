"""Time is turned over what other stories leave out: what else the sweep moves, and who is reminded before."""

from datetime import timedelta

from router.domain.states import Due, State
from tests.conversations.telling import (
    QUESTION,
    RUDE_ZH,
    asks_both,
    decides,
    file,
    offers,
    refuses,
    takes,
)
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, MANAGER, WANG, World


async def down_for(world: World, **span: float) -> None:
    """So long nothing runs: what fell due meanwhile is done once it is up. Cheaper than to walk there."""
    await world.settled()
    await world.stop()
    world.sleeps(timedelta(**span))
    await world.start()
    await world.later(minutes=2)


async def test_a_dear_verdict_waits_for_a_second_person_and_is_told_on_until_it_is_carried_out(
    world: World,
) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    boss = world.private(MANAGER)
    number = await file(lin, RUDE_ZH)
    await decides(
        ann, await takes(ann, number), "The merchant", "Compensation", "A serious case.", amount="2500"
    )
    await world.later(days=1, hours=1)
    await boss.taps("批准裁定", on=await boss.sees("等不到第二位负责人批准"))
    for side in (lin, wang):
        await side.taps("接受裁定", on=await side.sees("平台裁定[\\s\\S]*2,500"))
    await lin.shows("正在按约定履行")
    await down_for(world, days=10)
    await wang.sees("这一步已超时")
    await world.later(days=2)
    await boss.sees("裁定没有按期履行")
    assert (await world.complaint(number)).state is State.PERFORMING, "and nothing is decided anew"


async def test_both_sides_are_asked_and_silent_and_so_is_the_answer_to_an_offer(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, RUDE_ZH)
    found = await takes(ann, number)
    await asks_both(ann, found, "What was said?")
    await lin.sees("What was said")
    await world.later(days=2, hours=1)
    await wang.sees_one("平台还在等您的回复")
    await ann.sees_one("merchant did not answer in time")
    await down_for(world, days=5)
    await ann.sees_one("consumer did not answer in time")
    await offers(ann, found, "Compensation", amount="50")
    await down_for(world, days=6)
    await lin.taps("不接受", on=await lin.sees_one("方案还在等您答复"))
    await offers(ann, found, "Compensation", amount="60")
    await world.later(days=1, hours=1)
    waiting = await world.complaint(number)
    assert (waiting.state, waiting.paused_since) == (State.PROPOSED, None), "fourteen days were granted"
    assert waiting.deadline(Due.DECISION) or waiting.deadline(Due.ALARM), "the platform's clock goes on"
    await down_for(world, days=6)
    await lin.sees_one("它已失效")
    assert (await world.complaint(number)).state is State.IN_REVIEW


async def test_a_solution_that_takes_too_long_and_an_offer_beside_the_agreed_one(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await wang.says("我们在查。", to=found)
    await down_for(world, days=7)
    await wang.sees_one("解决已超时")
    await lin.sees_one("没有在承诺的时间内处理")
    await offers(wang, found, "退款", amount="10")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await world.settled()
    await offers(wang, found, "退款", amount="20")
    await down_for(world, days=3)
    await lin.sees_one("它已失效")
    await lin.shows("正在按约定履行")


async def test_outside_it_is_asked_how_it_stands_and_three_silences_end_it(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await refuses(wang, await takes(wang, number), "其他", "不是我们的。")
    await lin.taps("外部机构", on=await lin.sees("商家拒绝了"))
    await lin.taps("我已求助", on=await lin.sees("12315[\\s\\S]*请准备"))
    await wang.sees("已求助外部机构")
    for days in (9, 61, 91):
        await down_for(world, days=days)
    assert len(await lin.heard("现在进展如何")) == 3
    await down_for(world, days=91)
    await lin.taps("重新打开", on=await lin.sees_one("一直没有收到您的回复"))
    await lin.shows("等待受理")
