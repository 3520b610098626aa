"""What a dialogue about a complaint offers beyond the policy: colleagues, desks, other complaints."""

from __future__ import annotations

from dataclasses import replace

from router.domain.acts.handling import NOT_REOPENED
from router.domain.commands import Actor
from router.domain.complaint import Complaint
from router.domain.events import Event
from router.domain.forms import Known
from router.domain.masking import Masking
from router.domain.safety import Private
from router.domain.states import Side
from router.usecases.work import Work

OTHERS = 20
PRIVATE = 30
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
    if action == "reveal":
        return replace(found, private=tuple(await _private(work, complaint))[:PRIVATE])
    if action == "dismiss":
        theirs = await work.theirs(complaint)
        others = [c for c in theirs if c.number != complaint.number and c.reason not in NOT_REOPENED]
        return replace(found, others=tuple(others[:OTHERS]))
    return found


async def _private(work: Work, complaint: Complaint) -> list[tuple[Private, str]]:
    """What of the consumer's own stands masked for the merchant, and is not revealed yet."""
    told = [event.text for event in await work.complaints.timeline(complaint.number) if _from_consumer(event)]
    answers = [value for value in complaint.answers.values() if isinstance(value, str)]
    captions = [item.caption or "" for item in complaint.evidence if item.side is Side.CONSUMER]
    masking, names = Masking.of(work.policy), complaint.names
    own = (complaint.number, complaint.order or "")
    found = dict.fromkeys((Private.NAME, name) for name in names)
    for words in (complaint.description, *answers, *told, *captions):
        found |= dict.fromkeys(masking.private(words, own, names))
    return [one for one in found if one[1] not in complaint.revealed]


def _from_consumer(event: Event) -> bool:
    return event.side is Side.CONSUMER and bool(event.text)
