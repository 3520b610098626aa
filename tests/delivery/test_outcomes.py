"""The table from Telegram's errors to what is done about them."""

import pytest
from aiogram import exceptions as api
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey

from router.delivery.outcomes import Outcome, Rule, outcome_of

CALL = SendMessage(chat_id=-100, text="secret words")
KEY = ConnectionKey("api.example", 443, True, True, None, None, None)


def network(cause: Exception) -> api.TelegramNetworkError:
    error = api.TelegramNetworkError(method=CALL, message=type(cause).__name__)
    error.__cause__ = cause
    return error


def bad(words: str) -> api.TelegramBadRequest:
    return api.TelegramBadRequest(method=CALL, message=f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("error", "rule", "blocked"),
    [
        (api.TelegramRetryAfter(method=CALL, message="Too Many Requests", retry_after=7), Rule.LATER, False),
        (
            api.TelegramMigrateToChat(method=CALL, message="upgraded", migrate_to_chat_id=-9),
            Rule.MIGRATE,
            False,
        ),
        (
            api.TelegramForbiddenError(method=CALL, message="Forbidden: bot was blocked by the user"),
            Rule.BURY,
            True,
        ),
        (api.TelegramForbiddenError(method=CALL, message="Forbidden: bot was kicked"), Rule.BURY, True),
        (api.TelegramUnauthorizedError(method=CALL, message="Unauthorized"), Rule.STOP, False),
        (api.TelegramNotFound(method=CALL, message="Not Found"), Rule.STOP, False),
        (bad("message is not modified: specified new message content"), Rule.DONE, False),
        (bad("can't parse entities: Unsupported start tag"), Rule.RESEND_PLAIN, False),
        (bad("message to edit not found"), Rule.RESEND_NEW, False),
        (bad("message can't be edited"), Rule.RESEND_NEW, False),
        (bad("there is no text in the message to edit"), Rule.RESEND_NEW, False),
        (bad("wrong remote file identifier specified"), Rule.RESEND_NEW, False),
        (bad("chat not found"), Rule.BURY, True),
        (bad("not enough rights to send text messages to the chat"), Rule.BURY, True),
        (bad("CHAT_WRITE_FORBIDDEN"), Rule.BURY, True),
        (bad("message is too long"), Rule.BURY, False),
        (api.TelegramEntityTooLarge(method=CALL, message="Request Entity Too Large"), Rule.BURY, False),
        (network(ClientConnectorError(KEY, OSError("refused"))), Rule.LATER, False),
        (network(ServerDisconnectedError()), Rule.UNCERTAIN, False),
        (network(TimeoutError()), Rule.UNCERTAIN, False),
        (api.TelegramServerError(method=CALL, message="Bad Gateway"), Rule.UNCERTAIN, False),
        (api.RestartingTelegram(method=CALL, message="restarting"), Rule.UNCERTAIN, False),
        (api.ClientDecodeError("cannot decode", ValueError("x"), "<html>"), Rule.UNCERTAIN, False),
        (api.TelegramConflictError(method=CALL, message="Conflict"), Rule.BURY, False),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "message", None),
)
def test_each_error_has_its_rule(error: api.AiogramError, rule: Rule, blocked: bool) -> None:
    outcome = outcome_of(error)
    assert (outcome.rule, outcome.blocked) == (rule, blocked)


def test_what_telegram_asks_for_is_kept() -> None:
    later = outcome_of(api.TelegramRetryAfter(method=CALL, message="x", retry_after=7))
    assert later.seconds == 7.0
    assert outcome_of(api.TelegramMigrateToChat(method=CALL, message="x", migrate_to_chat_id=-9)) == Outcome(
        Rule.MIGRATE, chat=-9
    )


def test_reasons_hold_telegrams_words_and_never_the_message() -> None:
    why = outcome_of(bad("chat not found")).why
    assert why == "TelegramBadRequest: Bad Request: chat not found"
    decode = outcome_of(api.ClientDecodeError("cannot decode", ValueError("secret"), {"text": "secret"}))
    assert "secret" not in decode.why
