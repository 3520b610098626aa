"""What is owed: found by its plan, taken out by id, never lost to what comes in between."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from router.domain.complaint import Sent
from router.domain.mail import Mail
from router.ports import Box, Digest
from router.storage.mailboxes import MongoMailboxes
from router.storage.store import Store
from tests.storage.racing import Interrupted
from tests.storage.samples import DAY, HOUR, NOW, NUMBER, a_mail, filing, following

LATER = NOW + HOUR


async def owing(store: Store, *plans: datetime) -> Box:
    """A complaint that owes a mail for each planned time."""
    filed = filing(*plans)
    assert await store.complaints.write(filed)
    return Box("complaints", NUMBER, filed.mail, filed.after)


async def held(store: Store) -> list[str]:
    """Ids of all that is owed, whenever it is planned."""
    return [m.id for box in await store.mailboxes.owed(NOW + 99 * DAY, 99) for m in box.mail]


async def push(store: Store, *plans: datetime) -> tuple[Mail, ...]:
    """Another accepted update owes more."""
    before = await store.complaints.get(NUMBER)
    assert before
    change = following(before, *plans)
    assert await store.complaints.write(change)
    return change.mail


def interrupted(store: Store, somebody: Callable[[], Awaitable[object]]) -> MongoMailboxes:
    """Mailboxes where somebody else writes between reading and writing."""
    complaints = Interrupted(store.collection("complaints"), somebody)
    return MongoMailboxes(complaints, store.collection("digests"))


async def test_a_box_comes_with_all_its_mail_and_its_complaint(store: Store) -> None:
    box = await owing(store, LATER, NOW)
    assert await store.mailboxes.owed(NOW, 10) == [box]


async def test_complaints_and_digests_come_longest_owed_first(store: Store) -> None:
    for number, plan in [("A", NOW), ("B", NOW - 2 * HOUR), ("C", LATER)]:
        await store.complaints.write(filing(plan, number=number))
    digest = Digest("7:1:all:daily:2026-08-03", (a_mail("1.0", NOW - HOUR),))
    assert await store.digests.add(digest)
    boxes = await store.mailboxes.owed(NOW, 10)
    assert [(box.collection, box.id) for box in boxes] == [
        ("complaints", "B"),
        ("digests", digest.id),
        ("complaints", "A"),
    ]
    assert boxes[1] == Box("digests", digest.id, digest.mail)
    assert [box.id for box in await store.mailboxes.owed(NOW, 2)] == ["B", digest.id]
    assert await store.mailboxes.next_owed() == NOW - 2 * HOUR


async def test_nothing_is_owed_at_first(store: Store) -> None:
    await owing(store)
    assert await store.mailboxes.owed(NOW + DAY, 10) == []
    assert await store.mailboxes.next_owed() is None


async def test_settling_all_leaves_nothing_and_notes_what_was_sent(store: Store) -> None:
    box = await owing(store, NOW, LATER)
    await store.mailboxes.settle(box, ["1.0", "1.1"], {"status": Sent(5), "card:care": Sent(6, "p", "f")})
    assert await store.mailboxes.next_owed() is None
    found = await store.complaints.get(NUMBER)
    assert found
    assert found.sent == {"status": Sent(5), "card:care": Sent(6, "p", "f")}
    assert found.version == 1


async def test_what_was_noted_before_stays_beside_what_is_noted_now(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.settle(box, ["1.0"], {"status": Sent(5)})
    await store.mailboxes.settle(box, ["1.1"], {"card:care": Sent(6)})
    found = await store.complaints.get(NUMBER)
    assert found and found.sent == {"status": Sent(5), "card:care": Sent(6)}


async def test_settling_a_part_leaves_the_plan_of_the_rest(store: Store) -> None:
    box = await owing(store, NOW, LATER, NOW + 2 * HOUR)
    await store.mailboxes.settle(box, ["1.0"])
    assert await held(store) == ["1.1", "1.2"]
    assert await store.mailboxes.next_owed() == LATER
    await store.mailboxes.settle(box, ["1.1"])
    assert await store.mailboxes.next_owed() == NOW + 2 * HOUR
    await store.mailboxes.settle(box, ["1.2"])
    assert await store.mailboxes.next_owed() is None


async def test_settling_twice_changes_nothing(store: Store) -> None:
    box = await owing(store, NOW, LATER)
    for _ in range(2):
        await store.mailboxes.settle(box, ["1.0"])
    assert (await held(store), await store.mailboxes.next_owed()) == (["1.1"], LATER)


async def test_mail_that_came_after_the_box_was_read_stays(store: Store) -> None:
    box = await owing(store, NOW)
    await push(store, LATER)
    await store.mailboxes.settle(box, ["1.0"])
    assert (await held(store), await store.mailboxes.next_owed()) == (["2.0"], LATER)


async def test_a_stale_box_of_the_same_size_takes_nothing_else(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.settle(box, ["1.0"])
    await push(store, LATER)
    await store.mailboxes.settle(box, ["1.0", "1.1"])
    assert (await held(store), await store.mailboxes.next_owed()) == (["2.0"], LATER)


async def test_mail_that_comes_while_a_part_is_settled_keeps_its_plan(store: Store) -> None:
    box = await owing(store, NOW, NOW + 2 * HOUR)
    mailboxes = interrupted(store, lambda: push(store, LATER))
    await mailboxes.settle(box, ["1.0"])
    assert (await held(store), await store.mailboxes.next_owed()) == (["1.1", "2.0"], LATER)


async def test_mail_postponed_while_another_is_settled_keeps_its_plan(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    mailboxes = interrupted(store, lambda: store.mailboxes.postpone(box, ["1.1"], LATER, 1))
    await mailboxes.settle(box, ["1.0"])
    assert (await held(store), await store.mailboxes.next_owed()) == (["1.1"], LATER)


async def test_settling_in_a_box_that_is_gone_does_nothing(store: Store) -> None:
    box = Box("complaints", "GONE", (a_mail("1.0"),))
    await store.mailboxes.settle(box, ["1.0"], {"status": Sent(1)})
    assert await store.complaints.get("GONE") is None


async def test_a_digest_is_settled_like_a_complaint(store: Store) -> None:
    await store.digests.add(Digest("d", (a_mail("1.0"), a_mail("1.1", LATER))))
    [box] = await store.mailboxes.owed(NOW, 10)
    await store.mailboxes.settle(box, ["1.0"])
    assert await store.mailboxes.next_owed() == LATER
    await store.mailboxes.settle(box, ["1.1"])
    assert await store.mailboxes.next_owed() is None


async def test_postponed_mail_is_owed_later_with_its_attempts(store: Store) -> None:
    box = await owing(store, NOW, NOW, NOW + 3 * HOUR)
    await store.mailboxes.postpone(box, ["1.0", "1.2"], LATER, 2)
    [now] = await store.mailboxes.owed(NOW, 10)
    assert [(m.id, m.not_before, m.attempts) for m in now.mail] == [
        ("1.0", LATER, 2),
        ("1.1", NOW, 0),
        ("1.2", LATER, 2),
    ]
    await store.mailboxes.postpone(box, ["1.1"], NOW + 2 * HOUR, 1)
    assert await store.mailboxes.owed(NOW, 10) == []
    assert await store.mailboxes.next_owed() == LATER


async def test_mail_that_comes_while_another_is_postponed_is_owed_at_once(store: Store) -> None:
    box = await owing(store, NOW)
    mailboxes = interrupted(store, lambda: push(store, NOW))
    await mailboxes.postpone(box, ["1.0"], LATER, 1)
    [now] = await store.mailboxes.owed(NOW, 10)
    assert [(m.id, m.not_before) for m in now.mail] == [("1.0", LATER), ("2.0", NOW)]


async def test_buried_mail_is_kept_with_its_reason_and_owed_no_more(store: Store) -> None:
    box = await owing(store, NOW, LATER)
    await store.mailboxes.bury(box, "1.0", "chat not found")
    assert (await held(store), await store.mailboxes.next_owed()) == (["1.1"], LATER)
    document = await store.collection("complaints").one({"_id": NUMBER})
    assert document
    assert [(dead["mail"]["id"], dead["why"]) for dead in document["undelivered"]] == [
        ("1.0", "chat not found")
    ]


async def test_buried_twice_is_buried_once(store: Store) -> None:
    box = await owing(store, NOW)
    for _ in range(2):
        await store.mailboxes.bury(box, "1.0", "blocked")
    assert await store.mailboxes.revive(box) == 1


async def test_revived_mail_is_owed_again_as_if_never_tried(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.postpone(box, ["1.0"], NOW, 5)
    for id in ("1.0", "1.1"):
        await store.mailboxes.bury(box, id, "blocked")
    assert await store.mailboxes.next_owed() is None
    assert await store.mailboxes.revive(box) == 2
    assert await store.mailboxes.owed(NOW, 10) == [box]
    assert await store.mailboxes.revive(box) == 0


async def test_nothing_is_lost_when_more_is_buried_while_others_are_revived(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.bury(box, "1.0", "blocked")
    mailboxes = interrupted(store, lambda: store.mailboxes.bury(box, "1.1", "blocked"))
    assert await mailboxes.revive(box) == 2
    assert sorted(await held(store)) == ["1.0", "1.1"]


async def test_what_can_be_no_key_is_refused_before_anything_is_settled(store: Store) -> None:
    box = await owing(store, NOW)
    with pytest.raises(ValueError, match="cannot be a key of sent"):
        await store.mailboxes.settle(box, ["1.0"], {"card:a.b": Sent(1)})
    assert await held(store) == ["1.0"]
