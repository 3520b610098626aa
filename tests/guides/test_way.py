"""The picture of a way: in the reader's script, as high as its steps need, the same for the same words."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from router.delivery.way import WIDTH, draw_way, mark_of


def opened(title: str, *steps: str) -> Image.Image:
    return Image.open(io.BytesIO(draw_way(title, steps))).convert("RGB")


def ink(picture: Image.Image) -> int:
    """How many pixels are dark: words."""
    return sum(count for count, (r, g, b) in picture.getcolors(1 << 24) if r + g + b < 300)


def test_more_steps_and_longer_ones_make_it_higher() -> None:
    one, two, long = opened("A", "b"), opened("A", "b", "c"), opened("A", "many words " * 20)
    assert one.width == two.width == long.width == WIDTH
    assert one.height < two.height
    assert one.height < long.height


@pytest.mark.parametrize("words", ["退货流程说明", "Как вернуть", "devolución ñ", "retour"])
def test_every_script_is_drawn_in_its_own_letters(words: str) -> None:
    missing = ink(opened("", "\u0e01" * len(words)))
    assert ink(opened("", words)) not in {0, missing}
    assert opened("", words).tobytes() != opened("", words[::-1]).tobytes()


def test_no_line_is_wider_than_the_picture() -> None:
    for words in ("写" * 80, "w" * 20 + " " + "two words " * 12):
        edge = opened(words, words).crop((WIDTH - 40, 0, WIDTH, 400))
        assert ink(edge) == 0


def test_a_title_loses_the_picture_of_its_button() -> None:
    assert draw_way("↩️ Back", ["a"]) == draw_way("Back", ["a"])
    assert draw_way("↩️ ¿Qué?", ["a"]) == draw_way("¿Qué?", ["a"])


def test_other_words_are_another_picture() -> None:
    assert mark_of("A", ["b"]) == mark_of("A", ["b"])
    assert len({mark_of("A", ["b"]), mark_of("A", ["c"]), mark_of("B", ["b"]), mark_of("A", ["b", "c"])}) == 4
