"""The way to Telegram: the bot, who it is, and how updates come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import User
from aiogram.utils.token import TokenValidationError

from router.errors import CannotRun
from router.logs import HIDDEN

ALLOWED = (
    "message",
    "edited_message",
    "callback_query",
    "poll_answer",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
)
"""What the bot wants to hear; members and reactions come only when they are named."""

WEBHOOK_PATH = "/telegram"
REQUEST_SECONDS = 30.0
"""What Telegram has not answered by then may have been sent: it is tried again, and says so."""
LONGEST_WAIT = 15.0
"""Seconds between two tries to reach Telegram."""

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


GET_ANOTHER = (
    "get another token from @BotFather, set ROUTER_TELEGRAM__TOKEN, restart; nothing is lost meanwhile"
)
"""What to do while Telegram refuses the token of a running bot."""


class TokenRefused(CannotRun):
    """Telegram does not know the token, at the start; a bot that runs waits until it is known again."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuses the bot token: it is mistyped or was revoked. Get another from @BotFather."
        )


def webhook_address(url: str) -> str:
    """Where Telegram posts updates, for the outer address of the web server."""
    return url.rstrip("/") + WEBHOOK_PATH


class Session(AiohttpSession):
    """Holds the models of answers: pydantic forgets those that nobody holds, and makes them anew in 10 ms."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api, timeout=REQUEST_SECONDS)
        self.refused = False
        """Whether Telegram's last answer was that it does not know the token."""
        self._models: dict[type[TelegramMethod[Any]], type[Response[Any]]] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the library calls it so
    ) -> TelegramType:
        """As the library does it; but the address of a request, which holds the token, is told to nobody."""
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramNetworkError as error:
            error.message = error.message.replace(bot.token, HIDDEN)
            error.args = (error.message,)
            raise

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """As the library does it."""
        if type(method) not in self._models:
            self._models[type(method)] = Response[method.__returning__]  # type: ignore[name-defined]
        self.refused = status_code == HTTPStatus.UNAUTHORIZED
        return super().check_response(bot, method, status_code, content)


def refuses(bot: Bot) -> bool:
    """Whether Telegram did not know the token when it was asked last."""
    return isinstance(bot.session, Session) and bot.session.refused


def open_bot(token: str, api_server: str = "") -> Bot:
    """The bot of a token, at Telegram or at a server of one's own. Raises CannotRun for what is no token."""
    api = TelegramAPIServer.from_base(api_server) if api_server else PRODUCTION
    try:
        return Bot(token, Session(api))
    except TokenValidationError:
        raise CannotRun(
            "There is no usable bot token: get one from @BotFather and set ROUTER_TELEGRAM__TOKEN."
        ) from None


async def introduced(bot: Bot, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> User:
    """Who the bot is. Waits while Telegram is away; raises TokenRefused."""
    return await _patiently(bot.me, sleep)


async def set_webhook(
    bot: Bot, url: str, secret: str, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Have updates posted to an address; what waits is kept. Every worker does, the same each time.

    Waits while Telegram is away, or asks to wait as when many workers start at once. Raises CannotRun when it
    refuses.
    """

    async def told() -> None:
        try:
            await bot.set_webhook(
                url, secret_token=secret, allowed_updates=list(ALLOWED), drop_pending_updates=False
            )
        except TelegramBadRequest as error:
            raise CannotRun(f"Telegram does not take the webhook {url}: {error.message}") from None

    await _patiently(told, sleep)


async def _patiently(
    call: Callable[[], Awaitable[Result]], sleep: Callable[[float], Awaitable[object]]
) -> Result:
    """The result of a call to Telegram, tried until it answers. Raises TokenRefused."""
    wait = 1.0
    while True:
        try:
            return await call()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused from None
        except TelegramRetryAfter as error:
            log.warning("telegram_asks_to_wait", seconds=error.retry_after)
            await sleep(error.retry_after)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("telegram_away", again_in=wait, error=type(error).__name__)
            await sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
