"""What use cases work with, made of a store alone: nobody listens, nothing is sent."""

from __future__ import annotations

from router.domain.policy import Policy
from router.ids import RandomIds
from router.ports import Box, Clock
from router.storage.store import Store
from router.usecases.work import Work


class NoBell:
    """Nobody waits for mail."""

    def expect(self, box: Box) -> None:
        """Nobody hears it."""

    def wake(self, box: Box) -> None:
        """Nobody hears it."""


def work_on(store: Store, policy: Policy, clock: Clock, bot: int) -> Work:
    """The work of one bot on a store."""
    return Work(
        bot=bot,
        policy=policy,
        clock=clock,
        ids=RandomIds(),
        complaints=store.complaints,
        drafts=store.drafts,
        people=store.people,
        posts=store.posts,
        desks=store.desks,
        crews=store.crews,
        digests=store.digests,
        mailboxes=store.mailboxes,
        rollups=store.rollups,
        guides=store.guides,
        links=store.links,
        merchants=store.merchants,
        invitations=store.invitations,
        blocks=store.blocks,
        restrained=store.restrained,
        parked=store.parked,
        wake=NoBell(),
    )
