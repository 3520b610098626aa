"""Commands of consumers and staff, languages, help."""

from tests.conversations.people import said
from tests.conversations.telling import QUESTION, asks, card, file, offers, takes
from tests.conversations.world import CHEN, DIGITAL, LIN, MANAGER, WANG, World


async def test_cases_lists_ones_own(world: World) -> None:
    lin = world.private(LIN)
    await lin.says("/cases")
    await lin.sees("您还没有投诉")
    first, second = await file(lin, QUESTION), await file(lin, QUESTION)
    await lin.says("/cases")
    listed = said(await lin.sees("您的投诉"))
    for number in (first, second):
        assert number in listed
    assert "轮到商家" in listed


async def test_queue_and_mine_in_the_group(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    await wang.says("/queue")
    await wang.sees("没有待处理的投诉")
    first, second = await file(lin, QUESTION), await file(lin, QUESTION)
    await takes(chen, first)
    await wang.says("/queue@complaint_demo_bot")
    listed = said(await wang.sees("本群待处理：2 件"))
    assert first in listed
    assert second in listed
    await chen.says("/mine")
    mine = said(await chen.sees("您负责：1 件"))
    assert first in mine
    assert second not in mine


async def test_help_is_for_who_asks(world: World) -> None:
    lin, wang, boss = world.private(LIN), world.member(WANG, DIGITAL), world.private(MANAGER)
    await lin.says("/help")
    told = said(await lin.sees("使用说明"))
    assert "/digest" not in told
    assert "care@example.com" in told
    await boss.says("/help")
    assert "/digest" in said(await boss.sees("使用说明"))
    await wang.says("/help")
    await wang.sees("在本群处理投诉")
    await wang.says("/id")
    await wang.sees(str(DIGITAL))


async def test_an_unknown_command_is_told_and_goes_nowhere(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    await lin.says("/refund now")
    await lin.sees("不认识这个命令：/refund")
    await world.settled()
    await wang.sees_no("refund")
    await wang.says("/close@complaint_demo_bot")
    await wang.sees("不认识这个命令：/close")


async def test_another_language_from_now_on(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await lin.says("/lang")
    await lin.taps("English", on=await lin.sees("请选择语言"))
    await lin.sees("We speak English from now on")
    await lin.shows(f"{number}[\\s\\S]*With the merchant")
    found = await takes(wang, number)
    await offers(wang, found, "退款", amount="5")
    await lin.sees("Demo Digital made you an offer")
    await wang.sees("已提出方案")


async def test_commands_do_not_answer_an_open_question(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await asks(wang, await takes(wang, await file(lin, QUESTION)), "哪一款？")
    await lin.sees("哪一款")
    await lin.says("/cases")
    await lin.sees("处理经过")
    await lin.shows("需要您补充信息")
