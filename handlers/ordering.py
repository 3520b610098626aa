"""Going on once the order service has said what it knows of an order number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from handlers.front import Front
from router.domain.answers import about_order
from router.domain.complaint import OrderCheck, Text
from router.domain.draft import Draft
from router.domain.purchases import awaited, purchase_of
from router.usecases.ordering import look_up

GoOn: TypeAlias = Callable[[Draft, Sequence[Text]], Awaitable[object]]
"""What follows, with the draft as it then stands and what is to be said of its order."""


async def when_known(front: Front, draft: Draft, go_on: GoOn) -> None:
    """Go on at once where nothing is to be asked; else when the service has answered, which may take seconds.

    By then the update was handled: as long as it is not, polling brings nobody else's.
    """
    if awaited(draft):
        front.later.do(_then(front, draft, go_on))
    else:
        await go_on(draft, ())


async def _then(front: Front, draft: Draft, go_on: GoOn) -> None:
    known = await look_up(front.work, draft)
    await go_on(known, _found(known))


def _found(draft: Draft) -> Sequence[Text]:
    """What the platform knows of the consumer's own order."""
    purchase = purchase_of(draft)
    verified = purchase is not None and purchase.check is OrderCheck.VERIFIED
    return [Text("order-found"), *about_order(draft)] if verified else ()
