"""Somebody files what is open already: it is offered to be added there, and nothing is lost either way."""

from __future__ import annotations

from dataclasses import replace

from tests.conversations.people import buttons, said
from tests.conversations.telling import DRESS, PHONE, Matter, answers_all, card, file, submits, takes
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World

AGAIN = replace(PHONE, order=" 20260601-0001 ", words="还是黑屏，没人管。", photos=2)
OTHER_CLAIM = replace(DRESS, claim="Refund", words="Now I want my money back.", photos=1)


async def test_it_is_added_to_the_open_one_with_words_and_photos(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    await takes(wang, number)
    await lin.starts()
    await answers_all(lin, AGAIN)
    review = await lin.sees("还没有结束，说的是同一笔订单")
    assert number in said(review)
    await lin.taps(f"补充到 {number}", on=review)
    assert number in said(await lin.sees("没有另外提交投诉"))
    relayed = said(await wang.sees("还是黑屏，没人管"))
    assert number in relayed and "7 天内" in relayed
    await wang.sees(f"{number}[\\s\\S]*凭证：5 件")
    await world.settled()
    assert world.app is not None
    assert [c.number for c in await world.app.work.complaints.of_consumer(1000001, LIN)] == [number]
    await lin.says("/cancel")
    await lin.sees("没有可以取消的内容")
    await lin.says("/new")
    await lin.says("现在连声音也没有了。", to=await lin.sees("我会记录您的投诉"))
    await lin.taps(AGAIN.category, on=await lin.sees("已记下"))
    await lin.taps("示例数码")
    await lin.says(str(AGAIN.order))
    await lin.taps(f"补充到 {number}", on=await lin.sees("希望怎么解决[\\s\\S]*同一笔订单"))
    await wang.sees("现在连声音也没有了")


async def test_another_claim_for_the_same_order_is_told_to_the_desk(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, DRESS)
    await card(ivy, number)
    await maria.starts()
    await answers_all(maria, OTHER_CLAIM)
    await maria.taps(f"Add to {number}")
    relayed = said(await ivy.sees("Now I want my money back"))
    assert number in relayed and "Asked for: Refund" in relayed


async def test_it_can_be_filed_anyway(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first = await file(lin, PHONE)
    await lin.starts()
    await answers_all(lin, AGAIN)
    await lin.sees("同一笔订单")
    second = await submits(lin)
    assert second != first
    await card(wang, second)


async def test_an_ended_one_another_order_and_somebody_elses_are_no_repeats(world: World) -> None:
    lin, maria = world.private(LIN), world.private(MARIA)
    first = await file(lin, PHONE)
    other = Matter(
        category="Faulty",
        merchant="Demo Digital",
        order="20260601-0001",
        claim="Return and refund",
        answers=("Broke soon", "Within 7 days"),
        words="Mine went dark too.",
        photos=1,
    )
    await maria.starts()
    await answers_all(maria, other)
    await maria.sees("Is this right")
    await lin.starts()
    await answers_all(lin, replace(PHONE, order="20260601-0009", photos=1))
    await lin.sees("核对")
    await lin.taps("取消")
    await lin.taps("接着填", on=await lin.sees("要放弃这些内容吗[\\s\\S]*凭证：1 件"))
    await lin.taps("取消", on=await lin.sees("核对"))
    await lin.taps("不填了", on=await lin.sees("要放弃这些内容吗"))
    await lin.taps("撤回投诉", on=await lin.shows(first))
    await lin.taps("问题已自行解决")
    await lin.shows("已结束")
    await lin.starts()
    await answers_all(lin, AGAIN)
    await lin.sees("核对")
    await world.settled()
    for person in (lin, maria):
        await person.sees_no("同一笔订单|about the same order")


async def test_it_ends_while_the_review_is_open_and_nothing_is_lost(world: World) -> None:
    lin = world.private(LIN)
    number = await file(lin, PHONE)
    status = await lin.shows(number)
    await lin.starts()
    await answers_all(lin, AGAIN)
    review = await lin.sees("同一笔订单")
    await lin.taps("撤回投诉", on=status)
    await lin.taps("问题已自行解决")
    await lin.shows("已结束")
    assert "变化" in await lin.forges(
        next(b["callback_data"] for b in buttons(review) if "join" in b["callback_data"]), review
    )
    assert await submits(lin) != number
