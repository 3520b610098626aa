"""Votes in the satisfaction poll: only the addressed person's, also when the poll's id was never read."""

from __future__ import annotations

from router.domain.commands import Actor, Rate
from router.domain.complaint import Complaint, Person, Side
from router.domain.refusal import Refusal
from router.domain.transitions import Decision
from router.usecases.act import act
from router.usecases.work import Work


async def vote(work: Work, poll: str, voter: Person, score: int | None, key: str, n: int) -> Decision | None:
    """Count a vote, None for one that belongs to nobody's open survey. `score` None takes it back.

    `n` is the number of its update: of two that come in another order the later one counts.
    """
    complaint = await _rated(work, poll, voter.user)
    if complaint is None or complaint.consumer.user != voter.user:
        return None
    command = Rate(by=Actor(side=Side.CONSUMER, person=voter), key=key, score=score, n=n)
    try:
        return await act(work, complaint.number, command, complaint)
    except Refusal:
        return None


async def _rated(work: Work, poll: str, voter: int) -> Complaint | None:
    """By the poll; for a poll whose id was lost in a crash, this person's one outstanding survey."""
    if found := await work.posts.find_poll(poll):
        number, cycle = found
        complaint = await work.complaints.get(number)
        return complaint if complaint and complaint.cycle == cycle else None
    outstanding = [c for c in await work.complaints.of_consumer(work.bot, voter) if _outstanding(c)]
    return outstanding[0] if len(outstanding) == 1 else None


def _outstanding(complaint: Complaint) -> bool:
    survey = complaint.survey
    return survey is not None and survey.asked_at is not None and not survey.ended
