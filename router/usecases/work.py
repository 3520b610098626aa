"""What every use case works with, handed in by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from router.desk_ports import Crews
from router.digest_ports import Digests, Rollups
from router.domain.policy import Policy
from router.domain.turn import Context
from router.guard_ports import Blocks, Restrained
from router.platform_ports import Links, Orders
from router.ports import (
    Clock,
    Complaints,
    Desks,
    Drafts,
    Guides,
    Ids,
    Mailboxes,
    Parked,
    People,
    Posts,
    Wake,
)


def unobserved(*what: str) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The stores, the clock, the policy and the courier's bell of one bot."""

    bot: int
    policy: Policy
    clock: Clock
    ids: Ids
    complaints: Complaints
    drafts: Drafts
    people: People
    posts: Posts
    desks: Desks
    crews: Crews
    digests: Digests
    mailboxes: Mailboxes
    rollups: Rollups
    guides: Guides
    links: Links
    blocks: Blocks
    restrained: Restrained
    parked: Parked
    wake: Wake
    orders: Orders | None = None
    """The platform's order service, where there is one."""
    happened: Callable[[str], object] = unobserved
    """Told of what is counted beside complaints, such as ``draft_expired``."""
    helped: Callable[[str, str], object] = unobserved
    """Told a guide, by its id, and what it led to: ``solved`` or ``left``."""

    async def context(self, number: str) -> Context:
        """What a decision about a complaint rests on now."""
        return Context(now=self.clock.now(), policy=self.policy, routes=await self.desks.routes(number))
