"""What a Telegram message says, as the domain's values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from aiogram.enums import ContentType
from aiogram.types import Audio, Document, Message, PhotoSize, User, Video, VideoNote, Voice
from aiogram.types.animation import Animation

from router.domain.complaint import Evidence, MessageRef, Person, Side

PREVIEW_WIDTH = 300
"""Pixels from which a picture is large enough for a contact sheet."""
File = Audio | Document | Video | VideoNote | Voice | Animation


def key_of(message: Message) -> str:
    """What makes this update known when it comes again; an edit is another update."""
    bot = message.bot.id if message.bot else 0
    return f"m:{bot}:{message.chat.id}:{message.message_id}:{edited_at(message)}"


def edited_at(message: Message) -> int:
    """Unix time of the last edit, 0 for a message that was not edited."""
    return message.edit_date or 0


def person_of(user: User) -> Person:
    """The person with the name that colleagues see."""
    return Person(user.id, user.full_name)


def ref_of(message: Message) -> MessageRef:
    """Where the message stands."""
    return MessageRef(message.chat.id, message.message_id)


def words_of(message: Message) -> str:
    """Text or caption; what has neither but can be said in words is."""
    return message.text or message.caption or _spelled(message)


def _spelled(message: Message) -> str:
    if message.contact:
        return f"{message.contact.first_name} {message.contact.phone_number}"
    if message.location:
        return f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    return ""


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
        name=name,
        mime=mime,
        size=size,
        caption=message.caption,
        side=side,
        at=message.date.astimezone(UTC),
        source=ref_of(message),
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
