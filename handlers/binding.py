"""A group becomes a desk's, and is told what its members and the bot need for that."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.exceptions import AiogramError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from handlers.front import Front
from handlers.incoming import key_of, person_of
from handlers.menu import offer_staff_commands
from router.delivery.rights import hindered, lacking
from router.domain.complaint import Person, Ref, Text
from router.domain.mail import Audience
from router.domain.policy import DeskKind
from router.domain.refusal import Refusal
from router.ports import DeskChat
from router.usecases import binding
from router.usecases.binding import Group
from router.usecases.chats import regained_chat
from router.usecases.notices import owe


class Tap(CallbackData, prefix="g", sep="|"):
    """A tap in a group: make it this desk's chat."""

    desk: str


async def by_code(front: Front, message: Message, code: str) -> None:
    """``/start@bot code`` in a group, which Telegram sends for whoever added the bot by a link."""
    if message.from_user is None:
        return
    key = key_of(message)
    bound = await binding.accept(front.work, code, group_of(message), person_of(message.from_user), key)
    if bound is None:
        raise Refusal("bind-already")
    await _welcome(front, bound, key)


async def command(front: Front, message: Message, argument: str, language: str) -> None:
    """``/bind``: with a desk's id at once, else by buttons. Refusal for no manager of the whole house."""
    by = _manager(front, message)
    if argument:
        await _bind(front, by, argument.split(maxsplit=1)[0].lower(), group_of(message), key_of(message))
        return
    desks = [desk for desk in front.work.policy.desks.values() if desk.kind is DeskKind.PLATFORM]
    rows = [[InlineKeyboardButton(text=desk.id, callback_data=Tap(desk=desk.id).pack())] for desk in desks]
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
    await front.say(message.chat.id, Text("bind-which"), language, keyboard, reply_to=message.message_id)


async def tapped(front: Front, tap: CallbackQuery, pressed: Tap, language: str) -> None:
    """A desk was chosen under ``/bind``."""
    if not isinstance(tap.message, Message):
        raise Refusal("refusal-outdated")
    await _bind(front, person_of(tap.from_user), pressed.desk, group_of(tap.message), f"c:{tap.id}")
    await front.answer(tap, Text("done"), language)
    await front.gestures.delete(tap.message.chat.id, tap.message.message_id)


async def unbind(front: Front, message: Message, language: str) -> None:
    """``/unbind``: the group is no desk's any more."""
    by = _manager(front, message)
    desk = await binding.unbind(front.work, by, message.chat.id, key_of(message))
    await front.say(message.chat.id, _unbound(desk), language, reply_to=message.message_id)


async def undone(front: Front, tap: CallbackQuery, code: str, language: str) -> None:
    """The manager undoes what an invitation did; the group is told."""
    desk = await binding.undo(front.work, person_of(tap.from_user), code, f"c:{tap.id}")
    await front.answer(tap, Text("done"), language)
    if tap.message:
        await front.gestures.strip(tap.message.chat.id, tap.message.message_id)
    await front.say(tap.from_user.id, Text("manager-unbound", _named(desk)), language)
    await front.say(desk.chat, _unbound(desk), desk.language)


async def standing(front: Front, desk: DeskChat, change: ChatMemberUpdated, key: str) -> None:
    """The bot came back to a desk's group, or its rights there are others now."""
    forum = bool(change.chat.is_forum)
    before, now = (lacking(m, forum=forum) for m in (change.old_chat_member, change.new_chat_member))
    back = await regained_chat(front.work, desk.desk, desk.chat, key)
    if back or (before and not now):
        told = [Text("group-back" if back else "group-rights-complete"), *await needs(front, desk.chat)]
        await owe(front.work, f"rights:{desk.chat}:{key}", desk.chat, desk.language, told, (), _AUDIENCE)


async def needs(front: Front, chat: int) -> Sequence[Text]:
    """What the bot lacks in a group, one line each; that Telegram does not tell, when it does not."""
    try:
        group = await front.bot.get_chat(chat)
        mine = await front.bot.get_chat_member(chat, front.work.bot)
    except AiogramError:
        return [Text("group-lacks-unknown")]
    missing = [*lacking(mine, forum=bool(group.is_forum)), *hindered(group)]
    return [Text(f"group-lacks-{what}") for what in missing]


def group_of(message: Message) -> Group:
    """The group that a message was written in."""
    return Group(message.chat.id, message.chat.title or str(message.chat.id))


_AUDIENCE = Audience.PLATFORM
"""What a group reads of itself holds no personal data of consumers, so nothing is masked."""


async def _bind(front: Front, by: Person, desk: str, group: Group, key: str) -> None:
    bound = await binding.bind(front.work, by, desk, group)
    if bound is None:
        raise Refusal("bind-already")
    await _welcome(front, bound, key)


async def _welcome(front: Front, bound: DeskChat, key: str) -> None:
    """Greet the group once, with what is missing; what was said before it was a desk's is taken away."""
    if said := front.strangers.said(bound.chat):
        await front.gestures.delete(bound.chat, said)
    missing = await needs(front, bound.chat)
    greeting = Text(f"group-welcome-{bound.kind}", _named(bound))
    ready = Text("group-lacks" if missing else "group-ready", {"count": len(missing)})
    texts = [greeting, ready, *missing]
    await owe(front.work, f"welcome:{key}", bound.chat, bound.language, texts, (), _AUDIENCE)
    await offer_staff_commands(front.bot, front.words, front.work.policy, bound.chat, bound.language)


def _named(desk: DeskChat) -> dict[str, str | Ref]:
    return {"desk": desk.desk, "name": Ref("merchant", desk.desk)}


def _unbound(desk: DeskChat) -> Text:
    return Text("group-unbound", _named(desk))


def _manager(front: Front, message: Message) -> Person:
    """The manager who writes. Refusal for whoever cannot be known, or is none of the whole house."""
    user = message.from_user
    if user is None or message.sender_chat is not None:
        raise Refusal("refusal-anonymous")
    binding.check_may_bind(front.work.policy, user.id)
    return person_of(user)
