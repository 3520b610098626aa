"""The token, what the bot may see, how updates come, and whose clock is wrong."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User, WebhookInfo
from aiohttp import ClientError, ClientSession, ClientTimeout

from router.check.finding import Finding, Findings, ok, problem, warning
from router.delivery.connecting import TokenRefused, webhook_address
from router.ports import Clock
from router.settings.machine import Telegram

LATE = 5.0
"""Seconds that this machine's clock may differ from Telegram's."""
MANY = 100
"""So many updates waiting mean that nobody fetches them."""
PATIENCE = ClientTimeout(total=10)


async def introduce(bot: Bot) -> tuple[User | None, Finding]:
    """Who the bot is, None when that cannot be known."""
    try:
        me = await bot.me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        return None, problem(f"token: {TokenRefused()}", "set ROUTER_TELEGRAM__TOKEN")
    except (TelegramAPIError, ClientDecodeError) as error:
        return None, problem(
            f"Telegram: cannot be reached ({type(error).__name__})",
            "look at the network, a firewall, and telegram.api_server",
        )
    return me, ok(f"token: belongs to @{me.username} ({me.id})")


async def telegram(bot: Bot, me: User, settings: Telegram, clock: Clock) -> Findings:
    """Findings about a bot whose token is good."""
    yield _privacy(me)
    yield _inline(me)
    if not me.can_join_groups:
        yield problem("groups: the bot may not be added to groups", "@BotFather: /setjoingroups, Enable")
    try:
        info = await bot.get_webhook_info()
    except (TelegramAPIError, ClientDecodeError) as error:
        yield problem(f"updates: Telegram does not tell ({type(error).__name__})", "try again")
    else:
        for finding in _webhook(info, settings):
            yield finding
    yield await _clock(bot, clock)


def _privacy(me: User) -> Finding:
    if me.can_read_all_group_messages:
        return ok("privacy mode: off, the bot sees what is written in its groups")
    return warning(
        "privacy mode: on, so that the bot sees only commands and replies where it is no administrator",
        "make it an administrator of every desk's chat, or @BotFather: /setprivacy, Disable; add it again",
    )


def _inline(me: User) -> Finding:
    if me.supports_inline_queries:
        return ok("inline mode: on, so that ready replies are offered behind the bot's name")
    return warning(
        "inline mode: off, so that ready replies are not offered behind the bot's name",
        "@BotFather: /setinline; /canned and the button on the card work without it",
    )


def _webhook(info: WebhookInfo, settings: Telegram) -> list[Finding]:
    found = []
    wanted = webhook_address(settings.webhook_url) if settings.mode == "webhook" else ""
    if info.url == wanted:
        found.append(ok(f"updates: by {settings.mode}"))
    elif not wanted:
        found.append(
            warning(
                f"updates: a webhook is set ({info.url}), but telegram.mode is polling",
                "`run` takes it down; when something else needs it, get another token for this bot",
            )
        )
    else:
        found.append(warning(f"updates: the webhook is not set to {wanted}", "`run` sets it"))
    if info.last_error_message and wanted:
        found.append(
            warning(
                f"updates: Telegram could not deliver at {info.last_error_date}: {info.last_error_message}",
                "look at the proxy in front of [web]: its certificate, its port, its path",
            )
        )
    if info.pending_update_count > MANY:
        found.append(
            warning(f"updates: {info.pending_update_count} wait", "start the bot: they are kept for 24 h")
        )
    return found


async def _clock(bot: Bot, clock: Clock) -> Finding:
    url = bot.session.api.base.partition("/bot")[0]
    try:
        async with (
            ClientSession(timeout=PATIENCE) as client,
            client.get(url, allow_redirects=False) as answer,
        ):
            told = parsedate_to_datetime(answer.headers.get("Date", ""))
    except (ClientError, TimeoutError, ValueError) as error:
        return warning(f"clock: Telegram does not tell the time ({type(error).__name__})", "try again")
    return _compared(clock.now(), told)


def _compared(now: datetime, told: datetime) -> Finding:
    seconds = (now - told).total_seconds()
    if abs(seconds) <= LATE:
        return ok("clock: agrees with Telegram's")
    side = "ahead of" if seconds > 0 else "behind"
    return problem(
        f"clock: this machine's is {abs(seconds):.0f} s {side} Telegram's, so every deadline is",
        "set it by NTP",
    )
