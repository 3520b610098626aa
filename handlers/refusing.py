"""Telling a person that a rule says no, in their language, without anything being lost."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import asking
from handlers.front import Front
from router.domain.complaint import Ref, Text
from router.domain.contacts import contacts
from router.domain.refusal import Refusal, Restraint
from router.usecases.restraining import BLOCKED, count

SAFETY = "s"
"""The form of taps that begin a complaint about safety, which is taken in whatever else is refused."""


async def refuse_message(front: Front, message: Message, refusal: Refusal, language: str) -> None:
    """Answer to the message; in a group only its author sees it, where Telegram lets it."""
    if isinstance(refusal, Restraint) and message.from_user:
        await _restrain(front, message.chat.id, message.from_user.id, refusal, language, message.message_id)
    else:
        await front.hint(message, refusal.text, language)
        seen = message.chat.id < 0 and message.ephemeral_message_id is None
        if seen and not (message.text or "").startswith("/"):
            # Why is told to one person, who may not look; that it went nowhere everybody can see.
            await front.gestures.shrug(message.chat.id, message.message_id)


async def refuse_tap(front: Front, tap: CallbackQuery, refusal: Refusal, language: str) -> None:
    """Answer to the tap, as an alert: it is seen by the one who tapped alone."""
    if isinstance(refusal, Restraint) and tap.message:
        await _restrain(front, tap.message.chat.id, tap.from_user.id, refusal, language)
        await front.answer(tap, None, language)
    else:
        await front.answer(tap, refusal.text, language, alert=True)


async def _restrain(
    front: Front, chat: int, user: int, restraint: Restraint, language: str, reply_to: int | None = None
) -> None:
    """Say no with what can be done instead; it is counted."""
    await count(front.work, restraint, user)
    texts: Sequence[Text] = [restraint.text, *(contacts(front.work.policy) if chat > 0 else ())]
    keyboard = safety_keyboard(front, language) if restraint.what == BLOCKED else None
    await front.say(chat, texts, language, keyboard, reply_to)


def safety_keyboard(front: Front, language: str) -> InlineKeyboardMarkup | None:
    """A button for each category of safety; None where there is none."""
    rows = [
        [asking.button(front.label(Ref("category", category.id), language), SAFETY, "file", category.id)]
        for category in front.work.policy.categories.values()
        if category.safety
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
