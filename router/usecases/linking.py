"""Deep links: a code for what a link fills in, and what somebody who follows one wants to complain about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from router.domain.complaint import Arg, Complaint
from router.domain.prefilling import CATEGORY
from router.domain.purchases import MERCHANT, ORDER
from router.platform_ports import Link
from router.usecases.merchants import find
from router.usecases.work import Work

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What Telegram hands on behind ``?start=``."""


async def followed(work: Work, payload: str) -> dict[str, Arg] | None:
    """Answers that a link gives; None for one that leads nowhere: forged, expired, its shop no longer there.

    A payload is a merchant's id or a code. A category that the policy no longer has is left open.
    """
    if not _PAYLOAD.fullmatch(payload):
        return None
    if await find(work, payload):
        return {MERCHANT: payload}
    link = await work.links.find(payload)
    if link is None or _expired(work, link) or await find(work, link.merchant) is None:
        return None
    category = link.category if link.category in work.policy.categories else ""
    given = {CATEGORY: category, MERCHANT: link.merchant, ORDER: link.order}
    return {id: value for id, value in given.items() if value}


def _expired(work: Work, link: Link) -> bool:
    return link.expires is not None and link.expires <= work.clock.now()


def open_about(complaints: Sequence[Complaint], answers: dict[str, Arg]) -> Complaint | None:
    """The consumer's newest open complaint about the order that a link names."""
    shop, order = answers.get(MERCHANT), answers.get(ORDER)
    return next((c for c in complaints if c.open and order and (c.merchant, c.order) == (shop, order)), None)
