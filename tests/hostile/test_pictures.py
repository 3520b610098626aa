"""Pictures that were made to do harm: the contact sheet goes on, with a placeholder where one is."""

import asyncio
import hashlib
import io
import struct
import zlib
from random import Random  # noqa: TID251 - with a seed

import pytest
from aiogram import Bot
from aiogram.types import File
from PIL import Image

from router.delivery import pictures, sheet
from router.delivery.outgoing import Sheet
from router.delivery.pictures import Pictures
from router.delivery.sheet import PIXEL_LIMIT, SIZE_LIMIT, draw, fingerprint
from tests.delivery.house import evidence

RED = (220, 20, 20)


def saved(kind: str, size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, RED).save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, rows: int = 8) -> bytes:
    """A PNG that claims to be this large, of which so many rows are there."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * ((width * 3 + 1) * rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def moving(frames: int) -> bytes:
    first, *others = (Image.new("RGB", (300, 300), (n % 256, 0, 0)) for n in range(frames))
    out = io.BytesIO()
    first.save(out, "GIF", save_all=True, append_images=others)
    return out.getvalue()


def turned(raw: bytes) -> bytes:
    """A JPEG whose note of orientation is broken."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x09\xff\xff\xff\xff\0\0\0\0"
    return raw[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + raw[2:]


BOMBS = {
    "nothing": b"",
    "no picture": b"<script>alert(1)</script>",
    "a billion pixels": png(40_000, 40_000, 1),
    "just too many pixels": png(PIXEL_LIMIT // 1000 + 1, 1000, 1),
    "cut off": saved("JPEG")[:200],
    "one line": png(1, 20_000, 20_000),
    "one column": png(20_000, 1, 1),
    "broken orientation": turned(saved("JPEG")),
    "script for a printer": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EOF",
    "a thousand frames": moving(1000),
    "half transparent": saved("WEBP", quality=1),
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS.keys())
def test_a_sheet_is_drawn_around_whatever_it_is(raw: bytes) -> None:
    drawn = draw([(evidence(1), saved("JPEG")), (evidence(2), raw), (evidence(3), saved("PNG"))])
    assert len(drawn) < SIZE_LIMIT
    shown = Image.open(io.BytesIO(drawn)).convert("RGB")
    red = shown.getpixel((shown.width * 3 // 4, shown.height * 3 // 4))
    assert isinstance(red, tuple)
    assert all(abs(a - b) < 25 for a, b in zip(red, RED, strict=True))
    assert len(draw([(evidence(1), raw)])) < SIZE_LIMIT


def test_strange_formats_are_not_opened_at_all() -> None:
    for kind in ("BMP", "TIFF", "PPM", "ICO"):
        alone, nothing = draw([(evidence(1), saved(kind))]), draw([(evidence(1), None)])
        assert alone == nothing, kind


def test_large_pictures_are_in_memory_one_at_a_time() -> None:
    whole = [evidence(n) for n in range(3)]
    raw = png(4000, 4000, 4000)
    opened: list[int] = []
    keep = sheet._preview

    def noted(picture: bytes | None) -> Image.Image | None:
        made = keep(picture)
        opened.append(made.width * made.height if made else 0)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "_preview", noted)
        assert len(draw([(item, raw) for item in whole])) < SIZE_LIMIT
    assert len(opened) == 3
    assert max(opened) <= sheet.WIDTH * sheet.WIDTH * 5 // 4


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_with_broken_bytes_never_stop_a_sheet(kind: str) -> None:
    chance = Random(7)
    noise = hashlib.shake_256(b"x").digest(64 * 64 * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (64, 64), noise).save(out, kind)
    for _ in range(150):
        raw = bytearray(out.getvalue())
        for _ in range(chance.randint(1, 12)):
            raw[chance.randrange(min(len(raw), 600))] = chance.randrange(256)
        sheet._preview(bytes(raw[: chance.randint(20, len(raw))]))


class Shop(Bot):
    """Gives every file out as so many bytes."""

    def __init__(self, size: int, claimed: int | None = None) -> None:
        super().__init__("7:sandbox")
        self.size, self.claimed, self.asked = size, claimed, 0

    async def get_file(self, file_id: str, request_timeout: int | None = None) -> File:
        self.asked += 1
        return File(file_id=file_id, file_unique_id=file_id, file_size=self.claimed, file_path="a")

    async def download_file(
        self, file_path: object, destination: object = None, *_: object, **__: object
    ) -> None:  # type: ignore[override]
        assert isinstance(destination, io.BytesIO)
        for _ in range(self.size // 100_000):
            destination.write(b"\0" * 100_000)
            await asyncio.sleep(0)


async def test_a_preview_may_not_be_larger_than_it_should_whatever_it_claims() -> None:
    for claimed in (None, 1000, 100_000_000):
        shop = Shop(60_000_000, claimed)
        item = evidence(1)
        _, whole = await Pictures(shop).sheet(Sheet(fingerprint([item]), (item,)))
        assert not whole


async def test_previews_are_kept_within_bounds() -> None:
    shop = Shop(4_000_000)
    kept = Pictures(shop)
    for n in range(30):
        item = evidence(n)
        await kept.sheet(Sheet(fingerprint([item]), (item,)))
    assert sum(map(len, kept._kept.values())) == kept._bytes <= pictures.KEPT_BYTES
    last = evidence(29)
    await kept.sheet(Sheet(fingerprint([last]), (last,)))
    assert shop.asked == 30
