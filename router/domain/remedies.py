"""What may be proposed and decided: remedies, as lists of steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from router.domain.calendar import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """One step of a remedy: who does it, what proves it, by when."""

    actor: str
    """``provider`` or ``consumer``."""
    proof: str
    """What is asked for as a proof, a locale key without prefix: ``receipt``, ``tracking`` ..."""
    within: Duration
    after: str = "previous"
    """What the deadline counts from: ``previous`` step's proof, or ``arrival`` of the goods."""
    travel: str = ""
    """Only where goods come back in this way: ``ship`` or ``pickup``; empty: always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What may be proposed and decided, as a list of steps."""

    id: str
    label: Mapping[str, str]
    steps: tuple[StepRule, ...]
    money: bool = False
    """The remedy pays an amount, which a proposal must name."""
    paid_back: bool = False
    """The amount is part of what was paid: not more than that, where it is known."""
    goods: bool = False
    """Goods travel: who pays the freight is named in the proposal."""

    @property
    def travels(self) -> tuple[str, ...]:
        """The ways in which goods can come back, as its steps tell them; none where none do."""
        return tuple(dict.fromkeys(step.travel for step in self.steps if step.travel))

    def travel(self, asked: str | None) -> str | None:
        """The way that was asked for, or the usual one, which is the first; None where no goods come back."""
        return asked if asked in self.travels else next(iter(self.travels), None)
