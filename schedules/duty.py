"""A duty that one process at a time has, for each bot."""

from __future__ import annotations

from router.ports import Lease, Leases


class Duty:
    """Held by a lease: renewed whenever it is asked for, lost a while after its holder fell silent."""

    def __init__(self, leases: Leases, name: str, owner: str, seconds: float) -> None:
        self._leases = leases
        self._name = name
        self._owner = owner
        self._seconds = seconds
        self._lease: Lease | None = None

    async def mine(self) -> bool:
        """Whether this process has it now; takes it when nobody does. Raises `Unavailable`."""
        self._lease = await self._leases.acquire(self._name, self._owner, self._seconds)
        return self._lease is not None

    async def leave(self) -> None:
        """Give it up, so that another process need not wait. Raises `Unavailable`."""
        if self._lease is not None:
            await self._leases.release(self._lease)
            self._lease = None
