"""The ticks: one process at a time, failures that do not stop them, a clean end."""

import asyncio
from datetime import timedelta

import pytest
import structlog

from router.ports import Unavailable
from schedules.duty import Duty
from schedules.jobs import Job, on_duty
from schedules.ticking import ticking
from tests.runtime.fakes import FakeClock, FakeLeases

PATIENCE = 30.0
"""Seconds that a busy machine may take."""


class Count:
    """A job that counts its runs, and fails as it is told."""

    def __init__(self, *errors: Exception) -> None:
        self.runs = 0
        self._errors = list(errors)

    async def __call__(self) -> None:
        self.runs += 1
        if self._errors:
            raise self._errors.pop(0)

    async def reaches(self, runs: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.runs < runs:
                await asyncio.sleep(0.005)


async def test_a_job_that_fails_is_told_without_words_and_ticks_on() -> None:
    failing, other = Count(Unavailable("uri"), ValueError("my words")), Count()
    with structlog.testing.capture_logs() as lines:
        async with ticking([Job("sweep", 0.01, failing), Job("digests", 0.01, other)]):
            await failing.reaches(3)
            await other.reaches(1)
    assert [(line["event"], line["job"]) for line in lines] == [("job_failed", "sweep")]
    assert lines[0]["error"] == "ValueError"
    assert "words" not in repr(lines)


async def test_at_the_end_a_running_job_finishes_and_none_starts_again() -> None:
    started, go = asyncio.Event(), asyncio.Event()
    finished: list[bool] = []

    async def slow() -> None:
        started.set()
        await go.wait()
        finished.append(True)

    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
        async with ticking([Job("slow", 0.01, slow)]):
            await started.wait()
            tasks.create_task(asyncio.sleep(0.05)).add_done_callback(lambda _: go.set())
        assert finished == [True]
    assert finished == [True]


async def test_a_slow_job_does_not_run_twice_at_once_and_nobody_warns_of_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at_once, most = 0, 0
    runs = Count()

    async def slow() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.03)
        at_once -= 1
        await runs()

    async with ticking([Job("slow", 0.01, slow)]):
        await runs.reaches(3)
    assert most == 1
    assert [record for record in caplog.records if record.name.startswith("apscheduler")] == []


async def test_one_process_does_the_work_and_the_other_takes_over() -> None:
    clock = FakeClock()
    leases = FakeLeases(clock)
    first, second = Count(), Count()
    duties = [Duty(leases, "sweeper:1", owner, 10) for owner in ("a", "b")]
    run_first, run_second = on_duty(duties[0], first), on_duty(duties[1], second)
    await run_first()
    await run_second()
    clock.moment += timedelta(seconds=6)
    await run_first()
    clock.moment += timedelta(seconds=6)
    await run_second()
    assert (first.runs, second.runs) == (2, 0)
    clock.moment += timedelta(seconds=11)
    await run_second()
    assert (first.runs, second.runs) == (2, 1)
    await duties[1].leave()
    await run_first()
    assert (first.runs, second.runs) == (3, 1)
