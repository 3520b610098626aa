"""The sandbox as one web application."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import ClientSession, web

from router.sandbox import orders
from router.sandbox.bot_api import call_method, download
from router.sandbox.clock import SandboxClock
from router.sandbox.control import ROUTES
from router.sandbox.control.asked import control_errors
from router.sandbox.files import MEGABYTE
from router.sandbox.keys import CLIENT, SAVER, WORLD
from router.sandbox.persistence import Saver
from router.sandbox.polls import close_due
from router.sandbox.settings import SandboxSettings
from router.sandbox.webhook import PATIENCE, Pusher
from router.sandbox.world import World, populate

PAGE = Path(__file__).with_name("page")
TICK_SECONDS = 0.5
LOG = logging.getLogger(__name__)


def build_sandbox(settings: SandboxSettings) -> web.Application:
    """An application with the Bot API, the control interface and the page.

    State lives as long as it runs, or in `settings.data`, from which it goes on. Give the runner a short
    `shutdown_timeout`: long polls end when it cancels them.
    """
    app = web.Application(middlewares=[control_errors], client_max_size=64 * MEGABYTE)
    world = World(settings, SandboxClock(settings.time))
    saver = Saver(world, settings.data, settings.save_after)
    saver.read()
    populate(world)
    orders.populate(world)
    app[WORLD], app[SAVER] = world, saver
    method = "/bot{token:[^/]+}/{method}"
    app.router.add_route("GET", method, call_method)
    app.router.add_route("POST", method, call_method)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", download)
    app.router.add_get("/orders/{number:.+}", orders.look_up)
    app.router.add_routes(ROUTES)
    app.router.add_get("/", index)
    app.router.add_get("/page/{path:.+}", page)
    app.cleanup_ctx.append(_running)
    return app


async def _running(app: web.Application) -> AsyncIterator[None]:
    async with ClientSession(timeout=PATIENCE) as client:
        app[CLIENT] = client
        # Started here and ended below, perhaps by another task: a task group cannot span the two.
        background = asyncio.get_running_loop().create_task(_work(app))
        background.add_done_callback(_complain)
        yield
        background.cancel()
        await asyncio.wait([background])
    app[SAVER].now()


def _complain(background: asyncio.Task[None]) -> None:
    if not background.cancelled() and (error := background.exception()):
        LOG.critical("the sandbox no longer saves, closes polls or delivers to webhooks", exc_info=error)


async def _work(app: web.Application) -> None:
    world = app[WORLD]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(app[SAVER].run())
        tasks.create_task(_tick(world))
        for account in world.accounts.values():
            tasks.create_task(Pusher(world, account, app[CLIENT]).run())


async def _tick(world: World) -> None:
    while True:
        await asyncio.sleep(TICK_SECONDS)
        close_due(world)


async def index(request: web.Request) -> web.StreamResponse:
    """The page, or a word about where things are."""
    if (PAGE / "index.html").is_file():
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})
    return web.Response(text="Sandbox: Bot API at /bot<token>/<method>, control interface at /sandbox.\n")


async def page(request: web.Request) -> web.StreamResponse:
    """A static file of the page."""
    wanted = (PAGE / request.match_info["path"]).resolve()
    if not wanted.is_relative_to(PAGE.resolve()) or not wanted.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(wanted, headers={"Cache-Control": "no-cache"})
