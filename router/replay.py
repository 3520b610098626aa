"""Hands parked updates to the handlers once more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import structlog
from aiogram.types import Update

from router.app import Surroundings, assembled
from router.faults import fault_of
from router.guard_ports import Parked
from router.logs import origin
from router.ports import Unavailable
from router.settings import Settings

log = structlog.get_logger(__name__)


class Replayed(NamedTuple):
    """How many parked updates were handled now, and how many failed again and stay."""

    handled: int
    failed: int


async def replay(settings: Settings, around: Surroundings) -> Replayed:
    """Try every parked update again, oldest first. What they owe is sent by a bot that runs, now or later.

    Raises CannotRun.
    """
    async with assembled(settings, around) as app:

        async def feed(raw: Mapping[str, Any]) -> object:
            return await app.dispatcher.feed_update(
                app.bot, Update.model_validate(raw, context={"bot": app.bot})
            )

        return await feed_parked(app.store.parked, feed)


async def feed_parked(parked: Parked, feed: Callable[[Mapping[str, Any]], Awaitable[object]]) -> Replayed:
    """Feed every parked update once; what is handled is forgotten. Raises `Unavailable`."""
    handled = failed = 0
    after = -1
    while (found := await parked.take(after)) is not None:
        after, raw = found
        fault = await fault_of(feed(raw))
        if isinstance(fault, Unavailable):
            raise fault
        if fault:
            # Whatever parked it before: the others are to be tried all the same.
            failed += 1
            log.error("replay_failed", update=after, error=type(fault).__name__, origin=origin(fault))
        else:
            await parked.done(after)
            handled += 1
    return Replayed(handled, failed)
