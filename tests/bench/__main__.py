"""`python -m tests.bench [--quick] [--to FILE]`: prints a table and writes build/bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from router.domain.policy import Policy
from router.settings import SHIPPED, load
from router.storage.embedded import EmbeddedServer
from tests.bench import bots, report
from tests.bench.bots import Load
from tests.processes import ROOT, TOKEN, Product, sandbox
from tests.suggesting import rates

DAY = date(2026, 6, 1)
QUICK = Load(people=5, messages=10, bursts=1, singles=3, past=20)


async def measure(load: Load, folder: Path) -> report.Found:
    """Everything in one run: the bare bot, the product, and the server's own rate."""
    async with sandbox(folder / "sandbox.log") as lab:
        bare = await bots.bare(lab, load, folder / "bare.log")
        with EmbeddedServer(folder / "database") as database:
            bot = Product(lab.url, database.uri, folder / "bot.log")
            try:
                routed = await bots.product(lab, bot, policy(), load)
            finally:
                bot.stop()
    return report.Found(bare=bare, routed=routed)


def policy() -> Policy:
    """The shipped policy."""
    return load(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": TOKEN}, DAY).policy(DAY)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser("tests.bench", description="Measures the product beside a bare bot.")
    parser.add_argument(
        "--quick", action="store_true", help="only see that it runs; the numbers mean nothing"
    )
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "bench.json", help="where the numbers go")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = asyncio.run(measure(QUICK if given.quick else Load(), Path(folder)))
    print(report.table(found))
    print(rates.table(policy().keywords))
    given.to.parent.mkdir(parents=True, exist_ok=True)
    given.to.write_text(json.dumps(report.numbers(found), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
