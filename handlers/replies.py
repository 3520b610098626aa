"""Replies to what the bot sent a moment ago: whose complaint it is may still be on its way to the store."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aiogram.types import Message

from handlers.front import Front
from handlers.incoming import sent_at
from router.ports import Posted

WAITS = (0.1, 0.3, 0.6, 1.0)
"""Seconds before each further look."""
JUST_SENT = timedelta(minutes=1)


async def noted_since(front: Front, message: Message) -> Posted | None:
    """What the bot's message that is replied to belongs to, after a first look that found nothing."""
    replied = message.reply_to_message
    if replied is None or not answers_the_bot(message) or sent_at(message) - sent_at(replied) >= JUST_SENT:
        return None
    for wait in WAITS:
        await asyncio.sleep(wait)
        if found := await front.work.posts.find(front.work.bot, message.chat.id, replied.message_id):
            return found
    return None


def answers_the_bot(message: Message) -> bool:
    """Whether the message that is replied to is the bot's own."""
    author = message.reply_to_message.from_user if message.reply_to_message else None
    return bool(author and message.bot and author.id == message.bot.id)
