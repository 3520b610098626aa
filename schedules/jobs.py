"""The table of jobs. Each is idempotent, safe in two processes at once, and finds its work by a query."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
AT_ONCE = 200
"""Complaints that one sweep reads at a time; it reads again until nothing is due.

Few enough for the duty to outlast them, many since the embedded server sorts all that is due for each look.
"""


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

    A full batch means that there may be more. What cannot be acted upon is told, and left for the next tick.
    """
    failed: set[str] = set()
    while await mine():
        swept = await sweep_due(work, AT_ONCE, failed)
        for number, error in swept.failed.items():
            log.error("sweep_failed", complaint=number, error=type(error).__name__, origin=origin(error))
        failed |= swept.failed.keys()
        if swept.read < AT_ONCE:
            return


async def sweep_and_care(work: Work, mine: Callable[[], Awaitable[bool]] = always) -> None:
    """The sweep, then kind words: one after the other, so that nobody gets both at once."""
    await sweep_all(work, mine)
    while await mine() and await wish_all(work, AT_ONCE) == AT_ONCE:
        pass


async def all_drafts(work: Work) -> None:
    """Look after drafts until none is due."""
    while await look_after_drafts(work, AT_ONCE) == AT_ONCE:
        pass
