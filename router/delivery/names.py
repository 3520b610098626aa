"""Names of merchants made at run time: learned before a text is rendered, which waits for nothing."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping

from cachetools import LRUCache, TTLCache

from router.domain.complaint import Complaint, Ref, Text
from router.domain.mail import Mail
from router.domain.policy import Label

KEPT_AT_MOST = 4096
FRESH_FOR = 30.0
"""Seconds for which another process's change of a name may not be seen."""
NONE: Label = {}


async def nobody(ids: Collection[str]) -> Mapping[str, Label]:
    """For a house whose merchants all stand in the configuration."""
    return {}


class Names:
    """What is known of names by id; of those that are no merchant's, that they are none."""

    def __init__(
        self,
        read: Callable[[Collection[str]], Awaitable[Mapping[str, Label]]] = nobody,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._known: LRUCache[str, Label] = LRUCache(KEPT_AT_MOST)
        self._fresh: TTLCache[str, bool] = TTLCache(KEPT_AT_MOST, FRESH_FOR, elapsed)

    def of(self, id: str) -> Label:
        """The name in its languages; empty for what is no merchant, or was not learned."""
        return self._known.get(id, NONE)

    async def learn(self, ids: Iterable[str]) -> None:
        """Know these names as they are now. Raises `Unavailable`."""
        unknown = {id for id in ids if id and id not in self._fresh}
        if not unknown:
            return
        found = await self._read(unknown)
        for id in unknown:
            self._known[id] = found.get(id, NONE)
            self._fresh[id] = True

    def forget(self, id: str) -> None:
        """The name was changed."""
        self._fresh.pop(id, None)


def spoken_of(texts: Iterable[Text]) -> Iterator[str]:
    """The merchants and desks that some texts name."""
    for text in texts:
        for value in text.args.values():
            if isinstance(value, Ref) and value.kind in {"merchant", "desk"}:
                yield value.id


def concerned(mail: Mail, complaint: Complaint | None) -> Iterator[str]:
    """The merchants and desks that may be named where a mail is rendered."""
    yield mail.desk
    yield from spoken_of((*((mail.text,) if mail.text else ()), *mail.lines))
    if complaint:
        yield complaint.merchant or ""
        yield from complaint.routes
