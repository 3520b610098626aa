"""Deep links: what they fill in, also beside an open draft or complaint; links that lead nowhere."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest

from router.domain.purchases import MERCHANT, ORDER
from router.platform_ports import Link
from tests.conversations.people import Person, said
from tests.conversations.telling import NUMBER, card, submits
from tests.conversations.world import FASHION, IVY, LIN, MARIA, World

CODE = "a-code_that-nobody-can-guess"
DRESS = Link(code=CODE, merchant="demo-fashion", order="F-100871", category="usage")


async def kept(world: World, link: Link = DRESS) -> str:
    """The link as it is stored."""
    assert world.app is not None
    return await world.app.store.links.keep(link)


async def asked(person: Person) -> str:
    """The newest question."""
    return said(await person.sees(lambda m: not m.get("own"), what="a question"))


async def answers_of(world: World) -> dict[str, object]:
    """What the only draft holds."""
    assert world.app is not None
    (draft,) = await world.app.store.collection("drafts").many({})
    return dict(draft.get("answers", {}))


async def test_a_link_spares_its_questions_and_its_answers_can_be_changed(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.starts(await kept(world))
    told = said(await maria.sees("What would put it right"))
    assert re.search("Filled in already[\\s\\S]*Use and care[\\s\\S]*Demo Fashion[\\s\\S]*F-100871", told)
    await maria.taps("A written answer")
    await maria.says("How do I wash it?")
    review = said(await maria.sees("Is this right"))
    assert "Demo Fashion" in review
    assert "F-100871" in review
    await maria.taps("Change something")
    await maria.taps("The order number")
    await maria.says("F-100872")
    await maria.sees("Is this right[\\s\\S]*F-100872")
    number = await submits(maria)
    assert "F-100872" in said(await card(ivy, number))


async def test_a_link_waits_while_a_language_is_chosen_and_tells_a_categorys_advice(world: World) -> None:
    await world.lab.post("/people", {"id": 520, "first_name": "Aino", "language_code": "fi"})
    aino = Person(world.lab, 520, 520, "en")
    await aino.starts(await kept(world, Link(code="safe", merchant="demo-home", category="account_safety")))
    chooses = await aino.sees("Choose your language")
    await aino.taps("English", on=chooses)
    await aino.sees("What would put it right|What happened")
    await world.settled()
    await aino.sees_one("Protect yourself first")
    await aino.sees_no("请先保护自己")
    assert (await answers_of(world))["category"] == "account_safety"


async def test_a_link_lasts_through_the_choice_between_two_filings(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("送货太慢")
    await lin.taps("示例数码")
    await lin.starts(await kept(world))
    await lin.taps("重新开始", on=await lin.sees("还没填完"))
    await lin.sees("已经填好[\\s\\S]*使用与保养[\\s\\S]*F-100871")
    assert (await answers_of(world))[ORDER] == "F-100871"


async def test_going_on_takes_from_a_link_what_it_does_not_contradict(world: World) -> None:
    lin = world.private(LIN)
    await lin.sends_photos(1)
    await lin.sees("遇到了什么问题")
    await lin.starts(await kept(world))
    await lin.taps("▶️", on=await lin.sees("还没填完"))
    await lin.sees("您希望怎么解决")
    assert (await answers_of(world))[MERCHANT] == "demo-fashion"


async def test_going_on_leaves_out_a_link_about_something_else(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("使用与保养")
    await lin.taps("示例数码")
    await lin.sees("订单号是多少")
    await lin.starts(await kept(world))
    await lin.taps("▶️", on=await lin.sees("还没填完"))
    await lin.sees("订单号是多少")
    found = await answers_of(world)
    assert (found[MERCHANT], found.get(ORDER)) == ("demo-digital", None)


async def test_the_same_start_twice_asks_once_more_and_changes_nothing(world: World) -> None:
    lin = world.private(LIN)
    await world.lab.post("/faults", {"kind": "duplicate", "method": "message", "count": 1})
    await lin.starts(await kept(world))
    await world.settled()
    await lin.sees_no("还没填完")
    assert (await answers_of(world))[ORDER] == "F-100871"


async def filed(world: World, person: Person) -> str:
    """A complaint about the order of the link."""
    await person.starts(await kept(world))
    await person.taps("A written answer")
    await person.says("How do I wash it?")
    return await submits(person)


async def test_who_complained_about_the_order_already_can_add_to_it(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await filed(world, maria)
    await card(ivy, number)
    await maria.starts(await kept(world))
    offer = await maria.sees("already have an open complaint about order F-100871")
    assert number in said(offer)
    await maria.taps("Add to it", on=offer)
    await maria.sees("That’s all")
    await maria.says("The label is cut off.")
    await ivy.sees("The label is cut off")
    await maria.sends_photos(2)
    await world.settled()
    await maria.taps("That’s all")
    found = await world.complaint(number)
    assert len(found.evidence) == 2
    await maria.sees_one("already have an open complaint")


async def test_who_complained_about_the_order_already_can_file_another_one(world: World) -> None:
    maria = world.private(MARIA)
    first = await filed(world, maria)
    await maria.starts(await kept(world))
    await maria.taps("File another one", on=await maria.sees("already have an open complaint"))
    await maria.taps("A written answer")
    await maria.says("And the colour runs.")
    second = await submits(maria)
    assert second != first
    assert re.fullmatch(NUMBER, second)


async def test_nobody_adds_to_a_complaint_that_is_not_theirs(world: World) -> None:
    maria, lin = world.private(MARIA), world.private(LIN)
    number = await filed(world, maria)
    await lin.starts()
    prompt = await lin.sees("遇到了什么问题")
    for data in (f"p|l|add|{number}", "p|l|add|", f"p|l|fly|{number}"):
        assert await lin.forges(data, prompt)
    await lin.forges("p|l|another|no-code", prompt)
    await world.settled()
    await lin.sees_no("补充到")
    assert world.app is not None
    assert await world.app.store.parked.count() == 0


STALE = (
    Link(code="gone-shop", merchant="closed-long-ago", order="X-1"),
    Link(code="late", merchant="demo-home", order="H-240601"),
)


@pytest.mark.parametrize("payload", ["gone-shop", "late", "x" * 64, "no-such-code"])
async def test_a_link_that_leads_nowhere_begins_an_ordinary_filing_with_a_word(
    world: World, payload: str
) -> None:
    lin = world.private(LIN)
    assert world.app is not None
    for link in STALE:
        end = world.app.work.clock.now() + timedelta(seconds=1) if link.code == "late" else None
        await kept(world, Link(**{**_fields(link), "expires": end}))
    world.real.skip(timedelta(seconds=2))
    await lin.starts(payload)
    question = said(await lin.sees("遇到了什么问题"))
    assert "这个链接已经失效" in question
    assert MERCHANT not in await answers_of(world)


def _fields(link: Link) -> dict[str, str]:
    return {"code": link.code, "merchant": link.merchant, "order": link.order, "category": link.category}


async def test_a_category_that_is_gone_is_asked_for(world: World) -> None:
    maria = world.private(MARIA)
    await maria.starts(await kept(world, Link(code="old", merchant="demo-fashion", category="long_gone")))
    assert "Demo Fashion" in said(await maria.sees("What went wrong"))
    assert (await answers_of(world)).keys() & {MERCHANT, "category"} == {MERCHANT}


async def test_the_same_three_have_one_code_and_the_last_end_counts(world: World) -> None:
    assert world.app is not None
    store = world.app.store
    codes = await asyncio.gather(
        *(store.links.keep(Link(**{**_fields(DRESS), "code": f"c{n}"})) for n in range(5))
    )
    assert len(set(codes)) == 1
    end = world.app.work.clock.now()
    assert await store.links.keep(Link(**_fields(DRESS), expires=end)) == codes[0]
    found = await store.links.find(codes[0])
    assert found == Link(**{**_fields(DRESS), "code": codes[0]}, expires=end)
    other = await store.links.keep(Link(code="other", merchant="demo-fashion", order="F-100871"))
    assert other == "other"
