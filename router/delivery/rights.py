"""What the bot may do in a group, and what it lacks to do its work there."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ReactionTypeEmoji, ResultChatMemberUnion

from router.delivery.messenger import DELIVERED

ADMINISTRATOR = "pin_messages+delete_messages+manage_topics"
"""The rights that a link for a group asks for, as Telegram names them."""


def lacking(mine: ResultChatMemberUnion, *, forum: bool) -> tuple[str, ...]:
    """``administrator``, or those of ``pin``, ``delete`` and ``topics`` that are missing."""
    if not isinstance(mine, ChatMemberAdministrator):
        return ("administrator",)
    needed = {
        "pin": mine.can_pin_messages,
        "delete": mine.can_delete_messages,
        **({"topics": mine.can_manage_topics} if forum else {}),
    }
    return tuple(right for right, given in needed.items() if not given)


def hindered(chat: ChatFullInfo) -> Iterator[str]:
    """What is amiss with the group itself: ``basic``, ``protected``, no ``reactions`` for ticks."""
    if chat.type == "group":
        yield "basic"
    if chat.has_protected_content:
        yield "protected"
    allowed = chat.available_reactions
    ticks = [r for r in allowed or () if isinstance(r, ReactionTypeEmoji) and r.emoji == DELIVERED]
    if allowed is not None and not ticks:
        yield "reactions"
