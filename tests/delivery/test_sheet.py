"""The contact sheet: numbered, small, and not to be hurt by what people upload."""

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image

from router.delivery.sheet import AT_MOST, SIZE_LIMIT, WIDTH, draw, fingerprint, rows
from tests.delivery.house import evidence

RED, GREEN = (220, 20, 20), (20, 200, 20)


def photo(color: tuple[int, int, int] = RED, size: tuple[int, int] = (400, 300), kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def noise(seed: int) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (320, 320), hashlib.shake_256(bytes([seed])).digest(320 * 320 * 3)).save(
        out, "PNG"
    )
    return out.getvalue()


def drawn(*pictures: bytes | None, kind: str = "photo") -> Image.Image:
    raw = draw([(evidence(n, kind), picture) for n, picture in enumerate(pictures)])
    assert len(raw) < SIZE_LIMIT
    sheet = Image.open(io.BytesIO(raw))
    assert sheet.format == "JPEG"
    return sheet.convert("RGB")


def near(pixel: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 25 for a, b in zip(pixel, color, strict=True))


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [1]), (2, [2]), (3, [1, 2]), (4, [2, 2]), (5, [2, 3]), (10, [3, 3, 4]), (30, [5] * 6)],
)
def test_rows_are_even(count: int, expected: list[int]) -> None:
    assert rows(count) == expected


@pytest.mark.parametrize("count", range(1, AT_MOST + 1))
def test_any_number_fills_the_sheet(count: int) -> None:
    plan = rows(count)
    assert sum(plan) == count and max(plan) - min(plan) <= 1 and max(plan) <= 5


def test_pictures_stand_in_order() -> None:
    sheet = drawn(photo(RED), photo(GREEN), photo(GREEN), photo(RED))
    places = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    pixels = [sheet.getpixel((int(x * sheet.width), int(y * sheet.height))) for x, y in places]
    assert [near(p, c) for p, c in zip(pixels, (RED, GREEN, GREEN, RED), strict=True)] == [True] * 4


@pytest.mark.parametrize("size", [(4000, 300), (300, 4000), (1, 1)])
def test_one_picture_keeps_a_shape_for_a_phone(size: tuple[int, int]) -> None:
    sheet = drawn(photo(size=size))
    assert sheet.width == WIDTH and 0.5 <= sheet.height / sheet.width <= 1.25


def test_each_piece_has_its_number() -> None:
    plain_sheet = drawn(photo(), photo())
    badge = plain_sheet.crop((10, 10, 80, 80))
    assert {near(p, (20, 22, 26)) for p in (badge.getpixel((32, 8)),)} == {True}
    assert badge.tobytes() != plain_sheet.crop((614, 10, 684, 80)).tobytes()


@pytest.mark.parametrize("kind", ["photo", "video", "document", "voice", "video_note", "sticker"])
@pytest.mark.parametrize("raw", [None, b"", b"no picture", photo()[:200], b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_an_icon(kind: str, raw: bytes | None) -> None:
    sheet = drawn(raw, photo(), kind=kind)
    assert near(sheet.getpixel((int(sheet.width * 0.05), int(sheet.height * 0.9))), (38, 41, 47))


def test_the_kind_of_a_document_is_written_on_it() -> None:
    def of(name: str | None) -> bytes:
        return draw([(evidence(1, "document", name=name), None)])

    assert of("a.pdf") != of("a.docx")
    assert of("a.тхт") == of(None) == of("a.waytoolongforanicon")


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be enormous."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("side", [9000, 12_000, 60_000])
def test_a_bomb_is_not_opened(side: int) -> None:
    sheet = drawn(bomb(side, side), photo())
    assert near(sheet.getpixel((int(sheet.width * 0.05), int(sheet.height * 0.9))), (38, 41, 47))


def test_it_stays_small_whatever_is_in_it() -> None:
    full = [(evidence(n, "photo"), noise(n)) for n in range(30)]
    assert len(draw(full)) < SIZE_LIMIT


def test_pictures_are_turned_as_the_camera_says() -> None:
    out = io.BytesIO()
    turned = Image.new("RGB", (400, 200), RED)
    turned.paste(GREEN, (0, 0, 200, 200))
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(out, "JPEG", exif=exif)
    sheet = drawn(out.getvalue())
    assert near(sheet.getpixel((sheet.width // 2, sheet.height // 5)), GREEN)
    assert near(sheet.getpixel((sheet.width // 2, sheet.height * 4 // 5)), RED)


def test_the_fingerprint_tells_pictures_apart() -> None:
    one, two, clip = evidence(1), evidence(2), evidence(1, "video")
    marks = {fingerprint(items) for items in ([one], [two], [one, two], [two, one], [clip])}
    assert len(marks) == 5
    many = [evidence(n) for n in range(40)]
    assert fingerprint(many) != fingerprint(many[:39])
    assert fingerprint([one]) == fingerprint([evidence(1, name="x.jpg")])
