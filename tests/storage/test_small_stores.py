"""Posts, people, digests, rollups and parked updates."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from router.desk_ports import Membership
from router.digest_ports import Digest
from router.domain.complaint import Person
from router.ports import Posted, Profile
from router.storage.store import Store
from router.topic_ports import TOPIC_ROOT, Topic
from tests.storage.samples import NUMBER, a_mail

CARD = Posted(7, -100, 11, NUMBER, "card", "care")
RELAY = Posted(7, 41, 12, NUMBER, "relay")


async def test_a_message_leads_to_its_complaint(store: Store) -> None:
    await store.posts.add([CARD, RELAY])
    assert await store.posts.find(7, -100, 11) == CARD
    assert await store.posts.find(7, 41, 12) == RELAY
    assert await store.posts.find(8, -100, 11) is None


async def test_a_post_is_added_once_also_among_new_ones(store: Store) -> None:
    await store.posts.add([CARD])
    await store.posts.add([Posted(7, -100, 11, "OTHER", "card"), RELAY])
    await store.posts.add([])
    assert await store.posts.find(7, -100, 11) == CARD
    assert await store.posts.find(7, 41, 12) == RELAY
    assert await store.collection("posts").count() == 2


async def test_a_poll_leads_to_the_cycle_that_it_rates(store: Store) -> None:
    await store.posts.add_poll("555", NUMBER, 2)
    await store.posts.add_poll("555", "OTHER", 1)
    assert await store.posts.find_poll("555") == (NUMBER, 2)
    assert await store.posts.find_poll("556") is None


async def test_a_message_is_for_the_complaint_that_was_noted_first(store: Store) -> None:
    said = await asyncio.gather(*(store.posts.place(7, 41, 30, number) for number in (NUMBER, "OTHER", "")))
    assert set(said) == {None, await store.posts.place(7, 41, 30, "LATE")} <= {None, NUMBER, "OTHER", ""}
    assert await store.posts.place(7, 41, 31, "") is None
    assert await store.posts.place(7, 41, 31, "OTHER") == ""
    assert await store.posts.find(7, 41, 30) is None


async def test_a_topic_belongs_to_one_complaint_and_its_root_leads_there(store: Store) -> None:
    made, closed = Topic(30, "new"), Topic(30, "done", closed=True)
    assert await store.posts.topic(7, -100, NUMBER) is None
    await store.posts.keep_topic(7, -100, NUMBER, made)
    await store.posts.keep_topic(7, -100, NUMBER, closed)
    await store.posts.found_topic(7, -100, NUMBER, Topic(31, "late news"))
    assert await store.posts.topic(7, -100, NUMBER) == closed
    await store.posts.keep_topic(7, -100, NUMBER, made)
    assert await store.posts.topic(7, -100, NUMBER) == made
    assert await store.posts.topic(7, -101, NUMBER) is None
    for root in (30, 31):
        assert await store.posts.find(7, -100, root) == Posted(7, -100, root, NUMBER, TOPIC_ROOT)
    await store.posts.keep_topic(7, -100, NUMBER, Topic(0))
    assert await store.posts.find(7, -100, 0) is None


async def test_what_telegram_tells_of_a_topic_is_kept_when_nothing_is_known(store: Store) -> None:
    await store.posts.found_topic(7, -100, NUMBER, Topic(31, "made before a crash"))
    assert await store.posts.topic(7, -100, NUMBER) == Topic(31, "made before a crash")


async def test_a_person_is_remembered_and_keeps_the_first_salt(store: Store) -> None:
    first = Profile(bot=7, user=41, name="Li", language="zh", salt="a", blocked=True, started=True)
    await store.people.put(first)
    assert await store.people.get(7, 41) == first
    await store.people.put(Profile(bot=7, user=41, salt="b", started=True))
    assert await store.people.get(7, 41) == Profile(bot=7, user=41, salt="a", started=True)
    assert await store.people.get(8, 41) is None


async def test_who_can_be_written_to_and_in_which_language(store: Store) -> None:
    met = {"salt": "a", "started": True}
    await store.people.put(Profile(bot=7, user=41, language="es", hint="en", **met))
    await store.people.put(Profile(bot=7, user=42, hint="en", **met))
    await store.people.put(Profile(bot=7, user=43, **met))
    await store.people.put(Profile(bot=7, user=44, blocked=True, **met))
    await store.people.put(Profile(bot=7, user=45, salt="a"))
    await store.people.put(Profile(bot=8, user=46, **met))
    assert await store.people.reachable(7, range(40, 47)) == {41: "es", 42: "en", 43: ""}
    assert await store.people.reachable(7, ()) == {}


async def test_ten_that_meet_a_person_first_agree_on_the_salt(store: Store) -> None:
    met = [Profile(bot=7, user=41, salt=f"s{n}") for n in range(10)]
    await asyncio.gather(*(store.people.put(profile) for profile in met))
    found = await store.people.get(7, 41)
    await store.people.put(met[0])
    assert found in met and await store.people.get(7, 41) == found


async def test_a_digest_is_made_once(store: Store) -> None:
    assert await store.digests.none()
    assert await store.digests.add(Digest("d", (a_mail("1.0"),)))
    assert not await store.digests.none()
    assert not await store.digests.add(Digest("d", (a_mail("1.1"),)))
    assert [await store.digests.known(id) for id in ("d", "other")] == [True, False]
    assert await store.digests.add(Digest("empty", ()))
    [box] = await store.mailboxes.owed(a_mail("1.0").not_before, 10)
    assert [m.id for m in box.mail] == ["1.0"]


async def test_the_numbers_of_a_day_are_replaced_whole(store: Store) -> None:
    day, other, missing = date(2026, 8, 3), date(2026, 8, 4), date(2026, 8, 5)
    await store.rollups.put(day, {"all": {"filed": 3, "late": 1}, "desk:care": {"filed": 1}})
    await store.rollups.put(day, {"all": {"filed": 4}})
    await store.rollups.put(other, {"desk:care": {"hours": 1.5}})
    assert await store.rollups.get([day, other, missing], "all") == {day: {"filed": 4}, other: {}}
    assert await store.rollups.get([day, other], "desk:care") == {day: {}, other: {"hours": 1.5}}


async def test_a_dimension_with_a_dot_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="cannot be a key of numbers"):
        await store.rollups.put(date(2026, 8, 3), {"desk:a.b": {"filed": 1}})


async def test_parked_updates_stay_until_they_are_done(store: Store) -> None:
    assert await store.parked.take() is None
    await store.parked.park(12, {"message": {"text": "b"}}, "KeyError")
    await store.parked.park(11, {"message": {"text": "a"}}, "KeyError")
    await store.parked.park(12, {"message": {"text": "b"}}, "again")
    assert await store.parked.count() == 2
    assert await store.parked.take() == (11, {"message": {"text": "a"}})
    await store.parked.done(11)
    assert await store.parked.take() == (12, {"message": {"text": "b"}})
    assert await store.parked.count() == 1


async def test_notices_are_no_digests(store: Store) -> None:
    notice = Digest("7:41:41:N:nudge", (a_mail("1.0"),), notice=True)
    assert await store.digests.add(notice)
    assert not await store.digests.add(notice)
    assert await store.digests.none()
    [box] = await store.mailboxes.owed(a_mail("1.0").not_before, 10)
    assert box.id == notice.id
    await store.digests.add(Digest("7:9:all:daily:2026-08-03", ()))
    assert not await store.digests.none()


async def test_who_was_seen_at_work_is_known_until_they_leave(store: Store) -> None:
    mei, min_ = Person(51, "Mei"), Person(52, "Ann")
    for who in (Membership("demo", -1, mei), Membership("demo", -1, min_), Membership("care", -2, mei)):
        await store.crews.seen(7, who)
    await store.crews.seen(7, Membership("demo", -3, replace(mei, name="Mei Li")))
    assert await store.crews.of_desk(7, "demo", 10) == [min_, Person(51, "Mei Li")]
    assert await store.crews.of_desk(7, "demo", 1) == [min_]
    assert await store.crews.of_desk(8, "demo", 10) == []
    assert [(m.desk, m.chat) for m in await store.crews.of_person(7, 51)] == [("care", -2), ("demo", -3)]
    await store.crews.gone(7, -1, 51)
    await store.crews.gone(7, -3, 51)
    assert [m.desk for m in await store.crews.of_person(7, 51)] == ["care"]
