"""What is owed: found by its plan, taken out by id, never lost to what comes in between."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import pytest

from router.digest_ports import Digest
from router.domain.complaint import Sent
from router.domain.mail import Mail, MailKind, Priority
from router.ports import Box, Owed
from router.storage.mailboxes import MongoMailboxes
from router.storage.store import Store
from tests.storage.racing import Interrupted
from tests.storage.samples import DAY, HOUR, NOW, NUMBER, a_mail, filing, following

LATER = NOW + HOUR
ASKED = Sent(5, asks=("prove|1.0", "escalate|"))


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


def as_it_was(mail: Mail, why: str) -> Mail:
    """What could not be delivered, unchanged."""
    return mail


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


async def test_what_is_owed_anew_is_found_behind_what_was_owed_before(store: Store) -> None:
    old, new = NOW - HOUR, NOW
    await store.complaints.write(filing(old, number="A"))
    await owing(store, old)
    assert await store.mailboxes.owed(NOW, 10, since=old) == []
    before = await store.complaints.get(NUMBER)
    assert before
    assert await store.complaints.write(following(before, new, touched=new))
    [box] = await store.mailboxes.owed(NOW, 10, since=old)
    assert (box.id, [m.id for m in box.mail]) == (NUMBER, ["1.0", "2.0"])
    assert len(await store.mailboxes.owed(NOW, 10)) == 2
    await store.mailboxes.settle(box, ["2.0"])
    assert await store.mailboxes.next_owed() == old


async def test_much_is_listed_by_name_and_read_when_it_is_wanted(store: Store) -> None:
    digest = Digest("d", (a_mail("1.0", NOW, priority=Priority.DIGEST, chat=-5),))
    await store.digests.add(digest)
    box = await owing(store, LATER, NOW, NOW)
    chat = box.mail[0].chat
    assert await store.mailboxes.listed(NOW, 10) == [
        Owed("complaints", NUMBER, (("1.1", chat, 0), ("1.2", chat, 0))),
        Owed("digests", "d", (("1.0", -5, Priority.DIGEST),)),
    ]
    names = [("digests", "d"), ("complaints", NUMBER), ("complaints", "GONE")]
    assert await store.mailboxes.read(names) == [box, Box("digests", "d", digest.mail)]
    await store.mailboxes.settle(box, [m.id for m in box.mail])
    assert await store.mailboxes.read([("complaints", NUMBER)]) == []


async def test_nothing_is_owed_at_first(store: Store) -> None:
    await owing(store)
    assert await store.mailboxes.owed(NOW + DAY, 10) == []
    assert await store.mailboxes.next_owed() is None


async def test_settling_all_leaves_nothing_and_notes_what_was_sent(store: Store) -> None:
    box = await owing(store, NOW, LATER)
    await store.mailboxes.settle(box, ["1.0", "1.1"], {"asked": ASKED, "card:care": Sent(6, "p", "f")})
    assert await store.mailboxes.next_owed() is None
    found = await store.complaints.get(NUMBER)
    assert found
    assert found.sent == {"asked": ASKED, "card:care": Sent(6, "p", "f")}
    assert found.version == 1


async def test_what_was_noted_before_stays_beside_what_is_noted_now(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.settle(box, ["1.0"], {"status": Sent(5)})
    await store.mailboxes.settle(box, ["1.1"], {"card:care": Sent(6)})
    found = await store.complaints.get(NUMBER)
    assert found and found.sent == {"status": Sent(5), "card:care": Sent(6)}


async def test_a_former_sender_that_settles_late_does_not_hide_what_its_successor_sent(store: Store) -> None:
    box = await owing(store, NOW, LATER)
    await store.mailboxes.settle(box, ["1.0"], {"card:care": Sent(8)})
    await store.mailboxes.settle(box, ["1.0"], {"card:care": Sent(5)})
    found = await store.complaints.get(NUMBER)
    assert found and found.sent == {"card:care": Sent(8)}
    assert await held(store) == ["1.1"]


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
    [found] = await store.mailboxes.buried(10)
    assert [mail.id for mail in found.box.mail] == ["1.0"]


async def test_of_several_states_of_a_card_only_the_last_is_kept(store: Store) -> None:
    filed = filing()
    card = replace(a_mail("1.0"), kind=MailKind.CARD, desk="care")
    others = [
        replace(card, id="1.1"),
        replace(card, id="1.2", desk="shop"),
        replace(a_mail("1.3"), chat=card.chat),
    ]
    assert await store.complaints.write(replace(filed, mail=(card, *others)))
    box = Box("complaints", NUMBER, (card, *others), filed.after)
    for mail in box.mail:
        await store.mailboxes.bury(box, mail.id, "kicked")
    [found] = await store.mailboxes.buried(10)
    assert [mail.id for mail in found.box.mail] == ["1.1", "1.2", "1.3"]


async def test_what_is_buried_is_listed_and_counted_the_longest_undelivered_first(store: Store) -> None:
    for number, plan in [("A", NOW), ("B", NOW - 2 * HOUR), ("C", NOW)]:
        filed = filing(plan, plan + HOUR, number=number)
        await store.complaints.write(filed)
        for mail in filed.mail if number != "C" else ():
            await store.mailboxes.bury(Box("complaints", number, filed.mail), mail.id, f"why {mail.id}")
    digest = Digest("7:1:all:daily:2026-08-03", (a_mail("1.0", NOW - HOUR),))
    await store.digests.add(digest)
    await store.mailboxes.bury(Box("digests", digest.id, digest.mail), "1.0", "blocked")
    found = await store.mailboxes.buried(10)
    assert [(b.box.id, b.since) for b in found] == [
        ("B", NOW - 2 * HOUR),
        (digest.id, NOW - HOUR),
        ("A", NOW),
    ]
    assert found[0].why == ("why 1.0", "why 1.1")
    assert found[0].box.complaint and found[0].box.complaint.number == "B"
    assert found[1].box == Box("digests", digest.id, digest.mail)
    assert [b.box.id for b in await store.mailboxes.buried(2)] == ["B", digest.id]
    assert [await store.mailboxes.count_buried(most) for most in (2, 10)] == [2, 3]


async def test_a_part_may_be_revived_and_the_rest_stays(store: Store) -> None:
    box = await owing(store, NOW, NOW + HOUR)
    for id in ("1.0", "1.1"):
        await store.mailboxes.bury(box, id, "blocked")
    [mail] = await store.mailboxes.revive(box, ["1.0", "9.9"], as_it_was)
    assert mail.id == "1.0"
    assert await store.mailboxes.standing(box) == (["1.0"], {"1.1": "blocked"})
    [found] = await store.mailboxes.buried(10)
    assert found.since == NOW + HOUR
    await store.mailboxes.bury(box, "1.0", "kicked")
    assert await store.mailboxes.standing(box) == ([], {"1.1": "blocked", "1.0": "kicked"})


async def test_revived_mail_is_owed_again_as_it_is_remade(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    for id in ("1.0", "1.1"):
        await store.mailboxes.bury(box, id, f"why {id}")
    assert await store.mailboxes.next_owed() is None
    revived = await store.mailboxes.revive(
        box, ["1.0", "1.1"], lambda mail, why: replace(mail, body=why, again=1)
    )
    assert [(mail.body, mail.again) for mail in revived] == [("why 1.0", 1), ("why 1.1", 1)]
    [owed] = await store.mailboxes.owed(NOW, 10)
    assert list(owed.mail) == revived
    assert await store.mailboxes.buried(10) == []
    assert await store.mailboxes.count_buried(10) == 0
    assert await store.mailboxes.revive(box, ["1.0", "1.1"], as_it_was) == []


async def test_nothing_is_lost_when_more_is_buried_while_others_are_revived(store: Store) -> None:
    box = await owing(store, NOW, NOW)
    await store.mailboxes.bury(box, "1.0", "blocked")
    mailboxes = interrupted(store, lambda: store.mailboxes.bury(box, "1.1", "blocked"))
    assert len(await mailboxes.revive(box, ["1.0", "1.1"], as_it_was)) == 2
    assert sorted(await held(store)) == ["1.0", "1.1"]


async def test_mail_that_comes_while_another_is_buried_stays_owed(store: Store) -> None:
    box = await owing(store, NOW)
    mailboxes = interrupted(store, lambda: push(store, LATER))
    await mailboxes.bury(box, "1.0", "blocked")
    assert (await held(store), await store.mailboxes.next_owed()) == (["2.0"], LATER)
    assert await store.mailboxes.count_buried(10) == 1


async def test_what_can_be_no_key_is_refused_before_anything_is_settled(store: Store) -> None:
    box = await owing(store, NOW)
    with pytest.raises(ValueError, match="cannot be a key of sent"):
        await store.mailboxes.settle(box, ["1.0"], {"card:a.b": Sent(1)})
    assert await held(store) == ["1.0"]
