"""How much of what Telegram permits is used, while everybody has more coming than may be sent.

The sandbox enforces the limits and counts. In a window in which something is owed to each of 200 people and
ten groups all the time, 30 messages a second may go: people could take 200, groups 3.3. For groups alone
200 a minute may go; there the time from each group's first message to its 21st is compared with a minute.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import mean

from tests.bench.load import Load
from tests.bench.records import records
from tests.bench.report import Row
from tests.bench.scene import Scene, as_shipped, scene
from tests.bench.watch import PATIENCE
from tests.conversations.people import Json

PER_SECOND, PERSON_PER_SECOND, GROUP_PER_MINUTE = 30, 1, 20
"""Telegram's numbers."""
COUNTED = ("send", "copy", "forward", "edit")
FIRST = 100_000
LOOK_EVERY = 0.5
Times = Mapping[int, Sequence[float]]
"""When messages went, by chat, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was used."""

    sent: int
    permitted: float
    """In the window, by the limits together."""
    window: float
    fewest: int
    most: int
    """Messages to one chat in the window."""
    waves: Sequence[float]
    """Seconds from the first to the 21st message of each group, groups alone."""
    refused: int
    """How often Telegram answered 429."""

    def rows(self) -> Iterator[Row]:
        """For people."""
        share = self.sent / self.permitted
        told = f"{share:.1%}: {self.sent} of {self.permitted:.0f} in {self.window:.0f} s"
        yield Row("share of the permitted rate, people and groups", told, "99 %", share >= 0.99)
        yield Row("to one chat meanwhile", f"{self.fewest} to {self.most} messages")
        if self.waves:
            wave = mean(self.waves)
            told = f"{60 / wave:.1%}: 20 messages in {wave:.2f} s"
            yield Row("share of the permitted rate, groups alone", told, "99 %", 60 / wave >= 0.99)
        yield Row("429 met", f"{self.refused}", "none", self.refused == 0)


async def measure(load: Load, folder: Path) -> Found:
    """Both, one after the other."""
    async with scene(load, folder / "together", load.limited_groups) as place:
        times, refused = await _together(place, load)
    waves: list[float] = []
    if load.wave:
        async with scene(load, folder / "groups", load.limited_groups) as place:
            alone, more = await _alone(place)
        waves = [sent[GROUP_PER_MINUTE] - sent[0] for sent in alone.values()]
        refused += more
    begin = min(sent[0] for sent in times.values()) + load.settling
    return told(times, begin, load.window, waves, refused)


def told(times: Times, begin: float, window: float, waves: Sequence[float], refused: int) -> Found:
    """What went in the window. AssertionError when somebody had nothing more coming at its end."""
    groups = sum(1 for chat in times if chat < 0)
    people = len(times) - groups
    assert all(sent[-1] >= begin + window for sent in times.values()), "not enough was owed for everybody"
    within = [sum(begin <= at < begin + window for at in sent) for sent in times.values()]
    chats = people * PERSON_PER_SECOND + groups * GROUP_PER_MINUTE / 60
    return Found(
        sent=sum(within),
        permitted=min(PER_SECOND, chats) * window,
        window=window,
        fewest=min(within),
        most=max(within),
        waves=waves,
        refused=refused,
    )


async def _together(place: Scene, load: Load) -> tuple[Times, int]:
    """Consumers' words to the groups and answers to the consumers."""
    people = range(FIRST, FIRST + load.limited_people)
    most = PER_SECOND * (load.window + load.settling) + 2 * (len(people) + load.limited_groups)
    async with records(place) as records_of:
        complaints = await records_of.taken_in_each(place.groups, people)
        each = ceil(most / len(complaints))
        await records_of.talked(complaints, ceil(each * load.limited_groups / len(complaints)) + 1, each + 4)
    await place.people(people)
    chats = {*people, *place.groups}

    def over(times: Times) -> bool:
        first = min((sent[0] for sent in times.values()), default=0.0)
        end = first + load.settling + load.window
        return times.keys() == chats and all(sent[-1] >= end for sent in times.values())

    return await _watched(place, over)


async def _alone(place: Scene) -> tuple[Times, int]:
    """Consumers' words to the groups only."""
    people = range(FIRST, FIRST + 4 * len(place.groups))
    async with records(place) as records_of:
        complaints = await records_of.taken_in_each(place.groups, people)
        await records_of.talked(complaints, GROUP_PER_MINUTE // 4 + 2, 0)
    await place.people(people)

    def over(times: Times) -> bool:
        groups = [times.get(chat, ()) for chat in place.groups]
        return all(len(sent) > GROUP_PER_MINUTE for sent in groups)

    times, refused = await _watched(place, over)
    return {chat: times[chat] for chat in place.groups}, refused


async def _watched(place: Scene, over: Callable[[Times], bool]) -> tuple[Times, int]:
    """Let a bot send what is owed until it is over; when what went, and how often Telegram said 429."""
    await place.lab.post("/limits", {"enabled": True})
    bot = place.bot(as_shipped())
    times: dict[int, list[float]] = defaultdict(list)
    refused = last = 0
    bot.start()
    try:
        async with asyncio.timeout(PATIENCE):
            while not over(times):
                await asyncio.sleep(LOOK_EVERY)
                news = await place.lab.get("/calls", since=last, limit=20_000)
                last = news["last"]
                refused += sum("Too Many Requests" in call.get("error", "") for call in news["calls"])
                for call in filter(_counts, news["calls"]):
                    times[int(call["params"]["chat_id"])].append(call["at"])
    finally:
        bot.stop()
    return times, refused


def _counts(call: Json) -> bool:
    method = str(call["method"])
    return bool(call["ok"]) and method.startswith(COUNTED) and method != "sendChatAction"
