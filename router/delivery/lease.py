"""The courier's lease: who may send, and which mail is about to be sent, noted before it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from router.delivery.batch import Batch
from router.ports import Busy, Lease, Leases, Unavailable


class Hold:
    """A lease of one bot's courier, renewed with every note. `seconds` is how long it lasts unrenewed."""

    def __init__(
        self,
        leases: Leases,
        name: str,
        owner: str,
        seconds: float,
        monotonic: Callable[[], float],
        group: asyncio.TaskGroup,
        busy: Callable[[], Sequence[Busy]] = tuple,
    ) -> None:
        """`busy` tells what the next holder has to know of the limits."""
        self._leases = leases
        self._name = name
        self._owner = owner
        self._seconds = seconds
        self._now = monotonic
        self._busy = busy
        self._lease: Lease | None = None
        self._until = 0.0
        self._sending: set[str] = set()
        self._foreseen: dict[str, asyncio.Future[bool]] = {}
        self._notes: Batch[str, bool] = Batch(self._write, group, (Unavailable,))

    @property
    def held(self) -> bool:
        """Whether nobody else can have it: lost, or not renewed for too long, means no."""
        return self._lease is not None and self._now() < self._until

    async def win(self) -> tuple[str, ...] | None:
        """Try to get it. The ids that its last holder had noted, None while another holds it.

        Raises Unavailable.
        """
        asked = self._now()
        self._lease = await self._leases.acquire(self._name, self._owner, self._seconds)
        if self._lease is None:
            return None
        self._renewed(asked)
        return self._lease.noted

    @property
    def left(self) -> tuple[Busy, ...]:
        """The limits as the last holder saw them."""
        return self._lease.busy if self._lease else ()

    async def note(self, ids: Sequence[str]) -> bool:
        """Note what is about to be sent. False when the lease is lost: then nothing may be sent.

        Raises Unavailable, and nothing may be sent either.
        """
        if coming := {self._foreseen[i] for i in ids if i in self._foreseen}:
            await asyncio.wait(coming)
        if not self.held:
            return False
        fresh = [i for i in ids if i not in self._sending]
        if not fresh:
            return True
        self._sending.update(fresh)
        try:
            return await self._notes.add(fresh)
        except Unavailable:
            self._sending.difference_update(fresh)
            raise

    def foresee(self, ids: Sequence[str]) -> None:
        """Begin to note what will be sent as soon as it is stored; `note` waits until that is done.

        What is never stored after all stays noted, which does no harm: nothing of that id is owed.
        """
        if not self.held or not ids:
            return
        self._sending.update(ids)
        noting = self._notes.put(ids)
        self._foreseen.update(dict.fromkeys(ids, noting))
        noting.add_done_callback(lambda done: self._noted(ids, done))

    def _noted(self, ids: Sequence[str], done: asyncio.Future[bool]) -> None:
        for i in ids:
            self._foreseen.pop(i, None)
        if done.cancelled() or done.exception() or not done.result():
            self._sending.difference_update(ids)

    def keep(self, ids: Iterable[str]) -> None:
        """Leave these in all further notes, until they are settled."""
        self._sending.update(ids)

    def settled(self, ids: Iterable[str]) -> None:
        """These need no note any more; the next one leaves them out."""
        self._sending.difference_update(ids)

    async def renew(self) -> bool:
        """Keep it while nothing is sent, when half its time is over. Raises Unavailable."""
        if not self.held:
            return False
        if self._until - self._now() > self._seconds / 2:
            return True
        return await self.stir()

    async def stir(self) -> bool:
        """Renew it now, with the limits as they are. False when it is lost. Raises Unavailable."""
        return await self._notes.add(())

    async def release(self) -> None:
        """Give it up, for another to take at once. Raises Unavailable."""
        lease, self._lease = self._lease, None
        if lease:
            await self._leases.release(lease, self._busy())

    async def _write(self, _: Sequence[str]) -> bool:
        """One write for all that are about to be sent or are not settled yet."""
        if self._lease is None:
            return False
        asked = self._now()
        if not await self._leases.note(self._lease, sorted(self._sending), self._busy()):
            self._lease = None
            return False
        self._renewed(asked)
        return True

    def _renewed(self, asked: float) -> None:
        """Counted from when it was asked for, less a margin: others count from when they see it."""
        self._until = asked + self._seconds * 0.8
