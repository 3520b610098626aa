"""Guided help before filing: turning a page, coming back, and what it led to."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from router.domain.draft import Draft
from router.domain.guiding import FILE, back, first, guide_of
from router.domain.policy import Guide
from router.usecases.filing import touch
from router.usecases.work import Work

log = structlog.get_logger(__name__)


async def open_guide(work: Work, draft: Draft, guide: Guide, *, key: str) -> Draft:
    """Begin to read."""
    return await touch(work, draft, key, guide=first(guide), guided=False)


async def answer(work: Work, draft: Draft, value: str, *, key: str) -> Draft:
    """The next page; or the person wants to file, with what they have tried."""
    if value == FILE:
        return await leave(work, draft, draft.guide, key=key)
    return await touch(work, draft, key, guide=value)


async def leave(work: Work, draft: Draft, place: str, *, key: str) -> Draft:
    """It did not help: the draft knows what was tried. Counted when it did not know yet."""
    if not (draft.guided and draft.guide == place):
        log.info("guide_left", place=place)
        work.helped(guide_of(place), "left")
    return await touch(work, draft, key, guide=place, guided=True)


async def step_back(work: Work, draft: Draft, *, key: str) -> Draft:
    """The page before; from the first one to the questions."""
    return await touch(work, draft, key, guide=back(draft.guide, work.policy))


async def spared(work: Work, draft: Draft) -> None:
    """It is solved: counted, and nothing is filed. Counted first: the same draft counts once."""
    await solved(work, draft.guide, draft.number)
    await work.drafts.remove(draft.id)


async def solved(work: Work, place: str, by: str) -> None:
    """Count a page that solved it for a draft or a reader, once."""
    day = work.clock.now().astimezone(work.policy.calendar.zone).date()
    if await work.guides.solved(day, place, by):
        log.info("guide_solved", place=place)
        work.helped(guide_of(place), "solved")


async def solved_before(work: Work, end: datetime) -> int:
    """How many problems guides solved on the house's day before a moment."""
    day = end.astimezone(work.policy.calendar.zone).date() - timedelta(days=1)
    return sum((await work.guides.solved_between(day, day)).values())
