"""The whole configuration: the tables of the machine and of the house."""

from __future__ import annotations

from datetime import date

from router.domain.policy import Policy
from router.settings.house import House
from router.settings.machine import Database, Limits, Logging, Telegram, Web
from router.settings.policy import build


class Settings(House):
    """Everything that `config.toml` and the environment say, checked. Made by `router.settings.load`."""

    telegram: Telegram = Telegram()
    database: Database = Database()
    limits: Limits = Limits()
    web: Web = Web()
    logging: Logging = Logging()

    def policy(self, today: date) -> Policy:
        """The policy for the domain, with the public holidays around `today`."""
        return build(self, today)
