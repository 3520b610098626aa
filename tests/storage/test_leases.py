"""Leases: one holder, taken over when it expires, and a former holder can write nothing."""

import asyncio
from datetime import timedelta

from router.storage.store import Store
from tests.storage.samples import NOW, HandClock


async def test_one_holds_while_others_stand_by(store: Store, clock: HandClock) -> None:
    lease = await store.leases.acquire("courier:7", "one", 10)
    assert lease and (lease.owner, lease.token, lease.noted) == ("one", 1, ())
    assert lease.until == NOW + timedelta(seconds=10)
    assert await store.leases.acquire("courier:7", "two", 10) is None
    assert await store.leases.acquire("courier:8", "two", 10) is not None


async def test_the_holder_renews_under_the_same_token(store: Store, clock: HandClock) -> None:
    await store.leases.acquire("courier", "one", 10)
    clock.moment += timedelta(seconds=8)
    renewed = await store.leases.acquire("courier", "one", 10)
    assert renewed and (renewed.token, renewed.until) == (1, clock.moment + timedelta(seconds=10))
    clock.moment += timedelta(seconds=8)
    assert await store.leases.acquire("courier", "two", 10) is None


async def test_an_expired_lease_is_taken_over_with_what_was_noted(store: Store, clock: HandClock) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    assert first and await store.leases.note(first, ["A:1.0", "B:2.0"], 10)
    clock.moment += timedelta(seconds=10)
    second = await store.leases.acquire("courier", "two", 10)
    assert second and (second.owner, second.token, second.noted) == ("two", 2, ("A:1.0", "B:2.0"))


async def test_a_former_holder_can_neither_note_nor_release(store: Store, clock: HandClock) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    clock.moment += timedelta(seconds=11)
    second = await store.leases.acquire("courier", "two", 10)
    assert first and second
    assert await store.leases.note(second, ["C:3.0"], 10)
    assert not await store.leases.note(first, ["A:1.0"], 10)
    await store.leases.release(first)
    assert await store.leases.acquire("courier", "three", 10) is None


async def test_the_same_owner_coming_back_late_gets_a_new_token(store: Store, clock: HandClock) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    clock.moment += timedelta(seconds=11)
    again = await store.leases.acquire("courier", "one", 10)
    assert first and again and again.token == 2
    assert not await store.leases.note(first, ["A:1.0"], 10)


async def test_noting_renews(store: Store, clock: HandClock) -> None:
    lease = await store.leases.acquire("courier", "one", 10)
    clock.moment += timedelta(seconds=9)
    assert lease and await store.leases.note(lease, [], 10)
    clock.moment += timedelta(seconds=9)
    assert await store.leases.acquire("courier", "two", 10) is None


async def test_a_released_lease_is_free_at_once(store: Store, clock: HandClock) -> None:
    lease = await store.leases.acquire("courier", "one", 10)
    assert lease
    await store.leases.release(lease)
    taken = await store.leases.acquire("courier", "two", 10)
    assert taken and taken.token == 2
    assert not await store.leases.note(lease, ["A:1.0"], 10)


async def test_of_ten_that_want_it_at_once_one_gets_it(store: Store, clock: HandClock) -> None:
    for expected in (1, 2):
        wanted = [store.leases.acquire("courier", f"{expected}:{n}", 10) for n in range(10)]
        won = [lease for lease in await asyncio.gather(*wanted) if lease]
        assert [lease.token for lease in won] == [expected]
        clock.moment += timedelta(seconds=11)
