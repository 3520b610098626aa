"""What buttons carry: within 64 bytes for everything that the product offers, and read back as written."""

import pytest
from aiogram.types import InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from router.delivery.callbacks import LIMIT, Act, keyboard, without
from router.domain.choices import ALBUM, CONSUMERS, HANDLERS, MERCHANTS, PROVIDERS
from router.domain.complaint import Ref, Text
from router.domain.mail import Button
from tests.delivery.house import NUMBER

CHOICES = (*CONSUMERS, *HANDLERS, *PROVIDERS, *MERCHANTS, ALBUM)


@pytest.mark.parametrize("action", sorted({choice.action for choice in CHOICES}))
def test_every_action_fits_with_the_longest_argument(action: str) -> None:
    assert len(Act(number=NUMBER, action=action, arg="9" * 19).pack().encode()) <= LIMIT


@given(st.from_regex(r"[a-z_]{1,20}", fullmatch=True), st.from_regex(r"[\w:/-]{0,24}", fullmatch=True))
def test_what_is_packed_is_read_back(action: str, arg: str) -> None:
    act = Act(number=NUMBER, action=action, arg=arg)
    try:
        packed = act.pack()
    except ValueError:
        assert len(f"a|{NUMBER}|{action}|{arg}".encode()) > LIMIT
    else:
        assert Act.unpack(packed) == act


def test_a_keyboard_has_the_rows_and_labels_it_was_given() -> None:
    rows = (
        (Button("accept", Text("yes"), "7"), Button("decline", Text("no"), "7")),
        (Button("x", Ref("claim", "c")),),
    )
    made = keyboard(NUMBER, rows, lambda label: f"<{label}>"[:10])
    assert made
    assert [[b.callback_data for b in row] for row in made.inline_keyboard] == [
        [f"a|{NUMBER}|accept|7", f"a|{NUMBER}|decline|7"],
        [f"a|{NUMBER}|x|"],
    ]
    assert keyboard(NUMBER, (), str) is None


def test_of_one_complaint_all_buttons_go_or_those_of_one_action() -> None:
    rows = ((Button("arrived", Text("here")),), (Button("prove", Text("done"), "7.1"),))
    other = ((Button("arrived", Text("here")),),)
    made, beside = keyboard(NUMBER, rows, str), keyboard("7K3M-Q9TR", other, str)
    assert made and beside
    both = InlineKeyboardMarkup(inline_keyboard=[*made.inline_keyboard, *beside.inline_keyboard])
    left = without(both, NUMBER, "arrived")
    assert left and left.inline_keyboard == [made.inline_keyboard[1], *beside.inline_keyboard]
    assert without(both, NUMBER) == beside
    assert without(made, NUMBER) is None


def test_too_much_is_refused_not_cut() -> None:
    with pytest.raises(ValueError, match="too long"):
        keyboard(NUMBER, ((Button("act", Text("x"), "y" * 60),),), str)
