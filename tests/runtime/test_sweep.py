"""The sweep on a real database: once and no more, whoever sweeps, however it is cut off."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from router.domain.commands import Dismiss
from router.domain.complaint import Complaint, Person
from router.domain.events import EventKind
from router.domain.states import CloseReason, Dismissal, Due
from router.domain.submission import submit
from router.domain.turn import Context
from router.ports import Change
from router.storage.embedded import EmbeddedServer
from router.storage.store import Store, connect
from router.usecases.act import act
from router.usecases.sweep import ABREAST, sweep_due
from router.usecases.work import Work
from schedules import jobs
from schedules.jobs import sweep_all
from tests.domain.world import CARE_LEAD, MONDAY, POLICY, ROUTES, closed, escalated, filing
from tests.runtime.fakes import FakeClock
from tests.working import work_on

BOT = 7
TUESDAY = MONDAY + timedelta(days=1, hours=2)
"""Everything that was filed on Monday morning is overdue, and nobody took it."""


@pytest.fixture
async def store(embedded: EmbeddedServer, database_name: str) -> AsyncIterator[Store]:
    """An empty database."""
    store = connect(embedded.uri, database_name, desks=POLICY.desks.values())
    await store.ensure_indexes()
    yield store
    store.close()


@pytest.fixture
def work(store: Store) -> Work:
    """On Tuesday."""
    return work_on(store, POLICY, FakeClock(TUESDAY), BOT)


async def filed(store: Store, count: int, **fields: Any) -> list[str]:
    """So many complaints, filed on Monday by as many people."""
    numbers = [f"TEST-{n:04}" for n in range(count)]
    for n, number in enumerate(numbers):
        usual = {"number": number, "bot": BOT, "consumer": Person(1000 + n, f"P{n}")}
        made = submit(filing(**(usual | fields)), Context(now=MONDAY, policy=POLICY, routes=ROUTES))
        assert await store.complaints.write(Change(None, made.after, made.events, ()))
    return numbers


async def read(store: Store, numbers: Sequence[str]) -> list[Complaint]:
    """As they are now."""
    found = [await store.complaints.get(number) for number in numbers]
    return [complaint for complaint in found if complaint]


def before_each_write(work: Work, happens: Callable[[Change], Awaitable[None]]) -> Work:
    """The same work, but something happens right before a complaint is written."""
    complaints = work.complaints

    class Watched:
        def __getattr__(self, name: str) -> Any:
            return getattr(complaints, name)

        async def write(self, change: Change) -> bool:
            await happens(change)
            return await complaints.write(change)

    watched: Any = Watched()
    return replace(work, complaints=watched)


async def swept_once(store: Store, numbers: Sequence[str]) -> None:
    """Each was acted upon in exactly one write, and owes what that owes."""
    assert [c.version for c in await read(store, numbers)] == [2] * len(numbers)
    assert [len(c.breaches) for c in await read(store, numbers)] == [1] * len(numbers)
    for number in numbers:
        told = [e for e in await store.complaints.timeline(number) if e.kind is EventKind.BREACHED]
        assert len(told) == 1
    owed = {box.id: box for box in await store.mailboxes.owed(TUESDAY + timedelta(days=1), 1000)}
    assert owed.keys() == set(numbers)
    assert all({m.id.partition(".")[0] for m in box.mail} == {"2"} for box in owed.values())


async def test_everything_due_is_acted_upon_look_by_look_and_batch_by_batch(
    store: Store, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LOOK", 10)
    monkeypatch.setattr(jobs, "AT_ONCE", 4)
    numbers = await filed(store, 25)
    await sweep_all(work)
    await swept_once(store, numbers)


async def test_two_processes_that_sweep_at_once_double_nothing(
    store: Store, work: Work, embedded: EmbeddedServer, database_name: str
) -> None:
    numbers = await filed(store, 40)
    other = connect(embedded.uri, database_name, desks=POLICY.desks.values())
    await asyncio.gather(*(sweep_all(w) for w in (work, work_on(other, POLICY, FakeClock(TUESDAY), BOT))))
    other.close()
    await swept_once(store, numbers)


async def test_a_sweep_that_is_cut_off_is_gone_on_with_and_doubles_nothing(store: Store, work: Work) -> None:
    numbers = await filed(store, 40)
    written, begun = asyncio.Event(), itertools.count(1)

    async def count(change: Change) -> None:
        if next(begun) == 10 + ABREAST:  # of these all but the last few are written
            written.set()

    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        cut = tasks.create_task(sweep_all(before_each_write(work, count)))
        await written.wait()
        cut.cancel()
    halfway = sum(c.version == 2 for c in await read(store, numbers))
    assert 10 <= halfway < 40
    await sweep_all(work)
    await swept_once(store, numbers)


async def test_one_that_cannot_be_acted_upon_is_told_and_holds_up_no_other(
    store: Store, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LOOK", 3)
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    numbers = await filed(store, 12)
    broken = numbers[:4]
    for number in broken:
        await store.collection("complaints").update({"_id": number}, {"$set": {"category": "gone"}})
    with capture_logs() as lines:
        await sweep_all(work)
    told = [(line["event"], line["complaint"], line["error"]) for line in lines]
    assert sorted(told) == [("sweep_failed", number, "KeyError") for number in broken]
    await swept_once(store, numbers[4:])
    for number in broken:
        await store.collection("complaints").update({"_id": number}, {"$set": {"category": "quality"}})
    await sweep_all(work)
    await swept_once(store, numbers)


async def test_whoever_loses_the_duty_stops_after_the_batch(
    store: Store, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 10)
    numbers = await filed(store, 25)
    held = [True, False]

    async def mine() -> bool:
        return held.pop(0)

    await sweep_all(work, mine)
    assert sum(c.version == 2 for c in await read(store, numbers)) == 10


async def test_what_was_left_owed_while_the_sweep_was_deciding_is_done_an_hour_later(
    store: Store, work: Work
) -> None:
    duplicate, other = "TEST-DUPL", *await filed(store, 1)
    story = escalated(number=duplicate, bot=BOT)
    assert await store.complaints.write(Change(None, replace(story.c, version=1), story.events, ()))
    ended = Dismiss(by=CARE_LEAD, reason=Dismissal.DUPLICATE, other=other)

    async def end(change: Change) -> None:
        """Somebody is faster than the sweep, and dies before doing what that owes."""
        if change.after.number == duplicate and change.after.version == 2:
            await act(work, duplicate, ended)

    await sweep_all(before_each_write(work, end))
    [left, taking] = await read(store, (duplicate, other))
    later = TUESDAY + timedelta(hours=1)
    waits = left.deadline(Due.TASK)
    assert [task.to for task in left.tasks] == [other]
    assert waits and waits.due == later
    assert taking.merged == ()
    await sweep_all(replace(work, clock=FakeClock(later)))
    [left, taking] = await read(store, (duplicate, other))
    assert (left.tasks, taking.merged) == ((), (duplicate,))


async def test_others_have_their_turn_while_many_are_swept(store: Store, work: Work) -> None:
    numbers = await filed(store, 60)
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(others())
        failed = await sweep_due(work, numbers)
        waiting.cancel()
    assert not failed
    await swept_once(store, numbers)
    assert turns > 60


async def test_of_two_ends_of_one_person_that_come_due_at_once_one_is_asked_about(
    store: Store, work: Work
) -> None:
    for number in ("TEST-0001", "TEST-0002"):
        story = closed(number=number, bot=BOT)
        assert story.c.reason is CloseReason.CONFIRMED
        assert await store.complaints.write(Change(None, replace(story.c, version=1), story.events, ()))
    await sweep_all(work)
    asked = [c.surveys[0].suppressed for c in await read(store, ("TEST-0001", "TEST-0002"))]
    assert sorted(asked) == ["", "recent"]
