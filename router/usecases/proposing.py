"""Whom a desk's card proposes: asked for only where a complaint comes to wait for a taker."""

from __future__ import annotations

from dataclasses import replace

from router.domain.complaint import Complaint
from router.domain.rota import next_one
from router.domain.states import State
from router.domain.turn import Context
from router.usecases.work import Work

COLLEAGUES = 100


async def proposed(work: Work, before: Complaint | None, after: Complaint, ctx: Context) -> Context:
    """The context with whom to propose; the same one where nobody is to be."""
    desk = ctx.policy.desks.get(after.desk)
    if desk is None or not desk.suggests or not _waits_anew(before, after):
        return ctx
    crew = await work.crews.of_desk(work.bot, desk.id, COLLEAGUES)
    held = [(one.user, one.created) for one in await work.complaints.work_of(desk.id)] if crew else []
    person = next_one(desk.suggests, crew, held)
    return replace(ctx, suggested={desk.id: person}) if person else ctx


def _waits_anew(before: Complaint | None, after: Complaint) -> bool:
    waited = before is not None and (before.state, before.desk) == (after.state, after.desk)
    return after.state is State.SUBMITTED and not waited
