"""What becomes of mail that cannot be delivered: seen on the complaint, told to a human."""

from __future__ import annotations

from router.domain.commands import SYSTEM, Command, LoseTopic, Undeliver
from router.domain.mail import Audience, Mail
from router.domain.refusal import Refusal
from router.ports import Box
from router.usecases.act import act
from router.usecases.chats import lost_chat
from router.usecases.work import Work

THROWN_OUT = "kicked"
"""The reason of mail to a chat that the bot is not in."""


async def undelivered(work: Work, box: Box, mail: Mail, why: str, blocked: bool) -> None:
    """Note on the complaint that a message did not arrive; a digest has no complaint to note it on.

    A desk's chat that the bot is not in is lost, whether or not Telegram told so when it happened.
    """
    if box.collection != "complaints":
        return
    if why == THROWN_OUT and mail.desk:
        await lost_chat(work, mail.desk, await work.desks.current(mail.chat), f"k:{mail.id}:{mail.again}")
    to_consumer = mail.audience is Audience.CONSUMER
    command = Undeliver(
        by=SYSTEM,
        key=f"u:{mail.id}:{mail.again}",
        mail=mail.id,
        why=why,
        to_consumer=to_consumer,
        blocked=blocked and to_consumer,
        source=mail.source if to_consumer else None,
    )
    await _noted(work, box.id, command)


async def topic_missed(work: Work, box: Box, chat: int) -> None:
    """The topic of a desk's chat is gone, which this box's mail has met: those who answer for it are told."""
    desk = await work.desks.by_chat(chat)
    if desk and box.collection == "complaints":
        await _noted(work, box.id, LoseTopic(by=SYSTEM, key=f"t:{chat}", desk=desk.desk))


async def _noted(work: Work, number: str, command: Command) -> None:
    try:
        await act(work, number, command)
    except Refusal:
        return
