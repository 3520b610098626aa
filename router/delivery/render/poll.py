"""The satisfaction poll: native, not anonymous, one to five."""

from __future__ import annotations

from datetime import datetime

from router.delivery.markup import clean, shorten
from router.delivery.outgoing import Ballot, Outgoing
from router.delivery.render.view import View
from router.domain.calendar import add
from router.domain.complaint import Complaint, Text
from router.domain.states import Due

QUESTION_LIMIT = 300
OPEN_AT_LEAST = 5
OPEN_AT_MOST = 2_628_000
"""Seconds for which Telegram lets a poll be open."""


def poll(view: View, c: Complaint) -> Outgoing:
    """The question with the number in it, five answers from 1 (bad) to 5, closed when the survey ends."""
    question = view.label(view.mail.text or Text("survey-question", {"number": c.number}))
    if view.mail.uncertain:
        question = f"{view.label(Text('uncertain'))} {question}"
    if c.number not in question:
        question = f"{c.number} · {question}"
    return Outgoing(
        chat=view.mail.chat,
        ballot=Ballot(
            question=shorten(clean(question), QUESTION_LIMIT),
            options=tuple(view.label(Text(f"survey-{score}")) for score in range(1, 6)),
            seconds=_seconds(view, c),
        ),
        silent=view.mail.silent,
    )


def _seconds(view: View, c: Complaint) -> int | None:
    left = int((_end(view, c) - view.now).total_seconds())
    return left if OPEN_AT_LEAST <= left <= OPEN_AT_MOST else None


def _end(view: View, c: Complaint) -> datetime:
    deadline = c.deadline(Due.SURVEY_END)
    planned = deadline.due if deadline else None
    return planned or add(view.now, view.policy.poll.open_for, view.policy.calendar)
