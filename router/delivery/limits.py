"""Telegram's limits as a plan: when the next message may go to a chat, and when to anybody."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass

FLOOD = 3
"""So many chats held back at once by 429 mean that all are."""
_SOON = 0.02
"""Seconds until to look again while a slot waits for an answer of Telegram."""
_KEPT = 2000
"""So many chats are remembered before idle ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Telegram's limits, None for no limit. `in_flight` is how many may be sent and not yet settled.

    `attempts` is how often something is sent without an answer before it counts as undeliverable.
    """

    person: Rate | None = Rate(3, 3.0)
    group: Rate | None = Rate(20, 60.0)
    overall: Rate | None = Rate(30, 1.0)
    in_flight: int = 8
    attempts: int = 8


class Window:
    """Messages of the last seconds. A place is free again one window after Telegram's answer."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._open = 0
        self._ends: list[float] = []

    def wait(self, now: float, cost: int) -> float:
        """Seconds until `cost` messages fit; more than fit at all go when nothing else is in the window."""
        self._forget(now)
        missing = min(cost, self.rate.count) + self._open + len(self._ends) - self.rate.count
        if missing <= 0:
            return 0.0
        return self._ends[missing - 1] - now if missing <= len(self._ends) else _SOON

    def take(self, cost: int) -> None:
        """Messages leave."""
        self._open += cost

    def answered(self, now: float, cost: int) -> None:
        """Telegram has answered; what exceeds the window counts on into the next ones."""
        self._open -= cost
        for place in range(cost):
            insort(self._ends, now + self.rate.seconds * (1 + place // self.rate.count))

    def idle(self, now: float) -> bool:
        """Whether nothing is in it."""
        self._forget(now)
        return not self._open and not self._ends

    def _forget(self, now: float) -> None:
        while self._ends and self._ends[0] <= now:
            del self._ends[0]


class Pace:
    """When what may be sent, by windows and by what Telegram asked for. `monotonic` gives seconds."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._now = monotonic
        self._overall = Window(limits.overall) if limits.overall else None
        self._chats: dict[int, Window] = {}
        self._held: dict[int, float] = {}
        self._all_held = 0.0

    def wait(self, chat: int, cost: int = 1) -> float:
        """Seconds until a message may go to a chat, as far as this chat is concerned."""
        now = self._now()
        held = self._held.get(chat, 0.0) - now
        if held <= 0:
            self._held.pop(chat, None)
        window = self._chats.get(chat)
        return max(held, window.wait(now, cost) if window else 0.0, 0.0)

    def wait_for_all(self, cost: int = 1) -> float:
        """Seconds until a message may go to anybody."""
        now = self._now()
        return max(self._all_held - now, self._overall.wait(now, cost) if self._overall else 0.0, 0.0)

    def later(self, chat: int, ahead: int) -> float:
        """Estimate for a message that has `ahead` others in front of it once the chat is free."""
        rate = self._rate(chat)
        return ahead // rate.count * rate.seconds if rate else 0.0

    def take(self, chat: int | None, cost: int = 1) -> None:
        """A message leaves; None for a call that is no message."""
        if chat is not None and (rate := self._rate(chat)):
            self._chats.setdefault(chat, Window(rate)).take(cost)
        if self._overall:
            self._overall.take(cost)

    def answered(self, chat: int | None, cost: int = 1) -> None:
        """Telegram has answered, whatever it said."""
        now = self._now()
        if chat is not None and (window := self._chats.get(chat)):
            window.answered(now, cost)
        if self._overall:
            self._overall.answered(now, cost)
        if len(self._chats) > _KEPT:
            self._chats = {chat: window for chat, window in self._chats.items() if not window.idle(now)}

    def hold(self, chat: int, seconds: float) -> None:
        """Nothing to this chat for some seconds."""
        self._held[chat] = max(self._held.get(chat, 0.0), self._now() + seconds)

    @property
    def held(self) -> int:
        """How many chats wait because Telegram asked for it, or after an error."""
        now = self._now()
        return sum(1 for until in self._held.values() if until > now)

    def flooded(self, chat: int, seconds: float) -> None:
        """Telegram asked to wait for a chat; several such chats at once are a limit on all."""
        self.hold(chat, seconds)
        now = self._now()
        if sum(1 for until in self._held.values() if until > now) >= FLOOD:
            self.hold_all(seconds)

    def hold_all(self, seconds: float) -> None:
        """Nothing to anybody for some seconds."""
        self._all_held = max(self._all_held, self._now() + seconds)

    def _rate(self, chat: int) -> Rate | None:
        return self._limits.person if chat > 0 else self._limits.group
