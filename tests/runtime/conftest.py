"""A web server and a sandbox in this process, over real HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from router.sandbox.server import build_sandbox
from router.sandbox.settings import DEMO_TOKEN, SandboxSettings
from tests.serving import Serve, serving


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serves applications on free ports; all end with the test."""
    async with serving() as begin:
        yield begin


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


class People:
    """The sandbox's control interface: what people do, and what is set."""

    def __init__(self, url: str, client: ClientSession) -> None:
        self.url = url
        self._client = client

    async def post(self, path: str, **fields: Any) -> dict[str, Any]:
        async with self._client.post(f"{self.url}/sandbox{path}", json=fields) as answer:
            told = await answer.json()
            assert answer.status == 200, told
            return dict(told)

    async def get(self, path: str, **query: Any) -> dict[str, Any]:
        async with self._client.get(f"{self.url}/sandbox{path}", params=query) as answer:
            return dict(await answer.json())

    async def says(self, who: int, text: str, **fields: Any) -> None:
        await self.post(f"/people/{who}/send", text=text, **fields)

    async def pending(self) -> int:
        return int((await self.get("/counters"))["pending"])


@pytest.fixture
async def sandbox(serve: Serve, client: ClientSession) -> People:
    return People(await serve(build_sandbox(SandboxSettings())), client)


@pytest.fixture
async def bot(sandbox: People) -> AsyncIterator[Bot]:
    async with Bot(DEMO_TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))) as bot:
        yield bot
