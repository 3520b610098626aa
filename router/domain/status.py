"""How a complaint stands, as its consumer reads it: in the pinned message, in a list, above its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from router.domain.complaint import Complaint, Ref, Text
from router.domain.refunds import step_now
from router.domain.standing import overdue, until, whose_turn
from router.domain.states import Side, State


def status(complaint: Complaint) -> Iterator[Text]:
    """What it is about, where it stands, whose turn it is and until when, what comes next."""
    yield Text("status-head", {**named(complaint), "merchant": merchant_of(complaint)})
    yield from standing(complaint)
    args = {"stage": complaint.stage.value, "until": until(complaint)}
    yield Text(f"next-{complaint.state.value}", args)


def standing(complaint: Complaint) -> Iterator[Text]:
    """Where it stands, whose turn it is and until when."""
    yield Text(f"status-{complaint.state.value}", {"stage": complaint.stage.value, **step_now(complaint)})
    if complaint.state is State.CLOSED and complaint.reason:
        yield Text(f"reason-{complaint.reason.value}", {"reader": "consumer"})
    if side := whose_turn(complaint):
        yield Text(
            "status-turn",
            {
                "side": side.value,
                "you": "yes" if side is Side.CONSUMER else "no",
                "until": until(complaint),
                "late": "yes" if overdue(complaint) else "no",
            },
        )


def named(complaint: Complaint) -> dict[str, str | Ref]:
    """Number and category."""
    return {"number": complaint.number, "category": Ref("category", complaint.category)}


def merchant_of(complaint: Complaint) -> Ref | str | None:
    """The shop, as the platform calls it or as the consumer wrote it."""
    return Ref("merchant", complaint.merchant) if complaint.merchant else complaint.merchant_name


def in_order(complaints: Sequence[Complaint]) -> list[Complaint]:
    """For a list: what waits for the consumer, what else is open by its due time, then the closed ones."""
    open_ones = [c for c in complaints if c.open]
    closed = sorted((c for c in complaints if not c.open), key=lambda c: c.closed or c.created, reverse=True)
    return [*sorted(open_ones, key=_urgency), *closed]


def _urgency(complaint: Complaint) -> tuple[bool, float]:
    due = until(complaint)
    return whose_turn(complaint) is not Side.CONSUMER, due.timestamp() if due else float("inf")
