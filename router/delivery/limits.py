"""Telegram's limits as a plan: when the next message may go to a chat, and when to anybody."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

FLOOD = 3
"""So many chats in a row that Telegram closes until the same moment mean that it has closed all."""
SAME = 1.5
"""Seconds by which such moments differ at most: Telegram rounds up."""
ALL = 0
"""Stands for everybody where a chat is asked for."""
EARLY = 0.05
"""Seconds by which one may begin before its place is free: what comes before sending takes about so long."""
_SOON = 2 * EARLY
"""Seconds until to look again while a slot waits for an answer of Telegram."""
_KEPT = 100
"""So many chats are remembered before idle ones are forgotten, or twice those that were in use then."""
_TOLD = 200
"""So many are told to the next process."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Telegram's limits, None for no limit. `in_flight` is how many may be sent and not yet settled.

    `spare` is the share of every limit that reminders and digests leave to answers. `attempts` is how often
    something is sent without an answer before it counts as undeliverable.
    """

    person: Rate | None = Rate(3, 3.0)
    group: Rate | None = Rate(20, 60.0)
    overall: Rate | None = Rate(30, 1.0)
    spare: float = 0.1
    in_flight: int = 8
    attempts: int = 8


class Window:
    """Messages of the last seconds. A place is free again one window after Telegram's answer.

    What is `low` (reminders, digests, ticks) goes evenly and leaves `spare` places free: so there is one for
    an answer at any time, and however full the window is, another soon.
    """

    def __init__(self, rate: Rate, spare: int = 0) -> None:
        self.rate = rate
        self._low = max(1, rate.count - spare)
        self._low_next = 0.0
        self._open = 0
        self._ends: list[float] = []

    def wait(self, now: float, cost: int, low: bool = False) -> float:
        """Seconds until `cost` messages fit; more than fit at all go when nothing else is in the window."""
        self._forget(now)
        count = self._low if low else self.rate.count
        missing = min(cost, count) + self._open + len(self._ends) - count
        wait = 0.0
        if missing > 0:
            wait = self._ends[missing - 1] - now if missing <= len(self._ends) else _SOON
        return max(wait, self._low_next - now) if low else wait

    def take(self, now: float, cost: int, low: bool = False) -> None:
        """Messages leave, or are about to."""
        self._open += cost
        if low:
            self._low_next = max(self._low_next, now) + cost * self.rate.seconds / self._low

    def drop(self, cost: int) -> None:
        """They did not leave after all."""
        self._open -= cost

    def answered(self, now: float, cost: int) -> None:
        """Telegram has answered; what exceeds the window counts on into the next ones."""
        self._open -= cost
        for place in range(cost):
            insort(self._ends, now + self.rate.seconds * (1 + place // self.rate.count))

    def used(self, now: float) -> tuple[int, float]:
        """How many places are taken, and the seconds until the last is free."""
        self._forget(now)
        last = max([*self._ends[-1:], now + self.rate.seconds * bool(self._open)])
        return self._open + len(self._ends), last - now

    def remember(self, now: float, used: int, seconds: float) -> None:
        """Another process had taken places."""
        self._ends = sorted([*self._ends, *[now + seconds] * used])

    def _forget(self, now: float) -> None:
        while self._ends and self._ends[0] <= now:
            del self._ends[0]


class Pace:
    """When what may be sent, by windows and by what Telegram asked for. `monotonic` gives seconds."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self.now = monotonic
        self._chats: dict[int, Window] = {}
        self._most = _KEPT
        self._held: dict[int, float] = {}
        self._refused: dict[int, float] = {}
        self.trying = False
        """Set once all were held, until Telegram takes a message again."""

    def wait(self, chat: int, cost: int = 1, low: bool = False) -> float:
        """Seconds until a message may go to a chat, as far as this chat is concerned."""
        window = self._chats.get(chat)
        return max(self.held_for(chat), window.wait(self.now(), cost, low) if window else 0.0)

    def wait_for_all(self, cost: int = 1, low: bool = False) -> float:
        """Seconds until a message may go to anybody."""
        return self.wait(ALL, cost, low)

    def held_for(self, chat: int) -> float:
        """Seconds for which nothing at all goes to a chat: Telegram asked for it, or it failed."""
        held = self._held.get(chat, 0.0) - self.now()
        if held <= 0:
            self._held.pop(chat, None)
        return max(held, 0.0)

    @property
    def held(self) -> int:
        """How many chats wait because Telegram asked for it, or after an error."""
        now = self.now()
        return sum(1 for chat, until in self._held.items() if until > now and chat != ALL)

    def take(self, chat: int, cost: int = 1, low: bool = False) -> None:
        """A message is about to leave; `ALL` for a call that is no message. `answered` or `drop` follows."""
        for window in self._windows(chat):
            window.take(self.now(), cost, low)

    def drop(self, chat: int, cost: int) -> None:
        """It does not leave after all."""
        for window in self._windows(chat):
            window.drop(cost)

    def answered(self, chat: int, cost: int = 1) -> None:
        """Telegram has answered, whatever it said."""
        now = self.now()
        for window in self._windows(chat):
            window.answered(now, cost)
        if len(self._chats) > self._most:
            self._chats = {chat: window for chat, window in self._chats.items() if window.used(now)[0]}
            self._most = max(_KEPT, 2 * len(self._chats))

    def hold(self, chat: int, seconds: float) -> None:
        """Nothing to this chat for some seconds."""
        self._held[chat] = max(self._held.get(chat, 0.0), self.now() + seconds)

    def hold_all(self, seconds: float) -> None:
        """Nothing to anybody for some seconds, and then one message at first."""
        self.hold(ALL, seconds)
        self.trying = True

    def flooded(self, chat: int, seconds: float) -> None:
        """Telegram asked to wait for a chat. It does not say so when all are meant: see `FLOOD`."""
        self.hold(chat, seconds)
        until = self._refused[chat] = self.now() + seconds
        if sum(1 for other in self._refused.values() if abs(other - until) <= SAME) >= FLOOD:
            self.hold_all(seconds)
            self._refused.clear()

    def went(self) -> None:
        """Telegram took a message: it has not closed all."""
        self._refused.clear()
        self.trying = False

    def busy(self) -> list[tuple[int, int, float]]:
        """What the next process has to know: chats (`ALL` is one), places taken (0: held), seconds left."""
        now = self.now()
        held = [(chat, 0, until - now) for chat, until in self._held.items() if until > now]
        windows = [(chat, *window.used(now)) for chat, window in self._chats.items()]
        used = sorted((entry for entry in windows if entry[1]), key=lambda entry: -entry[1])
        return [*held, *used][:_TOLD]

    def recall(self, chat: int, used: int, seconds: float) -> None:
        """What another process knew."""
        if not used:
            self.hold(chat, seconds)
        elif window := self._window(chat):
            window.remember(self.now(), used, min(seconds, window.rate.seconds))

    def _windows(self, chat: int) -> Iterator[Window]:
        for which in {chat, ALL}:
            if window := self._window(which):
                yield window

    def _window(self, chat: int) -> Window | None:
        if (window := self._chats.get(chat)) is None and (rate := self._rate(chat)):
            window = self._chats[chat] = Window(rate, ceil(rate.count * self._limits.spare))
        return window

    def _rate(self, chat: int) -> Rate | None:
        limits = self._limits
        return limits.overall if chat == ALL else limits.person if chat > 0 else limits.group
