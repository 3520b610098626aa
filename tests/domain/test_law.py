"""Rules of law: which hold on a day, how their periods are counted, who pays the freight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.domain.calendar import Calendar, working_day
from router.domain.law import (
    Country,
    Kind,
    Law,
    Matter,
    Rule,
    Source,
    Unit,
    applying,
    end_of,
    freight,
    local_day,
    period,
)
from tests.domain.world import POLICY

LAW = POLICY.law
CHINA, GERMANY, ELSEWHERE = (LAW.country(code) for code in ("CN", "DE", "US"))
assert CHINA and GERMANY and ELSEWHERE
NO_REASON = Matter(country=CHINA, cause="no_reason", claim="return_refund", day=date(2026, 5, 20))
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 1))


def ids(matter: Matter, *kinds: Kind) -> list[str]:
    return [rule.id for rule in applying(LAW, matter, *kinds)]


def rule(**fields: object) -> Rule:
    usual = {
        "id": "x",
        "jurisdiction": "CN",
        "kind": Kind.WINDOW,
        "value": 7,
        "unit": Unit.DAY,
        "source": Source(name={}),
        "confidence": "high",
        "says": {},
    }
    return Rule(**(usual | fields))  # type: ignore[arg-type]


def test_the_change_of_2026_04_15_from_45_working_days_to_60_days_of_mediation() -> None:
    assert CHINA is not None
    before, after = date(2026, 4, 14), date(2026, 4, 15)
    mediation = {
        day: [r for r in applying(LAW, replace(NO_REASON, day=day), Kind.FACT) if "12315.mediate" in r.id]
        for day in (before, after)
    }
    [old], [new] = mediation[before], mediation[after]
    assert (old.id, old.value, old.working) == ("cn.12315.mediate.old", 45, True)
    assert (new.id, new.value, new.working) == ("cn.12315.mediate", 60, False)
    # Labour Day (1 to 5 May) does not count, Saturday 9 May, worked in exchange, does.
    assert period(old, before, CHINA.calendar).last == date(2026, 6, 18)
    # The sixtieth day is a Sunday.
    assert period(new, after, CHINA.calendar).nominal == date(2026, 6, 14)
    assert period(new, after, CHINA.calendar).last == date(2026, 6, 15)


def test_the_day_of_receipt_is_not_counted_and_the_last_day_ends_at_midnight_in_china() -> None:
    assert CHINA is not None
    [days] = applying(LAW, NO_REASON, Kind.WINDOW)
    counted = period(days, date(2026, 6, 1), CHINA.calendar)
    assert (counted.last, counted.rolled) == (date(2026, 6, 8), False)
    assert counted.end == datetime(2026, 6, 8, 16, 0, tzinfo=UTC)


def test_a_last_day_in_the_spring_festival_rolls_past_it_to_a_makeup_saturday() -> None:
    """The holiday of 2026 is 15 to 23 February; Saturday the 28th is worked in exchange."""
    assert CHINA is not None
    seven, fourteen = rule(), rule(value=19)
    counted = period(seven, date(2026, 2, 9), CHINA.calendar)
    assert (counted.nominal, counted.last) == (date(2026, 2, 16), date(2026, 2, 24))
    worked = period(fourteen, date(2026, 2, 9), CHINA.calendar)
    assert (worked.last, worked.rolled) == (date(2026, 2, 28), False)


def test_fourteen_days_in_germany_do_not_end_on_a_holiday_nor_on_a_weekend() -> None:
    assert GERMANY is not None
    [withdraw] = applying(LAW, replace(NO_REASON, country=GERMANY), Kind.WINDOW)
    assert withdraw.id == "eu.withdraw"
    # Good Friday, 3 April 2026, then the weekend and Easter Monday.
    counted = period(withdraw, date(2026, 3, 20), GERMANY.calendar)
    assert (counted.nominal, counted.last) == (date(2026, 4, 3), date(2026, 4, 7))
    assert counted.end == datetime(2026, 4, 7, 22, 0, tzinfo=UTC), "24:00 of summer time"


@pytest.mark.parametrize(
    ("unit", "value", "since", "nominal"),
    [
        (Unit.YEAR, 2, date(2024, 2, 29), date(2026, 2, 28)),
        (Unit.MONTH, 6, date(2026, 8, 31), date(2027, 2, 28)),
        (Unit.MONTH, 1, date(2026, 12, 31), date(2027, 1, 31)),
        (Unit.YEAR, 1, date(2026, 1, 5), date(2027, 1, 5)),
    ],
)
def test_months_and_years_end_on_the_day_of_the_same_number(
    unit: Unit, value: int, since: date, nominal: date
) -> None:
    assert CHINA is not None
    assert period(rule(unit=unit, value=value), since, CHINA.calendar).nominal == nominal


def test_a_rule_may_count_its_first_day_and_not_roll() -> None:
    assert CHINA is not None
    friday = date(2026, 6, 5)
    strict = rule(value=2, counts_first_day=True, rolls=False)
    assert period(strict, friday, CHINA.calendar).last == date(2026, 6, 6)


def test_a_rule_that_gives_no_period_says_so() -> None:
    assert CHINA is not None
    with pytest.raises(ValueError, match="no period"):
        period(LAW.rules["cn.fraud"], date(2026, 6, 5), CHINA.calendar)


@given(since=DAYS, value=st.integers(1, 400), working=st.booleans(), code=st.sampled_from(["CN", "DE", "FR"]))
def test_a_period_ends_on_a_working_day_and_not_before_its_days_are_over(
    since: date, value: int, working: bool, code: str
) -> None:
    country = LAW.country(code)
    assert country is not None
    counted = period(rule(value=value, working=working), since, country.calendar)
    assert working_day(counted.last, country.calendar)
    between = [since + timedelta(n) for n in range(1, (counted.last - since).days + 1)]
    assert len([d for d in between if working_day(d, country.calendar)] if working else between) >= value
    assert not any(working_day(d, country.calendar) for d in between if counted.nominal <= d < counted.last)
    assert local_day(counted.end - timedelta(seconds=1), country.calendar) == counted.last
    assert local_day(counted.end, country.calendar) == counted.last + timedelta(1)


@given(first=DAYS, later=st.integers(0, 60), value=st.integers(1, 90), working=st.booleans())
def test_what_begins_later_ends_no_sooner(first: date, later: int, value: int, working: bool) -> None:
    assert CHINA is not None
    one = rule(value=value, working=working)
    assert (
        period(one, first, CHINA.calendar).last <= period(one, first + timedelta(later), CHINA.calendar).last
    )


def test_24_00_is_midnight_of_the_zone_also_when_the_clocks_change() -> None:
    berlin = Calendar(
        zone=ZoneInfo("Europe/Berlin"), week={}, makeup=(), holidays=frozenset(), makeup_days=frozenset()
    )
    assert end_of(date(2026, 3, 28), berlin) == datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert end_of(date(2026, 3, 29), berlin) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "cause", "payer", "by"),
    [
        ("CN", "no_reason", "consumer", "cn.noreason.freight"),
        ("CN", "defect", "merchant", "cn.quality.freight"),
        ("CN", "short", "merchant", "cn.quality.freight"),
        ("CN", "buyer_damage", "consumer", "generic.freight.buyer_damage"),
        ("CN", "unclear", "merchant", "generic.freight.unclear"),
        ("DE", "no_reason", "consumer", "eu.withdraw.sendback"),
        ("DE", "fake", "merchant", "eu.remedies"),
        ("DE", "address_error", "fault", "generic.freight.address_error"),
        ("US", "no_reason", "consumer", "generic.freight.no_reason"),
        ("US", "damaged", "merchant", "generic.freight.seller"),
        ("US", "late", "merchant", "generic.freight.seller"),
    ],
)
def test_who_pays_the_freight_follows_from_the_cause_and_the_country(
    code: str, cause: str, payer: str, by: str
) -> None:
    country = LAW.country(code)
    assert country is not None
    told = freight(LAW, Matter(country=country, cause=cause, day=date(2026, 6, 1)))
    assert told is not None
    assert (told.pays_freight, told.id) == (payer, by)


def test_rules_are_meant_for_their_causes_claims_and_categories() -> None:
    assert ids(NO_REASON, Kind.DUTY) == ["cn.noreason.refund", "cn.delay.unlawful"]
    assert ids(replace(NO_REASON, claim="exchange"), Kind.DUTY) == ["cn.delay.unlawful"]
    assert ids(replace(NO_REASON, claim="explanation"), Kind.DUTY) == []
    only = rule(categories=("repair",))
    law = Law(rules={"x": only}, countries=LAW.countries)
    assert list(applying(law, NO_REASON, Kind.WINDOW)) == []
    assert list(applying(law, replace(NO_REASON, category="repair"), Kind.WINDOW)) == [only]


def test_who_knows_no_rules_has_no_country() -> None:
    assert Law().country("CN") is None
    assert Law().country("") is None
    assert isinstance(LAW.country("XX"), Country)
