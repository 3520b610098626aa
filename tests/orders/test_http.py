"""The order service over HTTP: what is asked, what is believed, and one that is away, slow or hostile."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from router.domain.complaint import Money, OrderCheck, Purchase
from router.orders.http import AT_ONCE, BODY_AT_MOST, HttpOrders, Unanswered, open_orders
from router.orders.resting import MISSES, REST_SECONDS
from tests.serving import serving

Json = dict[str, Any]
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
TOKEN = "a-token"
LIN, MARIA = 501, 502
ORDER: Json = {
    "number": "D-1",
    "consumer_matches": True,
    "merchant": "demo-digital",
    "product": "Earbuds",
    "amount": {"value": "399.00", "currency": "CNY"},
    "delivered": "2026-05-20",
}
FOUND = Purchase(
    number="D-1",
    check=OrderCheck.VERIFIED,
    merchant="demo-digital",
    product="Earbuds",
    amount=Money(39900, "CNY"),
    delivered="2026-05-20",
)


class Shop:
    """A platform's order service that answers as it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.answer: Answer = self.found

    async def found(self, request: web.Request) -> web.StreamResponse:
        """The order, whoever asks."""
        return web.json_response(ORDER | {"number": request.match_info["number"]})

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        return await self.answer(request)

    def says(self, body: object, status: int = 200, **fields: Any) -> None:
        """One answer for everything: JSON, or bytes as they are."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        kept = {"content_type": "application/json"} | fields

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(status=status, body=raw, **kept)

        self.answer = answer


class Seconds:
    """Monotonic time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Platform:
    """A shop, and ways to ask it."""

    def __init__(self, stack: AsyncExitStack, url: str, shop: Shop) -> None:
        self._stack = stack
        self.url = url
        self.shop = shop
        self.seconds = Seconds()

    async def orders(self, patience: float = 30.0, url: str = "") -> HttpOrders:
        """The service as the bot asks it; patient, since a busy machine is slow."""
        opened = open_orders(url or self.url, TOKEN, patience=patience, remember=300.0, elapsed=self.seconds)
        made = await self._stack.enter_async_context(opened)
        assert made is not None
        return made


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    shop = Shop()
    app = web.Application()
    app.router.add_get("/api/orders/{number}", shop.serve)
    app.router.add_get("/elsewhere", shop.serve)
    async with serving() as serve, AsyncExitStack() as stack:
        yield Platform(stack, f"{await serve(app)}/api/", shop)


async def test_it_asks_for_no_more_than_it_needs(platform: Platform) -> None:
    orders = await platform.orders()
    assert await orders.look_up("D-1", LIN) == FOUND
    (asked,) = platform.shop.asked
    assert str(asked.rel_url) == "/api/orders/D-1?consumer=501"
    assert asked.headers["Authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["Accept-Encoding"] == "identity"


async def test_without_an_address_there_is_none() -> None:
    async with open_orders("", "", patience=2.0, remember=300.0) as orders:
        assert orders is None


@pytest.mark.parametrize("number", ["A/../../admin", "a b#c", "2026/1?x=1", "%2e%2e", "A.1_b-c"])
async def test_a_number_is_one_piece_of_the_path_whatever_is_in_it(platform: Platform, number: str) -> None:
    orders = await platform.orders()
    assert (await orders.look_up(number, LIN)).number == number
    (asked,) = platform.shop.asked
    assert asked.match_info["number"] == number
    assert dict(asked.query) == {"consumer": "501"}


@pytest.mark.parametrize(("status", "check"), [(404, OrderCheck.UNKNOWN), (403, OrderCheck.FOREIGN)])
async def test_it_may_be_nobodys_or_somebody_elses(
    platform: Platform, status: int, check: OrderCheck
) -> None:
    orders = await platform.orders()
    platform.shop.says({"error": "no"}, status)
    assert await orders.look_up("D-1", LIN) == Purchase(number="D-1", check=check)


async def test_of_what_may_not_be_theirs_only_the_shop_is_used(platform: Platform) -> None:
    orders = await platform.orders()
    platform.shop.says(ORDER | {"consumer_matches": None})
    found = await orders.look_up("D-1", LIN)
    assert found == Purchase(number="D-1", check=OrderCheck.UNVERIFIED, merchant="demo-digital")
    platform.shop.says(ORDER | {"consumer_matches": False})
    assert await orders.look_up("D-1", MARIA) == Purchase(number="D-1", check=OrderCheck.FOREIGN)


async def test_what_it_adds_is_ignored_and_what_it_leaves_out_is_not_known(platform: Platform) -> None:
    orders = await platform.orders()
    platform.shop.says({"number": "d-1", "consumer_matches": True, "colour": "red", "amount": None})
    assert await orders.look_up("D-1", LIN) == Purchase(number="d-1", check=OrderCheck.VERIFIED)


@pytest.mark.parametrize(
    ("value", "currency", "minor"),
    [("12", "CNY", 1200), ("0.5", "EUR", 50), ("1299", "JPY", 1299), ("1.250", "KWD", 1250)],
)
async def test_amounts_are_in_the_currencys_own_minor_units(
    platform: Platform, value: str, currency: str, minor: int
) -> None:
    orders = await platform.orders()
    platform.shop.says(ORDER | {"amount": {"value": value, "currency": currency}})
    assert (await orders.look_up("D-1", LIN)).amount == Money(minor, currency)


async def test_markup_and_long_names_stay_words(platform: Platform) -> None:
    orders = await platform.orders()
    platform.shop.says(ORDER | {"product": "<b>x</b>\n\t" + "y" * 5000})
    product = (await orders.look_up("D-1", LIN)).product
    assert product.startswith("<b>x</b> yyy")
    assert len(product) == 200


NONSENSE: dict[str, object] = {
    "no JSON": b"<html><body>Login</body></html>",
    "nothing": b"",
    "half": b'{"number": "D-1", "consumer_',
    "a list": [ORDER],
    "deep": b"[" * 8000,
    "no number": {k: v for k, v in ORDER.items() if k != "number"},
    "another number": ORDER | {"number": "D-2"},
    "a number of other signs": ORDER | {"number": "\uff24-1"},
    "nobody knows": {k: v for k, v in ORDER.items() if k != "consumer_matches"},
    "yes as words": ORDER | {"consumer_matches": "yes"},
    "yes as a number": ORDER | {"consumer_matches": 1},
    "a shop as a number": ORDER | {"merchant": 7},
    "a long shop": ORDER | {"merchant": "x" * 65},
    "a product as a table": ORDER | {"product": {"name": "x"}},
    "half a character": b'{"number": "D-1", "consumer_matches": true, "product": "\\ud800"}',
    "a bare amount": ORDER | {"amount": 399.0},
    "an endless amount": ORDER | {"amount": {"value": "9" * 13, "currency": "CNY"}},
    "a negative amount": ORDER | {"amount": {"value": "-1", "currency": "CNY"}},
    "a free one": ORDER | {"amount": {"value": "0.00", "currency": "CNY"}},
    "parts of a yen": ORDER | {"amount": {"value": "1.5", "currency": "JPY"}},
    "no currency": ORDER | {"amount": {"value": "1", "currency": "QQQ"}},
    "no day": ORDER | {"delivered": "2026-02-30"},
    "a moment": ORDER | {"delivered": "2026-05-20T10:00:00Z"},
    "too large": ORDER | {"more": "x" * (BODY_AT_MOST + 1)},
}


@pytest.mark.parametrize("what", NONSENSE)
async def test_nonsense_is_no_answer(platform: Platform, what: str) -> None:
    orders = await platform.orders()
    platform.shop.says(NONSENSE[what])
    with pytest.raises(Unanswered) as missed:
        await orders.ask("D-1", LIN)
    assert missed.value.reason == ("too large" if what == "too large" else "unreadable")
    assert await orders.look_up("D-1", LIN) == Purchase(number="D-1", check=OrderCheck.UNVERIFIED)


@pytest.mark.parametrize(
    ("status", "content_type", "reason"),
    [
        (401, "application/json", "token"),
        (404, "text/html", "status 404"),
        (403, "text/html", "status 403"),
        (204, "application/json", "status 204"),
        (500, "application/json", "status 500"),
        (599, "text/plain", "status 599"),
    ],
)
async def test_other_statuses_are_no_answer(
    platform: Platform, status: int, content_type: str, reason: str
) -> None:
    orders = await platform.orders()
    platform.shop.says({}, status, content_type=content_type)
    with pytest.raises(Unanswered) as missed:
        await orders.ask("D-1", LIN)
    assert missed.value.reason == reason


async def test_the_token_is_carried_nowhere_else(platform: Platform) -> None:
    orders = await platform.orders()
    platform.shop.says({}, 302, headers={"Location": "/elsewhere"})
    assert (await orders.look_up("D-1", LIN)).check is OrderCheck.UNVERIFIED
    assert [asked.path for asked in platform.shop.asked] == ["/api/orders/D-1"]


async def test_what_is_packed_is_not_unpacked(platform: Platform) -> None:
    orders = await platform.orders()
    bomb = gzip.compress(b" " * 8_000_000)
    assert len(bomb) < BODY_AT_MOST
    platform.shop.says(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unanswered, match="unreadable"):
        await orders.ask("D-1", LIN)


async def test_an_answer_is_kept_for_its_person_for_a_while(platform: Platform) -> None:
    orders = await platform.orders()
    for person in (LIN, LIN, MARIA):
        assert await orders.look_up("D-1", person) == FOUND
    assert [asked.query["consumer"] for asked in platform.shop.asked] == ["501", "502"]
    platform.seconds.now += 301
    await orders.look_up("D-1", LIN)
    assert len(platform.shop.asked) == 3


async def test_a_number_is_asked_for_once_at_a_time(platform: Platform) -> None:
    orders = await platform.orders()
    at_work, most = 0, 0

    async def slowly(request: web.Request) -> web.StreamResponse:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.02)
        at_work -= 1
        return await platform.shop.found(request)

    platform.shop.answer = slowly
    found = await asyncio.gather(*(orders.look_up("D-1", person) for person in (LIN, LIN, MARIA)))
    assert found == [FOUND] * 3
    assert (most, len(platform.shop.asked)) == (1, 2)


async def test_a_slow_service_keeps_few_waiting_and_not_for_long(platform: Platform) -> None:
    orders = await platform.orders(patience=1.0)
    never = asyncio.Event()

    async def hangs(request: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response()

    platform.shop.answer = hangs
    with capture_logs() as told:
        found = await asyncio.gather(*(orders.look_up(f"D-{n}", LIN) for n in range(3 * AT_ONCE)))
    never.set()
    assert {one.check for one in found} == {OrderCheck.UNVERIFIED}
    assert 0 < len(platform.shop.asked) <= AT_ONCE
    assert {line["reason"] for line in told} == {"timeout"}


async def test_who_does_not_answer_is_left_alone_and_asked_again_by_one(platform: Platform) -> None:
    orders = await platform.orders()
    platform.shop.says({}, 500)
    with capture_logs() as told:
        for n in range(MISSES + 5):
            assert (await orders.look_up(f"D-{n}", LIN)).check is OrderCheck.UNVERIFIED
    assert len(platform.shop.asked) == len(told) == MISSES
    platform.seconds.now += REST_SECONDS + 1
    await asyncio.gather(*(orders.look_up(f"E-{n}", LIN) for n in range(5)))
    assert len(platform.shop.asked) == MISSES + 1
    platform.shop.answer = platform.shop.found
    platform.seconds.now += REST_SECONDS + 1
    with capture_logs() as told:
        assert (await orders.look_up("D-1", LIN)).check is OrderCheck.VERIFIED
        assert (await orders.look_up("D-2", LIN)).check is OrderCheck.VERIFIED
    assert [line["event"] for line in told] == ["orders_back"]


async def test_nobody_there(platform: Platform) -> None:
    orders = await platform.orders(url="http://127.0.0.1:9/")
    with capture_logs() as told:
        assert (await orders.look_up("D-1-secret", LIN)).check is OrderCheck.UNVERIFIED
    assert told[0]["reason"].startswith("Client")
    assert "secret" not in str(told)
