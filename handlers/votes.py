"""Votes in satisfaction polls."""

from __future__ import annotations

from aiogram.types import PollAnswer

from handlers.care import offer
from handlers.front import Front
from handlers.incoming import person_of
from router.usecases.surveys import vote


async def voted(front: Front, answer: PollAnswer, update_id: int) -> None:
    """A vote, a changed one, or one taken back (no options). Options are the scores 1 to 5 in order."""
    if answer.user is None:
        return
    score = answer.option_ids[0] + 1 if answer.option_ids else None
    key = f"p:{answer.poll_id}:{answer.user.id}:{update_id}"
    if await vote(front.work, answer.poll_id, person_of(answer.user), score, key, update_id):
        await offer(front, answer.user.id, score)
