"""The numbers of one whole day, by dimension: made from the complaints that anything happened to on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from router.domain.complaint import Complaint
from router.domain.flows import Flow, flow
from router.domain.scope import scopes_of
from router.domain.states import MarkKind
from router.domain.window import Window

CONTENT = 4
"""Scores from this on are those of content people."""


def by_dimension(complaints: Iterable[Complaint]) -> Mapping[str, Sequence[Complaint]]:
    """The complaints by every scope that they stand or ever stood in."""
    found: dict[str, list[Complaint]] = {}
    for c in complaints:
        passed = (scope for mark in c.marks for scope in scopes_of(mark))
        for scope in {*scopes_of(c), *passed}:
            found.setdefault(scope, []).append(c)
    return found


def day_numbers(touched: Sequence[Complaint], window: Window, dimension: str) -> Mapping[str, float]:
    """What happened on a day within a dimension. The same complaints give the same numbers."""
    flowed = flow(touched, dimension, window)
    numbers = _flowed(flowed) | _happened(touched, window, dimension)
    return {name: float(count) for name, count in numbers.items()}


def _flowed(flowed: Flow) -> dict[str, int]:
    return {
        "new": flowed.new,
        "reopened": flowed.reopened,
        "closed": flowed.closed,
        "net": flowed.net,
    }


def _happened(touched: Sequence[Complaint], window: Window, dimension: str) -> dict[str, int]:
    marks = [m for c in touched for m in c.marks if window.holds(m.at) and dimension in scopes_of(m)]
    theirs = [c for c in touched if dimension in scopes_of(c)]
    scores = [s.score for c in theirs for s in c.surveys if s.score and window.holds(s.rated_at)]
    kinds = Counter(mark.kind for mark in marks)
    return {
        "escalated": kinds[MarkKind.ESCALATED],
        "breached": sum(window.holds(b.at) for c in theirs for b in c.breaches),
        "rated": len(scores),
        "content": sum(score >= CONTENT for score in scores),
    }
