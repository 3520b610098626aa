"""What a Telegram message says, as the domain's values: cleaned, and no longer than Telegram lets it be.

A webhook's body can hold anything; what people write is kept in documents that have to stay small.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.enums import ContentType
from aiogram.types import (
    Audio,
    Document,
    Message,
    MessageOriginUser,
    PhotoSize,
    User,
    Video,
    VideoNote,
    Voice,
)
from aiogram.types.animation import Animation

from router.delivery.markup import TEXT_LIMIT, clean, shorten
from router.domain.complaint import Evidence, MessageRef, Origin, Person
from router.domain.draft import told_by
from router.domain.states import Side

PREVIEW_WIDTH = 300
"""Pixels from which a picture is large enough for a contact sheet."""
NAME_AT_MOST = 128
"""Characters of a person's or a file's name."""
ENDING_AT_MOST = 12
LONGEST_PATH = 4096
File = Audio | Document | Video | VideoNote | Voice | Animation


def key_of(message: Message) -> str:
    """What makes this update known when it comes again; an edit is another update."""
    return f"{message_key(message)}{edited_at(message)}"


def message_key(message: Message) -> str:
    """What the keys of a message and of all its edits begin with."""
    bot = message.bot.id if message.bot else 0
    return told_by(bot, message.chat.id, message.message_id)


def sent_before(message: Message, asked: int | None) -> bool:
    """Whether it was sent in a private chat before the bot asked: then it answers nothing. Numbers rise."""
    return asked is not None and message.message_id < asked


def edited_at(message: Message) -> int:
    """Unix time of the last edit, 0 for a message that was not edited."""
    return message.edit_date or 0


def person_of(user: User) -> Person:
    """The person with the name that colleagues see: one line, and something to be seen in any case."""
    return Person(user.id, _line(user.full_name, NAME_AT_MOST) or str(user.id))


def ref_of(message: Message) -> MessageRef:
    """Where the message stands."""
    return MessageRef(message.chat.id, message.message_id)


def words_of(message: Message) -> str:
    """Text or caption; what has neither but can be said in words is."""
    return shorten(message.text or message.caption or _spelled(message), TEXT_LIMIT)


def _spelled(message: Message) -> str:
    if message.contact:
        return f"{message.contact.first_name} {message.contact.phone_number}"
    if message.location:
        return f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    return ""


def forwarded(message: Message) -> bool:
    """Whether it was written before, here or elsewhere."""
    return message.forward_origin is not None


def origin_of(message: Message) -> Origin | None:
    """Whose it was before it was forwarded; None for what the sender wrote, also when it was forwarded."""
    origin = message.forward_origin
    if origin is None:
        return None
    name = _line(_ORIGINS[origin.type](origin), NAME_AT_MOST)
    user = message.from_user
    own = isinstance(origin, MessageOriginUser) and user is not None and origin.sender_user.id == user.id
    if own or (
        user is not None and origin.type == "hidden_user" and name == _line(user.full_name, NAME_AT_MOST)
    ):
        return None
    return Origin(origin.type, name, origin.date.astimezone(UTC))


_ORIGINS: dict[str, Callable[[Any], str]] = {
    "user": lambda origin: str(origin.sender_user.full_name),
    "hidden_user": lambda origin: str(origin.sender_user_name),
    "chat": lambda origin: str(origin.sender_chat.title or origin.sender_chat.full_name),
    "channel": lambda origin: str(origin.chat.title or origin.chat.full_name),
}
"""Where each kind of origin says whose it was."""


def told_in(message: Message, zone: ZoneInfo) -> str:
    """Its words; in front of what somebody else wrote, who that was and when, local to `zone`."""
    words, origin = words_of(message), origin_of(message)
    if origin is None or not words:
        return words
    return f"\u21aa {origin.name}, {origin.at.astimezone(zone):%Y-%m-%d %H:%M}:\n{words}"


def evidence_of(message: Message, side: Side) -> tuple[Evidence, ...]:
    """The attachment, if there is one that can be handed on."""
    for kind, read in _KINDS.items():
        if found := getattr(message, kind):
            return (read(kind, found, message, side),)
    return ()


def understood(message: Message) -> bool:
    """Whether there is anything in it that can be kept and handed on."""
    return bool(words_of(message) or any(getattr(message, kind) for kind in _KINDS))


def said_by_telegram(message: Message) -> bool:
    """Whether it is a service message: nothing that can be said, and of no kind that a person sends."""
    return not understood(message) and message.content_type not in _STRANGE


_STRANGE = frozenset(
    {
        ContentType.CHECKLIST,
        ContentType.DICE,
        ContentType.GAME,
        ContentType.GIVEAWAY,
        ContentType.INVOICE,
        ContentType.PAID_MEDIA,
        ContentType.POLL,
        ContentType.STORY,
        ContentType.VENUE,
    }
)
"""What a person can send, but nobody can use in a complaint: it gets a kind answer."""


def _line(words: str | None, most: int) -> str:
    """Something that stands in one line, such as a name."""
    return shorten(" ".join(clean(words or "").split()), most)


def _file_name(given: str | None) -> str | None:
    """The last part of what may be a path of any system, with its ending when it has to be cut."""
    name = PurePosixPath(_line(given, LONGEST_PATH).replace("\\", "/")).name
    name = "" if name == ".." else name
    ending = PurePosixPath(name).suffix[:ENDING_AT_MOST]
    return name if len(name) <= NAME_AT_MOST else name[: NAME_AT_MOST - len(ending)] + ending


def sent_at(message: Message) -> datetime:
    """When a message was sent (UTC)."""
    at = message.date
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _photo(kind: str, sizes: list[PhotoSize], message: Message, side: Side) -> Evidence:
    largest = max(sizes, key=lambda s: s.width * s.height)
    wide = [s for s in sizes if s.width >= PREVIEW_WIDTH] or [largest]
    preview = min(wide, key=lambda s: s.width)
    return _evidence(
        kind, largest.file_id, largest.file_unique_id, preview.file_id, largest.file_size, message, side
    )


def _file(kind: str, file: File, message: Message, side: Side) -> Evidence:
    small = getattr(file, "thumbnail", None)
    return _evidence(
        kind,
        file.file_id,
        file.file_unique_id,
        small.file_id if small else None,
        file.file_size,
        message,
        side,
        getattr(file, "file_name", None),
        getattr(file, "mime_type", None),
    )


def _evidence(
    kind: str,
    file_id: str,
    unique_id: str,
    preview_id: str | None,
    size: int | None,
    message: Message,
    side: Side,
    name: str | None = None,
    mime: str | None = None,
) -> Evidence:
    return Evidence(
        kind=kind,
        file_id=file_id,
        unique_id=unique_id,
        preview_id=preview_id,
        name=_file_name(name) or None,
        mime=_line(mime, NAME_AT_MOST) or None,
        size=size,
        caption=shorten(message.caption, TEXT_LIMIT) if message.caption else None,
        side=side,
        at=sent_at(message),
        source=ref_of(message),
        origin=origin_of(message),
    )


_KINDS: dict[str, Callable[..., Evidence]] = {
    "photo": _photo,
    "animation": _file,
    "video": _file,
    "document": _file,
    "voice": _file,
    "video_note": _file,
    "audio": _file,
    "sticker": _file,
}
"""An animation also carries a document: it comes first."""
