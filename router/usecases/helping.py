"""Guided help before filing: turning a page, coming back, and what it led to."""

from __future__ import annotations

import structlog

from router.domain.draft import Draft
from router.domain.guiding import FILE, back, first
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
        log.info("guide_left", place=draft.guide)
        return await touch(work, draft, key, guided=True)
    return await touch(work, draft, key, guide=value)


async def step_back(work: Work, draft: Draft, *, key: str) -> Draft:
    """The page before; from the first one to the questions."""
    return await touch(work, draft, key, guide=back(draft.guide, work.policy))


async def spared(work: Work, draft: Draft) -> None:
    """It is solved: counted, and nothing is filed. Counted first: the same draft counts once."""
    await solved(work, draft.guide, draft.number)
    await work.drafts.remove(draft.id)


async def solved(work: Work, place: str, by: str) -> None:
    """Count a page that solved it for a draft or a reader."""
    day = work.clock.now().astimezone(work.policy.calendar.zone).date()
    await work.guides.solved(day, place, by)
    log.info("guide_solved", place=place)
