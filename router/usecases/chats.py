"""A desk's chat that the bot lost: taken out, and every complaint there goes on elsewhere."""

from __future__ import annotations

from contextlib import suppress

import structlog

from router.domain.commands import SYSTEM, LoseRoute, MarkFlag
from router.domain.complaint import Ref, Text
from router.domain.refusal import Refusal
from router.domain.states import Flag, State
from router.usecases.act import act
from router.usecases.notices import tell_managers
from router.usecases.work import Work

OPEN = [s for s in State if s is not State.CLOSED]
MANY = 1000

log = structlog.get_logger(__name__)


async def lost_chat(work: Work, desk: str, chat: int, key: str) -> None:
    """Use the chat no more until the bot is back, and move what was worked on there. Twice does no harm.

    Those who answer for the desk are told once for each time that the chat is lost.
    """
    since = await work.desks.lost(chat, work.clock.now())
    moved = await move_out(work, desk, chat, key)
    left = sum(there.healthy for there in await work.desks.chats({desk}))
    log.warning("chat_lost", desk=desk, chat=chat, moved=moved, left=left)
    told = Text(
        "manager-chat-lost",
        {"desk": desk, "name": Ref("merchant", desk), "chat": str(chat), "count": moved, "left": left},
    )
    await tell_managers(work, f"lost:{chat}:{since.isoformat()}", desk, [told])


async def move_out(work: Work, desk: str, chat: int, key: str) -> int:
    """What a desk works on, or takes part in, in a chat goes on in its others, else at the platform alone.

    Returns how many that were.
    """
    moved = 0
    for complaint in await work.complaints.of_desk(desk, OPEN, MANY):
        route = complaint.routes.get(desk)
        if route:
            moved += await _moved_out(work, complaint.number, desk, (route.chat, chat), key)
    others = [other for other in work.platform if other != desk]
    for number, where in (await work.complaints.taking_part(desk, others)).items():
        moved += await _moved_out(work, number, desk, (where, chat), key)
    return moved


async def _moved_out(work: Work, number: str, desk: str, at: tuple[int, int], key: str) -> bool:
    """Whether it was in the lost chat, the second of the two, perhaps under the id of before."""
    where, lost = at
    if lost not in {where, await work.desks.current(where)}:
        return False
    with suppress(Refusal):
        await act(work, number, LoseRoute(by=SYSTEM, key=key, desk=desk))
        return True
    return False


async def regained_chat(work: Work, desk: str, chat: int, key: str) -> bool:
    """Use the chat again, also for what has waited without one; False when it was not lost."""
    if not await work.desks.regained(chat):
        return False
    log.info("chat_regained", desk=desk, chat=chat)
    for complaint in await work.complaints.of_desk(desk, OPEN, MANY):
        if complaint.flagged(Flag.DEAD_ROUTE):
            found = MarkFlag(by=SYSTEM, key=key, flag=Flag.DEAD_ROUTE, on=False)
            with suppress(Refusal):
                await act(work, complaint.number, found)
    return True
