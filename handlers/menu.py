"""What Telegram shows before anybody writes: the menus of commands, and what the bot is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import SetMyCommands, SetMyDescription, TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from router.delivery.words import Words
from router.domain.complaint import Text
from router.domain.policy import Policy

CONSUMER = ("new", "cases", "rights", "lang", "care", "cancel", "help")
MANAGER = ("digest", "stats", "undelivered", "merchants", "block", *CONSUMER)
INTRODUCTION = Text("bot-introduction")
STAFF = ("queue", "mine", "find", "canned", "file", "id", "help")

log = structlog.get_logger(__name__)


async def offer_commands(bot: Bot, words: Words, policy: Policy) -> None:
    """Set every menu. Only a convenience: what Telegram refuses (a chat it has not seen yet) is logged."""
    for method in (*menus(words, policy), *introductions(words, policy)):
        await _offer(bot, method)


async def offer_own_commands(bot: Bot, words: Words, policy: Policy, user: int, language: str) -> None:
    """The menu of somebody who chose another language than that of their Telegram."""
    names = MANAGER if any(manager.user == user for manager in policy.managers) else CONSUMER
    scope = BotCommandScopeChat(chat_id=user)
    await _offer(bot, SetMyCommands(commands=_commands(names, language, words, policy), scope=scope))


async def offer_staff_commands(bot: Bot, words: Words, policy: Policy, chat: int, language: str) -> None:
    """The menu of a group that became a desk's."""
    scope = BotCommandScopeChat(chat_id=chat)
    await _offer(bot, SetMyCommands(commands=_commands(STAFF, language, words, policy), scope=scope))


async def _offer(bot: Bot, method: TelegramMethod[bool]) -> None:
    try:
        await bot(method)
    except (TelegramAPIError, ClientDecodeError) as error:
        chat = getattr(getattr(method, "scope", None), "chat_id", None)
        log.info("menu_not_set", chat=chat, error=type(error).__name__)


def introductions(words: Words, policy: Policy) -> Iterator[SetMyDescription]:
    """What stands above the Start button, in every language that Telegram knows."""
    yield SetMyDescription(description=words.label(INTRODUCTION, words.default, policy))
    for language in words.languages:
        if len(language) == 2:
            yield SetMyDescription(
                description=words.label(INTRODUCTION, language, policy), language_code=language
            )


def menus(words: Words, policy: Policy) -> Iterator[SetMyCommands]:
    """One for each language and scope."""

    def menu(
        names: Sequence[str], language: str, scope: BotCommandScopeUnion, code: str | None = None
    ) -> SetMyCommands:
        commands = _commands(names, language, words, policy)
        return SetMyCommands(commands=commands, scope=scope, language_code=code)

    private = BotCommandScopeAllPrivateChats()
    yield menu(CONSUMER, words.default, private)
    for language in words.languages:
        # Telegram knows languages of two letters alone.
        if len(language) == 2:
            yield menu(CONSUMER, language, private, language)
    for manager in policy.managers:
        yield menu(MANAGER, manager.digest.language, BotCommandScopeChat(chat_id=manager.user))
    desks = [(desk.chats, desk.language) for desk in policy.desks.values()]
    merchants = [(merchant.chats, merchant.language) for merchant in policy.merchants.values()]
    for chats, language in desks + merchants:
        for chat in chats:
            yield menu(STAFF, language, BotCommandScopeChat(chat_id=chat))


def _commands(names: Sequence[str], language: str, words: Words, policy: Policy) -> list[BotCommand]:
    labels = [(name, words.label(Text(f"command-{name}"), language, policy)) for name in names]
    return [BotCommand(command=name, description=label) for name, label in labels]
