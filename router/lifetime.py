"""From a start to a clean end: runs the bot until the process is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from router.app import App, Surroundings, running
from router.settings import Settings

SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def live(settings: Settings, around: Surroundings, ready: Callable[[App], object]) -> None:
    """Run until SIGINT or SIGTERM, then finish what is begun.

    A second signal, or one before the bot is ready, ends it at once: CancelledError. Raises CannotRun.
    """
    task, stop = asyncio.current_task(), asyncio.Event()
    up = False

    def told() -> None:
        if up and not stop.is_set():
            stop.set()
        elif task:
            task.cancel()

    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, told)
    async with running(settings, around) as app:
        up = True
        ready(app)
        await stop.wait()
