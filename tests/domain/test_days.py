"""Days as people write them, in the habits of each language."""

from datetime import date

import pytest

from router.domain.days import day_in

TODAY = date(2026, 6, 1)
"""A Monday."""
FIRST = date(2016, 1, 1)

READ = [
    ("zh", "2026年5月20日", date(2026, 5, 20)),
    ("zh", "5月20号", date(2026, 5, 20)),
    ("zh", "5/20", date(2026, 5, 20)),
    ("zh", "5-20", date(2026, 5, 20)),
    ("zh", "12月24日", date(2025, 12, 24)),
    ("zh", "周五", date(2026, 5, 29)),
    ("zh", "星期一", TODAY),
    ("zh", "２０２６-０５-２０", date(2026, 5, 20)),
    ("zh", "20260520", date(2026, 5, 20)),
    ("en", "May 20th, 2026", date(2026, 5, 20)),
    ("en", "20 May", date(2026, 5, 20)),
    ("en", "the 2nd of may", date(2026, 5, 2)),
    ("en", "Sept 3", date(2025, 9, 3)),
    ("en", "3 days ago", date(2026, 5, 29)),
    ("en", "5/6", date(2026, 5, 6)),
    ("en", "Sat", date(2026, 5, 30)),
    ("en", "2026-05-20", date(2026, 5, 20)),
    ("en", "29 feb", date(2024, 2, 29)),
    ("es", "el 20 de mayo", date(2026, 5, 20)),
    ("es", "20/5/26", date(2026, 5, 20)),
    ("es", "5/6", date(2025, 6, 5)),
    ("es", "lunes", TODAY),
    ("ru", "20 мая 2026 г.", date(2026, 5, 20)),
    ("ru", "20.05.2026", date(2026, 5, 20)),
    ("ru", "пт", date(2026, 5, 29)),
    ("ru", "20 May", date(2026, 5, 20)),
    ("zh", "3 天前", date(2026, 5, 29)),
    ("zh", "三天前", date(2026, 5, 29)),
    ("zh", "五月三日", date(2026, 5, 3)),
    ("zh", "周三", date(2026, 5, 27)),
    ("zh", "2026-05-20 10:30:05", date(2026, 5, 20)),
    ("es", "hace 2 semanas", date(2026, 5, 18)),
    ("es", "25 de mayo del 2026", date(2026, 5, 25)),
    ("es", "miercoles", date(2026, 5, 27)),
    ("ru", "в среду", date(2026, 5, 27)),
    ("ru", "неделю назад", None),
    ("ru", "5 дней назад", date(2026, 5, 27)),
    ("ru", "25 мая 2026 года", date(2026, 5, 25)),
    ("es", "31/2/2026", None),
    ("en", "hello", None),
    ("en", "13", None),
    ("en", "I bought 3 in 2 shops", None),
    ("en", "2026-13-45", None),
    ("en", "1/2/3/4", None),
]


@pytest.mark.parametrize(("language", "words", "day"), READ)
def test_a_day_is_read_by_the_habits_of_the_language(language: str, words: str, day: date | None) -> None:
    assert day_in(words, language, FIRST, TODAY) == day


def test_a_reading_that_is_possible_goes_before_one_that_is_usual() -> None:
    assert day_in("13/5", "en", FIRST, TODAY) == date(2026, 5, 13)
    assert day_in("3/4/2026", "en", date(2026, 3, 20), TODAY) == date(2026, 4, 3), "not in March"


def test_a_day_to_come_is_read_as_such_so_that_it_can_be_told() -> None:
    assert day_in("2026-12-24", "en", FIRST, TODAY) == date(2026, 12, 24)


def test_days_ago_are_counted_from_today_where_later_ones_are_possible() -> None:
    assert day_in("3 days ago", "en", FIRST, date(2026, 7, 1), TODAY) == date(2026, 5, 29)
