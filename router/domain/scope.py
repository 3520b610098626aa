"""Which complaints a manager answers for."""

from __future__ import annotations

from router.domain.complaint import Complaint


def in_scope(complaint: Complaint, scope: str) -> bool:
    """Whether a complaint belongs to ``all``, ``desk:care``, ``category:quality`` or ``merchant:shop``."""
    kind, _, id = scope.partition(":")
    fields = {"desk": complaint.desk, "category": complaint.category, "merchant": complaint.merchant}
    return scope == "all" or fields[kind] == id
