"""What is measured of a bot, whichever it is: delays one at a time, and bursts both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.watch import calm, watching
from tests.conversations.people import Json, Laboratory
from tests.crowd import CARE

STAFF = 701
"""A member of the desk's chat."""
PAUSE = 0.03
"""Seconds between two messages that are measured one at a time."""


class Delays(NamedTuple):
    """From update to desk, in milliseconds."""

    p50: float
    p95: float


class Burst(NamedTuple):
    """Messages a second, and how many of those sent arrived at all."""

    rate: float
    arrived: int
    sent: int


async def delays(lab: Laboratory, people: Sequence[int], count: int) -> Delays:
    """One message at a time, from the moment of the update to that of the message at the desk."""
    await calm(lab)
    found = []
    for n in range(count):
        found.append(await _delay(lab, people[n % len(people)], f"single {n}") * 1000)
        await asyncio.sleep(PAUSE)
    return Delays(median(found), quantiles(found, n=20)[18])


async def _delay(lab: Laboratory, person: int, text: str) -> float:
    """Seconds. The sandbox tells when something happens: looking again and again would slow it down."""
    cursor = (await lab.get(""))["cursor"]
    await lab.post(f"/people/{person}/send", {"text": text})
    begun: dict[int, float] = {}
    while not {person, CARE} <= begun.keys():
        news = await lab.get("/changes", since=cursor, timeout=10)
        cursor = news["cursor"]
        for change in news["changes"]:
            begun.setdefault(change["chat"], change["at"])
    return begun[CARE] - begun[person]


async def to_desk(lab: Laboratory, people: range, count: int, words: str) -> Burst:
    """Consumers write, all at once, in turn."""
    await calm(lab)
    cursor = (await lab.get(""))["cursor"]
    async with watching(lab, words) as watch:
        flood = {"people": len(people), "first_id": people[0], "updates": count, "text": f"{words} {{n}}"}
        await lab.post("/flood", flood)
        begun = (await lab.get("/changes", since=cursor))["changes"][0]["at"]
        await watch.until(count)
    return _burst(count, watch.different, watch.until_when - begun)


async def to_consumers(lab: Laboratory, cards: Mapping[int, int], count: int, words: str) -> Burst:
    """A member of staff replies to consumers in turn, all at once; `cards` are the messages to reply to."""
    await calm(lab)
    cursor = (await lab.get(""))["cursor"]
    to = list(cards.values())
    replies = [_reply(to[n % len(to)], f"{words} {n}") for n in range(count)]
    async with watching(lab, words) as watch:
        await lab.post("/batch", {"items": replies})
        begun = (await lab.get("/changes", since=cursor))["changes"][0]["at"]
        await watch.until(count)
    return _burst(count, watch.different, watch.until_when - begun)


def _reply(to: int, text: str) -> Json:
    return {"person": STAFF, "action": "send", "chat": CARE, "reply_to": to, "text": text}


def _burst(sent: int, arrived: int, seconds: float) -> Burst:
    return Burst(sent / seconds, arrived, sent)


def middle(bursts: Sequence[Burst]) -> Burst:
    """The burst with the median rate, its counts those of all."""
    rate = median(burst.rate for burst in bursts)
    return Burst(rate, sum(b.arrived for b in bursts), sum(b.sent for b in bursts))
