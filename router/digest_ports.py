"""What the use cases need for numbers: digests that were made, numbers of whole days, what guides did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from router.domain.mail import Mail


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest to be delivered once. `id` is ``<bot>:<manager>:<scope>:<period>:<date>``.

    A `notice` is one that was not planned: a word to somebody about a draft, by the draft's id and number.
    """

    id: str
    mail: tuple[Mail, ...]
    notice: bool = False
    numbers: Mapping[str, float] = field(default_factory=dict)
    """What the next one compares itself with: ``open``, at its end."""


class Digests(Protocol):
    """Digests made; unique by id."""

    async def known(self, id: str) -> bool:
        """Whether it was made before."""
        ...

    async def numbers(self, id: str) -> Mapping[str, float]:
        """What was counted in it; empty for one that was not made."""
        ...

    async def none(self) -> bool:
        """Whether none was ever made: the product has just been set up."""
        ...

    async def add(self, digest: Digest) -> bool:
        """Store with its mail; False when it was made before."""
        ...


class Rollups(Protocol):
    """Numbers a day and dimension; a day is recomputed whole and replaced."""

    async def put(self, day: date, numbers: Mapping[str, Mapping[str, float]]) -> None:
        """Replace a day's numbers: dimension such as ``all`` or ``desk:care`` to name to number."""
        ...

    async def get(self, days: Sequence[date], dimension: str) -> Mapping[date, Mapping[str, float]]:
        """Numbers of some days for one dimension."""
        ...


class Guides(Protocol):
    """What guides did, and their pictures. Every method raises `Unavailable` when the database is away."""

    async def solved(self, day: date, place: str, by: str) -> bool:
        """Count a page (``guide/node``) that solved it; False when that day has this draft or message."""
        ...

    async def solved_between(self, first: date, last: date) -> Mapping[str, int]:
        """How often each page solved it, from the first to the last day, in the house's time zone."""
        ...

    async def picture(self, bot: int, mark: str) -> str:
        """Telegram's id of a picture that was sent before; empty when it was not."""
        ...

    async def keep_picture(self, bot: int, mark: str, file_id: str) -> None:
        """Remember an uploaded picture."""
        ...
