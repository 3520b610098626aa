"""A desk's chat that the bot was thrown out of: taken out, and every complaint there goes on elsewhere."""

from __future__ import annotations

from router.domain.commands import SYSTEM, LoseRoute
from router.domain.refusal import Refusal
from router.domain.states import State
from router.usecases.act import act
from router.usecases.work import Work

OPEN = [s for s in State if s is not State.CLOSED]
MANY = 1000


async def lost_chat(work: Work, desk: str, chat: int, key: str) -> None:
    """Use the chat no more until the bot is back, and move what was worked on there. Twice does no harm."""
    await work.desks.mark(chat, healthy=False)
    for complaint in await work.complaints.of_desk(desk, OPEN, MANY):
        route = complaint.routes.get(desk)
        if route and route.chat == chat:
            try:
                await act(work, complaint.number, LoseRoute(by=SYSTEM, key=key))
            except Refusal:
                continue
