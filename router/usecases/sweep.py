"""The sweep: everything whose time has come is acted upon, each complaint in one conditional write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
    reachable = await work.people.reachable(work.bot, _staff(work, due)) if due else {}
    for complaint in due:
        ctx = await _context(work, complaint, reachable)
        await change(work, complaint.number, sweep, complaint, ctx)
    return len(due)


def _staff(work: Work, due: Sequence[Complaint]) -> set[int]:
    """Members of staff whom the sweep may have to tell something."""
    holders = {c.holder.user for c in due if c.holder}
    leads = {route.responsible for c in due for route in c.routes.values()}
    return holders | {user for user in leads | {d.responsible for d in work.policy.desks.values()} if user}


async def _context(work: Work, complaint: Complaint, reachable: Mapping[int, str]) -> Context:
    ctx = replace(await work.context(complaint.number), reachable=reachable)
    if complaint.deadline(Due.SURVEY) is None:
        return ctx
    return replace(ctx, surveyed_at=await last_survey(work, complaint))


async def last_survey(work: Work, complaint: Complaint) -> datetime | None:
    """When this consumer was last asked to rate anything."""
    theirs = await work.complaints.of_consumer(work.bot, complaint.consumer.user)
    return max((s.asked_at for c in theirs for s in c.surveys if s.asked_at), default=None)
