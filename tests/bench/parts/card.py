"""How much a desk's group has to read, and how soon a card shows what a tap has done.

The stories are those of the conversations, told over HTTP. Taps are made one at a time on cards of a bot that
runs as people run it, without Telegram's limits: a tap gives a complaint back, the next one takes it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from router.clock import SystemClock
from router.delivery.callbacks import Act
from tests.bench.load import Load
from tests.bench.measures import Delays
from tests.bench.records import records
from tests.bench.report import Row
from tests.bench.scene import MEMBER, Scene, scene
from tests.bench.watch import PATIENCE, Watch, calm
from tests.conversations import test_ordinary_ways as ways
from tests.conversations.people import Json, said
from tests.conversations.telling import own_messages
from tests.conversations.world import CARE, DIGITAL, FASHION, World

FIRST = 100_000
CARDS = 4
AT_MOST = 2

STORIES: Mapping[str, Callable[[World], Awaitable[None]]] = {
    "a small question": ways.test_a_small_question_is_answered_and_taken_back,
    "a faulty phone, refunded": ways.test_a_faulty_phone_goes_to_its_merchant_and_is_refunded,
    "a dress, exchanged": ways.test_a_dress_with_an_open_seam_is_exchanged,
    "a fake, decided by the platform": ways.test_a_fake_goes_to_the_platform_which_decides,
    "bad manners, the platform's offer": ways.test_bad_manners_go_to_the_platform_which_makes_an_offer,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Messages left in the group that got most, by story; milliseconds from a tap to the edited card."""

    messages: Mapping[str, int]
    edits: Delays

    def rows(self) -> Iterator[Row]:
        """For people."""
        for story, count in self.messages.items():
            yield Row(story, f"{count} messages in a group", f"at most {AT_MOST}", count <= AT_MOST)
        yield Row("card edited after a tap, p50, p95", f"{self.edits.p50:.1f} ms, {self.edits.p95:.1f} ms")


async def measure(load: Load, folder: Path) -> Found:
    """Stories, then taps."""
    async with scene(load, folder) as place:
        messages = {}
        for n, (name, story) in enumerate(islice(STORIES.items(), load.stories)):
            messages[name] = await _most(place, story, n)
        return Found(messages=messages, edits=await _edits(load, place))


async def _most(place: Scene, story: Callable[[World], Awaitable[None]], n: int) -> int:
    """Messages in the group that got most, beside words handed on and files asked for."""
    folder = place.folder / f"story{n}"
    folder.mkdir()
    world = World(folder=folder, uri=place.uri, database=f"story{n}")
    await world.open()
    try:
        await story(world)
        await world.settled()
        groups = (world.member(MEMBER, chat) for chat in (CARE, DIGITAL, FASHION))
        return max([len(await own_messages(member)) for member in groups])
    finally:
        await world.close()


async def _edits(load: Load, place: Scene) -> Delays:
    people = range(FIRST, FIRST + CARDS)
    async with records(place) as record:
        numbers = [complaint.number for complaint in await record.taken(people)]
    await place.people(people)
    bot = place.bot()
    await bot.ready()
    try:
        for person in people:
            await place.lab.post(f"/people/{person}/send", {"text": "hello"})
        cards = await _cards(place, numbers)
        times = [await _edit(place, *cards[n % CARDS], take=n // CARDS % 2 > 0) for n in range(load.taps)]
    finally:
        bot.stop()
    return Delays(median(times), quantiles(times, n=20)[18])


async def _cards(place: Scene, numbers: list[str]) -> list[tuple[str, int]]:
    """Numbers, and where their cards stand, once all are there and nothing else is done."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await calm(place.lab)
            seen: list[Json] = (await place.lab.get(f"/chats/{place.groups[0]}"))["messages"]
            shown = [(number, m) for number in numbers for m in seen if number in said(m) and m.get("markup")]
            if len(shown) == len(numbers):
                return [(number, message["id"]) for number, message in shown]


async def _edit(place: Scene, number: str, card: int, *, take: bool) -> float:
    """Milliseconds from a tap to the edit, by this machine's clock."""

    def edited(call: Json) -> Iterable[str]:
        where = call["params"].get("chat_id"), call["params"].get("message_id")
        ours = call["method"].startswith("editMessage") and where == (str(place.groups[0]), str(card))
        return [number] if ours else ()

    last = (await place.lab.get("/calls", limit=1))["last"]
    watch = Watch(place.lab, edited, last)
    data = Act(number=number, action="take" if take else "give_back", arg="").pack()
    at = SystemClock().now().timestamp()
    body = {"chat": place.groups[0], "message": card, "data": data, "force": True}
    await place.lab.post(f"/people/{MEMBER}/tap", body)
    await watch.until(1)
    return (watch.arrivals[0].at - at) * 1000
