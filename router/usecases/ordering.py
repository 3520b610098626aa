"""Order numbers: what the platform's order service makes of one, once, when it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from router.domain.complaint import Arg, Purchase
from router.domain.draft import Draft
from router.domain.prefilling import with_category, with_order
from router.domain.purchases import DOUBTED, ORDER
from router.usecases.work import Work


async def prefilled(
    work: Work, draft: Draft, answers: Mapping[str, Arg]
) -> tuple[dict[str, Arg], Purchase | None]:
    """Answers with what follows from an order or a category among them, and what is known of the order.

    The service is asked when there is a number among them; what it says is for the caller to store.
    """
    if ORDER not in answers:
        return with_category(draft, answers, work.policy), draft.purchase
    found = await _looked_up(work, draft, answers[ORDER])
    return with_order(draft, answers, found, work.policy), found


async def _looked_up(work: Work, draft: Draft, number: Arg) -> Purchase | None:
    """None without a service or a number. The same doubtful number once more means that it is meant."""
    if work.orders is None or not number:
        return None
    found = await work.orders.look_up(str(number), draft.user)
    work.happened(f"order_{found.check.value}")
    if found.merchant not in work.policy.merchants:
        found = replace(found, merchant=None)
    again = draft.purchase is not None and draft.purchase.number == number and found.check in DOUBTED
    return replace(found, insisted=again)
