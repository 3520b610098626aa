"""Order numbers: what the platform's order service makes of one, once, after it was given."""

from __future__ import annotations

from dataclasses import replace

from router.domain.complaint import Purchase
from router.domain.draft import Draft
from router.domain.prefilling import changed, with_order
from router.domain.purchases import ORDER, awaited
from router.ports import DraftGone, Overtaken
from router.usecases.merchants import find
from router.usecases.work import Work


async def look_up(work: Work, draft: Draft) -> Draft:
    """Ask about the order of a draft and keep what is said; the draft as it now stands.

    Whatever else was said meanwhile stays. Raises DraftGone when the person went on without it: the draft was
    filed or dropped, or names another order by now.
    """
    if work.orders is None:
        return draft
    found = await work.orders.look_up(str(draft.answers[ORDER]), draft.user)
    work.happened(f"order_{found.check.value}")
    if found.merchant and await find(work, found.merchant) is None:
        found = replace(found, merchant=None)
    return await _kept(work, draft, found)


async def _kept(work: Work, draft: Draft, found: Purchase) -> Draft:
    now: Draft | None = draft
    while now and now.number == draft.number and awaited(now) and now.answers[ORDER] == draft.answers[ORDER]:
        told = changed(now, with_order(now, {}, found, work.policy), work.policy)
        try:
            return await work.drafts.change(now, answers=told, purchase=found)
        except Overtaken:
            now = await work.drafts.get(draft.id)
    raise DraftGone(f"order of draft {draft.id} for {draft.number}")
