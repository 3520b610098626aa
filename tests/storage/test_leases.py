"""Leases: one holder, taken over when it falls silent, and a former holder can write nothing."""

import asyncio

from router.ports import Busy
from router.storage.store import Store
from tests.storage.racing import Interrupted
from tests.storage.samples import HOUR, NOW, Elapsed


def another(store: Store, elapsed: Elapsed) -> Store:
    """The same database as another process sees it, by its own time."""
    return Store(store._client, store._name, elapsed=elapsed)


async def test_one_holds_while_others_stand_by(store: Store) -> None:
    lease = await store.leases.acquire("courier:7", "one", 10)
    assert lease and (lease.owner, lease.token, lease.noted) == ("one", 1, ())
    assert await store.leases.acquire("courier:7", "two", 10) is None
    assert await store.leases.acquire("courier:8", "two", 10) is not None


async def test_the_holder_renews_under_the_same_token(store: Store, elapsed: Elapsed) -> None:
    await store.leases.acquire("courier", "one", 10)
    elapsed.seconds += 8
    renewed = await store.leases.acquire("courier", "one", 10)
    assert renewed and renewed.token == 1
    elapsed.seconds += 8
    assert await store.leases.acquire("courier", "two", 10) is None


async def test_a_silent_lease_is_taken_over_with_what_was_noted(store: Store, elapsed: Elapsed) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    assert first and await store.leases.note(first, ["A:1.0", "B:2.0"])
    elapsed.seconds += 10
    second = await store.leases.acquire("courier", "two", 10)
    assert second and (second.owner, second.token, second.noted) == ("two", 2, ("A:1.0", "B:2.0"))


async def test_the_limits_of_the_last_holder_come_with_the_lease(store: Store, elapsed: Elapsed) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    assert first and first.busy == ()
    noted = (Busy(0, 0, NOW), Busy(-1001, 17, NOW + HOUR))
    assert await store.leases.note(first, [], noted)
    elapsed.seconds += 10
    second = await store.leases.acquire("courier", "two", 10)
    assert second and second.busy == noted
    await store.leases.release(second, noted[:1])
    third = await store.leases.acquire("courier", "three", 10)
    assert third and third.busy == noted[:1]


async def test_silence_counts_from_when_a_watcher_first_saw_it(store: Store, elapsed: Elapsed) -> None:
    await store.leases.acquire("courier", "one", 10)
    watching = Elapsed(5.0)
    watcher = another(store, watching)
    elapsed.seconds += 1000
    assert await watcher.leases.acquire("courier", "two", 10) is None
    watching.seconds += 9
    assert await watcher.leases.acquire("courier", "two", 10) is None
    watching.seconds += 1
    won = await watcher.leases.acquire("courier", "two", 10)
    assert won and won.token == 2


async def test_every_renewal_counts_anew_for_a_watcher(store: Store) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    watching = Elapsed()
    watcher = another(store, watching)
    assert first
    for renew in (
        lambda: store.leases.note(first, []),
        lambda: store.leases.acquire("courier", "one", 10),
        lambda: store.leases.note(first, []),
    ):
        assert await watcher.leases.acquire("courier", "two", 10) is None
        watching.seconds += 9
        assert await renew()
    assert await watcher.leases.acquire("courier", "two", 10) is None
    watching.seconds += 10
    assert await watcher.leases.acquire("courier", "two", 10)


async def test_a_renewal_at_the_last_moment_keeps_it(store: Store) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    watching = Elapsed()
    watcher = another(store, watching)
    assert first and await watcher.leases.acquire("courier", "two", 10) is None
    watching.seconds += 10
    watcher.leases._leases = Interrupted(  # type: ignore[attr-defined]
        watcher.collection("leases"), lambda: store.leases.note(first, ["A:1.0"])
    )
    assert await watcher.leases.acquire("courier", "two", 10) is None
    assert await store.leases.note(first, ["B:1.0"])


async def test_a_former_holder_can_neither_note_nor_release(store: Store, elapsed: Elapsed) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    elapsed.seconds += 11
    second = await store.leases.acquire("courier", "two", 10)
    assert first and second
    assert await store.leases.note(second, ["C:3.0"])
    assert not await store.leases.note(first, ["A:1.0"])
    await store.leases.release(first)
    assert await store.leases.acquire("courier", "three", 10) is None


async def test_the_same_owner_coming_back_late_gets_a_new_token(store: Store, elapsed: Elapsed) -> None:
    first = await store.leases.acquire("courier", "one", 10)
    assert first and await store.leases.note(first, [])
    elapsed.seconds += 11
    again = await store.leases.acquire("courier", "one", 10)
    assert again and again.token == 2
    assert not await store.leases.note(first, ["A:1.0"])


async def test_noting_renews(store: Store, elapsed: Elapsed) -> None:
    lease = await store.leases.acquire("courier", "one", 10)
    elapsed.seconds += 9
    assert lease and await store.leases.note(lease, [])
    elapsed.seconds += 9
    assert await store.leases.acquire("courier", "two", 10) is None


async def test_a_released_lease_is_free_at_once(store: Store) -> None:
    lease = await store.leases.acquire("courier", "one", 10)
    assert lease
    await store.leases.release(lease)
    taken = await store.leases.acquire("courier", "two", 10)
    assert taken and taken.token == 2
    assert not await store.leases.note(lease, ["A:1.0"])


async def test_of_ten_that_want_it_at_once_one_gets_it(store: Store, elapsed: Elapsed) -> None:
    for expected in (1, 2):
        wanted = [store.leases.acquire("courier", f"{expected}:{n}", 10) for n in range(10)]
        won = [lease for lease in await asyncio.gather(*wanted) if lease]
        assert [lease.token for lease in won] == [expected]
        elapsed.seconds += 11
