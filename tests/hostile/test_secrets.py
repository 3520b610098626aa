"""Secrets and people's words go through everything, also through what breaks, and are in no log."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import signal
import sys
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from aiogram.exceptions import TelegramNetworkError
from aiohttp import ClientSession
from pymongo.errors import DuplicateKeyError, WriteError

from handlers.inbox import Inbox
from handlers.web import SECRET_HEADER
from router import logs
from router.delivery.connecting import open_bot
from router.delivery.outcomes import outcome_of
from router.errors import CannotRun
from router.settings import SHIPPED, load
from router.storage.embedded import EmbeddedServer, free_port
from router.storage.store import connect
from tests.conversations.people import Laboratory, Person, picture
from tests.conversations.telling import QUESTION, card, file
from tests.conversations.world import DIGITAL, LIN, WANG
from tests.processes import PATIENCE, Product, end, sandbox, started
from tests.runtime.fakes import START, FakeFeed, FakeParked, FakeSleep, message

TOKEN_PART = "AAH-unmistakable_token_of_the_bot_42"
TOKEN = f"1000001:{TOKEN_PART}"
HOOK = "unmistakable-webhook-secret-77"
PASSWORD = "unmistakable%40pass"
WORDS = (
    "unmistakable words",
    "Unmistakable Name",
    "unmistakable caption",
    "unmistakable-file.pdf",
    "+86 139 1234 5678",
    "unmistakable comment",
)
SECRETS = (TOKEN, TOKEN_PART, HOOK, PASSWORD, "unmistakable@pass", *WORDS, "nmistakable")


def hides(said: str) -> None:
    """None of it is in what was said."""
    found = [secret for secret in SECRETS if secret in said]
    at = said.find(found[0]) if found else 0
    assert not found, said[max(0, at - 300) : at + 300]


def uncached() -> None:
    """Loggers of modules that speak in a test are not to speak so in the tests after it."""
    structlog.configure(cache_logger_on_first_use=False)


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """All logs of this process, at the finest level; nothing hidden but by their own rules."""
    root, hook, showing = logging.getLogger(), sys.excepthook, warnings.showwarning
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("debug", "json", stream)
    uncached()
    yield stream
    logging.captureWarnings(False)
    root.handlers[:], sys.excepthook, warnings.showwarning = handlers, hook, showing
    root.setLevel(level)
    structlog.reset_defaults()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


ERRORS = (
    ValueError(f"cannot read {WORDS[0]}"),
    DuplicateKeyError("E11000 dup key", 11000, {"keyValue": {"name": WORDS[1]}}),
    WriteError("Document failed validation", 121, {"errInfo": {"text": WORDS[0]}}),
    ExceptionGroup(WORDS[0], [KeyError(WORDS[1]), ExceptionGroup("x", [OSError(TOKEN)])]),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("library", ["aiogram.event", "aiohttp.server", "asyncio", "pymongo", "somebody", ""])
def test_what_libraries_say_is_told_without_what_they_put_into_it(
    stream: io.StringIO, library: str, error: BaseException
) -> None:
    log, caught = logging.getLogger(library), raised(error)
    log.error("Error handling request from %s", WORDS[0], exc_info=caught)
    log.error("Task exception was never retrieved\nfuture: " + repr(error), exc_info=caught)
    log.warning(f"{WORDS[1]} {TOKEN}", stack_info=True)
    log.debug("update %r", {"text": WORDS[0]})
    structlog.get_logger("ours").error("update_failed", update=1, exc_info=caught)
    hides(stream.getvalue())
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert told[0]["event"] == "library"
    assert told[0]["says"] == "Error handling request from %s"
    assert told[0]["where"].startswith("test_secrets.py:")
    assert told[-1]["error"].split(", ")[0] in {type(error).__name__, "KeyError"}


@pytest.mark.parametrize("form", ["json", "console"])
def test_a_secret_that_got_into_a_line_is_taken_out(form: str) -> None:
    stream, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    environment = {
        "ROUTER_TELEGRAM__TOKEN": TOKEN,
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": HOOK,
        "ROUTER_DATABASE__URI": f"mongodb://me:{PASSWORD}@127.0.0.1/?w=1",
    }
    settings = load(SHIPPED, environment, START.date())
    try:
        logs.set_up("debug", form, stream, settings.secrets())  # type: ignore[arg-type]
        uncached()
        uri = settings.database.uri.get_secret_value()
        for secret in (TOKEN, TOKEN_PART, HOOK, uri, PASSWORD, "unmistakable@pass"):
            structlog.get_logger("a").warning("not_sent", why=f"https://api/bot{secret}/x")
            logging.getLogger("b").error(secret + " %s", 1)
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()
    hides(stream.getvalue())
    assert stream.getvalue().count(logs.HIDDEN) == 12


async def test_uncaught_errors_and_warnings_are_told_without_their_words(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    error = raised(ExceptionGroup(WORDS[0], [ValueError(WORDS[1])]))
    sys.excepthook(type(error), error, error.__traceback__)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(f"update: {WORDS[0]}", RuntimeWarning, stacklevel=1)
    asyncio.get_running_loop().call_exception_handler({"message": WORDS[0], "exception": error})
    said = stream.getvalue()
    hides(said + capsys.readouterr().err)
    events = [json.loads(line)["event"] for line in said.splitlines()]
    assert events == ["crashed", "library", "library"]
    assert "ValueError" in said.splitlines()[0]


async def test_poison_updates_are_told_by_id(stream: io.StringIO) -> None:
    feed, parked = FakeFeed(), FakeParked()
    feed.fails[7] = [ValueError(WORDS[0])] * 5
    await Inbox(feed, parked, attempts=3, sleep=FakeSleep()).handle([message(7, text=WORDS[0])])
    await Inbox(feed, parked, attempts=3, sleep=FakeSleep()).handle([])
    assert list(parked.kept) == [7]
    assert "update_failed" in stream.getvalue()
    hides(stream.getvalue())


@pytest.mark.parametrize("answer", [b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b""])
async def test_errors_of_the_network_do_not_tell_the_token(answer: bytes) -> None:
    async def broken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(broken, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, open_bot(TOKEN, f"http://127.0.0.1:{port}") as bot:
        with pytest.raises(TelegramNetworkError) as error:
            await bot.send_message(1, WORDS[0])
    hides(str(error.value) + error.value.message + repr(error.value) + outcome_of(error.value).why)


@pytest.mark.parametrize(
    "uri",
    ["mongodb://me:unmistakable@pass@host/", "mongodb://me:x@[unmistakable/", "mongodb://a:unmistakable:b@h"],
)
def test_an_address_that_is_none_is_not_quoted(uri: str) -> None:
    with pytest.raises(CannotRun) as refused:
        connect(uri, "x")
    hides(str(refused.value))


@pytest.fixture
async def lab(tmp_path: Path) -> AsyncIterator[Laboratory]:
    """A sandbox that knows the token."""
    async with sandbox(tmp_path / "sandbox.log", TOKEN) as lab:
        yield lab


async def told(product: Product, url: str, bodies: Sequence[bytes]) -> None:
    """What comes to the webhook: with the secret, without it, and with another one."""
    async with ClientSession() as client:
        for body in bodies:
            for secret in (HOOK, None, WORDS[0]):
                headers = {SECRET_HEADER: secret} if secret else {}
                async with client.post(f"{url}/telegram", data=io.BytesIO(body), headers=headers):
                    pass
        async with client.get(f"{url}/{TOKEN}?{WORDS[0]}"):
            pass


def bodies() -> list[bytes]:
    """Words in updates that are read, that nobody can read, and that are none."""
    said = message(900, text=WORDS[0]).model_dump(mode="json", by_alias=True, exclude_unset=True)
    poison = {"update_id": 901, "message": {"message_id": WORDS[0], "text": WORDS[1]}}
    newer = {"update_id": 902, "telepathy": {"thought": WORDS[0]}}
    return [*(json.dumps(update).encode() for update in (said, poison, newer)), WORDS[0].encode(), b"\xff"]


async def test_a_process_at_the_finest_level_tells_no_secret_and_no_word(
    lab: Laboratory, embedded: EmbeddedServer, database_name: str, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    environment = {
        "ROUTER_TELEGRAM__TOKEN": TOKEN,
        "ROUTER_TELEGRAM__MODE": "webhook",
        "ROUTER_TELEGRAM__WEBHOOK_URL": url,
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": HOOK,
        "ROUTER_WEB__PORT": url.rpartition(":")[2],
        "ROUTER_LOGGING__LEVEL": "debug",
    }
    product = Product(lab.url, embedded.uri, tmp_path / "bot.log", environment, database_name)
    await product.ready()
    lin, wang = Person(lab, LIN, LIN), Person(lab, WANG, DIGITAL)
    number = await file(lin, replace(QUESTION, words=WORDS[0]))
    await lin.sends_file(WORDS[3], picture(1), kind="document")
    await lin.sends_photos(1, caption=WORDS[2])
    await wang.says(WORDS[5], to=await card(wang, number))
    quoting = f'Bad Request: can\'t parse entities: Unsupported start tag "{WORDS[0]}"'
    faults = (
        {"kind": "error", "code": 400, "description": quoting},
        {"kind": "error", "code": 502, "description": "Bad Gateway"},
        {"kind": "broken_json"},
        {"kind": "reset_before"},
        {"kind": "error", "code": 403, "description": "Forbidden: bot was blocked by the user"},
        {"kind": "error", "code": 401, "description": "Unauthorized"},
    )
    for fault in faults:
        known = len(troubles(product))
        await lab.post("/faults", {"method": "sendMessage", "count": 2, **fault})
        await lin.says(f"{WORDS[0]} {WORDS[4]}")
        await wang.says(f"{WORDS[5]} {WORDS[4]}", to=await card(wang, number))
        async with asyncio.timeout(PATIENCE):
            while len(troubles(product)) == known:
                await asyncio.sleep(0.02)
        await lab.client.delete(f"{lab.url}/sandbox/faults")
    await told(product, url, bodies())
    assert product.stop() == 0
    said = product.log.read_text("utf-8")
    events = {line["event"] for line in product.lines()}
    assert {"ready", "update_parked", "not_sent", "stopped"} <= events
    hides(said)


def troubles(product: Product) -> list[object]:
    """What was not sent so far."""
    return [line for line in product.lines() if line["event"] in {"not_sent", "undelivered"}]


def environment_of(lab: Laboratory, uri: str, config: Path | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROUTER_")}
    return kept | {
        "ROUTER_TELEGRAM__TOKEN": TOKEN,
        "ROUTER_TELEGRAM__API_SERVER": lab.url,
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": HOOK,
        "ROUTER_DATABASE__URI": uri,
        "ROUTER_LOGGING__LEVEL": "debug",
        "ROUTER_CONFIG": str(config or SHIPPED),
    }


@pytest.mark.parametrize("command", ["check", "run"])
@pytest.mark.parametrize(
    "uri", [f"mongodb://me:{PASSWORD}@127.0.0.1:9/", "mongodb://me:unmistakable@pass@h/"]
)
async def test_a_start_that_fails_tells_no_secret(
    lab: Laboratory, tmp_path: Path, command: str, uri: str
) -> None:
    log = tmp_path / "start.log"
    uri += "?serverSelectionTimeoutMS=300"
    process = started("router", command, log=log, env=environment_of(lab, uri))
    async with asyncio.timeout(PATIENCE):
        while process.poll() is None and "database_away" not in log.read_text("utf-8"):
            await asyncio.sleep(0.05)
    end(process, signal.SIGTERM)
    assert "database" in log.read_text("utf-8")
    hides(log.read_text("utf-8"))


async def test_settings_that_are_wrong_are_not_quoted(lab: Laboratory, tmp_path: Path) -> None:
    broken = tmp_path / "config.toml"
    broken.write_text(f'[telegram]\ntoken = ["{TOKEN}"]\nwebhook_secret = {{ a = "{HOOK}" }}\n', "utf-8")
    for changed in (
        {"ROUTER_TELEGRAM__TOKEN": "unmistakable token"},
        {"ROUTER_TELEGRAM__MODE": "webhook", "ROUTER_TELEGRAM__WEBHOOK_SECRET": "unmistakable!"},
        {"ROUTER_DATABASE__URI": "postgres://me:unmistakable@h"},
        {"ROUTER_CONFIG": str(broken)},
    ):
        log = tmp_path / "settings.log"
        env = environment_of(lab, "mongodb://h/") | changed
        process = started("router", "run", log=log, env=env)
        while process.poll() is None:
            await asyncio.sleep(0.05)
        assert process.returncode == 2, log.read_text("utf-8")
        hides(log.read_text("utf-8"))
