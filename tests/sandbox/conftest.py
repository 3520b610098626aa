"""A sandbox over real HTTP, a real aiogram bot that talks to it, and people who use it."""

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update
from aiohttp import ClientSession, FormData, web
from PIL import Image

from router.sandbox.server import build_sandbox
from router.sandbox.settings import DEMO_TOKEN, SandboxSettings

CONSUMER, MARIA, CREATOR, MEMBER, MANAGER = 501, 502, 601, 602, 901
STAFF, CARE = -1002000000001, -1001000000001
BOT = 1000001
Json = dict[str, Any]


@dataclass
class Clock:
    """Time that stands still until a test moves it; seconds."""

    seconds: float = 1_780_000_000.0

    def __call__(self) -> float:
        return self.seconds


class PlainSession(AiohttpSession):
    """Without the pause in which TLS connections close: there are none here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@dataclass
class Sandbox:
    """A running sandbox and a client of its control interface."""

    url: str
    client: ClientSession
    clock: Clock
    runner: web.AppRunner
    bots: list[Bot] = field(default_factory=list)

    def bot(self, token: str = DEMO_TOKEN) -> Bot:
        bot = Bot(token, session=PlainSession(api=TelegramAPIServer.from_base(self.url)))
        self.bots.append(bot)
        return bot

    async def get(self, path: str, **query: Any) -> Json:
        async with self.client.get(f"{self.url}/sandbox{path}", params=query) as answer:
            found: Json = await answer.json()
            assert answer.status == 200, found
            return found

    async def post(self, path: str, expect: int = 200, **fields: Any) -> Json:
        async with self.client.post(f"{self.url}/sandbox{path}", json=fields) as answer:
            found: Json = await answer.json()
            assert answer.status == expect, found
            return found

    async def act(self, person: int, action: str, **fields: Any) -> Json:
        return await self.post(f"/people/{person}/{action}", **fields)

    async def says(self, person: int, text: str, **fields: Any) -> int:
        return int((await self.act(person, "send", text=text, **fields))["message"])

    async def sends(self, person: int, *files: tuple[str, bytes, str], **fields: Any) -> Json:
        form = FormData()
        form.add_field("json", json.dumps(fields))
        for name, data, mime in files:
            form.add_field("file", data, filename=name, content_type=mime)
        async with self.client.post(f"{self.url}/sandbox/people/{person}/send", data=form) as answer:
            found: Json = await answer.json()
            assert answer.status == 200, found
            return found

    async def sees(self, chat: int, viewer: int | None = None, **query: Any) -> list[Json]:
        viewer = viewer or (chat if chat > 0 else CREATOR)
        return list((await self.get(f"/chats/{chat}", viewer=viewer, **query))["messages"])

    async def last(self, chat: int, viewer: int | None = None) -> Json:
        return (await self.sees(chat, viewer))[-1]

    async def raw(self, method: str, token: str = DEMO_TOKEN, **params: Any) -> Json:
        async with self.client.post(f"{self.url}/bot{token}/{method}", json=params) as answer:
            return dict(await answer.json(content_type=None))


Start = Callable[..., Awaitable[Sandbox]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Starts sandboxes with chosen settings; all end with the test."""
    running: list[Sandbox] = []

    async def begin(clock: Clock | None = None, **settings: Any) -> Sandbox:
        clock = clock or Clock()
        runner = web.AppRunner(build_sandbox(SandboxSettings(time=clock, **settings)), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        sandbox = Sandbox(f"http://{host}:{port}", ClientSession(), clock, runner)
        running.append(sandbox)
        return sandbox

    yield begin
    for sandbox in running:
        for bot in sandbox.bots:
            await bot.session.close()
        await sandbox.client.close()
        await sandbox.runner.cleanup()


@pytest.fixture
async def sandbox(start: Start) -> Sandbox:
    return await start()


@pytest.fixture
async def bot(sandbox: Sandbox) -> Bot:
    return sandbox.bot()


async def updates(bot: Bot, **options: Any) -> list[Update]:
    """The waiting updates, confirmed."""
    found = await bot.get_updates(timeout=0, **options)
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1, timeout=0, limit=1)
    return found


def picture(width: int = 60, height: int = 40, kind: str = "PNG", color: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), color).save(data, kind)
    return data.getvalue()
