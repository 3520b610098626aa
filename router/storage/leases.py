"""Leases: who may send and sweep. By real time, on which all hosts must agree to within seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from router.ports import Clock, Lease
from router.storage.collection import Collection, Document


class MongoLeases:
    """`Leases` in MongoDB. The token grows with every new holder: a former one can write nothing here."""

    def __init__(self, leases: Collection, clock: Clock) -> None:
        self._leases = leases
        self._clock = clock

    async def acquire(self, name: str, owner: str, seconds: float) -> Lease | None:
        """Take or renew a lease; None while another holds it.

        `noted` is what was noted last, by whomever: it outlives a new holder that dies before it notes.
        """
        now = self._clock.now()
        until = now + timedelta(seconds=seconds)
        held = await self._leases.one({"_id": name})
        if held is None:
            first = {"_id": name, "owner": owner, "token": 1, "until": until, "noted": []}
            return _lease(first) if await self._leases.insert(first) else None
        expired = held["until"] <= now
        if not expired and held["owner"] != owner:
            return None
        won = {"owner": owner, "until": until, "token": held["token"] + expired}
        guard = {"_id": name, "owner": held["owner"], "token": held["token"]}
        if expired:
            guard["until"] = held["until"]
        return _lease(held | won) if await self._leases.update(guard, {"$set": won}) else None

    async def note(self, lease: Lease, ids: Sequence[str], seconds: float) -> bool:
        """Note what is about to be sent, and renew; False when the lease was lost."""
        until = self._clock.now() + timedelta(seconds=seconds)
        return await self._leases.update(_mine(lease), {"$set": {"noted": list(ids), "until": until}})

    async def release(self, lease: Lease) -> None:
        """Give it up, if it is still held. What was noted stays noted."""
        await self._leases.update(_mine(lease), {"$set": {"owner": "", "until": self._clock.now()}})


def _mine(lease: Lease) -> Document:
    return {"_id": lease.name, "owner": lease.owner, "token": lease.token}


def _lease(stored: Document) -> Lease:
    return Lease(
        name=stored["_id"],
        owner=stored["owner"],
        token=int(stored["token"]),
        until=stored["until"],
        noted=tuple(stored["noted"]),
    )
