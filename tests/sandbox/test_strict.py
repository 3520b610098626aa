"""Refusals in Telegram's words."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.methods import GetStarTransactions
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
)

from tests.sandbox.conftest import CONSUMER, CREATOR, MANAGER, STAFF, Clock, Sandbox, Start, picture, updates


def keyboard(**button: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", **button)]])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "👍" * 2049}, "message is too long"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "*x*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        (
            {"text": "x", "entities": [MessageEntity(type="bold", offset=0, length=2)]},
            "ends after the end of the text",
        ),
        ({"text": "x", "reply_markup": keyboard(callback_data="你" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard()}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": keyboard(url="file:///x")}, "is invalid: Unsupported URL protocol"),
        ({"text": "x", "reply_markup": keyboard(callback_data="x", style="pink")}, "BUTTON_STYLE_INVALID"),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        (
            {"text": "x", "reply_parameters": ReplyParameters(message_id=99)},
            "message to be replied not found",
        ),
        ({"text": "x", "chat_id": 404}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
    ],
)
async def test_texts_that_are_refused(bot: Bot, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(**{"chat_id": STAFF, **fields})


async def test_entities_do_not_count(bot: Bot) -> None:
    text = "<b>" + "x" * 4096 + "</b>"
    assert len((await bot.send_message(STAFF, text, parse_mode="HTML")).text or "") == 4096


async def test_sixty_four_bytes_fit(bot: Bot) -> None:
    sent = await bot.send_message(
        STAFF, "x", reply_markup=keyboard(callback_data="你" * 21 + "x", style="danger")
    )
    assert sent.reply_markup


async def test_a_missing_message_may_be_answered_leniently(bot: Bot) -> None:
    wish = ReplyParameters(message_id=99, allow_sending_without_reply=True)
    assert (await bot.send_message(STAFF, "x", reply_parameters=wish)).reply_to_message is None


async def test_who_cannot_be_written_to(sandbox: Sandbox, bot: Bot) -> None:
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(CONSUMER, "x")
    await sandbox.act(CONSUMER, "start")
    await bot.send_message(CONSUMER, "x")
    await sandbox.act(CONSUMER, "block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(CONSUMER, "x")
    await sandbox.act(CONSUMER, "unblock")
    await bot.send_message(CONSUMER, "x")
    await sandbox.post("/people", id=CONSUMER, first_name="Gone", active=False)
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(CONSUMER, "x")


async def test_a_bot_that_was_thrown_out(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post(f"/chats/{STAFF}/members", status="kicked")
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(STAFF, "x")
    await sandbox.post(f"/chats/{STAFF}/members", status="left")
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.get_chat(STAFF)


async def test_what_cannot_be_edited(sandbox: Sandbox, bot: Bot) -> None:
    theirs = await sandbox.says(CREATOR, "mine", chat=STAFF)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=STAFF, message_id=99)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=STAFF, message_id=theirs)
    photo = await bot.send_photo(STAFF, BufferedInputFile(picture(), "a.png"))
    with pytest.raises(TelegramBadRequest, match="no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=STAFF, message_id=photo.message_id)
    text = await bot.send_message(STAFF, "text")
    with pytest.raises(TelegramBadRequest, match="no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=STAFF, message_id=text.message_id, caption="x")


async def test_captions_and_media_change(bot: Bot) -> None:
    text = await bot.send_message(STAFF, "text", reply_markup=keyboard(callback_data="x"))
    media = InputMediaPhoto(media=BufferedInputFile(picture(), "a.png"), caption="one")
    shown = await bot.edit_message_media(media, chat_id=STAFF, message_id=text.message_id)
    assert shown is not True and shown.photo and shown.caption == "one" and shown.text is None
    changed = await bot.edit_message_caption(chat_id=STAFF, message_id=text.message_id, caption="two")
    assert changed is not True and changed.caption == "two" and changed.reply_markup is None
    markup = keyboard(callback_data="y")
    buttons = await bot.edit_message_reply_markup(
        chat_id=STAFF, message_id=text.message_id, reply_markup=markup
    )
    assert buttons is not True and buttons.reply_markup and buttons.caption == "two"
    with pytest.raises(TelegramBadRequest, match="caption is too long"):
        await bot.edit_message_caption(chat_id=STAFF, message_id=text.message_id, caption="x" * 1025)


async def test_deleting_has_two_days(sandbox: Sandbox, bot: Bot) -> None:
    sent = [await bot.send_message(MANAGER, str(n)) for n in range(3)]
    assert await bot.delete_message(MANAGER, sent[0].message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(MANAGER, sent[0].message_id)
    assert await bot.delete_messages(MANAGER, [sent[1].message_id, 99])
    sandbox.clock.seconds += 48 * 3600
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(MANAGER, sent[2].message_id)
    assert await bot.edit_message_text("still", chat_id=MANAGER, message_id=sent[2].message_id)
    assert [m["deleted"] for m in await sandbox.sees(MANAGER)] == [True, True, False]


async def test_rights_for_pins_and_deletion(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_message(STAFF, "x")
    theirs = await sandbox.says(CREATOR, "y", chat=STAFF)
    rights = {"can_pin_messages": False, "can_delete_messages": False}
    await sandbox.post(f"/chats/{STAFF}/members", status="administrator", rights=rights)
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(STAFF, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(STAFF, theirs)
    assert await bot.delete_message(STAFF, sent.message_id)
    member = await bot.get_chat_member(STAFF, bot.id)
    assert member.status == "administrator" and not member.can_pin_messages


async def test_pins_are_announced(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_message(MANAGER, "status")
    assert await bot.pin_chat_message(MANAGER, sent.message_id, disable_notification=True)
    (update,) = await updates(bot)
    assert update.message and update.message.pinned_message
    assert update.message.pinned_message.message_id == sent.message_id
    chat = await bot.get_chat(MANAGER)
    assert chat.pinned_message and chat.pinned_message.message_id == sent.message_id
    assert (await sandbox.sees(MANAGER))[0]["pinned"]
    assert await bot.unpin_chat_message(MANAGER, message_id=sent.message_id)
    assert (await bot.get_chat(MANAGER)).pinned_message is None
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(MANAGER, 99)


async def test_reactions(sandbox: Sandbox, bot: Bot) -> None:
    message = await sandbox.says(CREATOR, "y", chat=STAFF)
    thumb = ReactionTypeEmoji(emoji="👍")
    assert await bot.set_message_reaction(STAFF, message, [thumb])
    assert (await sandbox.last(STAFF))["reactions"] == [{"emoji": "👍", "count": 1, "mine": False}]
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(STAFF, message, [ReactionTypeEmoji(emoji="✅")])
    with pytest.raises(TelegramBadRequest, match="REACTIONS_TOO_MANY"):
        await bot.set_message_reaction(STAFF, message, [thumb, thumb])
    with pytest.raises(TelegramBadRequest, match="message to react not found"):
        await bot.set_message_reaction(STAFF, 99, [thumb])
    assert await bot.set_message_reaction(STAFF, message, [])
    assert (await sandbox.last(STAFF))["reactions"] == []


async def test_methods_that_are_not_there(bot: Bot, sandbox: Sandbox) -> None:
    with pytest.raises(TelegramNotFound):
        await bot(GetStarTransactions())
    assert await sandbox.raw("nonsense") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_commands_by_scope_and_language(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.act(CONSUMER, "start")
    start, queue = (
        BotCommand(command="start", description="Begin"),
        BotCommand(command="queue", description="Open"),
    )
    assert await bot.set_my_commands([start])
    assert await bot.set_my_commands([queue], scope=BotCommandScopeChat(chat_id=STAFF), language_code="zh")
    assert [c.command for c in await bot.get_my_commands()] == ["start"]
    offered = (await sandbox.get(f"/chats/{STAFF}", viewer=CREATOR))["commands"]
    assert offered == [{"command": "queue", "description": "Open"}]
    assert (await sandbox.get(f"/chats/{CONSUMER}"))["commands"][0]["command"] == "start"
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.set_my_commands([start], scope=BotCommandScopeChat(chat_id=502))
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="No Such", description="x")])
    assert await bot.delete_my_commands() and await bot.get_my_commands() == []


async def test_names_and_descriptions(bot: Bot) -> None:
    assert await bot.set_my_description("long", language_code="zh") and await bot.set_my_short_description(
        "short"
    )
    assert (await bot.get_my_description("zh")).description == "long"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description("en")).short_description == "short"
    assert await bot.set_my_name("Desk") and (await bot.get_my_name()).name == "Desk"


async def test_chats_and_members(bot: Bot) -> None:
    chat = await bot.get_chat(STAFF)
    assert chat.title == "示例数码 客服群" and chat.type == "supergroup"
    assert await bot.get_chat_member_count(STAFF) == 3
    assert [m.user.id for m in await bot.get_chat_administrators(STAFF)] == [CREATOR]
    assert (await bot.get_chat_member(STAFF, 602)).status == "member"
    assert (await bot.get_chat_member(STAFF, CONSUMER)).status == "left"
    assert (await bot.get_user_profile_photos(CREATOR)).total_count == 0
    assert (await bot.export_chat_invite_link(STAFF)).startswith("https://t.me/+")
    assert await bot.leave_chat(STAFF)


async def test_everything_simple_is_accepted(bot: Bot) -> None:
    assert await bot.send_chat_action(MANAGER, "typing")
    assert (await bot.send_contact(MANAGER, "+861380000", "Lin")).contact
    assert (await bot.send_location(MANAGER, 31.2, 121.5)).location
    with pytest.raises(TelegramBadRequest, match="wrong parameter action"):
        await bot.send_chat_action(MANAGER, "dancing")


async def test_copies_and_forwards(sandbox: Sandbox, bot: Bot) -> None:
    files = [(f"{n}.png", picture(50 + n), "image/png") for n in range(2)]
    album = (await sandbox.sends(CONSUMER, *files, text="broken"))["messages"]
    copied = await bot.copy_message(STAFF, CONSUMER, album[0], caption="masked")
    seen = await sandbox.last(STAFF)
    assert (seen["id"], seen["caption"], seen["from"]["id"]) == (copied.message_id, "masked", bot.id)
    many = await bot.copy_messages(STAFF, CONSUMER, [*album, 99])
    assert len(many) == 2 and len({m["media_group_id"] for m in (await sandbox.sees(STAFF))[-2:]}) == 1
    forwarded = await bot.forward_message(STAFF, CONSUMER, album[0])
    assert forwarded.forward_origin and forwarded.forward_origin.type == "user"
    assert len(await bot.forward_messages(STAFF, CONSUMER, album)) == 2
    with pytest.raises(TelegramBadRequest, match="strictly increasing"):
        await bot.copy_messages(STAFF, CONSUMER, album[::-1])
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(STAFF, CONSUMER, 99)
    with pytest.raises(TelegramBadRequest, match="message to forward not found"):
        await bot.forward_message(STAFF, CONSUMER, 99)


async def test_protected_content_stays(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.post(f"/chats/{STAFF}", protected=True)
    message = await sandbox.says(CREATOR, "secret", chat=STAFF)
    (update,) = await updates(bot)
    assert update.message and update.message.has_protected_content
    with pytest.raises(TelegramBadRequest, match="message can't be copied"):
        await bot.copy_message(MANAGER, STAFF, message)
    with pytest.raises(TelegramBadRequest, match="message can't be forwarded"):
        await bot.forward_message(MANAGER, STAFF, message)


async def test_requests_of_every_form(sandbox: Sandbox) -> None:
    base = f"{sandbox.url}/bot1000001:sandbox"
    async with sandbox.client.get(f"{base}/sendMessage?chat_id={STAFF}&text=hi") as answer:
        assert (await answer.json())["result"]["text"] == "hi"
    async with sandbox.client.post(f"{base}/SENDMESSAGE", data={"chat_id": STAFF, "text": "你好"}) as answer:
        assert (await answer.json())["result"]["text"] == "你好"
    assert (await sandbox.raw("sendMessage", chat_id=STAFF, text="json"))["ok"]
    async with sandbox.client.post(
        f"{base}/sendMessage", data=b"{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400


async def test_a_start_payload_has_rules(sandbox: Sandbox) -> None:
    refused = await sandbox.post(f"/people/{CONSUMER}/start", expect=400, payload="a b")
    assert "payload" in refused["error"]
    assert await sandbox.post(f"/people/{CONSUMER}/start", expect=400, payload="x" * 65)


async def test_ephemeral_messages_are_for_one(sandbox: Sandbox) -> None:
    wish = {"receiver_user_id": CREATOR}
    sent = await sandbox.raw("sendMessage", chat_id=STAFF, text="psst", ephemeral_message_parameters=wish)
    assert sent["result"]["message_id"] == 0
    number = sent["result"]["ephemeral_message_id"]
    assert [m["text"] for m in await sandbox.sees(STAFF, CREATOR)] == ["psst"]
    assert await sandbox.sees(STAFF, 602) == []
    assert await sandbox.post("/people/602/tap", expect=400, chat=STAFF, message=number, data="x")
    theirs = {"chat_id": STAFF, "receiver_user_id": CREATOR, "ephemeral_message_id": number}
    assert (await sandbox.raw("editEphemeralMessageText", text="hush", **theirs))["result"] is True
    assert [m["text"] for m in await sandbox.sees(STAFF, CREATOR)] == ["hush"]
    await sandbox.act(CREATOR, "send", chat=STAFF, text="answered", reply_to=number)
    assert [m["text"] for m in await sandbox.sees(STAFF, CREATOR) if m["ephemeral"]] == ["hush", "answered"]
    assert await sandbox.sees(STAFF, 602) == []
    assert not (await sandbox.raw("editMessageText", chat_id=STAFF, message_id=number, text="all"))["ok"]
    assert (await sandbox.raw("deleteEphemeralMessage", **theirs))["ok"]
    assert not (await sandbox.raw("editEphemeralMessageText", text="again", **theirs))["ok"]
    stranger = {"receiver_user_id": CONSUMER}
    refused = await sandbox.raw("sendMessage", chat_id=STAFF, text="x", ephemeral_message_parameters=stranger)
    assert refused["description"] == "Bad Request: USER_NOT_PARTICIPANT"
    await sandbox.post(f"/chats/{STAFF}/members", status="member")
    refused = await sandbox.raw("sendMessage", chat_id=STAFF, text="x", ephemeral_message_parameters=wish)
    assert refused["description"] == "Bad Request: CHAT_ADMIN_REQUIRED"


async def test_file_ids_belong_to_one_bot(start: Start) -> None:
    sandbox = await start(Clock(), tokens=("1000001:sandbox", "1000002:other"))
    first, second = sandbox.bot(), sandbox.bot("1000002:other")
    photo = await first.send_photo(STAFF, BufferedInputFile(picture(), "a.png"))
    assert photo.photo
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await second.send_photo(STAFF, photo.photo[-1].file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file_id"):
        await second.get_file(photo.photo[-1].file_id)


async def test_all_pins_go_at_once(sandbox: Sandbox, bot: Bot) -> None:
    for n in range(2):
        await bot.pin_chat_message(STAFF, (await bot.send_message(STAFF, str(n))).message_id)
    assert await bot.unpin_all_chat_messages(STAFF)
    assert not any(m["pinned"] for m in await sandbox.sees(STAFF))
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(STAFF)


async def test_people_are_mentioned_by_id(bot: Bot) -> None:
    text = '<a href="tg://user?id=602">he</a> <a href="tg://user?id=404">she</a>'
    sent = await bot.send_message(STAFF, text, parse_mode="HTML")
    assert sent.entities and [e.user.first_name for e in sent.entities if e.user] == ["小陈"]
    assert len(sent.entities) == 1
