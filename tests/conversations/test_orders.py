"""Order numbers where the platform has an order service: what it spares; it never stands in the way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from router.domain.complaint import Money, OrderCheck
from router.platform_ports import Link
from router.sandbox.settings import ORDERS_TOKEN
from tests.conversations.people import Json, Person, said
from tests.conversations.telling import card, submits
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, HOME, IVY, LIN, MARIA, WANG, ZHOU, World

HERS, HIS, AT_HOME = "F-100871", "D-100234", "H-240601"


@pytest.fixture
async def shop(unopened: World) -> World:
    """The product with the sandbox's order service."""
    await unopened.open_sandbox()
    unopened.environment |= {
        "ROUTER_ORDERS__URL": unopened.url,
        "ROUTER_ORDERS__TOKEN": ORDERS_TOKEN,
        "ROUTER_ORDERS__TIMEOUT_SECONDS": "10",  # a busy machine is slow
    }
    await unopened.start()
    return unopened


async def asks_for_order(person: Person, category: str) -> None:
    """Up to the order number, which comes before the shop."""
    await person.starts()
    await person.taps(category)
    await person.sees("订单号是多少|Order number")


async def lookups(world: World) -> int:
    """How often the service was asked."""
    return int((await world.lab.get("/counters")).get("orders", 0))


async def asked(world: World) -> None:
    """The service was asked."""
    await comes_true(lambda: lookups(world))


async def answered(world: World) -> None:
    """The service has answered, and what it said was looked at."""
    assert world.app is not None
    app = world.app

    async def counted() -> bool:
        return b'what="order_verified"' in app.metrics.page(await app.waiting())

    await comes_true(counted)


async def comes_true(condition: Callable[[], Awaitable[object]]) -> None:
    """Waits for it, not for ever."""
    async with asyncio.timeout(20):
        while not await condition():
            await asyncio.sleep(0.01)


async def trouble(world: World, kind: str, **fields: object) -> None:
    """The service goes wrong, always."""
    await world.lab.post("/faults", {"kind": kind, "method": "orders", "count": None, **fields})


async def test_ones_own_order_fills_in_what_it_tells(shop: World) -> None:
    maria, ivy = shop.private(MARIA), shop.member(IVY, FASHION)
    await asks_for_order(maria, "Use and care")
    await maria.says(HERS)
    found = said(await maria.sees("What would put it right"))
    for told in (
        "Found it",
        "Demo Fashion",
        "F-100871 ✅",
        "Linen dress, size M",
        "CN¥459.00",
        "delivered Fri, May 29, 2026",
    ):
        assert told in found
    await maria.sees_no("Which shop")
    await maria.taps("A written answer")
    await maria.says("How do I wash it?")
    assert "Linen dress" in said(await maria.sees("Is this right"))
    number = await submits(maria)
    words = said(await card(ivy, number))
    assert "F-100871 ✅ verified" in words
    assert "🛍 Linen dress, size M · 💳 CN¥459.00 · 🚚 delivered" in words
    purchase = (await shop.complaint(number)).purchase
    assert purchase is not None
    assert (purchase.check, purchase.amount) == (OrderCheck.VERIFIED, Money(45900, "CNY"))
    assert await lookups(shop) == 1


async def test_a_day_that_the_order_tells_is_not_asked_for(shop: World) -> None:
    lin, zhou = shop.private(LIN), shop.member(ZHOU, HOME)
    await asks_for_order(lin, "七天无理由退货")
    await lin.says(AT_HOME.lower())
    await lin.sees("找到这个订单了[\\s\\S]*示例家居[\\s\\S]*H-240601 ✅[\\s\\S]*落地灯")
    await lin.taps("换货")
    await lin.sees("商品现在怎样")
    await shop.settled()
    await lin.sees_no("哪天签收")
    assert zhou.chat == HOME


async def goes_on(person: Person) -> str:
    """From after the order number to the number of the complaint."""
    await person.taps("使用指导")
    await person.says("怎么重置？")
    return await submits(person)


@pytest.mark.parametrize(("number", "stands"), [(HERS, "不是该消费者的订单"), ("D-999999", "查无此订单")])
async def test_an_order_that_is_not_theirs_is_asked_for_again_and_can_be_insisted_on(
    shop: World, number: str, stands: str
) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    await asks_for_order(lin, "使用与保养")
    await lin.says(number)
    again = await lin.sees("在您的订单里没有找到")
    assert number in said(again)
    await lin.taps("就用这个订单号", on=again)
    await lin.taps("示例数码")
    filed = await goes_on(lin)
    words = said(await card(wang, filed))
    assert stands in words
    assert "Linen" not in words
    assert await lookups(shop) == 1


async def test_the_same_number_once_more_and_skipping_go_on_too(shop: World) -> None:
    lin, maria = shop.private(LIN), shop.private(MARIA)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HERS)
    await lin.sees("在您的订单里没有找到")
    await lin.says(HERS)
    await lin.sees("哪一家店铺")
    await asks_for_order(maria, "Use and care")
    await maria.says(HIS)
    await maria.taps("Skip", on=await maria.sees("I cannot find D-100234"))
    await maria.sees("Which shop")


async def test_another_number_that_is_theirs_mends_it(shop: World) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    await asks_for_order(lin, "使用与保养")
    await lin.says("D-100243")
    await lin.sees("在您的订单里没有找到")
    await lin.says(HIS)
    await lin.sees("找到这个订单了[\\s\\S]*示例数码")
    number = await goes_on(lin)
    assert "D-100234 ✅ 已核实" in said(await card(wang, number))


@pytest.mark.parametrize("kind", ["error", "broken_json", "reset_before"])
async def test_a_service_in_trouble_is_not_waited_for(shop: World, kind: str) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    await trouble(shop, kind)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HIS)
    await lin.taps("示例数码", on=await lin.sees("哪一家店铺"))
    number = await goes_on(lin)
    assert "D-100234（未核实）" in said(await card(wang, number))
    # A request whose connection breaks is made once more by the library.
    assert await lookups(shop) <= 2


async def test_a_slow_service_holds_up_nobody_else_and_not_for_long(unopened: World) -> None:
    await unopened.open_sandbox()
    unopened.environment |= {
        "ROUTER_ORDERS__URL": unopened.url,
        "ROUTER_ORDERS__TOKEN": ORDERS_TOKEN,
        "ROUTER_ORDERS__TIMEOUT_SECONDS": "3",
    }
    await unopened.start()
    await trouble(unopened, "delay", seconds=60)
    lin, maria = unopened.private(LIN), unopened.private(MARIA)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HIS)
    await asked(unopened)
    await maria.starts()
    await maria.sees("What went wrong")
    await lin.sees_no("哪一家店铺")
    await lin.sees("哪一家店铺")


async def test_a_wrong_token_is_no_answer(unopened: World) -> None:
    await unopened.open_sandbox()
    unopened.environment |= {"ROUTER_ORDERS__URL": unopened.url, "ROUTER_ORDERS__TOKEN": "another"}
    await unopened.start()
    lin = unopened.private(LIN)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HIS)
    await lin.sees("哪一家店铺")
    assert await lookups(unopened) == 0


async def test_another_order_brings_its_own_shop_and_another_shop_leaves_it_unverified(shop: World) -> None:
    maria, ann = shop.private(MARIA), shop.member(ANN, CARE)
    await asks_for_order(maria, "Staff attitude")
    await maria.says(HERS)
    for answer in ("A written answer", "The courier"):
        await maria.taps(answer)
    await maria.says("He was rude.")
    await maria.taps("Change something", on=await maria.sees("Is this right[\\s\\S]*Demo Fashion"))
    await maria.taps("The order number")
    await maria.says("D-100311")
    review = said(await maria.sees("Is this right[\\s\\S]*Demo Digital"))
    assert "Travel charger, 65 W" in review
    assert "Linen" not in review
    assert "delivered" not in review
    await maria.taps("Change something")
    await maria.taps("The shop")
    await maria.taps("Demo Fashion")
    review = said(await maria.sees("Is this right[\\s\\S]*Demo Fashion"))
    assert "D-100311 · not verified" in review
    assert "charger" not in review
    number = await submits(maria)
    assert "D-100311 · not verified" in said(await card(ann, number))


async def test_an_edited_message_is_looked_up_too(shop: World) -> None:
    maria = shop.private(MARIA)
    await asks_for_order(maria, "Use and care")
    await maria.says("F-100817")
    await maria.sees("I cannot find F-100817")
    mine = [m for m in await maria.messages() if m.get("own")][-1]
    await maria.edits(mine, HERS)
    await maria.sees("What would put it right")
    await shop.settled()
    await maria.sees_no("Which shop")


async def test_a_link_is_looked_up_for_who_follows_it(shop: World) -> None:
    lin, maria = shop.private(LIN), shop.private(MARIA)
    assert shop.app is not None
    code = await shop.app.store.links.keep(Link(code="dress", merchant="demo-fashion", order=HERS))
    await maria.starts(code)
    told = said(await maria.sees("What went wrong"))
    assert "F-100871 ✅" in told
    assert "Linen dress" in told
    await maria.taps("Use and care")
    await maria.sees("What would put it right")
    await lin.starts(code)
    await lin.taps("使用与保养")
    assert "Linen" not in said(await lin.sees("在您的订单里没有找到"))


async def test_what_a_hostile_service_says_is_shown_as_words(shop: World) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    name = '<b>免费</b> <a href="tg://user?id=901">{ $x }</a> \u202e&amp; ' + "长" * 300
    evil: Json = {"number": "D-666", "consumer": LIN, "merchant": "demo-digital", "product": name}
    await shop.lab.post("/orders", evil)
    await asks_for_order(lin, "使用与保养")
    await lin.says("D-666")
    found = await lin.sees("找到这个订单了")
    assert '<b>免费</b> <a href="tg://user?id=901">{ $x }</a>' in said(found)
    assert all(e["type"] != "text_mention" for e in found.get("entities") or ())
    number = await goes_on(lin)
    assert "<b>免费</b>" in said(await card(wang, number))


async def test_a_shop_that_the_policy_does_not_know_is_asked_for(shop: World) -> None:
    lin = shop.private(LIN)
    await shop.lab.post(
        "/orders", {"number": "Z-1", "consumer": LIN, "merchant": "elsewhere", "product": "茶"}
    )
    await asks_for_order(lin, "使用与保养")
    await lin.says("Z-1")
    assert "茶" in said(await lin.sees("找到这个订单了"))
    await lin.taps("示例数码", on=await lin.sees("哪一家店铺"))
    await lin.sees("您希望怎么解决")


async def test_a_tap_on_an_older_question_insists_on_nothing(shop: World) -> None:
    lin = shop.private(LIN)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HERS)
    again = await lin.sees("在您的订单里没有找到")
    await lin.says(HIS)
    await lin.sees("您希望怎么解决")
    assert await lin.forges("p|d|insist|", again)
    assert shop.app is not None
    (draft,) = await shop.app.store.collection("drafts").many({})
    assert "insisted" not in draft["purchase"]


async def test_what_is_said_while_the_service_is_asked_stays(shop: World) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    await trouble(shop, "delay", seconds=1.5)
    await asks_for_order(lin, "使用与保养")
    await lin.says(HIS)
    await asked(shop)
    await lin.says("耳机还有噪音。")
    await lin.sees("找到这个订单了")
    await lin.taps("使用指导")
    number = await submits(lin)
    words = said(await card(wang, number))
    assert "D-100234 ✅ 已核实" in words
    assert "耳机还有噪音" in words


async def test_who_goes_on_without_an_order_is_not_brought_back_to_it(shop: World) -> None:
    lin = shop.private(LIN)
    await trouble(shop, "delay", seconds=1.5)
    await asks_for_order(lin, "使用与保养")
    question = await lin.sees("订单号是多少")
    await lin.says(HIS)
    await asked(shop)
    await lin.taps("跳过", on=question)
    await lin.taps("示例家居", on=await lin.sees("哪一家店铺"))
    await lin.sees("您希望怎么解决")
    await answered(shop)
    await shop.settled()
    await lin.sees_no("找到这个订单了")
    await lin.sees_one("您希望怎么解决")


async def test_a_restart_while_the_service_is_asked_asks_it_again(shop: World) -> None:
    lin, wang = shop.private(LIN), shop.member(WANG, DIGITAL)
    assert shop.app is not None
    await asks_for_order(lin, "使用与保养")
    await shop.settled()
    (draft,) = await shop.app.store.collection("drafts").many({})
    cut_off = {"answers.order": HIS, "purchase": {"number": HIS, "check": "asked"}}
    await shop.app.store.collection("drafts").update({"_id": draft["_id"]}, {"$set": cut_off})
    await lin.says("在吗？")
    await lin.sees("找到这个订单了[\\s\\S]*示例数码")
    number = await goes_on(lin)
    assert "✅ 已核实" in said(await card(wang, number))
