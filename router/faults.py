"""Where a fault of one must not stop the others: whatever goes wrong is caught here, and nowhere else."""

from __future__ import annotations

from collections.abc import Awaitable


async def fault_of(work: Awaitable[object]) -> Exception | None:
    """What went wrong; None when nothing did. The caller has to tell it. Being cancelled passes through."""
    try:
        await work
    except Exception as error:
        return error
    return None
