"""Suggested categories: which words lead where, in any language, with slips; and how often they are right."""

from __future__ import annotations

from datetime import date

import pytest

from router.domain.policy import Keywords
from router.domain.suggesting import MOST, READ_AT_MOST, suggest
from router.settings import SHIPPED, load
from tests.suggesting.rates import LANGUAGES, UNSEEN, examples, hit_rates, rate

DAY = date(2026, 6, 1)
SHIPPED_POLICY = load(SHIPPED, {}, DAY).policy(DAY)
SMALL = (
    Keywords("money", "en", ("refund", "money back", "overcharged")),
    Keywords("money", "zh", ("退款", "没退款", "钱")),
    Keywords("parcel", "en", ("parcel", "never arrived", "refund")),
    Keywords("parcel", "ru", ("посылка", "новый заказ")),
    Keywords("parcel", "es", ("envío", "no llegó")),
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.category, s.because) for s in suggest(text, SMALL)]


@pytest.mark.parametrize(
    ("text", "category", "because"),
    [
        ("they OVERCHARGED me", "money", "overcharged"),
        ("it never really arrived", "parcel", "never arrived"),
        ("parcels", "parcel", "parcel"),
        ("where is my pracel", "parcel", "parcel"),
        ("I was overchagred", "money", "overcharged"),
        ("до сих пор нет моей посылки", "parcel", "посылка"),
        ("два новых заказа", "parcel", "новый заказ"),
        ("los envios", "parcel", "envio"),
        ("No llego nada", "parcel", "no llego"),
        ("一直没 退款", "money", "没退款"),
    ],
)
def test_words_are_found_in_any_form(text: str, category: str, because: str) -> None:
    assert (category, (because,)) in found(text)


@pytest.mark.parametrize(
    "text", ["", "?!", "hello", "arrived, never", "never in all of my whole life arrived"]
)
def test_what_is_not_said_is_not_found(text: str) -> None:
    assert [category for category, because in found(text) if "never arrived" in because] == []
    assert text != "hello" or found(text) == []


def test_a_keyword_inside_a_longer_one_adds_nothing_and_a_shared_one_counts_less() -> None:
    [only] = suggest("没退款", SMALL)
    assert only.because == ("没退款",)
    assert {s.category: s.score for s in suggest("refund", SMALL)} == {"money": 0.5, "parcel": 0.5}
    assert next(s.category for s in suggest("refund of the parcel", SMALL)) == "parcel"


def test_no_more_than_three_are_suggested_and_long_stories_are_read_in_part() -> None:
    long = "refund " + "x" * READ_AT_MOST + " parcel"
    assert all("parcel" not in s.because for s in suggest(long, SMALL))
    everything = " ".join(example.text for example in examples())[:READ_AT_MOST]
    assert len(suggest(everything, SHIPPED_POLICY.keywords)) == MOST


def test_every_category_has_its_examples() -> None:
    told = list(examples())
    for language, least in zip(LANGUAGES, (8, 8, 2, 2), strict=True):
        of_language = [e.category for e in told if e.language == language]
        assert {c: of_language.count(c) >= least for c in SHIPPED_POLICY.categories} == dict.fromkeys(
            SHIPPED_POLICY.categories, True
        )
    assert len({e.text for e in told}) == len(told)


def test_no_example_stands_in_the_keywords() -> None:
    words = {word.casefold() for table in SHIPPED_POLICY.keywords for word in table.words}
    assert not words & {example.text.casefold().strip("?!？！。. ") for example in examples()}
    assert max(map(len, words)) <= 40


@pytest.mark.parametrize("language", [*LANGUAGES, "held out"])
def test_three_suggestions_hold_the_right_one(language: str) -> None:
    found = hit_rates(SHIPPED_POLICY.keywords)[language]
    assert found.top_3 >= 0.85
    assert found.top_1 >= 0.7


def test_messages_that_nothing_was_fitted_to_are_told_apart() -> None:
    """The honest floor: lower, since people find words that no table has."""
    found = rate([e for e in examples() if e.language == UNSEEN], SHIPPED_POLICY.keywords)
    assert found.examples >= 90
    assert found.top_3 >= 0.6
