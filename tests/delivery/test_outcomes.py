"""The table from Telegram's errors to what is done about them; test_faults shows what people see of it."""

import pytest
from aiogram import exceptions as api
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey

from router.delivery.outcomes import Outcome, Reason, Rule, Strayed, outcome_of

CALL = SendMessage(chat_id=-100, text="secret words")
KEY = ConnectionKey("api.example", 443, True, True, None, None, None)


def network(cause: Exception) -> api.TelegramNetworkError:
    error = api.TelegramNetworkError(method=CALL, message=type(cause).__name__)
    error.__cause__ = cause
    return error


def bad(words: str) -> api.TelegramBadRequest:
    return api.TelegramBadRequest(method=CALL, message=f"Bad Request: {words}")


def forbidden(words: str) -> api.TelegramForbiddenError:
    return api.TelegramForbiddenError(method=CALL, message=f"Forbidden: {words}")


@pytest.mark.parametrize(
    ("error", "rule"),
    [
        (api.TelegramRetryAfter(method=CALL, message="Too Many Requests", retry_after=7), Rule.LATER),
        (api.TelegramMigrateToChat(method=CALL, message="upgraded", migrate_to_chat_id=-9), Rule.MIGRATE),
        (api.TelegramUnauthorizedError(method=CALL, message="Unauthorized"), Rule.STOP),
        (api.TelegramNotFound(method=CALL, message="Not Found"), Rule.STOP),
        (bad("message is not modified: specified new message content"), Rule.DONE),
        (bad("can't parse entities: Unsupported start tag"), Rule.RESEND_PLAIN),
        (bad("message to edit not found"), Rule.RESEND_NEW),
        (bad("message can't be edited"), Rule.RESEND_NEW),
        (bad("there is no text in the message to edit"), Rule.RESEND_NEW),
        (bad("message to be replied not found"), Rule.RESEND_NEW),
        (bad("message to reply not found"), Rule.RESEND_NEW),
        (bad("reply message not found"), Rule.RESEND_NEW),
        (bad("wrong remote file identifier specified"), Rule.RESEND_FRESH),
        (bad("message thread not found"), Rule.RESEND_MAIN),
        (bad("TOPIC_CLOSED"), Rule.RESEND_MAIN),
        (bad("TOPIC_DELETED"), Rule.RESEND_MAIN),
        (bad("not enough rights to send photos to the chat"), Rule.RESEND_BARE),
        (bad("CHAT_SEND_PHOTOS_FORBIDDEN"), Rule.RESEND_BARE),
        (bad("file is too big"), Rule.RESEND_BARE),
        (bad("PHOTO_INVALID_DIMENSIONS"), Rule.RESEND_BARE),
        (api.TelegramEntityTooLarge(method=CALL, message="Request Entity Too Large"), Rule.RESEND_BARE),
        (network(ClientConnectorError(KEY, OSError("refused"))), Rule.LATER),
        (network(ServerDisconnectedError()), Rule.UNCERTAIN),
        (network(TimeoutError()), Rule.UNCERTAIN),
        (api.TelegramServerError(method=CALL, message="Bad Gateway"), Rule.UNCERTAIN),
        (api.RestartingTelegram(method=CALL, message="restarting"), Rule.UNCERTAIN),
        (api.ClientDecodeError("cannot decode", ValueError("x"), "<html>"), Rule.UNCERTAIN),
        (api.TelegramConflictError(method=CALL, message="Conflict"), Rule.BURY),
        (Strayed("wanted 5, came to None"), Rule.ELSEWHERE),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "message", None),
)
def test_each_error_has_its_rule(error: api.AiogramError, rule: Rule) -> None:
    assert outcome_of(error).rule is rule


@pytest.mark.parametrize(
    ("error", "reason", "blocked"),
    [
        (forbidden("bot was blocked by the user"), Reason.BLOCKED, True),
        (forbidden("user is deactivated"), Reason.DEACTIVATED, True),
        (forbidden("bot can't initiate conversation with a user"), Reason.NOT_STARTED, True),
        (forbidden("bot was kicked from the supergroup chat"), Reason.KICKED, True),
        (forbidden("bot is not a member of the channel chat"), Reason.KICKED, True),
        (forbidden("the group chat was deleted"), Reason.KICKED, True),
        (forbidden("something new"), Reason.NO_RIGHTS, True),
        (bad("group is deactivated"), Reason.KICKED, True),
        (bad("chat not found"), Reason.NO_CHAT, True),
        (bad("PEER_ID_INVALID"), Reason.NO_CHAT, True),
        (bad("not enough rights to send text messages to the chat"), Reason.NO_RIGHTS, True),
        (bad("CHAT_WRITE_FORBIDDEN"), Reason.NO_RIGHTS, True),
        (bad("CHAT_SEND_PLAIN_FORBIDDEN"), Reason.NO_RIGHTS, True),
        (bad("need administrator rights in the channel chat"), Reason.NO_RIGHTS, True),
        (bad("message is too long"), Reason.REFUSED, False),
    ],
    ids=lambda value: getattr(value, "message", None) or str(value),
)
def test_what_is_given_up_has_a_reason_for_people(
    error: api.AiogramError, reason: Reason, blocked: bool
) -> None:
    outcome = outcome_of(error)
    assert (outcome.rule, outcome.reason, outcome.blocked) == (Rule.BURY, reason, blocked)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (bad("not enough rights to send photos to the chat"), Reason.NO_FILES),
        (bad("file is too big"), Reason.TOO_LARGE),
        (bad("wrong file identifier/HTTP URL specified"), Reason.FILE_GONE),
        (network(TimeoutError()), Reason.UNANSWERED),
        (api.TelegramServerError(method=CALL, message="Bad Gateway"), Reason.UNANSWERED),
    ],
    ids=lambda value: getattr(value, "message", None) or str(value),
)
def test_where_another_form_does_not_help_the_reason_is_known_too(
    error: api.AiogramError, reason: Reason
) -> None:
    outcome = outcome_of(error)
    assert (outcome.reason, outcome.blocked) == (reason, False)


def test_what_telegram_asks_for_is_kept() -> None:
    later = outcome_of(api.TelegramRetryAfter(method=CALL, message="x", retry_after=7))
    assert later.seconds == 7.0
    assert outcome_of(api.TelegramMigrateToChat(method=CALL, message="x", migrate_to_chat_id=-9)) == Outcome(
        Rule.MIGRATE, chat=-9
    )


def test_why_holds_telegrams_words_and_never_the_message() -> None:
    why = outcome_of(bad("chat not found")).why
    assert why == "TelegramBadRequest: Bad Request: chat not found"
    decode = outcome_of(api.ClientDecodeError("cannot decode", ValueError("secret"), {"text": "secret"}))
    assert "secret" not in decode.why
