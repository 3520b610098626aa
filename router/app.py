"""The composition root: the only module that names everything and hands it to what needs it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import monotonic

import structlog
from aiogram import Bot, Dispatcher
from aiohttp import web

from handlers import dispatch
from handlers.inbox import AT_ONCE, Inbox
from handlers.lanes import Lanes
from handlers.later import Later
from handlers.menu import offer_commands
from handlers.metrics import CountedMessenger, Look, Metrics, Waiting
from handlers.polling import Poller
from handlers.time_machine import TimeMachine
from handlers.web import DemoTime, Health, Webhook, build_web
from router.clock import AgreedClock, DemoClock
from router.delivery.connecting import introduced, open_bot, refuses, set_webhook, webhook_address
from router.delivery.courier import Courier, Timing
from router.delivery.limits import Limits, Rate
from router.delivery.messenger import TelegramMessenger
from router.delivery.names import Names
from router.delivery.pictures import Pictures
from router.delivery.render import Renderer
from router.delivery.talk import Talk
from router.delivery.topics import Topics
from router.delivery.words import Words
from router.domain.masking import Masking
from router.domain.policy import Policy
from router.domain.suggesting import prepare
from router.errors import CannotRun
from router.ids import RandomIds
from router.orders.http import HttpOrders, open_orders
from router.platform_ports import Orders
from router.ports import Box, Clock, Unavailable
from router.settings import Settings
from router.storage.store import Observe, Store, connect, unobserved
from router.usecases.delivery import topic_missed, undelivered
from router.usecases.digests import make_digests, next_due
from router.usecases.work import Work
from schedules.duty import Duty
from schedules.jobs import Job, all_drafts, jobs, sweep_and_care
from schedules.ticking import ticking

SWEEPER_SECONDS = 8.0
"""For so long nobody else sweeps after the process that did has died."""
READY_SECONDS = 4.0
"""A database that takes longer to say that it is there is not."""
CLOCK_SECONDS = 60.0
"""Seconds between two looks at the database server's clock."""
STOP_SECONDS = 10.0
"""What is begun may take so long to finish when the bot is told to stop."""
LEAVING_SECONDS = 3.0
"""A lease that cannot be given up in that time is taken over like a dead process's."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a run finds beside its settings."""

    uri: str
    """Where the database is."""
    real: Clock
    """This host's time, for everything but a demo."""
    demo: DemoClock | None = None
    """The time that a demo can move, in place of real time; then Telegram's limits are off too."""
    listener: socket.socket | None = None
    """A bound socket for the web server, in place of the address in the settings."""


@dataclass(slots=True)
class Bell:
    """Rings for the courier, which is made after those who ring."""

    warn: Callable[[Box], None] = lambda box: None
    ring: Callable[[Box], None] = lambda box: None

    def expect(self, box: Box) -> None:
        """There will be mail in this box."""
        self.warn(box)

    def wake(self, box: Box) -> None:
        """There is mail in this box."""
        self.ring(box)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """A bot with everything it works with."""

    settings: Settings
    bot: Bot
    work: Work
    store: Store
    words: Words
    courier: Courier
    dispatcher: Dispatcher
    inbox: Inbox
    metrics: Metrics
    look: Look
    group: asyncio.TaskGroup
    """Its tasks; it ends when they do."""

    async def waiting(self) -> Waiting:
        """What waits now. Raises `Unavailable`."""
        return await self.look.waiting(sends=self.courier.working, held=self.courier.pace.held)

    async def ready(self) -> Mapping[str, bool]:
        """Whether the database answers, and Telegram has not refused the token."""
        token = not refuses(self.bot)
        try:
            async with asyncio.timeout(READY_SECONDS):
                await self.store.usable()
        except (TimeoutError, Unavailable):
            return {"database": False, "token": token}
        return {"database": True, "token": token}


@asynccontextmanager
async def running(settings: Settings, around: Surroundings) -> AsyncIterator[App]:
    """A bot at work, from when it is ready until the block ends; then it finishes what it has begun.

    While the database or Telegram is away it waits and says so in the log. Raises CannotRun.
    """
    started = monotonic()
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(assembled(settings, around))
        await stack.enter_async_context(_delivering(app))
        await stack.enter_async_context(_ticking(app))
        await stack.enter_async_context(_serving(app, around))
        await stack.enter_async_context(_receiving(app))
        seconds = round(monotonic() - started, 2)
        log.info("ready", bot=app.work.bot, mode=settings.telegram.mode, seconds=seconds)
        menu = app.group.create_task(offer_commands(app.bot, app.words, app.work.policy))
        app.group.create_task(asyncio.to_thread(prepare, app.work.policy.keywords))
        yield app
        log.info("stopping")
        menu.cancel()
    log.info("stopped")


@asynccontextmanager
async def assembled(settings: Settings, around: Surroundings) -> AsyncIterator[App]:
    """A bot that can work and does nothing yet, with the database and Telegram there. Raises CannotRun."""
    policy = settings.policy(around.real.now().date())
    metrics = Metrics()
    store = open_store(settings, policy, around, metrics.database)
    telegram = settings.telegram
    try:
        async with (
            open_bot(telegram.token.get_secret_value(), telegram.api_server) as bot,
            order_service(settings) as orders,
        ):
            async with asyncio.TaskGroup() as starting:
                starting.create_task(introduced(bot))
                starting.create_task(_prepared(store))
            async with asyncio.TaskGroup() as group:
                yield assemble(settings, around, policy, bot, store, group, metrics, orders)
    except BaseExceptionGroup as errors:
        raise _main(errors) from errors
    finally:
        store.close()


def _main(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The reason that can be told to people, among errors that came together; else the only one, or all."""
    reasons = errors.subgroup(CannotRun)
    found: BaseException = reasons or errors
    while isinstance(found, BaseExceptionGroup) and (reasons or len(found.exceptions) == 1):
        found = found.exceptions[0]
    return found


def open_store(
    settings: Settings, policy: Policy, around: Surroundings, observe: Observe = unobserved
) -> Store:
    """The stores; the database need not be there yet. Raises CannotRun for an address that is none."""
    desks, merchants = policy.desks.values(), policy.merchants.values()
    return connect(around.uri, settings.database.name, desks=desks, merchants=merchants, observe=observe)


def order_service(settings: Settings) -> AbstractAsyncContextManager[HttpOrders | None]:
    """The platform's order service, None where the settings name none."""
    table = settings.orders
    token = table.token.get_secret_value()
    return open_orders(table.url, token, patience=table.timeout_seconds, remember=table.remember_seconds)


async def _prepared(store: Store) -> None:
    while True:
        await store.wait_ready(asyncio.sleep)
        try:
            return await store.ensure_indexes()
        except Unavailable:
            continue


def assemble(
    settings: Settings,
    around: Surroundings,
    policy: Policy,
    bot: Bot,
    store: Store,
    group: asyncio.TaskGroup,
    metrics: Metrics,
    orders: Orders | None = None,
) -> App:
    """Everything made and handed to whom it belongs; nothing runs yet. `group` is for the courier."""
    bell, lanes = Bell(), Lanes()
    words = Words(settings.locale.default, names=Names(store.merchants.names))
    clock = around.demo or AgreedClock(around.real.now)
    alone = settings.telegram.mode == "polling"
    work = _work(bot.id, policy, clock, store, bell, metrics, orders, alone)
    messenger = CountedMessenger(TelegramMessenger(bot, Pictures(bot)), metrics.send)
    limits = _limits(settings) if around.demo is None else UNLIMITED
    masking = Masking.of(policy)
    renderer = Renderer(words, policy, masking)
    topics = Topics(_topics(policy), partial(topic_missed, work))
    courier = _courier(work, store, messenger, renderer, limits, topics, group)
    bell.warn, bell.ring = courier.expect, courier.wake
    talk = Talk(
        messenger=messenger,
        words=words,
        policy=policy,
        pace=courier.pace,
        gate=courier.gate,
        topics=topics,
        sleep=asyncio.sleep,
        crowded=lanes.crowded,
    )
    dispatcher = dispatch.build(
        work=work, talk=talk, words=words, masking=masking, bot=bot, later=Later(group)
    )
    inbox = Inbox(
        partial(dispatcher.feed_update, bot),
        store.parked,
        attempts=settings.limits.update_attempts,
        # What the courier sends comes on top, and one request waits for updates.
        at_once=min(AT_ONCE, max(1, settings.telegram.in_flight - settings.limits.in_flight - 1)),
        seen=metrics.update,
        lanes=lanes,
    )
    return App(
        settings=settings,
        bot=bot,
        work=work,
        store=store,
        words=words,
        courier=courier,
        dispatcher=dispatcher,
        inbox=inbox,
        metrics=metrics,
        look=Look(work.clock, store.complaints, store.mailboxes, store.parked),
        group=group,
    )


def _topics(policy: Policy) -> dict[int, int]:
    return {chat: topic for desk in policy.desks.values() for chat, topic in desk.topics.items()}


def _work(
    bot: int,
    policy: Policy,
    clock: Clock,
    store: Store,
    bell: Bell,
    metrics: Metrics,
    orders: Orders | None,
    alone: bool,
) -> Work:
    return Work(
        bot=bot,
        policy=policy,
        clock=clock,
        ids=RandomIds(),
        complaints=store.complaints,
        drafts=store.drafts,
        people=store.people,
        posts=store.posts,
        desks=store.desks,
        crews=store.crews,
        digests=store.digests,
        mailboxes=store.mailboxes,
        rollups=store.rollups,
        guides=store.guides,
        links=store.links,
        merchants=store.merchants,
        invitations=store.invitations,
        blocks=store.blocks,
        restrained=store.restrained,
        alone=alone,
        orders=orders,
        parked=store.parked,
        wake=bell,
        happened=metrics.happened,
        helped=metrics.guide,
    )


def _courier(
    work: Work,
    store: Store,
    messenger: CountedMessenger,
    renderer: Renderer,
    limits: Limits,
    topics: Topics,
    group: asyncio.TaskGroup,
) -> Courier:
    return Courier(
        bot=work.bot,
        owner=work.ids.secret(),
        mailboxes=store.mailboxes,
        posts=store.posts,
        leases=store.leases,
        clock=work.clock,
        messenger=messenger,
        renderer=renderer,
        limits=limits,
        topics=topics,
        on_undelivered=partial(undelivered, work),
        on_migrated=store.desks.migrated,
        moves=store.desks.moves,
        group=group,
        timing=Timing(),
    )


UNLIMITED = Limits(person=None, group=None, overall=None)


def _limits(settings: Settings) -> Limits:
    given = settings.limits
    return Limits(
        person=Rate(given.person_burst, given.person_burst / given.person_per_second),
        group=Rate(given.group_per_minute, 60.0),
        overall=Rate(given.overall_per_second, 1.0),
        spare=given.spare,
        in_flight=given.in_flight,
        attempts=given.attempts,
    )


@asynccontextmanager
async def _delivering(app: App) -> AsyncIterator[None]:
    sending = app.group.create_task(app.courier.run())
    yield
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await app.courier.stop()
    except TimeoutError:
        if app.courier.idle:
            # It only waits for an answer of the database, about what is owed.
            sending.cancel()
            return
        raise CannotRun(
            "Stopped before everything that was sent could be settled, for the database is away. "
            "Nothing is lost; a message may come twice after the next start, and says so."
        ) from None


@asynccontextmanager
async def _ticking(app: App) -> AsyncIterator[None]:
    sweeper = Duty(app.store.leases, f"sweeper:{app.work.bot}", app.work.ids.secret(), SWEEPER_SECONDS)
    async with ticking((*jobs(app.work, sweeper), *await _in_step(app))):
        yield
    try:
        async with asyncio.timeout(LEAVING_SECONDS):
            await sweeper.leave()
    except (TimeoutError, Unavailable):
        log.warning("lease_not_left", lasts=SWEEPER_SECONDS)


async def _in_step(app: App) -> Sequence[Job]:
    """Agree with all other processes on the time, now and again and again; the demo has a time of its own."""
    clock = app.work.clock
    if not isinstance(clock, AgreedClock):
        return ()
    compare = partial(clock.agree, app.store.time)
    with suppress(Unavailable):
        await compare()
    return (Job("clock", CLOCK_SECONDS, compare),)


@asynccontextmanager
async def _serving(app: App, around: Surroundings) -> AsyncIterator[None]:
    """The web server, where something is to be served."""
    telegram, wanted = app.settings.telegram, app.settings.web
    health = Health(app.ready, app.waiting, app.metrics) if wanted.health else None
    webhook = None
    if telegram.mode == "webhook":
        secret = telegram.webhook_secret.get_secret_value()
        webhook = Webhook(app.bot, app.inbox, secret, refused=app.metrics.turned_away)
    demo = DemoTime(_time_machine(app, around.demo)) if around.demo else None
    if not (health or webhook or demo):
        yield
        return
    runner = web.AppRunner(build_web(health, webhook, demo), access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await _listening(runner, wanted.host, wanted.port, around.listener)
        yield
    finally:
        await runner.cleanup()


async def _listening(runner: web.AppRunner, host: str, port: int, listener: socket.socket | None) -> None:
    site = web.SockSite(runner, listener) if listener else web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as error:
        raise CannotRun(
            f"The web server cannot listen on {host}:{port} ({error.strerror}): "
            "end what uses the port, or choose another with ROUTER_WEB__PORT."
        ) from None


def _time_machine(app: App, clock: DemoClock) -> TimeMachine:
    work, store = app.work, app.store

    async def next_digest() -> datetime | None:
        coming = [next_due(manager, clock.now()) for manager in work.policy.managers]
        return min(filter(None, coming), default=None)

    return TimeMachine(
        clock,
        nexts=(
            store.complaints.next_due,
            store.drafts.next_due,
            store.mailboxes.next_owed,
            partial(store.people.next_care_due, work.bot),
            next_digest,
        ),
        acts=(
            partial(sweep_and_care, work),
            partial(all_drafts, work),
            partial(make_digests, work),
            app.courier.drain,
        ),
    )


@asynccontextmanager
async def _receiving(app: App) -> AsyncIterator[None]:
    telegram = app.settings.telegram
    if telegram.mode == "webhook":
        url = webhook_address(telegram.webhook_url)
        await set_webhook(app.bot, url, telegram.webhook_secret.get_secret_value())
        yield
        return
    poller = Poller(app.bot, app.inbox)
    polling = app.group.create_task(poller.run())
    yield
    poller.stop()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await polling
    except TimeoutError:
        # Not confirmed: Telegram gives the batch again at the next start.
        log.warning("batch_left")
