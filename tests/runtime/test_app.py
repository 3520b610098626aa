"""The whole bot in this process: it comes up, works by polling and by webhook, and ends cleanly."""

import asyncio
import socket
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession

from router.app import Surroundings, running
from router.clock import SystemClock
from router.delivery.connecting import TokenRefused
from router.errors import CannotRun
from router.replay import Replayed, replay
from router.settings import SHIPPED, Settings, load
from router.storage.embedded import EmbeddedServer
from router.storage.store import connect
from tests.runtime.conftest import People
from tests.runtime.fakes import raw_message

PATIENCE = 30.0
"""Seconds that a busy machine may take."""
CONSUMER = 501


def settings_of(sandbox: People, database: str, **changed: str) -> Settings:
    values = {
        "ROUTER_TELEGRAM__TOKEN": "1000001:sandbox",
        "ROUTER_TELEGRAM__API_SERVER": sandbox.url,
        "ROUTER_DATABASE__NAME": database,
    }
    return load(SHIPPED, values | changed, datetime.now(UTC).date())  # noqa: TID251 - a real day


@pytest.fixture
def around(embedded: EmbeddedServer) -> Iterator[Surroundings]:
    """The database and a free port for the web server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield Surroundings(uri=embedded.uri, real=SystemClock(), listener=listener)


def url_of(around: Surroundings) -> str:
    assert around.listener
    return "http://{}:{}".format(*around.listener.getsockname())


async def answered(sandbox: People, chat: int, more_than: int = 0) -> list[dict[str, Any]]:
    """What the bot has written to a chat, once it is more than so many."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told = await sandbox.get(f"/chats/{chat}", viewer=chat)
            mine = [message for message in told["messages"] if message["by_bot"]]
            if len(mine) > more_than:
                return mine
            await asyncio.sleep(0.02)


async def commands(sandbox: People, chat: int, viewer: int) -> Mapping[str, str]:
    told = await sandbox.get(f"/chats/{chat}", viewer=viewer)
    return {command["command"]: command["description"] for command in told["commands"]}


async def test_it_answers_by_polling_and_leaves_everything_tidy(
    sandbox: People, around: Surroundings, database_name: str, client: ClientSession
) -> None:
    url = url_of(around)
    async with running(settings_of(sandbox, database_name), around):
        await sandbox.says(CONSUMER, "/start")
        await answered(sandbox, CONSUMER)
        async with client.get(f"{url}/readyz") as answer:
            assert answer.status == 200
        async with client.get(f"{url}/metrics") as answer:
            assert 'complaint_router_updates_total{kind="message"} 1.0' in await answer.text()
        async with client.get(f"{url}/demo/clock") as answer:
            assert answer.status == 404
        async with asyncio.timeout(PATIENCE):
            while "queue" not in await commands(sandbox, -1002000000001, 601):
                await asyncio.sleep(0.02)
        mine = await commands(sandbox, CONSUMER, CONSUMER)
        assert {"new", "cases", "lang", "help", "cancel"} <= set(mine)
        assert mine["new"] != (await commands(sandbox, 502, 502))["new"]
    assert await sandbox.pending() == 0
    store = connect(around.uri, database_name)
    for lease in ("courier:1000001", "sweeper:1000001"):
        assert await store.leases.acquire(lease, "somebody else", 1)
    store.close()


async def test_it_answers_by_webhook(sandbox: People, around: Surroundings, database_name: str) -> None:
    url = url_of(around)
    wanted = settings_of(
        sandbox,
        database_name,
        ROUTER_TELEGRAM__MODE="webhook",
        ROUTER_TELEGRAM__WEBHOOK_URL=url,
        ROUTER_TELEGRAM__WEBHOOK_SECRET="a-secret-of-some-length",
    )
    async with running(wanted, around):
        await sandbox.says(CONSUMER, "/start")
        await answered(sandbox, CONSUMER)
        assert (await sandbox.get("/outbox"))["webhook"]["url"] == f"{url}/telegram"
    assert await sandbox.pending() == 0


async def test_what_came_while_it_was_down_is_answered(
    sandbox: People, around: Surroundings, database_name: str
) -> None:
    await sandbox.says(CONSUMER, "/start")
    async with running(settings_of(sandbox, database_name), around):
        assert await answered(sandbox, CONSUMER)


async def test_a_parked_update_is_replayed(sandbox: People, around: Surroundings, database_name: str) -> None:
    store = connect(around.uri, database_name)
    await store.parked.park(5, raw_message(5, CONSUMER, "/start"), "ValueError")
    await sandbox.post(f"/people/{CONSUMER}/start")
    assert await replay(settings_of(sandbox, database_name), around) == Replayed(handled=1, failed=0)
    await answered(sandbox, CONSUMER)
    assert await store.parked.count() == 0
    store.close()


async def test_it_waits_for_telegram_and_says_so(
    sandbox: People, around: Surroundings, database_name: str
) -> None:
    await sandbox.post("/faults", kind="error", method="getMe", count=1, code=502, description="Bad Gateway")
    with structlog.testing.capture_logs() as lines:
        async with running(settings_of(sandbox, database_name), around):
            pass
    events = [line["event"] for line in lines]
    assert events.index("telegram_away") < events.index("ready") < events.index("stopped")


async def test_workers_that_start_at_once_wait_when_telegram_asks_them_to(
    sandbox: People, around: Surroundings, database_name: str
) -> None:
    await sandbox.post("/faults", kind="retry_after", method="setWebhook", count=1, seconds=1)
    await sandbox.post(
        "/faults", kind="error", method="setWebhook", count=1, code=502, description="Bad Gateway"
    )
    hooked = settings_of(
        sandbox,
        database_name,
        ROUTER_TELEGRAM__MODE="webhook",
        ROUTER_TELEGRAM__WEBHOOK_URL=url_of(around),
        ROUTER_TELEGRAM__WEBHOOK_SECRET="a-secret-of-some-length",
    )
    with structlog.testing.capture_logs() as lines:
        async with running(hooked, around):
            assert (await sandbox.get("/outbox"))["webhook"]["url"]
    events = [
        line["event"]
        for line in lines
        if line["event"] in {"telegram_asks_to_wait", "telegram_away", "ready"}
    ]
    assert sorted(events[:2]) == ["telegram_asks_to_wait", "telegram_away"] and events[2:] == ["ready"]
    assert (await sandbox.get("/outbox"))["webhook"]["url"], "it took the webhook away from the others"


async def test_a_webhook_that_telegram_refuses_is_a_sentence(
    sandbox: People, around: Surroundings, database_name: str
) -> None:
    await sandbox.post(
        "/faults",
        kind="error",
        method="setWebhook",
        count=1,
        code=400,
        description="Bad Request: bad webhook",
    )
    hooked = settings_of(
        sandbox,
        database_name,
        ROUTER_TELEGRAM__MODE="webhook",
        ROUTER_TELEGRAM__WEBHOOK_URL=url_of(around),
        ROUTER_TELEGRAM__WEBHOOK_SECRET="a-secret-of-some-length",
    )
    with pytest.raises(CannotRun, match="does not take the webhook"):
        async with running(hooked, around):
            pass


async def test_a_token_that_is_refused_at_the_start_ends_it_with_a_sentence(
    sandbox: People, around: Surroundings, database_name: str
) -> None:
    wrong = settings_of(sandbox, database_name, ROUTER_TELEGRAM__TOKEN="7:wrong")
    with pytest.raises(TokenRefused, match="@BotFather"):
        async with running(wrong, around):
            pass


async def test_a_port_in_use_is_a_sentence(
    sandbox: People, embedded: EmbeddedServer, database_name: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wanted = settings_of(sandbox, database_name, ROUTER_WEB__PORT=str(taken.getsockname()[1]))
        with pytest.raises(CannotRun, match="ROUTER_WEB__PORT"):
            async with running(wanted, Surroundings(uri=embedded.uri, real=SystemClock())):
                pass
