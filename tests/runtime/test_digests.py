"""Digests on a real database: one for each manager, scope and date, whoever makes them, however often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from router.domain.mail import Mail
from router.domain.policy import DigestPlan
from router.domain.submission import submit
from router.domain.turn import Context
from router.ports import Change
from router.storage.embedded import EmbeddedServer
from router.storage.store import Store, connect
from router.usecases.digests import make_digests
from tests.domain.world import MONDAY, POLICY, ROUTES, filing
from tests.runtime.fakes import FakeClock
from tests.working import work_on

BOT = 7
SUNDAY = MONDAY - timedelta(days=1)


@pytest.fixture
async def store(embedded: EmbeddedServer, database_name: str) -> AsyncIterator[Store]:
    """A database in which Sunday's digests were made, and those of the week before."""
    store = connect(embedded.uri, database_name, desks=POLICY.desks.values())
    await store.ensure_indexes()
    assert await made(store, SUNDAY) == 0, "the time before the beginning has none"
    yield store
    store.close()


async def made(store: Store, now: datetime) -> int:
    """How many digests a process makes then."""
    return await make_digests(work_on(store, POLICY, FakeClock(now), BOT))


async def told(store: Store) -> list[Mail]:
    """What managers are owed."""
    boxes = await store.mailboxes.owed(MONDAY + timedelta(days=30), 100)
    return [mail for box in boxes if box.collection == "digests" for mail in box.mail]


def parts(mail: Mail) -> list[str]:
    """The headings in a digest."""
    keys = [text.key for text in (mail.text, *mail.lines) if text]
    return [key for key in keys if key in {"digest-daily", "digest-weekly"}]


async def test_two_processes_at_once_make_one_for_each_manager_scope_and_date(
    store: Store, embedded: EmbeddedServer, database_name: str
) -> None:
    other = connect(embedded.uri, database_name, desks=POLICY.desks.values())
    tuesday = MONDAY + timedelta(days=1)
    counts = await asyncio.gather(*(made(s, tuesday) for s in (store, other, store, other)))
    other.close()
    # Monday's passed in a downtime: what is made on Tuesday is Tuesday's day, and the week up to Monday.
    assert sum(counts) == 2 * len(POLICY.managers)
    assert sorted(parts(m) for m in await told(store)) == [["digest-daily"], ["digest-weekly"]]
    assert await made(store, tuesday + timedelta(hours=5)) == 0


async def test_a_day_that_ends_with_a_week_is_told_in_one_message(store: Store) -> None:
    await made(store, MONDAY)
    [mail] = await told(store)
    assert parts(mail) == ["digest-daily", "digest-weekly"]
    assert await made(store, MONDAY + timedelta(hours=1)) == 0
    await made(store, MONDAY + timedelta(days=1))
    assert [parts(m) for m in await told(store)] == [["digest-daily", "digest-weekly"], ["digest-daily"]]


async def test_a_day_s_numbers_are_those_of_the_house_s_day(store: Store) -> None:
    """Two that were filed on Sunday in UTC: in Shanghai one of them was filed on Monday."""
    begun = SUNDAY.replace(hour=10)
    for number, at in (("A", begun), ("B", begun + timedelta(hours=10))):
        filed = submit(filing(number=number), Context(now=at, policy=POLICY, routes=ROUTES))
        assert await store.complaints.write(Change(None, filed.after, filed.events, ()))
    await made(store, MONDAY + timedelta(days=1))
    numbers = await store.rollups.get([SUNDAY.date(), MONDAY.date()], "all")
    assert [(n["new"], n["open"]) for _, n in sorted(numbers.items())] == [(1, 1), (1, 2)]


@pytest.mark.parametrize(("hour", "comes"), [("16:00", "16:01"), ("23:00", "08:00")])
async def test_a_manager_abroad_has_quiet_hours_of_their_own(store: Store, hour: str, comes: str) -> None:
    """The house's night is a London afternoon."""
    london = DigestPlan(daily=hour, weekly=None, time_zone="Europe/London", language="en")
    abroad = replace(POLICY.managers[0], user=44, digest=london)
    due = datetime.combine(MONDAY.date(), time.fromisoformat(hour), ZoneInfo("Europe/London"))
    policy = replace(POLICY, managers=(abroad,))
    assert await make_digests(work_on(store, policy, FakeClock(due + timedelta(minutes=1)), BOT)) == 1
    [mail] = await told(store)
    assert f"{mail.not_before.astimezone(due.tzinfo):%H:%M}" == comes
