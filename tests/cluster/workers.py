"""Webhook workers as people run them, behind nginx, with a sandbox that posts to it."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pymongo import MongoClient

from router.storage.collection import Document
from router.storage.embedded import free_port
from tests.cluster.nginx import proxying
from tests.conversations.people import Laboratory
from tests.processes import PATIENCE, Product, sandbox

SECRET = "a-secret-for-workers"
WORKS, RESTS = "courier_works", "courier_rests"


@dataclass
class Workers:
    """Several `complaint-router run` on one database, and the sandbox whose webhook they share."""

    lab: Laboratory
    database: str
    ports: Sequence[int]
    all: list[Product] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)
    """Places of those that were stopped or killed."""

    def at_work(self) -> int | None:
        """Which of those that live has the courier."""
        return next((n for n, one in enumerate(self.all) if n not in self.ended and _works(one)), None)

    async def courier(self) -> int:
        """The same, once there is one."""
        async with asyncio.timeout(PATIENCE):
            while (found := self.at_work()) is None:
                await asyncio.sleep(0.01)
            return found

    async def end(self, place: int, how: signal.Signals) -> int:
        """Stop or kill one; its exit code."""
        self.ended.add(place)
        return await ended(self.all[place], how)

    async def end_all(self) -> None:
        """Stop those that are left, all at once."""
        left = [n for n, one in enumerate(self.all) if n not in self.ended and one.process is not None]
        await asyncio.gather(*(self.end(place, signal.SIGTERM) for place in left))

    async def back(self, place: int) -> None:
        """Start one again."""
        await self.all[place].ready()
        self.ended.discard(place)

    async def quiet(self) -> None:
        """Wait until every update was taken and everything owed is sent."""
        await until(self._nothing_waits)

    async def _nothing_waits(self) -> bool:
        pending = (await self.lab.get("/counters"))["pending"]
        return not pending and not any(c["mailbox"] for c in stored(self.database))


async def ended(one: Product, how: signal.Signals = signal.SIGTERM) -> int:
    """The exit code. A proxy in this loop goes on meanwhile: a bot needs the database to stop."""
    return await asyncio.to_thread(one.stop, how)


def _works(one: Product) -> bool:
    said = [line["event"] for line in one.lines() if line.get("event") in {WORKS, RESTS}]
    return bool(said) and said[-1] == WORKS


async def until(true: Callable[[], object], seconds: float = 60.0) -> float:
    """Wait until an asynchronous condition holds; the seconds that took."""
    begun = time.perf_counter()
    async with asyncio.timeout(seconds):
        while not await true():  # type: ignore[misc]
            await asyncio.sleep(0.05)
    return time.perf_counter() - begun


def stored(uri: str, name: str = "complaints") -> list[Document]:
    """All complaints in a database."""
    client: MongoClient[Document] = MongoClient(uri)
    with client:
        return list(client[name]["complaints"].find())


def hooked(url: str, port: int) -> Mapping[str, str]:
    """The environment of a webhook worker."""
    return {
        "ROUTER_TELEGRAM__MODE": "webhook",
        "ROUTER_TELEGRAM__WEBHOOK_URL": url,
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": SECRET,
        "ROUTER_WEB__PORT": str(port),
    }


@asynccontextmanager
async def working(
    folder: Path,
    database: str,
    count: int = 3,
    *,
    through: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Workers]:
    """So many workers behind nginx, all ready. `through`: the database's address for them, when another."""
    ports = [free_port() for _ in range(count)]
    async with sandbox(folder / "sandbox.log") as lab, proxying(folder / "nginx", ports) as url:
        workers = Workers(lab, database, ports)
        try:
            for n, port in enumerate(ports):
                own = {**hooked(url, port), **environment}
                workers.all.append(Product(lab.url, through or database, folder / f"worker{n}.log", own))
            async with asyncio.TaskGroup() as starting:
                for one in workers.all:
                    starting.create_task(one.ready())
            yield workers
        finally:
            await workers.end_all()
