"""The whole product on one machine: the embedded database, the sandbox and the bot, without a token."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from router import logs
from router.clock import DemoClock, SystemClock
from router.errors import CannotRun
from router.leash import leashed
from router.settings import SHIPPED, load
from router.starting import LEAVING_SECONDS, loading, opened

HOST = "127.0.0.1"
TOKEN = "1000001:sandbox"  # the sandbox's own, worth nothing elsewhere
ORDERS_TOKEN = "sandbox-orders"  # likewise
OF_ITS_OWN = ("ROUTER_TELEGRAM__", "ROUTER_DATABASE__", "ROUTER_ORDERS__", "ROUTER_CONFIG")
PATIENCE = 15.0
"""Seconds for the sandbox to answer, and to end."""
LOOK_EVERY = 0.05


def show(
    port: int, data: Path, config: Path | None, environ: Mapping[str, str], say: Callable[[str], object]
) -> None:
    """Run the demo until it is told to stop. Raises CannotRun, ConfigurationError, CancelledError.

    What was started is ended in order: bot, sandbox, database. All of it ends with this process, however that
    ends, and the next start goes on where it was.
    """
    real = SystemClock()
    settings = load(config or SHIPPED, _environment(environ, port), real.now().date())
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        logs.set_up("info", "json", stack.enter_context((data / "bot.log").open("a", encoding="utf-8")))
        _wait_until_free(port)
        listener = stack.enter_context(socket.create_server((HOST, 0)))
        clock = "http://{}:{}".format(*listener.getsockname())
        with loading("router.app"):
            database = stack.enter_context(opened(data / "db"))
            sandbox = stack.enter_context(_sandbox(port, data, clock))
            _wait_until_up(sandbox, port, data)
        from router.app import App, Surroundings
        from router.lifetime import live

        def ready(_: App) -> None:
            say(_GREETING.format(url=_url(port), data=data))

        demo = DemoClock(data / "clock.json", real.now)
        around = Surroundings(uri=database.uri, real=real, demo=demo, listener=listener)
        asyncio.run(live(settings, around, ready))
        say("Ended. The next start goes on where this one was.")


_GREETING = """\
The complaint router is ready: {url}
Open it in a browser: consumers, staff and a manager side by side. File a complaint, take it as staff, and
move time on with the time machine. Ctrl-C ends it. Everything is kept in {data}; remove it to begin anew."""


def _url(port: int) -> str:
    return f"http://{HOST}:{port}/"


def _environment(environ: Mapping[str, str], port: int) -> dict[str, str]:
    """The environment without what belongs to a real bot: its token, database, orders are not for a demo."""
    kept = {name: value for name, value in environ.items() if not name.startswith(OF_ITS_OWN)}
    return kept | {
        "ROUTER_TELEGRAM__TOKEN": TOKEN,
        "ROUTER_TELEGRAM__API_SERVER": _url(port),
        "ROUTER_TELEGRAM__MODE": "polling",
        "ROUTER_DATABASE__NAME": "demo",
        "ROUTER_ORDERS__URL": _url(port),
        "ROUTER_ORDERS__TOKEN": ORDERS_TOKEN,
    }


def _wait_until_free(port: int) -> None:
    """A predecessor that was killed may still be leaving the port. Raises CannotRun."""
    end = time.monotonic() + LEAVING_SECONDS
    while True:
        try:
            socket.create_server((HOST, port)).close()
        except OSError as error:
            if time.monotonic() > end:
                raise CannotRun(
                    f"Port {port} cannot be used ({error.strerror}): end what uses it, or choose another "
                    "with --port (make demo DEMO_PORT=...)."
                ) from None
        else:
            return
        _pause()


@contextmanager
def _sandbox(port: int, data: Path, clock: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "router.sandbox", "--host", HOST, "--port", str(port), "--token", TOKEN]
    command += ["--data", str(data / "sandbox"), "--bot-clock", clock, "--orders-token", ORDERS_TOKEN]
    with (data / "sandbox.log").open("wb") as log:
        # A session of its own: Ctrl-C ends the bot first, which then ends the others.
        process = subprocess.Popen(
            leashed(command), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_up(process: subprocess.Popen[bytes], port: int, data: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), LOOK_EVERY).close()
        except OSError:
            _pause()
        else:
            return
    raise CannotRun(f"The sandbox did not start: see {data / 'sandbox.log'}.")


def _pause() -> None:
    time.sleep(LOOK_EVERY)  # noqa: TID251 - nothing runs yet that this could hold up
