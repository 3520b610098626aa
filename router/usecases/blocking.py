"""Blocking somebody, ending that, and what becomes of their open complaints meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import structlog

from router.domain.blocking import Block, may_block
from router.domain.commands import SYSTEM, MarkFlag
from router.domain.complaint import Complaint, Person
from router.domain.number import valid
from router.domain.refusal import Refusal
from router.domain.states import Flag
from router.usecases.act import act
from router.usecases.work import Work

LISTED = 200
"""Blocks read for the list."""
REASON_AT_MOST = 300

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Blocked:
    """A block, whether it is new, and the person's open complaints, which go on."""

    block: Block
    new: bool
    open: tuple[str, ...]


async def meant(work: Work, word: str) -> Complaint:
    """A complaint of the person whom a word means: its number, or the pseudonym that merchants read.

    Refusal where it means nobody, or more than one.
    """
    if number := valid(word):
        complaint = await work.complaints.get(number)
        found = [complaint] if complaint else []
    else:
        found = await work.complaints.of_pseudonym(work.bot, word.strip().upper())
    if not any(c.claimed for c in found):
        raise Refusal("refusal-unknown-person")
    if len({c.consumer.user for c in found}) > 1:
        raise Refusal("refusal-several-people")
    return found[0]


async def block(
    work: Work, scopes: Collection[str], by: Person, complaint: Complaint, reason: str, key: str
) -> Blocked:
    """Put the complaint's consumer on the block list; `key` is the update's. Refusal beyond the scopes."""
    user = complaint.consumer.user
    theirs = await _within(work, scopes, user)
    made = Block(
        bot=work.bot,
        user=user,
        number=complaint.number,
        reason=reason[:REASON_AT_MOST],
        by=by,
        at=work.clock.now(),
    )
    new = await work.blocks.put(made)
    stands = made if new else await work.blocks.find(work.bot, user) or made
    open_ones = [c for c in theirs if c.open]
    for c in open_ones:
        await _flag(work, c, key, on=True)
    if new:
        work.happened("person_blocked")
        log.info("person_blocked", person=user, by=by.user, number=complaint.number)
    return Blocked(stands, new, tuple(c.number for c in open_ones))


async def lift(work: Work, scopes: Collection[str], by: Person, complaint: Complaint, key: str) -> Block:
    """Take the complaint's consumer off the list. Refusal when they are not on it, or beyond the scopes."""
    user = complaint.consumer.user
    theirs = await _within(work, scopes, user)
    stands = await work.blocks.find(work.bot, user)
    if stands is None or not await work.blocks.lift(stands, by, work.clock.now()):
        raise Refusal("refusal-not-blocked")
    for c in theirs:
        if c.flagged(Flag.SUSPECTED_ABUSE):
            await _flag(work, c, key, on=False)
    work.happened("person_unblocked")
    log.info("person_unblocked", person=user, by=by.user, number=complaint.number)
    return stands


async def listed(work: Work, scopes: Collection[str]) -> list[Block]:
    """The blocks that stand, newest first, as far as a manager of these scopes may end them."""
    found = [b for b in await work.blocks.standing(LISTED) if b.bot == work.bot]
    if "all" in scopes:
        return found
    return [b for b in found if may_block(scopes, await work.complaints.of_consumer(b.bot, b.user))]


async def _within(work: Work, scopes: Collection[str], user: int) -> list[Complaint]:
    theirs = await work.complaints.of_consumer(work.bot, user)
    if not may_block(scopes, theirs):
        raise Refusal("refusal-beyond-scope")
    if any(manager.user == user for manager in work.policy.managers):
        raise Refusal("refusal-not-allowed")
    return theirs


async def _flag(work: Work, complaint: Complaint, key: str, *, on: bool) -> None:
    command = MarkFlag(by=SYSTEM, key=f"{key}:{complaint.number}", flag=Flag.SUSPECTED_ABUSE, on=on)
    await act(work, complaint.number, command, complaint)
