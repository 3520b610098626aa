"""The bot's own web server: webhook, health, metrics, and in the demo its clock."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from handlers.bodies import update_in
from handlers.inbox import Inbox
from handlers.metrics import Metrics, Waiting
from handlers.time_machine import TimeMachine
from router.delivery.connecting import WEBHOOK_PATH
from router.ports import Unavailable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1 << 20
"""Bytes of a request; Telegram's updates are far smaller."""
READING = 10.0
"""Seconds for a request to arrive."""
PATIENCE = 20.0
"""Seconds after which Telegram is asked to send an update again, before it gives up waiting itself."""
PLAIN = "text/plain; version=0.0.4; charset=utf-8"

log = structlog.get_logger(__name__)


class Webhook:
    """Takes updates that Telegram posts; 200 only when an update is stored or parked."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        secret: str,
        patience: float = PATIENCE,
        refused: Callable[[str], object] = lambda why: None,
    ) -> None:
        """`refused` is told why a request was turned away, for metrics: secret, size, slow or body."""
        self._bot = bot
        self._inbox = inbox
        self._secret = secret.encode()
        self._patience = patience
        self._refused = refused

    async def receive(self, request: web.Request) -> web.Response:
        """401 without the secret, 4xx for what is no update, 500 when Telegram should send it again."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return self._refuse("secret", 401)
        try:
            async with asyncio.timeout(READING):
                body = await request.read()
            told = update_in(body)
        except web.HTTPRequestEntityTooLarge:
            return self._refuse("size", 413)
        except TimeoutError:
            return self._refuse("slow", 408)
        except (ValueError, web.RequestPayloadError):
            return self._refuse("body", 400)
        return web.Response(status=200 if await self._kept(told) else 500)

    def _refuse(self, why: str, status: int) -> web.Response:
        self._refused(why)
        return web.Response(status=status)

    async def _kept(self, told: dict[str, Any]) -> bool:
        id = told["update_id"]
        try:
            async with asyncio.timeout(self._patience):
                try:
                    update = Update.model_validate(told, context={"bot": self._bot})
                except ValidationError as error:
                    await self._inbox.park(id, told, type(error).__name__)
                else:
                    await self._inbox.handle([update])
        except (TimeoutError, Unavailable) as error:
            log.warning("update_not_kept", update=id, error=type(error).__name__)
            return False
        return True


class Health:
    """Whether the process lives and can work, and its numbers."""

    def __init__(
        self,
        ready: Callable[[], Awaitable[Mapping[str, bool]]],
        waiting: Callable[[], Awaitable[Waiting]],
        metrics: Metrics,
    ) -> None:
        """`ready` tells for each thing that is needed whether it is there."""
        self._ready = ready
        self._waiting = waiting
        self._metrics = metrics

    def routes(self) -> list[web.RouteDef]:
        """Where they are asked."""
        return [
            web.get("/healthz", self.alive),
            web.get("/readyz", self.ready),
            web.get("/metrics", self.metrics),
        ]

    async def alive(self, _request: web.Request) -> web.Response:
        """200 as long as the process answers."""
        return web.Response(text="alive\n")

    async def ready(self, _request: web.Request) -> web.Response:
        """200 when everything that is needed is there, else 503."""
        found = await self._ready()
        return web.json_response(dict(found), status=200 if all(found.values()) else 503)

    async def metrics(self, _request: web.Request) -> web.Response:
        """Prometheus' text format; 503 while the database is away."""
        try:
            page = self._metrics.page(await self._waiting())
        except Unavailable:
            return web.Response(status=503)
        return web.Response(body=page, headers={"Content-Type": PLAIN})


class DemoTime:
    """The time machine over HTTP, in demo mode alone."""

    def __init__(self, machine: TimeMachine) -> None:
        self._machine = machine

    def routes(self) -> list[web.RouteDef]:
        """Where it is asked."""
        return [web.get("/demo/clock", self.tell), web.post("/demo/clock", self.move)]

    async def tell(self, _request: web.Request) -> web.Response:
        """``{"now", "next_due"}`` in UTC."""
        due = await self._machine.next_due()
        now = self._machine.now()
        return web.json_response({"now": now.isoformat(), "next_due": due.isoformat() if due else None})

    async def move(self, request: web.Request) -> web.Response:
        """``{"to": aware ISO time}`` or ``{"advance": seconds}``; 400 with the reason for anything else."""
        try:
            target = _target(json.loads(await request.read()), self._machine.now())
            await self._machine.walk(target)
        except (ValueError, OverflowError) as error:
            return web.json_response({"error": str(error)}, status=400)
        except Unavailable:
            return web.json_response({"error": "the database is away"}, status=503)
        return await self.tell(request)


def _target(asked: object, now: datetime) -> datetime:
    match asked:
        case {"to": str(text), **rest} if not rest:
            target = datetime.fromisoformat(text)
        case {"advance": int() | float() as seconds, **rest} if not rest:
            target = now + timedelta(seconds=seconds)
        case _:
            raise ValueError('give {"to": ISO time} or {"advance": seconds}')
    if target.tzinfo is None:
        raise ValueError("the time needs a zone")
    return target


def build_web(
    health: Health | None = None, webhook: Webhook | None = None, demo: DemoTime | None = None
) -> web.Application:
    """The application, with whichever parts are wanted."""
    app = web.Application(client_max_size=LARGEST)
    if health:
        app.add_routes(health.routes())
    if demo:
        app.add_routes(demo.routes())
    if webhook:
        app.router.add_post(WEBHOOK_PATH, webhook.receive)
    return app
