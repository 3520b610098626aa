"""The clocks and the ids."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from router.clock import AgreedClock, DemoClock, SystemClock
from router.domain.number import valid
from router.ids import RandomIds
from tests.runtime.fakes import START, FakeClock


def test_the_system_clock_is_aware_and_runs_on() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.tzinfo is UTC
    assert first <= clock.now()


def test_the_demo_clock_runs_with_real_time_from_where_it_was_put(tmp_path: Path) -> None:
    real = FakeClock()
    clock = DemoClock(tmp_path / "clock.json", real.now)
    assert clock.now() == START
    clock.move(START + timedelta(days=2))
    real.moment += timedelta(minutes=5)
    assert clock.now() == START + timedelta(days=2, minutes=5)


def test_the_demo_clock_goes_on_after_a_restart(tmp_path: Path) -> None:
    real = FakeClock()
    file = tmp_path / "data" / "clock.json"
    DemoClock(file, real.now).move(START + timedelta(days=2))
    real.moment += timedelta(hours=1)
    assert DemoClock(file, real.now).now() == START + timedelta(days=2, hours=1)
    assert [path.name for path in file.parent.iterdir()] == ["clock.json"]


def test_the_demo_clock_never_goes_back(tmp_path: Path) -> None:
    clock = DemoClock(tmp_path / "clock.json", FakeClock().now)
    clock.move(START + timedelta(days=2))
    clock.move(START + timedelta(days=1))
    assert clock.now() == START + timedelta(days=2)


def test_ids_are_fresh_and_numbers_valid() -> None:
    ids = RandomIds()
    numbers = {ids.number() for _ in range(200)}
    assert len(numbers) == 200
    assert all(valid(number) == number for number in numbers)
    secrets = {ids.secret() for _ in range(200)}
    assert len(secrets) == 200
    assert min(map(len, secrets)) >= 20


@pytest.mark.parametrize("out", [timedelta(minutes=-3), timedelta(seconds=0.7), timedelta(days=2)])
async def test_while_a_hosts_clock_is_out_the_servers_counts(out: timedelta) -> None:
    host = FakeClock(START + out)
    clock = AgreedClock(host.now)
    assert clock.now() == host.now()
    with capture_logs() as lines:
        for _ in range(3):
            await clock.agree(told(START))
            assert clock.now() == START
    assert [(line["event"], line["seconds"]) for line in lines] == [
        ("clock_differs", round(-out.total_seconds(), 1))
    ]
    host.moment = START
    await clock.agree(told(START))
    assert clock.now() == START


async def test_clocks_that_are_in_step_are_left_alone() -> None:
    host = FakeClock()
    clock = AgreedClock(host.now)
    with capture_logs() as lines:
        for seconds in (0.4, -0.4, 0.0):
            await clock.agree(told(START + timedelta(seconds=seconds)))
            assert clock.now() == START
    assert lines == []


async def test_what_a_slow_answer_leaves_open_is_not_taken_for_a_difference() -> None:
    host = FakeClock()
    clock = AgreedClock(host.now)

    async def slow() -> datetime:
        host.moment += timedelta(seconds=20)
        return START + timedelta(seconds=1)

    await clock.agree(slow)
    assert clock.now() == START + timedelta(seconds=20)


def told(moment: datetime) -> Callable[[], Awaitable[datetime]]:
    """A server whose clock stands there."""

    async def tell() -> datetime:
        return moment

    return tell
