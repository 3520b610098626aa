"""The clocks and the ids."""

from datetime import UTC, timedelta
from pathlib import Path

from router.clock import DemoClock, SystemClock
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
