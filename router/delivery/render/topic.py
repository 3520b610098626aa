"""The name of a complaint's own topic in a forum, by which a desk sees at a glance where it stands."""

from __future__ import annotations

from router.delivery.markup import shorten
from router.delivery.outgoing import Heading
from router.delivery.render.view import View
from router.domain.complaint import Arg, Complaint, Ref, Text
from router.domain.mail import Audience
from router.domain.standing import overdue, whose_turn
from router.domain.states import State

NAME_AT_MOST = 128
"""Telegram's limit."""


def heading(view: View, c: Complaint) -> Heading:
    """Number, category and mark; closed as the complaint is."""
    args: dict[str, Arg] = {
        "number": c.number,
        "mark": _mark(view, c),
        "category": Ref("category", c.category),
    }
    name = shorten(view.label(Text("topic-name", args)), NAME_AT_MOST)
    return Heading(name, closed=c.state is State.CLOSED)


def _mark(view: View, c: Complaint) -> str:
    """What the desk that reads has to do: few marks, so that the name seldom changes."""
    side = whose_turn(c)
    if side is None:
        return "closed"
    if view.mail.audience is not Audience(side.value):
        return "waiting"
    if overdue(c):
        return "late"
    return "turn" if c.holder else "new"
