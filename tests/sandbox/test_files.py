"""Files up and down, their kinds and limits."""

import io
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile
from PIL import Image

from router.sandbox.files import MEGABYTE
from router.sandbox.pictures import dimensions
from tests.sandbox.conftest import CONSUMER, MANAGER, STAFF, Sandbox, picture, updates

KINDS = ["document", "video", "voice", "video_note", "animation", "audio"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_sizes_of_pictures(kind: str) -> None:
    assert dimensions(picture(123, 45, kind)) == (123, 45)


def test_sizes_of_special_pictures() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (77, 33)).save(data, "WEBP", lossless=True)
    assert dimensions(data.getvalue()) == (77, 33)
    progressive = io.BytesIO()
    Image.new("RGB", (640, 480)).save(progressive, "JPEG", progressive=True)
    assert dimensions(progressive.getvalue()) == (640, 480)
    assert dimensions(b"\xff\xd8\xff\xe0") is None and dimensions(b"%PDF-1.7") is None


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_goes_up_and_comes_back_by_id(bot: Bot, kind: str) -> None:
    send = getattr(bot, f"send_{kind}")
    sent = await send(MANAGER, BufferedInputFile(b"content of " + kind.encode(), "name.bin"))
    media: Any = getattr(sent, kind)
    assert media.file_size == len(b"content of " + kind.encode())
    again = await send(MANAGER, media.file_id)
    assert getattr(again, kind).file_unique_id == media.file_unique_id


@pytest.mark.parametrize("kind", [*KINDS, "photo", "sticker"])
async def test_people_send_every_kind(sandbox: Sandbox, bot: Bot, kind: str) -> None:
    await sandbox.sends(CONSUMER, ("a.png", picture(), "image/png"), kind=kind)
    (update,) = await updates(bot)
    assert update.message and getattr(update.message, kind)
    assert (await sandbox.last(CONSUMER))["media"]["kind"] == kind


async def test_the_same_bytes_under_another_name_are_another_file(bot: Bot) -> None:
    one = await bot.send_document(STAFF, BufferedInputFile(b"x", "one.txt"))
    two = await bot.send_document(STAFF, BufferedInputFile(b"x", "two.txt"))
    assert one.document and two.document
    assert (one.document.file_name, two.document.file_name) == ("one.txt", "two.txt")
    again = await bot.send_document(STAFF, one.document.file_id)
    assert again.document and again.document.file_name == "one.txt"


async def test_photos_are_pictures(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(STAFF, BufferedInputFile(b"no picture", "a.jpg"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(STAFF, BufferedInputFile(picture(2100, 100), "a.png"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(STAFF, BufferedInputFile(picture(9000, 1001), "a.png"))
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(STAFF, BufferedInputFile(b"", "a.txt"))
    with pytest.raises(TelegramBadRequest, match="too big for a photo"):
        await bot.send_photo(STAFF, BufferedInputFile(picture() + bytes(10 * MEGABYTE), "a.png"))


async def test_kinds_do_not_mix(bot: Bot) -> None:
    sent = await bot.send_photo(STAFF, BufferedInputFile(picture(), "a.png"))
    assert sent.photo
    with pytest.raises(TelegramBadRequest, match="can't use file of type Photo as Document"):
        await bot.send_document(STAFF, sent.photo[-1].file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_photo(STAFF, "AgACnonsense")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_photo(STAFF, "https://example.com/a.png")


async def test_downloads_have_a_limit_and_an_hour(sandbox: Sandbox, bot: Bot) -> None:
    big = await bot.send_document(STAFF, BufferedInputFile(bytes(20 * MEGABYTE + 1), "big.bin"))
    assert big.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(big.document.file_id)
    small = await bot.send_document(STAFF, BufferedInputFile(b"small", "small.txt"))
    assert small.document
    path = (await bot.get_file(small.document.file_id)).file_path
    url = f"{sandbox.url}/file/bot{bot.token}/{path}"
    async with sandbox.client.get(url) as answer:
        assert await answer.read() == b"small"
    sandbox.clock.seconds += 3601
    async with sandbox.client.get(url) as answer:
        assert answer.status == 404


async def test_uploads_have_a_limit(bot: Bot) -> None:
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(STAFF, BufferedInputFile(bytes(50 * MEGABYTE + 1), "big.bin"))
