"""Makes the domain's law of the rule packs, with the rest days and zones of the countries they hold in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from router.domain.calendar import Calendar
from router.domain.law import GENERIC, Country, Law, Rule, Source
from router.settings.house import House
from router.settings.packs import PackTable, RuleTable
from router.settings.values import plain

PAST_YEARS, COMING_YEARS = 3, 3
_WHOLE_DAY = ((time(), time()),)


def law(house: House, today: date) -> Law:
    """All rules of the packs, those of later packs in place of earlier ones, as known on `today`."""
    packs = house.rules.packs.values()
    rules = {table.id: _rule(table, pack) for pack in packs for table in pack.rules}
    return Law(
        rules=rules,
        countries=_Countries(house, today) if rules else {},
        default=house.rules.jurisdiction or house.calendar.country,
    )


class _Countries(Mapping[str, Country]):
    """Countries by their code; the holidays of one are only looked up when it is asked for."""

    def __init__(self, house: House, today: date) -> None:
        packs = house.rules.packs.values()
        self._places = {
            code: (pack.jurisdiction, zone) for pack in packs for code, zone in pack.countries.items()
        }
        self._house = house.calendar
        self._years = range(today.year - PAST_YEARS, today.year + COMING_YEARS + 1)

    def __getitem__(self, code: str) -> Country:
        if not code:
            return Country(GENERIC, rest_days(self._house.country, self._house.time_zone, self._years))
        jurisdiction, zone = self._places[code]
        return Country(jurisdiction, rest_days(code, zone, self._years))

    def __iter__(self) -> Iterator[str]:
        return iter(("", *self._places))

    def __len__(self) -> int:
        return len(self._places) + 1


@cache
def rest_days(country: str, zone: ZoneInfo, years: range) -> Calendar:
    """Whole working days from Monday to Friday, public holidays, make-up working days.

    A country whose holidays are not known has none.
    """
    known = _holidays(country, years)
    return Calendar(
        zone=zone,
        week=dict.fromkeys(range(5), _WHOLE_DAY),
        makeup=_WHOLE_DAY,
        holidays=frozenset(known or ()),
        makeup_days=frozenset(known.weekend_workdays if known is not None else ()),
    )


def _holidays(country: str, years: range) -> holidays.HolidayBase | None:
    try:
        return holidays.country_holidays(country, years=years) if country else None
    except NotImplementedError:
        return None


def _rule(table: RuleTable, pack: PackTable) -> Rule:
    source = pack.sources[table.source]
    given = {name: value for name, value in table if name != "counting"}
    made = {
        "jurisdiction": pack.jurisdiction,
        "working": table.counting == "working",
        "source": Source(name=plain(source.name), url=source.url or ""),
        "says": plain(table.says),
    }
    return Rule(**(given | made))
