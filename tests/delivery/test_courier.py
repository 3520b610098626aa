"""The courier keeps the promise: in order, once or marked, soon, and never lost."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from router.delivery.limits import Limits, Rate
from router.delivery.outcomes import Outcome, Rule, Trouble
from router.delivery.outgoing import Outgoing
from router.domain.complaint import MessageRef, Sent, Text
from router.domain.mail import MailKind, Priority
from router.domain.states import State
from router.ports import Posted
from tests.delivery.house import (
    BOT,
    CARE,
    CONSUMER,
    NOW,
    NUMBER,
    SHOP,
    at_version,
    box,
    evidence,
    mail,
    numbered,
    relay,
    to_consumer,
    to_platform,
)
from tests.delivery.office import BLOCKED, LATER, UNSURE, Office, refusing

REPEAT = "可能是重复"
SLOW_GROUP = Limits(person=None, group=Rate(2, 60.0), overall=None)


async def test_mail_of_one_chat_arrives_in_order(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, *(numbered(n, relay(f"word {n}")) for n in range(20)))
        await office.time.go()
    assert [text.split("\n")[-1] for text in office.telegram.texts(SHOP)] == [f"word {n}" for n in range(20)]
    assert office.mailboxes.left() == []


async def test_a_bell_is_enough_and_what_another_process_wrote_is_found(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, numbered(1, relay("from here")))
        await office.time.go()
        assert len(office.telegram.sent) == 1
        office.mailboxes.owe(numbered(2, relay("from elsewhere")))
        await office.time.go(0.2)
        assert len(office.telegram.sent) == 2


async def test_nothing_in_hand_is_taken_again_by_a_look_or_a_bell(office: Office) -> None:
    hold = asyncio.Event()
    office.telegram.rules.append(lambda out: hold.wait())
    async with office.working() as courier:
        owed = box(relay("once"))
        office.owe(courier, owed)
        courier.wake(owed)
        await office.time.go(1.0)
        hold.set()
        await office.time.go(1.0)
        courier.wake(owed)
        await office.time.go(1.0)
    assert len(office.telegram.sent) == 1


async def test_a_backlog_longer_than_a_look_is_sent_once_and_in_order(office: Office) -> None:
    for n in range(250):
        office.mailboxes.owe(numbered(n, relay(str(n), not_before=NOW - timedelta(seconds=999 - n))))
    async with office.working() as courier:
        office.owe(courier, numbered(900, relay("last")))
        await office.time.go(3.0)
    said = [text.split("\n")[-1] for text in office.telegram.texts(SHOP)]
    assert said == [*(str(n) for n in range(250)), "last"]


async def test_every_message_is_remembered_before_its_mail_is_settled(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, box(relay("hello"), to_consumer(MailKind.STATUS)))
        await office.time.go()
    posts = office.posts.posts.values()
    assert {(p.bot, p.chat, p.number, p.mail, p.desk) for p in posts} == {
        (BOT, SHOP, NUMBER, "relay", "shop"),
        (BOT, CONSUMER, NUMBER, "status", ""),
    }
    held = office.mailboxes.boxes["complaints", NUMBER].complaint
    assert held and set(held.sent) == {"status"}


async def test_mail_planned_for_later_stays_in_the_store_until_then(office: Office) -> None:
    async with office.working() as courier:
        later = NOW + timedelta(seconds=30)
        office.owe(courier, box(to_consumer(text=Text("survey-reminder"), not_before=later)))
        await office.time.go(29.5)
        assert office.telegram.sent == []
        await office.time.go(1.0)
    assert len(office.telegram.sent) == 1


async def test_of_several_states_of_a_card_only_the_newest_is_sent(office: Office) -> None:
    hold = asyncio.Event()
    office.telegram.rules.append(lambda out: None if hold.is_set() else hold.wait())
    async with office.working() as courier:
        office.owe(courier, numbered(9, relay("first in the lane")))
        await office.time.go()
        for version, state in enumerate((State.SUBMITTED, State.IN_REVIEW, State.PROPOSED), 1):
            office.owe(courier, at_version(version, mail(MailKind.CARD), state=state))
        office.owe(courier, at_version(4, relay("and some words"), state=State.PROPOSED))
        hold.set()
        await office.time.go()
    cards = [text for text in office.telegram.texts(SHOP) if "已提出方案" in text]
    assert (len(cards), len(office.telegram.sent)) == (1, 3)
    assert office.mailboxes.left() == []


async def test_cards_are_edited_and_a_state_that_looks_the_same_is_not_sent(office: Office) -> None:
    async with office.working() as courier:
        for version, state in enumerate((State.SUBMITTED, State.IN_REVIEW, State.IN_REVIEW), 1):
            office.owe(courier, at_version(version, mail(MailKind.CARD), state=state))
            await office.time.go()
    first, second = (out for _, out in office.telegram.sent)
    assert first.edits is None
    assert second.edits and second.edits.message == 100
    assert office.mailboxes.left() == []


async def test_a_state_older_than_the_one_shown_is_settled_unseen(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, at_version(5, mail(MailKind.CARD), state=State.PROPOSED))
        await office.time.go()
        office.owe(courier, at_version(4, mail(MailKind.CARD), state=State.SUBMITTED))
        await office.time.go()
    assert len(office.telegram.sent) == 1
    assert office.mailboxes.left() == []


async def test_after_a_restart_the_card_is_edited_where_it_stands(office: Office) -> None:
    sent = {"card:shop": Sent(7)}
    await office.posts.add([Posted(BOT, SHOP, 7, NUMBER, "card", "shop")])
    async with office.working() as courier:
        office.owe(courier, box(mail(MailKind.CARD), sent=sent))
        await office.time.go()
    assert [out.edits for _, out in office.telegram.sent] == [Sent(7)]


async def test_a_card_that_is_gone_is_sent_anew_and_marked_when_that_came_to_a_crash(office: Office) -> None:
    def gone(out: Outgoing) -> None:
        if out.edits:
            raise Trouble(Outcome(Rule.RESEND_NEW, why="message to edit not found"))

    office.telegram.rules.append(gone)
    await office.posts.add([Posted(BOT, SHOP, 7, NUMBER, "card", "shop")])
    async with office.dying() as courier:
        office.mailboxes.deadly = "settle"
        office.owe(courier, box(mail(MailKind.CARD), sent={"card:shop": Sent(7)}))
        await office.time.go()
    async with office.working(owner="b"):
        await office.time.go(6.0)
    assert [REPEAT in text for text in office.telegram.texts(SHOP)] == [False, True]
    assert office.mailboxes.left() == []


async def test_what_another_courier_showed_meanwhile_is_edited(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, at_version(1, mail(MailKind.CARD)))
        await office.time.go()
        assert office.leases.held
        office.leases.held = replace(office.leases.held, owner="b", token=99)
        await office.time.go(3.0)
        assert not courier.working
        await office.posts.add([Posted(BOT, SHOP, 7, NUMBER, "card", "shop")])
        await office.time.go(20.0)
        assert courier.working
        card = at_version(2, mail(MailKind.CARD), state=State.IN_REVIEW, sent={"card:shop": Sent(7)})
        office.owe(courier, card)
        await office.time.go()
    assert [out.edits for _, out in office.telegram.sent] == [None, Sent(7)]


async def test_a_message_id_of_another_chat_is_never_edited(office: Office) -> None:
    await office.posts.add([Posted(BOT, SHOP, 7, "9999-ELSE", "card", "shop")])
    async with office.working() as courier:
        office.owe(courier, box(mail(MailKind.CARD), sent={"card:shop": Sent(7)}))
        await office.time.go()
    assert [out.edits for _, out in office.telegram.sent] == [None]


async def test_the_upload_of_one_desk_serves_the_next(office: Office) -> None:
    photos = (evidence(1), evidence(2))
    async with office.working() as courier:
        office.owe(courier, at_version(1, mail(MailKind.CARD), evidence=photos))
        await office.time.go()
        office.owe(courier, at_version(2, to_platform(MailKind.CARD), evidence=photos))
        await office.time.go()
    first, second = (out.sheet for _, out in office.telegram.sent)
    assert first and second and (first.file_id, second.file_id) == ("", "up")


async def test_killed_between_sending_and_settling_the_repeat_says_so(office: Office) -> None:
    async with office.dying() as courier:
        office.mailboxes.deadly = "settle"
        office.owe(courier, numbered(1, relay("sent, not settled")))
        await office.time.go()
    office.mailboxes.owe(numbered(2, relay("never sent")))
    async with office.working(owner="b"):
        await office.time.go(6.0)
    repeated, fresh = office.telegram.texts(SHOP)[1:]
    assert REPEAT in repeated and "sent, not settled" in repeated
    assert REPEAT not in fresh and "never sent" in fresh
    assert office.mailboxes.left() == []


async def test_what_was_uncertain_stays_so_through_a_second_crash(office: Office) -> None:
    async with office.dying() as courier:
        office.mailboxes.deadly = "settle"
        office.owe(courier, numbered(1, relay("one")))
        await office.time.go()
    office.telegram.rules.append(refusing(replace(LATER, seconds=2.0), chat=SHOP))
    async with office.dying(owner="b") as courier:
        await office.time.go(5.5)
        office.owe(courier, numbered(2, to_consumer(text=Text("survey-reminder"))))
        await office.time.go(0.5)
    async with office.working(owner="c"):
        await office.time.go(8.0)
    assert [REPEAT in text for text in office.telegram.texts(SHOP)] == [False, True]


async def test_doubts_end_when_nothing_is_owed(office: Office) -> None:
    async with office.dying() as courier:
        office.owe(courier, box(relay("one")))
        await office.time.go()
    assert office.leases.held and office.leases.held.noted
    async with office.working(owner="b") as courier:
        await office.time.go(6.0)
        office.owe(courier, at_version(2, relay("two")))
        await office.time.go()
    assert office.leases.notes[-1] == (f"complaints/{NUMBER}/2.0",)
    assert not any(REPEAT in text for text in office.telegram.texts())


async def test_edits_need_no_note(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, at_version(1, mail(MailKind.CARD)))
        await office.time.go()
        notes = len(office.leases.notes)
        office.owe(courier, at_version(2, mail(MailKind.CARD), state=State.IN_REVIEW))
        await office.time.go()
    assert (len(office.telegram.sent), len(office.leases.notes)) == (2, notes)


async def test_never_more_than_eight_are_sent_and_unsettled(office: Office) -> None:
    hold = asyncio.Event()
    waiting = []

    def rule(out: Outgoing) -> object:
        waiting.append(out)
        return hold.wait()

    office.telegram.rules.append(rule)
    async with office.working() as courier:
        office.owe(courier, *(numbered(n, to_consumer(MailKind.STATUS, chat=600 + n)) for n in range(30)))
        await office.time.go()
        assert len(waiting) == 8
        assert office.leases.held and len(office.leases.held.noted) == 8
        hold.set()
        await office.time.go()
    assert len(office.telegram.sent) == 30


async def test_mail_of_one_box_is_settled_together(office: Office) -> None:
    async with office.working() as courier:
        office.owe(
            courier, box(relay("a", "1.0"), mail(MailKind.CARD, "1.1"), to_consumer(MailKind.STATUS, "1.2"))
        )
        await office.time.go()
    assert (len(office.telegram.sent), office.mailboxes.writes) == (3, ["settle"])


async def test_retry_after_is_planned_in_the_store_and_kept(office: Office) -> None:
    office.telegram.rules.append(refusing(LATER))
    async with office.dying() as courier:
        office.owe(courier, numbered(1, relay("one")), numbered(2, relay("two")))
        await office.time.go()
        assert [m.not_before for m in office.mailboxes.left()] == [NOW + timedelta(seconds=30.2)] * 2
    async with office.working(owner="b"):
        await office.time.go(28.0)
        assert office.telegram.sent == []
        await office.time.go(4.0)
    assert [text.split("\n")[-1] for text in office.telegram.texts()] == ["one", "two"]


async def test_new_mail_waits_behind_what_was_planned(office: Office) -> None:
    office.telegram.rules.append(refusing(LATER))
    async with office.working() as courier:
        office.owe(courier, at_version(1, relay("one")))
        await office.time.go(10.0)
        office.owe(courier, at_version(2, relay("two")))
        await office.time.go(10.0)
        assert office.telegram.sent == []
        await office.time.go(15.0)
    assert [text.split("\n")[-1] for text in office.telegram.texts()] == ["one", "two"]


async def test_many_chats_asked_to_wait_are_a_limit_on_all(office: Office) -> None:
    office.telegram.rules.append(refusing(LATER, times=3))
    async with office.working() as courier:
        office.owe(courier, *(numbered(n, to_consumer(MailKind.STATUS, chat=600 + n)) for n in range(3)))
        await office.time.go()
        office.owe(courier, numbered(9, relay("another chat")))
        await office.time.go(20.0)
        assert office.telegram.sent == []
        await office.time.go(20.0)
    assert len(office.telegram.sent) == 4


async def test_a_full_group_never_delays_a_consumer(office: Office) -> None:
    async with office.working(limits=SLOW_GROUP) as courier:
        office.owe(courier, *(numbered(n, relay(str(n))) for n in range(150)))
        await office.time.go(1.0)
        office.owe(courier, numbered(900, to_consumer(text=Text("survey-thanks"))))
        office.mailboxes.owe(numbered(901, to_consumer(text=Text("survey-thanks"))))
        await office.time.go(0.3)
        assert len(office.telegram.times(SHOP)) == 2
        assert office.telegram.times(CONSUMER) == [1.2, 1.4]


async def test_a_full_group_is_planned_ahead_not_spun_on(office: Office) -> None:
    async with office.working(limits=SLOW_GROUP) as courier:
        office.owe(courier, *(numbered(n, relay(str(n))) for n in range(6)))
        await office.time.go(200.0)
    assert [text.split("\n")[-1] for text in office.telegram.texts()] == [str(n) for n in range(6)]
    gaps = office.telegram.times(SHOP)
    assert gaps[2] - gaps[0] >= 60 and gaps[4] - gaps[2] >= 60
    assert office.mailboxes.writes.count("postpone") <= 8


async def test_answers_pass_before_digests_where_all_have_to_wait(office: Office) -> None:
    async with office.working(limits=Limits(person=None, group=None, overall=Rate(1, 1.0))) as courier:
        office.owe(courier, numbered(0, to_consumer(text=Text("survey-thanks"), chat=600)))
        await office.time.go()
        for n in range(1, 5):
            said = to_consumer(text=Text("survey-thanks"), chat=600 + n, priority=Priority.DIGEST)
            office.owe(courier, numbered(n, said))
        office.owe(courier, numbered(9, to_consumer(text=Text("survey-thanks"), chat=609)))
        await office.time.go(10.0)
    assert [out.chat for _, out in office.telegram.sent] == [600, 609, 601, 602, 603, 604]


async def test_a_person_gets_a_short_burst_and_then_one_a_second(office: Office) -> None:
    async with office.working(limits=Limits()) as courier:
        office.owe(courier, *(numbered(n, to_consumer(text=Text("survey-thanks"))) for n in range(6)))
        await office.time.go(8.0)
    assert office.telegram.times(CONSUMER) == [0.2, 0.2, 0.2, 3.2, 3.2, 3.2]


async def test_trouble_is_tried_again_more_and_more_slowly(office: Office) -> None:
    office.telegram.rules.append(refusing(Outcome(Rule.LATER, why="no connection"), times=4))
    tries: list[float] = []
    office.telegram.rules.insert(0, lambda out: tries.append(office.time.seconds))
    async with office.working() as courier:
        office.owe(courier, box(relay("patience")))
        await office.time.go(30.0)
    assert [round(b - a) for a, b in pairwise(tries)] == [1, 2, 4, 8]
    assert len(office.telegram.sent) == 1 and REPEAT not in office.telegram.texts()[0]


async def test_what_may_have_arrived_says_so_and_is_given_up_in_the_end(office: Office) -> None:
    office.telegram.rules.append(refusing(UNSURE))
    async with office.working() as courier:
        office.owe(courier, box(relay("maybe")))
        await office.time.go(3.0)
        assert [REPEAT in text for text in office.telegram.texts()] == [True]
        office.telegram.rules.append(refusing(UNSURE, times=99, chat=SHOP))
        office.owe(courier, at_version(2, relay("never")))
        for other in range(10):
            office.owe(courier, numbered(other, relay("answered", chat=CARE)))
            await office.time.go(2.0**other)
    assert office.undelivered == [("2.0", "unanswered", False)]
    assert office.mailboxes.left() == []


async def test_while_telegram_answers_nobody_nothing_is_given_up(office: Office) -> None:
    office.telegram.rules.append(refusing(UNSURE, times=11))
    async with office.working() as courier:
        office.owe(courier, box(relay("patient")))
        await office.time.go(2000.0)
    assert office.undelivered == []
    assert [text.split("\n")[-1] for text in office.telegram.texts()] == ["patient"]


async def test_a_group_that_was_upgraded_is_followed(office: Office) -> None:
    new = -100500
    office.telegram.rules.append(refusing(Outcome(Rule.MIGRATE, chat=new), times=99, chat=SHOP))
    async with office.working() as courier:
        office.owe(courier, numbered(1, relay("one")), numbered(2, relay("two")))
        await office.time.go()
        office.owe(courier, numbered(3, relay("three")))
        await office.time.go()
    assert [text.split("\n")[-1] for text in office.telegram.texts(new)] == ["one", "two", "three"]
    assert office.migrated == [(SHOP, new)]
    assert {p.chat for p in office.posts.posts.values()} == {new}


async def test_what_comes_while_a_move_is_noted_keeps_its_place(office: Office) -> None:
    new, office.noting = -100500, 5.0
    office.telegram.rules.append(refusing(Outcome(Rule.MIGRATE, chat=new), times=99, chat=SHOP))
    async with office.working() as courier:
        office.owe(courier, numbered(1, relay("one")))
        await office.time.go(1.0)
        office.owe(courier, numbered(2, relay("two")))
        await office.time.go(20.0)
    assert [text.split("\n")[-1] for text in office.telegram.texts(new)] == ["one", "two"]


async def test_what_is_owed_to_a_group_that_moved_before_waits_with_the_rest(office: Office) -> None:
    new = -100500
    office.migrated = [(SHOP, new)]
    office.telegram.rules.append(refusing(Outcome(Rule.MIGRATE, chat=new), times=99, chat=SHOP))
    async with office.working() as courier:
        office.owe(courier, box(relay("old id", "1.0"), relay("new id", "1.1", chat=new)))
        await office.time.go()
    assert [text.split("\n")[-1] for text in office.telegram.texts(new)] == ["old id", "new id"]


async def test_a_consumer_who_blocked_the_bot_is_told_about_and_nothing_waits(office: Office) -> None:
    office.telegram.rules.append(refusing(BLOCKED, chat=CONSUMER))
    async with office.working() as courier:
        office.owe(courier, box(to_consumer(MailKind.STATUS, "1.0"), relay("goes on", "1.1")))
        await office.time.go()
    assert office.undelivered == [("1.0", "blocked", True)]
    assert office.mailboxes.buried == [("1.0", "blocked")]
    assert len(office.telegram.texts(SHOP)) == 1 and office.mailboxes.left() == []


async def test_a_mail_that_cannot_be_rendered_stops_nothing(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, box(mail(text=Text("no-such-key"), id="1.0"), relay("goes on", "1.1")))
        await office.time.go()
    assert office.undelivered == [("1.0", "unshowable", False)]
    assert len(office.telegram.sent) == 1 and office.mailboxes.left() == []


async def test_while_the_token_is_refused_all_is_kept_and_tried_more_and_more_seldom(office: Office) -> None:
    tries: list[float] = []
    office.telegram.rules.append(lambda out: tries.append(office.time.seconds))
    office.telegram.rules.append(refusing(Outcome(Rule.STOP, why="Unauthorized"), times=9))
    async with office.working() as courier:
        office.owe(courier, box(relay("kept")))
        await office.time.go(300.0)
    assert [round(b - a) for a, b in pairwise(tries)] == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert len(office.telegram.sent) == 1 and REPEAT not in office.telegram.texts()[0]


async def test_while_the_store_is_away_what_was_sent_is_not_sent_again(office: Office) -> None:
    def gone(out: Outgoing) -> None:
        office.mailboxes.away = True

    office.telegram.rules.append(gone)
    async with office.working() as courier:
        office.owe(courier, box(relay("once")))
        await office.time.go(2.0)
        assert len(office.mailboxes.left()) == 1
        office.mailboxes.away = False
        office.telegram.rules.clear()
        await office.time.go(2.0)
        assert office.mailboxes.left() == []
    assert len(office.telegram.sent) == 1


async def test_one_courier_works_and_another_takes_over(office: Office) -> None:
    async with office.working("a") as first, office.working("b") as second:
        assert (first.working, second.working) == (True, False)
        office.owe(second, box(relay("written elsewhere")))
        await office.time.go(1.0)
        assert len(office.telegram.sent) == 1
        assert office.leases.held
        office.leases.held = replace(office.leases.held, owner="b", token=99)
        office.mailboxes.owe(at_version(2, relay("after the lease moved")))
        await office.time.go(3.0)
        assert (first.working, second.working) == (False, True)
    assert len(office.telegram.sent) == 2


async def test_a_stopped_courier_gives_the_lease_to_the_next_at_once(office: Office) -> None:
    async with office.working("a"):
        pass
    async with office.working("b") as courier:
        assert courier.working


async def test_what_comes_in_the_moment_when_a_courier_rests_is_left_to_the_next(office: Office) -> None:
    async with office.working("a") as first, asyncio.TaskGroup() as group:
        stopping = group.create_task(first.stop())
        await office.time.go()
        office.time.strike()
        office.owe(first, box(relay("just now")))
        await office.time.go(1.0)
        assert stopping.done(), "it waits for a lane that was cancelled before it began"
    async with office.working("b"):
        await office.time.go()
    assert REPEAT not in office.telegram.texts(SHOP)[0]
    assert office.mailboxes.left() == []


async def test_draining_ends_when_nothing_that_is_due_is_owed(office: Office) -> None:
    async with office.working() as courier, asyncio.TaskGroup() as group:
        later = NOW + timedelta(days=1)
        office.mailboxes.owe(
            numbered(1, relay("now"), to_consumer(text=Text("survey-thanks"), not_before=later))
        )
        office.mailboxes.owe(numbered(2, relay("now too")))
        draining = group.create_task(courier.drain())
        await office.time.go()
        assert draining.done()
        assert len(office.telegram.sent) == 2


async def test_the_tick_comes_after_mail_and_once(office: Office) -> None:
    said = MessageRef(CONSUMER, 77)
    async with office.working() as courier:
        office.owe(
            courier, box(relay("to the shop", "1.0"), to_platform(MailKind.RELAY, body="x", source=said))
        )
        await office.time.go()
        assert (len(office.telegram.sent), office.telegram.reactions) == (2, [said])


async def test_ticks_wait_while_there_is_mail_and_are_bounded(office: Office) -> None:
    hold = asyncio.Event()
    office.telegram.rules.append(lambda out: hold.wait() if out.chat == CARE else None)
    async with office.working() as courier:
        office.owe(courier, numbered(0, to_platform(MailKind.RELAY, body="slow")))
        sources = [MessageRef(CONSUMER, n) for n in range(400)]
        office.owe(courier, *(numbered(n + 1, relay("x", source=s)) for n, s in enumerate(sources)))
        for _ in range(30):
            await office.time.go(0.2)
        assert office.telegram.reactions == []
        hold.set()
        for _ in range(60):
            await office.time.go(0.2)
    assert office.telegram.reactions == sources[-300:]


async def test_albums_go_on_where_they_were_interrupted(office: Office) -> None:
    photos = tuple(evidence(n) for n in range(25))
    office.telegram.rules.append(_second_album_refused())
    async with office.working() as courier:
        office.owe(courier, box(mail(MailKind.ALBUM, attachments=photos), evidence=photos))
        await office.time.go(40.0)
    assert [len(out.files) for _, out in office.telegram.sent] == [10, 10, 5]
    assert len(office.posts.posts) == 25


def _second_album_refused() -> object:
    refuse = refusing(LATER)
    seen: list[Outgoing] = []

    def rule(out: Outgoing) -> None:
        seen.append(out)
        if len(seen) == 2:
            refuse(out)

    return rule


async def test_a_poll_is_remembered_with_its_cycle(office: Office) -> None:
    async with office.working() as courier:
        asked = to_consumer(MailKind.POLL, text=Text("survey-question", {"number": NUMBER, "cycle": 2}))
        office.owe(courier, box(asked, cycle=3))
        await office.time.go()
    assert office.posts.polls == {"p1": (NUMBER, 2)}
