"""Bodies that Telegram would never send, over real HTTP: refused at once, counted, and never fed."""

import gzip
import io
import json
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiohttp import ClientSession

from handlers.bodies import DEEPEST, update_in
from handlers.inbox import Inbox
from handlers.web import LARGEST, SECRET_HEADER, Webhook, build_web
from tests.runtime.fakes import FakeFeed, FakeParked, FakeSleep, raw_message
from tests.serving import serving

SECRET = "a-long-secret-word"


class Door:
    """A served webhook, and what came through it."""

    def __init__(self, client: ClientSession) -> None:
        self.client = client
        self.feed, self.parked, self.refused = FakeFeed(), FakeParked(), Counter[str]()
        self.url = ""

    def webhook(self, bot: Bot) -> Webhook:
        inbox = Inbox(self.feed, self.parked, attempts=3, sleep=FakeSleep())
        return Webhook(bot, inbox, SECRET, refused=lambda why: self.refused.update([why]))

    async def post(self, body: bytes, secret: str | None = SECRET, **headers: str) -> int:
        given = headers | ({} if secret is None else {SECRET_HEADER: secret})
        async with self.client.post(f"{self.url}/telegram", data=io.BytesIO(body), headers=given) as answer:
            assert await answer.read() == b"" or answer.status == 413
            return answer.status


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with ClientSession() as client, serving() as serve, Bot("7:sandbox") as bot:
        door = Door(client)
        door.url = await serve(build_web(webhook=door.webhook(bot)))
        yield door


def nested(depth: int) -> bytes:
    return b'{"update_id": 7, "message": ' + b"[" * depth + b"]" * depth + b"}"


def with_field(value: str) -> bytes:
    return b'{"update_id": 7, "new_kind": ' + value.encode() + b"}"


MALFORMED = {
    "nothing": b"",
    "cut off": json.dumps(raw_message(7)).encode()[:-1],
    "not UTF-8": b'{"update_id": 7, "x": "\xff"}',
    "halves as bytes": b'{"update_id": 7, "x": "\xed\xa0\x80"}',
    "UTF-16": json.dumps(raw_message(7)).encode("utf-16"),
    "a list": b"[]",
    "a number": b"7",
    "nothing in it": b"{}",
    "id as text": b'{"update_id": "7"}',
    "id as truth": b'{"update_id": true}',
    "negative id": b'{"update_id": -1}',
    "id beyond 64 bits": b'{"update_id": 9223372036854775808}',
    "number beyond 64 bits": with_field(str(2**63)),
    "number of a million digits": with_field("1" * 900_000),
    "no end": with_field("1e999"),
    "no number": with_field("NaN"),
    "too deep": nested(DEEPEST + 1),
    "deep enough for a stack": nested(200_000),
    "XML": b"<update/>",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_what_is_no_update_is_refused_once_and_for_all(door: Door, body: bytes) -> None:
    assert await door.post(body) == 400
    assert (door.feed.tries, door.parked.kept) == ([], {})
    assert door.refused == {"body": 1}


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], SECRET + "x", "\u00e9", "x" * 7000])
async def test_a_wrong_secret_is_counted_and_its_body_not_even_read(door: Door, secret: str | None) -> None:
    assert await door.post(b"{", secret) == 401
    assert await door.post(json.dumps(raw_message(7)).encode(), secret) == 401
    assert (door.feed.tries, door.refused) == ([], {"secret": 2})


async def test_what_is_too_large_is_refused_also_when_it_was_packed_small(door: Door) -> None:
    assert await door.post(b" " * (LARGEST + 1)) == 413
    bomb = gzip.compress(b" " * 100 * LARGEST)
    assert len(bomb) < LARGEST
    status = await door.post(bomb, **{"Content-Encoding": "gzip"})
    assert status in {400, 413}
    assert door.refused.total() == 2
    assert await door.post(b"no gzip at all", **{"Content-Encoding": "gzip"}) == 400


async def test_halves_of_characters_are_replaced_and_the_rest_is_read(door: Door) -> None:
    body = json.dumps(raw_message(7)).replace('"hello"', r'"a\ud83d \udc00b \ud83d\ude00"').encode()
    assert update_in(body)["message"]["text"] == "a\ufffd \ufffdb \U0001f600"
    assert await door.post(body) == 200
    assert door.feed.done == [7]


async def test_fields_and_kinds_of_a_newer_bot_api_are_let_be(door: Door) -> None:
    newer = raw_message(7)
    newer["message"] |= {"thought": {"mood": ["?"]}, "chat": newer["message"]["chat"] | {"aura": 3}}
    assert await door.post(json.dumps(newer).encode()) == 200
    assert await door.post(b'{"update_id": 8, "telepathy": {"thought": "?"}}') == 200
    assert await door.post(b'{"update_id": 9}') == 200
    assert (door.feed.done, door.parked.kept) == ([7], {})


async def test_a_million_characters_are_read(door: Door) -> None:
    long = raw_message(7, text="x" * 1_000_000)
    assert await door.post(json.dumps(long).encode()) == 200
    assert door.feed.done == [7]
