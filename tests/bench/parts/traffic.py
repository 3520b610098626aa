"""What a bot that stores nothing hands on, what the product does, and what its database server could take."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from router.clock import SystemClock
from router.domain.policy import Policy
from tests.bench import measures
from tests.bench.load import Load
from tests.bench.measures import STAFF, Burst, Delays
from tests.bench.past import lengthen
from tests.bench.raw import raw_rate
from tests.bench.report import Row
from tests.bench.scene import scene
from tests.bench.watch import calm
from tests.conversations.people import Json, Laboratory
from tests.crowd import CARE, NUMBER, Crowd
from tests.processes import Product, end, resident, started

STRANGERS = 200_000
"""Those who write to the bare bot."""
PAST = 300_000
"""Whose complaint has a long past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """How fast a bot hands messages on."""

    delays: Delays
    to_desk: Burst
    to_consumers: Burst


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """What is measured of the product."""

    traffic: Traffic
    ready: float
    """Seconds from start to ready."""
    filed: float
    """Complaints a second, from start to card."""
    memory: float
    """Resident MB after everything."""
    young: float
    """Messages a second of one consumer, at the beginning of a complaint's life,"""
    old: float
    """and after a long past."""
    raw: float
    """The database server's own rate of the same accepted update, in updates a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The two bots side by side."""

    bare: Traffic
    routed: Routed

    def rows(self) -> Iterator[Row]:
        """For people."""
        mine, bare, routed = self.routed.traffic, self.bare, self.routed
        times = mine.delays.p50 / bare.delays.p50
        lost = sum(b.sent - b.arrived for b in (mine.to_desk, mine.to_consumers))
        kept = routed.old / routed.young
        yield Row("bare bot: update to desk, p50, p95", _delays(bare.delays))
        yield Row("update to desk, p50, p95", _delays(mine.delays))
        yield Row("p50 / p50 of the bare bot", f"{times:.2f}", "under 3", times < 3)
        yield Row("database server: accepted updates", f"{routed.raw:.0f}/s")
        yield from _rates("to desk, burst", mine.to_desk, bare.to_desk, routed.raw)
        yield from _rates("to consumers, burst", mine.to_consumers, bare.to_consumers, routed.raw)
        yield Row("lost", f"{lost}", "0", lost == 0)
        yield Row("complaints filed, start to card", f"{routed.filed:.0f}/s")
        yield Row("one complaint's messages, young", f"{routed.young:.0f}/s")
        yield Row("one complaint's messages, old", f"{routed.old:.0f}/s")
        yield Row("old / young", f"{kept:.2f}", "the same (0.9)", kept >= 0.9)
        yield Row("start to ready", f"{routed.ready:.2f} s", "within 2 s", routed.ready <= 2)
        yield Row("resident memory", f"{routed.memory:.0f} MB", "under 150 MB", routed.memory < 150)


def _delays(delays: Delays) -> str:
    return f"{delays.p50:.1f} ms, {delays.p95:.1f} ms"


def _rates(what: str, mine: Burst, bare: Burst, raw: float) -> Iterator[Row]:
    """Half the bare bot's rate or 0.4 of the server's, whichever is lower: a message needs two writes."""
    wanted = min(bare.rate / 2, 0.4 * raw)
    yield Row(f"bare bot: {what}", f"{bare.rate:.0f}/s ({bare.arrived} of {bare.sent})")
    shares = f"{mine.rate / bare.rate:.2f} of bare, {mine.rate / raw:.2f} of server"
    told = f"{mine.rate:.0f}/s ({mine.arrived} of {mine.sent})"
    yield Row(what, told, f"{wanted:.0f}/s", mine.rate >= wanted)
    yield Row(f"{what}: shares", shares)


async def measure(load: Load, folder: Path) -> Found:
    """The bare bot, the product, and the server's own rate."""
    async with scene(load, folder) as place:
        found = await bare(place.lab, load, folder / "bare.log")
        bot = Product(place.lab.url, place.uri, folder / "bot.log", name=place.name, forked=load.forked)
        try:
            return Found(bare=found, routed=await product(place.lab, bot, place.policy, load))
        finally:
            bot.stop()


async def bare(lab: Laboratory, load: Load, log: Path) -> Traffic:
    """Measure the bot that stores nothing."""
    process = started("tests.bench.bare", lab.url, log=log)
    try:
        people = range(STRANGERS, STRANGERS + load.people)
        await lab.post("/flood", {"people": len(people), "first_id": people[0], "text": "hello {n}"})
        await calm(lab)
        forwarded = [m for m in await _in_group(lab) if "forward_origin" in m]
        cards = {m["forward_origin"]["sender_user"]["id"]: m["id"] for m in forwarded}
        delays, desk = await _asked(lab, people, load)
        return Traffic(delays=delays, to_desk=desk, to_consumers=await _answered(lab, cards, load))
    finally:
        end(process, signal.SIGKILL)  # it has nothing to lose


async def product(lab: Laboratory, bot: Product, policy: Policy, load: Load) -> Routed:
    """Measure the product, and in the middle of it the database server's own rate."""
    ready = await bot.ready()
    assert bot.process is not None
    crowd = Crowd(lab, load.people)
    filed = await _filed(crowd)
    cards = await _taken(lab, crowd)
    delays, desk = await _asked(lab, crowd.people, load)
    now = SystemClock().now()
    raw = await asyncio.to_thread(raw_rate, bot.database, bot.name, policy, now, load.messages)
    back = await _answered(lab, cards, load)
    young, old = await _ageing(lab, bot, policy, load.past)
    return Routed(
        traffic=Traffic(delays=delays, to_desk=desk, to_consumers=back),
        ready=ready,
        filed=filed,
        memory=resident(bot.process.pid),
        young=young,
        old=old,
        raw=raw,
    )


async def _asked(lab: Laboratory, people: range, load: Load) -> tuple[Delays, Burst]:
    """Consumers write: one at a time, then all at once."""
    delays = await measures.delays(lab, people, load.singles)
    bursts = [await measures.to_desk(lab, people, load.messages, f"ask{n}") for n in range(load.bursts)]
    return delays, measures.middle(bursts)


async def _answered(lab: Laboratory, cards: dict[int, int], load: Load) -> Burst:
    """Staff reply to all of them at once."""
    assert len(cards) == load.people, f"{len(cards)} of {load.people} are there"
    rounds = range(load.bursts)
    return measures.middle(
        [await measures.to_consumers(lab, cards, load.messages, f"answer{n}") for n in rounds]
    )


async def _filed(crowd: Crowd) -> float:
    """Complaints a second: everybody files at once, until the last card is there."""
    begun = time.perf_counter()
    await crowd.file()
    while len(await _cards(crowd.lab)) < crowd.size:
        await asyncio.sleep(0.05)
    return crowd.size / (time.perf_counter() - begun)


async def _taken(lab: Laboratory, crowd: Crowd) -> dict[int, int]:
    """A member of staff takes every complaint; the card of each consumer."""
    cards = await _cards(lab)
    taps = [_take(card) for card in cards.values()]
    await lab.post("/batch", {"items": taps})
    await calm(lab)
    return {person: cards[number]["id"] for person, number in crowd.numbers.items()}


def _take(card: Json) -> Json:
    first = card["markup"]["inline_keyboard"][0][0]["callback_data"]
    return {"person": STAFF, "action": "tap", "chat": CARE, "message": card["id"], "data": first}


async def _ageing(lab: Laboratory, bot: Product, policy: Policy, past: int) -> tuple[float, float]:
    """Messages a second of one consumer at the beginning, and after so many."""
    one = Crowd(lab, 1, first=PAST)
    await one.file()
    part = max(20, past // 20)
    young = [(await measures.to_desk(lab, one.people, part, f"young{n}")).rate for n in range(3)]
    await calm(lab)
    await lengthen(bot.database, bot.name, policy, one.numbers[PAST], past)
    old = [(await measures.to_desk(lab, one.people, part, f"old{n}")).rate for n in range(3)]
    return median(young), median(old)


async def _cards(lab: Laboratory) -> dict[str, Json]:
    """The cards in the group by their complaint's number."""
    found = [(NUMBER.search(str(m.get("text"))), m) for m in await _in_group(lab)]
    return {number[0]: m for number, m in found if number}


async def _in_group(lab: Laboratory) -> list[Json]:
    found = await lab.get(f"/chats/{CARE}", limit=20_000)
    return [m for m in found["messages"] if m["by_bot"]]
