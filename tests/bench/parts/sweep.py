"""The sweep while the stock of complaints grows: with nothing due, and with thousands due at once.

In one process, by the product's own sweep and store, on the wire server, with all indexes; what is owed is
written and not sent. Beside it, in the same run, the server's own rate: the same conditional updates, as many
at the same time, decided beforehand.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from pymongo import MongoClient

from router.domain.complaint import Complaint, Person, Route
from router.domain.policy import Policy
from router.domain.submission import Filing, submit
from router.domain.transitions import sweep
from router.domain.turn import Context
from router.ports import Change
from router.storage import codec
from router.storage.changes import document, operators
from router.storage.collection import Document
from router.storage.store import Store, connect
from router.usecases.sweep import ABREAST, sweep_due
from schedules.jobs import sweep_all
from tests.bench.abreast import each
from tests.bench.load import Load
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.working import work_on

NAME, BOT, SHOP = "stock", 7, "demo-digital"
NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
"""Noon of a working day in Shanghai."""
RESTING, WAITING = NOW - timedelta(minutes=30), NOW - timedelta(hours=3)
"""Filed so long ago nothing is due, and the first reminder to take it is."""
AT_ONCE = 2_000
"""Documents of one insert."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was found at one size of the stock. Rates are complaints a second, times milliseconds."""

    stock: int
    empty: float
    due: int
    swept: float
    raw: float
    pause: float
    """The longest time for which nobody else had a turn while thousands were swept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One size after another."""

    sizes: Sequence[Size]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for size in self.sizes:
            share = size.swept / size.raw
            yield Row(f"empty sweep at {size.stock:,}", f"{size.empty:.2f} ms")
            yield Row(f"{size.due:,} due at {size.stock:,}", f"{size.swept:.0f}/s of {size.raw:.0f}/s raw")
            yield Row(f"share of the raw rate at {size.stock:,}", f"{share:.2f}", "0.5 or more", share >= 0.5)
            yield Row(f"longest pause at {size.stock:,}", f"{size.pause:.0f} ms")
        first, last = self.sizes[0], self.sizes[-1]
        growth = last.empty / first.empty
        what = f"empty sweep at {last.stock:,} / at {first.stock:,}"
        yield Row(what, f"{growth:.2f}", "within 1.5", growth <= 1.5)


class Still:
    """A clock that shows one moment."""

    def now(self) -> datetime:
        """The moment."""
        return NOW


class Stock:
    """Complaints of one merchant, each of another person, put straight into the database."""

    def __init__(self, uri: str, policy: Policy) -> None:
        self._driver: MongoClient[Document] = MongoClient(uri, tz_aware=True)
        self._complaints = self._driver[NAME]["complaints"]
        self._policy = policy
        self._routes = {SHOP: Route(SHOP, -1, "en")}
        self._numbers = count()
        self.size = 0

    def add(self, many: int, filed: datetime) -> list[str]:
        """So many more, filed at a moment; their numbers."""
        one, added = self._filed(filed), []
        for begin in range(0, many, AT_ONCE):
            documents = [self._another(one) for _ in range(min(AT_ONCE, many - begin))]
            self._complaints.insert_many(documents, ordered=False)
            added += [str(made["_id"]) for made in documents]
        self.size += many
        return added

    def _another(self, one: Document) -> Document:
        n = next(self._numbers)
        return {**one, "_id": f"S{n:08}", "consumer": {**one["consumer"], "user": 1_000_000 + n}}

    def _filed(self, at: datetime) -> Document:
        filing = Filing(
            number="S",
            bot=BOT,
            consumer=Person(1, "Somebody"),
            pseudonym="9F2X",
            language="en",
            category="usage",
            claim="guidance",
            merchant=SHOP,
            description="It hums, and nobody knows why. " * 5,
        )
        made = submit(filing, Context(now=at, policy=self._policy, routes=self._routes))
        return document(Change(None, made.after, made.events, ()))

    def decided(self, numbers: Sequence[str]) -> list[tuple[Document, Document]]:
        """Condition and operators of what the sweep writes for each of them."""
        found = map(codec.complaint, self._complaints.find({"_id": {"$in": list(numbers)}}))
        return [self._write(complaint) for complaint in found]

    def _write(self, before: Complaint) -> tuple[Document, Document]:
        made = sweep(before, Context(now=NOW, policy=self._policy, routes=self._routes))
        changed = operators(Change(before, made.after, made.events, made.mail), before)
        return {"_id": before.number, "version": before.version}, changed

    def close(self) -> None:
        """No more."""
        self._driver.close()


async def measure(load: Load, folder: Path) -> Found:
    """At each size of the stock, from small to large."""
    policy = shipped().policy(DAY)
    with server(load, folder) as uri:
        store = connect(uri, NAME, desks=policy.desks.values())
        stock = Stock(uri, policy)
        try:
            await store.ensure_indexes()
            return Found(sizes=[await _at(load, store, stock, policy, size) for size in load.stock])
        finally:
            stock.close()
            store.close()


async def _at(load: Load, store: Store, stock: Stock, policy: Policy, size: int) -> Size:
    due = min(load.due, size // 2)
    await asyncio.to_thread(stock.add, max(0, size - 2 * due - stock.size), RESTING)
    work = work_on(store, policy, Still(), BOT)
    await asyncio.to_thread(stock.add, due, WAITING)
    async with _watched() as pauses:
        swept = await _took(sweep_all(work))
    assert not (await sweep_due(work)).read, "some are still due"
    raw = await _raw(store, stock, due)
    empty = [await _took(sweep_due(work)) for _ in range(load.looks)]
    return Size(
        stock=size,
        empty=median(empty) * 1000,
        due=due,
        swept=due / swept,
        raw=due / raw,
        pause=max(pauses) * 1000,
    )


async def _raw(store: Store, stock: Stock, due: int) -> float:
    """Seconds for the same updates, when everything is decided already."""
    numbers = await asyncio.to_thread(stock.add, due, WAITING)
    writes = await asyncio.to_thread(stock.decided, numbers)
    complaints = store.collection("complaints")

    async def write(one: tuple[Document, Document]) -> None:
        assert await complaints.update(*one)

    return await _took(each(writes, write, ABREAST))


async def _took(doing: Awaitable[object]) -> float:
    begun = time.perf_counter()
    await doing
    return time.perf_counter() - begun


@asynccontextmanager
async def _watched() -> AsyncIterator[list[float]]:
    """Seconds for which somebody who only wants to go on had to wait, each time."""
    pauses = [0.0]

    async def ask() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0)
            pauses.append(time.perf_counter() - begun)
            await asyncio.sleep(0.002)

    async with asyncio.TaskGroup() as tasks:
        asking = tasks.create_task(ask())
        yield pauses
        asking.cancel()
