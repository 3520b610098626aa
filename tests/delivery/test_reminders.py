"""Several reminders for one chat are one message, and none is told that came to nothing meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from router.delivery.lanes import GATHERED_AT_MOST, Lane, Parcel
from router.delivery.markup import TEXT_LIMIT, length
from router.delivery.render.gathered import BUTTONS, SHOWN
from router.domain.complaint import Sent, Step, Survey, Text
from router.domain.deadlines import Deadline
from router.domain.mail import Button, Mail, MailKind, Priority
from router.domain.reminding import still
from router.domain.states import CloseReason, Due, State
from router.ports import Box
from tests.delivery.house import (
    CARE,
    CONSUMER,
    NOW,
    SHOP,
    box,
    complaint,
    mail,
    numbered,
    relay,
    to_consumer,
    to_platform,
)
from tests.delivery.office import BLOCKED, LATER, UNSURE, Office, refusing

UNTAKEN = Text("desk-not-taken")
TAKE = ((Button("take", Text("button-take")),),)


def reminder(text: Text = UNTAKEN, **fields: Any) -> Mail:
    return mail(**{"text": text, "priority": Priority.REMINDER, "buttons": TAKE} | fields)


def reminders(*numbers: int, **fields: Any) -> list[Box]:
    return [numbered(n, reminder(**fields), sent={"card:shop": Sent(70 + n)}) for n in numbers]


def names(words: str, *numbers: int) -> bool:
    return all(f"{n:04d}-TEST" in words for n in numbers)


async def test_those_of_one_look_are_one_message_with_links_and_buttons(office: Office) -> None:
    for one in reminders(1, 2, 3):
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(1.0)
    ((_, out),) = office.telegram.sent
    assert names(out.text, 1, 2, 3)
    assert f"https://t.me/c/{str(SHOP).removeprefix('-100')}/72" in out.text
    assert out.keyboard is not None
    data = [b.callback_data for row in out.keyboard.inline_keyboard for b in row]  # type: ignore[union-attr]
    assert data == [f"a|{n:04d}-TEST|take|" for n in (1, 2, 3)]
    assert office.mailboxes.left() == []
    assert office.posts.posts == {}, "a reply to it could mean any of them"


async def test_one_alone_is_told_as_ever(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, *reminders(1))
        await office.time.go(1.0)
    ((_, out),) = office.telegram.sent
    assert out.reply_to == 71, "under its card"
    assert len(office.posts.posts) == 1


async def test_each_chat_each_language_and_each_kind_of_reader_has_its_own(office: Office) -> None:
    owed = [
        numbered(1, reminder(), to_platform(text=UNTAKEN, priority=Priority.REMINDER)),
        numbered(
            2,
            reminder(),
            to_consumer(
                text=Text("consumer-moved", {"until": None, "late": "no"}), priority=Priority.REMINDER
            ),
        ),
        numbered(3, reminder(language="en")),
    ]
    for one in owed:
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(1.0)
    assert [len(office.telegram.texts(chat)) for chat in (SHOP, CARE, CONSUMER)] == [2, 1, 1]


async def test_what_somebody_saw_to_meanwhile_is_not_told_and_not_owed(office: Office) -> None:
    office.mailboxes.owe(numbered(1, reminder(), state=State.IN_REVIEW))
    for one in reminders(2, 3):
        office.mailboxes.owe(one)
    office.mailboxes.owe(numbered(4, reminder(chat=CARE), state=State.PROPOSED))
    async with office.working():
        await office.time.go(1.0)
    ((_, out),) = office.telegram.sent
    assert names(out.text, 2, 3) and not names(out.text, 1)
    assert office.mailboxes.left() == []


async def test_refused_for_a_while_it_comes_once_with_what_came_meanwhile(office: Office) -> None:
    office.telegram.rules.append(refusing(LATER))
    for one in reminders(1, 2):
        office.mailboxes.owe(one)
    async with office.working() as courier:
        await office.time.go(1.0)
        office.owe(courier, *reminders(3))
        await office.time.go(60.0)
    ((_, out),) = office.telegram.sent
    assert names(out.text, 1, 2, 3)
    assert office.mailboxes.left() == []


async def test_held_for_a_moment_too(office: Office) -> None:
    office.telegram.rules.append(refusing(replace(LATER, seconds=2.0)))
    async with office.working() as courier:
        office.owe(courier, *reminders(1))
        await office.time.go(0.5)
        office.owe(courier, *reminders(2))
        await office.time.go(5.0)
    ((_, out),) = office.telegram.sent
    assert names(out.text, 1, 2), "the one that was made ready alone takes the other with it"
    assert office.mailboxes.left() == []


async def test_perhaps_sent_it_says_so_and_is_still_one(office: Office) -> None:
    office.telegram.rules.append(refusing(UNSURE))
    for one in reminders(1, 2):
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(60.0)
    ((_, out),) = office.telegram.sent
    assert "可能是重复" in out.text and names(out.text, 1, 2)
    assert office.mailboxes.left() == []


async def test_after_a_kill_none_is_lost_and_none_comes_unmarked(office: Office) -> None:
    async with office.dying():
        office.mailboxes.deadly = "settle"
        for one in reminders(1, 2, 3):
            office.mailboxes.owe(one)
        await office.time.go(1.0)
    first = len(office.telegram.sent)
    async with office.working("b"):
        await office.time.go(20.0)
    again = [out.text for _, out in office.telegram.sent[first:]]
    assert all("可能是重复" in text for text in again)
    assert names(" ".join(again), 1, 2, 3)
    assert office.mailboxes.left() == []


async def test_one_that_cannot_be_shown_does_not_take_the_others_with_it(office: Office) -> None:
    office.mailboxes.owe(numbered(1, reminder(Text("no-such-words"))))
    for one in reminders(2, 3):
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(1.0)
    assert [id for id, *_ in office.undelivered] == ["1.0"]
    told = " ".join(office.telegram.texts(SHOP))
    assert names(told, 2, 3) and not names(told, 1)
    assert office.mailboxes.left() == []


async def test_what_cannot_arrive_is_told_of_each(office: Office) -> None:
    office.telegram.rules.append(refusing(BLOCKED))
    for one in reminders(1, 2):
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(1.0)
    assert len(office.undelivered) == len(office.mailboxes.buried) == 2
    assert office.mailboxes.left() == []


async def test_a_storm_is_few_messages_that_say_where_the_rest_is(office: Office) -> None:
    for one in reminders(*range(1, 121)):
        office.mailboxes.owe(one)
    async with office.working():
        await office.time.go(5.0)
    assert len(office.telegram.sent) <= 3
    first = office.telegram.sent[0][1]
    assert length(first.text) <= TEXT_LIMIT and "/queue" in first.text
    assert first.text.count("• ") == SHOWN
    assert first.keyboard is not None
    assert len(first.keyboard.inline_keyboard) == BUTTONS  # type: ignore[union-attr]
    assert office.mailboxes.left() == []


def test_nothing_of_a_complaint_is_overtaken_by_its_own_reminder() -> None:
    lane = Lane(SHOP)
    words = numbered(2, relay("words", priority=Priority.REMINDER), reminder(id="1.1"))
    lane.queue.extend([Parcel(reminders(1)[0], reminder()), *(Parcel(words, m) for m in words.mail)])
    assert [len(lane.take().each) for _ in range(3)] == [1, 1, 1]


def test_one_message_tells_of_so_many_at_most() -> None:
    lane = Lane(SHOP)
    lane.queue.extend(Parcel(owed, owed.mail[0]) for owed in reminders(*range(GATHERED_AT_MOST + 5)))
    assert [len(lane.take().each) for _ in range(2)] == [GATHERED_AT_MOST, 5]
    assert not lane.queue


STEP = Step(actor="consumer", proof="tracking", within="7d", due=NOW)
CLOCK = Deadline(kind=Due.FIRST_RESPONSE, due=NOW, started=NOW, target="24h")
WARNED = Text("desk-warned", {"clock": "first_response", "due": NOW})
ASKED = Deadline(kind=Due.CONSUMER_ANSWER, due=NOW, started=NOW, target="7d")
ALARM = Deadline(kind=Due.ALARM, due=NOW, started=NOW, target="24h")
SURVEY = Survey(
    cycle=1, reason=CloseReason.CONFIRMED, holder=None, desk="shop", merchant="shop", category="quality"
)


@pytest.mark.parametrize(
    ("text", "holds", "over"),
    [
        (UNTAKEN, {}, {"state": State.IN_REVIEW}),
        (Text("desk-not-taken-lead"), {}, {"state": State.CLOSED}),
        (Text("manager-not-taken"), {}, {"state": State.IN_REVIEW}),
        (WARNED, {"deadlines": (CLOCK,)}, {"deadlines": ()}),
        (WARNED, {"deadlines": (CLOCK,)}, {"deadlines": (replace(CLOCK, due=NOW + timedelta(days=1)),)}),
        (Text("consumer-reminder"), {"deadlines": (ASKED,)}, {"deadlines": (CLOCK,)}),
        (
            Text("consumer-step-reminder", {"proof": "tracking"}),
            {"state": State.PERFORMING, "steps": (STEP,)},
            {"state": State.PERFORMING, "steps": (replace(STEP, done_at=NOW),)},
        ),
        (
            Text("desk-step-late", {"proof": "receipt"}),
            {"state": State.PERFORMING, "steps": (replace(STEP, proof="receipt"),)},
            {"state": State.SUBMITTED},
        ),
        (
            Text("survey-reminder"),
            {"surveys": (SURVEY,)},
            {"surveys": (replace(SURVEY, score=5),)},
        ),
        (Text("manager-alarm"), {"deadlines": (ALARM,)}, {"deadlines": ()}),
        (Text("consumer-moved"), {"state": State.CLOSED}, None),
    ],
)
def test_a_reminder_holds_as_long_as_what_it_says(
    text: Text, holds: dict[str, Any], over: dict[str, Any] | None
) -> None:
    owed = reminder(text)
    assert still(owed, complaint(**holds)) == owed
    if over is not None:
        assert still(owed, complaint(**over)) is None


def test_of_several_texts_those_that_hold_are_left() -> None:
    owed = reminder(UNTAKEN, lines=(WARNED,))
    left = still(owed, complaint(state=State.IN_REVIEW, deadlines=(CLOCK,)))
    assert left is not None
    assert (left.text, left.lines) == (WARNED, ())
    assert MailKind.SAY is left.kind and box(left).mail == (left,)
