"""One run from start to verdict."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - every draw comes from the seed that is printed
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector
from bson.codec_options import CodecOptions
from pymongo import MongoClient

from router.clock import DemoClock, SystemClock
from router.settings import SHIPPED
from tests.chaos import ChaosProxy
from tests.crowd import Crowd
from tests.processes import ROOT, sandbox
from tests.serving import serving
from tests.torture.actors import DESKS, FORUM, PLAIN, cast
from tests.torture.balancer import Balancer
from tests.torture.checks import FATAL, Finding, examine
from tests.torture.crew import Crew, Database, crew
from tests.torture.record import Json, Record, call_of
from tests.torture.scene import Scene
from tests.torture.troubles import Storm, rage

MORE = 2.0
"""Seconds by which a run goes on in which too little was said."""
LATECOMERS = 900_000
"""Ids of those who come when all is over, to see that they are served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is done. The seed decides the rest."""

    seed: int
    minutes: float
    words: int = 0
    """However slow the machine is, it goes on until people have said so much."""
    processes: int = 3
    consumers: int = 8
    keep: bool = False
    """Whether to keep the record of a good run too."""
    settle: float = 120.0
    """Seconds after which what has not come to rest is stuck."""
    under: Path = ROOT / "build" / "torture"

    @property
    def folder(self) -> Path:
        """Logs, and what was found when something was wrong."""
        return self.under / str(self.seed)

    @property
    def polls(self) -> bool:
        """One process that polls, in place of several behind a balancer."""
        return Random(f"{self.seed}/polls").random() < 0.2

    @property
    def ordered(self) -> bool:
        """Whether Telegram hands updates over one after another, or many at once and the newest first."""
        return self.polls or Random(f"{self.seed}/ordered").random() < 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a run ended."""

    plan: Plan
    findings: list[Finding]
    counts: dict[str, int] = field(default_factory=dict)
    """What was done, in words and numbers."""

    @property
    def good(self) -> bool:
        """Whether nothing was lost, acted twice, stuck, or repeated without saying so."""
        return not any(finding.kind in FATAL for finding in self.findings)

    def count(self, kind: str) -> int:
        """How many findings of a kind."""
        return sum(finding.kind == kind for finding in self.findings)


async def torture(plan: Plan, say: Callable[[str], None]) -> Verdict:
    """Run it. The folder of the seed is made anew."""
    shutil.rmtree(plan.folder, ignore_errors=True)
    plan.folder.mkdir(parents=True)
    record = Record()
    async with AsyncExitStack() as stack:
        lab = await stack.enter_async_context(sandbox(plan.folder / "sandbox.log"))
        scene = Scene(lab, plan.seed, record, plan.ordered)
        storm = await _staged(plan, scene, stack)
        await _played(plan, storm, say)
        await _settled(plan, storm, say)
        await _collected(scene, 0)
        await storm.crew.stop()
        _read(record, storm)
        record.untold.update(_untold(storm.crew))
    verdict = Verdict(plan=plan, findings=examine(record), counts=_counts(storm))
    if not verdict.good or plan.keep:
        _keep(plan, record, verdict)
    return verdict


async def _staged(plan: Plan, scene: Scene, stack: AsyncExitStack) -> Storm:
    """Everything there, and the bots ready."""
    clock_file = plan.folder / "clock.json"
    clock_file.write_text('{"offset": 0.0}')
    database = Database(plan.folder / "database")
    stack.callback(database.close)
    to_database = await stack.enter_async_context(ChaosProxy(database.server.port))
    to_telegram = await stack.enter_async_context(ChaosProxy(int(scene.lab.url.rpartition(":")[2])))
    client = await stack.enter_async_context(
        ClientSession(timeout=ClientTimeout(60), connector=TCPConnector(limit=0))
    )
    serve = await stack.enter_async_context(serving())
    processes = 1 if plan.polls else plan.processes
    balancer = Balancer(client)
    webhook = "" if plan.polls else await serve(balancer.app())
    company = crew(
        processes,
        plan.folder,
        api=to_telegram.url,
        database=database.server.uri.replace(str(database.server.port), str(to_database.port)),
        webhook=webhook,
        clock=clock_file,
        config=await _groups(plan, scene),
        fell=scene.record.fell,
    )
    stack.callback(company.abandon)
    balancer.reaches(bot.port for bot in company.bots)
    await scene.lab.post("/bot", {"in_order": plan.ordered})
    company.start()
    for bot in company.bots:
        await bot.product.says("ready")
    return Storm(
        dice=scene.dice("storm"),
        scene=scene,
        crew=company,
        database=database,
        to_database=to_database,
        to_telegram=to_telegram,
        balancer=balancer,
        clock=DemoClock(clock_file, SystemClock().now),
    )


async def _groups(plan: Plan, scene: Scene) -> Path:
    """One merchant's chat is a forum and another one's a basic group; the configuration that says so."""
    rights = {"status": "administrator", "rights": {"can_manage_topics": True}}
    await scene.lab.post(f"/chats/{FORUM}", {"forum": True})
    await scene.lab.post(f"/chats/{FORUM}/members", rights)
    members = [{"user": person, "status": "creator"} for person in DESKS[PLAIN]]
    group = {"id": PLAIN, "type": "group", "title": "Plain", "members": members, "bot": "administrator"}
    await scene.lab.post("/chats", group)
    shipped, was = SHIPPED.read_text("utf-8"), "chats = [-1002000000002]"
    assert shipped.count(was) == 1
    await scene.opens_shop()
    config = plan.folder / "config.toml"
    config.write_text(shipped.replace(was, f"chats = [{PLAIN}]"), "utf-8")
    return config


async def _played(plan: Plan, storm: Storm, say: Callable[[str], None]) -> None:
    """People act and trouble comes, for as long as planned; then people stop, and all wires are whole."""
    scene, loop = storm.scene, asyncio.get_running_loop()
    begun = loop.time()
    with (plan.folder / "troubles.log").open("w") as log:

        def note(what: str) -> None:
            log.write(f"{loop.time() - begun:8.2f} {what}\n")
            log.flush()

        async with asyncio.TaskGroup() as tasks:
            lasting = [
                tasks.create_task(work)
                for work in (scene.watch(), _collecting(scene), storm.crew.supervise(), _telling(storm, say))
            ]
            actors = [tasks.create_task(actor.live()) for actor in cast(scene, plan.consumers)]
            await rage(storm, plan.minutes * 60, note)
            while len(scene.record.words) < plan.words:
                await rage(storm, MORE, note)
            scene.open = False
            await asyncio.wait(actors)
            for task in lasting:
                task.cancel()
    await storm.to_database.heal()
    await storm.to_telegram.heal()
    storm.balancer.whims.clear()
    async with scene.lab.client.delete(f"{scene.lab.url}/sandbox/faults") as answer:
        await answer.read()


async def _telling(storm: Storm, say: Callable[[str], None]) -> None:
    while True:
        await asyncio.sleep(30)
        say(", ".join(f"{what} {many}" for what, many in _counts(storm).items()))


async def _collecting(scene: Scene) -> None:
    """The sandbox keeps the last calls only."""
    while True:
        await _collected(scene, 1)


async def _collected(scene: Scene, pause: float) -> None:
    """What the bot called since; a call that is still being handled is left for the next time."""
    await asyncio.sleep(pause)
    news = await scene.lab.get("/calls", since=scene.collected, limit=20_000)
    underway = next((raw["n"] for raw in news["calls"] if _underway(raw)), news["last"] + 1)
    scene.record.calls += [call_of(raw) for raw in news["calls"] if raw["ok"] and raw["n"] < underway]
    scene.collected = underway - 1


def _underway(raw: Json) -> bool:
    return not raw["ok"] and "error" not in raw and raw.get("fault") in {None, "delay"}


async def _settled(plan: Plan, storm: Storm, say: Callable[[str], None]) -> None:
    """Wait until everything has come to rest, and newcomers are served; note what is not."""
    scene, record = storm.scene, storm.scene.record
    say("settling")
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(storm.crew.supervise())
        record.stuck += await _rest(plan, storm)
        if not record.stuck:
            try:
                async with asyncio.timeout(plan.settle / 2):
                    await Crowd(scene.lab, 3, LATECOMERS).file()
            except TimeoutError:
                record.stuck.append("people who come when all is over are not served")
            record.stuck += await _rest(plan, storm)
        watch.cancel()


async def _rest(plan: Plan, storm: Storm) -> list[str]:
    loop = asyncio.get_running_loop()
    end, quiet = loop.time() + plan.settle, 0
    while loop.time() < end:
        await _collected(storm.scene, 0.3)
        left = await _unrest(storm)
        quiet = 0 if left else quiet + 1
        if quiet == 3:
            return []
    return [f"after {plan.settle:.0f} s: {what}" for what in await _unrest(storm)]


async def _unrest(storm: Storm) -> list[str]:
    """What has not come to rest."""
    pending = (await storm.scene.lab.get("/counters"))["pending"]
    found = [f"{pending} updates are not handled"] if pending else []
    now = storm.clock.now()
    with _opened(storm) as store:
        owed = store["complaints"].count_documents({"owed_at": {"$lte": now}})
        due = store["complaints"].count_documents({"next_due": {"$lte": now - timedelta(seconds=5)}})
        parked = store["parked"].count_documents({})
    found += [f"{owed} complaints owe mail"] if owed else []
    found += [f"{due} complaints have a deadline that passed"] if due else []
    found += [f"{parked} updates are parked"] if parked else []
    return found


class _opened:
    """The store itself, past the wires."""

    def __init__(self, storm: Storm) -> None:
        options: CodecOptions[Json] = CodecOptions(tz_aware=True, tzinfo=UTC)
        self._client: MongoClient[Json] = MongoClient(storm.database.server.uri)
        self._store = self._client.get_database("complaints", codec_options=options)

    def __enter__(self) -> Any:
        return self._store

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _read(record: Record, storm: Storm) -> None:
    """What is stored, each complaint with its whole past."""
    record.now = storm.clock.now()
    with _opened(storm) as store:
        record.complaints = list(store["complaints"].find())
        record.drafts = list(store["drafts"].find())
        older = list(store["history"].find())
    for complaint in record.complaints:
        segments = [s for s in older if s["_id"].partition(":")[0] == complaint["_id"]]
        segments.sort(key=lambda s: int(s["_id"].partition(":")[2]))
        first = complaint["log"][0]["n"] if complaint["log"] else 0
        past = [event for segment in segments for event in segment["log"] if event["n"] < first]
        complaint["log"] = [*past, *complaint["log"]]


def _untold(company: Crew) -> Counter[int]:
    """Chats in which a prompt could not be said: the log tells of each."""
    found: Counter[int] = Counter()
    for bot in company.bots:
        for line in bot.product.log.read_text("utf-8", "replace").splitlines():
            if '"prompt_given_up"' in line or '"prompt_not_sent"' in line:
                found[json.loads(line)["chat"]] += 1
    return found


def _counts(storm: Storm) -> dict[str, int]:
    record = storm.scene.record
    return {
        "kills": storm.crew.kills + storm.database.kills,
        "of the database": storm.database.kills,
        "told to stop": storm.crew.ended,
        "frozen": storm.crew.frozen,
        "messages": len(record.words),
        "forwarded at once": len({(words.person, words.burst) for words in record.words if words.burst}),
        "votes": len(record.votes),
        "taps": storm.scene.deeds - len(record.words),
        "calls": len(record.calls),
        "complaints": len(record.complaints),
        "hours turned": int(storm.turned / timedelta(hours=1)),
    }


def _keep(plan: Plan, record: Record, verdict: Verdict) -> None:
    """For whoever looks into it: the record, and what was found."""
    kept = {
        "findings": [asdict(finding) for finding in verdict.findings],
        "words": [asdict(words) for words in record.words],
        "votes": [asdict(vote) for vote in record.votes],
        "calls": [asdict(call) for call in record.calls],
        "complaints": record.complaints,
        "drafts": record.drafts,
    }
    text = json.dumps(kept, default=_shown, ensure_ascii=False, indent=1)
    (plan.folder / "record.json").write_text(text, "utf-8")


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
