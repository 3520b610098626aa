"""What the use cases need for numbers: digests that were made, and numbers of whole days."""

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
