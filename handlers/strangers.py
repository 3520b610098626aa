"""Groups that are no desk's: anybody can add the bot to as many as they like.

The bot says what a group has to know to become a desk's, and no more: once a group and minute, a few groups a
minute in all, nothing is stored. So a thousand groups take nothing from those who wait for an answer.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from cachetools import LRUCache

from router.ports import Clock

SPAN = timedelta(minutes=1)
AT_MOST = 10
"""Groups that are answered in one span."""


class Strangers:
    """Remembers which groups were told lately: never more than `AT_MOST`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told: deque[tuple[datetime, int]] = deque()
        self._said: LRUCache[int, int] = LRUCache(AT_MOST)

    def may_be_told(self, chat: int) -> bool:
        """Whether to speak in this group now; it counts as told then."""
        now = self._clock.now()
        while self._told and self._told[0][0] <= now - SPAN:
            self._told.popleft()
        if len(self._told) >= AT_MOST or any(told == chat for _, told in self._told):
            return False
        self._told.append((now, chat))
        return True

    def spoke(self, chat: int, message: int) -> None:
        """This message said it."""
        self._said[chat] = message

    def said(self, chat: int) -> int | None:
        """The message that said it, to be taken away when the group becomes a desk's."""
        return self._said.pop(chat, None)
