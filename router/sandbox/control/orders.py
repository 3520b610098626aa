"""The orders that the sandbox's order service knows."""

from aiohttp import web

from router.sandbox.control.asked import answer, fields_of, world_of
from router.sandbox.orders import add_order


async def list_orders(request: web.Request) -> web.Response:
    """All orders, or those of one `consumer`."""
    wanted = request.query.get("consumer")
    found = [o for o in world_of(request).orders.values() if wanted in {None, str(o.get("consumer"))}]
    return answer({"orders": found})


async def create_order(request: web.Request) -> web.Response:
    """Add an order, or change the one with its number."""
    given, _ = await fields_of(request)
    return answer(add_order(world_of(request), given))
