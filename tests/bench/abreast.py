"""Doing the same for many, some of them at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def each(items: Iterable[Item], do: Callable[[Item], Awaitable[Result]], many: int) -> list[Result]:
    """What comes of each, in any order; so many at the same time."""
    waiting = iter(items)

    async def work() -> list[Result]:
        return [await do(item) for item in waiting]

    async with asyncio.TaskGroup() as tasks:
        workers = [tasks.create_task(work()) for _ in range(many)]
    return [result for worker in workers for result in worker.result()]
