"""A bot that forwards and forgets, as `python -m tests.bench.bare URL`: aiogram when nothing is stored."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, MessageOriginUser

from tests.crowd import CARE
from tests.processes import TOKEN


async def on_message(message: Message) -> None:
    """From a person to the group, and from a reply in the group back to that person."""
    if message.chat.id > 0:
        await message.forward(CARE)
        return
    origin = message.reply_to_message.forward_origin if message.reply_to_message else None
    if isinstance(origin, MessageOriginUser):
        await message.copy_to(origin.sender_user.id)


async def main(api_server: str) -> None:
    """Poll as aiogram does by default, until ended."""
    bot = Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(api_server)))
    dispatcher = Dispatcher()
    dispatcher.message.register(on_message)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
