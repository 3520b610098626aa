"""Mail that is noted while it is being stored: never sent before its note, never noted in vain twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from router.delivery.lease import Hold
from router.ports import Busy, Lease, Unavailable
from tests.delivery.house import numbered, relay
from tests.delivery.office import HandTime, MemoryLeases, Office, breathe


@dataclass
class SlowLeases(MemoryLeases):
    """A store that writes notes when it is told to, or is away."""

    go: asyncio.Event = field(default_factory=asyncio.Event)
    away: bool = False

    async def note(self, lease: Lease, ids: Sequence[str], busy: Sequence[Busy] = ()) -> bool:
        await self.go.wait()
        if self.away:
            raise Unavailable
        return await super().note(lease, ids, busy)


@asynccontextmanager
async def held() -> AsyncIterator[tuple[Hold, SlowLeases]]:
    time = HandTime()
    leases = SlowLeases(time)
    async with asyncio.TaskGroup() as group:
        hold = Hold(leases, "courier", "a", 5.0, time.monotonic, group)
        await hold.win()
        yield hold, leases


async def test_nothing_is_sent_before_what_was_foreseen_is_noted() -> None:
    async with held() as (hold, leases):
        hold.foresee(["x"])
        noting = asyncio.ensure_future(hold.note(["x"]))  # noqa: TID251 - it is awaited below
        await breathe()
        assert not noting.done()
        leases.go.set()
        assert await noting
        assert leases.notes == [("x",)]


async def test_what_could_not_be_noted_ahead_is_noted_when_it_is_sent() -> None:
    async with held() as (hold, leases):
        leases.away = True
        leases.go.set()
        hold.foresee(["x"])
        await breathe()
        leases.away = False
        assert await hold.note(["x"])
        assert leases.notes == [("x",)]


async def test_mail_that_was_expected_goes_with_one_note() -> None:
    office = Office()
    async with office.working() as courier:
        box = numbered(1, relay("words"))
        courier.expect(box)
        await office.time.go(0.01)
        assert len(office.leases.notes) == 1 and not office.telegram.sent
        office.owe(courier, box)
        await office.time.go(0.01)
        assert len(office.telegram.sent) == 1
        assert len(office.leases.notes) == 1


async def test_mail_that_was_expected_by_a_bot_that_died_is_uncertain() -> None:
    office = Office()
    box = numbered(1, relay("words"))
    async with office.dying() as courier:
        courier.expect(box)
        await office.time.go(0.01)
    office.mailboxes.owe(box)
    async with office.working("b"):
        await office.time.go(10)
    assert [text.startswith("🔁") for text in office.telegram.texts()] == [True]
