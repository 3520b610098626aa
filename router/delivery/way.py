"""A way to go, drawn step by step in the reader's language, for a guide."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

WIDTH = 1080
_EDGE, _PAD, _GAP = 48, 32, 44
_TITLE, _TEXT, _NUMBER, _LINE = 52, 40, 36, 56
_BADGE = 32
_PAPER, _CARD, _INK, _MARK = (236, 240, 245), (255, 255, 255), (28, 34, 42), (38, 110, 196)
_LOOK = "1"
"""Changes when the drawing does, so that pictures that were uploaded before are not taken for it."""

Pen = ImageDraw.ImageDraw


def mark_of(title: str, steps: Sequence[str]) -> str:
    """Tells whether two pictures look the same."""
    return hashlib.sha256("\n".join((_LOOK, title, *steps)).encode()).hexdigest()[:16]


def draw_way(title: str, steps: Sequence[str]) -> bytes:
    """A PNG. Takes some tens of milliseconds of processor time: call it in a thread."""
    head = _wrapped(_without_signs(title), _TITLE, WIDTH - 2 * _EDGE)
    cards = [_wrapped(step, _TEXT, WIDTH - 2 * _EDGE - 3 * _PAD - 2 * _BADGE) for step in steps]
    heights = [len(lines) * _LINE + 2 * _PAD for lines in cards]
    top = 2 * _EDGE + len(head) * (_TITLE + 12)
    height = top + sum(heights) + _GAP * (len(cards) - 1) + _EDGE
    canvas = Image.new("RGB", (WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(canvas)
    _lines(pen, head, _EDGE, _EDGE, _TITLE, _TITLE + 12)
    for number, (lines, tall) in enumerate(zip(cards, heights, strict=True), 1):
        _card(pen, number, lines, top, tall)
        top += tall + _GAP
        if number < len(cards):
            _arrow(pen, top - _GAP)
    out = io.BytesIO()
    canvas.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _card(pen: Pen, number: int, lines: Sequence[str], top: int, tall: int) -> None:
    pen.rounded_rectangle((_EDGE, top, WIDTH - _EDGE, top + tall), 24, fill=_CARD)
    x, y = _EDGE + _PAD + _BADGE, top + tall // 2
    pen.ellipse((x - _BADGE, y - _BADGE, x + _BADGE, y + _BADGE), fill=_MARK)
    pen.text((x, y), str(number), fill=_CARD, font=_font(_NUMBER), anchor="mm")
    _lines(pen, lines, x + _BADGE + _PAD, top + _PAD, _TEXT, _LINE)


def _lines(pen: Pen, lines: Sequence[str], left: int, top: int, size: int, apart: int) -> None:
    for n, line in enumerate(lines):
        pen.text((left, top + n * apart + apart // 2), line, fill=_INK, font=_font(size), anchor="lm")


def _arrow(pen: Pen, top: int) -> None:
    x, reach = _EDGE + _PAD + _BADGE, 12
    low = top + _GAP - 8
    pen.line((x, top + 6, x, low - reach), fill=_MARK, width=6)
    pen.polygon([(x - reach, low - reach), (x + reach, low - reach), (x, low)], fill=_MARK)


def _wrapped(words: str, size: int, room: int) -> list[str]:
    """Lines that fit: broken at spaces, and anywhere in a script without them."""
    lines = [""]
    for piece in re.findall(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+", words):
        if _font(size).getlength(lines[-1] + piece) > room and lines[-1]:
            # No line begins with a sign that ends something.
            if re.fullmatch(r"[\u3001\u3002\uff01-\uff0f\uff1a-\uff1f]", piece):
                lines[-1] += piece
                continue
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _without_signs(title: str) -> str:
    """Without the picture that a button's words begin with: the font has none."""
    return re.sub(r"^[^\w\u00a1\u00bf]+", "", title)


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(sans_path(), size)
