"""`python -m router.sandbox`: the sandbox as a process of its own."""

import argparse
from pathlib import Path

from aiohttp import web

from router.sandbox.server import build_sandbox
from router.sandbox.settings import DEMO_TOKEN, ORDERS_TOKEN, SandboxSettings


def settings_from(arguments: list[str] | None = None) -> SandboxSettings:
    """Settings from the command line."""
    parser = argparse.ArgumentParser(
        "router.sandbox", description="A Telegram Bot API server for one machine."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8088)
    parser.add_argument(
        "--data", type=Path, help="folder in which the state is kept; without it, memory only"
    )
    parser.add_argument("--bot-clock", help="base URL of the bot's web server, for the time machine")
    parser.add_argument(
        "--token", action="append", help=f"token to accept, may be repeated; {DEMO_TOKEN} by default"
    )
    parser.add_argument("--orders-token", default=ORDERS_TOKEN, help="what /orders wants as bearer token")
    found = parser.parse_args(arguments)
    tokens = tuple(found.token or [DEMO_TOKEN])
    return SandboxSettings(
        found.host, found.port, tokens, found.orders_token, found.data, bot_clock=found.bot_clock
    )


def main() -> None:
    """Serve until interrupted; the state is saved at the end."""
    settings = settings_from()
    app = build_sandbox(settings)
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, shutdown_timeout=0.2)


if __name__ == "__main__":
    main()
