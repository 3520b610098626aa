"""Messages of one person that overtake each other or the bot’s questions: nothing is lost or derails."""

from __future__ import annotations

import re

import pytest

from tests.conversations.people import Person, said
from tests.conversations.telling import PHONE, QUESTION, card, file, offers, takes
from tests.conversations.world import DIGITAL, LIN, MARIA, WANG, World


@pytest.fixture
async def hooked(unopened: World) -> World:
    """The product behind a webhook."""
    await unopened.open(webhook=True)
    return unopened


async def sends_at_once(world: World, person: Person, *texts: str) -> None:
    """More than one message before the bot can answer the first."""
    items = [{"person": person.id, "action": "send", "text": text} for text in texts]
    await world.lab.post("/batch", {"items": items})


async def is_asked_for_the_amount(maria: Person) -> None:
    await maria.starts()
    await maria.taps("Refund not received")
    await maria.taps("Demo Fashion")
    await maria.taps("Skip")
    await maria.taps("Refund", on=await maria.sees("put it right"))
    await maria.sees("How much is due")


@pytest.mark.parametrize("in_order", [True, False], ids=["in order", "newest first"])
async def test_what_was_sent_before_a_question_does_not_answer_it(hooked: World, in_order: bool) -> None:
    maria = hooked.private(MARIA)
    await is_asked_for_the_amount(maria)
    await hooked.settled()
    await hooked.lab.post("/bot", {"in_order": in_order})
    hurried = ["129.50", "2026-05-20"] if in_order else ["2026-05-20", "129.50"]
    await sends_at_once(hooked, maria, *hurried)
    await maria.sees("promised for")
    await hooked.settled()
    await maria.taps("Skip", on=await maria.sees("promised for"))
    review = said(await maria.sees("Is this right"))
    assert re.search(r"due\? .*129\.50", review)
    assert re.search(r"happened: .*2026-05-20", review) and review.count("2026-05-20") == 1


async def test_what_answers_a_question_that_is_repeated_meanwhile_is_its_answer(world: World) -> None:
    maria = world.private(MARIA)
    await is_asked_for_the_amount(maria)
    await world.settled()
    await world.stop()
    await maria.sends_photos(1)
    await maria.says("129.50")
    await world.start()
    await maria.taps("Skip", on=await maria.sees("promised for"))
    await maria.says("Where is my money?")
    assert "129.50" in said(await maria.sees("Is this right"))


async def test_words_before_the_amount_was_asked_go_to_the_desk_and_are_no_amount(hooked: World) -> None:
    lin, wang = hooked.private(LIN), hooked.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退款", amount="100")
    offer = await lin.sees("提出了方案[\\s\\S]*100")
    await hooked.settled()
    data = next(
        b["callback_data"]
        for row in offer["markup"]["inline_keyboard"]
        for b in row
        if "counter" in b["callback_data"]
    )
    await hooked.lab.post("/bot", {"in_order": False})
    items = [
        {"person": LIN, "action": "send", "text": "我 10 年老客户了"},
        {"person": LIN, "action": "tap", "message": offer["id"], "data": data},
    ]
    await hooked.lab.post("/batch", {"items": items})
    await wang.sees("10 年老客户")
    await hooked.settled()
    assert await wang.heard("希望：") == []


async def test_an_album_in_any_order_arrives_whole(hooked: World) -> None:
    lin, wang = hooked.private(LIN), hooked.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    await hooked.settled()
    await hooked.lab.post("/bot", {"in_order": False})
    await hooked.lab.post("/faults", {"kind": "duplicate", "method": "message", "count": 4})
    album = await lin.sends_photos(6, caption="六张照片")
    await lin.sends_late(album)
    await hooked.settled()
    found = await hooked.complaint(number)
    assert len(found.evidence) == 7
    assert len(await wang.heard("六张照片")) >= 1


async def test_the_same_update_at_two_workers_acts_once(hooked: World) -> None:
    lin, wang = hooked.private(LIN), hooked.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    await hooked.settled()
    before = await hooked.complaint(number)
    await hooked.lab.post("/bot", {"in_order": False})
    await hooked.lab.post("/faults", {"kind": "duplicate", "method": "message", "count": None})
    await sends_at_once(hooked, lin, *(f"第{n}句" for n in range(5)))
    await hooked.settled()
    after = await hooked.complaint(number)
    assert after.events == before.events + 5
    assert len(await wang.heard("第.句")) == 5
