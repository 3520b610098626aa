"""What goes on after its update was handled: nothing rests on it, and no other update waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from router.faults import fault_of
from router.logs import origin
from router.ports import DraftGone, Unavailable

QUIET = DraftGone, Unavailable
"""Nobody waits for it any more; or the store has said so."""

log = structlog.get_logger(__name__)


class Later:
    """Starts work in the application's task group."""

    def __init__(self, group: asyncio.TaskGroup) -> None:
        self._group = group

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin now, end some time; what fails is told and let go."""
        self._group.create_task(_carefully(work))


async def _carefully(work: Coroutine[Any, Any, None]) -> None:
    fault = await fault_of(work)
    if fault and not isinstance(fault, QUIET):
        log.error("later_failed", error=type(fault).__name__, origin=origin(fault))
