"""What is to be done when Telegram does not simply say yes: one table from its errors to a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiogram import exceptions as api
from aiohttp import ClientConnectorError


class Rule(StrEnum):
    """How delivery goes on."""

    DONE = "done"
    """Nothing was to be changed: as good as delivered."""
    LATER = "later"
    """Certainly not sent: again after `seconds`, or by the number of attempts."""
    MIGRATE = "migrate"
    """The group is reached under `chat` from now on."""
    RESEND_PLAIN = "resend_plain"
    """The markup was refused: send the words without it."""
    RESEND_NEW = "resend_new"
    """What was to be edited or used again is gone: send a new one."""
    BURY = "bury"
    """It will never be delivered; `blocked` when nothing can be sent to this chat."""
    UNCERTAIN = "uncertain"
    """It may have been sent: again by the number of attempts, and the repeat says so."""
    STOP = "stop"
    """The token is not accepted: nobody can be written to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule with what it needs."""

    rule: Rule
    seconds: float | None = None
    chat: int = 0
    why: str = ""
    blocked: bool = False


class Trouble(Exception):
    """A message was not delivered; `outcome` says what to do."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(f"{outcome.rule}: {outcome.why}")
        self.outcome = outcome


def outcome_of(error: api.AiogramError) -> Outcome:
    """The first row of the table that fits."""
    said = str(error)
    for kind, pattern, rule in _TABLE:
        if isinstance(error, kind) and re.search(pattern, said, re.IGNORECASE):
            return rule(error)
    return _buried(error)


def _buried(error: Any) -> Outcome:
    return Outcome(Rule.BURY, why=_why(error))


def _unreachable(error: Any) -> Outcome:
    return Outcome(Rule.BURY, why=_why(error), blocked=True)


def _network(error: Any) -> Outcome:
    """A connection that was never made carried nothing; after that nobody knows."""
    refused = isinstance(error.__cause__, ClientConnectorError)
    return Outcome(Rule.LATER if refused else Rule.UNCERTAIN, why=_why(error))


def _plainly(rule: Rule) -> Callable[[Any], Outcome]:
    return lambda error: Outcome(rule, why=_why(error))


def _why(error: Any) -> str:
    """The kind of error and Telegram's own words, without what it quotes of the message."""
    said = getattr(error, "message", "") if isinstance(error, api.TelegramAPIError) else ""
    line = re.sub('".*"', '"..."', said.splitlines()[-1]) if said else ""
    return f"{type(error).__name__}: {line}"[:200].rstrip(": ")


_GONE = (
    r"message to edit not found|message can't be edited|message_id_invalid"
    r"|no (text|caption|media) in the message|wrong (remote )?file|file reference"
)
_CLOSED = (
    r"chat not found|user not found|peer_id_invalid|not enough rights|no rights to|need administrator rights"
    r"|chat_write_forbidden|chat_restricted|have no write access|bot is not a member|group is deactivated"
)

_TABLE: tuple[tuple[type[Exception], str, Callable[[Any], Outcome]], ...] = (
    (api.TelegramRetryAfter, "", lambda e: Outcome(Rule.LATER, seconds=float(e.retry_after), why=_why(e))),
    (api.TelegramMigrateToChat, "", lambda e: Outcome(Rule.MIGRATE, chat=e.migrate_to_chat_id)),
    (api.TelegramForbiddenError, "", _unreachable),
    (api.TelegramUnauthorizedError, "", _plainly(Rule.STOP)),
    (api.TelegramNotFound, "", _plainly(Rule.STOP)),
    (api.TelegramBadRequest, "message is not modified", _plainly(Rule.DONE)),
    (api.TelegramBadRequest, "can't parse entities", _plainly(Rule.RESEND_PLAIN)),
    (api.TelegramBadRequest, _GONE, _plainly(Rule.RESEND_NEW)),
    (api.TelegramBadRequest, _CLOSED, _unreachable),
    (api.TelegramBadRequest, "", _buried),
    # A subclass of the network error: it has to come first.
    (api.TelegramEntityTooLarge, "", _buried),
    (api.TelegramNetworkError, "", _network),
    (api.TelegramServerError, "", _plainly(Rule.UNCERTAIN)),
    # It was answered, but not readably: a proxy, or a type that is newer than aiogram.
    (api.ClientDecodeError, "", _plainly(Rule.UNCERTAIN)),
)
