"""A draft whose content went to a complaint is forgotten; what another process added meanwhile follows."""

from __future__ import annotations

from functools import partial

from router.domain.commands import Actor, Say
from router.domain.complaint import Complaint
from router.domain.concluding import Decision
from router.domain.draft import Draft
from router.domain.transitions import decide
from router.domain.turn import Context
from router.usecases.act import change
from router.usecases.work import Work


async def emptied(work: Work, draft: Draft, number: str, by: Actor) -> None:
    """Forget a draft that a complaint took over; what it holds beyond that is said to the complaint first.

    Refusal when the complaint takes no more: the draft stays then.
    """
    there: Draft | None = draft
    while there is not None and (there.number, there.created) == (draft.number, draft.created):
        await change(work, number, partial(_followed, there, by))
        if await work.drafts.remove_unchanged(there):
            return
        there = await work.drafts.get(draft.id)


def _followed(draft: Draft, by: Actor, complaint: Complaint, ctx: Context) -> Decision:
    """The complaint with what it does not have yet: words are known by their keys, files by their ids."""
    known = {item.unique_id for item in complaint.evidence}
    files = tuple(item for item in draft.evidence if item.unique_id not in known)
    more = draft.untold(complaint.seen)
    if not (more.description or files):
        return Decision(complaint, complaint)
    return decide(complaint, Say(by=by, text=more.description, evidence=files, held=more.seen), ctx)
