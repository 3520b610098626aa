"""Small parts of the courier: lanes, group commit, the lease."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from router.delivery.batch import Batch
from router.delivery.lanes import FEW, JOINED_AT_MOST, PASSED, Lane, Parcel
from router.delivery.lease import Hold
from router.domain.complaint import MessageRef, Text
from router.domain.mail import MailKind, Priority
from router.ports import Box, Unavailable
from tests.delivery.house import at_version, box, evidence, mail, numbered, relay, to_consumer
from tests.delivery.office import HandTime, MemoryLeases, breathe


def lane(*parcels: Parcel) -> Lane:
    made = Lane(-1)
    made.queue.extend(parcels)
    return made


def parcel(owed: object, at: int = 0) -> Parcel:
    return Parcel(owed, owed.mail[at])  # type: ignore[attr-defined, arg-type]


def test_a_newer_state_takes_the_place_of_the_oldest() -> None:
    cards = [parcel(at_version(version, mail(MailKind.CARD))) for version in (1, 3, 2)]
    words = parcel(at_version(4, relay("x")))
    made = lane(cards[0], words, cards[1], cards[2])
    first = made.take()
    assert (first.mail.id, sorted(first.ids)) == ("3.0", ["1.0", "2.0", "3.0"])
    assert made.take() is words and not made.queue


def test_states_of_others_are_not_touched() -> None:
    mine, other = parcel(numbered(1, mail(MailKind.CARD))), parcel(numbered(2, mail(MailKind.CARD)))
    status = parcel(numbered(1, to_consumer(MailKind.STATUS)))
    made = lane(mine, other, status)
    assert [made.take() for _ in range(3)] == [mine, other, status]


def test_a_run_is_as_long_as_there_is_room_and_never_long() -> None:
    def run(room: int) -> list[str]:
        left = [room]

        def more() -> bool:
            left[0] -= 1
            return left[0] >= 0

        return [p.mail.body for p in lane(*(parcel(numbered(n, relay(str(n)))) for n in range(6))).run(more)]

    assert [run(room) for room in (0, 1, 9)] == [["0"], ["0", "1"], ["0", "1", "2", "3"]]


def said(n: int, source: int = 41, **fields: Any) -> Parcel:
    owed = mail(MailKind.RELAY, body=str(n), source=MessageRef(source, n), **fields)
    return parcel(replace(numbered(1, owed), mail=(replace(owed, id=f"{n}.0"),)))


def test_many_words_in_a_row_are_one_message_and_few_are_not() -> None:
    few = lane(*map(said, range(FEW)))
    assert [few.take().mail.body for _ in range(FEW)] == [str(n) for n in range(FEW)]
    many = lane(*map(said, range(FEW + 1)))
    one = many.take()
    assert not many.queue
    assert one.mail.body == "\n".join(str(n) for n in range(FEW + 1))
    assert one.ids == tuple(f"{n}.0" for n in range(FEW + 1))
    assert [key.rpartition("/")[2] for key in one.noted] == list(one.ids)
    assert [source.message for source in one.sources] == list(range(FEW + 1))
    assert [p.mail.body for p in one.apart] == [str(n) for n in range(FEW + 1)]


def test_only_words_of_one_side_about_one_complaint_are_joined() -> None:
    others = [
        said(90, attachments=evidence(1)),
        said(91, text=Text("relay-edited")),
        said(92, source=77),
        said(93, uncertain=True),
    ]
    for other in others:
        made = lane(*map(said, range(FEW)), other, *map(said, range(10, 10 + FEW)))
        assert made.take().mail.body == "0"
    strange = [
        parcel(numbered(9, mail(MailKind.RELAY, body="x", source=MessageRef(41, 5)))) for _ in range(9)
    ]
    made = lane(said(0), *strange, *map(said, range(1, FEW + 1)))
    assert len(made.take().parts) == FEW + 1 and [p.box.id for p in made.queue] == [strange[0].box.id] * 9


def test_joined_words_are_one_message_long_and_what_was_tried_stays_as_it_is() -> None:
    long = [said(n) for n in range(10)]
    for one in long:
        one.mail = replace(one.mail, body="x" * 400)
    assert len(lane(*long).take().parts) == JOINED_AT_MOST // 401
    tried = [said(n) for n in range(10)]
    tried[0].tried = True
    made = lane(*tried)
    assert made.take() is tried[0]
    again = made.take()
    made.put_back([again])
    made.queue.extend(map(said, range(20, 30)))
    assert made.take() is again


def test_what_was_not_sent_keeps_its_place() -> None:
    made = lane(*(parcel(numbered(n, relay(str(n)))) for n in range(4)))
    taken = [made.take(), made.take()]
    made.put_back(taken)
    assert [p.mail.body for p in made.queue] == ["0", "1", "2", "3"]


def test_albums_cost_what_they_hold() -> None:
    photos = tuple(evidence(n) for n in range(25))
    assert parcel(box(mail(MailKind.ALBUM, attachments=photos))).cost == 10
    assert parcel(box(mail(MailKind.CARD), evidence=photos)).cost == 1


def reminder(n: int) -> Parcel:
    """One that goes alone."""
    owed = mail(text=Text("survey-thanks"), priority=Priority.REMINDER)
    return replace(parcel(numbered(n, owed)), alone=True)


def order(made: Lane) -> list[tuple[str, str]]:
    taken = []
    while made.queue:
        one = made.take()
        taken.append((one.box.id[:4], one.mail.id))
    return taken


def test_answers_go_before_reminders_and_those_before_digests() -> None:
    digest = parcel(Box("digests", "d", (mail(id="1.0", priority=Priority.DIGEST),)))
    made = lane(digest, reminder(1), reminder(2), parcel(numbered(3, relay("new words"))))
    assert made.urgency is Priority.ANSWER
    assert [box for box, _ in order(made)] == ["0003", "0001", "0002", "d"]


def test_mail_of_one_box_is_never_overtaken_by_its_own() -> None:
    answer = parcel(numbered(2, relay("words", id="7.0")))
    made = lane(reminder(1), reminder(2), reminder(3), answer)
    assert made.head.mail.id == "1.0" and made.urgency is Priority.ANSWER
    assert order(made) == [("0002", "1.0"), ("0002", "7.0"), ("0001", "1.0"), ("0003", "1.0")]


def test_a_reminder_has_its_turn_though_answers_never_end() -> None:
    made, sent = lane(reminder(1), reminder(2)), []
    for n in range(30):
        made.queue.append(parcel(numbered(100 + n, relay("x"))))
        [one] = made.run(lambda: False)
        made.went(one)
        sent.append(one.mail.priority)
    turns = [n for n, priority in enumerate(sent) if priority is Priority.REMINDER]
    assert turns == [PASSED, 2 * PASSED + 1]


def test_a_run_is_of_one_urgency() -> None:
    made = lane(reminder(1), parcel(numbered(2, relay("x"))), parcel(numbered(3, relay("y"))), reminder(4))
    assert [[p.box.id[3] for p in made.run(lambda: True)] for _ in range(2)] == [["2", "3"], ["1", "4"]]


def test_a_run_makes_room_for_what_is_more_urgent() -> None:
    made = lane(reminder(1), reminder(2))
    made.run(lambda: True)
    assert not made.more_urgent(reminder(2))
    made.queue.append(parcel(numbered(3, relay("x"))))
    assert made.more_urgent(reminder(2))


async def test_writes_that_wait_go_together() -> None:
    written: list[list[int]] = []
    gate = asyncio.Event()

    async def write(items: Sequence[int]) -> int:
        written.append(list(items))
        await gate.wait()
        if 3 in items:
            raise Unavailable("away")
        return len(items)

    async with asyncio.TaskGroup() as group:
        batch = Batch(write, group, (Unavailable,))
        first = group.create_task(batch.add([1]))
        await breathe()
        second, third = (group.create_task(batch.add([n])) for n in (2, 4))
        await breathe()
        gate.set()
        assert [await task for task in (first, second, third)] == [1, 2, 2]
        with pytest.raises(Unavailable):
            await batch.add([3])
        assert await batch.add([5]) == 1
    assert written == [[1], [2, 4], [3], [5]]


async def test_one_note_for_all_that_are_about_to_be_sent_until_they_are_settled() -> None:
    time = HandTime()
    leases = MemoryLeases(time)
    async with asyncio.TaskGroup() as group:
        hold = Hold(leases, "courier", "a", 5.0, time.monotonic, group)
        assert await hold.win() == ()
        assert await asyncio.gather(*(hold.note([str(n)]) for n in range(5))) == [True] * 5
        assert len(leases.notes) <= 2 and set(leases.notes[-1]) == set("01234")
        assert await hold.note(["0"]) and len(leases.notes) <= 2
        hold.settled(["0", "1", "2"])
        assert await hold.note(["9"]) and leases.notes[-1] == ("3", "4", "9")


async def test_a_lease_that_was_not_renewed_is_not_used() -> None:
    time = HandTime()
    leases = MemoryLeases(time)
    async with asyncio.TaskGroup() as group:
        hold = Hold(leases, "courier", "a", 5.0, time.monotonic, group)
        await hold.win()
        time.seconds = 4.5
        assert not hold.held and not await hold.note(["x"]) and not await hold.renew()
        other = Hold(leases, "courier", "b", 5.0, time.monotonic, group)
        assert await other.win() is None
        time.seconds = 5.5
        assert await other.win() == ()
        assert await hold.win() is None
        await other.release()
        assert await hold.win() == ()


async def test_a_lease_is_renewed_when_half_its_time_is_over() -> None:
    time = HandTime()
    leases = MemoryLeases(time)
    async with asyncio.TaskGroup() as group:
        hold = Hold(leases, "courier", "a", 5.0, time.monotonic, group)
        await hold.win()
        for _ in range(40):
            time.seconds += 0.5
            assert await hold.renew()
        assert hold.held and 8 <= len(leases.notes) <= 20
