"""Webhook updates a second, with one and with two workers on one machine.

Each update is the first word of another person to a complaint that staff work on. It is accepted when the
answer is 200, which comes when it is stored. The limits are as shipped, so most of what follows from these
words is still owed when the last one is accepted. The workers share the cores with the database, the sandbox
and what posts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from router.storage.embedded import free_port
from tests.bench.load import Load
from tests.bench.poster import Accepted, Poster
from tests.bench.records import records
from tests.bench.report import Row
from tests.bench.scene import Scene, as_shipped, scene
from tests.cluster.workers import ended, hooked, stored

FIRST = 100_000
GROUPS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """How updates were received."""

    workers: int
    accepted: Accepted
    posted: int
    stored: int
    """Of those posted, how many are in the database."""


@dataclass(frozen=True, slots=True)
class Found:
    """With ever more workers."""

    receptions: Sequence[Reception]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for how in self.receptions:
            kept = min(how.accepted.taken, how.stored) == how.posted
            yield Row(f"updates accepted, workers: {how.workers}", f"{how.accepted.rate:.0f}/s")
            told = f"{how.accepted.taken}, {how.stored} of {how.posted}"
            yield Row(f"answered 200, stored, workers: {how.workers}", told, "all", kept)


async def measure(load: Load, folder: Path) -> Found:
    """Each number of workers on a database of its own."""
    async with scene(load, folder, GROUPS) as place:
        people = range(FIRST, FIRST + load.posted)
        await place.people(people)
        return Found([await _received(place, workers, people) for workers in load.workers])


async def _received(place: Scene, workers: int, people: range) -> Reception:
    name = f"with{workers}"
    async with records(place, name) as record:
        await record.taken(people)
    accepted = await _posted(place, name, workers, people)
    said = [e["text"] for c in stored(place.uri, name) for e in c["log"] if e["kind"] == "said"]
    return Reception(workers=workers, accepted=accepted, posted=len(people), stored=len(set(said)))


async def _posted(place: Scene, name: str, workers: int, people: range) -> Accepted:
    ports = [free_port() for _ in range(workers)]
    url = f"http://127.0.0.1:{ports[0]}"
    bots = [place.bot({**hooked(url, port), **as_shipped()}, f"worker{port}", name) for port in ports]
    try:
        await asyncio.gather(*(bot.ready() for bot in bots))
        return await Poster(place.lab.client).post(ports, ((p, f"word of {p}") for p in people))
    finally:
        await asyncio.gather(*(ended(bot) for bot in bots))
