"""The webhook, health, metrics and the demo's clock, over real HTTP."""

import io
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from aiohttp import ClientSession

from handlers.inbox import Inbox
from handlers.metrics import Metrics, Waiting
from handlers.time_machine import TimeMachine
from handlers.web import LARGEST, SECRET_HEADER, DemoTime, Health, Webhook, build_web
from router.clock import DemoClock
from router.ports import Unavailable
from tests.runtime.fakes import START, FakeClock, FakeFeed, FakeParked, FakeSleep, raw_message
from tests.serving import Serve

SECRET = "a-long-secret-word"


class Hook:
    """A served webhook with its fakes."""

    def __init__(self, client: ClientSession) -> None:
        self.client = client
        self.feed, self.parked, self.sleep = FakeFeed(), FakeParked(), FakeSleep()
        self.url = ""

    async def start(self, serve: Serve, bot: Bot, patience: float = 5.0) -> "Hook":
        inbox = Inbox(self.feed, self.parked, attempts=3, sleep=self.sleep)
        self.url = await serve(build_web(webhook=Webhook(bot, inbox, SECRET, patience)))
        return self

    async def post(self, body: object, secret: str | None = SECRET) -> tuple[int, bytes]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {} if secret is None else {SECRET_HEADER: secret}
        body = io.BytesIO(data)
        async with self.client.post(f"{self.url}/telegram", data=body, headers=headers) as answer:
            return answer.status, await answer.read()


@pytest.fixture
async def hook(serve: Serve, bot: Bot, client: ClientSession) -> Hook:
    return await Hook(client).start(serve, bot)


async def test_an_update_is_answered_when_it_is_handled(hook: Hook) -> None:
    assert await hook.post(raw_message(7)) == (200, b"")
    assert hook.feed.done == [7]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "\u00e9"])
async def test_nothing_is_told_or_done_without_the_secret(hook: Hook, secret: str | None) -> None:
    assert await hook.post(raw_message(7), secret) == (401, b"")
    assert await hook.post(b"{", secret) == (401, b"")
    assert hook.feed.tries == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", [], {}, {"update_id": "7"}, "text"])
async def test_what_is_no_update_is_refused(hook: Hook, body: object) -> None:
    assert await hook.post(body) == (400, b"")
    assert hook.feed.tries == []


async def test_a_body_of_any_size_is_not_swallowed(hook: Hook) -> None:
    status, _ = await hook.post(b" " * (LARGEST + 1))
    assert status == 413


async def test_an_update_that_nobody_can_read_is_parked_and_not_sent_again(hook: Hook) -> None:
    bad = {"update_id": 9, "message": {"message_id": "?"}}
    assert (await hook.post(bad))[0] == 200
    assert hook.parked.kept == {9: (bad, "ValidationError")}


async def test_telegram_sends_again_what_could_not_be_stored(
    serve: Serve, bot: Bot, client: ClientSession
) -> None:
    hook = await Hook(client).start(serve, bot, patience=0.05)
    hook.feed.fails[7] = [Unavailable()] * 100_000
    assert (await hook.post(raw_message(7)))[0] == 500
    assert hook.feed.done == []
    hook.feed.fails.clear()
    assert (await hook.post(raw_message(7)))[0] == 200
    assert hook.feed.done == [7]


async def test_poison_is_parked_so_that_telegram_stops_sending_it(hook: Hook) -> None:
    hook.feed.fails[7] = [ValueError()] * 10
    assert (await hook.post(raw_message(7)))[0] == 200
    assert hook.feed.tries == [7, 7, 7]
    assert list(hook.parked.kept) == [7]


class Doors:
    """What health asks, set by the test."""

    def __init__(self) -> None:
        self.found: Mapping[str, bool] = {"database": True, "courier": True}
        self.away = False

    async def ready(self) -> Mapping[str, bool]:
        return self.found

    async def waiting(self) -> Waiting:
        if self.away:
            raise Unavailable
        return Waiting(
            owed=3, oldest_owed=1.5, sweep_lag=0.0, due=4, overdue=5, parked=2, undelivered=0, held=6, sends=1
        )


async def test_health_and_metrics(serve: Serve, client: ClientSession) -> None:
    doors, metrics = Doors(), Metrics()
    url = await serve(build_web(health=Health(doors.ready, doors.waiting, metrics)))
    metrics.update("message")
    metrics.update("message")
    metrics.send("text", "sent")
    metrics.turned_away("secret")
    metrics.database("complaints", "find", 0.004)

    async def ask(path: str) -> tuple[int, str]:
        async with client.get(url + path) as answer:
            return answer.status, await answer.text()

    assert (await ask("/healthz"))[0] == 200
    assert await ask("/readyz") == (200, '{"database": true, "courier": true}')
    status, page = await ask("/metrics")
    assert status == 200
    lines = page.splitlines()
    assert 'complaint_router_updates_total{kind="message"} 2.0' in lines
    assert 'complaint_router_sends_total{kind="text",outcome="sent"} 1.0' in lines
    assert 'complaint_router_webhook_refused_total{why="secret"} 1.0' in lines
    took = 'complaint_router_database_seconds_bucket{collection="complaints",le="%s",operation="find"} %s'
    assert took % ("0.0025", "0.0") in lines
    assert took % ("0.005", "1.0") in lines
    assert "complaint_router_due 4.0" in lines
    assert "complaint_router_overdue 5.0" in lines
    assert "complaint_router_held_chats 6.0" in lines
    assert "complaint_router_owed 3.0" in lines
    assert "complaint_router_oldest_owed_seconds 1.5" in lines
    assert "complaint_router_parked 2.0" in lines
    assert "complaint_router_courier_works 1.0" in lines
    doors.found, doors.away = {"database": False, "courier": True}, True
    assert (await ask("/readyz"))[0] == 503
    assert (await ask("/metrics"))[0] == 503
    assert (await ask("/healthz"))[0] == 200


class World:
    """Things that fall due; doing one may make another due later."""

    def __init__(self, folder: Path) -> None:
        self.real = FakeClock()
        self.clock = DemoClock(folder / "clock.json", self.real.now)
        self.due: list[datetime] = []
        self.seen: list[datetime] = []
        self.follows: dict[datetime, datetime] = {}
        self.away_from: datetime | None = None

    async def next(self) -> datetime | None:
        return min(self.due, default=None)

    async def act(self) -> None:
        if self.away_from and self.clock.now() >= self.away_from:
            raise Unavailable
        for moment in [m for m in self.due if m <= self.clock.now()]:
            self.due.remove(moment)
            self.seen.append(self.clock.now())
            if moment in self.follows:
                self.due.append(self.follows[moment])


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class ClockClient:
    """Talks to ``/demo/clock``."""

    def __init__(self, url: str, client: ClientSession) -> None:
        self._url = f"{url}/demo/clock"
        self._client = client

    async def get(self) -> dict[str, str | None]:
        async with self._client.get(self._url) as answer:
            assert answer.status == 200
            return dict(await answer.json())

    async def post(self, body: object) -> tuple[int, dict[str, str | None]]:
        data = body if isinstance(body, bytes) else json.dumps(body)
        async with self._client.post(self._url, data=data) as answer:
            return answer.status, dict(await answer.json())


@pytest.fixture
async def demo(world: World, serve: Serve, client: ClientSession) -> ClockClient:
    machine = TimeMachine(world.clock, [world.next], [world.act])
    return ClockClient(await serve(build_web(demo=DemoTime(machine))), client)


async def test_the_clock_walks_from_due_to_due(demo: ClockClient, world: World) -> None:
    first, second, late = (START + timedelta(hours=h) for h in (2, 5, 30))
    world.due = [first, late]
    world.follows = {first: second}
    assert await demo.get() == {"now": START.isoformat(), "next_due": first.isoformat()}
    day = START + timedelta(days=1)
    assert await demo.post({"advance": 86400}) == (
        200,
        {"now": day.isoformat(), "next_due": late.isoformat()},
    )
    assert world.seen == [first, second]
    week = START + timedelta(days=7)
    assert await demo.post({"to": week.isoformat()}) == (200, {"now": week.isoformat(), "next_due": None})
    assert world.seen == [first, second, late]


async def test_what_never_gets_done_does_not_hold_up_time(world: World) -> None:
    stuck = START + timedelta(hours=1)

    async def always() -> datetime:
        return stuck

    machine = TimeMachine(world.clock, [always], [world.act])
    await machine.walk(START + timedelta(days=1))
    assert world.clock.now() == START + timedelta(days=1)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        {},
        {"to": "tomorrow"},
        {"to": "2026-08-04T09:00:00"},
        {"to": 5},
        {"advance": "1h"},
        {"advance": -1},
        {"advance": 1e300},
        {"to": "2020-01-01T00:00:00+00:00"},
        {"advance": 1, "to": "2027-01-01T00:00:00+00:00"},
    ],
)
async def test_bad_times_are_refused_with_a_reason(demo: ClockClient, world: World, body: object) -> None:
    status, told = await demo.post(body)
    assert status == 400
    assert told["error"]
    assert world.clock.now() == START


async def test_a_walk_without_the_database_stops_where_it_is(demo: ClockClient, world: World) -> None:
    world.due = [START + timedelta(hours=1)]
    world.away_from = START + timedelta(minutes=1)
    status, told = await demo.post({"advance": 86400})
    assert (status, told) == (503, {"error": "the database is away"})
    assert world.clock.now() == START + timedelta(hours=1)


async def test_the_demo_clock_is_there_in_demo_mode_alone(serve: Serve, client: ClientSession) -> None:
    url = await serve(build_web())
    async with client.get(f"{url}/demo/clock") as answer:
        assert answer.status == 404
