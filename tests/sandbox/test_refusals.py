"""Parameters that Telegram refuses, method by method."""

from typing import Any

import pytest

from tests.sandbox.conftest import CONSUMER, MANAGER, STAFF, Sandbox


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        (
            "sendMessage",
            {"chat_id": STAFF, "text": "x", "reply_markup": "{"},
            "can't parse reply_markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": STAFF, "text": "x", "reply_markup": [1]},
            "object expected as reply markup",
        ),
        ("sendMessage", {"chat_id": STAFF, "text": "x", "entities": [{"type": "x"}]}, "unsupported type"),
        (
            "sendMessage",
            {"chat_id": STAFF, "text": "x", "reply_parameters": {"message_id": "x"}},
            "can't parse",
        ),
        ("sendMessage", {"chat_id": STAFF, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ("sendPhoto", {"chat_id": STAFF}, "there is no photo in the request"),
        ("sendPhoto", {"chat_id": STAFF, "photo": "attach://x"}, "wrong file identifier"),
        ("sendMediaGroup", {"chat_id": STAFF}, "parameter media is required"),
        ("sendSticker", {"chat_id": STAFF, "sticker": "x"}, "wrong file identifier"),
        ("editMessageMedia", {"chat_id": STAFF, "message_id": 5}, "message to edit not found"),
        ("copyMessages", {"chat_id": STAFF, "from_chat_id": STAFF, "message_ids": []}, "not specified"),
        (
            "copyMessages",
            {"chat_id": STAFF, "from_chat_id": STAFF, "message_ids": [7]},
            "no messages to process",
        ),
        (
            "deleteMessages",
            {"chat_id": STAFF, "message_ids": list(range(101))},
            "too many message identifiers",
        ),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("getFile", {}, "file_id not specified"),
        ("getChat", {"chat_id": CONSUMER}, "chat not found"),
        ("getChatAdministrators", {"chat_id": MANAGER}, "no administrators in the private chat"),
        ("getChatMember", {"chat_id": STAFF, "user_id": 404}, "PARTICIPANT_ID_INVALID"),
        ("leaveChat", {"chat_id": MANAGER}, "private chats"),
        ("sendContact", {"chat_id": STAFF, "phone_number": "1"}, "first name must be non-empty"),
        ("sendLocation", {"chat_id": STAFF}, "wrong latitude"),
        ("setMyCommands", {"commands": "x"}, "can't parse commands"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyDescription", {"description": "x" * 513}, "BOT_DESCRIPTION_TOO_LONG"),
        ("setMessageReaction", {"chat_id": STAFF, "message_id": 9}, "message to react not found"),
        ("createForumTopic", {"chat_id": MANAGER, "name": "x"}, "not a forum"),
    ],
)
async def test_parameters_that_are_refused(
    sandbox: Sandbox, method: str, params: dict[str, Any], words: str
) -> None:
    refused = await sandbox.raw(method, **params)
    assert not refused["ok"] and refused["error_code"] == 400
    assert refused["description"].startswith("Bad Request: ") and words in refused["description"]
