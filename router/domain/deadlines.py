"""Moments with an action, and clocks that were missed. Times are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from router.domain.states import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment with an action. While paused `due` is None and `left` holds the seconds that are left.

    `target`, `calendar` and `policy` are the snapshot of the policy under which it was started.
    """

    kind: Due
    due: datetime | None
    started: datetime
    target: str
    n: int = 1
    """Rung or repetition, from 1."""
    cycle: int = 1
    policy: str = ""
    calendar: str = ""
    """Id of the calendar that it runs on; empty: the house's."""
    left: int | None = None
    cause: str = ""
    snoozed: int = 0
    """How often its holder put its reminder off."""
    warned: int = 0
    """Warnings given before it: 1 the card shows it, 2 the holder was told, 3 holder and lead."""
    warning: datetime | None = None
    """When the next one is to be given; None while it is paused, and after the last."""
    rule: str = ""
    """The rule of law that sets it, with its version as it was: ``cn.noreason.refund/1``."""

    @property
    def next(self) -> datetime | None:
        """When the sweep must look at it: for a warning, or because it is due."""
        return min(filter(None, (self.due, self.warning)), default=None)


@dataclass(frozen=True, slots=True)
class Breach:
    """A missed clock, recorded once for (clock, rule, cycle)."""

    clock: Due
    cycle: int
    due: datetime
    at: datetime
    rule: str = ""
    """The rule of law of a legal clock."""
