"""Replies that are ready: which there are, and each as this consumer would read it."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.front import Front
from handlers.workplace import Worker
from router.domain.canned import filled, ready_for, values
from router.domain.complaint import Arg, Complaint, Ref, Text
from router.domain.forms import Ready
from router.domain.refusal import Refusal


def ready(front: Front, complaint: Complaint, desk: str) -> tuple[Ready, ...]:
    """A desk's replies in the consumer's language, filled in; without those that lack something."""
    return tuple(_ready(front, complaint, desk))


def _ready(front: Front, complaint: Complaint, desk: str) -> Iterator[Ready]:
    given = {name: _shown(front, value, complaint.language) for name, value in values(complaint).items()}
    for canned in ready_for(desk, front.work.policy):
        words = front.label(Ref("canned", canned.id), complaint.language)
        if text := filled(words, given):
            yield Ready(canned.id, text)


def helping(front: Front, complaint: Complaint) -> tuple[Ready, ...]:
    """What helps as evidence in the complaint's category, in the consumer's language."""
    category = front.work.policy.categories.get(complaint.category)
    count = len(category.evidence.helps) if category else 0
    refs = [(str(n), Ref("evidence", f"{complaint.category}/{n}")) for n in range(count)]
    return tuple(Ready(n, front.label(ref, complaint.language)) for n, ref in refs)


def _shown(front: Front, value: Arg, language: str) -> str:
    if isinstance(value, Ref):
        return front.label(value, language)
    if value is None or isinstance(value, str):
        return value or ""
    return front.label(Text("plain-time", {"at": value}), language)


async def listed(worker: Worker, argument: str) -> None:
    """Every reply of the desk, to look at. Refusal when it has none."""
    found = tuple(ready_for(worker.desk.desk, worker.front.work.policy))
    if not found:
        raise Refusal("refusal-no-canned")
    texts = [Text("canned-title")]
    texts += [
        Text("canned-one", {"title": Ref("canned-title", c.id), "text": Ref("canned", c.id)}) for c in found
    ]
    await worker.show(texts)
