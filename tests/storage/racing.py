"""Collections that let somebody else in, or die, at the worst moment."""

from collections.abc import Awaitable, Callable
from typing import Any

from router.ports import Unavailable
from router.storage.collection import Collection


class Interrupted:
    """Once, after a document was read, lets somebody else write before the reader does."""

    def __init__(self, inner: Collection, somebody: Callable[[], Awaitable[object]]) -> None:
        self._inner = inner
        self._somebody: Callable[[], Awaitable[object]] | None = somebody

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def one(self, *args: Any) -> Any:
        found = await self._inner.one(*args)
        if somebody := self._somebody:
            self._somebody = None
            await somebody()
        return found


class Dying:
    """Is away for every update that pulls, as if the process died before it."""

    def __init__(self, inner: Collection) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def update(self, query: Any, operators: Any) -> bool:
        if "$pull" in operators:
            raise Unavailable("away")
        return await self._inner.update(query, operators)
