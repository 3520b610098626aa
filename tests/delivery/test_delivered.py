"""From a written decision to what people see: real store, real HTTP, the courier between them."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from mongomock_motor import AsyncMongoMockClient

from router.delivery.courier import Courier, Timing
from router.delivery.limits import Limits, Rate
from router.delivery.messenger import TelegramMessenger
from router.delivery.pictures import Pictures
from router.delivery.topics import Topics
from router.domain.commands import Actor, Command, Reply, Say, Take
from router.domain.complaint import Complaint, MessageRef, Person, Route
from router.domain.concluding import Decision
from router.domain.mail import Mail
from router.domain.states import Side
from router.domain.submission import Filing, submit
from router.domain.transitions import decide
from router.domain.turn import Context
from router.ports import Box, Change
from router.storage.store import Store, connect
from tests.delivery.conftest import photographed
from tests.delivery.house import BOT, NUMBER, POLICY
from tests.delivery.office import FREE, RENDERER
from tests.sandbox.conftest import CARE, CONSUMER, MEMBER, STAFF, Sandbox, Start

LI = Person(CONSUMER, "Lin")
CHEN = Person(MEMBER, "Chen")
ROUTES = {"shop": Route("shop", STAFF, "zh"), "care": Route("care", CARE, "en")}
STAFFER = Actor(side=Side.MERCHANT, person=CHEN, desk="shop")
OLD = -5000
PATIENCE = 30.0
"""Seconds that a busy machine may take."""
CUSTOMER = Actor(side=Side.CONSUMER, person=LI)


class RealClock:
    """The time as it is."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - a real process and a real database keep real time here


@dataclass
class Shop:
    """Writes decisions as use cases do, and rings the courier's bell."""

    store: Store
    bot: Bot
    couriers: list[Courier] = field(default_factory=list)
    lost: list[tuple[str, bool]] = field(default_factory=list)
    clock: RealClock = field(default_factory=RealClock)
    routes: Mapping[str, Route] = field(default_factory=lambda: ROUTES)

    @asynccontextmanager
    async def courier(self, owner: str = "a", limits: Limits = FREE) -> AsyncIterator[Courier]:
        async with asyncio.TaskGroup() as group:
            courier = Courier(
                bot=BOT,
                owner=owner,
                mailboxes=self.store.mailboxes,
                posts=self.store.posts,
                leases=self.store.leases,
                clock=self.clock,
                messenger=TelegramMessenger(self.bot, Pictures(self.bot)),
                renderer=RENDERER,
                limits=limits,
                topics=Topics({}, self._topic_missed),
                on_undelivered=self._undelivered,
                on_migrated=self.store.desks.migrated,
                moves=self.store.desks.moves,
                group=group,
                timing=Timing(look_every=0.02),
            )
            running = group.create_task(courier.run())
            async with asyncio.timeout(PATIENCE):
                while not courier.working:
                    await asyncio.sleep(0.005)
            self.couriers.append(courier)
            yield courier
            await courier.stop()
            await running
            self.couriers.remove(courier)

    async def file(self, **fields: Any) -> Complaint:
        given: dict[str, Any] = {
            "number": NUMBER,
            "bot": BOT,
            "consumer": LI,
            "pseudonym": "消费者 9F2",
            "language": "zh",
            "category": "quality",
            "claim": "refund",
            "merchant": "shop",
            "description": "屏幕坏了",
            "key": "m:1",
        }
        return await self._write(submit(Filing(**given | fields), self._context()))

    async def act(self, command: Command) -> Complaint:
        complaint = await self.store.complaints.get(NUMBER)
        assert complaint
        return await self._write(decide(complaint, command, self._context()))

    async def _write(self, made: Decision) -> Complaint:
        before = made.before if made.before.version else None
        assert await self.store.complaints.write(Change(before, made.after, made.events, made.mail))
        for courier in self.couriers:
            courier.wake(Box("complaints", made.after.number, made.mail, made.after))
        return made.after

    def _context(self) -> Context:
        return Context(now=self.clock.now(), policy=POLICY, routes=self.routes)

    async def _topic_missed(self, box: Box, chat: int) -> None:
        raise AssertionError("there are no topics here")

    async def _undelivered(self, box: Box, mail: Mail, why: str, blocked: bool) -> None:
        self.lost.append((mail.kind.value, blocked))


@pytest.fixture(params=["mock", "wire"])
async def shop(request: pytest.FixtureRequest, bot: Bot, database_name: str) -> AsyncIterator[Shop]:
    if request.param == "mock":
        store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), database_name)
    else:
        store = connect(request.getfixturevalue("embedded").uri, database_name)
    await store.ensure_indexes()
    yield Shop(store, bot)
    store.close()


def texts(messages: Sequence[dict[str, Any]]) -> list[str]:
    return [m.get("text") or m.get("caption") or "" for m in messages if m["by_bot"] and not m["service"]]


async def test_a_complaint_reaches_the_group_and_a_reply_comes_back(sandbox: Sandbox, shop: Shop) -> None:
    photos = await photographed(sandbox, shop.bot, "red", "lime", "blue")
    async with shop.courier() as courier:
        await shop.file(evidence=photos)
        await courier.drain()
        card, status = await sandbox.last(STAFF), (await sandbox.sees(CONSUMER))
        assert card["media"]["kind"] == "photo" and "消费者 9F2" in card["caption"]
        pinned = [m for m in status if m["pinned"]]
        assert len(pinned) == 1 and "等待受理" in pinned[0]["text"]

        await shop.act(Take(by=STAFFER, key="c:1"))
        said = await sandbox.says(MEMBER, "请问是什么时候买的？", chat=STAFF)
        await shop.act(
            Reply(by=STAFFER, key="m:2", text="请问是什么时候买的？", source=MessageRef(STAFF, said))
        )
        await courier.drain()
        heard = texts(await sandbox.sees(CONSUMER))
        assert f"💬 示例数码 · {NUMBER}\n请问是什么时候买的？" in heard
        assert not any("Chen" in text for text in heard)
        cards = [m for m in await sandbox.sees(STAFF) if m.get("media")]
        assert len(cards) == 1 and "处理中" in cards[0]["caption"] and "Chen" in cards[0]["caption"]

        asked = await sandbox.says(CONSUMER, "昨天")
        await shop.act(Say(by=CUSTOMER, key="m:3", text="昨天", source=MessageRef(CONSUMER, asked)))
        await courier.drain()
    assert texts(await sandbox.sees(STAFF))[-1] == f"👤 消费者 9F2 · {NUMBER}\n昨天"
    assert await shop.store.mailboxes.next_owed() is None
    after = await shop.store.complaints.get(NUMBER)
    assert after and set(after.sent) == {"status", "card:shop"}
    post = await shop.store.posts.find(BOT, STAFF, after.sent["card:shop"].message)
    assert post and (post.number, post.mail, post.desk) == (NUMBER, "card", "shop")


async def test_five_quick_messages_arrive_in_order_and_the_tick_comes(sandbox: Sandbox, shop: Shop) -> None:
    async with shop.courier() as courier:
        await shop.file()
        ids = [await sandbox.says(CONSUMER, str(n)) for n in range(5)]
        for n, said in enumerate(ids):
            await shop.act(Say(by=CUSTOMER, key=f"q:{n}", text=str(n), source=MessageRef(CONSUMER, said)))
        await courier.drain()
        async with asyncio.timeout(PATIENCE):
            while not all(m["reactions"] for m in await sandbox.sees(CONSUMER) if m["id"] in ids):
                await asyncio.sleep(0.02)
    assert [t.split("\n")[1] for t in texts(await sandbox.sees(STAFF)) if t.startswith("👤")] == list("01234")


async def test_what_was_owed_while_nobody_sent_is_sent_at_the_start(sandbox: Sandbox, shop: Shop) -> None:
    await shop.file()
    async with shop.courier() as courier:
        await courier.drain()
    assert len(texts(await sandbox.sees(STAFF))) == 1
    async with shop.courier("b") as courier:
        await courier.drain()
    assert len(texts(await sandbox.sees(STAFF))) == 1


async def test_an_upgraded_group_is_followed_and_its_card_made_anew(sandbox: Sandbox, shop: Shop) -> None:
    members = [{"user": MEMBER, "status": "creator"}]
    await sandbox.post("/chats", id=OLD, type="group", title="shop", bot="administrator", members=members)
    shop.routes = {"shop": Route("shop", OLD, "zh")}
    async with shop.courier() as courier:
        await shop.file()
        await courier.drain()
        new = int((await sandbox.post(f"/chats/{OLD}/migrate"))["id"])
        await shop.act(Take(by=STAFFER, key="c:1"))
        await courier.drain()
        assert "处理中" in texts(await sandbox.sees(new, MEMBER))[-1]
        await shop.act(Reply(by=STAFFER, key="m:2", text="好的"))
        await shop.act(Say(by=CUSTOMER, key="m:3", text="谢谢"))
        await courier.drain()
    cards = [text for text in texts(await sandbox.sees(new, MEMBER)) if "质量问题" in text]
    assert len(cards) == 1
    assert await shop.store.desks.current(OLD) == new


async def test_a_consumer_who_blocked_the_bot_holds_up_nothing(sandbox: Sandbox, shop: Shop) -> None:
    await sandbox.act(CONSUMER, "block")
    async with shop.courier() as courier:
        await shop.file()
        await courier.drain()
    assert shop.lost == [("status", True)]
    assert len(texts(await sandbox.sees(STAFF))) == 1


async def test_limits_are_kept_so_that_telegram_never_has_to_refuse(start: Start, database_name: str) -> None:
    running = time.monotonic
    sandbox = await start(lambda: 1_780_000_000.0 + running())
    await sandbox.post("/limits", enabled=True, private_per_second=10, private_burst=3)
    await sandbox.act(CONSUMER, "start")
    store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), database_name)
    shop = Shop(store, sandbox.bot())
    await shop.file()
    for n in range(8):
        await shop.act(Reply(by=STAFFER, key=f"r:{n}", text=str(n)))
    async with shop.courier(limits=Limits(person=Rate(3, 0.3))) as courier:
        await courier.drain()
    assert (await sandbox.get("/counters"))["refused"] == 0
    assert [t.split("\n")[1] for t in texts(await sandbox.sees(CONSUMER)) if t.startswith("💬")] == list(
        "01234567"
    )
