"""How long a consumer's words take to the desk: alone, and while thousands of reminders wait.

The limits are on as shipped, in the bot and in the sandbox. Each reminder belongs to another complaint of
another person; every tenth goes to a group of the desk, the others to the people themselves. Words come at an
even pace, whether or not earlier ones have arrived, each to the next group.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from router.domain.complaint import Complaint
from router.storage.complaints import EPOCH
from tests.bench.load import Load
from tests.bench.measures import Delays
from tests.bench.records import Records, records
from tests.bench.report import Row
from tests.bench.scene import Scene, as_shipped, scene
from tests.bench.watch import watching
from tests.conversations.people import Laboratory

FIRST = 100_000
REMINDED = 200_000
TO_DESK = 10
"""Every tenth reminder."""
AT_FIRST = 0.1
"""Seconds between everybody's first words, which are not measured: they bring card and status too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Delays in milliseconds."""

    alone: Delays
    crowded: Delays
    waited: int
    """Reminders that still waited when the last words had arrived."""

    def rows(self) -> Iterator[Row]:
        """For people."""
        yield Row("words to the desk alone, p50, p95", _told(self.alone))
        yield Row(f"while {self.waited} reminders or more wait", _told(self.crowded))
        yield _ratio("p50 while they wait / alone", self.crowded.p50 / self.alone.p50)
        yield _ratio("p95 while they wait / alone", self.crowded.p95 / self.alone.p95)


def _told(delays: Delays) -> str:
    return f"{delays.p50:.1f} ms, {delays.p95:.1f} ms"


def _ratio(what: str, times: float) -> Row:
    return Row(what, f"{times:.2f}", "within 2", times <= 2)


async def measure(load: Load, folder: Path) -> Found:
    """Alone, then with reminders."""
    async with scene(load, folder, load.pool) as place, records(place) as record:
        talkers, reminded = range(FIRST, FIRST + load.pool), range(REMINDED, REMINDED + load.reminders)
        complaints = await record.taken_in_each(place.groups, talkers)
        await place.people(talkers)
        await place.people(reminded)
        await place.lab.post("/limits", {"enabled": True})
        bot = place.bot(as_shipped())
        await bot.ready()
        try:
            return await _measured(load, place, record, complaints, reminded)
        finally:
            bot.stop()


async def _measured(
    load: Load, place: Scene, record: Records, complaints: Sequence[Complaint], reminded: range
) -> Found:
    people = [complaint.consumer.user for complaint in complaints]
    await paced(place.lab, people, len(people), AT_FIRST, "hello")
    alone = await paced(place.lab, people, load.relayed, load.gap, "alone")
    await record.reminded(reminded, TO_DESK)
    crowded = await paced(place.lab, people, load.relayed, load.gap, "crowded")
    waited = await record.store.collection("complaints").count({"owed_at": {"$gt": EPOCH}})
    return Found(alone=alone, crowded=crowded, waited=waited)


async def paced(lab: Laboratory, people: Sequence[int], count: int, gap: float, words: str) -> Delays:
    """Each writes in turn, one every `gap` seconds; from the update to the message at the desk."""
    begun: dict[str, float] = {}
    async with watching(lab, words) as watch:
        start = time.perf_counter()
        for n in range(count):
            await asyncio.sleep(start + n * gap - time.perf_counter())
            text = f"{words} {n}"
            begun[text] = await _sent(lab, people[n % len(people)], text)
        await watch.until(count)
    delays = [(arrival.at - begun[arrival.what]) * 1000 for arrival in watch.arrivals]
    return Delays(median(delays), quantiles(delays, n=20)[18])


async def _sent(lab: Laboratory, person: int, text: str) -> float:
    """When Telegram had it, by the sandbox's clock."""
    cursor = (await lab.get(""))["cursor"]
    message = (await lab.post(f"/people/{person}/send", {"text": text}))["message"]
    news = (await lab.get("/changes", since=cursor))["changes"]
    return next(float(c["at"]) for c in news if (c["chat"], c["message"]) == (person, message))
