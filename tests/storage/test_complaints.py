"""Complaints: one conditional write for an accepted update, and the queries."""

from router.storage.store import Store
from tests.storage.samples import NUMBER, filing, following


async def test_a_filed_complaint_is_read_as_it_was_written(store: Store) -> None:
    filed = filing()
    assert await store.complaints.write(filed)
    assert await store.complaints.get(NUMBER) == filed.after


async def test_a_number_is_given_once(store: Store) -> None:
    assert await store.complaints.write(filing())
    assert not await store.complaints.write(filing(description="another"))
    found = await store.complaints.get(NUMBER)
    assert found and found.description == ""


async def test_of_two_that_decide_on_the_same_version_one_loses(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    first, second = following(filed.after, order="A1"), following(filed.after, order="B2")
    assert await store.complaints.write(first)
    assert not await store.complaints.write(second)
    assert await store.complaints.get(NUMBER) == first.after
