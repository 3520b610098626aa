"""Group commit: while one write is on its way, what comes meanwhile goes together in the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batch(Generic[Item, Result]):
    """Joins concurrent small writes into few; everybody gets the result, or the error, of their own write."""

    def __init__(
        self,
        write: Callable[[Sequence[Item]], Awaitable[Result]],
        group: asyncio.TaskGroup,
        errors: tuple[type[Exception], ...],
    ) -> None:
        self._write = write
        self._group = group
        self._errors = errors
        self._waiting: list[Item] = []
        self._round: asyncio.Future[Result] | None = None
        self._busy = False

    async def add(self, items: Sequence[Item]) -> Result:
        """Write `items` with whatever else is waiting. Raises what the write raised."""
        return await asyncio.shield(self.put(items))

    def put(self, items: Sequence[Item]) -> asyncio.Future[Result]:
        """As `add`, for those who need not wait."""
        if self._round is None:
            self._round = asyncio.get_running_loop().create_future()
        self._waiting += items
        mine = self._round
        if not self._busy:
            self._busy = True
            self._group.create_task(self._run())
        return mine

    async def _run(self) -> None:
        try:
            while (mine := self._round) is not None:
                batch, self._waiting, self._round = self._waiting, [], None
                await self._answer(mine, batch)
        finally:
            self._busy = False

    async def _answer(self, mine: asyncio.Future[Result], batch: Sequence[Item]) -> None:
        try:
            result = await self._write(batch)
        except self._errors as error:
            mine.set_exception(error)
            # Its waiters may have been cancelled: an error that nobody fetches is no noise then.
            mine.exception()
        else:
            mine.set_result(result)
