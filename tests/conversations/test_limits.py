"""The limits as people feel them: nobody's words wait for another's, and Telegram never has to say so."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from router.domain.complaint import Person
from router.domain.events import EventKind
from router.domain.submission import submit
from router.ports import Change
from tests.conversations.people import Json, said
from tests.conversations.telling import DRESS, QUESTION, file, takes
from tests.conversations.world import DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World
from tests.domain.world import filing

QUICK = {"private_per_second": 10, "private_burst": 3, "group_per_minute": 12, "per_second": 30}
"""Persons as slow as Telegram makes them would make slow stories."""
CLOSED = 600
"""Seconds, far longer than the rest of a story and a restart take on any machine."""


async def opened(world: World) -> World:
    """The product and a sandbox that enforces the limits, by the same numbers."""
    world.limited = True
    world.environment |= {
        "ROUTER_LIMITS__PERSON_PER_SECOND": str(QUICK["private_per_second"]),
        "ROUTER_LIMITS__GROUP_PER_MINUTE": str(QUICK["group_per_minute"]),
    }
    await world.open()
    await world.lab.post("/limits", {"enabled": True, **QUICK})
    return world


async def refusals(world: World, chat: int = 0) -> list[Json]:
    """Calls that Telegram refused for too many of them."""
    calls = (await world.lab.get("/calls", limit=20_000))["calls"]
    of_chat = (call for call in calls if chat in {0, int(call["params"].get("chat_id") or 0)})
    return [
        c for c in of_chat if "Too Many Requests" in c.get("error", "") or c.get("fault") == "retry_after"
    ]


async def test_a_full_group_holds_up_nobody_and_a_restart_keeps_to_the_limits(unopened: World) -> None:
    world = await opened(unopened)
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    shop_card = await takes(wang, await file(lin, QUESTION))
    for n in range(1, 21):
        await lin.says(f"第{n}句")
    dress = await takes(ivy, await file(maria, DRESS))
    await ivy.says("We are looking into it.", to=dress)
    await maria.sees("We are looking into it")
    await wang.says("收到", to=shop_card)
    await lin.sees("收到")
    messages = await wang.heard("第.*句")
    # Words that waited may have come together in one message.
    arrived = [line for m in messages for line in said(m).splitlines() if line.startswith("第")]
    assert arrived == [f"第{n}句" for n in range(1, len(arrived) + 1)]
    assert len(arrived) >= 5 and len(messages) <= 12
    await world.stop()
    await world.start()
    await maria.says("Thank you!")
    await ivy.sees("Thank you!")
    await lin.says("还在吗")
    await maria.says("Any news?")
    await ivy.sees("Any news")
    assert await refusals(world) == []
    assert len(await wang.heard("第.*句")) <= 12


async def test_many_that_come_due_at_once_hold_up_nobody_and_keep_to_the_limits(unopened: World) -> None:
    unopened.environment["ROUTER_CALENDAR__QUIET_HOURS"] = ""
    world = await opened(unopened)
    assert world.app is not None
    work, many = world.app.work, [f"MANY-{n:04}" for n in range(40)]
    await world.private(LIN).starts()
    for number in many:
        shop = filing(number=number, bot=work.bot, consumer=Person(LIN, "Lin"), evidence=())
        today = await work.context(number, "demo-digital")
        made = submit(shop, replace(today, now=today.now - timedelta(hours=25)))
        assert await work.complaints.write(Change(None, made.after, made.events, ()))
    async with asyncio.timeout(60):
        while (await work.complaints.tally(world.now())).due:
            await asyncio.sleep(0.05)
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await takes(ivy, await file(maria, DRESS))
    missed = [e for number in many for e in await work.complaints.timeline(number) if e.data.get("clock")]
    assert [e.kind for e in missed] == [EventKind.BREACHED] * len(many)
    assert 1 <= len(await world.member(WANG, DIGITAL).heard("")) < len(many)
    # What a sweep says waits for the full minute, so that one message tells of several complaints.
    world.real.skip(timedelta(minutes=1))
    await world.private(LIN).sees("没有在承诺的时间内处理")
    assert await refusals(world) == []


async def test_a_closed_group_slows_only_itself_and_is_left_alone_through_a_restart(unopened: World) -> None:
    world = await opened(unopened)
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await takes(wang, await file(lin, QUESTION))
    dress = await takes(ivy, await file(maria, DRESS))
    fault = {"kind": "retry_after", "method": "*", "chat": DIGITAL, "seconds": CLOSED, "count": 1}
    await world.lab.post("/faults", fault)
    await lin.says("在吗？")
    await _until_refused(world)
    await lin.says("还在等")
    await ivy.says("word 1", to=dress)
    await maria.sees("word 1")
    await world.stop()
    await world.start()
    await lin.says("最后一句")
    await ivy.says("word 2", to=dress)
    await maria.sees("word 2")
    await world.handled()
    assert await wang.heard("在吗|还在|最后") == []
    await world.stop()
    world.sleeps(timedelta(seconds=CLOSED))
    await world.start()
    async with asyncio.timeout(60):
        while len(await wang.heard("在吗|还在|最后")) < 3:
            await _something_happens(world)
    words = [said(m).splitlines()[-1] for m in await wang.heard("在吗|还在|最后")]
    assert words == ["在吗？", "还在等", "最后一句"]
    [refused] = await refusals(world)
    calls = (await world.lab.get("/calls", since=refused["n"], limit=20_000))["calls"]
    assert min(c["at"] for c in calls if c["params"].get("chat_id") == str(DIGITAL)) >= refused["at"] + CLOSED


async def _until_refused(world: World) -> None:
    async with asyncio.timeout(20):
        while not await refusals(world, DIGITAL):
            await _something_happens(world)


async def _something_happens(world: World) -> None:
    await world.lab.get("/changes", since=(await world.lab.get(""))["cursor"], timeout=0.2)
