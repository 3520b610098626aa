"""A complaint in one line, for a desk's lists."""

from __future__ import annotations

from router.domain.complaint import Complaint, Text
from router.domain.standing import until, urgent, whose_turn
from router.domain.status import named


def case_line(complaint: Complaint) -> Text:
    """State, whose turn, until when."""
    turn = whose_turn(complaint)
    args = {
        **named(complaint),
        "urgent": "yes" if urgent(complaint) else "no",
        "state": complaint.state.value,
        "turn": turn.value if turn else "none",
        "until": until(complaint),
    }
    return Text("case-line", args)
