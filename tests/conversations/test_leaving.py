"""Leaving a filing and coming back: one reminder, the open question again, and an end that is told."""

import re
from datetime import timedelta

from tests.conversations.people import Person, buttons, said
from tests.conversations.telling import card, submits
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def leaves_in_the_middle(maria: Person) -> None:
    """Maria tells what happened, chooses, and goes away at the order number."""
    await maria.says("The kettle leaks.")
    await maria.taps("Use and care")
    await maria.taps("Demo Fashion")
    await maria.sees("Order number")


async def test_two_days_later_the_open_question_is_asked_again_with_what_is_known(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await leaves_in_the_middle(maria)
    await world.later(days=2)
    reminder = await maria.sees_one("have not finished it")
    for known in ("Use and care", "Demo Fashion", "The kettle leaks", "About 2 questions are left"):
        assert known in said(reminder)
    await maria.taps("Go on", on=reminder)
    await maria.sees("Order number")
    await maria.taps("Skip")
    await maria.taps("Help")
    assert "The kettle leaks" in said(await card(ivy, await submits(maria)))
    await world.settled()
    assert not buttons(await maria.sees_one("have not finished it"))


async def test_whoever_simply_writes_on_is_told_what_is_known(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    await world.later(days=2)
    await lin.says("/cases")
    await lin.taps("接着填", on=await lin.sees("还没有提交[\\s\\S]*示例数码"))
    await lin.sees_no("您还没有投诉")
    await lin.sees("订单号是多少")
    await lin.says("20260601-0001")
    question = said(await lin.sees("怎么解决"))
    assert re.search(r"目前已记下[\s\S]*使用与保养[\s\S]*示例数码[\s\S]*20260601-0001", question)
    await lin.taps("使用指导")
    await lin.says("不会用。")
    assert "20260601-0001" in said(await card(wang, await submits(lin)))


async def test_the_reminder_comes_once_and_not_at_night(world: World) -> None:
    maria = world.private(MARIA)
    await world.later(hours=13)
    await leaves_in_the_middle(maria)
    await world.later(hours=30)
    await maria.sees_no("have not finished")
    await world.later(hours=6)
    await maria.sees_one("have not finished")
    assert 8 <= world.local().hour < 22
    await world.later(days=2)
    await maria.sees_one("have not finished")


async def test_what_is_left_for_long_is_dropped_told_and_counted(world: World) -> None:
    lin = world.private(LIN)
    await lin.sends_photos(2, caption="屏幕碎了")
    await lin.taps("质量")
    await world.later(days=10)
    told = await lin.sees_one("未完成的投诉已经清除")
    assert "照片和文件都还在" in said(told)
    assert "/new" in said(told)
    assert world.app is not None
    waiting = await world.app.waiting()
    assert b'happened_total{what="draft_expired"} 1.0' in world.app.metrics.page(waiting)
    assert await world.app.work.drafts.get(f"{world.app.work.bot}:{LIN}:{LIN}") is None
    await lin.says("/new")
    await lin.sees("遇到了什么问题")


async def test_whoever_comes_back_is_not_dropped_but_has_the_time_again(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("使用与保养")
    await world.later(days=7)
    await lin.taps("示例数码")
    await world.later(days=5)
    await lin.sees_no("已经清除")
    await world.later(days=3)
    await lin.sees_one("已经清除")


async def test_a_reminder_that_fell_due_while_the_product_was_down_comes_once_it_is_up(world: World) -> None:
    maria = world.private(MARIA)
    await leaves_in_the_middle(maria)
    await world.settled()
    await world.stop()
    world.sleeps(timedelta(days=3))
    await world.start()
    await world.later(minutes=1)
    await maria.sees_one("have not finished")


async def test_from_the_reminder_it_can_be_dropped(world: World) -> None:
    maria = world.private(MARIA)
    await leaves_in_the_middle(maria)
    await world.later(days=2)
    await maria.taps("Drop it", on=await maria.sees("have not finished"))
    await maria.sees("nothing was filed")
    await maria.says("/cancel")
    await maria.sees("nothing to cancel")


async def test_whoever_blocked_the_bot_is_not_written_to_and_nobody_has_to_care(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("使用与保养")
    await world.settled()
    await lin.blocks()
    await world.later(days=10)
    await lin.sees_no("还没填完|已经清除")
    assert world.app is not None
    assert await world.app.work.drafts.next_due() is None
    assert await world.app.store.mailboxes.count_buried(10) == 0
