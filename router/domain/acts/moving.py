"""Where it is worked, and what is marked on it: transfers, lost chats, flags."""

from __future__ import annotations

from router.domain.acts import handling
from router.domain.acts.climbing import endanger
from router.domain.clocks import retarget, stop
from router.domain.commands import (
    HoldLegally,
    LoseRoute,
    MarkFlag,
    RaiseSafety,
    SetPriority,
    SuspectAbuse,
    Transfer,
)
from router.domain.complaint import Complaint, Ref
from router.domain.concerns import dangerous
from router.domain.duties import renew
from router.domain.events import EventKind
from router.domain.policy import DeskKind
from router.domain.refusal import Refusal
from router.domain.states import Due, Flag, Stage, State
from router.domain.turn import Context, Turn

UNDER_WAY = frozenset({State.PERFORMING, State.PERFORMED, State.EXTERNAL})
"""What is agreed, or outside, stays where it is."""


def transfer(turn: Turn, command: Transfer) -> None:
    """To another desk or category; the time that has passed stays passed, only targets change."""
    if command.category and command.category not in turn.policy.categories:
        raise Refusal("refusal-no-such-category")
    if not (command.desk or command.category):
        raise Refusal("refusal-no-such-desk")
    source, desk = turn.c, command.desk or home_of(turn.c, command.category or turn.c.category, turn.ctx)
    if desk not in turn.ctx.routes or not _within(turn, desk):
        raise Refusal("refusal-no-such-desk")
    if desk == source.desk and command.category in {None, source.category}:
        raise Refusal("refusal-same-desk")
    turn.set(category=command.category or source.category)
    if desk == source.desk:
        retarget(turn)
    else:
        _move(turn, command, desk)
    renew(turn)
    turn.record(
        EventKind.TRANSFERRED,
        source=source.desk,
        to=desk,
        category=Ref("category", turn.c.category),
        before=Ref("category", source.category),
        why=command.text,
    )
    if turn.category.safety:
        endanger(turn)


def home_of(complaint: Complaint, category: str, ctx: Context) -> str:
    """The desk to which complaints of a category belong, seen from this one."""
    rule = ctx.policy.categories[category]
    if rule.desk != "merchant":
        return rule.desk
    known = complaint.merchant in ctx.routes and not rule.safety
    return complaint.merchant if known and complaint.merchant else rule.escalates_to


def _move(turn: Turn, command: Transfer, desk: str) -> None:
    """The new desk reads why, and from whom it comes."""
    source, why = turn.c.desk, command.text or "none"
    turn.tell_desk(source, "desk-transferred", to=_named(turn, desk, source))
    stage = _stage_of(turn, desk)
    if stage is not turn.c.stage:
        stop(turn, Due.MOVE, Due.DECISION, Due.ALARM)
    turn.set(proposal=None, counter=None, verdict=None)
    handling.settle_at(turn, desk, stage)
    handling.wait_for_taker(turn)
    retarget(turn)
    turn.tell_desk(desk, "desk-transferred-here", source=_named(turn, source, desk), why=why)
    turn.tell_consumer("consumer-transferred", desk=Ref("desk", desk))


def _named(turn: Turn, desk: str, reader: str) -> Ref:
    """Only desks of the platform tell each other apart."""
    same = _stage_of(turn, desk) is _stage_of(turn, reader) is Stage.PLATFORM
    return Ref("desk-name" if same else "desk", desk)


def _within(turn: Turn, desk: str) -> bool:
    """No merchant learns of another: it goes to the platform's desks and to its own merchant."""
    return desk == turn.c.merchant or _stage_of(turn, desk) is Stage.PLATFORM


def _stage_of(turn: Turn, desk: str) -> Stage:
    known = turn.policy.desks.get(desk)
    return Stage.PLATFORM if known and known.kind is DeskKind.PLATFORM else Stage.MERCHANT


def set_priority(turn: Turn, command: SetPriority) -> None:
    """Urgent, or no more than any other. Refusal when it is so already; danger for people stays urgent."""
    if turn.c.flagged(Flag.SAFETY) or turn.c.flagged(Flag.URGENT) is command.urgent:
        raise Refusal("refusal-not-now")
    turn.flag(Flag.URGENT, command.urgent)
    retarget(turn)


def suspect_abuse(turn: Turn, command: SuspectAbuse) -> None:
    """Seen by everybody who works it; nothing follows from it by itself."""
    turn.flag(Flag.SUSPECTED_ABUSE, command.on)


def hold_legally(turn: Turn, command: HoldLegally) -> None:
    """Kept beyond retention while somebody may sue."""
    turn.flag(Flag.LEGAL_HOLD, command.on)


def raise_safety(turn: Turn, command: RaiseSafety) -> None:
    """Danger for people. Refusal when that is known."""
    if turn.c.flagged(Flag.SAFETY):
        raise Refusal("refusal-not-now")
    endanger(turn)


def raise_safety_at_merchant(turn: Turn, command: RaiseSafety) -> None:
    """The platform goes on with it at once."""
    raise_safety(turn, command)
    _safely_moved(turn)


def heed(turn: Turn, words: str) -> None:
    """Words of the consumer about danger for people: the platform goes on with it at once."""
    if turn.c.flagged(Flag.SAFETY) or not turn.c.open or not dangerous(words, turn.policy):
        return
    endanger(turn)
    if turn.c.stage is Stage.MERCHANT and turn.c.state not in UNDER_WAY:
        _safely_moved(turn)


def lose_route(turn: Turn, command: LoseRoute) -> None:
    """The merchant's chat is lost, and it has no other: the platform goes on."""
    if _takes_part(turn, command):
        _lose_part(turn, command.desk)
        return
    if _has_another_chat(turn, turn.c.desk):
        return
    _forget_route(turn, turn.c.desk)
    handling.to_platform(turn, "chat_lost")
    handling.tell_moved(turn)


def lose_route_late(turn: Turn, command: LoseRoute) -> None:
    """A platform's chat is lost, or a merchant's with a remedy under way: operations is told."""
    if _takes_part(turn, command):
        _lose_part(turn, command.desk)
        return
    if _has_another_chat(turn, turn.c.desk):
        return
    _forget_route(turn, turn.c.desk)
    turn.flag(Flag.DEAD_ROUTE)


def _takes_part(turn: Turn, command: LoseRoute) -> bool:
    """Whether it is a desk that does not handle the complaint."""
    return command.desk not in {"", turn.c.desk}


def _lose_part(turn: Turn, desk: str) -> None:
    """Without another chat the handling desk does for it what it was to do, and is told."""
    if desk not in turn.c.routes or _has_another_chat(turn, desk):
        return
    _forget_route(turn, desk)
    turn.tell_desk(turn.c.desk, "desk-lost-beside", who=Ref("desk", desk))


def _has_another_chat(turn: Turn, desk: str) -> bool:
    """A desk may have several chats: then another one goes on."""
    lost, other = (routes.get(desk) for routes in (turn.c.routes, turn.ctx.routes))
    if lost is None or other is None or other.chat == lost.chat:
        return False
    handling.reach(turn, desk)
    return True


def _forget_route(turn: Turn, lost: str) -> None:
    turn.set(routes={desk: route for desk, route in turn.c.routes.items() if desk != lost})


def mark_flag(turn: Turn, command: MarkFlag) -> None:
    """Set or remove a flag."""
    known = turn.c.flagged(command.flag)
    turn.flag(command.flag, command.on)
    if command.flag is Flag.UNREACHABLE and command.on and not known:
        turn.tell_desk(turn.c.desk, "desk-unreachable", why="blocked")
    if command.flag is Flag.SAFETY and command.on:
        endanger(turn)
    elif command.flag in {Flag.SAFETY, Flag.URGENT}:
        retarget(turn)


def mark_flag_at_merchant(turn: Turn, command: MarkFlag) -> None:
    """What concerns safety is the platform's at once."""
    mark_flag(turn, command)
    if command.flag is Flag.SAFETY and command.on:
        _safely_moved(turn)


def _safely_moved(turn: Turn) -> None:
    handling.to_platform(turn, "safety")
    handling.tell_moved(turn)
