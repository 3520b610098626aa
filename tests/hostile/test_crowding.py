"""Floods and strangers: one who takes everything for himself holds up nobody else, and nothing grows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from aiogram.types import Update

from handlers.inbox import Inbox
from handlers.lanes import Lanes
from handlers.strangers import AT_MOST, SPAN, Strangers
from router import app
from router.delivery.limits import Limits
from router.usecases.filing import draft_id
from tests.conversations.telling import QUESTION, file
from tests.conversations.world import LIN, MARIA, World
from tests.runtime.fakes import FakeClock, FakeFeed, FakeParked, message


def test_strangers_groups_are_told_seldom_and_few_at_a_time() -> None:
    clock = FakeClock()
    strangers = Strangers(clock)
    assert sum(strangers.may_be_told(-chat) for chat in range(1, 1001)) == AT_MOST
    assert not any(strangers.may_be_told(-1) for _ in range(100))
    clock.moment += SPAN
    assert strangers.may_be_told(-1)
    assert not strangers.may_be_told(-1)
    assert len(strangers._told) <= AT_MOST


async def test_a_chat_is_crowded_while_more_of_it_waits() -> None:
    lanes, seen = Lanes(), dict[int, tuple[bool, bool]]()

    class Feed(FakeFeed):
        async def __call__(self, update: Any) -> None:
            await super().__call__(update)
            seen[update.update_id] = lanes.crowded(501), lanes.crowded(502)

    inbox = Inbox(Feed(), FakeParked(), attempts=1, lanes=lanes)
    await inbox.handle([message(1, 501), message(2, 501), message(3, 501)])
    assert seen == {1: (True, False), 2: (True, False), 3: (False, False)}
    await asyncio.gather(inbox.handle([message(4, 502)]), inbox.handle([message(5, 502)]))
    assert (seen[4], seen[5]) == ((False, True), (False, False))
    assert not lanes.crowded(501)


async def test_nobody_waits_longer_for_others_who_flood() -> None:
    """Twenty lanes full of updates: a newcomer's is handled among the first, not after all of them."""
    feed = FakeFeed()
    inbox = Inbox(feed, FakeParked(), attempts=1, at_once=4)
    flood = [message(n, 1000 + n % 20) for n in range(1, 1001)]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(inbox.handle(flood))
        while len(feed.done) < 10:
            await asyncio.sleep(0)
        await inbox.handle([message(5000, 501)])
        assert len(feed.done) < 200


@pytest.fixture
def limited(unopened: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A product that keeps Telegram's limits, also in a demo."""
    monkeypatch.setattr(app, "UNLIMITED", Limits(overall=None))
    yield unopened


async def test_one_who_floods_is_answered_at_the_end_and_others_at_once(limited: World) -> None:
    world = limited
    await world.open()
    lin, maria = world.private(LIN), world.private(MARIA)
    await lin.says("It broke.")
    await lin.sees(lambda m: True, what="an answer")
    items = [{"person": LIN, "action": "send", "text": f"more {n}"} for n in range(60)]
    async with asyncio.timeout(20):
        await world.lab.post("/batch", {"items": items})
        await maria.starts()
        await maria.sees(lambda m: True, what="an answer")
        await world.settled()
    assert world.app is not None
    draft = await world.app.work.drafts.get(draft_id(world.app.work, LIN, LIN))
    assert draft is not None
    assert [line for line in draft.description.splitlines() if line.startswith("more")] == [
        f"more {n}" for n in range(60)
    ]


async def test_a_bot_in_a_thousand_groups_stays_small_and_goes_on(unopened: World) -> None:
    world = unopened
    await world.open()
    assert world.app is not None
    stored = world.app.store.collection("desks").count
    before = await stored()
    person = {"id": 4000, "is_bot": False, "first_name": "Stranger"}
    bot = {"id": world.app.bot.id, "is_bot": True, "first_name": "bot"}

    def joined(n: int) -> Update:
        was, now = ({"user": bot, "status": status} for status in ("left", "member"))
        event = {"chat": {"id": -5_000_000 - n, "type": "group", "title": "x"}, "from": person, "date": 1}
        told = event | {"old_chat_member": was, "new_chat_member": now}
        return Update.model_validate({"update_id": 90_000 + n, "my_chat_member": told})

    async with asyncio.timeout(60):
        await world.app.inbox.handle([joined(n) for n in range(1000)])
    calls = (await world.lab.get("/calls", method="sendMessage", limit=20_000))["calls"]
    assert len([c for c in calls if int(c["params"]["chat_id"]) < -5_000_000 + 1]) <= AT_MOST
    assert await stored() == before
    assert await file(world.private(LIN), QUESTION)
