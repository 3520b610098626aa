"""Complaints: one conditional write for an accepted update, and the queries."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from router.domain.complaint import Person, Route, Sent
from router.domain.states import Flag, State
from router.ports import Box
from router.storage.store import Store
from tests.storage.samples import (
    DAY,
    HOUR,
    NOW,
    NUMBER,
    a_complaint,
    a_deadline,
    a_photo,
    filing,
    following,
)


async def test_a_filed_complaint_is_read_as_it_was_written(store: Store) -> None:
    filed = filing(NOW, evidence=(a_photo("u1"),), answers={"fault": "screen", "at": NOW})
    assert await store.complaints.write(filed)
    assert await store.complaints.get(NUMBER) == filed.after
    assert await store.complaints.timeline(NUMBER) == list(filed.events)


async def test_nobody_knows_a_number_that_was_not_filed(store: Store) -> None:
    assert await store.complaints.get(NUMBER) is None
    assert await store.complaints.timeline(NUMBER) == []


async def test_a_number_is_given_once(store: Store) -> None:
    assert await store.complaints.write(filing())
    assert not await store.complaints.write(filing(description="another"))
    found = await store.complaints.get(NUMBER)
    assert found and found.description == ""


async def test_a_change_is_read_as_it_was_written(store: Store) -> None:
    filed = filing(order="A1", holder=Person(1, "Wang"), flags=())
    await store.complaints.write(filed)
    change = following(filed.after, order=None, state=State.CLOSED, deadlines=(), closed=NOW + HOUR)
    assert await store.complaints.write(change)
    assert await store.complaints.get(NUMBER) == change.after
    assert await store.complaints.timeline(NUMBER) == [*filed.events, *change.events]


async def test_of_two_that_decide_on_the_same_version_one_loses(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    first, second = following(filed.after, NOW, order="A1"), following(filed.after, NOW, order="B2")
    assert await store.complaints.write(first)
    assert not await store.complaints.write(second)
    assert await store.complaints.get(NUMBER) == first.after
    [box] = await store.mailboxes.owed(NOW, 10)
    assert len(box.mail) == 1


async def test_of_ten_at_once_exactly_one_wins(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    rivals = [following(filed.after, order=f"A{n}") for n in range(10)]
    won = await asyncio.gather(*(store.complaints.write(rival) for rival in rivals))
    assert won.count(True) == 1
    assert await store.complaints.get(NUMBER) == rivals[won.index(True)].after


async def test_ten_that_decide_again_lose_nothing(store: Store) -> None:
    await store.complaints.write(filing())

    async def push(unique: str) -> None:
        while True:
            before = await store.complaints.get(NUMBER)
            assert before
            change = following(before, NOW, key=unique, evidence=(*before.evidence, a_photo(unique)))
            if await store.complaints.write(change):
                return

    keys = [f"u{n}" for n in range(10)]
    await asyncio.gather(*(push(key) for key in keys))
    found = await store.complaints.get(NUMBER)
    assert found
    assert sorted(e.unique_id for e in found.evidence) == sorted(keys)
    assert sorted(found.seen[1:]) == sorted(keys)
    assert [event.n for event in await store.complaints.timeline(NUMBER)] == list(range(1, 12))
    [box] = await store.mailboxes.owed(NOW, 10)
    assert sorted(m.id for m in box.mail) == sorted(f"{version}.0" for version in range(2, 12))


async def test_the_same_update_is_known_when_it_comes_again(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    change = following(filed.after, key="cb:9")
    await store.complaints.write(change)
    assert not await store.complaints.write(change)
    found = await store.complaints.get(NUMBER)
    assert found and found.seen == ("m:1", "cb:9")


async def test_of_many_keys_the_last_128_are_kept(store: Store) -> None:
    filed = filing(seen=tuple(f"m:{n}" for n in range(128)))
    await store.complaints.write(filed)
    change = following(filed.after, key="m:128")
    await store.complaints.write(change)
    found = await store.complaints.get(NUMBER)
    assert found and found.seen == tuple(f"m:{n}" for n in range(1, 129)) == change.after.seen


async def test_what_the_courier_notes_between_reading_and_writing_stays(store: Store) -> None:
    filed = filing(NOW)
    await store.complaints.write(filed)
    change = following(filed.after, NOW, order="A1")
    await store.mailboxes.settle(Box("complaints", NUMBER, filed.mail), ["1.0"], {"status": Sent(5)})
    assert await store.complaints.write(change)
    assert await store.complaints.get(NUMBER) == replace(change.after, sent={"status": Sent(5)})
    [box] = await store.mailboxes.owed(NOW, 10)
    assert box.mail == change.mail


async def test_times_are_kept_to_the_millisecond(store: Store) -> None:
    late = NOW + timedelta(microseconds=999)
    await store.complaints.write(filing(touched=late, deadlines=(a_deadline(late),)))
    found = await store.complaints.get(NUMBER)
    assert found and (found.touched, found.next_due) == (NOW, NOW)
    assert await store.complaints.still_due([NUMBER], NOW) == [found]


async def test_what_is_due_comes_longest_due_first(store: Store) -> None:
    plans = {"A": NOW + HOUR, "B": NOW - HOUR, "C": NOW, "D": None}
    for number, plan in plans.items():
        await store.complaints.write(filing(number=number, deadlines=(a_deadline(plan),)))
    assert await store.complaints.due(NOW, 10) == ["B", "C"]
    assert await store.complaints.due(NOW, 1) == ["B"]
    assert await store.complaints.due(NOW, 10, {"B"}) == ["C"]
    assert [c.number for c in await store.complaints.still_due(["D", "C", "A", "B"], NOW)] == ["B", "C"]
    assert [c.number for c in await store.complaints.still_due(["C"], NOW)] == ["C"]
    assert await store.complaints.next_due() == NOW - HOUR


async def test_nothing_is_due_when_no_deadline_runs(store: Store) -> None:
    filed = filing(deadlines=(a_deadline(NOW),))
    await store.complaints.write(filed)
    assert await store.complaints.next_due() == NOW
    await store.complaints.write(following(filed.after, deadlines=()))
    assert await store.complaints.next_due() is None
    assert await store.complaints.due(NOW + DAY, 10) == []


async def test_a_consumer_sees_their_own_newest_first(store: Store) -> None:
    own = {"consumer": Person(41, "Li")}
    await store.complaints.write(filing(number="A", created=NOW, **own))
    await store.complaints.write(filing(number="B", created=NOW + HOUR, **own))
    await store.complaints.write(filing(number="C", consumer=Person(42, "Zhao")))
    await store.complaints.write(filing(number="D", bot=8, **own))
    found = await store.complaints.of_consumer(a_complaint().bot, 41)
    assert [c.number for c in found] == ["B", "A"]


async def test_a_desk_sees_what_it_holds_next_due_first(store: Store) -> None:
    for number, state, due in [
        ("A", State.SUBMITTED, NOW + 2 * HOUR),
        ("B", State.IN_REVIEW, NOW + HOUR),
        ("C", State.PROPOSED, NOW),
        ("D", State.CLOSED, None),
    ]:
        await store.complaints.write(filing(number=number, state=state, deadlines=(a_deadline(due),)))
    await store.complaints.write(filing(number="E", desk="care"))
    wanted = [State.SUBMITTED, State.IN_REVIEW, State.CLOSED]
    found = await store.complaints.of_desk("demo-digital", wanted, 10)
    assert [c.number for c in found] == ["B", "A", "D"]
    assert [c.number for c in await store.complaints.of_desk("demo-digital", wanted, 1)] == ["B"]


async def test_what_is_urgent_goes_first_however_much_is_due_sooner(store: Store) -> None:
    for number, state, hours, flags in [
        ("A", State.SUBMITTED, 1, ()),
        ("B", State.SUBMITTED, 4, (Flag.SAFETY,)),
        ("C", State.IN_REVIEW, 2, (Flag.DEAD_ROUTE,)),
        ("D", State.IN_REVIEW, 3, (Flag.DEAD_ROUTE, Flag.URGENT)),
        ("E", State.PROPOSED, 0, (Flag.URGENT,)),
    ]:
        due = (a_deadline(NOW + hours * HOUR),)
        await store.complaints.write(filing(number=number, state=state, deadlines=due, flags=flags))
    for limit, expected in ((1, "D"), (2, "DB"), (3, "DBA"), (9, "DBAC")):
        found = await store.complaints.of_desk("demo-digital", [State.SUBMITTED, State.IN_REVIEW], limit)
        assert "".join(c.number for c in found) == expected


async def test_a_desk_takes_part_in_what_others_handle(store: Store) -> None:
    both = {desk: Route(desk, chat, "en") for desk, chat in (("demo-digital", -1), ("care", -2))}
    await store.complaints.write(filing(number="A", desk="care", routes=both))
    await store.complaints.write(filing(number="B", desk="care", routes={"care": both["care"]}))
    await store.complaints.write(filing(number="C", desk="care", routes=both, state=State.CLOSED))
    assert await store.complaints.taking_part("demo-digital", ["care", "safety"]) == {"A": -1}
    assert await store.complaints.taking_part("demo-digital", ["safety"]) == {}


async def test_open_are_all_that_are_not_closed(store: Store) -> None:
    for state in State:
        await store.complaints.write(filing(number=state.value, state=state))
    assert {c.state for c in await store.complaints.open()} == set(State) - {State.CLOSED}


async def test_a_day_holds_what_was_touched_on_it(store: Store) -> None:
    filed = filing()
    await store.complaints.write(filed)
    await store.complaints.write(following(filed.after, touched=NOW + DAY))
    await store.complaints.write(filing(number="B"))
    touched = [await store.complaints.touched_on(date(2026, 8, day)) for day in (3, 4, 5)]
    assert [{c.number for c in found} for found in touched] == [{NUMBER, "B"}, {NUMBER}, set()]
    assert [await store.complaints.touched_before(date(2026, 8, day)) for day in (2, 3, 4)] == [
        False,
        False,
        True,
    ]


async def test_what_is_about_one_product_lately(store: Store) -> None:
    days = ("2026-08-02|shop|phone", "2026-08-03|shop|phone")
    for n, (day, at) in enumerate(
        [
            (days[0], NOW - 2 * DAY),
            (days[0], NOW - HOUR),
            (days[1], NOW),
            ("2026-08-03|shop|lamp", NOW),
            ("", NOW),
        ]
    ):
        assert await store.complaints.write(filing(number=f"{n}", product_day=day, created=at))
    about = store.complaints.about
    assert await about(7_000_000_000, days, NOW - DAY) == ["1", "2"]
    assert await about(7_000_000_000, days[1:], NOW - DAY) == ["2"]
    assert await about(8, days, NOW - DAY) == []
