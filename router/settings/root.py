"""The whole configuration: the tables of the machine and of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from router.domain.policy import Policy
from router.settings.house import House
from router.settings.machine import Database, Limits, Logging, Orders, Telegram, Web
from router.settings.policy import build


class Settings(House):
    """Everything that `config.toml` and the environment say, checked. Made by `router.settings.load`."""

    telegram: Telegram = Telegram()
    database: Database = Database()
    orders: Orders = Orders()
    limits: Limits = Limits()
    web: Web = Web()
    logging: Logging = Logging()

    def policy(self, today: date) -> Policy:
        """The policy for the domain, with the public holidays around `today`."""
        return replace(build(self, today), looks_up_orders=bool(self.orders.url))

    def secrets(self) -> tuple[str, ...]:
        """What must never be seen in a log: tokens, webhook's secret, the database's address and password."""
        token = self.telegram.token.get_secret_value()
        uri = self.database.uri.get_secret_value()
        password = _password(uri)
        found = (token, token.partition(":")[2], self.telegram.webhook_secret.get_secret_value(), uri)
        orders = self.orders.token.get_secret_value()
        return tuple(filter(None, (*found, password, unquote(password), orders)))


def _password(uri: str) -> str:
    """The password in an address as it is written there; empty without one."""
    try:
        return urlsplit(uri).password or ""
    except ValueError:
        return ""
