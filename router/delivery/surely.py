"""Writes that must not be given up: what was sent would be sent again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from router.delivery.gate import Sleep
from router.ports import Unavailable

AGAIN = 0.5
"""Seconds between attempts to reach a store that is away."""


async def surely(write: Callable[[], Awaitable[object]], sleep: Sleep) -> None:
    """Write, again and again until the store takes it."""
    while True:
        try:
            await write()
        except Unavailable:
            await sleep(AGAIN)
        else:
            return
