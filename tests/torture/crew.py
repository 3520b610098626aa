"""The processes of a run: several bots, and the database; each can be killed, and comes back where it was."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from router.storage.embedded import EmbeddedServer, free_port
from tests.processes import PATIENCE, Product

SECRET = "a-secret-of-this-run"


class Database:
    """The embedded server on one folder and one port."""

    def __init__(self, folder: Path) -> None:
        """Starts it, which blocks; later starts happen in a thread that lives as long as the run."""
        self._folder = folder
        # The server ends with the thread that started it.
        self._thread = ThreadPoolExecutor(1)
        self.server = self._thread.submit(EmbeddedServer, folder).result()
        self.kills = 0
        self._away = False

    async def dies(self, away: float) -> None:
        """Kill -9, and back after some seconds; one that is dead already is left alone."""
        if self._away:
            return
        self._away = True
        self.kills += 1
        os.kill(self.server.pid, signal.SIGKILL)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, self.server.stop)
        await asyncio.sleep(away)
        self.server = await loop.run_in_executor(self._thread, EmbeddedServer, self._folder, self.server.port)
        self._away = False

    def close(self) -> None:
        """End it."""
        self._thread.submit(self.server.stop).result()
        self._thread.shutdown()


@dataclass
class Bot:
    """One process of the bot, and the port at which it takes webhooks."""

    product: Product
    port: int
    wanted: bool = True
    """Whether it is to be running now."""

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.product.process is not None and self.product.process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether it runs, and has said that it is at work."""
        return self.alive and any(line.get("event") == "ready" for line in self.product.lines())

    @property
    def pid(self) -> int:
        """Its process."""
        assert self.product.process is not None
        return self.product.process.pid


@dataclass
class Crew:
    """All processes of the bot."""

    bots: list[Bot]
    fell: list[str]
    """What ended though nobody ended it, as it is noticed."""
    kills: int = 0
    ended: int = 0
    frozen: int = 0
    _busy: set[int] = field(default_factory=set)

    def start(self) -> None:
        """Start all."""
        for bot in self.bots:
            bot.product.start()

    async def kill(self, bot: Bot, away: float) -> None:
        """Kill -9, and back after some seconds."""
        if self._take(bot):
            bot.wanted = False
            self.kills += 1
            os.kill(bot.pid, signal.SIGKILL)
            await self._gone(bot)
            await asyncio.sleep(away)
            self._back(bot)

    async def end(self, bot: Bot, away: float) -> None:
        """Tell it to stop, and start it again."""
        if self._take(bot):
            bot.wanted = False
            self.ended += 1
            os.kill(bot.pid, signal.SIGTERM)
            await self._gone(bot)
            await asyncio.sleep(away)
            self._back(bot)

    async def freeze(self, bot: Bot, seconds: float) -> None:
        """Stop its time for a while: it comes back thinking that it still has what it had."""
        if self._take(bot):
            self.frozen += 1
            os.kill(bot.pid, signal.SIGSTOP)
            await asyncio.sleep(seconds)
            os.kill(bot.pid, signal.SIGCONT)
            self._busy.discard(bot.port)

    async def supervise(self) -> None:
        """Start again what fell over by itself, as systemd would, and remember it."""
        while True:
            for n, bot in enumerate(self.bots):
                if bot.wanted and not bot.alive and bot.port not in self._busy:
                    code = bot.product.process.returncode if bot.product.process else None
                    said = bot.product.log.read_text("utf-8", "replace").strip().splitlines()[-1:]
                    self.fell.append(f"process {n} ended by itself with {code}: {' '.join(said)[:300]}")
                    bot.product.start()
            await asyncio.sleep(0.2)

    async def stop(self) -> None:
        """Tell all to stop; what does not, or not cleanly, is remembered."""
        living = [bot for bot in self.bots if bot.alive]
        for bot in living:
            bot.wanted = False
            os.kill(bot.pid, signal.SIGTERM)
        for bot in living:
            await self._gone(bot)
            code = bot.product.process.returncode if bot.product.process else None
            if code != 0:
                self.fell.append(f"a process that was told to stop ended with {code}")

    def abandon(self) -> None:
        """Leave nothing running, whatever happened."""
        for bot in self.bots:
            bot.wanted = False
            if bot.alive:
                os.kill(bot.pid, signal.SIGKILL)
                bot.product.stop(signal.SIGKILL)

    def _take(self, bot: Bot) -> bool:
        if bot.port in self._busy or not bot.alive:
            return False
        self._busy.add(bot.port)
        return True

    def _back(self, bot: Bot) -> None:
        bot.product.start()
        bot.wanted = True
        self._busy.discard(bot.port)

    async def _gone(self, bot: Bot) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while bot.alive:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            self.fell.append(f"process {bot.pid} did not end within {PATIENCE:.0f} s of being told to")
            bot.product.stop(signal.SIGKILL)


def crew(
    count: int,
    folder: Path,
    *,
    api: str,
    database: str,
    webhook: str,
    clock: Path,
    config: Path,
    fell: list[str],
) -> Crew:
    """Processes with ports of their own; without a webhook address they poll."""
    return Crew([_bot(n, folder, api, database, webhook, clock, config) for n in range(count)], fell)


def _bot(n: int, folder: Path, api: str, database: str, webhook: str, clock: Path, config: Path) -> Bot:
    port = free_port()
    environment = {"ROUTER_WEB__PORT": str(port), "ROUTER_WEB__HEALTH": "true", "ROUTER_CONFIG": str(config)}
    if webhook:
        environment |= {
            "ROUTER_TELEGRAM__MODE": "webhook",
            "ROUTER_TELEGRAM__WEBHOOK_URL": webhook,
            "ROUTER_TELEGRAM__WEBHOOK_SECRET": SECRET,
        }
    product = Product(
        api, database, folder / f"bot{n}.log", environment, command=("tests.torture.worker", str(clock))
    )
    return Bot(product, port)
