"""A small order service such as a platform has: `GET /orders/{number}?consumer=` (docs/orders.md)."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

from aiohttp import web

from router.sandbox import faults
from router.sandbox.errors import ControlError
from router.sandbox.faults import Fault
from router.sandbox.keys import WORLD
from router.sandbox.model import Json
from router.sandbox.world import World

FIELDS = frozenset({"number", "consumer", "merchant", "product", "amount", "delivered", "days_ago"})
TOLD = ("number", "merchant", "product", "amount", "delivered")


def add_order(world: World, spec: Json) -> Json:
    """An order of a person; `days_ago` says when it was delivered. ControlError when it cannot be."""
    if not spec.get("number") or spec.keys() - FIELDS:
        raise ControlError(f"an order has a number and of the fields {sorted(FIELDS)} some")
    order = {name: value for name, value in spec.items() if name != "days_ago"}
    if spec.get("days_ago") is not None:
        day = datetime.fromtimestamp(world.clock.now(), UTC) - timedelta(days=int(spec["days_ago"]))
        order["delivered"] = day.date().isoformat()
    world.orders[str(spec["number"]).upper()] = order
    return order


def populate(world: World) -> None:
    """The orders of the settings that are not there yet."""
    for spec in world.settings.world.get("orders", ()):
        if spec["number"].upper() not in world.orders:
            add_order(world, spec)


async def look_up(request: web.Request) -> web.StreamResponse:
    """`/orders/{number}`: what a platform would answer; faults for the method `orders` strike here."""
    world = request.app[WORLD]
    if request.headers.get("Authorization") != f"Bearer {world.settings.orders_token}":
        return _told(401, {"error": "wrong token"})
    world.count("orders")
    if fault := faults.of_call(world.faults, "orders", None):
        return await _faulty(request, fault)
    return _answered(request, world)


def _answered(request: web.Request, world: World) -> web.Response:
    order = world.orders.get(request.match_info["number"].upper())
    if order is None:
        return _told(404, {"error": "no such order"})
    if str(order.get("consumer")) != request.query.get("consumer"):
        return _told(403, {"error": "another person's order"})
    return _told(200, {"consumer_matches": True} | {name: order.get(name) for name in TOLD})


def _told(status: int, content: Json) -> web.Response:
    return web.Response(status=status, body=json.dumps(content).encode(), content_type="application/json")


async def _faulty(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.kind == "error":
        return _told(fault.code, {"error": fault.description})
    if fault.kind in {"delay", "timeout", "timeout_before"}:
        await asyncio.sleep(fault.seconds)
    if fault.kind == "delay":
        return _answered(request, request.app[WORLD])
    if fault.kind == "broken_json":
        return web.Response(body=b'{"number": "', content_type="application/json")
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)
