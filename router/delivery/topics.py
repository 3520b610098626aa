"""In which topic of a forum a staff chat is written to, for as long as the topic is there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import structlog

from router.ports import Box

Missed = Callable[[Box, int], Awaitable[None]]
"""Tells people that a chat's topic is gone; the box is the one whose message met it."""

GENERAL = 1
"""The number of a forum's main chat, which is written to without a number."""

log = structlog.get_logger()


class Topics:
    """The topics that chats are bound to. One found gone or closed is left alone until the next start."""

    def __init__(self, bound: Mapping[int, int], on_missed: Missed) -> None:
        self._bound = dict(bound)
        self._given = frozenset(bound)
        self._on_missed = on_missed

    def of(self, chat: int) -> int | None:
        """The topic for a chat; None for its main chat."""
        topic = self._bound.get(chat)
        return None if topic == GENERAL else topic

    def given(self, chat: int) -> bool:
        """Whether the configuration says where to write, so that complaints have no topics of their own."""
        return chat in self._given

    async def missed(self, box: Box, chat: int) -> None:
        """A message was not taken by the topic: people are told once, and the main chat serves."""
        if (topic := self.of(chat)) is None:
            return
        log.warning("topic_missed", chat=chat, topic=topic)
        await self._on_missed(box, chat)
        self._bound.pop(chat, None)
