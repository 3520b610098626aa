"""A complaint goes into other hands: a colleague's, another desk's, another category's."""

import asyncio

from tests.conversations.people import buttons, said
from tests.conversations.telling import QUESTION, RUDE_ZH, file, finds_more, takes
from tests.conversations.world import ANN, CARE, CHEN, DIGITAL, LI, LIN, SAFETY, SAM, WANG, World


async def test_the_holder_hands_over_to_somebody_who_was_seen_at_work(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(chen, number)
    await world.settled()
    assert "没有看到别的同事" in await finds_more(chen, "转交同事", found)
    await wang.says("/queue")
    await wang.sees("本群待处理")
    await chen.taps("转交同事", on=found)
    await chen.taps("王店长", on=await chen.sees("转交给谁"))
    await wang.sees("王店长[\\s\\S]*转交给您了")
    await wang.sees(f"{number}[\\s\\S]*处理人：王店长")
    await world.settled()
    await chen.sees_no("转交给谁")
    await wang.sees("处理人：王店长[\\s\\S]*更多")
    await chen.says("那我不管了。", to=found)
    await chen.sees("由王店长处理")


async def test_two_leads_hand_over_at_once_and_one_of_them_does(world: World) -> None:
    lin, ann, li = world.private(LIN), world.member(ANN, CARE), world.member(LI, CARE)
    number = await file(lin, RUDE_ZH)
    await li.says("/queue")
    found = await takes(ann, number)
    answers = await asyncio.gather(
        finds_more(ann, "Give back", found), finds_more(ann, "Give back", found), return_exceptions=True
    )
    assert any("Given back" in str(answer) for answer in answers)
    await world.settled()
    assert (await world.complaint(number)).holder is None
    events = [e.kind for e in await world.timeline(number)]
    assert events.count("given_back") == 1


async def test_another_desk_reads_why_it_goes_on_and_the_first_one_lets_it_be(world: World) -> None:
    lin, ann, sam = world.private(LIN), world.member(ANN, CARE), world.member(SAM, SAFETY)
    number = await file(lin, RUDE_ZH)
    found = await takes(ann, number)
    await finds_more(ann, "Transfer", found)
    await ann.taps("Safety", on=await ann.sees("Where does it belong"))
    await ann.says("She was threatened.", to=await ann.sees("A reason for those"))
    told = await sam.sees("It comes from")
    assert "She was threatened" in said(told)
    await takes(sam, number)
    await ann.sees("now with")
    await world.settled()
    assert [b["text"] for b in buttons(await ann.sees("Handled by: Sam"))] == ["🕘 What happened"]
    await lin.sees_no("threatened")


async def test_another_category_changes_the_card_and_not_the_holder(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await finds_more(wang, "转移", found)
    await wang.taps("改类别", on=await wang.sees("转移到哪里"))
    await wang.taps("质量问题", on=await wang.sees("正确的类别"))
    await wang.taps("跳过", on=await wang.sees("说明原因"))
    await wang.sees(f"{number} · ⚠️ 质量问题[\\s\\S]*处理人：王店长")
    await lin.shows("质量问题")


async def test_the_card_proposes_who_has_least_to_do(world: World) -> None:
    lin, ann, li = world.private(LIN), world.member(ANN, CARE), world.member(LI, CARE)
    await takes(ann, await file(lin, RUDE_ZH))
    await li.says("/queue")
    await li.sees("Open at this desk")
    number = await file(lin, RUDE_ZH)
    name = (await world.complaint(number)).suggested.name
    await ann.sees(f"{number}[\\s\\S]*Suggested: {name}")
    assert (await world.complaint(number)).suggested.user == LI
    await takes(ann, number)
    await ann.sees(f"{number}[\\s\\S]*Handled by")
