"""What happened, as the numbers count it: noted with each decision, so that nobody has to read the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from router.domain.complaint import Complaint, Mark, Money
from router.domain.events import Event, EventKind
from router.domain.states import Due, MarkKind, State

KEPT = 80
"""Marks of one complaint: more than ten cycles with everything that can happen in one."""
RECEIPT = "receipt"
"""The proof of a payment."""
ENDS_SEARCH = frozenset({EventKind.ACCEPTED, EventKind.COUNTER_ACCEPTED, EventKind.DECIDED, EventKind.CLOSED})
"""With one of these nobody has to find a solution any more."""
PROOFS = frozenset({EventKind.STEP_PROVED, EventKind.STEP_SETTLED})
PERFORMING = frozenset({State.PERFORMING, State.PERFORMED})


def marked(before: Complaint, after: Complaint, events: Sequence[Event]) -> tuple[Mark, ...]:
    """The marks of a complaint after a decision: those it had, and what this one adds."""
    return (*before.marks, *_fresh(before, after, events))[-KEPT:]


def _fresh(before: Complaint, after: Complaint, events: Sequence[Event]) -> Iterator[Mark]:
    if kind := _flow(before, after):
        yield _mark(after, kind, why=after.reason.value if after.reason else "")
    if after.answered and not (before.answered and before.cycle == after.cycle):
        yield _mark(after, MarkKind.ANSWERED)
    if any(e.kind in ENDS_SEARCH for e in events) and not _has(before, MarkKind.RESOLVED, after.cycle):
        yield _mark(after, MarkKind.RESOLVED)
    if after.state in PERFORMING and (before.state not in PERFORMING or _terms(before) != _terms(after)):
        yield _mark(after, MarkKind.AGREED, **_terms(after))
    for event in events:
        yield from _of_event(before, after, event)


def _flow(before: Complaint, after: Complaint) -> MarkKind | None:
    """Whether it came, went, or went elsewhere."""
    if before.version == 0:
        return MarkKind.OPENED
    if before.open != after.open:
        return MarkKind.REOPENED if after.open else MarkKind.CLOSED
    if after.open and _place(before) != _place(after):
        return MarkKind.MOVED
    return None


def _place(complaint: Complaint) -> tuple[str, str, str | None]:
    return complaint.desk, complaint.category, complaint.merchant


def _of_event(before: Complaint, after: Complaint, event: Event) -> Iterator[Mark]:
    data = event.data
    if event.kind is EventKind.ESCALATED:
        yield _mark(after, MarkKind.ESCALATED, why=str(data.get("cause") or ""))
    elif event.kind is EventKind.APPEALED:
        yield _mark(after, MarkKind.APPEALED)
    elif event.kind is EventKind.DECIDED:
        yield _mark(after, MarkKind.DECIDED, why=str(data["liability"]), **_decided(event))
    elif event.kind is EventKind.EXPIRED and data.get("deadline") == Due.MERCHANT_ANSWER:
        yield _mark(after, MarkKind.SILENT)
    elif event.kind in PROOFS and data.get("proof") == RECEIPT:
        yield _mark(after, MarkKind.PROVED, **_terms(before))


def _decided(event: Event) -> dict[str, Any]:
    remedy, amount = event.data.get("remedy"), event.data.get("amount")
    return {
        "remedy": getattr(remedy, "id", ""),
        "amount": amount if isinstance(amount, Money) else None,
    }


def _terms(complaint: Complaint) -> dict[str, Any]:
    """What is to be performed: the verdict's remedy, else the one agreed."""
    terms = complaint.verdict or complaint.proposal
    return {"remedy": (terms.remedy if terms else "") or "", "amount": terms.amount if terms else None}


def _has(complaint: Complaint, kind: MarkKind, cycle: int) -> bool:
    return any((m.kind, m.cycle) == (kind, cycle) for m in complaint.marks)


def _mark(c: Complaint, kind: MarkKind, **fields: Any) -> Mark:
    return Mark(
        kind=kind,
        at=c.touched,
        desk=c.desk,
        category=c.category,
        merchant=c.merchant,
        cycle=c.cycle,
        holder=c.holder,
        **fields,
    )
