"""Evidence for a filing: kept at once, marked, taken out again; what cannot be used is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from router.domain.complaint import Evidence, Ref, Text
from router.domain.draft import Draft
from router.domain.intake import Ask, Offer, next_question
from router.domain.mail import FETCHED_AT_MOST
from router.domain.policy import EvidenceRule
from router.domain.refusal import Refusal
from router.usecases.filing import touch
from router.usecases.work import Work

SHRUNK = frozenset({"photo", "video"})
"""Kinds that Telegram makes smaller on the way."""
SPOKEN = frozenset({"voice", "audio"})
"""Kinds in which there is nothing to be seen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The draft with what was shown; what is to be said to each message, and once beside the question."""

    draft: Draft
    replies: tuple[Text, ...] = ()
    hints: tuple[Text, ...] = ()


async def show(work: Work, draft: Draft, items: Sequence[Evidence], offer: Offer, *, key: str) -> Shown:
    """Add photos and the like; their captions tell what happened too. Refusal for what cannot be used."""
    known = {e.unique_id: e for e in draft.evidence}
    fresh = [e for e in items if e.unique_id not in known]
    _check(fresh, _rule(work, draft), len(draft.evidence))
    again = [e for e in items if e.unique_id in known and known[e.unique_id].source != e.source]
    showing = next_question(draft, work.policy, offer).kind is Ask.EVIDENCE
    kept = await work.drafts.add_evidence(draft.id, fresh) or draft
    hints = () if draft.hinted else tuple(_hints(fresh))
    # Of all items: after a crash an item may be there without its caption.
    fields: dict[str, Any] = {"words": _captions(items), "hinted": draft.hinted or bool(hints)}
    after = await touch(work, kept, key, **fields, **({"showing": True} if showing else {}))
    return Shown(after, tuple(_replies(again, fresh)), hints)


def _hints(fresh: Sequence[Evidence]) -> Iterator[Text]:
    """What is good to know before the next one is sent."""
    if any(e.kind in SHRUNK for e in fresh):
        yield Text("evidence-as-file")
    if any(e.kind not in SPOKEN for e in fresh):
        yield Text("evidence-not-masked")


def _rule(work: Work, draft: Draft) -> EvidenceRule:
    category = work.policy.categories.get(str(draft.answers.get("category")))
    return category.evidence if category else EvidenceRule()


def _check(fresh: Sequence[Evidence], rule: EvidenceRule, there: int) -> None:
    if any(e.kind not in rule.kinds for e in fresh):
        raise Refusal("evidence-wrong-kind", kinds=Ref("kinds", ",".join(rule.kinds)))
    if fresh and there + len(fresh) > rule.at_most:
        raise Refusal("evidence-too-many", most=rule.at_most)


def _captions(items: Sequence[Evidence]) -> dict[str, str]:
    return {str(e.source.message): e.caption for e in items if e.caption and e.source}


def _replies(again: Sequence[Evidence], fresh: Sequence[Evidence]) -> list[Text]:
    large = [e for e in fresh if (e.size or 0) > FETCHED_AT_MOST]
    told = [Text("evidence-known")] if again else []
    return [*told, *(Text("evidence-too-large", {"size": (e.size or 0) // 1_000_000}) for e in large)]


async def finish(work: Work, draft: Draft) -> Draft:
    """Nothing more to show."""
    return await touch(work, draft, showing=False, asked="")


async def mark(work: Work, draft: Draft, item: Evidence, mark: str) -> Draft:
    """Turn a mark of an item on or off: ``receipt`` or ``platform_only``."""
    marks = {mark: not getattr(item, mark)}
    return await touch(work, await work.drafts.mark_evidence(draft, item.unique_id, **marks))


async def take_out(work: Work, draft: Draft, item: Evidence) -> Draft:
    """Remove an item, with its caption."""
    words = {str(item.source.message): None} if item.source else {}
    return await touch(work, await work.drafts.remove_evidence(draft, item.unique_id), words=words)


def found(draft: Draft, unique_id: str) -> Evidence:
    """The item of an id. Refusal when it is not there any more."""
    item = next((e for e in draft.evidence if e.unique_id == unique_id), None)
    if item is None:
        raise Refusal("refusal-changed")
    return item
