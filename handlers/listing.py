"""A complaint in one line, for lists of consumers and desks."""

from __future__ import annotations

from router.domain.complaint import Arg, Complaint, Ref, Text
from router.domain.standing import until, whose_turn


def named(complaint: Complaint) -> dict[str, Arg]:
    """Number and category."""
    return {"number": complaint.number, "category": Ref("category", complaint.category)}


def case_line(complaint: Complaint) -> Text:
    """State, whose turn, until when."""
    turn = whose_turn(complaint)
    args: dict[str, Arg] = {
        **named(complaint),
        "state": complaint.state.value,
        "turn": turn.value if turn else "none",
        "until": until(complaint),
    }
    return Text("case-line", args)
