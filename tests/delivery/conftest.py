"""What the tests of delivery share."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import Message

from router.delivery.messenger import TelegramMessenger
from router.delivery.pictures import Pictures
from router.domain.complaint import Evidence
from router.domain.states import Side
from tests.delivery.house import NOW
from tests.delivery.office import Office
from tests.sandbox.conftest import CONSUMER, Sandbox, picture, sandbox, start, updates

__all__ = ["sandbox", "start"]


@pytest.fixture
def office() -> Office:
    """Stores in memory, a Telegram that does as it is told, time that a test moves."""
    return Office()


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """A bot in the sandbox that the consumer has started."""
    bot = sandbox.bot()
    await sandbox.act(CONSUMER, "start")
    await updates(bot)
    yield bot


@pytest.fixture
def messenger(bot: Bot) -> TelegramMessenger:
    """The messenger over HTTP."""
    return TelegramMessenger(bot, Pictures(bot))


async def photographed(sandbox: Sandbox, bot: Bot, *colors: str) -> tuple[Evidence, ...]:
    """Photos that the consumer sends, as evidence."""
    files = [(f"{color}.jpg", picture(640, 480, "JPEG", color), "image/jpeg") for color in colors]
    await sandbox.sends(CONSUMER, *files)
    return tuple(as_evidence(update.message) for update in await updates(bot) if update.message)


def as_evidence(message: Message) -> Evidence:
    """A photo as intake keeps it: its id, and a small picture of it."""
    assert message.photo
    small, large = message.photo[0], message.photo[-1]
    return Evidence(
        kind="photo",
        file_id=large.file_id,
        unique_id=large.file_unique_id,
        preview_id=small.file_id,
        side=Side.CONSUMER,
        at=NOW,
    )
