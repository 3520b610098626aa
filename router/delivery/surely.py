"""Writes that must not be given up: what was sent would be sent again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog

from router.delivery.gate import Sleep
from router.ports import Unavailable

AGAIN = 0.5
"""Seconds between attempts to reach a store that is away."""

log = structlog.get_logger()


async def surely(write: Callable[[], Awaitable[object]], sleep: Sleep) -> None:
    """Write, again and again until the store takes it."""
    while True:
        try:
            await write()
        except Unavailable as error:
            log.warning("store_away", why=str(error))
            await sleep(AGAIN)
        else:
            return
