"""The ladder: what lifts a complaint to which level, and who is told there. Values of the policy alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lift(StrEnum):
    """What lifts a complaint."""

    BREACH = "breach"
    """A service clock was missed."""
    NOT_TAKEN = "not_taken"
    SILENCE = "silence"
    """Still nothing some time after a missed clock: it moves to the platform."""
    CONTESTED = "contested"
    """The consumer brought in the platform, as after a refusal."""
    UNPERFORMED = "unperformed"
    """A step of an agreement was not done, or not as agreed."""
    NOT_SOLVED = "not_solved"
    """Said for the second time."""
    UNTAKEN = "untaken"
    """Not even the platform took it."""
    LATE_DECISION = "late_decision"
    AMOUNT = "amount"
    """It is about more money than `amount_above`."""
    SAFETY = "safety"
    VERDICT_UNPERFORMED = "verdict_unperformed"


class Receiver(StrEnum):
    """Who may be told: people of the desk, the platform's desk, managers by role."""

    HOLDER = "holder"
    LEAD = "lead"
    PLATFORM = "platform"
    MANAGER = "manager"
    QUALITY = "quality"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level: its causes, and who is told."""

    causes: tuple[Lift, ...]
    tells: tuple[Receiver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """So many complaints about one product within so many hours are told as one incident, once a day."""

    complaints: int = 5
    hours: int = 24
    tells: tuple[str, ...] = ("quality",)
    """Roles of managers."""


LEVELS = (
    Level(causes=(Lift.BREACH, Lift.NOT_TAKEN), tells=(Receiver.LEAD,)),
    Level(
        causes=(Lift.SILENCE, Lift.CONTESTED, Lift.UNPERFORMED, Lift.NOT_SOLVED),
        tells=(Receiver.PLATFORM,),
    ),
    Level(causes=(Lift.UNTAKEN, Lift.LATE_DECISION, Lift.AMOUNT, Lift.SAFETY), tells=(Receiver.QUALITY,)),
    Level(causes=(Lift.VERDICT_UNPERFORMED,), tells=(Receiver.OPERATIONS,)),
)
"""From the first level on; level 0 are the warnings."""
