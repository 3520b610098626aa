"""Words behind a bot's name: the query, what may be answered, and the message sent through the bot."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent, Update

from tests.sandbox.conftest import BOT, CONSUMER, MEMBER, STAFF, Sandbox


def article(
    id: str = "hello", title: str = "Hello", text: str = "Good <b>day</b>"
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text=text, parse_mode="HTML")
    return InlineQueryResultArticle(id=id, title=title, input_message_content=content)


async def asked(sandbox: Sandbox, bot: Bot, words: str = "hel", chat: int | None = STAFF) -> Update:
    """Somebody types; what the bot hears."""
    await sandbox.act(MEMBER, "inline", text=words, chat=chat, timeout=0)
    [*_, update] = await bot.get_updates(allowed_updates=["inline_query", "message"])
    await bot.get_updates(offset=update.update_id + 1)
    return update


def query_of(update: Update) -> str:
    assert update.inline_query
    return update.inline_query.id


async def test_the_bot_hears_who_types_what_and_in_which_kind_of_chat(sandbox: Sandbox, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["inline_query"])
    heard = (await asked(sandbox, bot)).inline_query
    assert heard
    assert (heard.query, heard.from_user.id, heard.chat_type) == ("hel", MEMBER, "supergroup")
    heard = (await asked(sandbox, bot, chat=None)).inline_query
    assert heard
    assert heard.chat_type == "sender"


async def test_a_result_is_sent_through_the_bot_which_sees_it(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post(f"/chats/{STAFF}/members", user=BOT, status="member")
    query = query_of(await asked(sandbox, bot))
    await bot.answer_inline_query(query, [article()], cache_time=5, is_personal=True)
    await sandbox.act(MEMBER, "choose", chat=STAFF, query=query, result="hello")
    message = (await bot.get_updates())[-1].message
    assert message
    assert (message.html_text, message.from_user and message.from_user.id) == ("Good <b>day</b>", MEMBER)
    assert message.via_bot
    assert message.via_bot.id == BOT
    assert await sandbox.post(
        f"/people/{MEMBER}/choose", expect=400, chat=STAFF, query=query, result="other"
    ) == {"error": "no such result"}


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="x" * 65)], "RESULT_ID_INVALID"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(text=" ")], "MESSAGE_EMPTY"),
        ([article(text="x" * 4097)], "MESSAGE_TOO_LONG"),
        ([article(id=str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
    ],
)
async def test_what_telegram_refuses(sandbox: Sandbox, bot: Bot, results: Any, words: str) -> None:
    query = query_of(await asked(sandbox, bot))
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.answer_inline_query(query, results)


async def test_a_query_is_answered_once_and_in_time(sandbox: Sandbox, bot: Bot) -> None:
    first = query_of(await asked(sandbox, bot))
    await bot.answer_inline_query(first, [])
    late = query_of(await asked(sandbox, bot))
    sandbox.clock.seconds += 3600
    for query in (first, late, "none"):
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await bot.answer_inline_query(query, [])


async def test_inline_mode_can_be_off(sandbox: Sandbox, bot: Bot) -> None:
    assert (await bot.get_me()).supports_inline_queries
    await sandbox.post("/bot", inline=False)
    assert not (await bot.get_me()).supports_inline_queries
    assert await sandbox.act(CONSUMER, "inline", text="hel") == {"answered": False, "results": []}
