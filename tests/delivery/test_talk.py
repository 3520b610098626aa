"""Prompts: said at once, within the limits, and given up rather than late."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import ForceReply

from router.delivery.gate import Gate, Visit
from router.delivery.limits import ALL, Limits, Pace, Rate
from router.delivery.outcomes import Outcome, Rule
from router.delivery.talk import Talk
from router.delivery.topics import Topics
from router.domain.complaint import Sent, Text
from router.domain.mail import Priority
from tests.delivery.house import CONSUMER, POLICY
from tests.delivery.office import BLOCKED, RENDERER, UNSURE, HandTime, Office, breathe, refusing


class Room:
    """A talk with a Telegram that does as it is told."""

    def __init__(self, office: Office, limits: Limits, group: asyncio.TaskGroup) -> None:
        self.time: HandTime = office.time
        self.pace = Pace(limits, office.time.monotonic)
        self.gate = Gate(2, self.pace, office.time.sleep, group)
        self.talk = Talk(
            messenger=office.telegram,
            words=RENDERER.words,
            policy=POLICY,
            pace=self.pace,
            gate=self.gate,
            topics=Topics(office.bound, office.topic_missed),
            sleep=office.time.sleep,
        )


@pytest.fixture
async def room(office: Office) -> AsyncIterator[Room]:
    async with asyncio.TaskGroup() as group:
        yield Room(office, Limits(), group)


async def test_a_prompt_is_said_in_the_readers_language_with_its_keyboard(office: Office, room: Room) -> None:
    texts = [Text("survey-thanks"), Text("refusal-not-now")]
    posted = await room.talk.say(CONSUMER, texts, "en", keyboard=ForceReply(), reply_to=9, silent=True)
    (_, out), *rest = office.telegram.sent
    assert (posted, rest) == (100, [])
    assert out.text.splitlines()[0].startswith("Thank you") and len(out.text.splitlines()) == 2
    assert isinstance(out.keyboard, ForceReply) and (out.reply_to, out.silent) == (9, True)


async def test_a_long_prompt_comes_in_pieces(office: Office, room: Room) -> None:
    long = Text("consumer-refused", {"reason": None, "until": None, "why": "很长 " * 3000})
    posted = await room.talk.say(CONSUMER, long, "zh", keyboard=ForceReply(), reply_to=9)
    outs = [out for _, out in office.telegram.sent]
    assert len(outs) == 3 and posted == 102
    assert [bool(out.keyboard) for out in outs] == [False, False, True]
    assert [out.reply_to for out in outs] == [9, None, None]


async def test_a_prompt_is_edited(office: Office, room: Room) -> None:
    assert await room.talk.edit(CONSUMER, 55, Text("survey-thanks"), "zh") == 55
    assert office.telegram.sent[0][1].edits == Sent(55)


async def test_prompts_keep_the_limits_of_the_chat(office: Office, room: Room) -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(room.talk.say(CONSUMER, Text("survey-thanks"), "zh"))
        await office.time.go(5.0)
    assert office.telegram.times(CONSUMER) == [0.0, 0.0, 0.0, 3.0, 3.0]


@pytest.mark.parametrize("outcome", [Outcome(Rule.LATER, seconds=2.0), Outcome(Rule.LATER), UNSURE])
async def test_what_failed_is_tried_again_soon(office: Office, room: Room, outcome: Outcome) -> None:
    office.telegram.rules.append(refusing(outcome, times=2))
    async with asyncio.TaskGroup() as group:
        said = group.create_task(room.talk.say(CONSUMER, Text("survey-thanks"), "zh"))
        await office.time.go(5.0)
        assert said.done()
    assert said.result() == 100


@pytest.mark.parametrize(
    ("outcome", "times"), [(BLOCKED, 1), (UNSURE, 3), (Outcome(Rule.LATER, seconds=3600.0), 1)]
)
async def test_what_cannot_be_said_in_time_is_given_up(
    office: Office, room: Room, outcome: Outcome, times: int
) -> None:
    office.telegram.rules.append(refusing(outcome, times=times))
    async with asyncio.TaskGroup() as group:
        said = group.create_task(room.talk.say(CONSUMER, Text("survey-thanks"), "zh"))
        await office.time.go(10.0)
        assert said.done()
    assert said.result() is None and office.telegram.sent == []
    visit = Visit(ALL)
    await room.gate.enter(visit)
    assert room.gate.extend(visit)


async def test_a_prompt_waits_for_the_overall_limit_but_passes_digests(office: Office) -> None:
    order: list[str] = []
    async with asyncio.TaskGroup() as group:
        room = Room(office, Limits(person=None, overall=Rate(1, 1.0)), group)

        async def digest() -> None:
            await room.gate.enter(Visit(ALL, priority=Priority.DIGEST))
            order.append("digest")
            room.gate.leave(1)

        async def prompt() -> None:
            await room.talk.say(CONSUMER, Text("survey-thanks"), "zh")
            order.append("prompt")

        room.pace.take(ALL)
        group.create_task(digest())
        await breathe()
        group.create_task(prompt())
        await breathe()
        room.pace.answered(ALL)
        await office.time.go(5.0)
    assert order == ["prompt", "digest"]


async def test_tidying_counts_like_a_message_and_is_let_go_where_it_would_wait(room: Room) -> None:
    made: list[int] = []

    async def call() -> None:
        made.append(1)

    for _ in range(5):
        await room.talk.tidy(CONSUMER, call)
    assert len(made) == 3
    assert room.pace.wait(CONSUMER) == 3.0
    await room.talk.tidy(CONSUMER + 1, call)
    assert len(made) == 4


async def test_when_telegram_wants_no_tidying_for_a_while_nothing_else_goes_there_either(room: Room) -> None:
    async def call() -> None:
        raise TelegramRetryAfter(EditMessageReplyMarkup(chat_id=CONSUMER), "Too Many Requests", 30)

    assert not await room.talk.tidy(CONSUMER, call)
    assert (room.pace.wait(CONSUMER), room.pace.wait(CONSUMER + 1)) == (30.0, 0.0)
