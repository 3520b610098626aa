"""Up the ladder: the policy says which level something lifts a complaint to, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from router.domain.acts import handling
from router.domain.clocks import retarget
from router.domain.ladder import Lift, Receiver
from router.domain.policy import ManagerRole
from router.domain.states import Flag, Stage
from router.domain.turn import Turn

_DESK: Mapping[Lift, str] = {
    Lift.BREACH: "desk-breached",
    Lift.NOT_TAKEN: "desk-not-taken-lead",
    Lift.UNTAKEN: "desk-not-taken-lead",
}
_MANAGER: Mapping[Lift, str] = {
    Lift.BREACH: "desk-breached",
    Lift.NOT_TAKEN: "manager-not-taken",
    Lift.UNTAKEN: "manager-not-taken",
    Lift.LATE_DECISION: "manager-alarm",
    Lift.SAFETY: "manager-safety",
    Lift.VERDICT_UNPERFORMED: "manager-verdict-unperformed",
}
ANY = "ladder-climbed"
"""What is said of the others, with the cause."""


def climb(turn: Turn, cause: Lift, *, again: bool = False, **args: Any) -> None:
    """Lift the complaint as far as the cause does, and tell whom the level names.

    `again` for what goes on as it was told: a manager's daily digest says so too.
    """
    levels = turn.policy.ladder.levels
    number, level = next((n, level) for n, level in enumerate(levels, 1) if cause in level.causes)
    if number > turn.c.level:
        turn.set(level=number, lift=cause.value)
    turn.urgent = turn.urgent or cause is Lift.SAFETY
    for receiver in level.tells:
        if role := _ROLES.get(receiver):
            key = _MANAGER.get(cause, ANY)
            turn.tell_managers(role, key, digested=again, cause=cause.value, **args)
        else:
            _TELL[receiver](turn, cause, args)


def endanger(turn: Turn) -> None:
    """Danger for people: flagged, urgent from now on, and told."""
    turn.flag(Flag.SAFETY)
    retarget(turn)
    climb(turn, Lift.SAFETY)


def _holder(turn: Turn, cause: Lift, args: Mapping[str, Any]) -> None:
    if holder := turn.c.holder:
        turn.tell_member(holder.user, turn.c.desk, _DESK.get(cause, ANY), cause=cause.value, **args)


def _lead(turn: Turn, cause: Lift, args: Mapping[str, Any]) -> None:
    turn.tell_lead(turn.c.desk, _DESK.get(cause, ANY), cause=cause.value, **args)


def _platform(turn: Turn, cause: Lift, args: Mapping[str, Any]) -> None:
    """Its desk: a card that is new there tells by itself, with the level and why."""
    desk = turn.c.desk if turn.c.stage is Stage.PLATFORM else turn.category.escalates_to
    if f"card:{desk}" not in turn.c.sent:
        handling.reach(turn, desk)
        return
    turn.tell_desk(desk, _DESK.get(cause, ANY), cause=cause.value, **args)


_TELL: Mapping[Receiver, Callable[[Turn, Lift, Mapping[str, Any]], None]] = {
    Receiver.HOLDER: _holder,
    Receiver.LEAD: _lead,
    Receiver.PLATFORM: _platform,
}
_ROLES: Mapping[Receiver, ManagerRole] = {
    Receiver.MANAGER: ManagerRole.MANAGER,
    Receiver.QUALITY: ManagerRole.QUALITY,
    Receiver.OPERATIONS: ManagerRole.OPERATIONS,
}
