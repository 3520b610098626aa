"""What one complaint owes to another: done right after it was written, or by the sweep."""

from __future__ import annotations

from router.domain.acts.merging import taken_in
from router.domain.commands import SYSTEM, SettleTask
from router.domain.complaint import Complaint
from router.domain.refusal import Refusal
from router.domain.transitions import decide
from router.usecases.act import change
from router.usecases.work import Work


async def settle_tasks(work: Work, complaint: Complaint) -> None:
    """Do what is owed. Whoever dies in between leaves it to the sweep; twice does no harm."""
    for task in complaint.tasks:
        done = await _taken_in(work, complaint, task.to)
        command = SettleTask(by=SYSTEM, key=f"settled:{task.to}", to=task.to, done=done)
        try:
            await change(work, complaint.number, lambda c, ctx, wish=command: decide(c, wish, ctx))  # type: ignore[misc]
        except Refusal:
            continue


async def _taken_in(work: Work, complaint: Complaint, number: str) -> bool:
    wish = taken_in(complaint)
    try:
        await change(work, number, lambda other, ctx: decide(other, wish, ctx))
    except Refusal:
        other = await work.complaints.get(number)
        return other is not None and complaint.number in other.merged
    return True
