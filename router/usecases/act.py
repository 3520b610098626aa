"""One command to one complaint: read, decide, write if nobody was faster, wake the courier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from router.domain.commands import Command
from router.domain.complaint import Complaint
from router.domain.refusal import Refusal
from router.domain.transitions import Decision, decide
from router.domain.turn import Context
from router.ports import Box, Change, Unavailable
from router.usecases.work import Work

RACES = 50
"""So many lost races in a row mean that something is wrong with the store."""


async def act(work: Work, number: str, command: Command, known: Complaint | None = None) -> Decision:
    """Carry out a command. `known` spares the first read when the complaint was just read.

    Refusal when a rule says no, `Unavailable` when the store does not answer: then nothing was changed.
    """
    return await change(work, number, lambda complaint, ctx: decide(complaint, command, ctx), known)


async def change(
    work: Work,
    number: str,
    decision: Callable[[Complaint, Context], Decision],
    known: Complaint | None = None,
    ctx: Context | None = None,
) -> Decision:
    """Write what `decision` makes of the complaint; on a lost race read again and decide again."""
    complaint = known
    for _ in range(RACES):
        complaint = complaint or await work.complaints.get(number)
        if complaint is None:
            raise Refusal("refusal-unknown-complaint")
        base = ctx or await work.context(number)
        made = decision(complaint, replace(base, now=work.clock.now()))
        if made.after is complaint or await write(work, made):
            return made
        complaint = None
    raise Unavailable(f"{number}: {RACES} lost races in a row")


async def write(work: Work, made: Decision) -> bool:
    """Store a decision and wake the courier; False when somebody was faster."""
    before = made.before if made.before.version else None
    box = Box("complaints", made.after.number, made.mail, made.after)
    if made.mail:
        work.wake.expect(box)
    if not await work.complaints.write(Change(before, made.after, made.events, made.mail)):
        return False
    if made.mail:
        work.wake.wake(box)
    return True
