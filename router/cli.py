"""The command line. Everything heavy is imported by the command that needs it, so that help comes at once."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from router import logs
from router.clock import SystemClock
from router.errors import CannotRun
from router.ports import Unavailable
from router.starting import load, loading, opened

if TYPE_CHECKING:
    from router.app import Surroundings
    from router.settings import Settings

WRONG = 1
"""Something is wrong with the database, Telegram, a port, or what `check` looked at."""
INTERRUPTED = 130

app = typer.Typer(
    name="complaint-router",
    help="Routes consumers' complaints in Telegram to the desk that answers them, and loses none.",
    epilog="Every value of a \\[table] of the configuration can come from the environment: "
    "ROUTER_TELEGRAM__TOKEN, ROUTER_DATABASE__URI, ROUTER_WEB__PORT ...",
    no_args_is_help=True,
    add_completion=False,
    # A traceback with the values of variables would show tokens and people's words.
    pretty_exceptions_enable=False,
)

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Else ROUTER_CONFIG, else config.toml in this folder, else the shipped one.",
    ),
]


def _version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        typer.echo(version("complaint-router"))
    except PackageNotFoundError:
        typer.echo("not installed, run from its sources")
    raise typer.Exit


@app.callback()
def main(
    show: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of every command."""


@app.command()
def run(config: Config = None) -> None:
    """Run the bot, against Telegram or a Bot API server of your own, until Ctrl-C or SIGTERM.

    Needs a token in ROUTER_TELEGRAM__TOKEN. Without database.uri it starts the embedded database itself. Run
    `check` first: it says what is missing.
    """
    with _plainly(), _prepared(config) as (settings, around):
        from router.lifetime import live

        asyncio.run(live(settings, around, lambda _: None))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is.", min=1, max=65535)] = 8088,
    data: Annotated[Path, typer.Option(help="Where everything is kept between starts.")] = Path("data"),
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Another policy than the shipped one.")
    ] = None,
) -> None:
    """Show the whole product on this machine: database, a Telegram to play with, the bot. No token.

    Open the page that is printed: consumers, staff and a manager side by side, and a time machine. Ctrl-C
    ends it all; the next start goes on where it was. To begin anew, remove the data folder.
    """
    with _plainly():
        from router.demo import show

        show(port, data, config, os.environ, typer.echo)


@app.command()
def check(
    config: Config = None,
    live: Annotated[
        bool, typer.Option("--live", help="Also run a short story in a test chat, and clean up after it.")
    ] = False,
    chat: Annotated[
        int | None, typer.Option(help="With --live: a test group in which the bot is an administrator.")
    ] = None,
    user: Annotated[int | None, typer.Option(help="With --live: somebody who has started the bot.")] = None,
) -> None:
    """Say what is wrong with configuration, token, database, chats and rights, and what to do about it.

    One line each: ok, warning or problem. Exits with 1 when there is a problem.
    """
    story = None
    if live:
        if chat is None or user is None:
            raise typer.BadParameter("--live needs --chat and --user")
        story = chat, user
    with _plainly():
        settings = _settings(config)
        logs.set_up("error", "console", sys.stderr, settings.secrets())
        load("router.check")
        from router.check import examine

        if not asyncio.run(examine(settings, SystemClock(), typer.echo, story)):
            raise typer.Exit(WRONG)


@app.command()
def suggest(
    text: Annotated[str, typer.Argument(help="What somebody may write, in any language.")],
    config: Config = None,
) -> None:
    """Say which categories a text leads to, with their weights and the keywords that were found in it."""
    with _plainly():
        from router.domain.suggesting import suggest

        policy = _settings(config).policy(SystemClock().now().date())
        suggestions = suggest(text, policy.keywords)
        for found in suggestions:
            typer.echo(f"{found.category}  {found.score:g}  {', '.join(found.because)}")
        if not suggestions:
            typer.echo("No keyword is in it: the categories stand in their own order.")


@app.command()
def link(
    merchant: Annotated[str, typer.Option(help="Whose goods it is about: an id of the configuration.")],
    order: Annotated[str, typer.Option(help="The order number.")] = "",
    category: Annotated[str, typer.Option(help="What it is about: an id of the configuration.")] = "",
    days: Annotated[int | None, typer.Option(min=1, help="How long it is good. Else for ever.")] = None,
    qr: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write a QR picture for print or screen: .png or .svg."),
    ] = None,
    config: Config = None,
) -> None:
    """Print the link that opens the bot with merchant, order and category filled in.

    The same three have the same link; with another --days it lasts as long as was said last.
    """
    if qr and qr.suffix not in {".png", ".svg"}:
        raise typer.BadParameter("--qr takes a file that ends in .png or .svg")
    with _plainly():
        settings = _settings(config)
        logs.set_up("error", "console", sys.stderr, settings.secrets())
        load("router.link")
        from router import link as links

        url = asyncio.run(links.link(settings, merchant, order, category, days))
        if qr:
            links.draw(url, qr)
        typer.echo(url)


@app.command()
def replay(config: Config = None) -> None:
    """Hand parked updates (those that failed again and again) to the bot once more, after a repair.

    What is handled now is forgotten, the rest stays. With the embedded database, stop the bot first.
    """
    with _plainly(), _prepared(config) as (settings, around):
        from router.replay import replay

        done = asyncio.run(replay(settings, around))
        typer.echo(f"{done.handled} handled, {done.failed} failed again and stay parked")
        if done.failed:
            raise typer.Exit(WRONG)


def _settings(config: Path | None) -> Settings:
    from router.settings import find, load

    return load(find(config, os.environ, Path()), os.environ, SystemClock().now().date())


@contextmanager
def _prepared(config: Path | None) -> Iterator[tuple[Settings, Surroundings]]:
    """Settings, logs, and the database: that of the settings, or the embedded one while this lasts."""
    settings = _settings(config)
    logs.set_up(settings.logging.level, settings.logging.format, sys.stderr, settings.secrets())
    with ExitStack() as stack:
        uri = settings.database.uri.get_secret_value()
        with loading("router.app"):
            if not uri:
                uri = stack.enter_context(opened(settings.database.data)).uri
        from router.app import Surroundings

        yield settings, Surroundings(uri=uri, real=SystemClock())


@contextmanager
def _plainly() -> Iterator[None]:
    """What people can do something about is told as a sentence; anything else is a fault and shows itself."""
    try:
        yield
    except CannotRun as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.status) from None
    except Unavailable as error:
        typer.echo(f"The database is away: {error}", err=True)
        raise typer.Exit(WRONG) from None
    except asyncio.CancelledError:
        raise typer.Exit(INTERRUPTED) from None
