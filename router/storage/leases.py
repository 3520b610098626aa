"""Leases: who may send and sweep. Nobody's clock is compared with anybody else's.

A holder stirs its lease with every renewal. Whoever wants it watches: when it has not stirred for as long as
it lasts, by the watcher's own monotonic time, its holder is gone. So hosts' clocks may differ by any amount.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, NamedTuple

from router.ports import Busy, Lease
from router.storage.collection import Collection, Document

FREE = ""
"""The owner of a lease that was given up."""


class _Sight(NamedTuple):
    """What a lease looked like, and since when (own monotonic seconds)."""

    token: int
    beat: int
    since: float


class MongoLeases:
    """`Leases` in MongoDB. The token grows with every new holder: a former one can write nothing here."""

    def __init__(self, leases: Collection, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._leases = leases
        self._elapsed = elapsed
        self._seen: dict[str, _Sight] = {}
        self._beats = count(1)

    async def acquire(self, name: str, owner: str, seconds: float) -> Lease | None:
        """Take or renew a lease; None while another holds it.

        One that was held when this process first saw it is free `seconds` later at the earliest. `noted` is
        what was noted last, by whomever: it outlives a new holder that dies before it notes.
        """
        held = await self._leases.one({"_id": name})
        if held is None:
            first = {"_id": name, "owner": owner, "token": 1, "beat": next(self._beats), "noted": []}
            return self._won(first) if await self._leases.insert(first) else None
        silent = held["owner"] == FREE or self._silent_for(held) >= seconds
        if not silent and held["owner"] != owner:
            return None
        guard = {"_id": name, "owner": held["owner"], "token": held["token"]}
        if silent:
            guard["beat"] = held.get("beat")
        won = {"owner": owner, "token": held["token"] + silent, "beat": next(self._beats)}
        return self._won(held | won) if await self._leases.update(guard, {"$set": won}) else None

    async def note(self, lease: Lease, ids: Sequence[str], busy: Sequence[Busy] = ()) -> bool:
        """Note what is about to be sent and the limits, and renew; False when the lease was lost."""
        stirred = {"noted": list(ids), "busy": _stored(busy), "beat": next(self._beats)}
        if not await self._leases.update(_mine(lease), {"$set": stirred}):
            return False
        self._see(lease.name, lease.token, stirred["beat"])
        return True

    async def release(self, lease: Lease, busy: Sequence[Busy] = ()) -> None:
        """Give it up, if it is still held. What was noted stays noted."""
        await self._leases.update(_mine(lease), {"$set": {"owner": FREE, "busy": _stored(busy)}})

    def _silent_for(self, held: Document) -> float:
        """Seconds since it was seen to stir."""
        seen, beat = self._seen.get(held["_id"]), held.get("beat", 0)
        if seen is None or (seen.token, seen.beat) != (held["token"], beat):
            seen = self._see(held["_id"], held["token"], beat)
        return self._elapsed() - seen.since

    def _won(self, held: Document) -> Lease:
        self._see(held["_id"], held["token"], held["beat"])
        return Lease(
            name=held["_id"],
            owner=held["owner"],
            token=int(held["token"]),
            noted=tuple(held["noted"]),
            busy=tuple(Busy(b["chat"], b["used"], b["until"]) for b in held.get("busy", ())),
        )

    def _see(self, name: str, token: int, beat: Any) -> _Sight:
        self._seen[name] = sight = _Sight(token, beat, self._elapsed())
        return sight


def _stored(busy: Sequence[Busy]) -> list[Document]:
    return [{"chat": b.chat, "used": b.used, "until": b.until} for b in busy]


def _mine(lease: Lease) -> Document:
    return {"_id": lease.name, "owner": lease.owner, "token": lease.token}
