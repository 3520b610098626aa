"""Where complaints came from and went to: in and out of a scope, so that the numbers can be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from router.domain.complaint import Complaint, Mark
from router.domain.scope import in_scope, scopes_of
from router.domain.states import MarkKind
from router.domain.window import Window

FLOWING = frozenset({MarkKind.OPENED, MarkKind.REOPENED, MarkKind.MOVED, MarkKind.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How many came and went in a window. Moved: from or to another scope, while open."""

    new: int = 0
    reopened: int = 0
    moved_in: int = 0
    closed: int = 0
    moved_out: int = 0

    @property
    def net(self) -> int:
        """How many more there are at the end."""
        return self.new + self.reopened + self.moved_in - self.closed - self.moved_out


@dataclass(frozen=True, slots=True)
class Balance:
    """Open at the end = open at the start + in + reopened - out; `start` and `end` were counted apart."""

    start: int
    flow: Flow
    end: int

    @property
    def holds(self) -> bool:
        """Whether the numbers add up."""
        return self.start + self.flow.net == self.end


def flow(complaints: Iterable[Complaint], scope: str, window: Window) -> Flow:
    """What came into a scope and left it. `complaints`: at least those that anything happened to."""
    counts = {"new": 0, "reopened": 0, "moved_in": 0, "closed": 0, "moved_out": 0}
    for complaint in complaints:
        for mark, way in _ways(complaint, scope):
            if window.holds(mark.at):
                counts[way] += 1
    return Flow(**counts)


def open_by_scope(complaints: Iterable[Complaint], at: datetime) -> Counter[str]:
    """How many were open just before a moment, for every scope in which any was."""
    stood = (_last(complaint, at) for complaint in complaints)
    return Counter(scope for mark in stood if mark for scope in scopes_of(mark))


def open_at(complaints: Iterable[Complaint], scope: str, at: datetime) -> int:
    """How many were open in a scope just before a moment. `complaints`: those open now, or touched since."""
    stood = (_last(complaint, at) for complaint in complaints)
    return sum(in_scope(mark, scope) for mark in stood if mark)


def _last(complaint: Complaint, at: datetime) -> Mark | None:
    """Where a complaint stood just before a moment; None when it was not open."""
    last = None
    for mark in _flowing(complaint):
        if mark.at < at:
            last = mark
    return last if last and last.kind is not MarkKind.CLOSED else None


def _ways(complaint: Complaint, scope: str) -> Iterator[tuple[Mark, str]]:
    """Each time that a complaint came into a scope or left it."""
    inside = False
    for mark in _flowing(complaint):
        now = mark.kind is not MarkKind.CLOSED and in_scope(mark, scope)
        if now and not inside:
            yield mark, _IN[mark.kind]
        if inside and not now:
            yield mark, "closed" if mark.kind is MarkKind.CLOSED else "moved_out"
        inside = now


_IN = {MarkKind.OPENED: "new", MarkKind.REOPENED: "reopened", MarkKind.MOVED: "moved_in"}


def _flowing(complaint: Complaint) -> Iterator[Mark]:
    """The marks of coming and going; of a complaint from before there were marks what its fields tell."""
    found = [mark for mark in complaint.marks if mark.kind in FLOWING]
    if not found or found[0].kind is not MarkKind.OPENED:
        yield from _told_by_fields(complaint, found[0].at if found else None)
    yield from found


def _told_by_fields(complaint: Complaint, before: datetime | None) -> Iterator[Mark]:
    moments = (
        (MarkKind.OPENED, complaint.created),
        (MarkKind.REOPENED, complaint.reopened),
        (MarkKind.CLOSED, complaint.closed),
    )
    for kind, at in moments:
        if at and (before is None or at < before):
            yield Mark(
                kind=kind,
                at=at,
                desk=complaint.desk,
                category=complaint.category,
                merchant=complaint.merchant,
            )
