"""The same by webhook, also when Telegram sends updates twice and in another order: nothing is doubled."""

import pytest

from router.storage.posts import MongoPosts
from tests.conversations.people import said
from tests.conversations.telling import QUESTION, SECOND, card, file, offers, proves, takes
from tests.conversations.world import DIGITAL, LIN, WANG, World


@pytest.fixture
async def hooked(unopened: World) -> World:
    """The product behind a webhook."""
    await unopened.open(webhook=True)
    return unopened


async def test_the_ordinary_way_by_webhook(hooked: World) -> None:
    world = hooked
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "请长按。", on=found)
    await lin.taps("已解决")
    await lin.shows("已结束")
    await world.later(minutes=1)
    await lin.votes(5)
    await lin.sees("谢谢您的评价")


@pytest.mark.parametrize("kind", ["message", "callback_query"])
async def test_updates_that_come_twice_change_nothing_twice(hooked: World, kind: str) -> None:
    world = hooked
    await world.lab.post("/faults", {"kind": "duplicate", "method": kind, "count": None})
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await wang.says("请稍等。", to=found)
    await lin.sees("请稍等。")
    await lin.says("在。")
    await wang.sees("在。")
    await world.settled()
    await wang.sees_one(f"{number} · ❓")
    await lin.sees_one("请稍等。")
    assert len([m for m in await wang.heard("在。") if said(m).endswith("在。")]) == 1
    await lin.sees_one("📌")


async def test_messages_in_another_order_all_arrive_once(hooked: World) -> None:
    world = hooked
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    await world.settled()
    await world.lab.post("/bot", {"in_order": False})
    await world.lab.post("/faults", {"kind": "duplicate", "method": "message", "count": 3})
    items = [{"person": LIN, "action": "send", "text": f"第{n}句"} for n in range(6)]
    await world.lab.post("/batch", {"items": items})
    for n in range(6):
        await wang.sees(f"第{n}句")
    await world.settled()
    assert len(await wang.heard("第.句")) == 6


async def test_words_that_another_process_has_too_go_where_that_one_put_them(
    hooked: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, place = hooked, MongoPosts.place
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first, _ = await file(lin, QUESTION), await file(lin, SECOND)

    async def after_another(posts: MongoPosts, bot: int, chat: int, message: int, number: str) -> str:
        await place(posts, bot, chat, message, first)
        return await place(posts, bot, chat, message, number)

    monkeypatch.setattr(MongoPosts, "place", after_another)
    await lin.says("还有一件事")
    assert first in said(await wang.sees("还有一件事"))
    await world.settled()
    assert len(await wang.heard("还有一件事")) == 1
    await lin.sees_no("属于哪一件")
