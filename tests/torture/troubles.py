"""What goes wrong during a run, one row each in `TROUBLES`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random  # noqa: TID251 - every draw comes from the seed that is printed

from router.clock import DemoClock
from tests.chaos import ChaosProxy
from tests.torture.actors import DESKS, FORUM, PLAIN
from tests.torture.balancer import Balancer, Whim
from tests.torture.crew import Bot, Crew, Database
from tests.torture.scene import Scene

TURNS = (0.5, 0.5, 1, 3, 3, 6, 12, 26, 80)
"""Hours by which the clock is turned."""


@dataclass
class Storm:
    """Everything that trouble can be made with."""

    dice: Random
    scene: Scene
    crew: Crew
    database: Database
    to_database: ChaosProxy
    to_telegram: ChaosProxy
    balancer: Balancer
    clock: DemoClock
    turned: timedelta = timedelta()

    def some(self, many: int) -> list[Bot]:
        """So many processes at most that are at work; now and then any, so that some die while they start."""
        bots = self.crew.bots if self.dice.random() < 0.1 else [bot for bot in self.crew.bots if bot.ready]
        return self.dice.sample(bots, min(many, len(bots)))

    def seconds(self, least: float, most: float) -> float:
        """For how long."""
        return self.dice.uniform(least, most)


Trouble = Callable[[Storm], Awaitable[None]]


async def kill_one(storm: Storm) -> None:
    """Kill -9."""
    await _each(storm, storm.some(1))


async def kill_two(storm: Storm) -> None:
    """Two at the same moment."""
    await _each(storm, storm.some(2))


async def kill_all(storm: Storm) -> None:
    """Nobody is left for a while."""
    await _each(storm, storm.crew.bots)


async def _each(storm: Storm, bots: list[Bot]) -> None:
    async with asyncio.TaskGroup() as tasks:
        for bot in bots:
            tasks.create_task(storm.crew.kill(bot, storm.seconds(0, 2)))


async def end_one(storm: Storm) -> None:
    """SIGTERM, as at an update."""
    for bot in storm.some(1):
        await storm.crew.end(bot, storm.seconds(0, 1))


async def freeze_one(storm: Storm) -> None:
    """A machine that stands still, for longer than a lease lasts."""
    for bot in storm.some(1):
        await storm.crew.freeze(bot, storm.seconds(1, 9))


async def kill_database(storm: Storm) -> None:
    """Kill -9 of the database, sometimes together with a bot."""
    away = storm.seconds(0, 4)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(storm.database.dies(away))
        if storm.dice.random() < 0.3:
            tasks.create_task(kill_one(storm))


async def cut_database(storm: Storm) -> None:
    """Between bots and database."""
    await _wire(storm, storm.to_database)


async def cut_telegram(storm: Storm) -> None:
    """Between bots and Telegram."""
    await _wire(storm, storm.to_telegram)


async def _wire(storm: Storm, wire: ChaosProxy) -> None:
    seconds = storm.seconds(0.2, 3)
    match storm.dice.choice(("cut", "refuse", "hang", "slow", "lose")):
        case "cut":
            wire.cut()
        case "refuse":
            wire.refuse()
        case "hang":
            wire.hang()
        case "slow":
            wire.slow(storm.seconds(0.02, 0.3))
        case _:
            wire.lose_answers()
            seconds /= 3
    await asyncio.sleep(seconds)
    await wire.heal()


async def telegram_fails(storm: Storm) -> None:
    """Wrong answers of Telegram to the next calls."""
    dice = storm.dice
    method = dice.choice(("sendMessage", "sendMessage", "sendPhoto", "editMessageText", "sendPoll", "*"))
    rule = {"method": method, "count": dice.randint(1, 3)} | dice.choice(
        (
            {"kind": "error", "code": 500},
            {"kind": "error", "code": 502, "description": "Bad Gateway"},
            {"kind": "error", "code": 504, "description": "Gateway Timeout"},
            {"kind": "timeout", "seconds": 1},
            {"kind": "delay", "seconds": 2},
            {"kind": "reset_before"},
            {"kind": "reset_after"},
            {"kind": "broken_json"},
        )
    )
    await storm.scene.lab.post("/faults", rule)


async def telegram_limits(storm: Storm) -> None:
    """429 for one chat."""
    dice = storm.dice
    rule = {
        "kind": "retry_after",
        "seconds": dice.randint(1, 4),
        "method": "*",
        "chat": dice.choice([chat for chat in DESKS if chat != PLAIN]),
    }
    await storm.scene.lab.post("/faults", rule)


async def topic_goes(storm: Storm) -> None:
    """Somebody deletes a topic with all that stands in it."""
    lab = storm.scene.lab
    if there := (await lab.get(f"/chats/{FORUM}"))["chat"]["topics"]:
        gone = storm.dice.choice(there)["id"]
        storm.scene.record.gone.append(gone)
        await lab.post(f"/chats/{FORUM}/topics", {"action": "delete", "topic": gone})


async def group_migrates(storm: Storm) -> None:
    """A merchant's group becomes a supergroup, with another id; that happens to a group once."""
    record, lab = storm.scene.record, storm.scene.lab
    if PLAIN not in record.moved:
        record.moved[PLAIN] = (await lab.post(f"/chats/{PLAIN}/migrate", {}))["id"]


async def webhook_fails(storm: Storm) -> None:
    """On the way from Telegram to the bots."""
    storm.balancer.whims.extend(storm.dice.choices([*Whim], k=storm.dice.randint(1, 4)))


async def turn_the_clock(storm: Storm) -> None:
    """Hours pass, when what people did so far has arrived: a real outage of hours is another story."""
    scene = storm.scene
    scene.acting.clear()
    try:
        async with asyncio.timeout(10):
            while (await scene.lab.get("/counters"))["pending"]:
                await asyncio.sleep(0.1)
        hours = timedelta(hours=storm.dice.choice(TURNS))
        storm.turned += hours
        to = storm.clock.now() + hours
        await scene.lab.post("/clock", {"to": to.isoformat()})
        storm.clock.move(to)
        await asyncio.sleep(0.5)
    except TimeoutError:
        pass
    finally:
        scene.acting.set()


TROUBLES: tuple[tuple[float, Trouble], ...] = (
    (30, kill_one),
    (8, kill_two),
    (3, kill_all),
    (6, end_one),
    (4, freeze_one),
    (5, kill_database),
    (8, cut_database),
    (10, cut_telegram),
    (8, telegram_fails),
    (4, telegram_limits),
    (8, webhook_fails),
    (9, turn_the_clock),
    (4, topic_goes),
    (2, group_migrates),
)


HANDLED, PATIENCE = 4, 4.0
"""So many updates are handled between two troubles, unless that takes longer than so many seconds."""


async def _some_work(storm: Storm) -> None:
    """On a busy machine trouble waits for the bots to do something that it can disturb."""
    enough = storm.scene.handled + HANDLED
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while storm.scene.handled < enough:
                await asyncio.sleep(0.1)


async def rage(storm: Storm, seconds: float, log: Callable[[str], None]) -> None:
    """A kill, and trouble after trouble, several at a time; comes back when the last is over."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    trouble: Trouble = kill_one
    async with asyncio.TaskGroup() as tasks:
        while (left := end - loop.time()) > 0:
            await asyncio.sleep(min(left, storm.dice.expovariate(1 / 1.2)))
            await _some_work(storm)
            log(trouble.__name__)
            tasks.create_task(trouble(storm))
            trouble = storm.dice.choices([t for _, t in TROUBLES], [w for w, _ in TROUBLES])[0]
