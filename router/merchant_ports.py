"""What the use cases need of merchants that managers make, and of invitations for their groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from router.domain.enrolment import Enrolled, Invitation
from router.domain.policy import Label


class Merchants(Protocol):
    """Merchants made at run time, never read whole. Every method raises `Unavailable`."""

    async def find(self, id: str) -> Enrolled | None:
        """The merchant of an id."""
        ...

    async def names(self, ids: Collection[str]) -> Mapping[str, Label]:
        """Names of those among the ids that are there."""
        ...

    async def add(self, merchant: Enrolled) -> bool:
        """Keep a new one; False when the id is taken."""
        ...

    async def change(self, id: str, **fields: Any) -> bool:
        """Set fields of `Enrolled`; False when there is no such merchant."""
        ...

    async def search(self, wanted: Sequence[str], limit: int) -> list[Enrolled]:
        """Those whose name has all these terms of `router.domain.naming`, by name."""
        ...

    async def listed(self, limit: int, *, after: str = "", before: str = "") -> list[Enrolled]:
        """Some in the order of their names: the first ones, or next to the merchant of an id."""
        ...

    async def some(self, limit: int) -> list[str]:
        """Ids of some, by name where they are all: cheap enough to learn whether there are few."""
        ...

    async def count(self) -> int:
        """How many there are."""
        ...


class Invitations(Protocol):
    """One-time links for groups. Every method raises `Unavailable`."""

    async def find(self, code: str) -> Invitation | None:
        """The invitation of a code, used or not."""
        ...

    async def keep(self, invitation: Invitation) -> None:
        """Remember a new one."""
        ...

    async def use(self, used: Invitation) -> bool:
        """Note who used it for which group by which update; False when it was used before, or undone."""
        ...

    async def undo(self, code: str) -> bool:
        """It shall not count any more; False when it was undone before."""
        ...
