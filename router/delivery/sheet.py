"""The contact sheet: previews of up to thirty pieces of evidence as one numbered picture for the card."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from PIL import Image, ImageDraw, ImageFont, ImageOps

from router.domain.complaint import Evidence

AT_MOST = 30
WIDTH = 1200
SIZE_LIMIT = 500_000
"""Bytes of the finished JPEG."""
PIXEL_LIMIT = 40_000_000
"""A picture that claims more is not opened: it may be made to fill the memory. One at a time is whole."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What Telegram makes of pictures; Pillow could open stranger ones by stranger means."""

_GAP = 8
_PAPER = (24, 26, 30)
_CELL = (38, 41, 47)
_INK = (214, 219, 226)
_BADGE = (20, 22, 26)
_QUALITIES = (85, 75, 65, 50, 35, 20)
_DEPTHS = ((1, 2), (2, 6), (3, 12), (4, 16), (5, 25), (6, AT_MOST))
"""So many rows for at most so many pieces."""
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Warning,
)
"""What Pillow raises on pictures that are broken or were made to break it; it also warns."""

Box = tuple[int, int, int, int]


def fingerprint(evidence: Sequence[Evidence]) -> str:
    """Tells whether two sheets look the same: the pieces shown in their order, and how many there are."""
    shown = "\n".join(f"{item.kind} {item.unique_id}" for item in evidence[:AT_MOST])
    return hashlib.sha256(f"{len(evidence)}\n{shown}".encode()).hexdigest()[:16]


def draw(items: Sequence[tuple[Evidence, bytes | None]]) -> bytes:
    """A JPEG below `SIZE_LIMIT`. Pieces without a readable picture are shown as an icon of their kind.

    Takes some tens of milliseconds of processor time: call it in a thread.
    """
    previews = [_preview(raw) for _, raw in items[:AT_MOST]]
    alone = previews[0] if len(previews) == 1 else None
    height, boxes = _layout(len(previews), alone)
    canvas = Image.new("RGB", (WIDTH, height), _PAPER)
    for n, (box, (item, _), picture) in enumerate(zip(boxes, items, previews, strict=False), 1):
        _cell(canvas, box, item, picture)
        _number(canvas, box, n)
    return _jpeg(canvas)


def rows(count: int) -> list[int]:
    """How many pieces stand in each row: rows of even length, longer ones last."""
    depth = next(depth for depth, most in _DEPTHS if count <= most)
    short, longer = divmod(count, depth)
    return [short] * (depth - longer) + [short + 1] * longer


def _layout(count: int, alone: Image.Image | None) -> tuple[int, list[Box]]:
    """Height of the sheet and the place of each piece."""
    plan = rows(count)
    if alone is not None:
        height = max(WIDTH // 2, min(WIDTH * 5 // 4, alone.height * WIDTH // alone.width))
    else:
        height = WIDTH * 3 // 4 if len(plan) == 1 else WIDTH
    edges = [round(row * (height + _GAP) / len(plan)) for row in range(len(plan) + 1)]
    boxes = [
        (left, top, right - _GAP, bottom - _GAP)
        for in_row, (top, bottom) in zip(plan, pairwise(edges), strict=True)
        for left, right in pairwise(round(at * (WIDTH + _GAP) / in_row) for at in range(in_row + 1))
    ]
    return height, boxes


def _preview(raw: bytes | None) -> Image.Image | None:
    """The picture in the bytes, upright and no larger than the sheet; of a moving one the first frame.

    None when there is none that is safe to open.
    """
    if not raw:
        return None
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
            if picture.width * picture.height > PIXEL_LIMIT:
                return None
            picture.draft("RGB", (WIDTH, WIDTH))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((WIDTH, WIDTH * 5 // 4))
            return upright.convert("RGB")
    except _BROKEN:
        return None


def _cell(canvas: Image.Image, box: Box, item: Evidence, picture: Image.Image | None) -> None:
    pen = ImageDraw.Draw(canvas)
    pen.rectangle(_inside(box), fill=_CELL)
    if picture is None:
        _icon(pen, box, item)
        return
    size = (box[2] - box[0], box[3] - box[1])
    fitted = _fitted(picture, size)
    canvas.paste(fitted, (box[0] + (size[0] - fitted.width) // 2, box[1] + (size[1] - fitted.height) // 2))
    if item.kind in {"video", "animation", "video_note"}:
        _play(pen, box)


def _fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """As large as fits into the size; a picture of one line has at least one pixel each way."""
    scale = min(size[0] / picture.width, size[1] / picture.height)
    fitted = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(fitted, Image.Resampling.LANCZOS)


def _inside(box: Box) -> Box:
    return box[0], box[1], box[2] - 1, box[3] - 1


def _icon(pen: ImageDraw.ImageDraw, box: Box, item: Evidence) -> None:
    if item.kind in {"video", "animation", "video_note"}:
        _play(pen, box)
    elif item.kind in {"voice", "audio"}:
        _sound(pen, box)
    else:
        _paper(pen, box, _kind_of_file(item))


def _kind_of_file(item: Evidence) -> str:
    suffix = PurePath(item.name or "").suffix.lstrip(".").upper()
    return suffix if suffix.isascii() and 0 < len(suffix) <= 5 else "?"


def _middle(box: Box) -> tuple[int, int, int]:
    """Centre and a unit of measure: a fifth of the shorter side."""
    return (box[0] + box[2]) // 2, (box[1] + box[3]) // 2, min(box[2] - box[0], box[3] - box[1]) // 5


def _play(pen: ImageDraw.ImageDraw, box: Box) -> None:
    x, y, unit = _middle(box)
    pen.ellipse((x - unit, y - unit, x + unit, y + unit), fill=_BADGE, outline=_INK, width=max(2, unit // 12))
    reach = unit // 2
    pen.polygon([(x - reach * 2 // 3, y - reach), (x - reach * 2 // 3, y + reach), (x + reach, y)], fill=_INK)


def _sound(pen: ImageDraw.ImageDraw, box: Box) -> None:
    x, y, unit = _middle(box)
    thick = max(4, unit // 4)
    for place, tall in zip((-2, -1, 0, 1, 2), (0.4, 0.9, 1.3, 0.7, 0.5), strict=True):
        left, reach = x + place * 2 * thick - thick // 2, int(unit * tall)
        pen.rounded_rectangle((left, y - reach, left + thick, y + reach), thick // 2, fill=_INK)


def _paper(pen: ImageDraw.ImageDraw, box: Box, word: str) -> None:
    x, y, unit = _middle(box)
    left, top, right, bottom, fold = x - unit, y - unit * 3 // 2, x + unit, y + unit * 3 // 2, unit // 2
    outline = [(left, top), (right - fold, top), (right, top + fold), (right, bottom), (left, bottom)]
    pen.polygon(outline, fill=_INK)
    pen.polygon([(right - fold, top), (right - fold, top + fold), (right, top + fold)], fill=(150, 156, 165))
    font = ImageFont.load_default(max(12, unit * 3 // 5 if len(word) < 4 else unit // 2))
    pen.text((x, y + fold // 2), word, fill=_BADGE, font=font, anchor="mm")


def _number(canvas: Image.Image, box: Box, n: int) -> None:
    size = max(30, min(64, (box[2] - box[0]) // 6))
    wide = size if n < 10 else size * 4 // 3
    left, top = box[0] + 10, box[1] + 10
    pen = ImageDraw.Draw(canvas)
    pen.rounded_rectangle((left, top, left + wide, top + size), size // 2, fill=_BADGE, outline=_INK, width=2)
    font = ImageFont.load_default(size * 3 // 5)
    pen.text((left + wide // 2, top + size // 2), str(n), fill=(255, 255, 255), font=font, anchor="mm")


def _jpeg(canvas: Image.Image) -> bytes:
    """The best quality that stays below the limit, at half the size when none does."""
    raw = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        canvas.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        raw = out.getvalue()
        if len(raw) < SIZE_LIMIT:
            return raw
    return _jpeg(canvas.resize((canvas.width // 2, canvas.height // 2)))
