"""Message entities: UTF-16 offsets, what Telegram finds by itself, and the trimming of texts."""

import re
from typing import Any

from router.sandbox.errors import bad

Entity = dict[str, Any]
Formatted = tuple[str, list[Entity]]

FOUND = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    r"|(?P<url>https?://[^\s<>\"]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|cn|org|net|io|me|dev)(?![\w.-])(?:/[^\s<>\"]*)?)"
    r"|(?P<bot_command>(?<![\w/@>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@[a-z0-9_]{4,32}\b)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
    r"|(?P<cashtag>(?<!\w)\$[A-Z]{1,8}\b)",
    re.IGNORECASE,
)
HINT = re.compile(r"[/@#.$]")
OPAQUE = frozenset(
    {"code", "pre", "text_link", "text_mention", "url", "bot_command", "mention", "hashtag", "email"}
)
KNOWN = OPAQUE | {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
    "custom_emoji", "date_time", "cashtag", "phone_number",
}  # fmt: skip


def units(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The piece of the text that an entity covers."""
    if text.isascii():
        return text[offset : offset + length]
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def detect(text: str, given: list[Entity]) -> list[Entity]:
    """The given entities with the commands, mentions, links and tags that Telegram marks by itself."""
    if not HINT.search(text):
        return given
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in OPAQUE]
    found = list(given)
    for match in FOUND.finditer(text):
        start = units(text[: match.start()])
        end = start + units(match.group())
        if not any(start < b and a < end for a, b in taken):
            found.append({"type": match.lastgroup, "offset": start, "length": end - start})
    return sorted(found, key=_order)


def _order(entity: Entity) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def trim(text: str, entities: list[Entity]) -> Formatted:
    """Without blanks at both ends, as Telegram stores it; entities moved and cut along."""
    left = len(text) - len(text.lstrip(" \n"))
    short = text.strip(" \n")
    if short == text:
        return text, sorted((e for e in entities if e["length"] > 0), key=_order)
    total, kept = units(short), []
    for entity in entities:
        start = max(entity["offset"] - left, 0)
        end = min(entity["offset"] - left + entity["length"], total)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return short, sorted(kept, key=_order)


def check_given(text: str, entities: Any) -> list[Entity]:
    """Entities that a caller wrote itself, checked. ApiError 400 when they do not fit the text."""
    if not isinstance(entities, list):
        raise bad("can't parse entities: expected an Array of MessageEntity")
    return [_checked(text, entity) for entity in entities]


def _checked(text: str, entity: Any) -> Entity:
    if not isinstance(entity, dict) or entity.get("type") not in KNOWN:
        raise bad("can't parse MessageEntity: unsupported type specified")
    try:
        offset, length = int(entity["offset"]), int(entity["length"])
    except (KeyError, TypeError, ValueError) as error:
        raise bad(f"can't parse MessageEntity: can't find field {error}") from error
    if offset < 0 or length < 0 or offset + length > units(text):
        raise bad(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    if "\ufffd" in cut(text, offset, length) and "\ufffd" not in text:
        raise bad(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")
    return {**entity, "offset": offset, "length": length}
