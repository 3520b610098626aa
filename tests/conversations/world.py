"""A small world for a story: the sandbox over HTTP, a real database server, the product as it runs."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, web

from router.app import App, Surroundings, running
from router.clock import DemoClock
from router.domain.events import Event
from router.sandbox.server import build_sandbox
from router.sandbox.settings import DEMO_TOKEN, SandboxSettings
from router.settings import SHIPPED, load
from router.storage.embedded import free_port
from tests.conversations.people import PATIENCE, Laboratory, Person

MONDAY = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
"""Ten in the morning in Shanghai, with no holiday in sight."""
LIN, MARIA = 501, 502
WANG, CHEN, IVY, ZHOU = 601, 602, 611, 621
ANN, LI, SAM = 701, 702, 711
MANAGER = 901
DIGITAL, FASHION, HOME = -1002000000001, -1002000000002, -1002000000003
CARE, SAFETY = -1001000000001, -1001000000002
SPEAK_ENGLISH = frozenset({MARIA, IVY, ANN, SAM, FASHION, CARE, SAFETY})


class RunningClock:
    """Time that begins at a fixed moment and passes as fast as real time."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self._start = start
        self._begun = time.monotonic()

    def skip(self, span: timedelta) -> None:
        """Time passes at once."""
        self._start += span

    def now(self) -> datetime:
        """Whole milliseconds, as a database keeps them."""
        passed = timedelta(milliseconds=int((time.monotonic() - self._begun) * 1000))
        return self._start + passed


@dataclass
class World:
    """Everything that runs for one story."""

    folder: Path
    uri: str
    database: str
    real: RunningClock = field(default_factory=RunningClock)
    environment: dict[str, str] = field(default_factory=dict)
    config: Path = SHIPPED
    limited: bool = False
    """Without a time machine, and so with Telegram's limits."""
    app: App | None = None
    url: str = ""
    lab: Laboratory = field(init=False)
    _outer: AsyncExitStack = field(default_factory=AsyncExitStack)
    _product: AsyncExitStack = field(default_factory=AsyncExitStack)
    _listener: socket.socket | None = None

    async def open(self, *, webhook: bool = False) -> None:
        """Start the sandbox and the product."""
        await self.open_sandbox()
        if webhook:
            self.environment |= {
                "ROUTER_TELEGRAM__MODE": "webhook",
                "ROUTER_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{self._bot_port}",
                "ROUTER_TELEGRAM__WEBHOOK_SECRET": "a-secret-for-stories",
            }
        await self.start()

    async def open_sandbox(self) -> None:
        """Start the sandbox alone."""
        self._bot_port = free_port()
        settings = SandboxSettings(
            time=lambda: self.real.now().timestamp(), bot_clock=f"http://127.0.0.1:{self._bot_port}"
        )
        runner = web.AppRunner(build_sandbox(settings), shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        self._outer.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self.lab = Laboratory(self.url, await self._outer.enter_async_context(ClientSession()))

    def sleeps(self, span: timedelta) -> None:
        """Time passes while the product is down."""
        self.real.skip(span)

    async def close(self) -> None:
        """End everything."""
        await self.stop()
        await self._outer.aclose()

    async def start(self) -> None:
        """Start the product, as after a restart."""
        environment = {
            "ROUTER_TELEGRAM__TOKEN": DEMO_TOKEN,
            "ROUTER_TELEGRAM__API_SERVER": self.url,
            "ROUTER_DATABASE__NAME": self.database,
            "ROUTER_WEB__PORT": str(self._bot_port),
            **self.environment,
        }
        settings = load(self.config, environment, self.real.now().date())
        around = Surroundings(
            uri=self.uri,
            real=self.real,
            demo=None if self.limited else DemoClock(self.folder / "clock.json", self.real.now),
        )
        self.app = await self._product.enter_async_context(running(settings, around))

    async def stop(self) -> None:
        """Stop the product cleanly."""
        await self._product.aclose()
        self.app = None

    def private(self, user: int) -> Person:
        """Somebody in their own chat with the bot."""
        return Person(self.lab, user, user, "en" if user in SPEAK_ENGLISH else "zh")

    def member(self, user: int, chat: int) -> Person:
        """Somebody in a group, where the desk's language is spoken."""
        return Person(self.lab, user, chat, "en" if chat in SPEAK_ENGLISH else "zh")

    async def settled(self) -> None:
        """Everything that was sent has been handled, and everything owed now is delivered."""
        assert self.app is not None
        for _ in range(3):
            await self.handled()
            await self.app.courier.drain()

    async def handled(self) -> None:
        """What everybody sent is stored."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while (await self.lab.get("/counters"))["pending"]:
            assert asyncio.get_running_loop().time() < deadline, "updates are not handled"
            await asyncio.sleep(0.01)

    async def later(self, **span: float) -> None:
        """Time passes: everything that falls due on the way is done."""
        await self.settled()
        await self.lab.post("/time-machine", {"advance": timedelta(**span).total_seconds()})
        await self.settled()

    def now(self) -> datetime:
        """The product's time."""
        assert self.app is not None
        return self.app.work.clock.now()

    def local(self) -> datetime:
        """The product's time where the shops are."""
        return self.now().astimezone(ZoneInfo("Asia/Shanghai"))

    async def complaint(self, number: str) -> Any:
        """What is stored of a complaint."""
        assert self.app is not None
        return await self.app.work.complaints.get(number)

    async def timeline(self, number: str) -> list[Event]:
        """Everything that happened to a complaint."""
        assert self.app is not None
        return await self.app.work.complaints.timeline(number)
