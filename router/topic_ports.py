"""A complaint's own topic in a forum, as use cases, storage and delivery speak of it."""

from __future__ import annotations

from dataclasses import dataclass

TOPIC_ROOT = "topic"
"""`Posted.mail` of the message that opens a complaint's own topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A complaint's own topic in a forum, under Telegram's number, and how it looks.

    With `thread` 0 the complaint stands in the forum's main chat for good.
    """

    thread: int
    name: str = ""
    closed: bool = False
