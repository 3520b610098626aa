"""Handles updates: in order for each chat, many chats at once, and nothing is given up before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import structlog
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from handlers.lanes import CHAT, Lane, Lanes
from router.faults import fault_of
from router.guard_ports import Parked
from router.logs import origin
from router.ports import Overtaken, Unavailable

Feed: TypeAlias = Callable[[Update], Awaitable[object]]

AT_ONCE = 16
"""Updates handled at the same time. More gain nothing: they wait for the database together."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0
"""Seconds before an update is tried again, doubled each time."""

RACES = 20
"""So many lost races in a row are a fault of ours."""
UNKNOWN = "unknown"
"""The kind of an update that is newer than the library."""

log = structlog.get_logger(__name__)


def lane(update: Update) -> Lane:
    """Updates of one lane are handled in order: a chat's, and with a private chat that person's votes."""
    if answer := update.poll_answer:
        voter = answer.user or answer.voter_chat
        return (CHAT, voter.id) if voter else ("update", update.update_id)
    if query := update.callback_query:
        return CHAT, (query.message.chat if query.message else query.from_user).id
    chat = getattr(_event(update)[1], "chat", None)
    return (CHAT, chat.id) if chat else ("update", update.update_id)


def raw(update: Update) -> dict[str, Any]:
    """An update as Telegram sent it; its id alone where it holds what cannot be written, as odd dates."""
    try:
        return update.model_dump(mode="json", by_alias=True, exclude_unset=True)
    except (ValueError, OverflowError):
        return {"update_id": update.update_id}


class Inbox:
    """Hands updates to `feed`, which raises when it fails.

    While the database is away (`Unavailable`) an update is tried for ever: nothing is acknowledged that is
    not stored. After `attempts` other failures it is parked, so that one poison update does not stop others.
    """

    def __init__(
        self,
        feed: Feed,
        parked: Parked,
        *,
        attempts: int,
        at_once: int = AT_ONCE,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        seen: Callable[[str], object] = lambda kind: None,
        lanes: Lanes | None = None,
    ) -> None:
        """`seen` is told the kind of every update that was handled, for metrics.

        What aiogram has no kind for is not fed: it would print the update with all its words.
        """
        self._feed = feed
        self._parked = parked
        self._attempts = attempts
        self._room = asyncio.Semaphore(at_once)
        self._lanes = lanes or Lanes()
        self._failures: dict[int, list[str]] = {}
        self._sleep = sleep
        self._seen = seen

    async def handle(self, updates: Iterable[Update]) -> None:
        """Comes back when every update is stored or parked. Calls at the same time keep lanes in order."""
        lanes: dict[Lane, list[Update]] = {}
        for update in updates:
            lanes.setdefault(lane(update), []).append(update)
        async with asyncio.TaskGroup() as tasks:
            for key, waiting in lanes.items():
                tasks.create_task(self._one_after_another(key, waiting))

    async def _one_after_another(self, key: Lane, updates: list[Update]) -> None:
        async with self._lanes.turn(key) as hold:
            for behind, update in zip(reversed(range(len(updates))), updates, strict=True):
                hold(behind)
                async with self._room:
                    await self._keep(update)
                self._seen(_event(update)[0])

    async def _keep(self, update: Update) -> None:
        """Feed an update until it is handled; park it when it failed too often."""
        overtaken = 0
        for wait in _waits():
            fault = await fault_of(self._tried(update))
            if fault is None:
                break
            if isinstance(fault, Overtaken):
                # Another process works on the same person's updates: look again at once, but not for ever.
                overtaken += 1
                again = overtaken % RACES > 0 or self._fails(update, fault)
            else:
                # The store tells itself that it is away; any other fault is kept for people.
                again = not isinstance(fault, Unavailable) and self._fails(update, fault)
            if not again:
                await self._sleep(wait)
        self._failures.pop(update.update_id, None)

    async def _tried(self, update: Update) -> None:
        if self._is_poison(update):
            await self.park(update.update_id, raw(update), self._failures[update.update_id][-1])
        elif _event(update)[0] != UNKNOWN:
            await self._feed(update)

    async def park(self, id: int, update: Mapping[str, Any], why: str) -> None:
        """Keep a raw update for people to look at. Raises `Unavailable`."""
        await self._parked.park(id, update, why)
        log.error("update_parked", update=id, why=why)

    def _is_poison(self, update: Update) -> bool:
        return len(self._failures.get(update.update_id, ())) >= self._attempts

    def _fails(self, update: Update, error: Exception) -> bool:
        """Note a failure; True when it was the one too many."""
        failures = self._failures.setdefault(update.update_id, [])
        failures.append(type(error).__name__)
        kind, id = lane(update)
        log.error(
            "update_failed",
            update=update.update_id,
            lane=f"{kind}:{id}",
            error=failures[-1],
            origin=origin(error),
            attempt=len(failures),
        )
        return len(failures) == self._attempts


def _waits() -> Iterator[float]:
    wait = FIRST_WAIT
    while True:
        yield wait
        wait = min(2 * wait, LONGEST_WAIT)


def _event(update: Update) -> tuple[str, Any]:
    """Kind and content; a kind that aiogram does not know yet has no content."""
    try:
        return update.event_type, update.event
    except UpdateTypeLookupError:
        return UNKNOWN, None
