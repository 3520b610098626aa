"""Groups: who sees what, who comes and goes, topics, migration, hidden senders."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat
from aiogram.types import ChatMemberAdministrator, Message

from tests.sandbox.conftest import BOT, CONSUMER, CREATOR, MANAGER, MEMBER, STAFF, Json, Sandbox, updates


async def private_bot(sandbox: Sandbox) -> None:
    """As a plain member, with privacy mode on."""
    await sandbox.post(f"/chats/{STAFF}/members", user=BOT, status="member")


async def forum(sandbox: Sandbox) -> int:
    members = [{"user": CREATOR, "status": "creator"}, {"user": MEMBER}]
    return int((await sandbox.post("/chats", type="forum", title="Topics", members=members))["id"])


async def texts(bot: Bot) -> list[str | None]:
    return [u.message.text for u in await updates(bot) if u.message]


async def test_an_administrator_sees_everything(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.says(MEMBER, "among us", chat=STAFF)
    assert await texts(bot) == ["among us"]


async def test_privacy_mode(sandbox: Sandbox, bot: Bot) -> None:
    await private_bot(sandbox)
    await updates(bot)
    card = await bot.send_message(STAFF, "card")
    for said in (
        "among us",
        "/queue@other_bot",
        "/queue",
        "/queue@complaint_demo_bot",
        "hey @complaint_demo_bot",
    ):
        await sandbox.says(MEMBER, said, chat=STAFF)
    await sandbox.says(MEMBER, "an answer", chat=STAFF, reply_to=card.message_id)
    assert await texts(bot) == ["/queue", "/queue@complaint_demo_bot", "hey @complaint_demo_bot", "an answer"]
    await sandbox.post("/bot", privacy=False)
    await sandbox.says(MEMBER, "now heard", chat=STAFF)
    assert await texts(bot) == ["now heard"]
    assert (await bot.get_me()).can_read_all_group_messages


async def test_the_bot_learns_of_its_own_place(sandbox: Sandbox, bot: Bot) -> None:
    await private_bot(sandbox)
    await sandbox.post(f"/chats/{STAFF}/members", user=BOT, status="kicked")
    await sandbox.post(f"/chats/{STAFF}/members", user=BOT, status="member")
    found = await updates(bot)
    changes = [u.my_chat_member for u in found if u.my_chat_member]
    steps = [(c.old_chat_member.status, c.new_chat_member.status) for c in changes]
    assert steps == [("administrator", "member"), ("member", "kicked"), ("kicked", "member")]
    assert changes[0].from_user.id == CREATOR
    joined = [u.message for u in found if u.message and u.message.new_chat_members]
    assert [m.new_chat_members[0].id for m in joined if m.new_chat_members] == [BOT]


async def test_blocking_is_told(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.act(MANAGER, "block")
    await sandbox.act(MANAGER, "start")
    first, second, message = await updates(bot)
    assert first.my_chat_member and first.my_chat_member.new_chat_member.status == "kicked"
    assert second.my_chat_member and second.my_chat_member.new_chat_member.status == "member"
    assert message.message and message.message.text == "/start"


async def test_members_are_told_only_when_asked_for(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.act(CONSUMER, "join", chat=STAFF)
    (joined,) = await updates(bot, allowed_updates=["message", "chat_member"])
    assert joined.message and joined.message.new_chat_members
    await sandbox.act(CONSUMER, "leave", chat=STAFF)
    found = await updates(bot)
    assert [u.event_type for u in found] == ["chat_member", "message"]
    assert found[1].message and found[1].message.left_chat_member


async def test_reactions_are_told_only_when_asked_for(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_message(STAFF, "card")
    await sandbox.act(MEMBER, "react", chat=STAFF, message=sent.message_id, emoji="👍")
    assert await updates(bot, allowed_updates=["message_reaction"]) == []
    await sandbox.act(MEMBER, "react", chat=STAFF, message=sent.message_id, emoji="❤")
    (update,) = await updates(bot)
    reaction = update.message_reaction
    assert reaction and reaction.user and reaction.user.id == MEMBER
    assert [r.emoji for r in (*reaction.old_reaction, *reaction.new_reaction) if r.type == "emoji"] == [
        "👍",
        "❤",
    ]
    assert (await sandbox.sees(STAFF, MEMBER))[0]["reactions"] == [{"emoji": "❤", "count": 1, "mine": True}]


async def test_a_group_becomes_a_supergroup(sandbox: Sandbox, bot: Bot) -> None:
    members = [{"user": CREATOR, "status": "creator"}]
    old = (await sandbox.post("/chats", type="group", title="Small", members=members))["id"]
    await bot.send_message(old, "before")
    new = (await sandbox.post(f"/chats/{old}/migrate"))["id"]
    with pytest.raises(TelegramMigrateToChat) as refusal:
        await bot.send_message(old, "after")
    assert refusal.value.migrate_to_chat_id == new
    assert (await bot.send_message(new, "after")).chat.type == "supergroup"
    notes = [u.message for u in await updates(bot) if u.message]
    assert [(m.chat.id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in notes] == [
        (old, new, None),
        (new, None, old),
    ]
    await sandbox.post(f"/chats/{new}/migrate", expect=400)


async def test_hidden_senders(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.says(CREATOR, "as nobody", chat=STAFF, **{"as": "anonymous"})
    await sandbox.says(MEMBER, "as a channel", chat=STAFF, **{"as": "channel"})
    await sandbox.post(f"/chats/{STAFF}/members", user=CREATOR, status="creator", anonymous=True)
    await sandbox.says(CREATOR, "hidden by setting", chat=STAFF)
    first, second, third = [u.message for u in await updates(bot) if u.message and u.message.text]
    assert first.from_user and first.from_user.id == 1087968824
    assert first.sender_chat and first.sender_chat.id == STAFF
    assert second.sender_chat and second.sender_chat.type == "channel"
    assert third.sender_chat and third.sender_chat.id == STAFF
    assert (await bot.get_chat_member(STAFF, CREATOR)).model_dump()["is_anonymous"]


async def test_edits_and_forwards_by_people(sandbox: Sandbox, bot: Bot) -> None:
    number = await sandbox.says(CONSUMER, "frist")
    await sandbox.act(CONSUMER, "edit", message=number, text="first")
    said = await sandbox.says(CREATOR, "look", chat=STAFF)
    await sandbox.act(CONSUMER, "join", chat=STAFF)
    await sandbox.act(CONSUMER, "forward", from_chat=STAFF, message=said)
    found = await updates(bot)
    assert found[1].edited_message and found[1].edited_message.text == "first"
    assert found[1].edited_message.edit_date
    forwarded = found[-1].message
    assert forwarded and forwarded.forward_origin and forwarded.forward_origin.type == "user"
    await sandbox.act(CONSUMER, "delete", message=number)
    assert (await sandbox.sees(CONSUMER))[0]["deleted"]


async def test_a_stale_button_can_still_be_tapped(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_message(STAFF, "card")
    fields: Json = {"chat": STAFF, "message": sent.message_id, "data": "take:1", "timeout": 0}
    assert "no such button" in (await sandbox.post(f"/people/{MEMBER}/tap", expect=400, **fields))["error"]
    await sandbox.act(MEMBER, "tap", **fields, force=True)
    await bot.delete_message(STAFF, sent.message_id)
    await sandbox.act(MEMBER, "tap", **fields, force=True)
    shown, lost = [u.callback_query for u in await updates(bot)]
    assert shown and isinstance(shown.message, Message) and shown.data == "take:1"
    assert lost and lost.message and lost.message.date == 0


async def test_topics(sandbox: Sandbox, bot: Bot) -> None:
    chat = await forum(sandbox)
    topic = await bot.create_forum_topic(chat, "7K3M-Q9TX")
    thread = topic.message_thread_id
    sent = await bot.send_message(chat, "card", message_thread_id=thread)
    assert sent.is_topic_message and sent.reply_to_message and sent.reply_to_message.forum_topic_created
    await sandbox.says(MEMBER, "to the topic", chat=chat, thread=thread)
    created, said = [u.message for u in await updates(bot) if u.message]
    assert created.forum_topic_created and created.from_user and created.from_user.id == BOT
    assert said.message_thread_id == thread and said.reply_to_message
    assert said.reply_to_message.message_id == thread
    assert await bot.edit_forum_topic(chat, thread, name="7K3M done")
    assert await bot.close_forum_topic(chat, thread)
    refused = await sandbox.post(f"/people/{MEMBER}/send", expect=400, chat=chat, thread=thread, text="x")
    assert "closed" in refused["error"]
    assert await bot.reopen_forum_topic(chat, thread)
    service = [m for m in await sandbox.sees(chat) if m["service"]]
    assert [next(k for k in m if k.startswith("forum_topic")) for m in service] == [
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
    ]
    assert await bot.delete_forum_topic(chat, thread)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(chat, "late", message_thread_id=thread)
    assert all(m["deleted"] for m in await sandbox.sees(chat))


async def test_topics_of_people_and_their_trouble(sandbox: Sandbox, bot: Bot) -> None:
    chat = await forum(sandbox)
    thread = (await sandbox.post(f"/chats/{chat}/topics", action="open", name="ours"))["topic"]
    await sandbox.post(f"/chats/{chat}/topics", action="rename", topic=thread, name="theirs")
    state = await sandbox.get(f"/chats/{chat}")
    assert [(t["id"], t["name"]) for t in state["chat"]["topics"]] == [(thread, "theirs")]
    await sandbox.post(f"/chats/{chat}/topics", action="close", topic=thread)
    rights = {"can_manage_topics": False}
    await sandbox.post(f"/chats/{chat}/members", status="administrator", rights=rights)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(chat, "x", message_thread_id=thread)
    with pytest.raises(TelegramBadRequest, match="not enough rights to create a topic"):
        await bot.create_forum_topic(chat, "x")
    with pytest.raises(TelegramBadRequest, match="not a forum"):
        await bot.create_forum_topic(STAFF, "x")
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(chat, "x", message_thread_id=1)
    await sandbox.post(f"/chats/{chat}/topics", action="delete", topic=thread)
    assert (await sandbox.get(f"/chats/{chat}"))["chat"]["topics"] == []


async def test_a_chain_of_replies_is_no_topic(sandbox: Sandbox, bot: Bot) -> None:
    card = await bot.send_message(STAFF, "card")
    first = await sandbox.says(MEMBER, "one", chat=STAFF, reply_to=card.message_id)
    await sandbox.says(MEMBER, "two", chat=STAFF, reply_to=first)
    said = [u.message for u in await updates(bot) if u.message]
    assert [m.message_thread_id for m in said] == [card.message_id] * 2
    assert not any(m.is_topic_message for m in said)
    assert (await said[0].reply("fine")).reply_to_message
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(STAFF, "x", message_thread_id=card.message_id)


async def test_a_link_for_groups_adds_the_bot_with_the_rights_it_asks_for(sandbox: Sandbox, bot: Bot) -> None:
    members = [{"user": CREATOR, "status": "creator"}, {"user": MEMBER}]
    made = await sandbox.post("/chats", type="supergroup", title="New", members=members, bot=None)
    await sandbox.act(CREATOR, "add_bot", chat=made["id"], payload="c0de", admin="pin_messages")
    added, joined, started = await updates(bot)
    assert added.my_chat_member and added.my_chat_member.from_user.id == CREATOR
    assert joined.message and joined.message.new_chat_members
    assert started.message and started.message.text == "/start@complaint_demo_bot c0de"
    mine = await bot.get_chat_member(made["id"], BOT)
    assert isinstance(mine, ChatMemberAdministrator)
    assert (mine.can_pin_messages, mine.can_delete_messages) == (True, False)
    await sandbox.act(MEMBER, "add_bot", chat=made["id"], payload="again")
    (again,) = await updates(bot)
    assert again.message and again.message.text == "/start@complaint_demo_bot again"


async def test_whoever_is_not_in_a_group_adds_no_bot_to_it(sandbox: Sandbox) -> None:
    with pytest.raises(AssertionError, match="not in the chat"):
        await sandbox.act(CONSUMER, "add_bot", chat=STAFF, payload="c0de")
