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
    """What was to be edited or answered is gone: send a new one."""
    RESEND_FRESH = "resend_fresh"
    """The upload that was to serve again is gone: the same with a new one, an edit in its place."""
    RESEND_BARE = "resend_bare"
    """The picture was refused: a card goes without it. What is a file itself is buried."""
    RESEND_MAIN = "resend_main"
    """The forum's topic is gone or closed: send to the main chat."""
    ELSEWHERE = "elsewhere"
    """It landed in another topic than it was sent to: it is there, so it is not sent twice."""
    BURY = "bury"
    """It will never be delivered, for a `reason`."""
    UNCERTAIN = "uncertain"
    """It may have been sent: again by the number of attempts, and the repeat says so."""
    STOP = "stop"
    """The token is not accepted: nobody can be written to, until it is."""


class Reason(StrEnum):
    """Why a message was given up. Stored, and told to people in the words of ``why``."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NOT_STARTED = "not_started"
    KICKED = "kicked"
    NO_CHAT = "no_chat"
    NO_RIGHTS = "no_rights"
    NO_FILES = "no_files"
    TOO_LARGE = "too_large"
    FILE_GONE = "file_gone"
    UNANSWERED = "unanswered"
    UNSHOWABLE = "unshowable"
    REFUSED = "refused"


UNREACHABLE = frozenset(
    {
        Reason.BLOCKED,
        Reason.DEACTIVATED,
        Reason.NOT_STARTED,
        Reason.KICKED,
        Reason.NO_CHAT,
        Reason.NO_RIGHTS,
    }
)
"""Nothing at all can be sent to this chat."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule with what it needs. `why` is for the log, `reason` for people."""

    rule: Rule
    seconds: float | None = None
    chat: int = 0
    why: str = ""
    reason: Reason = Reason.REFUSED

    @property
    def blocked(self) -> bool:
        """Whether nothing can be sent to this chat."""
        return self.reason in UNREACHABLE


class Trouble(Exception):
    """A message was not delivered; `outcome` says what to do."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(f"{outcome.rule}: {outcome.why}")
        self.outcome = outcome


class Strayed(api.AiogramError):
    """Telegram said yes, but put a message into another topic than the wanted one."""


def outcome_of(error: api.AiogramError) -> Outcome:
    """The first row of the table that fits."""
    said = str(error)
    for kind, pattern, rule in _TABLE:
        if isinstance(error, kind) and re.search(pattern, said, re.IGNORECASE):
            return rule(error)
    return Outcome(Rule.BURY, why=_why(error))


def _network(error: Any) -> Outcome:
    """A connection that was never made carried nothing; after that nobody knows."""
    refused = isinstance(error.__cause__, ClientConnectorError)
    rule = Rule.LATER if refused else Rule.UNCERTAIN
    return Outcome(rule, why=_why(error), reason=Reason.UNANSWERED)


def _plainly(rule: Rule, reason: Reason = Reason.REFUSED) -> Callable[[Any], Outcome]:
    return lambda error: Outcome(rule, why=_why(error), reason=reason)


def _buried(reason: Reason) -> Callable[[Any], Outcome]:
    return _plainly(Rule.BURY, reason)


def _why(error: Any) -> str:
    """The kind of error and Telegram's own words, without what it quotes of the message."""
    said = getattr(error, "message", "") if isinstance(error, api.TelegramAPIError) else ""
    line = re.sub('".*"', '"..."', said.splitlines()[-1]) if said else ""
    return f"{type(error).__name__}: {line}"[:200].rstrip(": ")


_GONE = (
    r"message to edit not found|message can't be edited|message_id_invalid|repl(y|ied)\b.* not found"
    r"|no (text|caption|media) in the message"
)
_LOST_FILE = r"wrong (remote )?file|file reference|wrong type of file"
_TOPIC = r"thread not found|topic_(closed|deleted|id_invalid)"
_NO_FILES = r"not enough rights to send (?!text )|chat_send_(?!plain_)\w+_forbidden"
_TOO_LARGE = r"file is too big|too large|photo_invalid_dimensions|image_process_failed"
_OUTSIDE = r"bot is not a member|group is deactivated|chat was deleted"
_NO_CHAT = r"chat not found|user not found|peer_id_invalid"
_NO_RIGHTS = (
    r"not enough rights|no rights to|need administrator rights|chat_admin_required"
    r"|chat_write_forbidden|chat_restricted|chat_send_plain_forbidden|have no write access"
)

_TABLE: tuple[tuple[type[Exception], str, Callable[[Any], Outcome]], ...] = (
    (api.TelegramRetryAfter, "", lambda e: Outcome(Rule.LATER, seconds=float(e.retry_after), why=_why(e))),
    (api.TelegramMigrateToChat, "", lambda e: Outcome(Rule.MIGRATE, chat=e.migrate_to_chat_id)),
    (api.TelegramForbiddenError, "blocked by the user|user_is_blocked", _buried(Reason.BLOCKED)),
    (api.TelegramForbiddenError, "user is deactivated", _buried(Reason.DEACTIVATED)),
    (api.TelegramForbiddenError, "initiate conversation|messages to bots", _buried(Reason.NOT_STARTED)),
    (api.TelegramForbiddenError, "kicked|not a member|deleted|deactivated", _buried(Reason.KICKED)),
    (api.TelegramForbiddenError, "", _buried(Reason.NO_RIGHTS)),
    (api.TelegramUnauthorizedError, "", _plainly(Rule.STOP)),
    (api.TelegramNotFound, "", _plainly(Rule.STOP)),
    (api.TelegramBadRequest, "message is not modified|topic_not_modified", _plainly(Rule.DONE)),
    (api.TelegramBadRequest, "can't parse entities", _plainly(Rule.RESEND_PLAIN)),
    (api.TelegramBadRequest, _TOPIC, _plainly(Rule.RESEND_MAIN)),
    (api.TelegramBadRequest, _GONE, _plainly(Rule.RESEND_NEW)),
    (api.TelegramBadRequest, _LOST_FILE, _plainly(Rule.RESEND_FRESH, Reason.FILE_GONE)),
    (api.TelegramBadRequest, _NO_FILES, _plainly(Rule.RESEND_BARE, Reason.NO_FILES)),
    (api.TelegramBadRequest, _TOO_LARGE, _plainly(Rule.RESEND_BARE, Reason.TOO_LARGE)),
    (api.TelegramBadRequest, _OUTSIDE, _buried(Reason.KICKED)),
    (api.TelegramBadRequest, _NO_CHAT, _buried(Reason.NO_CHAT)),
    (api.TelegramBadRequest, _NO_RIGHTS, _buried(Reason.NO_RIGHTS)),
    (api.TelegramBadRequest, "", _buried(Reason.REFUSED)),
    # A subclass of the network error: it has to come first.
    (api.TelegramEntityTooLarge, "", _plainly(Rule.RESEND_BARE, Reason.TOO_LARGE)),
    (api.TelegramNetworkError, "", _network),
    (api.TelegramServerError, "", _plainly(Rule.UNCERTAIN, Reason.UNANSWERED)),
    # It was answered, but not readably: a proxy, or a type that is newer than aiogram. A poll's id is lost
    # with it, as with every uncertain answer: a vote then counts for the person's one outstanding survey.
    (api.ClientDecodeError, "", _plainly(Rule.UNCERTAIN, Reason.UNANSWERED)),
    (Strayed, "", _plainly(Rule.ELSEWHERE)),
)
