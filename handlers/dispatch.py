"""The dispatcher: each kind of update goes to one function, which goes on by command, button or state.

No filters: a synchronous one costs a thread each, and what decides is in the database anyway.
"""

from __future__ import annotations

from aiogram import Bot, Dispatcher
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineQuery, Message, PollAnswer, Update

from handlers import canning, chats, votes
from handlers.consumer import private_message
from handlers.front import Front
from handlers.gestures import Gestures
from handlers.incoming import said_by_telegram
from handlers.later import Later
from handlers.members import Members
from handlers.profiles import Profiles
from handlers.staff import group_message
from handlers.strangers import Strangers
from handlers.taps import tapped
from router.delivery.sight import Sight
from router.delivery.talk import Talk
from router.delivery.words import Words
from router.domain.masking import Masking
from router.usecases.work import Work

GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


def build(work: Work, talk: Talk, words: Words, masking: Masking, bot: Bot, later: Later) -> Dispatcher:
    """All handlers, with what they work with handed in."""
    front = Front(
        work=work,
        bot=bot,
        talk=talk,
        words=words,
        sight=Sight(words, masking, work.clock),
        gestures=Gestures(bot, talk.tidy),
        members=Members(bot, work.clock, work.crews),
        profiles=Profiles(work.people, work.clock, work.ids, work.bot, words.nearest),
        strangers=Strangers(work.clock),
        later=later,
    )
    dispatcher = Dispatcher(disable_fsm=True, front=front)
    dispatcher.message.register(on_message)
    dispatcher.edited_message.register(on_message)
    dispatcher.callback_query.register(on_tap)
    dispatcher.poll_answer.register(on_vote)
    dispatcher.inline_query.register(on_inline)
    dispatcher.my_chat_member.register(on_own_status)
    dispatcher.chat_member.register(on_member)
    return dispatcher


async def on_message(message: Message, front: Front) -> None:
    """A message or an edit, by the kind of chat; not what Telegram itself says, such as a pin."""
    if message.migrate_to_chat_id is not None:
        await chats.migrated(front, message)
    elif message.forum_topic_created is not None:
        await chats.topic_made(front, message)
    elif said_by_telegram(message):
        return
    elif message.chat.type == ChatType.PRIVATE:
        await private_message(front, message)
    elif message.chat.type in GROUPS:
        await group_message(front, message)


async def on_tap(callback: CallbackQuery, front: Front) -> None:
    """A button."""
    await tapped(front, callback)


async def on_vote(answer: PollAnswer, front: Front, event_update: Update) -> None:
    """A poll answer."""
    await votes.voted(front, answer, event_update.update_id)


async def on_inline(query: InlineQuery, front: Front) -> None:
    """Words typed behind the bot's name."""
    await canning.offered(front, query)


async def on_own_status(change: ChatMemberUpdated, front: Front, event_update: Update) -> None:
    """The bot's own standing in a chat."""
    await chats.own_status(front, change, event_update.update_id)


async def on_member(change: ChatMemberUpdated, front: Front, event_update: Update) -> None:
    """Somebody else's standing in a chat."""
    await chats.member_changed(front, change, event_update.update_id)
