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
from router.domain.draft import Draft, told_by
from router.domain.states import Due
from router.usecases.work import Work


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


async def agreed(work: Work, message: MessageRef, draft: Draft | None, found: Belonging) -> Belonging:
    """Where a message goes that several processes may have at the same moment: where the first puts it.

    Each found a place, and what they read may differ: a dialogue ended in between. Words that waited may have
    reached a complaint since it was read, and the draft in which they were is gone: complaints are read after
    the draft.
    """
    number = _number(draft, found)
    first = None if work.alone else await work.posts.place(work.bot, message.chat, message.message, number)
    if first is None:
        return found
    complaints = await work.complaints.of_consumer(work.bot, message.chat)
    key = told_by(work.bot, message.chat, message.message)
    went = told(complaints, key, message)
    if went is None and first == number:
        return found
    if one := next((c for c in complaints if c.number == (went or first)), None):
        return Belonging(_place_at(one), one)
    if draft and draft.number and first in ("", draft.number):
        return Belonging(Place.DRAFT)
    return found if first else Belonging(Place.WHICH)


def _number(draft: Draft | None, found: Belonging) -> str:
    """Of the complaint that a message is for; empty where the consumer has yet to say so."""
    if found.complaint:
        return found.complaint.number
    if found.place is Place.FORM and draft and draft.form:
        return draft.form.number
    return draft.number if found.place is Place.DRAFT and draft else ""


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
