"""Many members in one group: they take, answer and finish complaints without stepping on each other."""

from __future__ import annotations

import asyncio

from tests.conversations.people import Json, Person, buttons, said
from tests.conversations.telling import PHONE, file, offers, proves, takes, word
from tests.conversations.world import CARE, CHEN, DIGITAL, LIN, WANG, World
from tests.crowd import Crowd

MEMBERS, COMPLAINTS, RIVALS = 10, 30, 3
CALLS_AT_MOST = 10
"""Of the bot to Telegram for a complaint: three taps answered, card and status edited twice, the answer and
its tick make nine.
"""


async def contested(rivals: list[Person], on: Json, number: str) -> Person:
    """All tap "take" at once; the one who got it answers the consumer."""
    take = next(b["callback_data"] for b in buttons(on) if word(rivals[0], "take") in b["text"])
    told = await asyncio.gather(*(person.forges(take, on) for person in rivals))
    won = [person for person, answer in zip(rivals, told, strict=True) if "yours" in answer.lower()]
    assert len(won) == 1, told
    assert sum("handled by" in answer for answer in told) == len(rivals) - 1, told
    await won[0].says(f"Dear {number}, thank you.", to=on)
    return won[0]


async def test_ten_members_of_one_group_work_thirty_complaints(world: World) -> None:
    staff = [world.member(800 + n, CARE) for n in range(MEMBERS)]
    for person in staff:
        await world.lab.post("/people", {"id": person.id, "first_name": f"Member {person.id}"})
        await world.lab.post(f"/chats/{CARE}/members", {"user": person.id, "status": "member"})
    crowd = Crowd(world.lab, COMPLAINTS)
    await crowd.file()
    await world.settled()
    cards = await staff[0].messages()
    shown = {number: m for m in cards for number in crowd.numbers.values() if number in said(m)}
    before = (await world.lab.get("/counters"))["calls"]
    rivals = [[staff[(n + m) % MEMBERS] for m in range(RIVALS)] for n in range(COMPLAINTS)]
    numbers = list(crowd.numbers.values())
    won = await asyncio.gather(*(contested(r, shown[n], n) for r, n in zip(rivals, numbers, strict=True)))
    await world.settled()
    assert (await world.lab.get("/counters"))["calls"] - before <= CALLS_AT_MOST * COMPLAINTS
    for (user, number), person in zip(crowd.numbers.items(), won, strict=True):
        assert (await world.complaint(number)).holder.user == person.id
        heard = await world.private(user).heard("Dear ")
        assert [said(m).splitlines()[-1] for m in heard] == [f"Dear {number}, thank you."]


async def test_two_show_the_same_step_and_the_second_does_not_count_for_the_next(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, PHONE)
    found = await takes(wang, number)
    await offers(wang, found, "退货退款", amount="399", freight="商家，寄回")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "茶叶路 1 号", on=found)
    await proves(lin, "SF1", on=await lin.sees("茶叶路"))
    await wang.sees("SF1[\\s\\S]*收货并验货")
    await chen.taps(word(chen, "prove"), on=found)
    late = await chen.sees("小陈[\\s\\S]*请提供凭证")
    await proves(wang, "完好", on=found)
    await lin.sees("完好")
    await chen.says("验货了，没问题。", to=late)
    await chen.sees("情况有变化|变化")
    await world.settled()
    await chen.sees_no("小陈[\\s\\S]*请提供凭证")
    assert (await world.complaint(number)).step.proof == "receipt"
    await lin.sees_no("验货了")
