"""Where a consumer's bare message belongs.

To the complaint whose message it replies to, or which it went to before it was edited, else to the open
question of a draft, else to an open survey, else to the only open complaint; with several it is asked once;
within the reopen window of a closed one it is kept there and starts nothing; only otherwise does it start a
draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from router.domain.commands import Say
from router.domain.complaint import Complaint, MessageRef
from router.domain.draft import Draft
from router.domain.states import Due


class Place(StrEnum):
    """Where a message goes."""

    FORM = "form"
    DRAFT = "draft"
    SURVEY = "survey"
    COMPLAINT = "complaint"
    WHICH = "which"
    ENDED = "ended"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Belonging:
    """The place, and the complaint where there is one."""

    place: Place
    complaint: Complaint | None = None


def belongs(draft: Draft | None, complaints: Sequence[Complaint], replied: str | None) -> Belonging:
    """Where a message belongs; `replied` is the number of the complaint whose message it replies to."""
    about = draft.form.number if draft and draft.form else None
    if replied != about and (one := next((c for c in complaints if c.number == replied), None)):
        return Belonging(_place_at(one), one)
    if about is not None:
        return Belonging(Place.FORM)
    if draft and draft.number:
        return Belonging(Place.DRAFT)
    if one := next((c for c in complaints if surveyed(c)), None):
        return Belonging(Place.SURVEY, one)
    return _by_state([c for c in complaints if c.open], complaints)


def told(complaints: Sequence[Complaint], message: str, source: MessageRef) -> str | None:
    """The complaint that a message went to, when it is edited; `message` is what its keys begin with.

    A photo may have gone there with the draft before the draft knew the key: then it says where it is from.
    """
    heard = (c.number for c in complaints if any(key.startswith(message) for key in c.seen))
    shown = (c.number for c in complaints if any(item.source == source for item in c.evidence))
    return next(chain(heard, shown), None)


def unheard(complaint: Complaint, say: Say) -> Say | None:
    """What a complaint does not have yet of what is said: see `told`. None for nothing."""
    if say.edited:
        return say
    known = {item.unique_id for item in complaint.evidence if item.source == say.source}
    left = tuple(item for item in say.evidence if item.unique_id not in known)
    return replace(say, evidence=left) if left or say.text or not say.evidence else None


def _place_at(complaint: Complaint) -> Place:
    if complaint.open:
        return Place.COMPLAINT
    return Place.SURVEY if surveyed(complaint) else Place.ENDED


def _by_state(open_ones: Sequence[Complaint], complaints: Sequence[Complaint]) -> Belonging:
    if len(open_ones) == 1:
        return Belonging(Place.COMPLAINT, open_ones[0])
    if open_ones:
        return Belonging(Place.WHICH)
    if recent := next((c for c in complaints if c.deadline(Due.REOPEN_END)), None):
        return Belonging(Place.ENDED, recent)
    return Belonging(Place.NEW)


def surveyed(complaint: Complaint) -> bool:
    """Whether words of the consumer now are a comment: rated, and the poll still open."""
    survey = complaint.survey
    return survey is not None and survey.score is not None and not survey.ended and not survey.comment
