"""Whether the platform's order service answers as docs/orders.md describes it."""

from __future__ import annotations

import asyncio

from router.app import order_service
from router.check.finding import Finding, Findings, ok, problem, warning
from router.domain.complaint import OrderCheck
from router.orders.http import Unanswered
from router.settings import Settings

NOBODYS = "complaint-router-check"
"""An order number that no shop gives."""
NOBODY = 1
"""A Telegram id that no person has."""


async def orders(settings: Settings) -> Findings:
    """One finding where a service is configured, and one more where its address is not encrypted."""
    table = settings.orders
    if not table.url:
        return
    async with order_service(settings) as service:
        assert service is not None, "there is an address"
        try:
            async with asyncio.timeout(table.timeout_seconds):
                found = await service.ask(NOBODYS, NOBODY)
        except TimeoutError:
            yield _silent("timeout", table.timeout_seconds)
        except Unanswered as missed:
            yield _silent(missed.reason, table.timeout_seconds)
        else:
            yield _answered(found.check)
    if table.url.startswith("http://") and not table.url.startswith(("http://127.", "http://localhost")):
        yield warning(
            "orders: asked without encryption, token and all", "give an https address in orders.url"
        )


def _silent(reason: str, seconds: float) -> Finding:
    if reason == "token":
        return problem("orders: the service refuses the token", "put ROUTER_ORDERS__TOKEN right")
    said = f"does not answer within {seconds:g} s" if reason == "timeout" else f"no usable answer ({reason})"
    return problem(f"orders: {said}", "look at orders.url and the service; see docs/orders.md")


def _answered(check: OrderCheck) -> Finding:
    if check is OrderCheck.UNKNOWN:
        return ok("orders: the service answers, and does not know an order that nobody made")
    return problem(
        f"orders: the service calls an order that nobody made {check.value}",
        "let it answer 404 in JSON for numbers that it does not know",
    )
