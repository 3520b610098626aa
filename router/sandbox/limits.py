"""Telegram's sending limits: overall, for each private chat, for each group."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from router.sandbox.errors import too_many
from router.sandbox.settings import Limits

COUNTED = ("send", "copy", "forward", "edit")
FREE = frozenset({"sendchataction", "editforumtopic"})


@dataclass(slots=True)
class Window:
    """How many units were used when, within the last `seconds`."""

    seconds: float
    used: deque[float] = field(default_factory=deque)

    def wait(self, now: float, capacity: float, weight: int) -> float:
        """Seconds until so much more fits; a weight above the capacity fits an empty window."""
        while self.used and self.used[0] <= now - self.seconds:
            self.used.popleft()
        surplus = len(self.used) + weight - max(capacity, weight)
        return self.used[math.ceil(surplus) - 1] + self.seconds - now if surplus > 0 else 0.0

    def add(self, now: float, weight: int) -> None:
        self.used.extend([now] * weight)


@dataclass(slots=True)
class Gate:
    """The windows of one bot. `wall` gives seconds of unmoved time."""

    limits: Limits
    wall: Callable[[], float]
    overall: Window = field(default_factory=lambda: Window(1.0))
    chats: dict[str, Window] = field(default_factory=dict)

    def check(self, method: str, chat: str, weight: int) -> None:
        """Count a call, or ApiError 429 with the seconds to wait."""
        if not self.limits.enabled or not method.startswith(COUNTED) or method in FREE:
            return
        now = self.wall()
        window, capacity = self._window(chat)
        wait = max(self.overall.wait(now, self.limits.per_second, weight), window.wait(now, capacity, weight))
        if wait > 0:
            raise too_many(math.ceil(wait))
        self.overall.add(now, weight)
        window.add(now, weight)

    def _window(self, chat: str) -> tuple[Window, float]:
        group = chat.startswith(("-", "@"))
        burst = self.limits.private_burst
        if chat not in self.chats:
            self.chats[chat] = Window(60.0 if group else burst / self.limits.private_per_second)
        return self.chats[chat], self.limits.group_per_minute if group else burst
