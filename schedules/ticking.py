"""Runs jobs by APScheduler, which only ticks: what is due, and by which clock, the jobs find themselves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from router.faults import fault_of
from router.logs import origin
from router.ports import Unavailable
from schedules.jobs import Job

FINISHING_SECONDS = 5.0

log = structlog.get_logger(__name__)


@asynccontextmanager
async def ticking(jobs: Sequence[Job]) -> AsyncIterator[None]:
    """Run jobs at their intervals. At the end none starts any more, and one that runs has some seconds left.

    Cut off, it leaves the rest for the next tick, here or elsewhere: each write of a job is whole in itself.
    """
    # However late a tick comes, it comes once: by default APScheduler drops one that is 1 s late. A second
    # instance finds the first at work and ends: refused by APScheduler it would be a warning at each tick.
    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2}
    )
    running = [asyncio.Lock() for _ in jobs]
    for job, lock in zip(jobs, running, strict=True):
        scheduler.add_job(_careful(job, lock), "interval", seconds=job.every, id=job.name)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(FINISHING_SECONDS):
                for lock in running:
                    await lock.acquire()
        # What still runs is cancelled by this.
        scheduler.shutdown(wait=False)


def _careful(job: Job, lock: asyncio.Lock) -> Callable[[], Awaitable[None]]:
    async def tick() -> None:
        if not lock.locked():
            async with lock:
                await _run(job)

    return tick


async def _run(job: Job) -> None:
    """Whatever goes wrong is tried again at the next tick; that the store is away, the store has said."""
    fault = await fault_of(job.run())
    if fault and not isinstance(fault, Unavailable):
        log.error("job_failed", job=job.name, error=type(fault).__name__, origin=origin(fault))
