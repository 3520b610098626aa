"""How soon another process sends when the one that did is killed, or is told to stop.

Two webhook workers on one database; one has the courier's lease. Words reach the other one right after the
signal; what is measured is from the signal to the message at the desk. The one that ended has sent just
before, so its lease is as fresh as can be.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from router.clock import SystemClock
from router.storage.embedded import free_port
from tests.bench.load import Load
from tests.bench.poster import Poster
from tests.bench.records import records
from tests.bench.report import Row
from tests.bench.scene import scene
from tests.bench.watch import watching
from tests.cluster.workers import Workers, hooked
from tests.conversations.people import Laboratory

PERSON = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Seconds from the signal to the next message."""

    killed: Sequence[float]
    stopped: Sequence[float]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for name, found in (("SIGKILL", self.killed), ("SIGTERM", self.stopped)):
            if not found:
                continue
            told = f"{median(found):.2f} s ({min(found):.2f} to {max(found):.2f})"
            yield Row(f"next message after {name}, median of {len(found)}", told)


async def measure(load: Load, folder: Path) -> Found:
    """Kill and stop in turn; who ended starts again and stands by."""
    async with scene(load, folder) as place:
        async with records(place) as record:
            await record.taken([PERSON])
        await place.people(range(PERSON, PERSON + 1))
        ports = [free_port(), free_port()]
        url = f"http://127.0.0.1:{ports[0]}"
        bots = [place.bot(hooked(url, port), f"worker{port}") for port in ports]
        workers = Workers(place.lab, place.uri, ports, bots)
        poster = Poster(place.lab.client)
        try:
            await asyncio.gather(*(bot.ready() for bot in bots))
            kills, stops = range(load.kills), range(load.stops)
            killed = [await _taken_over(workers, poster, signal.SIGKILL, n) for n in kills]
            stopped = [await _taken_over(workers, poster, signal.SIGTERM, n) for n in stops]
        finally:
            await workers.end_all()
    return Found(killed=killed, stopped=stopped)


async def _taken_over(workers: Workers, poster: Poster, how: signal.Signals, n: int) -> float:
    for place in workers.ended.copy():
        await workers.back(place)
    place, words = await workers.courier(), f"{how.name} {n}."
    say = partial(_delivered, workers.lab, poster, workers.ports[1 - place])
    await say(f"before {words}")
    process = workers.all[place].process
    assert process is not None
    process.send_signal(how)
    at = SystemClock().now().timestamp()
    took = await say(f"after {words}") - at
    await workers.end(place, how)
    return took


async def _delivered(lab: Laboratory, poster: Poster, port: int, words: str) -> float:
    """The person's words come to a worker; when the message is at the desk, by this machine's clock."""
    async with watching(lab, words) as watch:
        assert (await poster.post([port], [(PERSON, words)])).taken == 1
        await watch.until(1)
    return watch.until_when
