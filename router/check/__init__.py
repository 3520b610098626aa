"""`check`: says what is wrong and what to do about it, one line each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from router.app import Surroundings, open_store
from router.check.chats import chats, people
from router.check.database import database
from router.check.finding import Findings, Level, problem, warning
from router.check.house import configuration
from router.check.live import Story
from router.check.orders import orders
from router.check.telegram import introduce, telegram
from router.delivery.connecting import open_bot
from router.errors import CannotRun
from router.ports import Clock, DeskChat
from router.settings import Settings
from router.storage.embedded import EmbeddedError, EmbeddedServer, InUseError
from router.storage.store import Store

LOOKED_AT = 200
"""Chats bound at run time that are looked at: each costs Telegram three questions."""


async def examine(
    settings: Settings, clock: Clock, say: Callable[[str], object], story: tuple[int, int] | None = None
) -> bool:
    """Say what is found; whether there is no problem. `story`: a test chat and a person for the live test."""
    levels = set()
    async for finding in _findings(settings, clock, story):
        say(str(finding))
        levels.add(finding.level)
    return Level.PROBLEM not in levels


async def _findings(settings: Settings, clock: Clock, story: tuple[int, int] | None) -> Findings:
    for finding in configuration(settings, clock.now().date()):
        yield finding
    bound: list[DeskChat] = []
    async for finding in _database(settings, clock, bound):
        yield finding
    async for finding in orders(settings):
        yield finding
    async for finding in _telegram(settings, clock, story, bound):
        yield finding


async def _database(settings: Settings, clock: Clock, bound: list[DeskChat]) -> Findings:
    """Findings about the database; the chats that it knows of are put into `bound`."""
    embedded = not settings.database.uri.get_secret_value()
    try:
        async with _store(settings, clock) as store:
            reached = True
            async for finding in database(store, embedded):
                reached = reached and finding.level is not Level.PROBLEM
                yield finding
            if reached:
                bound += await store.desks.bound(LOOKED_AT)
    except InUseError as error:
        yield warning(f"database: {error}", "if that is the bot, its /readyz tells about the database")
    except EmbeddedError as error:
        yield problem(f"database: {error}", "put it right, or set ROUTER_DATABASE__URI")


@asynccontextmanager
async def _store(settings: Settings, clock: Clock) -> AsyncIterator[Store]:
    """The stores, with the embedded server for as long as this lasts where there is no other."""
    uri = settings.database.uri.get_secret_value()
    server = None if uri else EmbeddedServer(settings.database.data)
    around = Surroundings(uri=server.uri if server else uri, real=clock)
    store = open_store(settings, settings.policy(clock.now().date()), around)
    try:
        yield store
    finally:
        store.close()
        if server:
            server.stop()


async def _telegram(
    settings: Settings, clock: Clock, story: tuple[int, int] | None, bound: Sequence[DeskChat]
) -> Findings:
    try:
        bot = open_bot(settings.telegram.token.get_secret_value(), settings.telegram.api_server)
    except CannotRun as error:
        yield problem(
            f"token: {error}", "BotFather shows a bot’s token by /mybots; README, “Run it for real”"
        )
        return
    async with bot:
        me, finding = await introduce(bot)
        yield finding
        if me is None:
            return
        groups = chats(bot, me, settings, bound)
        parts = [telegram(bot, me, settings.telegram, clock), groups, people(bot, settings)]
        if story:
            parts.append(Story(bot, clock, *story).told())
        for part in parts:
            async for finding in part:
                yield finding
