"""The order service in the configuration, and what `check` says about one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from aiohttp import web

from router.check.orders import NOBODYS, orders
from router.domain.policy import QuestionKind
from router.settings import SHIPPED, ConfigurationError, Settings, load
from tests.serving import Serve, serving

TODAY = date(2026, 6, 1)
TOKEN = "orders-s3cret-0123456789"
URL = "https://shop.example.com/api"


def configured(url: str = URL, token: str = TOKEN, **more: str) -> Settings:
    """The shipped configuration with an order service."""
    return load(SHIPPED, {"ROUTER_ORDERS__URL": url, "ROUTER_ORDERS__TOKEN": token, **more}, TODAY)


def test_with_a_service_the_order_is_asked_for_first() -> None:
    assert configured().policy(TODAY).looks_up_orders
    assert not load(SHIPPED, {}, TODAY).policy(TODAY).looks_up_orders


def test_its_token_is_a_secret() -> None:
    settings = configured()
    assert TOKEN in settings.secrets()
    assert TOKEN not in repr(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    "url",
    [
        "shop.example.com",
        "ftp://shop.example.com",
        "https://",
        "https://u:p@shop.example.com",
        f"{URL}?x=1",
        f"{URL}#x",
    ],
)
def test_an_address_that_cannot_be_asked_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"ROUTER_ORDERS__URL: is not an address such as") as told:
        configured(url)
    assert TOKEN not in str(told.value)


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "ключ"])
def test_a_token_that_no_header_carries_is_refused(token: str) -> None:
    with pytest.raises(ConfigurationError, match=r"ROUTER_ORDERS__TOKEN: has to come from") as told:
        configured(token=token)
    assert not token or token not in str(told.value)


@pytest.mark.parametrize(
    ("key", "value"), [("TIMEOUT_SECONDS", "0"), ("TIMEOUT_SECONDS", "11"), ("REMEMBER_SECONDS", "-1")]
)
def test_times_out_of_range_are_refused(key: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=f"ROUTER_ORDERS__{key}: should be"):
        configured(**{f"ROUTER_ORDERS__{key}": value})


def with_question(folder: Path, kind: str, told: str) -> Path:
    """The shipped file with the day of delivery asked in another way."""
    asked = 'id = "received"\nkind = "date"'
    text = SHIPPED.read_text("utf-8").replace('from_order = "delivered"\n', f'from_order = "{told}"\n')
    assert asked in text
    file = folder / "config.toml"
    file.write_text(text.replace(asked, asked.replace("date", kind)), "utf-8")
    return file


@pytest.mark.parametrize(
    ("kind", "told", "why"),
    [
        ("date", "product", "answers a product or text, this is a date"),
        ("money", "delivered", "answers a date, this is a money"),
        ("text", "amount", "answers a money, this is a text"),
    ],
)
def test_a_question_is_answered_by_what_fits_it(tmp_path: Path, kind: str, told: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=f"from_order: {why}"):
        load(with_question(tmp_path, kind, told), {}, TODAY)


def test_an_order_may_tell_product_and_amount(tmp_path: Path) -> None:
    for kind, told in (("product", "product"), ("text", "product"), ("money", "amount")):
        policy = load(with_question(tmp_path, kind, told), {}, TODAY).policy(TODAY)
        question = next(q for q in policy.categories["return_no_reason"].questions if q.id == "received")
        assert (question.kind, question.from_order) == (QuestionKind(kind), told)


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    async with serving() as begin:
        yield begin


async def told(serve: Serve, status: int, body: str = "{}", kind: str = "application/json") -> list[str]:
    """What `check` says about a service that always answers so."""

    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.match_info["number"] == NOBODYS
        return web.Response(status=status, text=body, content_type=kind)

    app = web.Application()
    app.router.add_get("/orders/{number}", answer)
    settings = configured(await serve(app), ROUTER_ORDERS__TIMEOUT_SECONDS="10")
    return [str(finding) async for finding in orders(settings)]


async def test_check_likes_a_service_that_does_not_know_what_nobody_ordered(serve: Serve) -> None:
    assert await told(serve, 404) == [
        "ok       orders: the service answers, and does not know an order that nobody made"
    ]


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (401, "{}", "application/json", "problem  orders: the service refuses the token"),
        (404, "", "text/html", "problem  orders: no usable answer (status 404)"),
        (500, "", "text/html", "problem  orders: no usable answer (status 500)"),
        (200, "<html>", "text/html", "problem  orders: no usable answer (unreadable)"),
        (
            403,
            "{}",
            "application/json",
            "problem  orders: the service calls an order that nobody made foreign",
        ),
        (
            200,
            f'{{"number": "{NOBODYS}", "consumer_matches": true}}',
            "application/json",
            "problem  orders: the service calls an order that nobody made verified",
        ),
    ],
)
async def test_check_says_what_is_wrong_with_a_service(
    serve: Serve, status: int, body: str, kind: str, said: str
) -> None:
    (finding,) = await told(serve, status, body, kind)
    line, advice = finding.split("\n")
    assert line == said
    assert "->" in advice


async def test_check_says_that_it_does_not_answer(serve: Serve) -> None:
    never = asyncio.Event()

    async def hangs(request: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response()

    app = web.Application()
    app.router.add_get("/orders/{number}", hangs)
    settings = configured(await serve(app), ROUTER_ORDERS__TIMEOUT_SECONDS="0.2")
    (finding,) = [str(finding) async for finding in orders(settings)]
    never.set()
    assert "does not answer within 0.2 s" in finding


async def test_check_warns_of_a_token_that_everybody_can_read() -> None:
    found = [
        str(f) async for f in orders(configured("http://192.0.2.1:1", ROUTER_ORDERS__TIMEOUT_SECONDS="0.2"))
    ]
    assert [line for line in found if line.startswith("warning  orders: asked without encryption")]
    assert [f async for f in orders(load(SHIPPED, {}, TODAY))] == []
