"""What keeps one person from flooding desks and database. Who meets a limit is told what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from router.domain.commands import Command, ShowEvidence, Worded
from router.domain.complaint import Complaint
from router.domain.policy import Policy
from router.domain.refusal import Restraint
from router.domain.turn import Turn

DAY = timedelta(days=1)


def filing_limit(theirs: Sequence[Complaint], policy: Policy, now: datetime) -> Restraint | None:
    """Why this person may file nothing more now; None when they may. Not asked where safety is concerned."""
    most = policy.abuse
    lately = sorted(c.created for c in theirs if c.created > now - DAY)
    if len(lately) >= most.new_a_day:
        return Restraint(
            "new_a_day", "limit-new_a_day", most=most.new_a_day, until=lately[-most.new_a_day] + DAY
        )
    if sum(c.open for c in theirs) >= most.open_at_most:
        return Restraint("open_at_most", "limit-open_at_most", most=most.open_at_most)
    return None


def count_said(turn: Turn, command: Command) -> None:
    """Count what a consumer says about a complaint, for a day from the first on. Restraint at the limit."""
    worded = isinstance(command, Worded) and (command.text or command.evidence)
    if not (worded or isinstance(command, ShowEvidence)):
        return
    most, since = turn.policy.abuse.messages_a_day, turn.c.said_since
    if since is None or turn.now >= since + DAY:
        turn.set(said=1, said_since=turn.now)
        return
    if turn.c.said >= most:
        raise Restraint("messages_a_day", "limit-messages_a_day", most=most, until=since + DAY)
    turn.set(said=turn.c.said + 1)
