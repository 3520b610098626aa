"""Which complaints a manager answers for, and which a desk may look at."""

from __future__ import annotations

from typing import Protocol

from router.domain.complaint import Complaint
from router.domain.policy import Policy

ALL = "all"


class Placed(Protocol):
    """What stands at a desk, in a category, with a merchant: a complaint, or a moment of its past."""

    @property
    def desk(self) -> str:
        """The handling desk."""
        ...

    @property
    def category(self) -> str:
        """The category."""
        ...

    @property
    def merchant(self) -> str | None:
        """The merchant, where one is known."""
        ...


def in_scope(placed: Placed, scope: str) -> bool:
    """Whether something belongs to ``all``, ``desk:care``, ``category:quality`` or ``merchant:shop``."""
    kind, _, id = scope.partition(":")
    fields = {"desk": placed.desk, "category": placed.category, "merchant": placed.merchant}
    return scope == ALL or fields[kind] == id


def known_scope(policy: Policy, scope: str) -> bool:
    """Whether a scope names something of the policy."""
    kind, _, id = scope.partition(":")
    known = {"desk": policy.desks, "category": policy.categories, "merchant": policy.merchants}
    return scope == ALL or id in known.get(kind, {})


def scopes_of(placed: Placed) -> tuple[str, ...]:
    """Every scope that something belongs to."""
    own = (ALL, f"desk:{placed.desk}", f"category:{placed.category}")
    return (*own, f"merchant:{placed.merchant}") if placed.merchant else own


def seen_by(complaint: Complaint, desk: str, policy: Policy) -> bool:
    """Whether a desk may look at a complaint: it took part, or is the platform's desk that it would go to."""
    category = policy.categories.get(complaint.category)
    return desk in complaint.routes or (category is not None and category.escalates_to == desk)
