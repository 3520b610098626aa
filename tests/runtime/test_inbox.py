"""Order for each chat, many chats at once, and what becomes of updates that fail."""

import asyncio

import pytest
import structlog
from aiogram.types import Update

from handlers.inbox import LONGEST_WAIT, Inbox, lane
from router.ports import Overtaken, Unavailable
from tests.runtime.fakes import FakeFeed, FakeParked, FakeSleep, message, raw_message, tap, vote


class Case:
    """An inbox with its fakes."""

    def __init__(self, attempts: int = 3, at_once: int = 32) -> None:
        self.feed, self.parked, self.sleep = FakeFeed(), FakeParked(), FakeSleep()
        self.kinds: list[str] = []
        self.inbox = Inbox(
            self.feed,
            self.parked,
            attempts=attempts,
            at_once=at_once,
            sleep=self.sleep,
            seen=self.kinds.append,
        )


async def test_a_chat_keeps_its_order_and_chats_run_at_once() -> None:
    case = Case()
    await case.inbox.handle([message(n, chat=501 + n % 4) for n in range(1, 21)])
    for chat in range(4):
        mine = [n for n in case.feed.done if n % 4 == chat]
        assert mine == sorted(mine)
    assert sorted(case.feed.done) == list(range(1, 21))
    assert case.feed.most == 4


async def test_no_more_chats_at_once_than_allowed() -> None:
    case = Case(at_once=3)
    await case.inbox.handle([message(n, chat=500 + n) for n in range(1, 21)])
    assert case.feed.most == 3
    assert len(case.feed.done) == 20


async def test_two_calls_at_once_keep_the_order_of_a_chat() -> None:
    case = Case()
    async with asyncio.TaskGroup() as tasks:
        for n in range(1, 11):
            tasks.create_task(case.inbox.handle([message(n)]))
    assert case.feed.done == list(range(1, 11))


def test_what_belongs_to_one_person_or_group_is_one_lane() -> None:
    assert lane(message(1, 501)) == lane(vote(2, 501)) == lane(tap(3, 501, 501)) == ("chat", 501)
    assert lane(tap(4, 601, -1001)) == lane(message(5, -1001)) != lane(tap(6, 601, -1002))
    member = {"chat": {"id": -1001, "type": "group"}, "from": {"id": 1, "is_bot": False, "first_name": "A"}}
    gone = {"user": member["from"], "status": "left"}
    joined = {**member, "date": 1, "old_chat_member": gone, "new_chat_member": gone}
    assert lane(Update.model_validate({"update_id": 7, "my_chat_member": joined})) == ("chat", -1001)


async def test_a_kind_that_is_not_known_yet_is_let_go_in_a_lane_of_its_own() -> None:
    case = Case()
    new = Update.model_validate({"update_id": 8, "telepathy": {"thought": "?"}})
    assert lane(new) == ("update", 8)
    await case.inbox.handle([new])
    assert (case.feed.tries, case.parked.kept) == ([], {})
    assert case.kinds == ["unknown"]


async def test_an_update_waits_for_the_database_for_ever_and_holds_up_its_own_chat_alone() -> None:
    case = Case()
    case.feed.fails[1] = [Unavailable()] * 40
    await case.inbox.handle([message(1, 501), message(2, 501), message(3, 502)])
    assert case.feed.done == [3, 1, 2]
    assert case.feed.tries.count(1) == 41
    assert case.parked.kept == {}
    assert case.sleep.asked[:4] == [0.5, 1, 2, 4]
    assert max(case.sleep.asked) == LONGEST_WAIT


async def test_a_failure_that_passes_is_tried_again() -> None:
    case = Case()
    case.feed.fails[1] = [RuntimeError("once")]
    await case.inbox.handle([message(1), message(2)])
    assert case.feed.done == [1, 2]
    assert case.parked.kept == {}


async def test_poison_is_parked_as_it_came_and_the_next_goes_on() -> None:
    case = Case(attempts=3)
    case.feed.fails[1] = [
        ValueError("my card is 6222 0000"),
        KeyError("x"),
        ValueError("my card is 6222 0000"),
    ]
    await case.inbox.handle([message(1, text="my card is 6222 0000"), message(2)])
    assert case.feed.tries == [1, 1, 1, 2]
    raw, why = case.parked.kept[1]
    assert raw == raw_message(1, text="my card is 6222 0000")
    assert why == "ValueError"
    assert len(case.sleep.asked) == 2


async def test_parking_waits_for_the_database_too() -> None:
    case = Case(attempts=1)
    case.feed.fails[1] = [ValueError()]
    case.parked.away = 3
    await case.inbox.handle([message(1)])
    assert case.feed.tries == [1]
    assert list(case.parked.kept) == [1]


async def test_failures_are_told_by_ids_and_never_by_what_people_wrote() -> None:
    case = Case(attempts=2)
    case.feed.fails[1] = [ValueError("secret words"), ValueError("secret words")]
    with structlog.testing.capture_logs() as lines:
        await case.inbox.handle([message(1, text="secret words")])
    assert [line["event"] for line in lines] == ["update_failed", "update_failed", "update_parked"]
    assert lines[0]["update"] == 1
    assert lines[0]["lane"] == "chat:501"
    assert lines[0]["error"] == "ValueError"
    assert "fakes.py" in lines[0]["origin"]
    assert "secret" not in repr(lines)


async def test_cancelling_goes_through_and_leaves_no_lane_locked() -> None:
    case = Case()
    case.feed.fails[1] = [Unavailable()] * 1000
    stuck = asyncio.Event()

    async def long(_seconds: float) -> None:
        stuck.set()
        await asyncio.Event().wait()

    inbox = Inbox(case.feed, case.parked, attempts=3, sleep=long)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(None) as limit:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(inbox.handle([message(1)]))
                await stuck.wait()
                limit.reschedule(0)
    case.feed.fails.clear()
    await inbox.handle([message(2)])
    assert case.feed.done == [2]


async def test_an_update_that_loses_every_race_is_not_tried_for_ever() -> None:
    case = Case(attempts=2)
    case.feed.fails[7] = [Overtaken()] * 1000
    await case.inbox.handle([message(7), message(8)])
    assert case.parked.kept[7][1] == "Overtaken"
    assert case.feed.done == [8]
