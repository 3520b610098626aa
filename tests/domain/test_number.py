"""Numbers survive being read aloud, typed on a phone and mistyped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.domain.number import ALPHABET, number, valid
from router.domain.pseudonym import pseudonym

numbers = st.randoms().map(lambda random: number(random.choice))
words = st.text(min_size=1, max_size=20)


@given(numbers)
def test_it_has_two_halves_of_unmistakable_characters(made: str) -> None:
    left, right = made.split("-")
    assert len(left) == len(right) == 4
    assert set(left + right) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)
    assert len(ALPHABET) == 32


@given(
    numbers, st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(["-", "", " ", " - ", "–"])
)
def test_it_is_understood_however_it_is_typed(made: str, case: Callable[[str], str], between: str) -> None:
    typed = case(made.replace("-", between))
    assert valid(f"  {typed} ") == made


@given(numbers)
def test_letters_that_look_like_digits_are_read_as_digits(made: str) -> None:
    assert valid(made.replace("0", "O").replace("1", "l")) == made
    assert valid(made.replace("0", "o").replace("1", "I")) == made


@given(numbers, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_any_single_mistyped_character_is_noticed(made: str, place: int, wrong: str) -> None:
    plain = made.replace("-", "")
    mistyped = plain[:place] + wrong + plain[place + 1 :]
    assert valid(mistyped) == (made if mistyped == plain else None)


@pytest.mark.parametrize(
    "text", ["", "7K3M", "7K3M-Q9TX7", "你好你好你好你好", "UUUU-UUUU", "7K3M/Q9TX", "/start"]
)
def test_other_words_are_no_numbers(text: str) -> None:
    assert valid(text) is None


@given(words, st.one_of(st.none(), words))
def test_a_pseudonym_is_always_the_same(salt: str, merchant: str | None) -> None:
    word = pseudonym(salt, merchant)
    assert word == pseudonym(salt, merchant)
    assert len(word) == 4
    assert set(word) <= set(ALPHABET)


def test_each_merchant_knows_another_pseudonym() -> None:
    seen = {pseudonym("salt", merchant) for merchant in ("demo-digital", "demo-fashion", "demo-food", None)}
    assert len(seen) == 4
    assert pseudonym("salt", "demo-digital") != pseudonym("pepper", "demo-digital")
