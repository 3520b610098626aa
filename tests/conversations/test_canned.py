"""Replies that are ready: picked, seen as the consumer will read them, sent; and what a desk goes by."""

from dataclasses import replace

from tests.conversations.people import said
from tests.conversations.telling import PHONE, QUESTION, file, finds_more, takes
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, WANG, World


async def test_a_ready_reply_is_seen_and_sent_in_the_consumers_language(world: World) -> None:
    lin, ivy = world.private(LIN), world.member(IVY, FASHION)
    number = await file(lin, replace(QUESTION, merchant="示例服饰"))
    found = await takes(ivy, number)
    await ivy.taps("Ready replies", on=found)
    picked = await ivy.sees("Which reply")
    assert "hear both sides" not in said(picked), "the platform's"
    await ivy.taps("looking into it", on=picked)
    preview = await ivy.sees("The consumer will read")
    assert f"您好，{number} 我们已经看到了" in said(preview)
    await world.settled()
    await lin.sees_no("我们已经看到了")
    await ivy.taps("Send", on=preview)
    assert "6月2日" in said(await lin.sees(f"您好，{number} 我们已经看到了"))
    assert (await world.complaint(number)).answered


async def test_the_command_answers_a_card_or_lists_them_all(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.says("/canned")
    assert "{shop}" in said(await wang.sees("致歉并处理"))
    await wang.says("/canned", to=found)
    await wang.taps("致歉并处理", on=await wang.sees("发送哪一条"))
    await wang.taps("发送", on=await wang.sees("消费者将看到"))
    await lin.sees("这里是示例数码")


async def test_the_playbook_of_the_category_is_a_tap_away(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await world.settled()
    await finds_more(wang, "处理指引", found)
    await wang.sees("使用与保养[\\s\\S]*标准：24 小时内")


async def test_what_is_missing_is_asked_for_by_a_tap_in_the_consumers_language(world: World) -> None:
    lin, ivy = world.private(LIN), world.member(IVY, FASHION)
    number = await file(lin, replace(PHONE, merchant="示例服饰", photos=1))
    await ivy.taps("Ask the consumer", on=await takes(ivy, number))
    await ivy.taps("label with model", on=await ivy.sees("Tap what is missing"))
    await lin.sees("型号或序列号标签")
    assert [e.text for e in await world.timeline(number) if e.kind == "asked"] == ["型号或序列号标签"]


async def test_a_ready_reply_is_found_behind_the_bots_name_and_read_in_the_consumers_language(
    world: World,
) -> None:
    lin, ivy = world.private(LIN), world.member(IVY, FASHION)
    number = await file(lin, replace(QUESTION, merchant="示例服饰"))
    found = await takes(ivy, number)
    offer = await ivy.searches("looking")
    assert [one["title"] for one in offer["results"]] == ["We are looking into it"]
    await ivy.picks(offer, "received")
    await ivy.sees("This went to nobody")
    await ivy.picks(offer, "received", to=found)
    assert "6月2日" in said(await lin.sees(f"您好，{number} 我们已经看到了"))
    assert {one["id"] for one in (await ivy.searches(""))["results"]} >= {"received", "sorry"}
    for stranger in (world.member(LIN, FASHION), lin, world.private(IVY)):
        assert (await stranger.searches("looking"))["results"] == []
