"""A sandbox, a database and a configuration of its own for one part."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from router.domain.policy import Policy
from router.settings import SHIPPED, Settings, load
from router.storage.embedded import EmbeddedServer
from tests.bench.load import Load
from tests.conversations.people import Laboratory
from tests.crowd import CARE
from tests.processes import TOKEN, Product, sandbox

DAY = date(2026, 6, 1)
MEMBER = 701
"""Works at every group of the desk."""
FIRST_GROUP = -1001000001000
"""The ids of a pool's groups go down from here."""
AWAKE = {"ROUTER_CALENDAR__QUIET_HOURS": ""}
"""Reminders go at any time of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where something is measured."""

    lab: Laboratory
    uri: str
    """The address of the database server,"""
    name: str
    """and the name of the database."""
    folder: Path
    config: Path
    policy: Policy
    groups: tuple[int, ...]
    """The groups of the platform's desk."""
    forked: bool
    """Whether bots are forked."""

    def bot(self, environment: Mapping[str, str] = AWAKE, log: str = "bot", name: str = "") -> Product:
        """A bot on the scene's database or one of that name, not started."""
        own = {"ROUTER_CONFIG": str(self.config), **AWAKE, **environment}
        return Product(
            self.lab.url, self.uri, self.folder / f"{log}.log", own, name or self.name, forked=self.forked
        )

    async def people(self, who: range) -> None:
        """Let these be known to Telegram and have started the bot, which hears nothing of it."""
        await self.lab.post("/flood", {"people": len(who), "first_id": who[0], "text": "hello"})
        forget = {"drop_pending_updates": True}
        async with self.lab.client.post(f"{self.lab.url}/bot{TOKEN}/deleteWebhook", json=forget) as answer:
            assert answer.status == 200


@asynccontextmanager
async def scene(load_: Load, folder: Path, groups: int = 1) -> AsyncIterator[Scene]:
    """Everything but a bot; the platform's desk is a pool of so many groups."""
    folder.mkdir(parents=True)
    pool = tuple(FIRST_GROUP - n for n in range(groups))
    config = folder / "config.toml"
    config.write_text(_with_pool(SHIPPED.read_text("utf-8"), pool), "utf-8")
    policy = load(config, {"ROUTER_TELEGRAM__TOKEN": TOKEN, **AWAKE}, DAY).policy(DAY)
    async with sandbox(folder / "sandbox.log") as lab:
        for chat in pool:
            members = [{"user": MEMBER, "status": "administrator"}]
            await lab.post("/chats", {"id": chat, "title": f"Care {chat}", "members": members})
        with server(load_, folder) as uri:
            yield Scene(
                lab=lab,
                uri=uri,
                name=folder.name,
                folder=folder,
                config=config,
                policy=policy,
                groups=pool,
                forked=load_.forked,
            )


@contextmanager
def server(load_: Load, folder: Path, kind: type[EmbeddedServer] = EmbeddedServer) -> Iterator[str]:
    """The address of the database server that all parts share, or of one for this part alone."""
    if load_.server:
        yield load_.server
        return
    with kind(folder / "database") as own:
        yield own.uri


@lru_cache(maxsize=1)
def shipped() -> Settings:
    """What people run it with, but for the quiet hours."""
    return load(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": TOKEN, **AWAKE}, DAY)


def as_shipped() -> dict[str, str]:
    """The limits that people run it with: processes of tests have them out of the way otherwise."""
    limits = shipped().limits.model_dump()
    return {f"ROUTER_LIMITS__{name.upper()}": str(value) for name, value in limits.items()}


def _with_pool(config: str, pool: tuple[int, ...]) -> str:
    shown = f"chats = [{CARE}]"
    assert config.count(shown) == 1
    return config.replace(shown, f"chats = {list(pool)}")
