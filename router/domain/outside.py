"""Where a consumer can turn outside the platform: which bodies, what is told of them, and when.

They are alternatives, not steps: nobody is told that the way inside must be gone first (casework 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from router.domain.bodies import Body
from router.domain.complaint import Complaint, Ref, Text
from router.domain.law import Rule
from router.domain.mail import Button
from router.domain.matters import jurisdictions
from router.domain.policy import Label, Policy
from router.domain.rights import told
from router.domain.states import CloseReason, State
from router.domain.turn import Rows, Turn

BODIES = Button("bodies", Text("button-bodies"))
"""Shows them; it does nothing to the complaint."""
_NOT_ACCEPTED = frozenset(
    {
        CloseReason.REFUSED_UNESCALATED,
        CloseReason.DECIDED,
        CloseReason.UNPERFORMED,
        CloseReason.OUT_OF_SCOPE,
    }
)


def may_turn(complaint: Complaint) -> bool:
    """Whether it came to a no, a verdict or an end that the consumer may not want to accept."""
    refused = complaint.state in {State.REFUSED, State.DECIDED}
    return refused or (complaint.state is State.CLOSED and complaint.reason in _NOT_ACCEPTED)


def bodies(policy: Policy, merchant: str | None, category: str, country: str = "") -> tuple[Body, ...]:
    """Those that are there for a merchant's country and a kind of complaint, in the policy's order."""
    here = jurisdictions(merchant, policy, country)
    return tuple(body for body in policy.external.values() if _takes(body, here, category))


def _takes(body: Body, here: frozenset[str], category: str) -> bool:
    right_place = not body.jurisdictions or bool(here.intersection(body.jurisdictions))
    return right_place and (not body.categories or category in body.categories)


def of_complaint(complaint: Complaint, policy: Policy) -> tuple[Body, ...]:
    """The bodies for a complaint."""
    return bodies(policy, complaint.merchant, complaint.category, complaint.jurisdiction)


def shown_to(complaint: Complaint, policy: Policy) -> bool:
    """Whether the consumer gets a button that shows them now."""
    turned = complaint.state is State.EXTERNAL or may_turn(complaint)
    return turned and bool(of_complaint(complaint, policy))


def beside(turn: Turn, rows: Rows = ()) -> Rows:
    """Buttons under a message that says no, with the one that shows the bodies where there are any."""
    return (*rows, (BODIES,)) if of_complaint(turn.c, turn.policy) else rows


def described(found: tuple[Body, ...], policy: Policy, day: date) -> Iterator[Text]:
    """Everything about some bodies, with the rules that are in force on a day."""
    yield Text("outside-head")
    for body in found:
        yield Text("outside-body", _facts(body))
        if body.bring:
            yield Text("outside-bring")
        for n in range(len(body.bring)):
            yield Text("outside-thing", {"what": Ref("body-bring", f"{body.id}/{n}")})
        for rule in _rules(body, policy, day):
            yield Text("rights-fact", told(rule))
    yield Text("outside-note")


def _facts(body: Body) -> Mapping[str, Ref | str | None]:
    ref = {key: Ref(f"body-{key}", body.id) for key in ("about", "address", "hours") if getattr(body, key)}
    known = {"about": None, "address": None, "hours": None} | ref
    return {"name": Ref("body", body.id), "phone": body.phone or None, "web": body.web or None, **known}


def _rules(body: Body, policy: Policy, day: date) -> Iterator[Rule]:
    found = (policy.law.rule(id) for id in body.rules)
    return (rule for rule in found if rule and rule.in_force(day))


def body_label(ref: Ref, policy: Policy) -> Label:
    """Of a body (``body``, ``body-about`` ...) or of a thing to bring (``id/number``)."""
    id, _, number = ref.id.partition("/")
    body = policy.external.get(id)
    if body is None:
        return {}
    if number:
        return body.bring[int(number)] if int(number) < len(body.bring) else {}
    label: Label = getattr(body, ref.kind.partition("-")[2] or "name")
    return label
