"""The block list, and who met a limit."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from router.domain.blocking import Block
from router.domain.complaint import Person
from router.ports import Change
from router.storage.store import Store
from tests.storage.samples import HOUR, NOW, a_complaint

BLOCK = Block(bot=7, user=41, number="7K3M-Q9TX", reason="threats", by=Person(901, "Boss"), at=NOW)


async def test_a_block_stands_once_and_is_kept_when_it_ends(store: Store) -> None:
    assert await store.blocks.find(7, 41) is None
    assert await store.blocks.put(BLOCK)
    assert not await store.blocks.put(replace(BLOCK, reason="other"))
    assert await store.blocks.find(7, 41) == BLOCK
    assert await store.blocks.find(8, 41) is None
    assert await store.blocks.lift(BLOCK, Person(902, "Other"), NOW + HOUR)
    assert not await store.blocks.lift(BLOCK, Person(902, "Other"), NOW + HOUR)
    assert await store.blocks.find(7, 41) is None
    again = replace(BLOCK, at=NOW + 2 * HOUR)
    assert await store.blocks.put(again)
    assert await store.blocks.find(7, 41) == again
    assert not await store.blocks.lift(BLOCK, Person(902, "Other"), NOW + 3 * HOUR)
    [past] = await store.blocks.past(7, 41)
    assert past == replace(BLOCK, lifted_by=Person(902, "Other"), lifted_at=NOW + HOUR)
    assert await store.blocks.past(7, 99) == []


async def test_of_ten_who_block_at_once_one_does(store: Store) -> None:
    made = [replace(BLOCK, reason=str(n)) for n in range(10)]
    assert sum(await asyncio.gather(*map(store.blocks.put, made))) == 1


async def test_the_list_is_newest_first_and_holds_what_stands(store: Store) -> None:
    for n in range(4):
        await store.blocks.put(replace(BLOCK, user=n, at=NOW + n * HOUR))
    await store.blocks.lift(replace(BLOCK, user=2, at=NOW + 2 * HOUR), BLOCK.by, NOW + 5 * HOUR)
    assert [b.user for b in await store.blocks.standing(10)] == [3, 1, 0]
    assert [b.user for b in await store.blocks.standing(1)] == [3]


async def test_people_are_counted_not_messages(store: Store) -> None:
    for user, at in ((41, NOW), (41, NOW + HOUR), (42, NOW), (43, NOW - timedelta(days=2))):
        await store.restrained.note("blocked", user, at)
    await store.restrained.note("new_a_day", 41, NOW)
    await store.restrained.note("blocked", 41, NOW - HOUR)
    assert await store.restrained.between(NOW, NOW + 2 * HOUR) == {"blocked": 2, "new_a_day": 1}
    assert await store.restrained.between(NOW - timedelta(days=3), NOW) == {"blocked": 1}


async def test_a_pseudonym_leads_to_complaints_newest_first(store: Store) -> None:
    for n in range(3):
        one = a_complaint(number=f"{n:04d}-TEST", pseudonym="9F2X", created=NOW + n * HOUR)
        assert await store.complaints.write(Change(None, one, (), ()))
    found = await store.complaints.of_pseudonym(7_000_000_000, "9F2X")
    assert [c.number for c in found] == ["0002-TEST", "0001-TEST", "0000-TEST"]
    assert await store.complaints.of_pseudonym(7, "9F2X") == []
