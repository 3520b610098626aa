"""How a sandbox is set up, and the people and chats it starts with."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from router.sandbox.clock import TimeSource, system_time

DEMO_TOKEN = "1000001:sandbox"
ORDERS_TOKEN = "sandbox-orders"
DEMO_WORLD = Path(__file__).with_name("demo.json")


def demo_world() -> dict[str, Any]:
    """Consumers, groups of three merchants, two platform desks, a manager: the content of demo.json."""
    world: dict[str, Any] = json.loads(DEMO_WORLD.read_text("utf-8"))
    return world


@dataclass(slots=True)
class Limits:
    """Telegram's sending limits. Counts of messages; an album counts each item; edits count like messages."""

    enabled: bool = False
    per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 3
    group_per_minute: int = 20


@dataclass(slots=True)
class SandboxSettings:
    """What `build_sandbox` needs. Times in seconds; `bot_clock` is the URL of the bot's web server."""

    host: str = "127.0.0.1"
    port: int = 8088
    tokens: tuple[str, ...] = (DEMO_TOKEN,)
    orders_token: str = ORDERS_TOKEN
    data: Path | None = None
    limits: Limits = field(default_factory=Limits)
    bot_clock: str | None = None
    world: dict[str, Any] = field(default_factory=demo_world)
    time: TimeSource = system_time
    privacy: bool = True
    callback_seconds: float = 60.0
    save_after: float = 0.5
    webhook_retry: float = 0.25
    webhook_retry_max: float = 30.0
    webhook_in_order: bool = True
    calls_kept: int = 20_000
