"""Tables about the machine: where the bot, the database and the web server are, and their limits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr

from router.settings.values import Table

Rate = Annotated[int, Field(ge=1, le=100_000)]


class Telegram(Table):
    """How the bot reaches Telegram."""

    token: SecretStr = SecretStr("")
    mode: Literal["polling", "webhook"] = "polling"
    api_server: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    in_flight: int = Field(default=50, ge=1, le=90)
    """Requests to Telegram at the same time; aiohttp's pool ends at 100 and slows down before."""


class Database(Table):
    """Where complaints are kept. An empty `uri` means the embedded server, with its files in `data`."""

    uri: SecretStr = SecretStr("")
    """Secret because it may hold a password."""
    name: str = Field(default="complaints", pattern=r"^[A-Za-z0-9_-]{1,38}$")
    data: Path = Path("data")


class Orders(Table):
    """The platform's own order service (docs/orders.md). Without an address there is none."""

    url: str = ""
    token: SecretStr = SecretStr("")
    timeout_seconds: float = Field(default=2.0, gt=0, le=10)
    """The intake goes on without an answer after this."""
    remember_seconds: float = Field(default=300, ge=0, le=86_400)


class Limits(Table):
    """How fast and how often; the defaults are Telegram's."""

    overall_per_second: Rate = 30
    person_per_second: Rate = 1
    person_burst: Rate = 3
    group_per_minute: Rate = 20
    spare: float = Field(default=0.1, ge=0, le=0.5)
    """The share of every limit that reminders and digests leave to answers."""
    in_flight: int = Field(default=8, ge=1, le=8)
    """Messages sent and not settled: that many may come twice after a crash, so never more than eight."""
    attempts: int = Field(default=8, ge=1, le=100)
    """So often a message is tried before it counts as undeliverable."""
    update_attempts: int = Field(default=5, ge=1, le=100)
    """So often an update is tried before it is parked."""


class Web(Table):
    """The bot's own web server: webhook, health, metrics."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    health: bool = True


class Logging(Table):
    """What is logged and how it looks."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["json", "console"] = "json"
