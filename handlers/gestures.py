"""Small calls that are nice to have: answers to taps, prompts tidied away. Failing, they change nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup, InlineQueryResultArticle, ReactionTypeEmoji

Call = Callable[[], Awaitable[None]]
NOD, NOTED, SHRUG = "👌", "✍", "🤷"
OFFER_KEPT = 5
"""Seconds for which Telegram may show the same again without asking."""

log = structlog.get_logger()


class Gestures:
    """Done at once and never owed; what Telegram refuses is noted in the log and let go.

    `counted` makes a call to a chat that Telegram's limits count, if there is room: edits are,
    answers to taps and deletions are not. It is told when Telegram wants no more for the chat.
    """

    def __init__(self, bot: Bot, counted: Callable[[int, Call], Awaitable[bool]]) -> None:
        self._bot = bot
        self._counted = counted

    async def answer(self, tap: str, words: str | None, *, alert: bool = False) -> None:
        """Answer a tap, which ends the button's spinning."""
        await _tried("answer", self._bot.answer_callback_query(tap, text=words, show_alert=alert))

    async def offer(self, query: str, results: Sequence[InlineQueryResultArticle]) -> None:
        """Show one person what they may send by the words that they type behind the bot's name."""
        offer = self._bot.answer_inline_query(query, [*results], cache_time=OFFER_KEPT, is_personal=True)
        await _tried("offer", offer)

    async def nod(self, chat: int, message: int) -> None:
        """Show that a message was understood."""
        await self._react(chat, message, NOD)

    async def noted(self, chat: int, message: int) -> None:
        """Show that a message was kept, and handed on to nobody."""
        await self._react(chat, message, NOTED)

    async def shrug(self, chat: int, message: int) -> None:
        """Show that a message went nowhere."""
        await self._react(chat, message, SHRUG)

    async def _react(self, chat: int, message: int, emoji: str) -> None:
        shown = ReactionTypeEmoji(emoji=emoji)
        await self._counted(
            chat, lambda: _counted("react", self._bot.set_message_reaction(chat, message, reaction=[shown]))
        )

    async def delete(self, chat: int, message: int) -> None:
        """Take a prompt away."""
        await _tried("delete", self._bot.delete_message(chat, message))

    async def strip(self, chat: int, message: int) -> None:
        """Take the buttons away from under a message."""
        await self.rebutton(chat, message, None)

    async def rebutton(self, chat: int, message: int, buttons: InlineKeyboardMarkup | None) -> bool:
        """Put other buttons under a message; False where there was no room for it."""
        edit = self._bot.edit_message_reply_markup
        return await self._counted(
            chat, lambda: _counted("rebutton", edit(chat_id=chat, message_id=message, reply_markup=buttons))
        )


async def _tried(what: str, call: Awaitable[object]) -> None:
    with suppress(TelegramRetryAfter):
        await _counted(what, call)


async def _counted(what: str, call: Awaitable[object]) -> None:
    """Raises TelegramRetryAfter."""
    try:
        await call
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("gesture_failed", gesture=what, error=type(error).__name__)
        if isinstance(error, TelegramRetryAfter):
            raise
