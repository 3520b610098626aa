"""Serving applications to a test, on free ports of this machine."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Serve = Callable[[web.Application], Awaitable[str]]


@asynccontextmanager
async def serving() -> AsyncIterator[Serve]:
    """Serves what it is given until the block ends; the answer is the URL."""
    runners: list[web.AppRunner] = []

    async def begin(app: web.Application) -> str:
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    try:
        yield begin
    finally:
        for runner in runners:
            await runner.cleanup()
