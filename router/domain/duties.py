"""Legal clocks: what a law gives the provider time for. They never pause, and a miss moves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from router.domain.clocks import stop
from router.domain.deadlines import Deadline
from router.domain.law import (
    LAST_MOMENT,
    Country,
    Ends,
    Kind,
    Rule,
    Start,
    applying,
    end_of,
    local_day,
    period,
)
from router.domain.matters import of_complaint
from router.domain.states import Due, MarkKind
from router.domain.turn import Turn


def begin(turn: Turn, ends: Ends) -> datetime | None:
    """Start the clocks of the merchant's duties of a kind; returns when the first is due."""
    matter = of_complaint(turn.c, turn.policy)
    if matter is None or turn.c.merchant is None:
        return None
    rules = (r for r in applying(turn.policy.law, matter, Kind.DUTY) if r.ends is ends)
    begun = [d for rule in rules if (d := _clock(turn, rule, matter.country))]
    replaced = {d.cause for d in begun}
    kept = (d for d in turn.c.deadlines if d.kind is not Due.LEGAL or d.cause not in replaced)
    turn.set(deadlines=(*kept, *begun))
    return min((d.due for d in begun if d.due), default=None)


def renew(turn: Turn) -> None:
    """Another category: duties that are none in it end, its own run as if it had been filed there.

    A clock that goes on keeps its snapshot, and what was missed is not begun again. What was agreed once, or
    had ended, has met the duty to settle it; money is a duty again when the next refund begins.
    """
    matter = of_complaint(turn.c, turn.policy)
    rules = list(applying(turn.policy.law, matter, Kind.DUTY)) if matter and turn.c.merchant else []
    running = {d.cause for d in turn.c.deadlines if d.kind is Due.LEGAL}
    for cause in running - set(map(_cause, rules)):
        stop(turn, Due.LEGAL, cause=cause)
    if matter is None or any(mark.kind is MarkKind.RESOLVED for mark in turn.c.marks):
        return
    missed = {b.rule.partition("/")[0] for b in turn.c.breaches}
    owed = (r for r in rules if r.ends is Ends.SETTLED and _cause(r) not in running and r.id not in missed)
    begun = [d for rule in owed if (d := _clock(turn, rule, matter.country))]
    turn.set(deadlines=(*turn.c.deadlines, *begun))


def begin_refund(turn: Turn, due: datetime) -> datetime:
    """The step that pays begins: it is due at `due`, or when the law says, whichever is sooner."""
    legal = begin(turn, Ends.REFUNDED)
    if legal is None or legal >= due:
        return due
    rule = next(d.rule for d in turn.c.deadlines if d.kind is Due.LEGAL and d.due == legal)
    legal -= LAST_MOMENT
    turn.set(
        deadlines=tuple(
            replace(d, due=legal, rule=rule) if d.kind is Due.STEP else d for d in turn.c.deadlines
        )
    )
    return legal


def _cause(rule: Rule) -> str:
    return f"{rule.ends}:{rule.id}"


def _returned(turn: Turn) -> datetime | None:
    """When the goods were back at the merchant: as was said, else when they were inspected."""
    inspected = next((s for s in turn.c.steps if s.proof == "inspected" and s.done_at), None)
    return (inspected.arrived_at or inspected.done_at) if inspected else None


def _clock(turn: Turn, rule: Rule, country: Country) -> Deadline | None:
    back = _returned(turn)
    since = back if rule.start is Start.RETURN else turn.c.created
    if since is None:
        return None
    due = period(rule, local_day(since, country.calendar), country.calendar).end
    if rule.waits_for_goods and back:
        due = max(due, end_of(local_day(back, country.calendar), country.calendar))
    return Deadline(
        kind=Due.LEGAL,
        due=due,
        started=since,
        target=f"{rule.value}{'wd' if rule.working else 'd'}",
        cycle=turn.c.cycle,
        policy=turn.policy.version,
        cause=_cause(rule),
        rule=rule.snapshot,
    )
