"""What use cases work with, made of a store alone: nobody listens, nothing is sent."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

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
    """The work of one bot on a store, with whatever stores there are."""
    parts: dict[str, Any] = {f.name: getattr(store, f.name) for f in fields(Work) if hasattr(store, f.name)}
    return Work(bot=bot, policy=policy, clock=clock, ids=RandomIds(), wake=NoBell(), **parts)
