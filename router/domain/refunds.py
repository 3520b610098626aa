"""How money comes to a consumer: by which of the house's ways, and what was chosen.

An offer and a verdict keep the ways that were open when they were made. The tap that accepts chooses
one; where nobody chooses, the first is taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from router.domain.complaint import Arg, Complaint, Counter, Proposal, Ref, Text, Verdict
from router.domain.mail import Button
from router.domain.policy import Policy
from router.domain.refusal import Refusal
from router.domain.remedies import Remedy
from router.domain.standing import whose_turn
from router.domain.states import State

Granted = TypeVar("Granted", Proposal, Verdict)
PAID = "receipt"
"""What proves that money was paid."""


def offered(remedy: Remedy | None, policy: Policy) -> tuple[str, ...]:
    """The ways in which a remedy can be paid, in the policy's order; none where it pays nothing."""
    return tuple(policy.refund_ways) if remedy and remedy.money else ()


def chosen(granted: Granted, way: str | None) -> Granted:
    """With the consumer's way, or the first without a choice. Refusal for one that was not offered."""
    if way and way not in granted.refund_ways:
        raise Refusal("refusal-changed")
    return replace(granted, refund_way=way or next(iter(granted.refund_ways), None))


def way_of(granted: Proposal | Verdict | None) -> Arg:
    """As a value of a text: what was chosen, else all that may be; ``none`` where no money is paid."""
    return _named((granted.refund_way or ",".join(granted.refund_ways)) if granted else "")


def wished(counter: Counter) -> Arg:
    """The way that a counter-offer asks for, likewise."""
    return _named(counter.refund_way or "")


def _named(ids: str) -> Arg:
    return Ref("refund_way", ids) if ids else "none"


def accepting(action: str, arg: str, ways: tuple[str, ...]) -> tuple[Button, ...]:
    """The button that accepts; where there is a choice one for each way, which it carries behind `arg`."""
    if len(ways) < 2:
        return (Button(action, Text(f"button-{action}"), arg),)
    return tuple(
        Button(action, Text(f"button-{action}-way", {"way": Ref("refund_way", way)}), f"{arg}.{way}")
        for way in ways
    )


def doing(complaint: Complaint) -> dict[str, Any]:
    """The present step as values of a text: what it is, and how is paid where it pays."""
    proof = complaint.step.proof if complaint.step else "none"
    agreed = complaint.verdict or complaint.proposal
    return {"proof": proof, "way": way_of(agreed) if proof == PAID else "none"}


def step_now(complaint: Complaint) -> dict[str, Any]:
    """Likewise, and which of how many it is, and whose; nothing where no step is to be done."""
    side = whose_turn(complaint)
    if complaint.state is not State.PERFORMING or complaint.step is None or side is None:
        return {}
    done = sum(step.done_at is not None for step in complaint.steps)
    return {"n": done + 1, "of": len(complaint.steps), "side": side.value, **doing(complaint)}
