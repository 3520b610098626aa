"""Every chat of a desk, and everybody who should be reached in private."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import (
    ChatFullInfo,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ResultChatMemberUnion,
    User,
)

from router.check.finding import Finding, Findings, ok, problem, warning
from router.delivery.rights import lacking
from router.domain.policy import DeskKind
from router.ports import DeskChat
from router.settings import Settings

RIGHTS = {"pin": "pin messages", "delete": "delete messages"}
"""What it cannot do without."""
CONSULT = "see the chat's id with /id, and put it into the configuration"


@dataclass(frozen=True, slots=True)
class Place:
    """A chat as it is configured."""

    whose: str
    chat: int
    kind: DeskKind
    bound: bool = False
    """The configuration says in which topic it is written to."""

    def __str__(self) -> str:
        return f"chat {self.chat} ({self.whose})"


def places(settings: Settings) -> Iterator[Place]:
    """Every configured chat."""
    for desk in settings.desks:
        yield from (
            Place(f"desk {desk.id}", chat, DeskKind.PLATFORM, chat in desk.topics) for chat in desk.chats
        )
    for merchant in settings.merchants:
        yield from (
            Place(f"merchant {merchant.id}", chat, DeskKind.MERCHANT, chat in merchant.topics)
            for chat in merchant.chats
        )


def bound_places(bound: Iterable[DeskChat], known: Container[int]) -> Iterator[Place]:
    """Chats that were bound at run time, and stand not in the configuration too."""
    for chat in bound:
        if chat.chat not in known:
            yield Place(f"{_KINDS[chat.kind]} {chat.desk}", chat.chat, DeskKind(chat.kind))


_KINDS = {DeskKind.PLATFORM.value: "desk", DeskKind.MERCHANT.value: "merchant"}


async def chats(bot: Bot, me: User, settings: Settings, bound: Sequence[DeskChat] = ()) -> Findings:
    """Findings about every chat that is configured or was bound at run time."""
    configured = [*places(settings)]
    others = bound_places(bound, {place.chat for place in configured})
    for place in (*configured, *others):
        try:
            chat = await bot.get_chat(place.chat)
            mine = await bot.get_chat_member(place.chat, me.id)
            leads = await bot.get_chat_administrators(place.chat)
        except AiogramError as error:
            yield _unreachable(place, error)
            continue
        found = list(_found(place, chat, mine, leads))
        for finding in found or [ok(f'{place}: "{chat.title}", the bot may do all it has to')]:
            yield finding


def _unreachable(place: Place, error: AiogramError) -> Finding:
    if isinstance(error, TelegramMigrateToChat):
        return problem(
            f"{place}: became a supergroup", f"put its new id {error.migrate_to_chat_id} in its place"
        )
    if isinstance(error, TelegramForbiddenError):
        return problem(f"{place}: the bot was removed", "add it again, as an administrator")
    if isinstance(error, TelegramBadRequest):
        return problem(
            f"{place}: Telegram does not know it, or the bot is not in it", f"add the bot; {CONSULT}"
        )
    return problem(f"{place}: Telegram does not tell ({type(error).__name__})", "try again")


def _found(
    place: Place, chat: ChatFullInfo, mine: ResultChatMemberUnion, leads: Sequence[ResultChatMemberUnion]
) -> Iterator[Finding]:
    yield from _standing(place, chat, mine)
    if chat.type == "group":
        yield warning(
            f"{place}: is a basic group, whose id changes when Telegram upgrades it",
            f"upgrade it now (show its history to new members), then {CONSULT}",
        )
    if chat.has_protected_content:
        yield warning(f"{place}: its content is protected, so files from it cannot be passed on", "allow it")
    yield from _leads(place, leads)


def _standing(place: Place, chat: ChatFullInfo, mine: ResultChatMemberUnion) -> Iterator[Finding]:
    missing = lacking(mine, forum=bool(chat.is_forum) and not place.bound)
    needed = [RIGHTS[right] for right in missing if right in RIGHTS]
    if mine.status in {"left", "kicked"}:
        yield problem(f"{place}: the bot is not a member", "add it, as an administrator")
    elif "administrator" in missing:
        yield problem(
            f"{place}: the bot is no administrator, so it cannot see all answers, pin or delete",
            "make it one, with the rights to pin and to delete messages",
        )
    elif needed:
        yield problem(f"{place}: the bot may not {' or '.join(needed)}", "give it the right")
    elif "topics" in missing:
        yield warning(
            f"{place}: the bot may not manage topics, so all complaints share the main chat",
            f'give it the right, or say so with topics = {{ "{place.chat}" = 1 }}',
        )


def _leads(place: Place, leads: Sequence[ResultChatMemberUnion]) -> Iterator[Finding]:
    people = [lead for lead in leads if isinstance(lead, ChatMemberAdministrator | ChatMemberOwner)]
    people = [lead for lead in people if not lead.user.is_bot]
    if hidden := sum(lead.is_anonymous for lead in people):
        yield warning(
            f"{place}: {hidden} of its administrators are anonymous, and nobody can hold a complaint so",
            "switch off 'Remain anonymous' for those who work here",
        )
    if place.kind is DeskKind.PLATFORM and len(people) < 2:
        yield warning(
            f"{place}: has one lead, and a large verdict needs a second person",
            "make somebody else an administrator too, or such verdicts wait for the quality manager",
        )


async def people(bot: Bot, settings: Settings) -> Findings:
    """Whether those who are to be told something in private have started the bot."""
    wanted = {manager.user: "manager, gets digests" for manager in settings.managers}
    for desk in settings.desks:
        if desk.responsible is not None:
            wanted.setdefault(desk.responsible, f"answers for desk {desk.id}")
    for user, what in wanted.items():
        yield await _started(bot, user, what)


async def _started(bot: Bot, user: int, what: str) -> Finding:
    try:
        await bot.send_chat_action(user, "typing")
    except (TelegramBadRequest, TelegramForbiddenError):
        return warning(
            f"person {user} ({what}): cannot be written to",
            "let them open the bot and press Start",
        )
    except AiogramError as error:
        return warning(
            f"person {user} ({what}): Telegram does not tell ({type(error).__name__})", "try again"
        )
    return ok(f"person {user} ({what}): has started the bot")
