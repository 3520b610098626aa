"""What every use case works with, handed in by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from router.desk_ports import Crews
from router.digest_ports import Digests, Guides, Rollups
from router.domain.complaint import Complaint
from router.domain.policy import DeskKind, Policy
from router.domain.turn import Context
from router.guard_ports import Blocks, Parked, Restrained
from router.merchant_ports import Invitations, Merchants
from router.platform_ports import Links, Orders
from router.ports import (
    Clock,
    Complaints,
    Desks,
    Drafts,
    Ids,
    Mailboxes,
    People,
    Posts,
    Wake,
)
from router.usecases.pools import routes, shared


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
    merchants: Merchants
    invitations: Invitations
    blocks: Blocks
    restrained: Restrained
    parked: Parked
    wake: Wake
    alone: bool = False
    """No other process takes this bot's updates, as while it polls."""
    orders: Orders | None = None
    """The platform's order service, where there is one."""
    happened: Callable[[str], object] = unobserved
    """Told of what is counted beside complaints, such as ``draft_expired``."""
    helped: Callable[[str, str], object] = unobserved
    """Told a guide, by its id, and what it led to: ``solved`` or ``left``."""

    async def theirs(self, complaint: Complaint) -> list[Complaint]:
        """Every complaint of the same consumer, newest first; of a caller nobody knows another one."""
        if not complaint.claimed:
            return [complaint]
        return await self.complaints.of_consumer(self.bot, complaint.consumer.user)

    async def context(self, about: Complaint | str, *more: str) -> Context:
        """What a decision about a complaint, or about the number of a new one, rests on now.

        It knows the chats of the platform's desks, of those that take part, and of `more`.
        """
        number = about if isinstance(about, str) else about.number
        held = {} if isinstance(about, str) else about.routes
        merchant = None if isinstance(about, str) else about.merchant
        desks = {*self.platform, *held, *filter(None, (merchant, *more))}
        chats = await self.desks.chats(desks)
        standing = {desk: await self.desks.current(route.chat) for desk, route in held.items()}
        return Context(
            now=self.clock.now(),
            policy=self.policy,
            routes=routes(number, chats, standing),
            calendars={chat.desk: chat.calendar for chat in chats if chat.calendar},
        )

    async def counted(self, ctx: Context, number: str, arrived: Collection[str]) -> Context | None:
        """The same where the chats of these desks are chosen by their load; None where nothing is to choose.

        Counted only when a complaint comes to a desk: to count for every decision would cost too much.
        """
        chats = await self.desks.chats(arrived)
        pools = shared(chats)
        if not pools:
            return None
        loads: dict[int, int] = {}
        for desk in pools:
            loads |= await self.complaints.loads(desk)
        chosen = routes(number, [chat for chat in chats if chat.desk in pools], {}, loads)
        return replace(ctx, routes={**ctx.routes, **chosen})

    @property
    def platform(self) -> Iterator[str]:
        """Ids of the platform's desks."""
        return (id for id, desk in self.policy.desks.items() if desk.kind is DeskKind.PLATFORM)
