"""The table of jobs. Each is idempotent, safe in two processes at once, and finds its work by a query."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from router.logs import origin
from router.usecases.caring import wish_all
from router.usecases.digests import make_digests
from router.usecases.drafts import look_after_drafts
from router.usecases.sweep import sweep_due
from router.usecases.work import Work
from schedules.duty import Duty

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 2.0
DIGEST_SECONDS = 30.0
DRAFTS_SECONDS = 30.0
LOOK = 10_000
"""Numbers of due complaints that one look finds: an embedded server goes through all that is due for each."""
AT_ONCE = 100
"""Complaints, drafts or people that are read at a time: few enough for the duty to outlast them."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done every so many seconds."""

    name: str
    every: float
    run: Callable[[], Awaitable[object]]


def jobs(work: Work, sweeper: Duty) -> tuple[Job, ...]:
    """All jobs, one a row. The courier needs none: its own look at what is owed is its wake-up."""
    return (
        Job("sweep", SWEEP_SECONDS, lambda: sweep_and_care(work, sweeper.mine)),
        Job("drafts", DRAFTS_SECONDS, on_duty(sweeper, lambda: all_drafts(work))),
        Job("digests", DIGEST_SECONDS, on_duty(sweeper, lambda: make_digests(work))),
    )


def on_duty(duty: Duty, run: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[object]]:
    """Does something only in the process that has the duty: the others would only lose races."""

    async def run_if_mine() -> None:
        if await duty.mine():
            await run()

    return run_if_mine


async def always() -> bool:
    """The duty of whoever is alone."""
    return True


async def sweep_all(work: Work, mine: Callable[[], Awaitable[bool]] = always) -> None:
    """Sweep until nothing is due, as long as it is this process's duty, which it asks for before each batch.

    A full look means that there may be more. What cannot be acted upon is told, and left for the next tick.
    """
    failed: set[str] = set()
    while await mine():
        due = await work.complaints.due(work.clock.now(), LOOK, failed)
        for begin in range(0, len(due), AT_ONCE):
            if begin and not await mine():
                return
            failed |= await _swept(work, due[begin : begin + AT_ONCE])
        if len(due) < LOOK:
            return


async def _swept(work: Work, numbers: Sequence[str]) -> set[str]:
    """What could not be acted upon."""
    failed = await sweep_due(work, numbers)
    for number, error in failed.items():
        log.error("sweep_failed", complaint=number, error=type(error).__name__, origin=origin(error))
    return set(failed)


async def sweep_and_care(work: Work, mine: Callable[[], Awaitable[bool]] = always) -> None:
    """The sweep, then kind words: one after the other, so that nobody gets both at once."""
    await sweep_all(work, mine)
    while await mine() and await wish_all(work, AT_ONCE) == AT_ONCE:
        pass


async def all_drafts(work: Work) -> None:
    """Look after drafts until none is due."""
    while await look_after_drafts(work, AT_ONCE) == AT_ONCE:
        pass
