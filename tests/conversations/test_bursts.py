"""What comes all at once: forwarded bursts and albums, first of all and in the middle."""

import re

from tests.conversations.people import Json, Person, said
from tests.conversations.telling import card, submits
from tests.conversations.world import CHEN, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def chat_with_shop(world: World) -> list[Json]:
    """Twenty messages in the shop's group, with photos among them, to be forwarded."""
    chen = world.member(CHEN, DIGITAL)
    found: list[Json] = [{"id": (await chen.says(f"第 {n} 句"))["message"]} for n in range(1, 18)]
    for _ in range(3):
        await chen.sends_photos()
    photos = [m for m in await chen.messages() if m.get("own") and m.get("media")]
    return [*found, *photos]


async def forwards(person: Person, messages: list[Json], chat: int) -> None:
    """Forwards them to the bot in one go."""
    items = [
        {"person": person.id, "action": "forward", "from_chat": chat, "chat": person.id, "message": m["id"]}
        for m in messages
    ]
    await person.lab.post("/batch", {"items": items})


async def test_a_forwarded_burst_of_twenty_is_one_description_with_one_acknowledgement(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    messages = await chat_with_shop(world)
    await forwards(lin, messages, DIGITAL)
    await lin.sees("遇到了什么问题")
    await world.settled()
    by_bot = [m for m in await lin.messages() if m["by_bot"]]
    assert len(by_bot) == 1, await lin.transcript()
    for answer in ("使用与保养", "示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    review = await lin.sees("请核对")
    assert "凭证：3 件" in said(review)
    number = await submits(lin)
    complaint = await world.complaint(number)
    lines = complaint.description.splitlines()
    assert [line for line in lines if line.startswith("第")] == [f"第 {n} 句" for n in range(1, 18)]
    assert re.match(r"↪ \S+, 2026-06-01 10:\d\d:$", lines[0]), lines[0]
    assert {e.origin.name for e in complaint.evidence} == {lines[0].split(",")[0].removeprefix("↪ ")}
    found = said(await card(wang, number))
    assert "含转发内容" in found
    await wang.taps("查看原图")
    await wang.sees(lambda m: m.get("media") is not None and "转发自" in said(m), what="a forwarded photo")


async def test_a_burst_in_the_middle_answers_no_question_and_is_acknowledged_once(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("使用与保养", "示例数码"):
        await lin.taps(answer)
    await forwards(lin, await chat_with_shop(world), DIGITAL)
    await lin.sees("已收到 3 份[\\s\\S]*订单号是多少|已记下[\\s\\S]*订单号是多少")
    await world.settled()
    await lin.sees_one("订单号是多少[\\s\\S]*返回")
    await lin.taps("跳过")
    await lin.taps("使用指导")
    review = said(await lin.sees("请核对"))
    assert "第 1 句" in review
    assert "订单号" not in review


async def test_what_somebody_forwards_of_their_own_is_simply_theirs(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    first = await maria.says("The seam is open.")
    await maria.taps("Cancel")
    await maria.taps("Drop it", on=await maria.sees("Drop all of this"))
    await maria.forwards({"id": first["message"]}, MARIA)
    await maria.taps("Use and care", on=await maria.sees("What went wrong"))
    await maria.taps("Demo Fashion")
    await maria.taps("Skip")
    await maria.taps("Help")
    number = await submits(maria)
    assert (await world.complaint(number)).description == "The seam is open."
    assert "↪" not in said(await card(ivy, number))


async def test_a_forwarded_message_to_an_open_complaint_says_whose_it_was(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.says("How do I wash it?")
    for answer in ("Use and care", "Demo Fashion", "Skip", "Help"):
        await maria.taps(answer)
    await submits(maria)
    told = await world.member(WANG, DIGITAL).says("洗衣机可以洗")
    await forwards(maria, [{"id": told["message"]}], DIGITAL)
    await ivy.sees("↪ [\\s\\S]*洗衣机可以洗")


async def test_an_album_before_anything_else_becomes_a_filed_complaint(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.sends_photos(4, caption="The seam is open")
    await maria.sees("What you sent is kept")
    await maria.taps("Faulty")
    await maria.taps("Demo Fashion")
    await maria.says("F-1")
    for answer in ("Repair", "Poor finish", "On arrival"):
        await maria.taps(answer)
    found = said(await card(ivy, await submits(maria)))
    assert "Evidence: 4" in found
    assert "The seam is open" in found
