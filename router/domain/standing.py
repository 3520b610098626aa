"""Whose turn it is and until when: what everybody is to see, derived and never stored."""

from __future__ import annotations

from datetime import datetime

from router.domain.complaint import Complaint
from router.domain.deadlines import Deadline
from router.domain.states import Due, Flag, Side, Stage, State

_OWN: dict[State, tuple[Due, ...]] = {
    State.AWAITING_CONSUMER: (Due.CONSUMER_ANSWER,),
    State.AWAITING_MERCHANT: (Due.MERCHANT_ANSWER,),
    State.PROPOSED: (Due.OFFER,),
    State.REFUSED: (Due.REFUSAL,),
    State.DECIDED: (Due.VERDICT,),
    State.PERFORMING: (Due.STEP, Due.STEP_OVERDUE, Due.STEP_REMINDER),
    State.PERFORMED: (Due.CONFIRMATION,),
    State.EXTERNAL: (Due.OUTSIDE,),
    State.CLOSED: (Due.REOPEN_END,),
}
AFTERWARDS = (Due.MOVE, Due.ALARM)
"""What runs once a clock of the desk was missed."""
URGENT = (Flag.URGENT, Flag.SAFETY)
"""What goes before others: somebody said so, or people may be in danger."""
_AT_DESK = (Due.FIRST_RESPONSE, Due.NEXT_RESPONSE, Due.RESOLUTION, Due.DECISION, *AFTERWARDS)
_WARNING = frozenset(_AT_DESK) - frozenset(AFTERWARDS) | {Due.LEGAL}
_CONSUMERS = frozenset(
    {State.AWAITING_CONSUMER, State.PROPOSED, State.REFUSED, State.DECIDED, State.PERFORMED, State.EXTERNAL}
)


def whose_turn(complaint: Complaint) -> Side | None:
    """Who is to act next; None when it is closed."""
    if complaint.state is State.CLOSED:
        return None
    if complaint.state is State.AWAITING_MERCHANT:
        return Side.MERCHANT
    if complaint.state in _CONSUMERS or _consumers_step(complaint):
        return Side.CONSUMER
    if complaint.state is State.PERFORMING:
        return Side.MERCHANT if complaint.provider == complaint.merchant else Side.PLATFORM
    return Side.MERCHANT if complaint.stage is Stage.MERCHANT else Side.PLATFORM


def _consumers_step(complaint: Complaint) -> bool:
    step = complaint.step
    return complaint.state is State.PERFORMING and step is not None and step.actor == "consumer"


def until(complaint: Complaint) -> datetime | None:
    """Until when the one whose turn it is has time (UTC); once a clock was missed, what happens next."""
    kinds = _OWN.get(complaint.state, _AT_DESK)
    return min((d.due for d in complaint.deadlines if d.kind in kinds and d.due), default=None)


def pressing(complaint: Complaint) -> Deadline | None:
    """The running clock of the desk, or of the law, that has warned most; None while none has."""
    running = [d for d in complaint.deadlines if d.due and d.warned and d.kind in _WARNING]
    return max(running, key=lambda d: d.warned, default=None)


def urgent(complaint: Complaint) -> bool:
    """Whether it goes before others."""
    return any(map(complaint.flagged, URGENT))


def overdue(complaint: Complaint) -> bool:
    """Whether what the present turn waits for is late: a missed clock of the desk, or a step."""
    if complaint.step is not None and complaint.state is State.PERFORMING:
        return complaint.step.overdue
    at_desk = complaint.state in {State.SUBMITTED, State.IN_REVIEW}
    return at_desk and any(d.kind in AFTERWARDS for d in complaint.deadlines)
