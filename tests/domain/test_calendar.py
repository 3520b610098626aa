"""Working time: what a duration means, and the properties that every deadline rests on."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from router.domain.calendar import (
    Calendar,
    Duration,
    Interval,
    QuietHours,
    add,
    add_working,
    after_quiet,
    between,
    opening_from,
    parse_interval,
    remaining,
    seconds,
    working_day,
)

OFFICE = (parse_interval("09:00-12:00"), parse_interval("13:30-18:00"))
SHORT = (parse_interval("10:00-12:00"),)
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Clocks that jump by an hour, by half an hour, at midnight, and over a whole day (Apia, 2011-12-30).
JUMPING = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"]
LARGEST_JUMP = {"Pacific/Apia": timedelta(hours=25)}


def spring_festival() -> Calendar:
    """The week of 2027-02-05 to 11 closed, worked in before and after on two weekend days."""
    return Calendar(
        zone=SHANGHAI,
        week=dict.fromkeys(range(5), OFFICE),
        makeup=SHORT,
        holidays=frozenset(date(2027, 2, day) for day in range(5, 12)),
        makeup_days=frozenset({date(2027, 1, 31), date(2027, 2, 13)}),
        overrides={date(2027, 2, 16): (), date(2027, 2, 20): OFFICE},
    )


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize("text", ["24h", "7d", "2wh", "7wd", "0h", "99999d"])
def test_a_duration_is_written_as_it_is_read(text: str) -> None:
    assert str(Duration.parse(text)) == text


@pytest.mark.parametrize("text", ["", "7", "d", "7 d", "-7d", "1.5h", "7w", "7m", "７d", "100000d", "7d "])
def test_what_is_no_duration_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration such as 24h"):
        Duration.parse(text)


def test_only_calendar_durations_have_a_length_in_seconds() -> None:
    assert seconds(Duration(2, "h")) == 7200
    assert seconds(Duration(2, "d")) == 172800
    with pytest.raises(ValueError, match="2wd is working time"):
        seconds(Duration(2, "wd"))


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2027-03-01 10:00", "2h", "2027-03-01 12:00"),
        ("2027-03-05 22:15", "7d", "2027-03-12 22:15"),
        ("2027-03-01 11:00", "2wh", "2027-03-01 14:30"),
        ("2027-03-01 10:00", "2wh", "2027-03-01 12:00"),
        ("2027-03-01 12:30", "1wh", "2027-03-01 14:30"),
        ("2027-03-05 17:00", "2wh", "2027-03-08 10:00"),
        ("2027-03-05 17:00", "0wh", "2027-03-05 17:00"),
        ("2027-03-06 17:00", "0wh", "2027-03-08 09:00"),
        ("2027-03-01 10:00", "1wd", "2027-03-02 10:00"),
        ("2027-03-05 10:00", "1wd", "2027-03-08 10:00"),
        ("2027-03-01 12:30", "1wd", "2027-03-02 13:30"),
        ("2027-03-05 20:00", "1wd", "2027-03-09 09:00"),
        ("2027-03-06 20:00", "0wd", "2027-03-08 09:00"),
        # Over the festival: 31 January and 13 February are worked, with shorter hours.
        ("2027-01-29 17:00", "1wd", "2027-01-31 12:00"),
        ("2027-01-29 17:00", "3wh", "2027-01-31 12:00"),
        ("2027-01-29 17:00", "4wh", "2027-02-01 10:00"),
        ("2027-02-04 17:00", "2wh", "2027-02-12 10:00"),
        ("2027-02-04 17:00", "2wd", "2027-02-13 12:00"),
        ("2027-02-04 17:00", "3wd", "2027-02-15 17:00"),
        # Overrides: Tuesday the 16th is closed, Saturday the 20th is open.
        ("2027-02-15 17:00", "1wd", "2027-02-17 17:00"),
        ("2027-02-19 17:00", "2wh", "2027-02-20 10:00"),
    ],
)
def test_a_duration_ends_where_people_expect_it(start: str, duration: str, end: str) -> None:
    assert add(local(start), Duration.parse(duration), spring_festival()) == local(end)


def test_results_are_in_utc() -> None:
    for unit in ("h", "d", "wh", "wd"):
        assert add(local("2027-03-01 10:00"), Duration(1, unit), spring_festival()).tzinfo is UTC
    assert opening_from(local("2027-03-01 10:00"), spring_festival()).tzinfo is UTC


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="'w' is no unit of time"):
        add(local("2027-03-01 10:00"), Duration(1, "w"), spring_festival())


def test_calendar_days_keep_the_wall_clock_when_clocks_change() -> None:
    berlin = calendar_of("Europe/Berlin", OFFICE)
    start = datetime(2026, 10, 24, 9, 30, tzinfo=berlin.zone)
    assert add(start, Duration(1, "d"), berlin) == datetime(2026, 10, 25, 9, 30, tzinfo=berlin.zone)
    assert between(start, add(start, Duration(1, "d"), berlin), berlin, "d") == timedelta(hours=25)


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        ("2027-03-01 08:59", False),
        ("2027-03-01 09:00", True),
        ("2027-03-01 12:00", False),
        ("2027-03-01 13:30", True),
        ("2027-03-06 10:00", False),
        ("2027-02-08 10:00", False),
        ("2027-02-13 10:00", True),
        ("2027-02-13 14:00", False),
        ("2027-02-16 10:00", False),
        ("2027-02-20 17:00", True),
    ],
)
def test_working_time(moment: str, works: bool) -> None:
    assert (opening_from(local(moment), spring_festival()) == local(moment)) is works


def test_working_days() -> None:
    days = [date(2027, 2, day) for day in (4, 5, 13, 14, 16, 20)]
    assert [working_day(day, spring_festival()) for day in days] == [True, False, True, False, False, True]


def test_what_is_left_is_counted_in_the_clock_s_own_unit_and_never_below_nothing() -> None:
    now, deadline = local("2027-03-05 17:00"), local("2027-03-08 10:00")
    assert remaining(deadline, now, spring_festival()) == timedelta(hours=2)
    assert remaining(deadline, now, spring_festival(), "h") == timedelta(hours=65)
    assert remaining(now, deadline, spring_festival()) == timedelta(0)


def test_pausing_outside_working_hours_costs_nothing() -> None:
    calendar = spring_festival()
    left = remaining(local("2027-03-08 10:00"), local("2027-03-05 18:30"), calendar)
    assert add_working(local("2027-03-07 23:00"), left, calendar) == local("2027-03-08 10:00")


@pytest.mark.parametrize(
    "intervals",
    [
        ["13:30-18:00", "09:00-12:00"],
        ["09:00-12:00", "11:00-18:00"],
        ["09:00-24:00", "09:00-10:00"],
        ["12:00-09:00"],
        ["09:00-09:00"],
    ],
)
def test_hours_out_of_order_are_refused(intervals: list[str]) -> None:
    with pytest.raises(ValueError, match="is empty, or begins before an earlier one ends"):
        calendar_of("Asia/Shanghai", tuple(map(parse_interval, intervals)))


@pytest.mark.parametrize("text", ["", "9:00-12:00", "09:00", "09:00-24:01", "25:00-26:00", "09:60-10:00"])
def test_times_out_of_shape_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a pair of times"):
        parse_interval(text)


@pytest.mark.parametrize("unit", ["wh", "wd"])
def test_a_calendar_that_never_opens_is_refused(unit: str) -> None:
    closed = Calendar(
        zone=SHANGHAI, week={}, makeup=OFFICE, holidays=frozenset(), makeup_days=frozenset({date(2029, 1, 1)})
    )
    with pytest.raises(ValueError, match="no working time in the 400 days"):
        add(local("2027-03-01 10:00"), Duration(1, unit), closed)
    assert add(local("2028-12-01 10:00"), Duration(1, "wh"), closed) == local("2029-01-01 10:00")


def calendar_of(zone: str, intervals: tuple[Interval, ...]) -> Calendar:
    return Calendar(
        zone=ZoneInfo(zone),
        week=dict.fromkeys(range(5), intervals),
        makeup=SHORT,
        holidays=frozenset(),
        makeup_days=frozenset(),
    )


@st.composite
def _days(draw: st.DrawFn) -> tuple[Interval, ...]:
    minutes = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
    edges = [time(minute // 60 % 24, minute % 60) for minute in minutes[: len(minutes) // 2 * 2]]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _dates() -> st.SearchStrategy[date]:
    return st.dates(date(2027, 1, 20), date(2027, 3, 31))


@st.composite
def _calendars(draw: st.DrawFn, zones: list[str]) -> Calendar:
    week = draw(st.dictionaries(st.integers(0, 6), _days(), min_size=1))
    return Calendar(
        zone=ZoneInfo(draw(st.sampled_from(zones))),
        week=week,
        makeup=draw(_days()),
        holidays=frozenset(draw(st.sets(_dates(), max_size=9))),
        makeup_days=frozenset(draw(st.sets(_dates(), max_size=4))),
        overrides=draw(st.dictionaries(_dates(), st.one_of(st.just(()), _days()), max_size=3)),
    )


ANY_ZONE = st.one_of(st.just(spring_festival()), _calendars(["Asia/Shanghai", *JUMPING]))
ONE_OFFSET = st.one_of(st.just(spring_festival()), _calendars(["Asia/Shanghai"]))
AMOUNTS = st.integers(0, 60)


def _within(first: str, days: int) -> st.SearchStrategy[datetime]:
    return st.timedeltas(timedelta(0), timedelta(days=days)).map(
        lambda later: datetime.fromisoformat(first).replace(tzinfo=UTC) + later
    )


FESTIVAL = _within("2027-01-25", 65)
# Around the festival, and around the jumps of the zones above.
MOMENTS = st.one_of(FESTIVAL, _within("2026-10-01", 35), _within("2011-12-27", 6))
UNITS = st.sampled_from(["h", "d", "wh", "wd"])
EXACT_UNITS = st.sampled_from(["h", "wh"])


@given(MOMENTS, AMOUNTS, ANY_ZONE)
def test_working_time_between_is_the_inverse_of_adding_it(
    at: datetime, amount: int, calendar: Calendar
) -> None:
    assert between(at, add(at, Duration(amount, "wh"), calendar), calendar) == timedelta(hours=amount)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(hours=50)), ANY_ZONE)
def test_the_inverse_holds_to_the_microsecond(at: datetime, left: timedelta, calendar: Calendar) -> None:
    assert remaining(add_working(at, left, calendar), at, calendar) == left


@given(MOMENTS, MOMENTS, MOMENTS, ANY_ZONE)
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime, calendar: Calendar) -> None:
    assume(max(a, b, c) - min(a, b, c) < timedelta(days=150))
    assert between(a, b, calendar) + between(b, c, calendar) == between(a, c, calendar)


@given(MOMENTS, MOMENTS, AMOUNTS, EXACT_UNITS, ANY_ZONE)
def test_who_starts_later_is_never_due_earlier(
    a: datetime, b: datetime, amount: int, unit: str, calendar: Calendar
) -> None:
    first, second = sorted((a, b))
    duration = Duration(amount, unit)
    assert add(first, duration, calendar) <= add(second, duration, calendar)


@given(MOMENTS, MOMENTS, AMOUNTS, UNITS, ONE_OFFSET)
def test_days_too_are_never_due_earlier_in_a_zone_of_one_offset(
    a: datetime, b: datetime, amount: int, unit: str, calendar: Calendar
) -> None:
    first, second = sorted((a, b))
    duration = Duration(amount, unit)
    assert add(first, duration, calendar) <= add(second, duration, calendar)


@given(MOMENTS, st.integers(0, 48 * 60), AMOUNTS, UNITS, ANY_ZONE)
def test_where_clocks_jump_days_are_due_earlier_by_no_more_than_the_jump(
    at: datetime, minutes: int, amount: int, unit: str, calendar: Calendar
) -> None:
    duration, later = Duration(amount, unit), at + timedelta(minutes=minutes)
    jump = LARGEST_JUMP.get(calendar.zone.key, timedelta(hours=1))
    assert add(at, duration, calendar) - jump <= add(later, duration, calendar)


@given(MOMENTS, AMOUNTS, UNITS, ANY_ZONE)
def test_more_is_never_due_earlier_and_nothing_is_due_before_it_starts(
    at: datetime, amount: int, unit: str, calendar: Calendar
) -> None:
    due = add(at, Duration(amount, unit), calendar)
    assert due <= add(at, Duration(amount + 2, unit), calendar)
    assert at - timedelta(hours=1) <= due


@given(MOMENTS, ANY_ZONE)
def test_an_opening_is_in_working_time_and_nothing_is_worked_before_it(
    at: datetime, calendar: Calendar
) -> None:
    opening = opening_from(at, calendar)
    assert opening_from(opening, calendar) == opening >= at
    assert between(at, opening, calendar) == timedelta(0)


@given(FESTIVAL, st.integers(0, 4 * 1440), ONE_OFFSET)
def test_working_time_agrees_with_a_count_of_open_minutes(
    start: datetime, minutes: int, calendar: Calendar
) -> None:
    begin = start.astimezone(SHANGHAI).replace(second=0, microsecond=0)
    open_minutes = sum(_open(begin + timedelta(minutes=minute), calendar) for minute in range(minutes))
    assert between(begin, begin + timedelta(minutes=minutes), calendar) == timedelta(minutes=open_minutes)


def _open(at: datetime, calendar: Calendar) -> bool:
    """The same answer found another way: look the minute up in the table of its day."""
    week = calendar.week.get(at.weekday(), ())
    table = () if at.date() in calendar.holidays else week
    table = calendar.makeup if at.date() in calendar.makeup_days else table
    table = calendar.overrides.get(at.date(), table)
    return any(opening <= at.time() and (at.time() < close or close == time()) for opening, close in table)


def test_a_day_that_a_zone_skipped_has_no_hours() -> None:
    apia = Calendar(
        zone=ZoneInfo("Pacific/Apia"),
        week=dict.fromkeys((3, 4), OFFICE),
        makeup=(),
        holidays=frozenset(),
        makeup_days=frozenset(),
    )
    thursday, sunday = (datetime(2011, 12, day, 9, tzinfo=apia.zone) for day in (29, 31))
    assert between(thursday, sunday + timedelta(days=1), apia) == timedelta(hours=7.5)
    assert opening_from(sunday, apia) > sunday


def test_hours_that_clocks_skipped_in_part_do_not_count_twice() -> None:
    # In Berlin on 2027-03-28 02:45 never comes: it is taken as 03:45, after all of the second interval.
    night = (parse_interval("00:00-02:45"), parse_interval("03:00-03:15"))
    berlin = Calendar(
        zone=ZoneInfo("Europe/Berlin"),
        week={6: night},
        makeup=(),
        holidays=frozenset(),
        makeup_days=frozenset(),
    )
    start = datetime(2027, 3, 28, tzinfo=berlin.zone)
    assert between(start, start + timedelta(days=1), berlin) == timedelta(hours=2, minutes=45)


@given(MOMENTS, MOMENTS, st.sampled_from(["Asia/Shanghai", *JUMPING]))
def test_always_open_is_elapsed_time_whatever_the_clocks_do(a: datetime, b: datetime, zone: str) -> None:
    assume(abs(a - b) < timedelta(days=200))
    always = Calendar(
        zone=ZoneInfo(zone),
        week=dict.fromkeys(range(7), (parse_interval("00:00-24:00"),)),
        makeup=(),
        holidays=frozenset(),
        makeup_days=frozenset(),
    )
    assert between(a, b, always) == b - a


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2027-03-01 21:59", "2027-03-01 21:59"),
        ("2027-03-01 22:00", "2027-03-02 08:00"),
        ("2027-03-01 23:59", "2027-03-02 08:00"),
        ("2027-03-02 00:00", "2027-03-02 08:00"),
        ("2027-03-02 07:59", "2027-03-02 08:00"),
        ("2027-03-02 08:00", "2027-03-02 08:00"),
    ],
)
def test_quiet_hours_over_midnight(moment: str, end: str) -> None:
    quiet = QuietHours(start=time(22), end=time(8), zone=SHANGHAI)
    assert after_quiet(local(moment), quiet) == local(end)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = QuietHours(start=time(12), end=time(13), zone=SHANGHAI)
    assert after_quiet(local("2027-03-01 12:30"), noon) == local("2027-03-01 13:00")
    assert after_quiet(local("2027-03-01 11:30"), noon) == local("2027-03-01 11:30")
    never = QuietHours(start=time(), end=time(), zone=SHANGHAI)
    assert after_quiet(local("2027-03-01 00:00"), never) == local("2027-03-01 00:00")


@given(MOMENTS, st.times(), st.times(), st.sampled_from(["Asia/Shanghai", *JUMPING]))
@example(datetime(2026, 10, 25, 0, 10, tzinfo=UTC), time(1), time(2, 30), "Europe/Berlin")
@example(datetime(2026, 10, 25, 1, 10, tzinfo=UTC), time(1), time(2, 30), "Europe/Berlin")
def test_quiet_hours_end_within_a_day_and_only_once(at: datetime, start: time, end: time, zone: str) -> None:
    quiet = QuietHours(start=_minute(start), end=_minute(end), zone=ZoneInfo(zone))
    calm = after_quiet(at, quiet)
    assert at <= calm <= at + timedelta(hours=25)
    assert after_quiet(calm, quiet) == calm


def _minute(moment: time) -> time:
    return moment.replace(second=0, microsecond=0)
