"""What does not fit together in the ways to Telegram, the database and the order service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from router.settings.machine import Database, Orders, Telegram
from router.settings.problems import Found

PORTS = (443, 80, 88, 8443)
"""Telegram's servers call a webhook on these only."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_BEARER = re.compile(r"[!-~]{1,4096}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


def telegram_contradictions(telegram: Telegram) -> Iterator[Found]:
    """What cannot be an address or a token, and a webhook that anybody could call."""
    if telegram.api_server and not _web(telegram.api_server, "http", "https"):
        yield ("telegram", "api_server"), "is not an address such as http://127.0.0.1:8081"
    token = telegram.token.get_secret_value()
    if token and _TOKEN.fullmatch(token) is None:
        yield ("telegram", "token"), "is not a token as BotFather gives it, such as 123456:ABC-def"
    if telegram.mode == "webhook":
        yield from _webhook(telegram)


def database_contradictions(database: Database) -> Iterator[Found]:
    """An address that is none of MongoDB's."""
    uri = database.uri.get_secret_value()
    if uri and not uri.startswith(("mongodb://", "mongodb+srv://")):
        yield ("database", "uri"), "should begin with mongodb:// or mongodb+srv://, or be empty"


def orders_contradictions(orders: Orders) -> Iterator[Found]:
    """An address that cannot be asked, and one without the token that it wants."""
    if not orders.url:
        return
    address = _web(orders.url, "http", "https")
    if address is None or address.username or address.query or address.fragment:
        yield ("orders", "url"), "is not an address such as https://shop.example.com/api"
    token = orders.token.get_secret_value()
    if _BEARER.fullmatch(token) is None:
        yield ("orders", "token"), "has to come from ROUTER_ORDERS__TOKEN: visible signs without blanks"


def _webhook(telegram: Telegram) -> Iterator[Found]:
    url = ("telegram", "webhook_url")
    own = bool(telegram.api_server)
    address = _web(telegram.webhook_url, "https", *(["http"] if own else []))
    if address is None:
        yield url, "should be an https address: webhook mode needs one that Telegram can call"
    elif not own and (address.port or 443) not in PORTS:
        yield url, f"has a port that Telegram does not call: use one of {', '.join(map(str, PORTS))}"
    if _SECRET.fullmatch(telegram.webhook_secret.get_secret_value()) is None:
        yield ("telegram", "webhook_secret"), "should be 16 to 256 of A-Z, a-z, 0-9, _ and - in webhook mode"


def _web(address: str, *schemes: str) -> SplitResult | None:
    """The parts of a web address of one of the schemes, None for anything else."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None
