"""Telling a person that a rule says no, in their language, without anything being lost."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from handlers.front import Front
from router.domain.refusal import Refusal


async def refuse_message(front: Front, message: Message, refusal: Refusal, language: str) -> None:
    """Answer to the message."""
    await front.say(message.chat.id, refusal.text, language, reply_to=message.message_id)


async def refuse_tap(front: Front, tap: CallbackQuery, refusal: Refusal, language: str) -> None:
    """Answer to the tap, as an alert: it is seen by the one who tapped alone."""
    await front.answer(tap, refusal.text, language, alert=True)
