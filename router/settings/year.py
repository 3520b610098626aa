"""Working calendars as they are written, with public holidays and make-up working days of their countries."""

from __future__ import annotations

from datetime import date

import holidays

from router.domain.calendar import Calendar, QuietHours
from router.settings.house import CalendarTable, House, HouseCalendarTable
from router.settings.problems import Place
from router.settings.values import WEEKDAYS

PAST_YEARS = 1
COMING_YEARS = 3


def calendar(table: CalendarTable, today: date) -> Calendar:
    """Working time, with public holidays from the year before `today` to three years after it.

    Whoever works at every hour of every day knows no holidays: only overrides close it.
    NotImplementedError for a country whose holidays are not known.
    """
    known = _known(table, today)
    makeup_days = _makeup_days(known) if table.makeup else ()
    free = () if table.working_hours.always else known or ()
    return Calendar(
        zone=table.time_zone,
        week={number: getattr(table.working_hours, day) for number, day in enumerate(WEEKDAYS)},
        makeup=table.makeup,
        holidays=frozenset(free),
        makeup_days=frozenset(makeup_days),
        overrides=dict(table.overrides),
    )


def calendars(house: House) -> dict[Place, CalendarTable]:
    """All calendars by the place where they stand, the house's first."""
    named: dict[Place, CalendarTable] = {("calendars", id_): table for id_, table in house.calendars.items()}
    return {("calendar",): house.calendar, **named}


def quiet(table: HouseCalendarTable) -> QuietHours:
    """The hours in which reminders wait."""
    start, end = table.quiet_hours
    return QuietHours(start=start, end=end, zone=table.time_zone)


def unpublished_years(table: CalendarTable, today: date) -> list[int]:
    """Coming years whose make-up working days are not known yet, in a country that has such days.

    They are published late in the year before; until then the calendar's `overrides` may name them.
    """
    if table.working_hours.always:
        return []
    published = {day.year for day in _makeup_days(_known(table, today))}
    if not published:
        return []
    return [year for year in _years(today) if year > max(published) and not _named(table, year)]


def _named(table: CalendarTable, year: int) -> bool:
    rest = {number for number, day in enumerate(WEEKDAYS) if not getattr(table.working_hours, day)}
    return any(day.year == year and day.weekday() in rest and hours for day, hours in table.overrides.items())


def _known(table: CalendarTable, today: date) -> holidays.HolidayBase | None:
    if not table.country:
        return None
    return holidays.country_holidays(table.country, subdiv=table.subdivision or None, years=_years(today))


def _makeup_days(known: holidays.HolidayBase | None) -> set[date]:
    return set(known.weekend_workdays) if known is not None else set()


def _years(today: date) -> range:
    return range(today.year - PAST_YEARS, today.year + COMING_YEARS + 1)
