"""A short story in a test chat: whatever a complaint needs of Telegram, tried once and cleaned up."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramAPIError
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    Message,
    ReactionTypeEmoji,
)
from aiogram.utils.text_decorations import html_decoration
from PIL import Image

from router.check.finding import Finding, Findings, ok, problem
from router.ports import Clock

COLOURS = ("#c0392b", "#2980b9", "#27ae60")
HTML = "HTML"


class Story:
    """What is done in a test group and in a person's private chat with the bot.

    Nothing is pinned: Telegram says so in the chat, and that line could not be found and deleted.
    """

    def __init__(self, bot: Bot, clock: Clock, chat: int, user: int) -> None:
        self._bot = bot
        self._clock = clock
        self._chat = chat
        self._user = user
        self._posted: list[Message] = []
        self._card: Message | None = None

    async def told(self) -> Findings:
        """One finding for each step; at the end everything that was sent is deleted."""
        steps: tuple[tuple[str, Callable[[], Awaitable[None]]], ...] = (
            ("send a card with a picture and a button", self._send_card),
            ("edit it", self._edit_card),
            ("put a reaction on it", self._react),
            ("send an album", self._album),
            ("send a poll and stop it", self._poll),
            ("write to the person, with a time in their own zone", self._write),
        )
        for what, step in steps:
            yield await self._tried(what, step)
        yield await self._clean()

    async def _tried(self, what: str, step: Callable[[], Awaitable[None]]) -> Finding:
        try:
            await step()
        except AiogramError as error:
            said = error.message if isinstance(error, TelegramAPIError) else type(error).__name__
            return problem(f"live: {what}: {said}", "see what `check` says about the chat and the person")
        return ok(f"live: {what}")

    async def _send_card(self) -> None:
        button = InlineKeyboardButton(text="Test", callback_data="check")
        self._card = await self._bot.send_photo(
            self._chat,
            _picture(0),
            caption="<b>Test</b> of the complaint router, deleted in a moment",
            parse_mode=HTML,
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )
        self._posted.append(self._card)

    async def _edit_card(self) -> None:
        await self._bot.edit_message_caption(
            chat_id=self._chat, message_id=self._card_id, caption="<b>Test</b>, edited", parse_mode=HTML
        )

    async def _react(self) -> None:
        await self._bot.set_message_reaction(self._chat, self._card_id, [ReactionTypeEmoji(emoji="👌")])

    async def _album(self) -> None:
        items = [InputMediaPhoto(media=_picture(n), caption=str(n)) for n in (1, 2)]
        self._posted += await self._bot.send_media_group(self._chat, list(items))

    async def _poll(self) -> None:
        options: list[InputPollOption | str] = [str(n) for n in range(1, 6)]
        poll = await self._bot.send_poll(self._chat, "Test", options, is_anonymous=False, open_period=600)
        self._posted.append(poll)
        await self._bot.stop_poll(self._chat, poll.message_id)

    async def _write(self) -> None:
        soon = html_decoration.date_time("soon", self._clock.now() + timedelta(hours=1), "wDt")
        self._posted.append(await self._bot.send_message(self._user, f"Test: {soon}", parse_mode=HTML))

    async def _clean(self) -> Finding:
        left = 0
        for message in self._posted:
            try:
                await self._bot.delete_message(message.chat.id, message.message_id)
            except AiogramError:
                left += 1
        if left:
            return problem(f"live: {left} of its messages could not be deleted", "delete them by hand")
        return ok(f"live: all {len(self._posted)} messages deleted")

    @property
    def _card_id(self) -> int:
        """0, which no message has, when the card could not be sent."""
        return self._card.message_id if self._card else 0


def _picture(number: int) -> BufferedInputFile:
    data = io.BytesIO()
    Image.new("RGB", (320, 200), COLOURS[number]).save(data, "PNG")
    return BufferedInputFile(data.getvalue(), f"test{number}.png")
