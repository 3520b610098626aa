"""Comings and goings: people who block the bot, groups that lose it or migrate, members who leave."""

from __future__ import annotations

from dataclasses import replace

from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated, Message

from handlers import binding
from handlers.front import Front
from router.domain.commands import SYSTEM, Command, LeaveChat, MarkFlag
from router.domain.number import valid
from router.domain.refusal import Refusal
from router.domain.states import Flag
from router.topic_ports import Topic
from router.usecases.act import act
from router.usecases.chats import MANY, OPEN, lost_chat

GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})


async def own_status(front: Front, change: ChatMemberUpdated, update_id: int) -> None:
    """The bot was blocked, unblocked, added, removed, promoted."""
    gone = change.new_chat_member.status in GONE
    if change.chat.type == "private":
        await _blocked(front, change.from_user.id, gone, f"s:{update_id}")
        return
    front.members.forget(change.chat.id)
    desk = await front.work.desks.by_chat(change.chat.id)
    if desk is None:
        if not gone and change.old_chat_member.status in GONE:
            await front.tell_stranger(change.chat.id)
        return
    if gone:
        await lost_chat(front.work, desk.desk, change.chat.id, f"s:{update_id}")
    else:
        await binding.standing(front, desk, change, f"s:{update_id}")


async def _blocked(front: Front, user: int, gone: bool, key: str) -> None:
    person = await front.profiles.find(user)
    if person is None:
        return
    await front.profiles.put(replace(person, blocked=gone))
    for complaint in await front.work.complaints.of_consumer(front.work.bot, user):
        if complaint.open and complaint.flagged(Flag.UNREACHABLE) is not gone:
            await _apply(
                front, complaint.number, MarkFlag(by=SYSTEM, key=key, flag=Flag.UNREACHABLE, on=gone)
            )


async def member_changed(front: Front, change: ChatMemberUpdated, update_id: int) -> None:
    """A member was promoted, demoted or left; whoever left holds nothing any more."""
    front.members.forget(change.chat.id)
    desk = await front.work.desks.by_chat(change.chat.id)
    if desk is None or change.new_chat_member.status not in GONE:
        return
    user = change.new_chat_member.user.id
    await front.members.left(change.chat.id, user)
    for complaint in await front.work.complaints.of_desk(desk.desk, OPEN, MANY):
        if complaint.holder and complaint.holder.user == user:
            await _apply(front, complaint.number, LeaveChat(by=SYSTEM, key=f"s:{update_id}", user=user))


async def migrated(front: Front, message: Message) -> None:
    """The group became a supergroup with another id: from now on that one is used."""
    if message.migrate_to_chat_id is not None and await front.work.desks.by_chat(message.chat.id):
        await front.work.desks.migrated(message.chat.id, message.migrate_to_chat_id)


async def topic_made(front: Front, message: Message) -> None:
    """Telegram tells what topics the bot has made: one is known even when its maker was killed meanwhile."""
    made, work = message.forum_topic_created, front.work
    if made is None or message.from_user is None or message.from_user.id != work.bot:
        return
    number = next((found for word in made.name.split() if (found := valid(word))), None)
    if number:
        topic = Topic(message.message_thread_id or message.message_id, made.name)
        await work.posts.found_topic(work.bot, message.chat.id, number, topic)


async def _apply(front: Front, number: str, command: Command) -> None:
    try:
        await act(front.work, number, command)
    except Refusal:
        return
