"""Two complaints that are one: the duplicate owes the other one what it holds, and that takes it in once."""

from __future__ import annotations

from router.domain.calendar import Duration
from router.domain.clocks import start, stop
from router.domain.commands import SYSTEM, Absorb, Expire, SettleTask
from router.domain.complaint import Complaint, Task
from router.domain.events import EventKind
from router.domain.refusal import Refusal
from router.domain.states import Due
from router.domain.turn import Turn

AT_ONCE, AGAIN = Duration(0, "h"), Duration(1, "h")


def owe(turn: Turn, to: str) -> None:
    """Written with the dismissal; whoever wrote it does it at once, the sweep does what was left."""
    turn.set(tasks=(*turn.c.tasks, Task(to)))
    start(turn, Due.TASK, AT_ONCE)


def taken_in(complaint: Complaint) -> Absorb:
    """The command for the other complaint. Doing it twice changes nothing."""
    return Absorb(
        by=SYSTEM,
        key=f"task:{complaint.number}",
        number=complaint.number,
        text=complaint.description,
        evidence=complaint.evidence,
    )


def absorb(turn: Turn, command: Absorb) -> None:
    """Words and evidence of the duplicate, as far as there is room, for the desk. Refusal the second time."""
    if command.number in turn.c.merged:
        raise Refusal("refusal-not-now")
    known = {item.unique_id for item in turn.c.evidence}
    room = turn.policy.abuse.evidence_at_most - len(known)
    turn.keep([item for item in command.evidence if item.unique_id not in known][: max(0, room)])
    turn.set(merged=(*turn.c.merged, command.number))
    turn.record(EventKind.MERGED, command, number=command.number)
    turn.tell_desk(turn.c.desk, "desk-merged", worded=command, other=command.number)


def settle(turn: Turn, command: SettleTask) -> None:
    """It is owed no more; a lead hears of what cannot be done."""
    left = tuple(task for task in turn.c.tasks if task.to != command.to)
    if left == turn.c.tasks:
        raise Refusal("refusal-not-now")
    turn.set(tasks=left)
    if not left:
        stop(turn, Due.TASK)
    if not command.done:
        turn.tell_lead(turn.c.desk, "desk-not-merged", other=command.to)


def waits(turn: Turn, command: Expire) -> None:
    """It could not be done just now: later again."""
    start(turn, Due.TASK, AGAIN)
