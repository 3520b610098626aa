"""Complaints' own topics: opened first, named as the state is, closed, and made again when they are gone."""

import re

from router.delivery.outcomes import Outcome, Reason, Rule, Trouble
from router.delivery.outgoing import Outgoing
from router.domain.complaint import Person
from router.domain.mail import Mail, MailKind
from router.domain.states import State
from router.topic_ports import TOPIC_ROOT, Topic
from tests.delivery.house import BOT, NUMBER, at_version, mail, numbered, relay, to_consumer
from tests.delivery.office import LATER, UNSURE, Office, refusing

FORUM = -1_001_000_000_777
WANG = Person(601, "Wang")
GONE = Outcome(Rule.RESEND_MAIN, why="message thread not found")
NO_RIGHT = Outcome(Rule.BURY, why="not enough rights to create a topic", reason=Reason.NO_RIGHTS)


def card(**fields: object) -> Mail:
    return mail(MailKind.CARD, **{"chat": FORUM} | fields)


def said(office: Office) -> list[str]:
    """What went to the forum, in order: openings, names, the card, words, each with its topic."""
    return [_said(out) for _, out in office.telegram.sent if out.chat == FORUM]


def _said(out: Outgoing) -> str:
    if out.heading and out.thread is None:
        what = f"open {out.heading.name}"
    elif out.heading:
        what = f"name {out.heading.name}" if out.heading.name else f"closed {out.heading.closed}"
    elif out.view:
        what = "edit" if out.edits else "card"
    else:
        what = re.sub("<[^>]+>", "", out.text).splitlines()[-1]
    return f"{out.thread or 'main'}: {what}"


def forum(office: Office) -> Office:
    office.telegram.forums.add(FORUM)
    return office


async def test_a_topic_is_opened_before_the_first_message_and_all_goes_there(office: Office) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card(), to_consumer(MailKind.STATUS)))
        office.owe(courier, at_version(2, relay("在吗", chat=FORUM)))
        await office.time.go()
    assert said(office) == [f"main: open 🆕 {NUMBER} · 质量问题", "100: card", "100: 在吗"]
    root = await office.posts.find(BOT, FORUM, 100)
    assert root and (root.number, root.mail) == (NUMBER, TOPIC_ROOT)


async def test_the_name_follows_the_state_and_only_when_it_changes(office: Office) -> None:
    async with forum(office).working() as courier:
        for version, state in enumerate(
            (State.SUBMITTED, State.IN_REVIEW, State.IN_REVIEW, State.PROPOSED, State.CLOSED, State.CLOSED), 1
        ):
            office.owe(
                courier, at_version(version, card(), state=state, holder=WANG, description=str(version))
            )
            await office.time.go()
        office.owe(courier, at_version(9, card(), state=State.IN_REVIEW, cycle=2))
        await office.time.go()
    assert said(office) == [
        f"main: open 🔵 {NUMBER} · 质量问题",
        "100: card",
        "100: edit",
        "100: edit",
        "100: edit",
        f"100: name ⏳ {NUMBER} · 质量问题",
        "100: edit",
        f"100: name ✅ {NUMBER} · 质量问题",
        "100: closed True",
        "100: edit",
        "100: edit",
        f"100: name 🆕 {NUMBER} · 质量问题",
        "100: closed False",
    ]
    assert office.posts.topics[BOT, FORUM, NUMBER] == Topic(100, f"🆕 {NUMBER} · 质量问题")


async def test_a_deleted_topic_is_made_again_with_the_card_and_what_failed(office: Office) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        office.telegram.rules.append(_gone(100))
        office.owe(courier, at_version(2, relay("还在吗", chat=FORUM)))
        await office.time.go()
        office.owe(courier, at_version(3, card(), state=State.PROPOSED))
        await office.time.go()
    renamed = f"102: name ⏳ {NUMBER} · 质量问题"
    again = [f"main: open 🆕 {NUMBER} · 质量问题", "102: card", "102: 还在吗", "102: edit", renamed]
    assert said(office)[2:] == again
    assert office.mailboxes.boxes["complaints", NUMBER].complaint.sent["card:shop"].message == 103  # type: ignore[union-attr]
    shown = await office.posts.find(BOT, FORUM, 103)
    assert shown and shown.mail == "card"


async def test_a_card_that_met_a_deleted_topic_is_there_once(office: Office) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        office.telegram.rules.append(_gone(100))
        office.owe(courier, at_version(2, card(), state=State.PROPOSED))
        await office.time.go()
    assert said(office)[2:] == [f"main: open ⏳ {NUMBER} · 质量问题", "102: card"]


async def test_without_the_right_the_main_chat_serves_and_goes_on_serving(office: Office) -> None:
    office.telegram.rules.append(lambda out: _refuse(NO_RIGHT) if out.heading else None)
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        office.telegram.rules.clear()
        await office.time.go(700.0)
        office.owe(courier, at_version(2, relay("在吗", chat=FORUM)), numbered(5, card()))
        await office.time.go()
    assert said(office) == ["main: card", "main: 在吗", "main: open 🆕 0005-TEST · 质量问题", "102: card"]


async def test_a_topic_that_cannot_be_made_again_leaves_the_complaint_in_the_main_chat(
    office: Office,
) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        office.telegram.rules += [_gone(100), lambda out: _refuse(NO_RIGHT) if out.heading else None]
        office.owe(courier, at_version(2, relay("一", chat=FORUM)))
        office.owe(courier, at_version(3, relay("二", chat=FORUM)))
        await office.time.go()
    assert said(office)[2:] == ["main: card", "main: 一", "main: 二"]
    assert office.undelivered == []


async def test_what_strayed_out_of_its_topic_is_not_sent_twice(office: Office) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        office.telegram.strays = True
        office.owe(courier, at_version(2, relay("在吗", chat=FORUM)))
        await office.time.go()
        office.owe(courier, at_version(3, relay("还在吗", chat=FORUM)))
        await office.time.go()
    assert said(office)[2:] == [
        "100: 在吗",
        f"main: open 🆕 {NUMBER} · 质量问题",
        "103: card",
        "103: 还在吗",
    ]
    assert office.missed == []


async def test_a_flood_on_the_opening_makes_no_second_topic(office: Office) -> None:
    office.telegram.rules.append(refusing(LATER))
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go(40.0)
    assert said(office) == [f"main: open 🆕 {NUMBER} · 质量问题", "100: card"]


async def test_a_flood_on_a_rename_does_not_repeat_the_card(office: Office) -> None:
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        flood = refusing(LATER)
        office.telegram.rules.append(lambda out: flood(out) if out.heading else None)
        office.owe(courier, at_version(2, card(), state=State.PROPOSED))
        await office.time.go(40.0)
    assert said(office)[2:] == ["100: edit", f"100: name ⏳ {NUMBER} · 质量问题"]


async def test_an_opening_of_unknown_outcome_is_known_by_what_telegram_tells(office: Office) -> None:
    office.telegram.rules.append(refusing(UNSURE))
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
        await office.posts.found_topic(BOT, FORUM, NUMBER, Topic(55, f"🆕 {NUMBER} · 质量问题"))
        await office.time.go(5.0)
    assert said(office) == ["55: card"]


async def test_a_chat_bound_to_a_topic_or_to_the_main_chat_has_no_others(office: Office) -> None:
    office.bound[FORUM] = 1
    async with forum(office).working() as courier:
        office.owe(courier, at_version(1, card()))
        await office.time.go()
    assert said(office) == ["main: card"]


def _gone(thread: int) -> object:
    return lambda out: _refuse(GONE) if out.thread == thread else None


def _refuse(outcome: Outcome) -> None:
    raise Trouble(outcome)
