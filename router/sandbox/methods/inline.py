"""Answering what people type behind a bot's name."""

from typing import Any

from router.sandbox.call import Call
from router.sandbox.entities import units
from router.sandbox.errors import bad
from router.sandbox.methods.callbacks import waiting
from router.sandbox.model import Json
from router.sandbox.posting import TEXT_LIMIT, formatted

AT_MOST = 50
ID_BYTES = 64


def answer_inline_query(call: Call) -> bool:
    """Once for each query, in time, with articles only. ApiError 400 otherwise."""
    results = call.json("results")
    if not isinstance(results, list):
        raise bad("can't parse inline query results: expected an Array of InlineQueryResult")
    if len(results) > AT_MOST:
        raise bad("RESULTS_TOO_MUCH")
    found = [_article(call, result) for result in results]
    if len({result["id"] for result in found}) < len(found):
        raise bad("RESULT_ID_DUPLICATE")
    query = waiting(call, "inline_query_id", inline=True)
    seconds, personal = call.number("cache_time", 300), call.flag("is_personal")
    query.answer = {"results": found, "cache_time": seconds, "is_personal": personal}
    call.world.changed.set()
    return True


def _article(call: Call, result: Any) -> Json:
    """A result with its text parsed: what is sent when it is chosen."""
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad("can't parse inline query result: the sandbox knows articles only")
    if not 1 <= len(str(result.get("id", "")).encode()) <= ID_BYTES:
        raise bad("RESULT_ID_INVALID")
    if not result.get("title"):
        raise bad("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content") or {}
    words = str(content.get("message_text") or "")
    text, entities = formatted(call.world, words, str(content.get("parse_mode") or ""))
    if not text:
        raise bad("MESSAGE_EMPTY")
    if units(text) > TEXT_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    sent = {"text": text, "entities": entities} if entities else {"text": text}
    return {name: result.get(name, "") for name in ("id", "title", "description")} | {"content": sent}
