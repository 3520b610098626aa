"""What goes on after its update was handled: nothing rests on it, and no other update waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import structlog

from router.logs import origin
from router.ports import DraftGone, Unavailable

log = structlog.get_logger(__name__)


class Later:
    """Starts work in the application's task group."""

    def __init__(self, group: asyncio.TaskGroup) -> None:
        self._group = group

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin now, end some time; what fails is told and let go."""
        self._group.create_task(_carefully(work))


async def _carefully(work: Coroutine[Any, Any, None]) -> None:
    try:
        with suppress(DraftGone, Unavailable):  # nobody waits for it any more; or the store has said so
            await work
    except Exception as error:  # any fault: nothing rests on this, and the bot goes on
        log.error("later_failed", error=type(error).__name__, origin=origin(error))
