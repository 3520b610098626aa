"""`python -m tests.bench [--quick] [--only limits,recovery] [--to FILE]`: a table, and build/bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from router.storage.embedded import EmbeddedServer
from tests.bench import report
from tests.bench.abreast import each
from tests.bench.load import QUICK, Load
from tests.bench.parts import (
    arithmetic,
    card,
    intake,
    limits,
    memory,
    recovery,
    reminders,
    stock,
    suggestions,
    traffic,
    webhook,
)
from tests.bench.report import Found
from tests.processes import ROOT

Measure: TypeAlias = Callable[[Load, Path], Awaitable[Found]]

PARTS: Mapping[str, Measure] = {
    "traffic": traffic.measure,
    "suggestions": suggestions.measure,
    "intake": intake.measure,
    "limits": limits.measure,
    "reminders": reminders.measure,
    "card": card.measure,
    "webhook": webhook.measure,
    "recovery": recovery.measure,
    "memory": memory.measure,
    "stock": stock.measure,
    "arithmetic": arithmetic.measure,
}

TOGETHER = 3


class Bench:
    """Runs the chosen parts; remembers what they found and how long they took."""

    def __init__(self, load: Load, folder: Path) -> None:
        self._load = load
        self._folder = folder
        self.found: dict[str, Found] = {}
        self.seconds: dict[str, float] = {}

    async def run(self, name: str) -> None:
        """Measure one part."""
        begun = time.perf_counter()
        self.found[name] = await PARTS[name](self._load, self._folder / name)
        self.seconds[name] = round(time.perf_counter() - begun, 1)

    async def one_by_one(self, names: Sequence[str]) -> None:
        """As parts have to be measured; says which one runs, for it takes minutes."""
        for name in names:
            print(f"{name} ...", file=sys.stderr)
            await self.run(name)

    async def side_by_side(self, names: Sequence[str]) -> None:
        """Sooner, for seeing that they run."""
        await each(names, self.run, TOGETHER)


def chosen(words: str) -> list[str]:
    """Names of parts, in their order. ArgumentTypeError for others."""
    wanted = words.split(",")
    if unknown := sorted(set(wanted) - PARTS.keys()):
        raise argparse.ArgumentTypeError(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return [name for name in PARTS if name in wanted]


def machine() -> dict[str, Any]:
    """Where it was measured."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


async def _quickly(names: Sequence[str], folder: Path) -> Bench:
    with EmbeddedServer(folder / "database") as server:
        bench = Bench(replace(QUICK, server=server.uri), folder)
        await bench.side_by_side(names)
        return bench


async def _well(names: Sequence[str], folder: Path) -> Bench:
    bench = Bench(Load(), folder)
    await bench.one_by_one(names)
    return bench


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser("tests.bench", description="Measures the product against the sandbox.")
    parser.add_argument(
        "--quick", action="store_true", help="only see that it runs; the numbers mean nothing"
    )
    parser.add_argument("--only", type=chosen, default=list(PARTS), metavar="PARTS", help=", ".join(PARTS))
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "bench.json", help="where the numbers go")
    given = parser.parse_args()
    before = machine()
    with TemporaryDirectory() as folder:
        bench = asyncio.run((_quickly if given.quick else _well)(given.only, Path(folder)))
    found = {name: bench.found[name] for name in given.only}
    print(report.table(found))
    told = {"machine": before, "seconds": bench.seconds, **report.numbers(found)}
    given.to.parent.mkdir(parents=True, exist_ok=True)
    given.to.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
