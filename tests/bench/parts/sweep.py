"""The sweep while the stock of complaints grows: with nothing due, and with thousands due at once.

In one process, by the product's own sweep and store, on the wire server, with all indexes; what is owed is
written and not sent. Beside it the server's own rate: the same conditional updates, as many at the same time,
decided beforehand, one half before the sweep and one after it, so that what else the machine does meets both.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from router.domain.complaint import Route
from router.domain.transitions import sweep
from router.domain.turn import Context
from router.ports import Change
from router.storage import codec
from router.storage.changes import operators
from router.storage.collection import Document
from router.storage.store import Store
from router.usecases.sweep import ABREAST
from router.usecases.work import Work
from schedules.jobs import sweep_all
from tests.bench.abreast import each
from tests.bench.report import Row
from tests.bench.stocked import BEGUN, SHOP, Past

WAITING = BEGUN + timedelta(days=-1, hours=3)
"""Filed then, the first reminders to take it are due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was found at one size of the stock. Rates are complaints a second, times milliseconds."""

    empty: float
    due: int
    swept: float
    raw: float
    pause: float
    """The longest time for which nobody else had a turn while thousands were swept."""

    def rows(self, stock: int) -> Iterator[Row]:
        """For people."""
        share = self.swept / self.raw
        yield Row(f"empty sweep at {stock:,}", f"{self.empty:.2f} ms")
        yield Row(f"{self.due:,} due at {stock:,}", f"{self.swept:.0f}/s of {self.raw:.0f}/s raw")
        yield Row(f"share of the raw rate at {stock:,}", f"{share:.2f}", "0.5 or more", share >= 0.5)
        yield Row(f"longest pause at {stock:,}", f"{self.pause:.0f} ms")

    @property
    def steady(self) -> dict[str, float]:
        """What should not grow."""
        return {"empty sweep": self.empty}


async def measured(work: Work, store: Store, past: Past, due: int, looks: int) -> Size:
    """With nothing due, then with so many; what was due stays behind."""
    await sweep_all(work)
    empty = [await _took(sweep_all(work)) for _ in range(looks)]
    half = due // 2
    raw = await _raw(work, store, past, half)
    await asyncio.to_thread(past.file, due, WAITING)
    async with _watched() as pauses:
        swept = await _took(sweep_all(work))
    assert not await work.complaints.due(work.clock.now(), 1), "some are still due"
    raw += await _raw(work, store, past, due - half)
    return Size(
        empty=median(empty) * 1000, due=due, swept=due / swept, raw=due / raw, pause=max(pauses) * 1000
    )


async def _raw(work: Work, store: Store, past: Past, due: int) -> float:
    """Seconds for the same updates, when everything is decided already."""
    numbers = await asyncio.to_thread(past.file, due, WAITING)
    writes = await asyncio.to_thread(_decided, work, past, numbers)
    complaints = store.collection("complaints")

    async def write(one: tuple[Document, Document]) -> None:
        assert await complaints.update(*one)

    return await _took(each(writes, write, ABREAST))


def _decided(work: Work, past: Past, numbers: Sequence[str]) -> list[tuple[Document, Document]]:
    """Condition and operators of what the sweep writes for each of them."""
    ctx = Context(now=work.clock.now(), policy=work.policy, routes={SHOP: Route(SHOP, -1, "en")})
    decided = []
    for before in map(codec.complaint, past.read(numbers)):
        made = sweep(before, ctx)
        changed = operators(Change(before, made.after, made.events, made.mail), before)
        decided.append(({"_id": before.number, "version": before.version}, changed))
    return decided


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
