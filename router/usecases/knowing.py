"""What a dialogue about a complaint offers beyond the policy: colleagues, desks, other complaints."""

from __future__ import annotations

from dataclasses import replace

from router.domain.acts.handling import NOT_REOPENED
from router.domain.commands import Actor
from router.domain.complaint import Complaint
from router.domain.forms import Known
from router.usecases.work import Work

OTHERS = 20
COLLEAGUES = 30
"""So many are offered at most."""


async def known(work: Work, complaint: Complaint, by: Actor, action: str) -> Known:
    """What the fields of an action rest on."""
    found = Known(complaint=complaint, policy=work.policy)
    if action == "hand_over":
        crew = await work.crews.of_desk(work.bot, by.desk or "", COLLEAGUES)
        return replace(found, people=tuple(crew))
    if action == "transfer":
        standing = await work.context(complaint, *work.policy.desks)
        return replace(found, desks=tuple(standing.routes))
    if action == "dismiss":
        theirs = await work.complaints.of_consumer(work.bot, complaint.consumer.user)
        others = [c for c in theirs if c.number != complaint.number and c.reason not in NOT_REOPENED]
        return replace(found, others=tuple(others[:OTHERS]))
    return found
