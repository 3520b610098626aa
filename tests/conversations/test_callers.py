"""A member of staff records what somebody says on the telephone; the caller makes it theirs by a link."""

from __future__ import annotations

import re

from router.usecases.filing import draft_of
from tests.conversations.people import said
from tests.conversations.telling import NUMBER, card, takes
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, WANG, World

WORDS = "The kettle does not heat. Call me: 13812345678"


def link_in(words: str) -> str:
    """What the caller's link carries."""
    found = re.search(r"start=(own_[\w-]+)", words)
    assert found, words
    return found[1]


async def test_a_call_is_recorded_told_by_telephone_and_made_the_callers_own(world: World) -> None:
    ann, desk, wang, lin = (
        world.private(ANN),
        world.member(ANN, CARE),
        world.member(WANG, DIGITAL),
        world.private(LIN),
    )
    await ann.starts()
    await desk.says(f"/file {WORDS}")
    await ann.taps("Faulty", on=await ann.sees("A complaint for a caller"))
    await ann.taps("Demo Digital")
    await ann.says("20260601-0009")
    await ann.taps("Refund", on=await ann.sees("What would put it right"))
    await ann.taps("Skip", on=await ann.sees("What the caller does not know"))
    await ann.says("Mrs Bo 13912345678", to=None)
    await ann.taps("File the complaint", on=await ann.sees("Is this right[\\s\\S]*Mrs Bo"))
    filed = said(await ann.sees("Recorded. The number is"))
    number, link = re.search(NUMBER, filed), link_in(filed)
    assert number
    found = await takes(wang, number[0])
    for hidden in ("Mrs Bo", "13912345678", "13812345678", "Ann"):
        assert hidden not in said(found)
    theirs = await card(desk, number[0])
    assert "13912345678" in said(theirs) and "20260601-0009" in said(theirs)
    await wang.says("明天上门维修。", to=found)
    await desk.sees("Please phone the caller[\\s\\S]*13912345678[\\s\\S]*明天上门维修")
    await desk.taps("The caller said", on=await desk.sees("Please phone the caller"))
    await desk.says("Tomorrow suits me.", to=await desk.sees("What did the caller say"))
    await wang.sees("来电人在电话里说[\\s\\S]*Tomorrow suits me")
    await desk.taps("New link", on=theirs)
    anew = link_in(said(await desk.sees("one before works no more")))
    await lin.starts(link)
    await lin.sees("这个链接已经失效")
    await lin.starts(anew)
    await lin.sees("这件投诉现在由您本人跟进了")
    await wang.says("您好，可以吗？", to=found)
    await lin.sees("您好，可以吗")
    await world.settled()
    await desk.sees_no("您好，可以吗")
    await world.private(WANG).starts(link)
    await world.private(WANG).sees("这个链接只能由来电人本人打开|这个链接已经失效")
    assert (await world.complaint(number[0])).consumer.user == LIN


async def test_who_has_not_started_the_bot_finds_there_what_was_typed_in_the_group(world: World) -> None:
    ann, desk = world.private(ANN), world.member(ANN, CARE)
    await desk.says(f"/file {WORDS}")
    asked = await desk.sees("record it in private")
    [[button]] = asked["markup"]["inline_keyboard"]
    await ann.starts(button["url"].partition("start=")[2])
    await ann.taps("Faulty", on=await ann.sees("A complaint for a caller"))
    await ann.taps("Another shop")
    await ann.says("The Tea House")
    await ann.taps("Skip", on=await ann.sees("Order number"))
    await ann.taps("Refund", on=await ann.sees("What would put it right"))
    await ann.taps("Skip", on=await ann.sees("What the caller does not know"))
    await ann.taps("Skip", on=await ann.sees("reached"))
    assert WORDS in said(await ann.sees("Is this right"))
    await desk.says("/file The lid is loose.")
    await world.settled()
    await ann.starts(button["url"].partition("start=")[2])
    await ann.taps("Start anew", on=await ann.sees("not finished[\\s\\S]*The Tea House"))
    await ann.taps("Faulty", on=await ann.sees("A complaint for a caller"))
    assert world.app
    begun = await draft_of(world.app.work, ANN, ANN)
    assert begun and begun.description == "The lid is loose."
