"""Who works in a desk's chat, and who leads it: its administrators, asked for now and then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import ChatMemberBanned, ChatMemberLeft

from router.desk_ports import Crews, Membership
from router.ports import Clock

GONE = (ChatMemberLeft, ChatMemberBanned)
KEPT_FOR = timedelta(minutes=5)
SEEN_FOR = timedelta(hours=1)
"""So long another process may have been told that somebody left and came back."""


class Members:
    """The administrators of chats, as Telegram tells them; members, as they are seen at work."""

    def __init__(self, bot: Bot, clock: Clock, crews: Crews) -> None:
        self._bot = bot
        self._clock = clock
        self._crews = crews
        self._met: dict[Membership, datetime] = {}
        self._leads: dict[int, tuple[datetime, frozenset[int]]] = {}

    async def is_lead(self, chat: int, user: int) -> bool:
        """Whether a person is an administrator of the chat. Nobody is while Telegram does not tell."""
        return user in await self._administrators(chat)

    async def met(self, who: Membership) -> None:
        """Somebody was seen at work: a colleague, from now on."""
        now, before = self._clock.now(), self._met.get(who)
        if before is None or not before <= now < before + SEEN_FOR:
            await self._crews.seen(self._bot.id, who)
            self._met[who] = now

    async def seen_at(self, user: int) -> frozenset[str]:
        """Desks for which somebody was seen at work, until they leave the chat."""
        return frozenset(place.desk for place in await self._crews.of_person(self._bot.id, user))

    async def works(self, user: int) -> Sequence[Membership]:
        """Where somebody was seen at work and is a member still, as far as Telegram tells."""
        seen = await self._crews.of_person(self._bot.id, user)
        return [place for place in seen if await self._is_in(place.chat, user)]

    async def _is_in(self, chat: int, user: int) -> bool:
        try:
            return not isinstance(await self._bot.get_chat_member(chat, user), GONE)
        except (TelegramAPIError, ClientDecodeError):
            return False

    async def left(self, chat: int, user: int) -> None:
        """Somebody is no member any more."""
        gone = [who for who in self._met if (who.chat, who.person.user) == (chat, user)]
        for who in gone:
            del self._met[who]
        await self._crews.gone(self._bot.id, chat, user)

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
