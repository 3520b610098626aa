"""`Orders` over HTTP: short, bounded, and never in the way of an intake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from time import monotonic
from urllib.parse import quote
from weakref import WeakValueDictionary

import structlog
from aiohttp import ClientError, ClientResponse, ClientSession, DummyCookieJar
from cachetools import TTLCache
from yarl import URL

from router.domain.complaint import OrderCheck, Purchase
from router.orders.answer import read
from router.orders.resting import Resting

BODY_AT_MOST = 16_384
"""Bytes of an answer; an order needs a few hundred."""
AT_ONCE = 8
"""Requests at a time: a slow service keeps no more of the bot waiting."""
REMEMBERED = 1000
"""Answers that are kept for a while."""
_NOT_THEIRS = {404: OrderCheck.UNKNOWN, 403: OrderCheck.FOREIGN}

log = structlog.get_logger(__name__)


class Unanswered(Exception):
    """The service gave no usable answer; the reason is one of the code's own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class HttpOrders:
    """The order service at an address. Answers are kept for a while, for each number and person."""

    def __init__(
        self,
        client: ClientSession,
        url: str,
        *,
        patience: float,
        remember: float,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        """Seconds: `patience` for a look-up in all, `remember` for an answer; `elapsed` is monotonic."""
        self._client = client
        self._url = url.rstrip("/")
        self._patience = patience
        self._kept: TTLCache[tuple[str, int], Purchase] = TTLCache(REMEMBERED, remember, elapsed)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._resting = Resting(elapsed)
        self._asking = 0

    async def look_up(self, number: str, consumer: int) -> Purchase:
        """What is known of an order number; nothing when the service is away, slow, busy or says nonsense."""
        if kept := self._kept.get((number, consumer)):
            return kept
        if self._asking >= AT_ONCE or not self._resting.may_ask():
            return _unverified(number)
        self._asking += 1
        try:
            found = await self._asked_once(number, consumer)
        except Unanswered as missed:
            self._resting.missed()
            log.warning("order_not_looked_up", reason=missed.reason, in_a_row=self._resting.misses)
            return _unverified(number)
        finally:
            self._asking -= 1
        if self._resting.answered():
            log.info("orders_back")
        return found

    async def _asked_once(self, number: str, consumer: int) -> Purchase:
        """One request for a number at a time: who comes second finds the answer of the first."""
        lock = self._locks.setdefault(number, asyncio.Lock())
        try:
            async with asyncio.timeout(self._patience), lock:
                if kept := self._kept.get((number, consumer)):
                    return kept
                found = await self.ask(number, consumer)
        except TimeoutError:
            raise Unanswered("timeout") from None
        self._kept[number, consumer] = found
        return found

    async def ask(self, number: str, consumer: int) -> Purchase:
        """One request, for as long as it takes. Raises Unanswered."""
        try:
            async with self._client.get(self._address(number, consumer), allow_redirects=False) as answer:
                return await _understood(answer, number)
        except ClientError as error:
            raise Unanswered(type(error).__name__) from None

    def _address(self, number: str, consumer: int) -> URL:
        """The number as one piece of the path, whatever signs are in it."""
        piece = quote(number, safe="")
        return URL(f"{self._url}/orders/{piece}?consumer={consumer}", encoded=True)


async def _understood(answer: ClientResponse, number: str) -> Purchase:
    """What an answer says. Raises Unanswered."""
    if answer.status == HTTPStatus.UNAUTHORIZED:
        raise Unanswered("token")
    # A proxy or a wrong address says 404 too, but not in JSON.
    if answer.content_type == "application/json" and (check := _NOT_THEIRS.get(answer.status)):
        return Purchase(number=number, check=check)
    if answer.status != HTTPStatus.OK:
        raise Unanswered(f"status {answer.status}")
    try:
        return read(await _body(answer), number)
    except ValueError:
        raise Unanswered("unreadable") from None


async def _body(answer: ClientResponse) -> bytes:
    body = b""
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > BODY_AT_MOST:
            raise Unanswered("too large")
    return body


def _unverified(number: str) -> Purchase:
    return Purchase(number=number, check=OrderCheck.UNVERIFIED)


@asynccontextmanager
async def open_orders(
    url: str, token: str, *, patience: float, remember: float, elapsed: Callable[[], float] = monotonic
) -> AsyncIterator[HttpOrders | None]:
    """The order service, with its connections while the block lasts; None without an address."""
    if not url:
        yield None
        return
    headers = {
        "Authorization": f"Bearer {token}",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
    }
    # What is packed is not unpacked: a small answer could be made to fill the memory.
    async with ClientSession(headers=headers, cookie_jar=DummyCookieJar(), auto_decompress=False) as client:
        yield HttpOrders(client, url, patience=patience, remember=remember, elapsed=elapsed)
