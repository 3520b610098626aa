"""Working time against a slow reference that looks at every minute, and over days that are odd."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from router.domain.calendar import Calendar, Duration, Interval, add, between, parse_interval
from router.settings.house import CalendarTable
from router.settings.year import calendar
from tests.domain.minutes import MINUTE, open_minutes, reads_open

DAY = timedelta(days=1)
LONG = timedelta(days=12)
# Clocks that never jump, by an hour, by half an hour, at midnight, and over a whole day (2011-12-30).
ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Santiago",
    "Pacific/Apia",
]
# Around year ends, a leap day, the jumps of those zones in spring and in autumn, the day that Apia left out.
BEGINNINGS = [
    "2026-12-25",
    "2028-02-24",
    "2026-03-26",
    "2026-04-02",
    "2026-10-22",
    "2026-10-02",
    "2026-04-22",
    "2011-12-27",
]
OFFICE = ["09:00-12:00", "13:30-18:00"]
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE)


def open_days_after(start: datetime, calendar: Calendar) -> Iterator[date]:
    """Days with an open minute, after the one in which `start` or the next opening falls."""
    while not reads_open(start, calendar):
        start += MINUTE
    today = start.astimezone(calendar.zone).date()
    while True:
        begun = today
        while (today := start.astimezone(calendar.zone).date()) == begun:
            start += 5 * MINUTE
        if any(reads_open(start + n * MINUTE, calendar) for n in range(0, 24 * 60, 5)):
            yield today


@st.composite
def hours_by_day(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Hours in which clocks of no zone above jump, at multiples of five minutes."""
    edges = sorted(draw(st.sets(st.integers(4 * 12, 23 * 12), min_size=2, max_size=6)))
    times = [time(edge // 12, edge % 12 * 5) for edge in edges[: len(edges) // 2 * 2]]
    return tuple(zip(times[::2], times[1::2], strict=True))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[datetime, Calendar]:
    """A minute at an odd time of some year, and a calendar with holidays and make-up days around it."""
    begin = datetime.fromisoformat(draw(st.sampled_from(BEGINNINGS))).replace(tzinfo=UTC)
    around = st.integers(0, 20).map(lambda n: begin.date() + n * DAY)
    return begin + draw(st.integers(0, 7 * 1440)) * MINUTE, Calendar(
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        week=draw(st.dictionaries(st.integers(0, 6), hours_by_day(), min_size=3)),
        makeup=draw(hours_by_day()),
        holidays=frozenset(draw(st.sets(around, max_size=5))),
        makeup_days=frozenset(draw(st.sets(around, max_size=3))),
        overrides=draw(st.dictionaries(around, st.one_of(st.just(()), hours_by_day()), max_size=3)),
    )


@settings(max_examples=40)
@given(scenes(), st.integers(0, 5 * 1440))
def test_time_between_is_what_a_count_of_minutes_finds(scene: tuple[datetime, Calendar], more: int) -> None:
    start, calendar = scene
    end = start + more * MINUTE
    assert between(start, end, calendar) == open_minutes(start, end, calendar) * MINUTE


@settings(max_examples=40)
@given(scenes(), st.integers(0, 30))
def test_a_working_time_ends_with_the_first_minute_that_completes_it(
    scene: tuple[datetime, Calendar], amount: int
) -> None:
    start, calendar = scene
    due = add(start, Duration(amount, "wh"), calendar)
    assume(due - start < LONG)
    assert open_minutes(start, due, calendar) == amount * 60
    assert amount == 0 or reads_open(due - MINUTE, calendar), "it ended earlier"


@settings(max_examples=40)
@given(scenes(), st.integers(1, 6))
@example(
    (
        datetime(2011, 12, 28, 12, tzinfo=UTC),
        Calendar(
            zone=ZoneInfo("Pacific/Apia"),
            week=dict.fromkeys(range(7), ((time(9), time(17)),)),
            makeup=(),
            holidays=frozenset(),
            makeup_days=frozenset(),
        ),
    ),
    3,
)
def test_the_nth_working_day_is_found_by_opening_every_door(
    scene: tuple[datetime, Calendar], amount: int
) -> None:
    start, calendar = scene
    due = add(start, Duration(amount, "wd"), calendar)
    assume(due - start < LONG)
    day = next(islice(open_days_after(start, calendar), amount - 1, None))
    assert (due - MINUTE).astimezone(calendar.zone).date() == day


@settings(max_examples=60)
@given(scenes(), st.integers(0, 40), st.integers(1, 40))
def test_two_waits_one_after_the_other_are_one_wait(
    scene: tuple[datetime, Calendar], first: int, second: int
) -> None:
    start, calendar = scene
    stopover = add(start, Duration(first, "wh"), calendar)
    assert add(stopover, Duration(second, "wh"), calendar) == add(
        start, Duration(first + second, "wh"), calendar
    )


@settings(max_examples=60)
@given(scenes())
def test_waiting_for_nothing_ends_when_it_opens(scene: tuple[datetime, Calendar]) -> None:
    """From a closing on, that is the next opening: why the second of two waits above is never nothing."""
    start, calendar = scene
    begin = add(start, Duration(0, "wh"), calendar)
    assert begin >= start and between(start, begin, calendar) == timedelta()
    assert between(begin, begin + MINUTE, calendar) > timedelta()


def of_country(zone: str, country: str, **more: object) -> Calendar:
    table = {"time_zone": zone, "country": country, "working_hours": WEEK, "makeup": OFFICE} | more
    return calendar(CalendarTable.model_validate(table), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("zone", "country", "start", "duration", "end"),
    [
        # Spring Festival 2026: 15 to 23 February is free, the Saturdays 14 and 28 are worked.
        ("Asia/Shanghai", "CN", "2026-02-14 19:00", "2wh", "2026-02-24 11:00"),
        ("Asia/Shanghai", "CN", "2026-02-14 17:00", "2wh", "2026-02-24 10:00"),
        ("Asia/Shanghai", "CN", "2026-02-13 19:00", "2wh", "2026-02-14 11:00"),
        ("Asia/Shanghai", "CN", "2026-02-14 10:00", "5wd", "2026-02-28 10:00"),
        ("Asia/Shanghai", "CN", "2026-02-14 10:00", "6wd", "2026-03-02 10:00"),
        # Over year ends: 1 and 2 January 2026 are free, Sunday the 4th is worked for them.
        ("Asia/Shanghai", "CN", "2025-12-31 17:00", "2wh", "2026-01-04 10:00"),
        ("Europe/Berlin", "DE", "2026-12-31 17:00", "2wh", "2027-01-04 10:00"),
        # A leap day is a Tuesday like any other.
        ("Europe/Berlin", "DE", "2028-02-28 17:00", "2wh", "2028-02-29 10:00"),
        ("Europe/Berlin", "DE", "2028-02-28 17:00", "2wd", "2028-03-01 17:00"),
        # The two Sundays on which clocks jump, and the hour more or less of what runs on the calendar.
        ("Europe/Berlin", "DE", "2026-03-27 17:00", "2wh", "2026-03-30 10:00"),
        ("Europe/Berlin", "DE", "2026-03-28 12:00", "24h", "2026-03-29 13:00"),
        ("Europe/Berlin", "DE", "2026-10-24 12:00", "24h", "2026-10-25 11:00"),
        ("Europe/Berlin", "DE", "2026-10-24 12:00", "1d", "2026-10-25 12:00"),
        ("America/New_York", "US", "2026-11-25 17:00", "2wh", "2026-11-27 10:00"),
    ],
)
def test_the_calendars_of_countries(zone: str, country: str, start: str, duration: str, end: str) -> None:
    begin, due = (datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)) for text in (start, end))
    assert add(begin, Duration.parse(duration), of_country(zone, country)) == due


def test_who_is_open_all_hours_waits_for_nobody_s_jumps() -> None:
    berlin = of_country("Europe/Berlin", "DE", working_hours="24x7", makeup=[])
    saturday = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert add(saturday, Duration(24, "wh"), berlin) == saturday + DAY
    assert not berlin.holidays


def test_hours_of_the_day_are_as_parsed() -> None:
    assert of_country("Europe/Berlin", "DE").week[0] == tuple(map(parse_interval, OFFICE))
