"""When a consumer is asked whether a remedy holds, when anything was asked last, and who waits for a word."""

from __future__ import annotations

from datetime import datetime

from router.domain.calendar import Duration, add
from router.domain.clocks import start, stop
from router.domain.complaint import Complaint, Survey
from router.domain.states import CloseReason, Due
from router.domain.turn import Turn

VISITED = frozenset({CloseReason.CONFIRMED, CloseReason.AUTO_CONFIRMED})
"""Ends after which there is a remedy that may hold or not."""

CONTACT = "contact"
"""The answer to a visit that wishes to be contacted."""


def plan_visits(turn: Turn, reason: CloseReason) -> None:
    """The first visit; each plans the next."""
    if reason in VISITED and turn.c.steps:
        plan_visit(turn, 1)


def plan_visit(turn: Turn, n: int) -> None:
    """The n-th visit of the policy, or the first after it whose day has not come yet."""
    closed = turn.c.closed or turn.now
    stop(turn, Due.VISIT)
    for later, days in enumerate(turn.policy.follow_up.days[n - 1 :], n):
        within = Duration(days, "d")
        if add(closed, within, turn.policy.calendar) > turn.now:
            start(turn, Due.VISIT, within, n=later, since=closed)
            return


def last_asked(turn: Turn) -> datetime | None:
    """When this consumer was last asked or wished anything, here or elsewhere."""
    found = (turn.ctx.surveyed_at, asked_of(turn.c))
    return max((at for at in found if at), default=None)


def asked_of(complaint: Complaint) -> datetime | None:
    """When the consumer was last asked about a complaint, by poll or visit."""
    asked = [*(s.asked_at for s in complaint.surveys), *(v.asked_at for v in complaint.visits)]
    return max((at for at in asked if at), default=None)


def with_manager(c: Complaint) -> bool:
    """Whether consumer and quality manager talk since the end, or the consumer asked for it."""
    surveys = any(s.contact or s.contacted for s in c.surveys if s.cycle == c.cycle)
    visits = any(v.contacted or v.answer == CONTACT for v in c.visits if v.cycle == c.cycle)
    return not c.open and (surveys or visits)


def unmet(survey: Survey) -> bool:
    """Whether the consumer asked with a rating to be contacted, and nobody did."""
    return survey.contact is not None and survey.contacted is None


def waits_for_contact(complaint: Complaint) -> bool:
    """The same at a poll or visit of any cycle: the word that was given outlives reopening."""
    at_visit = any(v.answer == CONTACT and v.contacted is None for v in complaint.visits)
    return at_visit or any(map(unmet, complaint.surveys))
