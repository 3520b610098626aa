"""Votes in the satisfaction poll: only the addressed person's, also when the poll's id was never read."""

from __future__ import annotations

from datetime import timedelta

from router.domain.commands import Actor, Rate
from router.domain.complaint import Complaint, Person
from router.domain.concluding import Decision
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.usecases.act import act
from router.usecases.work import Work

LONGEST = timedelta(seconds=2_628_000)
"""A poll stays open no longer: Telegram's `open_period`."""


async def vote(work: Work, poll: str, voter: Person, score: int | None, key: str, n: int) -> Decision | None:
    """Count a vote, None for one that belongs to nobody's survey. `score` None takes it back.

    `n` is the number of its update: of two that come in another order the later one counts.
    """
    complaint, cycle = await _rated(work, poll, voter.user)
    if complaint is None or complaint.consumer.user != voter.user:
        return None
    command = Rate(by=Actor(side=Side.CONSUMER, person=voter), key=key, score=score, cycle=cycle, n=n)
    try:
        return await act(work, complaint.number, command, complaint)
    except Refusal:
        return None


async def _rated(work: Work, poll: str, voter: int) -> tuple[Complaint | None, int]:
    """By the poll; for a poll whose id was lost in a crash, this person's one outstanding survey.

    It is that one's from then on. Outstanding is what was not ended, and when there is no such one, what a
    reopening ended early.
    """
    if found := await work.posts.find_poll(poll):
        return await work.complaints.get(found[0]), found[1]
    since = work.clock.now() - LONGEST
    asked = [
        (complaint, survey)
        for complaint in await work.complaints.of_consumer(work.bot, voter)
        for survey in complaint.surveys
        if survey.asked_at and survey.asked_at > since
    ]
    outstanding = [found for found in asked if not found[1].ended] or asked
    if len(outstanding) != 1:
        return None, 0
    complaint, survey = outstanding[0]
    # The next vote in this poll may come when another survey is outstanding.
    await work.posts.add_poll(poll, complaint.number, survey.cycle)
    return complaint, survey.cycle
