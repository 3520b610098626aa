"""Files that Telegram has already, sent again by their ids: one table from kind to method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaLivePhoto,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from router.delivery.outgoing import File

Content = InputFile | str
"""A file's own id, or the file itself."""

_SINGLE: dict[str, tuple[type[TelegramMethod[Message]], str]] = {
    "photo": (SendPhoto, "photo"),
    "video": (SendVideo, "video"),
    "document": (SendDocument, "document"),
    "audio": (SendAudio, "audio"),
    "voice": (SendVoice, "voice"),
    "animation": (SendAnimation, "animation"),
    "video_note": (SendVideoNote, "video_note"),
    "sticker": (SendSticker, "sticker"),
}
_BARE = frozenset({"video_note", "sticker"})
"""Kinds that take no caption."""

AlbumItem = InputMediaAudio | InputMediaDocument | InputMediaLivePhoto | InputMediaPhoto | InputMediaVideo

_ALBUM: dict[str, Callable[..., AlbumItem]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}


def single(file: File, mode: str | None, upload: Content, **manner: Any) -> TelegramMethod[Message]:
    """The call that sends one file, by its id or anew; an unknown kind goes as a document."""
    method, field = _SINGLE.get(file.kind, _SINGLE["document"])
    caption = {} if file.kind in _BARE else {"caption": file.caption or None, "parse_mode": mode}
    return method(**{field: upload}, **caption, **manner)


def album_item(file: File, mode: str | None, upload: Content) -> AlbumItem:
    """A file as a part of an album. KeyError for a kind that no album takes."""
    return _ALBUM[file.kind](media=upload, caption=file.caption or None, parse_mode=mode)
