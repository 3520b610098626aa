"""One command to one complaint: read, decide, write if nobody was faster, wake the courier."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from router.domain.commands import Command, Transfer
from router.domain.complaint import Complaint
from router.domain.concluding import Decision
from router.domain.refusal import Refusal
from router.domain.transitions import decide
from router.domain.turn import Context
from router.ports import Box, Change, Unavailable
from router.usecases.pools import arrived
from router.usecases.proposing import proposed
from router.usecases.work import Work

RACES = 50
"""So many lost races in a row mean that something is wrong with the store."""


async def act(work: Work, number: str, command: Command, known: Complaint | None = None) -> Decision:
    """Carry out a command. `known` spares the first read when the complaint was just read.

    Refusal when a rule says no, `Unavailable` when the store does not answer: then nothing was changed.
    """
    desks = (command.desk,) if isinstance(command, Transfer) and command.desk else ()
    return await change(work, number, lambda held, ctx: decide(held, command, ctx), known, None, desks)


async def change(
    work: Work,
    number: str,
    decision: Callable[[Complaint, Context], Decision],
    known: Complaint | None = None,
    ctx: Context | None = None,
    desks: Collection[str] = (),
) -> Decision:
    """Write what `decision` makes of the complaint; on a lost race read again and decide again."""
    complaint = known
    for _ in range(RACES):
        complaint = complaint or await work.complaints.get(number)
        if complaint is None:
            raise Refusal("refusal-unknown-complaint")
        base = replace(ctx or await work.context(complaint, *desks), now=work.clock.now())
        made = await shared(work, complaint, base, decision)
        if made.after is complaint or await write(work, made):
            return made
        complaint = None
    raise Unavailable(f"{number}: {RACES} lost races in a row")


async def shared(
    work: Work, complaint: Complaint, ctx: Context, decision: Callable[[Complaint, Context], Decision]
) -> Decision:
    """A decision; where it comes to a desk anew, again with the chat and person to go to."""
    made = decision(complaint, ctx)
    fresh = arrived(complaint, made.after)
    counted = await work.counted(ctx, complaint.number, fresh) if fresh else None
    ready = await proposed(work, complaint, made.after, counted or ctx)
    return made if ready is ctx else decision(complaint, ready)


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
