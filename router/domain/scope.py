"""Which complaints a manager answers for, and which a desk may look at."""

from __future__ import annotations

from router.domain.complaint import Complaint
from router.domain.policy import Policy


def in_scope(complaint: Complaint, scope: str) -> bool:
    """Whether a complaint belongs to ``all``, ``desk:care``, ``category:quality`` or ``merchant:shop``."""
    kind, _, id = scope.partition(":")
    fields = {"desk": complaint.desk, "category": complaint.category, "merchant": complaint.merchant}
    return scope == "all" or fields[kind] == id


def seen_by(complaint: Complaint, desk: str, policy: Policy) -> bool:
    """Whether a desk may look at a complaint: it took part, or is the platform's desk that it would go to."""
    category = policy.categories.get(complaint.category)
    return desk in complaint.routes or (category is not None and category.escalates_to == desk)
