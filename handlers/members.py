"""Who leads a desk's chat: its administrators, asked for seldom and remembered for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from router.ports import Clock

KEPT_FOR = timedelta(minutes=5)


class Members:
    """The administrators of chats, as Telegram tells them."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._leads: dict[int, tuple[datetime, frozenset[int]]] = {}

    async def is_lead(self, chat: int, user: int) -> bool:
        """Whether a person is an administrator of the chat. Nobody is while Telegram does not tell."""
        return user in await self._administrators(chat)

    def forget(self, chat: int) -> None:
        """Somebody was promoted, demoted or left."""
        self._leads.pop(chat, None)

    async def _administrators(self, chat: int) -> frozenset[int]:
        asked, known = self._leads.get(chat, (None, frozenset[int]()))
        now = self._clock.now()
        if asked and asked <= now < asked + KEPT_FOR:
            return known
        try:
            found = await self._bot.get_chat_administrators(chat)
        except (TelegramAPIError, ClientDecodeError):
            return known
        leads = frozenset(member.user.id for member in found)
        self._leads[chat] = (now, leads)
        return leads
