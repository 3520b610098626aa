"""The spine: messages, buttons, photos, albums, and what people see of them."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramUnauthorizedError
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)

from tests.sandbox.conftest import CONSUMER, MANAGER, STAFF, Sandbox, picture, updates

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Take", callback_data="take:1")]])


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (1000001, "complaint_demo_bot", False)


async def test_another_token_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(TelegramUnauthorizedError):
        await sandbox.bot("1000002:else").get_me()


async def test_start_reaches_the_bot_and_the_answer_reaches_the_person(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.act(CONSUMER, "start", payload="demo-digital")
    (update,) = await updates(bot)
    assert update.message and update.message.text == "/start demo-digital"
    assert update.message.entities and update.message.entities[0].type == "bot_command"
    assert update.message.from_user and update.message.from_user.language_code == "zh"
    sent = await update.message.answer("<b>你好</b> 👋", parse_mode="HTML", reply_markup=ForceReply())
    assert sent.text == "你好 👋" and sent.entities and sent.entities[0].length == 2
    seen = await sandbox.last(CONSUMER)
    assert seen["by_bot"] and not seen["own"] and seen["markup"] == {"force_reply": True}
    assert await updates(bot) == []


async def test_updates_stay_until_they_are_confirmed(sandbox: Sandbox, bot: Bot) -> None:
    for text in ("one", "two", "three"):
        await sandbox.says(CONSUMER, text)
    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(limit=2)
    assert [u.update_id for u in first] == [u.update_id for u in again]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["three"]
    assert len((await sandbox.get("/outbox"))["pending"]) == 1


async def test_long_polling_ends_when_something_comes(sandbox: Sandbox, bot: Bot) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(bot.get_updates(timeout=20))
        await asyncio.sleep(0.05)
        await sandbox.says(CONSUMER, "hello")
    assert [u.message.text for u in waiting.result() if u.message] == ["hello"]


async def test_a_second_poller_ends_the_first(sandbox: Sandbox, bot: Bot) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(_conflict(bot))
        await asyncio.sleep(0.05)
        assert await bot.get_updates(timeout=0) == []
    assert "terminated by other getUpdates" in first.result()


async def _conflict(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as refusal:
        await bot.get_updates(timeout=20)
    return refusal.value.message


async def test_a_tap_is_answered(sandbox: Sandbox, bot: Bot) -> None:
    card = await bot.send_message(STAFF, "card", reply_markup=BUTTONS)
    async with asyncio.TaskGroup() as tasks:
        tap = tasks.create_task(sandbox.act(602, "tap", chat=STAFF, message=card.message_id, text="Take"))
        (update,) = await bot.get_updates(timeout=10)
        query = update.callback_query
        assert query and query.data == "take:1" and query.from_user.id == 602
        assert query.message and query.message.message_id == card.message_id
        await bot.answer_callback_query(query.id, "taken", show_alert=True)
    assert tap.result()["text"] == "taken" and tap.result()["show_alert"]
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_a_tap_that_nobody_answers_gives_up(sandbox: Sandbox, bot: Bot) -> None:
    card = await bot.send_message(STAFF, "card", reply_markup=BUTTONS)
    tap = await sandbox.act(602, "tap", chat=STAFF, message=card.message_id, data="take:1", timeout=0.05)
    assert not tap["answered"]
    sandbox.clock.seconds += 120
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(tap["query"])


async def test_editing_shows_to_people(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_message(MANAGER, "one", reply_markup=BUTTONS)
    cursor = (await sandbox.get("/counters"))["calls"]
    edited = await bot.edit_message_text("two", chat_id=MANAGER, message_id=sent.message_id)
    assert edited is not True and edited.text == "two" and edited.reply_markup is None and edited.edit_date
    seen = await sandbox.last(MANAGER)
    assert (seen["text"], seen["edits"], cursor) == ("two", 1, 1)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("two", chat_id=MANAGER, message_id=sent.message_id)


async def test_a_photo_goes_up_and_comes_down(sandbox: Sandbox, bot: Bot) -> None:
    data = picture(1600, 900, "JPEG")
    sent = await bot.send_photo(
        STAFF, BufferedInputFile(data, "a.jpg"), caption="<i>x</i>", parse_mode="HTML"
    )
    assert (
        sent.photo and len(sent.photo) == 5 and (sent.photo[-1].width, sent.photo[-1].height) == (1600, 900)
    )
    assert sent.caption == "x" and sent.caption_entities
    file = await bot.get_file(sent.photo[-1].file_id)
    assert file.file_path
    loaded = await bot.download_file(file.file_path)
    assert loaded and loaded.read() == data
    again = await bot.send_photo(STAFF, sent.photo[-1].file_id)
    assert again.photo and again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_a_person_sends_an_album_and_a_late_item(sandbox: Sandbox, bot: Bot) -> None:
    files = [(f"{n}.png", picture(50 + n), "image/png") for n in range(3)]
    album = await sandbox.sends(CONSUMER, *files, text="broken")
    late = await sandbox.sends(CONSUMER, files[0], media_group_id=album["media_group_id"])
    messages = [u.message for u in await updates(bot) if u.message]
    assert [m.message_id for m in messages] == [*album["messages"], late["message"]]
    assert {m.media_group_id for m in messages} == {album["media_group_id"]}
    assert [m.caption for m in messages] == ["broken", None, None, None]
    assert all(m.photo for m in messages)


async def test_an_album_of_the_bot(sandbox: Sandbox, bot: Bot) -> None:
    items = [
        InputMediaPhoto(media=BufferedInputFile(picture(40 + n), f"{n}.png"), caption=str(n))
        for n in range(3)
    ]
    sent = await bot.send_media_group(STAFF, list(items))
    assert len({m.media_group_id for m in sent}) == 1 and [m.caption for m in sent] == ["0", "1", "2"]
    with pytest.raises(TelegramBadRequest, match="2-10"):
        await bot.send_media_group(STAFF, list(items[:1]))
    mixed = [items[0], InputMediaDocument(media=BufferedInputFile(b"text", "a.txt"))]
    with pytest.raises(TelegramBadRequest, match="album"):
        await bot.send_media_group(STAFF, mixed)


async def test_the_page_gets_the_bytes(sandbox: Sandbox) -> None:
    data = picture()
    await sandbox.sends(CONSUMER, ("a.png", data, "image/png"))
    media = (await sandbox.last(CONSUMER))["media"]
    async with sandbox.client.get(sandbox.url + media["url"]) as answer:
        assert await answer.read() == data and media["kind"] == "photo"


async def test_replies_carry_what_they_answer(sandbox: Sandbox, bot: Bot) -> None:
    card = await bot.send_message(STAFF, "card 7K3M")
    await sandbox.says(602, "we look into it", chat=STAFF, reply_to=card.message_id)
    (update,) = await updates(bot)
    assert update.message and update.message.reply_to_message
    assert update.message.reply_to_message.message_id == card.message_id
    back = await bot.send_message(
        STAFF, "fine", reply_parameters=ReplyParameters(message_id=update.message.message_id, quote="look")
    )
    assert back.reply_to_message and back.quote and back.quote.position == 3
    assert (await sandbox.last(STAFF))["reply"]["text"] == "we look into it"
