"""Small stores and feeds that hold state."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram.types import Update

from router.clock import SystemClock
from router.ports import Lease, Unavailable

START = datetime(2026, 8, 3, 9, tzinfo=UTC)


class FakeParked:
    """`Parked` in memory; away while `away` is above zero."""

    def __init__(self) -> None:
        self.kept: dict[int, tuple[Mapping[str, Any], str]] = {}
        self.away = 0

    async def park(self, update: int, raw: Mapping[str, Any], why: str) -> None:
        if self.away:
            self.away -= 1
            raise Unavailable
        self.kept[update] = raw, why

    async def count(self) -> int:
        return len(self.kept)

    async def take(self, after: int = -1) -> tuple[int, Mapping[str, Any]] | None:
        return next(((id, raw) for id, (raw, _) in sorted(self.kept.items()) if id > after), None)

    async def done(self, update: int) -> None:
        self.kept.pop(update, None)


class FakeFeed:
    """Handles updates, each in a few turns of the loop; fails as often as it is told to."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.tries: list[int] = []
        self.fails: dict[int, list[Exception]] = {}
        self.now = 0
        self.most = 0

    async def __call__(self, update: Update) -> None:
        self.tries.append(update.update_id)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            # The first of a batch takes longest, so that disorder would show.
            for _ in range(20 - update.update_id % 20):
                await asyncio.sleep(0)
            waiting = self.fails.get(update.update_id)
            if waiting:
                raise waiting.pop(0)
        finally:
            self.now -= 1
        self.done.append(update.update_id)


class FakeSleep:
    """Takes no time and remembers for how long it was asked."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Skewed:
    """A host's clock that is out by so much."""

    def __init__(self, out: timedelta) -> None:
        self._out = out

    def now(self) -> datetime:
        return SystemClock().now() + self._out


class FakeLeases:
    """`Leases` in memory."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.held: dict[str, Lease] = {}
        self.until: dict[str, datetime] = {}

    async def acquire(self, name: str, owner: str, seconds: float) -> Lease | None:
        held, now = self.held.get(name), self.clock.now()
        if held and held.owner != owner and self.until[name] > now:
            return None
        token = held.token + (held.owner != owner) if held else 1
        self.held[name] = Lease(name, owner, token)
        self.until[name] = now + timedelta(seconds=seconds)
        return self.held[name]

    async def release(self, lease: Lease) -> None:
        if self.held.get(lease.name) == lease:
            del self.held[lease.name]


def person(id: int) -> dict[str, Any]:
    return {"id": id, "is_bot": False, "first_name": "Lin"}


def message(update: int, chat: int = 501, text: str = "hello") -> Update:
    return Update.model_validate(raw_message(update, chat, text))


def raw_message(update: int, chat: int = 501, text: str = "hello") -> dict[str, Any]:
    place = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
    said = {
        "message_id": update,
        "date": 1_780_000_000,
        "chat": place,
        "from": person(abs(chat)),
        "text": text,
    }
    return {"update_id": update, "message": said}


def vote(update: int, user: int) -> Update:
    answer = {"poll_id": "9", "user": person(user), "option_ids": [1], "option_persistent_ids": ["1"]}
    return Update.model_validate({"update_id": update, "poll_answer": answer})


def tap(update: int, user: int, chat: int) -> Update:
    shown = raw_message(update, chat)["message"]
    query = {"id": "1", "from": person(user), "chat_instance": "1", "data": "x", "message": shown}
    return Update.model_validate({"update_id": update, "callback_query": query})
