"""The sandbox and a bot as real processes, for tests that kill them and for measuring."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import ClientConnectionError, ClientSession, ClientTimeout

from router.leash import leashed
from router.storage.embedded import free_port
from tests.conversations.people import Laboratory
from tests.nursery import Forked, nursery

Process: TypeAlias = subprocess.Popen[bytes] | Forked

ROOT = Path(__file__).parents[1]
TOKEN = "1000001:sandbox"
UNLIMITED = {
    "ROUTER_LIMITS__OVERALL_PER_SECOND": "100000",
    "ROUTER_LIMITS__PERSON_PER_SECOND": "100000",
    "ROUTER_LIMITS__PERSON_BURST": "100000",
    "ROUTER_LIMITS__GROUP_PER_MINUTE": "100000",
}
"""Telegram's limits out of the way."""
PATIENCE = 30.0
"""Seconds for a process to start or to end, on a busy machine."""


@asynccontextmanager
async def sandbox(log: Path, token: str = TOKEN) -> AsyncIterator[Laboratory]:
    """A sandbox of its own, in memory."""
    port = free_port()
    process = started("router.sandbox", "--port", str(port), "--token", token, log=log)
    try:
        async with ClientSession(timeout=ClientTimeout(total=120)) as client:
            lab = Laboratory(f"http://127.0.0.1:{port}", client)
            await _answering(lab)
            yield lab
    finally:
        end(process, signal.SIGTERM)


def started(
    module: str, *arguments: str, log: Path, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A module of this tree as a process that ends with this one; what it says is added to the log."""
    command = leashed([sys.executable, "-m", module, *arguments])
    with log.open("ab") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT, env=env)


async def _answering(lab: Laboratory) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await lab.get("")
            except ClientConnectionError:
                await asyncio.sleep(0.02)
            else:
                return


def end(process: Process, how: signal.Signals) -> int:
    """Send a signal and wait; the exit code."""
    if process.poll() is None:
        process.send_signal(how)
    return process.wait(PATIENCE)


@dataclass
class Product:
    """The bot as people run it, `complaint-router run` in a process, started and ended as often as wanted."""

    api_server: str
    database: str
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    name: str = "complaints"
    process: Process | None = None
    command: tuple[str, ...] = ("router", "run")
    """Another module that runs the bot, with its arguments."""
    forked: bool = True
    """Forked from a process that has imported everything; otherwise started from nothing, as people do it."""
    _seen: int = 0

    def start(self) -> None:
        """Start it, without waiting for anything."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ROUTER_")},
            "ROUTER_TELEGRAM__TOKEN": TOKEN,
            "ROUTER_TELEGRAM__API_SERVER": self.api_server,
            "ROUTER_DATABASE__URI": self.database,
            "ROUTER_DATABASE__NAME": self.name,
            "ROUTER_WEB__HEALTH": "false",
            "ROUTER_CONFIG": str(ROOT / "config.toml"),
            **UNLIMITED,
            **self.environment,
        }
        self._seen = self.log.stat().st_size if self.log.exists() else 0
        if self.forked:
            self.process = nursery().start(self.command, self.log, environment)
        else:
            self.process = started(*self.command, log=self.log, env=environment)

    async def ready(self) -> float:
        """Start it and wait until it says that it is ready; the seconds that took."""
        begun = time.perf_counter()
        self.start()
        await self.says("ready")
        return time.perf_counter() - begun

    async def says(self, event: str) -> None:
        """Wait until its log has an event since it was started."""
        assert self.process is not None
        async with asyncio.timeout(PATIENCE):
            while not any(line.get("event") == event for line in self.lines()):
                assert self.process.poll() is None, self.log.read_text("utf-8")[-2000:]
                await asyncio.sleep(0.005)

    def lines(self) -> Iterator[dict[str, Any]]:
        """What it has logged since it was started."""
        with self.log.open("rb") as log:
            log.seek(self._seen)
            for line in log:
                if line.startswith(b"{") and line.endswith(b"}\n"):
                    yield json.loads(line)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; the exit code."""
        assert self.process is not None
        return end(self.process, how)


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(said.stdout) / 1024
