"""What people type as an answer, and what they are told when it cannot be one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from router.domain.complaint import Arg, Money, Ref, Text
from router.domain.intake import Ask, Option, Prompt
from router.domain.policy import Limits
from router.domain.reading import Habits, read
from router.domain.refusal import Refusal

HABITS = Habits(today=date(2026, 6, 1), language="zh", currency="CNY", country="CN")
OPTIONS = tuple(Option(id, Ref("option", id)) for id in ("red", "green", "blue"))


def prompt(kind: Ask, **limits: Any) -> Prompt:
    options = OPTIONS if kind in {Ask.CHOICE, Ask.CHOICES} else ()
    return Prompt(id="q", kind=kind, text=Text("q"), options=options, limits=Limits(**limits))


READ: list[tuple[Prompt, str, Arg]] = [
    (prompt(Ask.TEXT), "  wet  ", "wet"),
    (prompt(Ask.PRODUCT), "Robot\n  vacuum", "Robot vacuum"),
    (prompt(Ask.CHOICE), "red", "red"),
    (prompt(Ask.CHOICES), "blue,red", "red,blue"),
    (prompt(Ask.CHOICES), ",", ","),
    (prompt(Ask.NUMBER), "１２", 12),
    (prompt(Ask.NUMBER, at_least=-5), "-3", -3),
    (prompt(Ask.NUMBER), "1 000", 1000),
    (prompt(Ask.MONEY), "¥ 1,299.50", Money(129950, "CNY")),
    (prompt(Ask.MONEY), "１２．５０", Money(1250, "CNY")),
    (prompt(Ask.MONEY, currency="EUR"), "12,50", Money(1250, "EUR")),
    (prompt(Ask.MONEY), "一共1299元", Money(129900, "CNY")),
    (prompt(Ask.MONEY), "1'299 CNY", Money(129900, "CNY")),
    (prompt(Ask.MONEY, currency="JPY"), "1,500", Money(1500, "JPY")),
    (prompt(Ask.DATE), "5月20日", "2026-05-20"),
    (prompt(Ask.DATE, days_ahead=30), "6月20日", "2026-06-20"),
    (prompt(Ask.ORDER), "Ａ-１", "A-1"),
    (prompt(Ask.ORDER, pattern="H-[0-9]{6}", example="H-240601"), "H-123456", "H-123456"),
    (prompt(Ask.ORDER, pattern="[A-Z]{6}", example="QWERTY"), "ABCDEF", "ABCDEF"),
    (prompt(Ask.PHONE), "138 1234 5678", "+8613812345678"),
    (prompt(Ask.PHONE), "+34 612 34 56 78", "+34612345678"),
    (prompt(Ask.TEXT, pattern="SN[0-9]+", example="SN1"), "SN42", "SN42"),
]


@pytest.mark.parametrize(("asked", "typed", "value"), READ)
def test_an_answer_is_read(asked: Prompt, typed: str, value: Arg) -> None:
    assert read(asked, typed, HABITS) == value


REFUSED: list[tuple[Prompt, str, str, dict[str, Arg]]] = [
    (prompt(Ask.TEXT), " ", "answer-empty", {}),
    (prompt(Ask.TEXT, at_least=5), "wet", "answer-too-short", {"least": 5, "length": 3}),
    (prompt(Ask.TEXT, at_most=5), "wet through", "answer-too-long", {"most": 5, "length": 11}),
    (prompt(Ask.PRODUCT), "x" * 201, "answer-too-long", {"most": 200, "length": 201}),
    (prompt(Ask.TEXT, pattern="SN[0-9]+", example="SN1"), "42", "answer-pattern", {"example": "SN1"}),
    (prompt(Ask.CHOICE), "pink", "answer-choose", {}),
    (prompt(Ask.CHOICES), "red,pink", "answer-choose", {}),
    (prompt(Ask.CHOICES, at_least=2), "red", "answer-choose-more", {"least": 2}),
    (prompt(Ask.CHOICES, at_most=1), "red,blue", "answer-choose-fewer", {"most": 1}),
    (prompt(Ask.NUMBER), "three", "answer-number", {}),
    (prompt(Ask.NUMBER, at_least=1), "0", "answer-number-low", {"least": 1}),
    (prompt(Ask.NUMBER, at_most=9), "10", "answer-number-high", {"most": 9}),
    (prompt(Ask.MONEY), "-5", "answer-money", {"currency": "CNY"}),
    (prompt(Ask.MONEY), "0", "answer-money", {"currency": "CNY"}),
    (prompt(Ask.MONEY, at_least=500), "4.99", "answer-money-low", {"least": Money(500, "CNY")}),
    (
        prompt(Ask.MONEY, at_most=500, currency="USD"),
        "5.01",
        "answer-money-high",
        {"most": Money(500, "USD")},
    ),
    (prompt(Ask.DATE), "soon", "answer-date", {"example": Ref("day", "2026-06-01")}),
    (prompt(Ask.DATE), "2026-06-02", "answer-date-future", {"last": Ref("day", "2026-06-01")}),
    (prompt(Ask.DATE, days_ahead=5), "2026-06-30", "answer-date-late", {"last": Ref("day", "2026-06-06")}),
    (prompt(Ask.DATE, days_back=7), "2026-05-20", "answer-date-early", {"first": Ref("day", "2026-05-25")}),
    (prompt(Ask.ORDER), "¥¥¥", "answer-order", {}),
    (prompt(Ask.ORDER), "no lo tengo", "answer-order", {}),
    (
        prompt(Ask.ORDER, pattern="H-[0-9]{6}", example="H-240601"),
        "A-1",
        "answer-pattern",
        {"example": "H-240601"},
    ),
    (prompt(Ask.PHONE), "12", "answer-phone", {"example": "+86 131 2345 6789"}),
    (prompt(Ask.PHONE), "call me", "answer-phone", {"example": "+86 131 2345 6789"}),
]


@pytest.mark.parametrize(("asked", "typed", "key", "args"), REFUSED)
def test_what_is_no_answer_is_told_with_the_limit(
    asked: Prompt, typed: str, key: str, args: dict[str, Arg]
) -> None:
    with pytest.raises(Refusal) as refusal:
        read(asked, typed, HABITS)
    assert (refusal.value.text.key, refusal.value.text.args) == (key, args)


def test_where_no_country_is_known_a_phone_number_needs_its_own() -> None:
    abroad = Habits(today=HABITS.today, language="en", currency="EUR")
    with pytest.raises(Refusal):
        read(prompt(Ask.PHONE), "138 1234 5678", abroad)
    assert read(prompt(Ask.PHONE), "+86 138 1234 5678", abroad) == "+8613812345678"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("50 USD", "zh"),
        ("€50", "en"),
        ("$ 50", "es"),
        ("50美元", "zh"),
        ("50 dólares", "es"),
        ("50 dolares", "es"),
        ("500 руб.", "ru"),
        ("50 dollars", "ru"),
        ("1.5万", "zh"),
        ("3千", "zh"),
        ("1,5 mil", "es"),
        ("5 тыс.", "ru"),
        ("12k", "en"),
        ("2 x 1299", "en"),
        ("99块5", "zh"),
        ("1299.999", "en"),
    ],
)
def test_no_amount_is_guessed_from_another_currency_or_a_number_half_in_words(
    typed: str, language: str
) -> None:
    habits = replace(HABITS, language=language)
    with pytest.raises(Refusal, match="answer-money"):
        read(prompt(Ask.MONEY), typed, habits)


def test_an_amount_may_stand_in_words_of_its_own_currency() -> None:
    for typed, language in (
        ("50 yuan, ipad2", "en"),
        ("около 50 юаней", "ru"),
        ("unos 50 yuanes", "es"),
        ("about ¥50", "en"),
    ):
        habits = replace(HABITS, language=language)
        assert read(prompt(Ask.MONEY), typed, habits) == Money(5000, "CNY")
