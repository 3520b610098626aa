"""The send plan as a whole: who goes next, what stays in the store, and what outlives a process."""

from datetime import timedelta
from itertools import pairwise

import pytest

from router.delivery.courier import HAND, Courier
from router.delivery.dispatch import ROOM
from router.delivery.limits import EARLY, Limits, Rate
from router.delivery.outcomes import Outcome, Rule
from router.domain.complaint import Text
from router.domain.mail import Mail, MailKind, Priority
from router.domain.states import State
from router.ports import Box
from tests.delivery.house import CONSUMER, NOW, SHOP, at_version, box, evidence, mail, numbered, relay
from tests.delivery.house import to_consumer as consumer
from tests.delivery.office import Office, refusing

TEN_MINUTES = Outcome(Rule.LATER, seconds=600.0)
OTHER = -1002999


def reminder(chat: int = SHOP, id: str = "1.0") -> Mail:
    """One that carries somebody's words: it is not told with others."""
    return mail(id=id, text=Text("survey-thanks"), body="!", chat=chat, priority=Priority.REMINDER)


def said(office: Office, chat: int) -> list[str]:
    return [text.split("\n")[-1] for text in office.telegram.texts(chat)]


def owe_elsewhere(office: Office, *boxes: Box) -> None:
    """Another process wrote."""
    for owed in boxes:
        office.mailboxes.owe(owed)


def write(office: Office, courier: Courier, owed: Box, here: bool) -> None:
    office.owe(courier, owed) if here else owe_elsewhere(office, owed)


def sent_within(office: Office, chat: int, seconds: float) -> int:
    """The most that any window of so many seconds saw, each picture of an album counted."""
    times = [at for at, out in office.telegram.sent if chat in (0, out.chat) for _ in range(out.cost)]
    return max(sum(1 for at in times if start <= at < start + seconds - 1e-6) for start in times)


async def test_all_limits_are_kept_at_once_and_used(office: Office) -> None:
    for n in range(600):
        owe_elsewhere(office, numbered(n, consumer(text=Text("survey-thanks"), chat=1000 + n % 150)))
    for n in range(600, 700):
        owe_elsewhere(office, numbered(n, relay("x", chat=SHOP - n % 4)))
    async with office.working(limits=Limits()):
        await office.time.go(20.0)
        assert len(office.telegram.sent) >= 0.99 * 30 * 19
        await office.time.go(300.0)
    assert office.mailboxes.left() == []
    assert sent_within(office, 0, 1.0) == 30
    assert sent_within(office, SHOP, 60.0) == 20
    assert sent_within(office, 1000, 3.0) == 3


async def test_albums_count_by_item(office: Office) -> None:
    photos = tuple(evidence(n) for n in range(9))
    async with office.working(limits=Limits()) as courier:
        for n in range(4):
            album = mail(MailKind.ALBUM, attachments=photos)
            office.owe(courier, numbered(n, album, evidence=photos))
        await office.time.go(130.0)
    assert [out.cost for _, out in office.telegram.sent] == [9] * 4
    assert sent_within(office, SHOP, 60.0) == 18


@pytest.mark.parametrize("here", [True, False])
async def test_new_words_go_next_in_a_group_with_hundreds_of_reminders(office: Office, here: bool) -> None:
    for n in range(500):
        owe_elsewhere(office, numbered(n, reminder()))
    async with office.working(limits=Limits()) as courier:
        await office.time.go(100.0)
        assert 28 <= len(office.telegram.sent) <= 35
        write(office, courier, numbered(900, relay("news")), here)
        await office.time.go(0.0 if here else 0.3)
        assert said(office, SHOP)[-1] == "news"
        assert courier._ledger.size <= 5 * ROOM + 1


@pytest.mark.parametrize("here", [True, False])
async def test_an_answer_never_overtakes_mail_of_its_own_complaint(office: Office, here: bool) -> None:
    for n in range(300):
        owe_elsewhere(office, numbered(n, reminder(), relay(f"later {n}", "1.1", priority=Priority.DIGEST)))
    async with office.working(limits=Limits()) as courier:
        await office.time.go(30.0)
        before = len(office.telegram.sent)
        write(office, courier, numbered(250, relay("news", "2.0")), here)
        await office.time.go(10.0)
        new = [text.split("\n")[-1] for text in office.telegram.texts(SHOP)[before:]]
    assert new[1:3] == ["later 250", "news"] or new[2:4] == ["later 250", "news"]


@pytest.mark.parametrize("here", [True, False])
async def test_an_answer_goes_at_once_while_ten_thousand_reminders_wait(office: Office, here: bool) -> None:
    for n in range(10_000):
        owe_elsewhere(office, numbered(n, reminder(chat=10_000 + n)))
    async with office.working(limits=Limits()) as courier:
        await office.time.go(5.0)
        for n in range(20):
            begun = office.time.seconds
            words = consumer(text=Text("survey-thanks"), chat=500 + n)
            write(office, courier, numbered(20_000 + n, words), here)
            await office.time.go(0.4)
            [sent] = office.telegram.times(500 + n)
            assert sent - begun <= (0.0 if here else 0.25)
        assert courier._ledger.size <= HAND + 1
        seconds = office.time.seconds
        assert len(office.telegram.sent) >= 0.85 * 30 * seconds
        assert office.mailboxes.reads["listed"] <= 2
        assert office.mailboxes.reads["owed"] <= 6 * seconds
    assert len(office.mailboxes.left()) + len(office.telegram.sent) == 10_020


async def test_thousands_that_wait_are_listed_seldom(office: Office) -> None:
    for n in range(6_000):
        owe_elsewhere(office, numbered(n, reminder(chat=10_000 + n)))
    async with office.working(limits=Limits()):
        await office.time.go(150.0)
        assert len(office.telegram.sent) >= 0.85 * 30 * 150
        assert (office.mailboxes.reads["listed"], office.mailboxes.reads["all owed"]) == (1, 1)


async def test_what_comes_by_hundreds_while_thousands_wait_is_found_within_a_minute(office: Office) -> None:
    for n in range(6_000):
        owe_elsewhere(office, numbered(n, reminder(chat=10_000 + n)))
    async with office.working(limits=Limits()):
        await office.time.go(5.0)
        for n in range(200):
            owe_elsewhere(office, numbered(20_000 + n, relay("news", chat=500 + n)))
        await office.time.go(75.0)
        assert all(office.telegram.times(500 + n) for n in range(200))


async def test_all_that_was_listed_is_sent_once(office: Office) -> None:
    for n in range(3 * HAND):
        owe_elsewhere(office, numbered(n, reminder(chat=10_000 + n)))
    async with office.working():
        await office.time.go(40.0)
    assert office.mailboxes.left() == []
    assert len({out.chat for _, out in office.telegram.sent}) == len(office.telegram.sent) == 3 * HAND


async def test_a_full_group_stops_no_other_chat(office: Office) -> None:
    for n in range(3000):
        owe_elsewhere(office, numbered(n, reminder()))
    owe_elsewhere(office, numbered(9000, reminder(chat=OTHER)), numbered(9001, reminder(chat=CONSUMER)))
    async with office.working(limits=Limits()):
        await office.time.go(2.0)
        assert len(office.telegram.times(OTHER)) == len(office.telegram.times(CONSUMER)) == 1


async def test_reminders_go_out_in_a_chat_that_is_busy(office: Office) -> None:
    async with office.working(limits=Limits()) as courier:
        owe_elsewhere(office, *(numbered(n, reminder()) for n in range(10)))
        for n in range(120):
            office.owe(courier, numbered(100 + n, relay("x")))
            await office.time.go(3.2)
        reminded = [at for at, out in office.telegram.sent if "x" not in out.text]
    assert len(reminded) == 10


async def test_reminders_have_a_share_of_a_group_that_is_full_of_answers(office: Office) -> None:
    async with office.working(limits=Limits()) as courier:
        owe_elsewhere(office, *(numbered(n, reminder()) for n in range(30)))
        for n in range(200):
            office.owe(courier, numbered(100 + n, relay("x")))
            await office.time.go(2.0)
        sent = ["x" in text for text in office.telegram.texts(SHOP)]
    assert 15 <= sent.count(False) <= 22 and sent.count(True) >= 110


async def test_a_hot_group_slows_only_itself(office: Office) -> None:
    office.telegram.rules.append(refusing(TEN_MINUTES, times=99, chat=SHOP))
    async with office.working(limits=Limits()) as courier:
        for n in range(40):
            office.owe(courier, numbered(n, relay("hot")))
            office.owe(courier, numbered(100 + n, consumer(text=Text("survey-thanks"), chat=700 + n)))
            office.owe(courier, numbered(200 + n, relay("cool", chat=SHOP - 1 - n % 3)))
            await office.time.go(1.0)
        assert len(office.telegram.sent) == 80
        assert courier.pace.held == 1
        office.telegram.rules.clear()
        await office.time.go(780.0)
    assert said(office, SHOP) == ["hot"] * 40


async def test_edits_of_one_card_collapse_across_looks(office: Office) -> None:
    async with office.working(limits=Limits(group=Rate(2, 60.0))) as courier:
        office.owe(courier, at_version(1, mail(MailKind.CARD), state=State.SUBMITTED))
        office.owe(courier, numbered(9, relay("fills the minute")))
        await office.time.go(1.0)
        for version in range(2, 40):
            state = State.IN_REVIEW if version % 2 else State.PROPOSED
            write(office, courier, at_version(version, mail(MailKind.CARD), state=state), version % 3 == 0)
            await office.time.go(1.0)
        await office.time.go(60.0)
    cards = [out for _, out in office.telegram.sent if "fills" not in out.text]
    assert len(cards) == 2 and cards[1].edits
    assert office.mailboxes.left() == []


async def test_a_hold_of_an_hour_outlives_the_process_also_for_new_mail(office: Office) -> None:
    office.telegram.rules.append(refusing(Outcome(Rule.LATER, seconds=3600.0), chat=SHOP))
    async with office.dying() as courier:
        office.owe(courier, numbered(1, relay("one")))
        await office.time.go()
    tries: list[float] = []
    office.telegram.rules.append(lambda out: tries.append(office.time.seconds))
    async with office.working(owner="b") as courier:
        await office.time.go(10.0)
        office.owe(courier, numbered(1, relay("two", "2.0")), numbered(2, relay("three")))
        owe_elsewhere(office, numbered(3, relay("four")))
        await office.time.go(3500.0)
        assert tries == []
        await office.time.go(120.0)
    assert tries[0] >= 3600.0 and sorted(said(office, SHOP)) == ["four", "one", "three", "two"]
    assert said(office, SHOP).index("one") < said(office, SHOP).index("two")


async def test_a_hold_of_all_outlives_the_process(office: Office) -> None:
    office.telegram.rules.append(refusing(Outcome(Rule.LATER, seconds=1800.0), times=3))
    async with office.dying() as courier:
        office.owe(courier, *(numbered(n, relay(str(n), chat=SHOP - n)) for n in range(3)))
        await office.time.go()
        assert courier.pace.wait_for_all() > 1790
    async with office.working(owner="b") as courier:
        await office.time.go(10.0)
        office.owe(courier, numbered(9, consumer(text=Text("survey-thanks"))))
        await office.time.go(1700.0)
        assert office.telegram.sent == []
        await office.time.go(200.0)
    assert len(office.telegram.sent) == 4


async def test_a_restart_knows_what_was_sent_in_the_last_minute(office: Office) -> None:
    for n in range(100):
        owe_elsewhere(office, numbered(n, relay(str(n))))
    async with office.dying(limits=Limits()):
        await office.time.go(20.0)
    async with office.working(owner="b", limits=Limits()):
        await office.time.go(400.0)
    assert sent_within(office, SHOP, 60.0) <= 20
    assert said(office, SHOP) == [str(n) for n in range(100)]


async def test_a_hand_over_knows_what_was_sent_in_the_last_seconds(office: Office) -> None:
    for n in range(100):
        owe_elsewhere(office, numbered(n, consumer(text=Text("survey-thanks"), chat=700 + n)))
    async with office.working(limits=Limits()):
        await office.time.go(0.1)
    async with office.working(owner="b", limits=Limits()):
        await office.time.go(10.0)
    assert sent_within(office, 0, 1.0) <= 30
    assert len(office.telegram.sent) == 100


async def test_what_waits_for_the_end_of_the_night_is_not_brought_forward(office: Office) -> None:
    morning = NOW + timedelta(hours=8)
    async with office.working() as courier:
        office.owe(courier, box(reminder(), consumer(text=Text("survey-thanks"), not_before=morning)))
        office.owe(courier, at_version(2, consumer(text=Text("survey-thanks"))))
        await office.time.go(60.0)
        assert len(office.telegram.times(CONSUMER)) == 1
    assert [m.not_before for m in office.mailboxes.left()] == [morning]


async def test_reminders_to_one_chat_come_evenly(office: Office) -> None:
    async with office.working(limits=Limits()):
        owe_elsewhere(office, *(numbered(n, reminder()) for n in range(20)))
        await office.time.go(80.0)
    gaps = {round(b - a, 1) for a, b in pairwise(office.telegram.times(SHOP))}
    assert gaps == {3.3}


async def test_the_bell_is_heard_for_a_complaint_whose_reminder_waits(office: Office) -> None:
    for n in range(3 * HAND):
        owe_elsewhere(office, numbered(n, reminder(chat=10_000 + n)))
    async with office.working(limits=Limits()) as courier:
        await office.time.go(1.05)
        last = 3 * HAND - 1
        words = consumer(text=Text("survey-thanks"), chat=10_000 + last, id="2.0")
        office.owe(courier, numbered(last, words, version=2))
        await office.time.go(0.0)
        assert office.telegram.times(10_000 + last) == [1.25]
        await office.time.go(EARLY)
        assert len(office.telegram.times(10_000 + last)) == 2
