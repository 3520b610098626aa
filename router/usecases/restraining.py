"""Limits and the block list: what is asked of them before something is taken in, and counting who met one."""

from __future__ import annotations

import asyncio

from router.domain.complaint import Complaint
from router.domain.policy import Category
from router.domain.refusal import Restraint
from router.domain.restraint import filing_limit
from router.usecases.work import Work

BLOCKED = "blocked"


async def check_filing(work: Work, user: int, number: str, category: Category) -> None:
    """Restraint when somebody may file nothing more now; never about safety, or what is filed already."""
    if category.safety:
        return
    block, theirs = await asyncio.gather(
        work.blocks.find(work.bot, user), work.complaints.of_consumer(work.bot, user)
    )
    if any(c.number == number for c in theirs):
        return
    if block:
        raise Restraint(BLOCKED, "blocked")
    if limit := filing_limit(theirs, work.policy, work.clock.now()):
        raise limit


async def check_sending(work: Work, user: int, complaint: Complaint | None) -> None:
    """Restraint when somebody is blocked; what is about safety gets through."""
    if not (complaint and concerns_safety(work, complaint)) and await work.blocks.find(work.bot, user):
        raise Restraint(BLOCKED, "blocked")


def concerns_safety(work: Work, complaint: Complaint) -> bool:
    """Whether its category is one of safety."""
    category = work.policy.categories.get(complaint.category)
    return category is not None and category.safety


async def count(work: Work, restraint: Restraint, user: int) -> None:
    """Somebody was told no: for the metrics, and for the digest."""
    work.happened(f"restrained_{restraint.what}")
    await work.restrained.note(restraint.what, user, work.clock.now())
