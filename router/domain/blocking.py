"""The block list: who may send nothing to the desks for now. A human decides, and can undo it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from router.domain.complaint import Complaint, Person
from router.domain.scope import in_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One person is blocked. `number` is the complaint by which they were named; times in UTC."""

    bot: int
    user: int
    number: str
    reason: str
    by: Person
    at: datetime
    lifted_by: Person | None = None
    lifted_at: datetime | None = None


def may_block(scopes: Collection[str], theirs: Sequence[Complaint]) -> bool:
    """Whether a manager of these scopes may block somebody: all of whose complaints have to lie in them.

    A block holds everywhere: nobody shuts a person out of a desk that is another manager's.
    """
    if "all" in scopes:
        return True
    return bool(theirs) and all(any(in_scope(c, scope) for scope in scopes) for c in theirs)
