"""What guides did, and their pictures."""

from datetime import date

from router.storage.store import Store

DAY, NEXT, LATER = date(2026, 8, 3), date(2026, 8, 4), date(2026, 9, 1)


async def test_a_page_counts_each_draft_once(store: Store) -> None:
    for day, place, by in (
        (DAY, "faults/wifi", "A"),
        (DAY, "faults/wifi", "B"),
        (NEXT, "faults/wifi", "C"),
        (NEXT, "care/battery", "D"),
        (LATER, "care/battery", "E"),
    ):
        assert await store.guides.solved(day, place, by)
    assert not await store.guides.solved(DAY, "faults/wifi", "A")
    assert await store.guides.solved_between(DAY, DAY) == {"faults/wifi": 2}
    assert await store.guides.solved_between(DAY, NEXT) == {"faults/wifi": 3, "care/battery": 1}
    assert await store.guides.solved_between(date(2026, 8, 5), date(2026, 8, 31)) == {}


async def test_a_picture_is_known_to_the_bot_that_sent_it(store: Store) -> None:
    await store.guides.keep_picture(1, "mark", "old")
    await store.guides.keep_picture(1, "mark", "file")
    assert await store.guides.picture(1, "mark") == "file"
    assert await store.guides.picture(2, "mark") == await store.guides.picture(1, "other") == ""
