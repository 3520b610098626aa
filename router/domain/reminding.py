"""Which reminders still say something true when their time comes: who acted meanwhile is not reminded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from router.domain.complaint import Complaint, Text
from router.domain.mail import Mail, is_reminder
from router.domain.states import Due, State

Holds: TypeAlias = Callable[[Complaint, Text], bool]


def still(mail: Mail, complaint: Complaint) -> Mail | None:
    """A reminder without what came to nothing while it waited; None when nothing is left of it."""
    texts = [text for text in (mail.text, *mail.lines) if text]
    left = [text for text in texts if _HOLDS.get(text.key, _always)(complaint, text)]
    if not left:
        return None
    return mail if left == texts else replace(mail, text=left[0], lines=tuple(left[1:]))


def truthful(mail: Iterable[Mail], complaint: Complaint) -> Sequence[Mail]:
    """What a sweep says, without reminders that what it did later has overtaken, as after a long downtime."""
    left = (still(m, complaint) if is_reminder(m) else m for m in mail)
    return [m for m in left if m]


def _always(complaint: Complaint, text: Text) -> bool:
    return True


def _untaken(complaint: Complaint, text: Text) -> bool:
    return complaint.state is State.SUBMITTED


def _runs(complaint: Complaint, text: Text) -> bool:
    """The clock runs and is due when it was said to be."""
    said = (text.args.get("clock"), text.args.get("due"))
    return any((d.kind.value, d.due) == said for d in complaint.deadlines)


def _step_waits(complaint: Complaint, text: Text) -> bool:
    step = complaint.step
    return complaint.state is State.PERFORMING and step is not None and step.proof == text.args.get("proof")


def _unanswered(complaint: Complaint, text: Text) -> bool:
    return complaint.deadline(Due.CONSUMER_ANSWER) is not None


def _unrated(complaint: Complaint, text: Text) -> bool:
    survey = complaint.survey
    return survey is not None and survey.score is None and not survey.ended


def _rests(complaint: Complaint, text: Text) -> bool:
    return complaint.deadline(Due.ALARM) is not None


_HOLDS: Mapping[str, Holds] = {
    "desk-not-taken": _untaken,
    "desk-not-taken-lead": _untaken,
    "manager-not-taken": _untaken,
    "desk-warned": _runs,
    "desk-law-warned": _runs,
    "desk-nearing": _runs,
    "consumer-nearing": _runs,
    "consumer-reminder": _unanswered,
    "consumer-step-reminder": _step_waits,
    "desk-step-late": _step_waits,
    "survey-reminder": _unrated,
    "manager-alarm": _rests,
}
