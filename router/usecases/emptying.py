"""A draft whose content went to a complaint is forgotten; what another process added meanwhile follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from router.domain.commands import Actor, Say
from router.domain.complaint import Evidence
from router.domain.draft import Draft
from router.usecases.act import act
from router.usecases.work import Work


async def emptied(
    work: Work,
    draft: Draft,
    number: str,
    by: Actor,
    words: str,
    evidence: Sequence[Evidence],
    said: Callable[[Draft], str] = lambda draft: draft.description,
) -> None:
    """Forget a draft of which a complaint has these words and files; what else it holds is said to it first.

    `said` are the words of a draft. Refusal when the complaint takes no more: the draft stays then.
    """
    there: Draft | None = draft
    while there is not None and there.number == draft.number:
        known = {item.unique_id for item in evidence}
        files = tuple(item for item in there.evidence if item.unique_id not in known)
        more = said(there).removeprefix(words).strip()
        if more or files:
            key = f"d:{draft.id}:{there.version}"
            await act(work, number, Say(by=by, key=key, text=more, evidence=files))
        if await work.drafts.remove_unchanged(there):
            return
        words, evidence = said(there), there.evidence
        there = await work.drafts.get(draft.id)
