"""Small calls that are nice to have: answers to taps, prompts tidied away. Failing, they change nothing."""

from __future__ import annotations

from collections.abc import Awaitable

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

log = structlog.get_logger()


class Gestures:
    """Done at once and never owed; what Telegram refuses is noted in the log and let go."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def answer(self, tap: str, words: str | None, *, alert: bool = False) -> None:
        """Answer a tap, which ends the button's spinning."""
        await _tried("answer", self._bot.answer_callback_query(tap, text=words, show_alert=alert))

    async def delete(self, chat: int, message: int) -> None:
        """Take a prompt away."""
        await _tried("delete", self._bot.delete_message(chat, message))

    async def strip(self, chat: int, message: int) -> None:
        """Take the buttons away from under a message."""
        await _tried("strip", self._bot.edit_message_reply_markup(chat_id=chat, message_id=message))


async def _tried(what: str, call: Awaitable[object]) -> None:
    try:
        await call
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("gesture_failed", gesture=what, error=type(error).__name__)
