"""Desks with several chats: which of them a complaint goes to, and stays in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from router.domain.complaint import Complaint, Route
from router.ports import DeskChat


def routes(
    number: str,
    chats: Sequence[DeskChat],
    standing: Mapping[str, int],
    loads: Mapping[int, int] | None = None,
) -> dict[str, Route]:
    """For every desk with a working chat: the one that a complaint uses.

    It stays where it is `standing`, else goes to the chat with the least open complaints by `loads`. Among
    equals each complaint has its own order, so that they are shared also where nobody has counted.
    """
    found: dict[str, Route] = {}
    for chat in sorted(filter(lambda chat: chat.healthy, chats), key=_order(number, standing, loads or {})):
        found.setdefault(chat.desk, Route(chat.desk, chat.chat, chat.language, chat.responsible))
    return found


def arrived(before: Complaint | None, after: Complaint) -> set[str]:
    """The desks that a decision brings a complaint to, or to another chat of."""
    known = before.routes if before else {}
    return {desk for desk, route in after.routes.items() if desk not in known or known[desk] != route}


def shared(chats: Sequence[DeskChat]) -> set[str]:
    """The desks with several working chats."""
    desks = [chat.desk for chat in chats if chat.healthy]
    return {desk for desk in desks if desks.count(desk) > 1}


def _order(
    number: str, standing: Mapping[str, int], loads: Mapping[int, int]
) -> Callable[[DeskChat], tuple[bool, int, bytes]]:
    def order(chat: DeskChat) -> tuple[bool, int, bytes]:
        elsewhere = standing.get(chat.desk) != chat.chat
        return elsewhere, loads.get(chat.chat, 0), sha256(f"{number}:{chat.chat}".encode()).digest()

    return order
