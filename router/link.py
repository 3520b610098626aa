"""`link`: the address of a deep link, and its picture for a parcel or an order page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import segno
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from router.app import Surroundings, open_store
from router.clock import SystemClock
from router.delivery.connecting import TokenRefused, open_bot
from router.domain.complaint import Text
from router.domain.intake import Ask, Prompt
from router.domain.policy import Merchant, Policy
from router.domain.reading import Habits, read
from router.domain.refusal import Refusal
from router.errors import CannotRun
from router.ids import RandomIds
from router.platform_ports import Link
from router.ports import Clock
from router.settings import Settings
from router.storage.embedded import EmbeddedError, EmbeddedServer, InUseError, address

MODULE = 12
"""Pixels of the smallest square of a picture: 4 cm on paper at 300 dpi, and large enough on any screen."""


class NoLink(CannotRun):
    """The policy knows no such merchant, category or order number."""

    status = 2


async def link(
    settings: Settings, merchant: str, order: str = "", category: str = "", days: int | None = None
) -> str:
    """The address that opens the bot with these filled in; always the same for the same three.

    It is good for `days` from now, or for ever; what is said last counts. Raises CannotRun, `Unavailable`.
    """
    clock = SystemClock()
    policy = settings.policy(clock.now().date())
    wanted = _checked(policy, merchant, order, category, clock)
    if not (order or category or days):
        return f"{await _bot_address(settings)}?start={merchant}"
    expires = clock.now() + timedelta(days=days) if days else None
    kept = Link(
        code=RandomIds().secret(), merchant=merchant, order=wanted, category=category, expires=expires
    )
    bot = await _bot_address(settings)
    with _database(settings) as uri:
        store = open_store(settings, policy, Surroundings(uri=uri, real=clock))
        try:
            return f"{bot}?start={await store.links.keep(kept)}"
        finally:
            store.close()


def _checked(policy: Policy, merchant: str, order: str, category: str, clock: Clock) -> str:
    """The order number as the intake would read it. Raises NoLink for what the policy does not know."""
    if merchant not in policy.merchants:
        raise NoLink(f"There is no merchant {merchant!r}: {', '.join(policy.merchants)}.")
    if category and category not in policy.categories:
        raise NoLink(f"There is no category {category!r}: {', '.join(policy.categories)}.")
    return _order(policy, policy.merchants[merchant], order, clock) if order else ""


def _order(policy: Policy, merchant: Merchant, order: str, clock: Clock) -> str:
    text = Text("ask-order", {"example": None})
    prompt = Prompt(id="order", kind=Ask.ORDER, text=text, limits=merchant.order)
    today = clock.now().astimezone(policy.calendar.zone).date()
    habits = Habits(today=today, language=policy.default_language, currency=policy.ladder.currency)
    try:
        return str(read(prompt, order, habits))
    except Refusal:
        like = f" such as {merchant.order.example}" if merchant.order.example else ""
        raise NoLink(f"{order!r} is no order number of {merchant.id}{like}.") from None


async def _bot_address(settings: Settings) -> str:
    """Where the bot is opened. Raises CannotRun."""
    telegram = settings.telegram
    async with open_bot(telegram.token.get_secret_value(), telegram.api_server) as bot:
        try:
            me = await bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused from None
        except (TelegramAPIError, ClientDecodeError) as error:
            raise CannotRun(f"Telegram does not tell the bot's name ({type(error).__name__}).") from None
    return f"https://t.me/{me.username}"


@contextmanager
def _database(settings: Settings) -> Iterator[str]:
    """The address of the database; of the embedded one also while the bot works on it. Raises CannotRun."""
    if uri := settings.database.uri.get_secret_value():
        yield uri
        return
    data = settings.database.data
    try:
        with EmbeddedServer(data) as server:
            yield server.uri
    except InUseError as error:
        there = address(data)
        if there is None:
            raise CannotRun(f"The embedded database cannot be used: {error}.") from None
        yield there
    except EmbeddedError as error:
        raise CannotRun(f"The embedded database cannot start: {error}.") from None


def draw(url: str, file: Path) -> None:
    """Write a QR picture of an address, PNG or SVG by the file's name. Raises CannotRun."""
    # A quarter of it may be dirty or torn: parcels are not treated kindly.
    code = segno.make_qr(url, error="q")
    try:
        if file.suffix == ".png":
            code.save(str(file), scale=MODULE, border=4, dpi=300)
        else:
            code.save(str(file), scale=MODULE, border=4)
    except OSError as error:
        raise CannotRun(f"{file} cannot be written: {error.strerror}.") from None
