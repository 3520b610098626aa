"""The end of a turn: what a decision is, and what every one of them owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from router.domain.acts import warning
from router.domain.complaint import Complaint
from router.domain.events import Event
from router.domain.mail import Mail, together, without
from router.domain.marks import marked
from router.domain.repeated import noted
from router.domain.standing import pressing, until, whose_turn
from router.domain.turn import Turn


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes of a command: the complaint before and after, what happened, what is owed."""

    before: Complaint
    after: Complaint
    events: tuple[Event, ...] = ()
    mail: tuple[Mail, ...] = ()


def concluded(before: Complaint, turn: Turn, *keys: str) -> Decision:
    """The end of a turn: a new version, the update's key, and the card and status where they changed."""
    warning.plan(turn, before)
    turn.set(version=before.version + 1, touched=turn.now)
    turn.set(marks=marked(before, turn.c, turn.events))
    if turn.by.user is not None:
        turn.set(acted=turn.now)
    turn.set(seen=noted(before, keys))
    if _shown(before) != _shown(turn.c):
        turn.refresh()
    # What was missed and what moved it may come due together: nobody is offered what is done already.
    owed = turn.mail if turn.c.escalatable else without(turn.mail, "escalate")
    return Decision(before, turn.c, tuple(turn.events), together(owed))


def _warned(c: Complaint) -> tuple[Any, ...]:
    clock = pressing(c)
    return (clock.kind, clock.rule, clock.warned) if clock else ()


def _shown(c: Complaint) -> tuple[Any, ...]:
    """What card and status show: when it changes, they are owed anew."""
    who = (
        c.state,
        c.stage,
        c.desk,
        c.category,
        c.level,
        c.holder,
        c.flags,
        c.language,
        c.claimed,
        c.reason,
        c.unanswered_since is None,
    )
    what = (
        c.routes,
        len(c.evidence),
        c.proposal,
        c.other,
        c.counter,
        c.steps,
        c.verdict,
        c.verdict_draft,
        c.escalatable,
        c.revealed,
    )
    return (*who, *what, whose_turn(c), until(c), _warned(c))
