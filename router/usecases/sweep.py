"""The sweep: everything whose time has come is acted upon, each complaint in one conditional write."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from router.domain.complaint import Complaint
from router.domain.states import Due
from router.domain.transitions import sweep
from router.domain.turn import Context
from router.domain.visits import asked_of
from router.faults import fault_of
from router.ports import Unavailable
from router.usecases.act import change
from router.usecases.merging import settle_tasks
from router.usecases.work import Work

ABREAST = 8
"""So many people's complaints are acted upon at the same time: while one is written, the next is decided."""


async def sweep_due(work: Work, numbers: Sequence[str]) -> Mapping[str, Exception]:
    """Act on those of some complaints that are due, longest due first: which cannot be acted upon, and why.

    Each is one conditional write: two processes at once double nothing. One that cannot be acted upon holds
    up no other. Raises `Unavailable` when the store does not answer; what was written until then stays.
    """
    due = await work.complaints.still_due(numbers, work.clock.now())
    reachable = await work.people.reachable(work.bot, _staff(work, due)) if due else {}
    theirs: dict[int | str, list[Complaint]] = {}
    for complaint in due:
        whose = complaint.consumer.user if complaint.claimed else complaint.number
        theirs.setdefault(whose, []).append(complaint)
    queues, failed = iter(theirs.values()), dict[str, Exception]()

    async def go_on() -> None:
        for queue in queues:
            failed.update(await _one_by_one(work, queue, reachable))

    for end in await asyncio.gather(*(go_on() for _ in range(ABREAST)), return_exceptions=True):
        if end:
            raise end
    return failed


async def _one_by_one(
    work: Work, theirs: Sequence[Complaint], reachable: Mapping[int, str]
) -> dict[str, Exception]:
    """One person's: whether they are asked to rate the second depends on the first."""
    failed: dict[str, Exception] = {}
    for complaint in theirs:
        ctx = await _context(work, complaint, reachable)
        fault = await fault_of(_swept(work, complaint, ctx))
        if isinstance(fault, Unavailable):
            raise fault
        if fault:
            failed[complaint.number] = fault
    return failed


async def _swept(work: Work, complaint: Complaint, ctx: Context) -> None:
    """What it owes to another complaint first: that changes it."""
    await settle_tasks(work, complaint)
    await change(work, complaint.number, sweep, None if complaint.tasks else complaint, ctx)


def _staff(work: Work, due: Sequence[Complaint]) -> set[int]:
    """Members of staff whom the sweep may have to tell something."""
    holders = {c.holder.user for c in due if c.holder}
    leads = {route.responsible for c in due for route in c.routes.values()}
    return holders | {user for user in leads | {d.responsible for d in work.policy.desks.values()} if user}


async def _context(work: Work, complaint: Complaint, reachable: Mapping[int, str]) -> Context:
    ctx = replace(await work.context(complaint), reachable=reachable)
    if complaint.deadline(Due.SURVEY) is None and complaint.deadline(Due.VISIT) is None:
        return ctx
    return replace(ctx, surveyed_at=await last_survey(work, complaint))


async def last_survey(work: Work, complaint: Complaint) -> datetime | None:
    """When this consumer was last asked by poll or visit, about anything, or wished something."""
    theirs = await work.theirs(complaint)
    profile = await work.people.get(work.bot, complaint.consumer.user)
    wished = profile.care.wished_at if profile else None
    return max(filter(None, (wished, *map(asked_of, theirs))), default=None)
