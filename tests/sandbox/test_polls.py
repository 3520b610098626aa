"""Native polls: votes, taking back, closing."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from tests.sandbox.conftest import MANAGER, MEMBER, STAFF, Sandbox, updates

OPTIONS = ["bad", "fair", "good"]


async def test_a_vote_and_its_taking_back(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_poll(MANAGER, "How was it?", OPTIONS, is_anonymous=False)
    await sandbox.act(MANAGER, "vote", message=sent.message_id, options=[2])
    await sandbox.act(MANAGER, "vote", message=sent.message_id, options=[])
    found = await updates(bot)
    answers = [u.poll_answer for u in found if u.poll_answer]
    assert sent.poll and {a.poll_id for a in answers} == {sent.poll.id}
    assert [(a.user.id, a.option_ids) for a in answers if a.user] == [(MANAGER, [2]), (MANAGER, [])]
    assert [u.poll.total_voter_count for u in found if u.poll] == [1, 0]


async def test_an_anonymous_poll_tells_no_names(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_poll(STAFF, "How was it?", OPTIONS)
    await sandbox.act(MEMBER, "vote", chat=STAFF, message=sent.message_id, options=[0])
    (update,) = await updates(bot)
    assert update.poll and update.poll.options[0].voter_count == 1
    seen = (await sandbox.last(STAFF, MEMBER))["poll"]
    assert seen["mine"] == [0] and "votes" not in seen


async def test_stopping(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_poll(STAFF, "How was it?", OPTIONS, is_anonymous=False)
    assert (await bot.stop_poll(STAFF, sent.message_id)).is_closed
    with pytest.raises(TelegramBadRequest, match="poll has already been closed"):
        await bot.stop_poll(STAFF, sent.message_id)
    refused = await sandbox.post(
        f"/people/{MEMBER}/vote", expect=400, chat=STAFF, message=sent.message_id, options=[0]
    )
    assert "closed" in refused["error"]
    with pytest.raises(TelegramBadRequest, match="message with poll to stop not found"):
        await bot.stop_poll(STAFF, 99)


async def test_closing_by_the_clock(sandbox: Sandbox, bot: Bot) -> None:
    await bot.send_poll(STAFF, "Now?", OPTIONS, open_period=600, is_anonymous=False)
    await bot.send_poll(STAFF, "Later?", OPTIONS, close_date=int(sandbox.clock.seconds) + 7200)
    await sandbox.post("/clock", advance=599)
    assert await updates(bot) == []
    await sandbox.post("/clock", advance=2)
    (update,) = await updates(bot)
    assert update.poll and update.poll.is_closed and update.poll.question == "Now?"
    assert [m["poll"]["is_closed"] for m in await sandbox.sees(STAFF)] == [True, False]


async def test_several_answers_and_no_second_thoughts(sandbox: Sandbox, bot: Bot) -> None:
    many = await bot.send_poll(STAFF, "Which?", OPTIONS, allows_multiple_answers=True, is_anonymous=False)
    await sandbox.act(MEMBER, "vote", chat=STAFF, message=many.message_id, options=[2, 0])
    assert (await sandbox.last(STAFF, MEMBER))["poll"]["votes"] == {str(MEMBER): [0, 2]}
    quiz = await bot.send_poll(STAFF, "Right?", OPTIONS, type="quiz", correct_option_ids=[1])
    vote: dict[str, Any] = {"chat": STAFF, "message": quiz.message_id}
    await sandbox.post(f"/people/{MEMBER}/vote", expect=400, **vote, options=[0, 1])
    await sandbox.act(MEMBER, "vote", **vote, options=[1])
    await sandbox.post(f"/people/{MEMBER}/vote", expect=400, **vote, options=[0])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"options": ["x"] * 13}, "can't have more than 12 options"),
        ({"options": []}, "at least 1 option"),
        ({"options": ["x" * 101]}, "options length must not exceed 100"),
        ({"options": ["x", " "]}, "option must be non-empty"),
        ({"question": "x" * 301}, "question length must not exceed 300"),
        ({"question": ""}, "question must be non-empty"),
        ({"open_period": 4}, "open period must be between"),
        ({"open_period": 2_628_001}, "open period must be between"),
        ({"open_period": 60, "close_date": 1_780_000_060}, "both open_period and close_date"),
        ({"type": "essay"}, "unsupported poll type"),
        ({"type": "quiz"}, "wrong correct option ID"),
    ],
)
async def test_polls_that_are_refused(sandbox: Sandbox, fields: dict[str, Any], words: str) -> None:
    given = {"chat_id": STAFF, "question": "How?", "options": OPTIONS, **fields}
    assert words in (await sandbox.raw("sendPoll", **given))["description"]
