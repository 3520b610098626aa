"""What every use case works with, handed in by the composition root."""

from __future__ import annotations

from dataclasses import dataclass

from router.domain.policy import Policy
from router.domain.turn import Context
from router.ports import (
    Clock,
    Complaints,
    Desks,
    Digests,
    Drafts,
    Ids,
    Guides,
    Parked,
    People,
    Posts,
    Rollups,
    Wake,
)


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
    digests: Digests
    rollups: Rollups
    parked: Parked
    wake: Wake

    async def context(self, number: str) -> Context:
        """What a decision about a complaint rests on now."""
        return Context(now=self.clock.now(), policy=self.policy, routes=await self.desks.routes(number))
    guides: Guides
