"""Working time as people meet it: over Spring Festival, and between zones of which one changes its clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from router.delivery.words import moment
from router.settings import SHIPPED
from tests.conversations.people import Person, said
from tests.conversations.telling import DRESS, QUESTION, card, file, offers, proves, takes, word
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, MARIA, WANG, RunningClock, World

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
SLACK = timedelta(minutes=5)
"""A story's own time, which passes as fast as everybody's."""
WORKING = {'first_response = "24h"': 'first_response = "8wh"', 'resolution = "7d"': 'resolution = "10wd"'}
ABROAD = {
    'id = "demo-fashion"': 'id = "demo-fashion"\ncalendar = "berlin"',
    "# Desks of the platform.": """[calendars.berlin]
time_zone = "Europe/Berlin"
country = "DE"
working_hours.mon = ["09:00-17:00"]
working_hours.tue = ["09:00-17:00"]
working_hours.wed = ["09:00-17:00"]
working_hours.thu = ["09:00-17:00"]
working_hours.fri = ["09:00-17:00"]

# Desks of the platform.""",
}


async def opened(world: World, folder: Path, changes: dict[str, str], local: str, zone: ZoneInfo) -> None:
    """The product with a changed configuration, at a time of its own."""
    text = SHIPPED.read_text("utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    world.config = folder / "config.toml"
    world.config.write_text(text, "utf-8")
    world.real = RunningClock(datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC))
    await world.open()


async def until(world: World, local: str, zone: ZoneInfo) -> None:
    """Time passes up to then."""
    target = datetime.fromisoformat(local).replace(tzinfo=zone)
    await world.later(seconds=(target - world.now()).total_seconds())


async def due(world: World, number: str, kind: str, local: str, zone: ZoneInfo) -> datetime:
    """The clock of the complaint is due then, by a count on one's fingers."""
    found = await world.complaint(number)
    [at] = [d.due for d in found.deadlines if d.kind == kind]
    expected = datetime.fromisoformat(local).replace(tzinfo=zone)
    assert timedelta(0) <= at - expected < SLACK, (at.astimezone(zone), local)
    assert isinstance(at, datetime)
    return at


async def reads(person: Person, at: datetime, zone: ZoneInfo) -> None:
    """The due time stands in the pinned message, or on the card."""
    words = moment(at, person.language, zone, markup=False)
    await person.sees(lambda m: words in said(m), what=words)


async def test_filed_on_the_evening_before_spring_festival(unopened: World, tmp_path: Path) -> None:
    world = unopened
    await opened(world, tmp_path, WORKING, "2026-02-14T19:30", SHANGHAI)
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    # The 15th to the 23rd are free: two hours end on the 24th, eight on the 25th.
    await due(world, number, "take", "2026-02-24T11:00", SHANGHAI)
    answer = await due(world, number, "first_response", "2026-02-25T09:30", SHANGHAI)
    # 25, 26, 27, the Saturday that is worked, then five days of March, and the next Monday.
    await due(world, number, "resolution", "2026-03-09T09:00", SHANGHAI)
    await reads(lin, answer, SHANGHAI)
    await reads(wang, answer, SHANGHAI)
    await until(world, "2026-02-24T10:50", SHANGHAI)
    await wang.sees_no("还没有人受理")
    await until(world, "2026-02-24T11:10", SHANGHAI)
    await wang.sees_one("还没有人受理")
    await wang.says("我看看。", to=await takes(wang, number))
    await lin.sees("我看看")
    await until(world, "2026-02-27T17:00", SHANGHAI)
    await lin.says("怎么样了？")
    await wang.sees("怎么样了")
    await world.settled()
    # One hour of Friday, the Saturday that is worked, Monday, Tuesday, and half an hour of Wednesday.
    answer = await due(world, number, "next_response", "2026-03-04T09:30", SHANGHAI)
    await reads(lin, answer, SHANGHAI)
    await reads(wang, answer, SHANGHAI)
    await until(world, "2026-03-04T09:25", SHANGHAI)
    await wang.sees_no("后续回复已超时")
    await until(world, "2026-03-04T09:40", SHANGHAI)
    await wang.sees_one("后续回复已超时")
    await lin.sees_one("没有在承诺的时间内处理")


async def test_a_merchant_elsewhere_whose_clocks_change(unopened: World, tmp_path: Path) -> None:
    world = unopened
    await opened(world, tmp_path, WORKING | ABROAD, "2026-03-27T16:30", BERLIN)
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, DRESS)
    # Half an hour of Friday, and Monday by summer time; a night is over on Sunday that is an hour short.
    await due(world, number, "take", "2026-03-30T10:30", BERLIN)
    answer = await due(world, number, "first_response", "2026-03-30T16:30", BERLIN)
    found = await card(ivy, number)
    await reads(ivy, answer, BERLIN)
    await reads(maria, answer, SHANGHAI)
    await until(world, "2026-03-30T10:25", BERLIN)
    await ivy.sees_no("Nobody has taken")
    await until(world, "2026-03-30T10:40", BERLIN)
    await ivy.sees_one("Nobody has taken")
    await ivy.taps(word(ivy, "take"), on=found)
    await offers(ivy, found, "Exchange", freight="The merchant, sent back")
    await maria.taps("Accept", on=await maria.sees("made you an offer"))
    await proves(ivy, "Hauptstrasse 1, Berlin", on=found)
    await maria.sees("next step is yours")
    await proves(maria, "DHL 123")
    await world.settled()
    # While nobody speaks of the parcel it counts as arrived a week later, on the sixth, which is free.
    await due(world, number, "step", "2026-04-14T09:00", BERLIN)
    await until(world, "2026-04-02T12:00", BERLIN)
    await maria.taps("Delivered back", on=await maria.pinned())
    await maria.taps("Yesterday")
    await ivy.sees("goods were delivered on")
    # Thursday the second, Good Friday and Easter Monday free: 2, 7, 8, 9, 10.
    step = await due(world, number, "step", "2026-04-10T12:00", BERLIN)
    await reads(ivy, step, BERLIN)
    await until(world, "2026-04-07T09:30", BERLIN)
    await ivy.taps("The goods are here", on=await ivy.sees("goods were delivered on"))
    await maria.sees("have arrived")
    await due(world, number, "step", "2026-04-14T09:30", BERLIN)
