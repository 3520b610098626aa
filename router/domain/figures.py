"""The numbers of a digest: one pure function, used wherever numbers are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from router.domain.calendar import Calendar, Duration, add
from router.domain.complaint import Complaint, Survey
from router.domain.standing import overdue, until, whose_turn
from router.domain.states import Flag, Side, Stage, State

DUE_SOON = Duration(8, "wh")
WORST = 5
LOW = 2
NOBODY: Mapping[str, int] = MappingProxyType({})
TROUBLE = (Flag.SAFETY, Flag.UNREACHABLE, Flag.DEAD_ROUTE)


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` up to, not including, `end`."""

    start: datetime
    end: datetime

    def holds(self, at: datetime | None) -> bool:
        """Whether a moment falls in it."""
        return at is not None and self.start <= at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """What a manager reads in the morning."""

    new: int
    closed: int
    reopened: int
    open: int
    mean_open: float | None
    breached: int
    overdue: int
    due_soon: int
    not_taken: int
    worst: tuple[tuple[str, datetime], ...]
    """Numbers of the worst five with the time that was or is their due."""
    oldest: tuple[str, datetime] | None
    """The open complaint that nobody touched for the longest time."""
    turns: tuple[tuple[Side, int], ...]
    trouble: tuple[tuple[Flag, int], ...]
    undelivered: int
    """Complaints and digests with messages that could not be delivered."""
    restrained: tuple[tuple[str, int], ...]
    """How many people met which limit, or wrote though they are blocked."""
    spared: int
    """Problems that guides solved before anything was filed, the day before."""
    at_platform: int
    ratings: tuple[tuple[str, int, str], ...]
    """Number, score and words of ratings of 1 and 2."""

    @property
    def quiet(self) -> bool:
        """Nothing happened and nothing is open."""
        happened = self.new or self.closed or self.reopened or self.breached or self.ratings
        return not (happened or self.open or self.undelivered or self.restrained)


def daily(
    open_ones: Sequence[Complaint],
    touched: Sequence[Complaint],
    window: Window,
    now: datetime,
    calendar: Calendar,
    mean_open: float | None,
    undelivered: int = 0,
    restrained: Mapping[str, int] = NOBODY,
    spared: int = 0,
) -> Daily:
    """The daily numbers of what is open now and of what anything happened to in the window."""
    soon = add(now, DUE_SOON, calendar)
    low = [_rating(c, s) for c in touched for s in c.surveys if _low(s, window)]
    worst = sorted(((c.number, due) for c in open_ones if (due := _due(c, soon))), key=lambda pair: pair[1])
    oldest = min(open_ones, key=_acted, default=None)
    return Daily(
        new=sum(window.holds(c.created) for c in touched),
        closed=sum(window.holds(c.closed) for c in touched),
        reopened=sum(window.holds(c.reopened) for c in touched),
        open=len(open_ones),
        mean_open=mean_open,
        breached=sum(window.holds(b.at) for c in touched for b in c.breaches),
        overdue=sum(overdue(c) for c in open_ones),
        due_soon=sum(not overdue(c) for c in open_ones if _due(c, soon)),
        not_taken=sum(c.state is State.SUBMITTED for c in open_ones),
        worst=tuple(worst[:WORST]),
        oldest=(oldest.number, _acted(oldest)) if oldest else None,
        turns=tuple(sorted(Counter(t for c in open_ones if (t := whose_turn(c))).items())),
        trouble=tuple((f, n) for f in TROUBLE if (n := sum(c.flagged(f) for c in open_ones))),
        undelivered=undelivered,
        restrained=tuple(sorted(restrained.items())),
        spared=spared,
        at_platform=sum(c.stage is Stage.PLATFORM for c in open_ones),
        ratings=tuple(low),
    )


def _acted(complaint: Complaint) -> datetime:
    return complaint.acted or complaint.created


def _due(complaint: Complaint, soon: datetime) -> datetime | None:
    """The due time of what is late or soon due."""
    missed = [b.due for b in complaint.breaches if b.cycle == complaint.cycle]
    if missed and overdue(complaint):
        return min(missed)
    due = until(complaint)
    return due if due and due <= soon else None


def _low(survey: Survey, window: Window) -> bool:
    return survey.score is not None and survey.score <= LOW and window.holds(survey.rated_at)


def _rating(complaint: Complaint, survey: Survey) -> tuple[str, int, str]:
    return complaint.number, survey.score or 0, survey.comment
