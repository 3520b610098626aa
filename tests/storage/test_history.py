"""The past: old events move out of the document, and are told once and in order whatever happens."""

from dataclasses import replace

from router.domain.complaint import Complaint
from router.ports import Change, Complaints
from router.storage.complaints import MongoComplaints
from router.storage.store import Store
from tests.storage.racing import Dying
from tests.storage.samples import NUMBER, an_event, filing


async def live(complaints: Complaints, before: Complaint, until: int) -> Complaint:
    """Write on, some events at a time."""
    while before.events < until:
        numbers = range(before.events + 1, min(before.events + 7, until) + 1)
        after = replace(before, version=before.version + 1, events=numbers[-1])
        assert await complaints.write(Change(before, after, tuple(an_event(n) for n in numbers), ()))
        before = after
    return before


async def in_document(store: Store) -> list[int]:
    found = await store.collection("complaints").one({"_id": NUMBER})
    assert found
    return [event["n"] for event in found["log"]]


async def told(store: Store) -> list[int]:
    return [event.n for event in await store.complaints.timeline(NUMBER)]


async def test_a_long_past_stays_out_of_the_document(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    await live(store.complaints, filed.after, 260)
    assert await in_document(store) == list(range(201, 261))
    assert await store.collection("history").count() == 4
    assert await store.complaints.timeline(NUMBER) == [an_event(n) for n in range(1, 261)]


async def test_a_short_past_stays_in_the_document(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    await live(store.complaints, filed.after, 99)
    assert await in_document(store) == list(range(1, 100))
    assert await store.collection("history").count() == 0


async def test_a_crash_before_the_trim_doubles_nothing_and_is_made_good_later(store: Store) -> None:
    dying = MongoComplaints(Dying(store.collection("complaints")), store.collection("history"))
    filed = filing()
    await store.complaints.write(filed)
    before = await live(dying, filed.after, 120)
    assert await in_document(store) == list(range(1, 121))
    assert await store.collection("history").count() == 1
    assert await told(store) == list(range(1, 121))
    await live(store.complaints, before, 155)
    assert await in_document(store) == list(range(101, 156))
    assert await told(store) == list(range(1, 156))


async def test_another_complaint_keeps_its_own_past(store: Store) -> None:
    filed, other = filing(), filing(number="OTHER")
    await store.complaints.write(filed)
    await store.complaints.write(other)
    await live(store.complaints, filed.after, 130)
    await live(store.complaints, other.after, 110)
    assert await told(store) == list(range(1, 131))
    assert len(await store.complaints.timeline("OTHER")) == 110
