"""The sweep: everything whose time has come is acted upon, each complaint in one conditional write."""

from __future__ import annotations

from datetime import datetime

from router.domain.complaint import Complaint
from router.domain.states import Due
from router.domain.transitions import sweep
from router.domain.turn import Context
from router.usecases.act import change
from router.usecases.work import Work


async def sweep_due(work: Work, limit: int = 100) -> int:
    """Act on due complaints, at most `limit`; returns how many. Two processes at once double nothing."""
    due = await work.complaints.due(work.clock.now(), limit)
    for complaint in due:
        ctx = await _context(work, complaint)
        await change(work, complaint.number, sweep, complaint, ctx)
    return len(due)


async def _context(work: Work, complaint: Complaint) -> Context:
    ctx = await work.context(complaint.number)
    if complaint.deadline(Due.SURVEY) is None:
        return ctx
    asked = await last_survey(work, complaint)
    return Context(now=ctx.now, policy=ctx.policy, routes=ctx.routes, surveyed_at=asked)


async def last_survey(work: Work, complaint: Complaint) -> datetime | None:
    """When this consumer was last asked to rate anything."""
    theirs = await work.complaints.of_consumer(work.bot, complaint.consumer.user)
    return max((s.asked_at for c in theirs for s in c.surveys if s.asked_at), default=None)
