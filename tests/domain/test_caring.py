"""Kind words: only what was asked for, on the right day, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from router.domain.caring import Care, CareKind, planned, warranty_end, wishes
from router.domain.complaint import Complaint, OrderCheck, Purchase
from tests.domain.world import POLICY, closed

YEAR_2027 = datetime(2026, 12, 20, tzinfo=UTC)
EVERYTHING = Care(kinds=tuple(CareKind), birthday="02-29")


def bought(delivered: str) -> Complaint:
    """Something with a warranty of a year."""
    purchase = Purchase(number="1", check=OrderCheck.VERIFIED, delivered=delivered)
    return replace(closed().c, purchase=purchase)


def told(care: Care, *complaints: Complaint, days: int = 365) -> list[tuple[str, str, str]]:
    """Kind, what, and when in Shanghai."""
    found = wishes(care, complaints, POLICY, YEAR_2027, YEAR_2027 + timedelta(days=days))
    zone = POLICY.calendar.zone
    return [(w.kind.value, w.what, f"{w.at.astimezone(zone):%Y-%m-%d %H:%M}") for w in found]


def test_nothing_is_wished_that_nobody_asked_for() -> None:
    assert told(Care(birthday="05-17"), bought("2026-02-01")) == []
    assert planned(Care(), [bought("2026-02-01")], POLICY, YEAR_2027) is None


def test_festivals_come_every_year_or_in_their_own() -> None:
    assert told(Care(kinds=(CareKind.FESTIVALS,))) == [
        ("festivals", "new_year", "2027-01-01 10:00"),
        ("festivals", "spring", "2027-02-06 10:00"),
        ("festivals", "mid_autumn", "2027-09-15 10:00"),
    ]


@pytest.mark.parametrize(
    ("birthday", "day"), [("05-17", "2027-05-17"), ("02-29", "2027-02-28"), ("02-28", "2027-02-28")]
)
def test_a_birthday_is_a_month_and_a_day(birthday: str, day: str) -> None:
    care = Care(kinds=(CareKind.BIRTHDAY,), birthday=birthday)
    assert told(care) == [("birthday", "", f"{day} 10:00")]


def test_who_was_born_on_a_leap_day_has_it_in_a_leap_year() -> None:
    care = Care(kinds=(CareKind.BIRTHDAY,), birthday="02-29")
    year = datetime(2028, 1, 1, tzinfo=UTC)
    [wish] = wishes(care, [], POLICY, year, year + timedelta(days=200))
    assert wish.at.date().isoformat() == "2028-02-29"


def test_the_end_of_a_warranty_is_told_two_weeks_before() -> None:
    care = Care(kinds=(CareKind.WARRANTY,))
    thing = bought("2026-02-01")
    assert told(care, thing) == [("warranty", thing.number, "2027-01-18 10:00")]
    assert str(warranty_end(thing, POLICY)) == "2027-02-01"


@pytest.mark.parametrize("delivered", ["", "soon", "2026-13-01"])
def test_a_delivery_that_is_not_known_has_no_warranty(delivered: str) -> None:
    assert warranty_end(bought(delivered), POLICY) is None


def test_a_category_without_a_length_has_no_warranty() -> None:
    assert warranty_end(replace(bought("2026-02-01"), category="delivery"), POLICY) is None


def test_each_falls_due_once_however_the_looks_lie() -> None:
    theirs = [bought("2026-02-01")]
    year = wishes(EVERYTHING, theirs, POLICY, YEAR_2027, YEAR_2027 + timedelta(days=365))
    looks = [YEAR_2027 + timedelta(hours=n) for n in range(0, 365 * 24, 173)]
    pairs = zip(looks, [*looks[1:], YEAR_2027 + timedelta(days=365)], strict=True)
    assert [w for a, b in pairs for w in wishes(EVERYTHING, theirs, POLICY, a, b)] == year
    assert len({w.id for w in year}) == len(year) == 5


def test_the_next_look_is_at_the_next_wish_and_a_month_ahead_at_most() -> None:
    first = planned(EVERYTHING, [], POLICY, YEAR_2027)
    assert first == datetime(2027, 1, 1, 2, 0, tzinfo=UTC)
    quiet = datetime(2027, 10, 1, tzinfo=UTC)
    assert planned(EVERYTHING, [], POLICY, quiet) == quiet + timedelta(days=30)
