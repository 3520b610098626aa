"""What every handler works with, and how it speaks."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import CallbackQuery, Message

from handlers.gestures import Gestures
from handlers.later import Later
from handlers.members import Members
from handlers.profiles import Profiles
from handlers.strangers import Strangers
from router.delivery.outgoing import Keyboard
from router.delivery.sight import Sight
from router.delivery.talk import Said, Talk
from router.delivery.words import Words
from router.domain.complaint import Ref, Text
from router.domain.draft import Draft
from router.domain.intake import Offer
from router.usecases.merchants import offered, orders_of
from router.usecases.work import Work

ANSWER_AT_MOST = 200
"""Characters that Telegram shows in answer to a tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The use cases' `Work`, the words and the ways to speak, for one bot."""

    work: Work
    bot: Bot
    talk: Talk
    words: Words
    sight: Sight
    gestures: Gestures
    members: Members
    profiles: Profiles
    strangers: Strangers
    later: Later

    def label(self, text: Text | Ref, language: str) -> str:
        """Plain words for a button."""
        return self.words.label(text, language, self.work.policy)

    async def say(
        self,
        chat: int,
        texts: Said,
        language: str,
        keyboard: Keyboard | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> int | None:
        """Send at once, within the same limits as everything else; the message's id, None when given up."""
        return await self.talk.say(chat, texts, language, keyboard=keyboard, reply_to=reply_to, thread=thread)

    async def hint(
        self, message: Message, texts: Said, language: str, keyboard: Keyboard | None = None
    ) -> None:
        """Answer a message: in a group for its author's eyes alone, where Telegram lets the bot."""
        chat, at = message.chat.id, message.message_id
        alone = message.from_user if chat < 0 and message.sender_chat is None else None
        await self.talk.say(
            chat,
            texts,
            language,
            keyboard=keyboard,
            reply_to=at,
            thread=topic_of(message),
            only_for=alone.id if alone else None,
        )

    async def tell_stranger(self, chat: int) -> None:
        """Say in a group that is no desk's what makes it one, unless that was said a moment ago."""
        if self.strangers.may_be_told(chat):
            told = await self.say(chat, Text("group-not-a-desk", {"chat": str(chat)}), self.words.default)
            if told:
                self.strangers.spoke(chat, told)

    async def show(
        self,
        chat: int,
        message: int | None,
        texts: Said,
        language: str,
        keyboard: Keyboard | None = None,
        thread: int | None = None,
    ) -> int | None:
        """Edit the message that asked before, or send a new one; the message's id, None when given up."""
        if message is None:
            return await self.talk.say(chat, texts, language, keyboard=keyboard, thread=thread)
        return await self.talk.edit(chat, message, texts, language, keyboard=keyboard, thread=thread)

    async def offer(self, draft: Draft) -> Offer:
        """Languages and merchants that the intake can offer for this draft now."""
        languages = sorted(self.words.languages, key=lambda tag: (tag != self.words.default, tag))
        shops, many = await offered(self.work, draft)
        await self.words.names.learn(shops)
        order = await orders_of(self.work, draft)
        return Offer(tuple(languages), tuple(shops), many, order)

    async def answer(
        self, tap: CallbackQuery, text: Text | None, language: str, *, alert: bool = False
    ) -> None:
        """Answer a tap; an answer that comes too late is nothing to worry about."""
        words = self.label(text, language)[:ANSWER_AT_MOST] if text else None
        await self.gestures.answer(tap.id, words, alert=alert)


def topic_of(message: Message) -> int | None:
    """The topic of a forum in which a message stands; None for the main chat."""
    return message.message_thread_id if message.is_topic_message else None


def thread_root(message: Message) -> bool:
    """Whether what looks like a reply is only the topic's root, which every message in a topic carries."""
    replied = message.reply_to_message
    return replied is not None and (
        replied.forum_topic_created is not None
        or (bool(message.is_topic_message) and replied.message_id == message.message_thread_id)
    )


def replied_to(message: Message) -> int | None:
    """The id of the message that this one really replies to."""
    replied = message.reply_to_message
    return None if replied is None or thread_root(message) else replied.message_id
