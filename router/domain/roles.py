"""Who may give a command, and what whoever may not is told."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.domain.turn import Turn, phoning


class Who(StrEnum):
    """Who may give a command."""

    CONSUMER = "consumer"
    MEMBER = "desk member"
    """Of the desk that handles the complaint."""
    HOLDER = "holder or lead"
    PLATFORM_LEAD = "platform lead"
    QUALITY = "platform lead or quality manager"
    MERCHANT = "merchant"
    """A member of the complaint's own merchant's desk, wherever the complaint is handled."""
    STAFF = "staff"
    """A member of any desk that takes part."""
    EITHER = "either side"
    """The consumer, or a member of the provider's desk."""
    CALLER = "caller"
    """Whoever has the link to what staff recorded, while nobody has claimed it."""
    PHONING = "desk that phones the caller"
    SYSTEM = "sweep"


def may(turn: Turn, who: Who) -> bool:
    """Whether the actor is one whom a row is for."""
    return _CHECKS[who](turn)


def is_member(turn: Turn) -> bool:
    """Whether the actor is of the desk that handles the complaint."""
    return turn.by.desk is not None and turn.by.desk == turn.c.desk


def _is_holder(turn: Turn) -> bool:
    holds = turn.c.holder is not None and turn.c.holder.user == turn.by.user
    return is_member(turn) and (holds or turn.by.lead)


def is_consumer(turn: Turn) -> bool:
    """Whether the actor is the complaint's consumer."""
    return turn.by.side is Side.CONSUMER and turn.by.user == turn.c.consumer.user


def _is_merchant(turn: Turn) -> bool:
    return turn.by.desk is not None and turn.by.desk == turn.c.merchant


def _is_platform(turn: Turn) -> bool:
    return turn.by.side is Side.PLATFORM


def _is_quality_manager(turn: Turn) -> bool:
    managers = turn.policy.managers
    return any(m.user == turn.by.user and m.role is ManagerRole.QUALITY for m in managers)


_CHECKS: dict[Who, Callable[[Turn], bool]] = {
    Who.CONSUMER: is_consumer,
    Who.MEMBER: is_member,
    Who.HOLDER: _is_holder,
    Who.PLATFORM_LEAD: lambda turn: _is_platform(turn) and turn.by.lead,
    Who.QUALITY: lambda turn: _is_platform(turn) and (turn.by.lead or _is_quality_manager(turn)),
    Who.MERCHANT: _is_merchant,
    Who.STAFF: lambda turn: turn.by.desk is not None and turn.by.desk in turn.c.routes,
    Who.EITHER: lambda turn: is_consumer(turn) or turn.by.desk == turn.c.provider,
    Who.PHONING: lambda turn: not turn.c.claimed and turn.by.desk == phoning(turn.c),
    Who.CALLER: lambda turn: turn.by.side is Side.CONSUMER and not turn.c.claimed,
    Who.SYSTEM: lambda turn: turn.by.side is Side.SYSTEM,
}


def why_not(turn: Turn, who: Who) -> Refusal:
    """What somebody is told for whom a row is not."""
    if turn.c.holder and is_member(turn) and who is Who.HOLDER:
        return Refusal("refusal-held", holder=turn.c.holder.name)
    if who in {Who.PLATFORM_LEAD, Who.QUALITY}:
        return Refusal("refusal-lead-only")
    return Refusal("refusal-not-yours")
