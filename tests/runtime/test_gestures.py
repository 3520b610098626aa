"""Small calls fail silently; but whoever counts is told when Telegram wants no more for a chat."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from handlers.gestures import Call, Gestures
from tests.runtime.conftest import People

CONSUMER = 501


@pytest.mark.parametrize(
    ("fault", "asked"),
    [
        ({"kind": "retry_after", "seconds": 7}, [7]),
        ({"kind": "error", "code": 400, "description": "Bad Request: REACTION_INVALID"}, []),
        ({"kind": "broken_json"}, []),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
async def test_what_fails_changes_nothing_but_a_flood_is_told_where_calls_are_counted(
    sandbox: People, bot: Bot, fault: dict[str, object], asked: list[int]
) -> None:
    told: list[int] = []

    async def counted(chat: int, call: Call) -> bool:
        try:
            await call()
        except TelegramRetryAfter as error:
            told.append(error.retry_after)
            return False
        return True

    await sandbox.says(CONSUMER, "hello")
    await sandbox.post("/faults", count=None, **fault)
    gestures = Gestures(bot, counted)
    assert await gestures.rebutton(CONSUMER, 1, None) is not bool(asked)
    await gestures.delete(CONSUMER, 1)
    assert told == asked
