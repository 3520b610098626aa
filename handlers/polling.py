"""Long polling of our own: the offset moves only when a batch is stored, so that a crash loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from pydantic import ValidationError

from handlers.inbox import FIRST_WAIT, LONGEST_WAIT, Inbox
from router.delivery.connecting import ALLOWED, GET_ANOTHER
from router.ports import Unavailable

BATCH = 100
POLL_SECONDS = 30
PATIENCE = 10
"""Seconds beyond a long poll before the connection counts as dead."""

log = structlog.get_logger(__name__)


class _Batch(NamedTuple):
    """Updates to handle, and where to go on when they are."""

    updates: list[Update]
    next: int


class Poller:
    """Takes batches from Telegram and hands them to an inbox, until it is told to stop."""

    def __init__(
        self, bot: Bot, inbox: Inbox, *, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._sleep = sleep
        self._offset: int | None = None
        self._stopping = False
        self._waiting: asyncio.Timeout | None = None

    async def run(self) -> None:
        """Until `stop`. Whatever fails is tried again with growing delay, a refused token too."""
        await self._patiently(lambda: self._bot.delete_webhook(drop_pending_updates=False))
        while not self._stopping:
            batch = await self._patiently(self._batch)
            if batch:
                await self._inbox.handle(batch.updates)
                self._offset = batch.next
        await self._confirm()

    def stop(self) -> None:
        """End after the batch in hand."""
        self._stopping = True
        if self._waiting is not None:
            self._waiting.reschedule(0)

    async def _patiently(self, call: Callable[[], Awaitable[Any]]) -> Any:
        """The result of a call to Telegram, tried until it comes; None when stopped meanwhile."""
        try:
            async with asyncio.timeout(0 if self._stopping else None) as self._waiting:
                return await self._tried(call)
        except TimeoutError:
            return None
        finally:
            self._waiting = None

    async def _tried(self, call: Callable[[], Awaitable[Any]]) -> Any:
        wait = FIRST_WAIT
        while True:
            try:
                return await call()
            except TelegramRetryAfter as error:
                log.warning("telegram_asks_to_wait", seconds=error.retry_after)
                await self._sleep(error.retry_after)
            except (TelegramAPIError, ClientDecodeError, Unavailable) as error:
                _tell(error, wait)
                await self._sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)

    async def _batch(self) -> _Batch | None:
        try:
            updates = await self._bot.get_updates(
                offset=self._offset,
                limit=BATCH,
                timeout=POLL_SECONDS,
                allowed_updates=list(ALLOWED),
                request_timeout=POLL_SECONDS + PATIENCE,
            )
        except ClientDecodeError as error:
            return await self._readable(error)
        return _Batch(updates, updates[-1].update_id + 1) if updates else None

    async def _readable(self, error: ClientDecodeError) -> _Batch:
        """What can be read of a batch with something that aiogram cannot parse; the rest is parked."""
        told = error.data.get("result") if isinstance(error.data, Mapping) else None
        if not isinstance(told, list) or not told:
            raise error
        updates = []
        for item in told:
            try:
                updates.append(Update.model_validate(item, context={"bot": self._bot}))
            except ValidationError:
                await self._inbox.park(item["update_id"], item, "ValidationError")
        return _Batch(updates, told[-1]["update_id"] + 1)

    async def _confirm(self) -> None:
        """Tell Telegram what was handled, so that the next start does not get it again."""
        if self._offset is None:
            return
        try:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, request_timeout=PATIENCE)
        except (TelegramAPIError, ClientDecodeError) as error:
            # They come again then, and change nothing the second time.
            log.warning("updates_not_confirmed", error=type(error).__name__)


def _tell(error: Exception, wait: float) -> None:
    if isinstance(error, (TelegramUnauthorizedError, TelegramNotFound)):
        log.error("token_refused", hint=GET_ANOTHER, again_in=wait)
    elif isinstance(error, TelegramConflictError):
        hint = "another process takes this bot's updates, or a webhook is set"
        log.error("telegram_conflict", hint=hint, again_in=wait)
    else:
        log.warning("telegram_away", error=type(error).__name__, again_in=wait)
