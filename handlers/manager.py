"""A manager in the private chat: the numbers, and an answer to a consumer who was not content."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiogram.types import Message, User

from handlers import blocking, merchants
from handlers.front import Front
from handlers.incoming import evidence_of, key_of, person_of, ref_of, words_of
from handlers.undelivered import undelivered
from router.domain.commands import Actor, Reply
from router.domain.refusal import Refusal
from router.domain.scope import ALL, known_scope
from router.domain.states import Side
from router.ports import Profile
from router.usecases.act import act
from router.usecases.digests import Period, digest_now, numbers_now


def is_manager(front: Front, user: int) -> bool:
    """Whether the policy names this person as a manager."""
    return any(manager.user == user for manager in front.work.policy.managers)


def manager_actor(user: User) -> Actor:
    """A manager acts for the platform, but for none of its desks: the table knows what the role may do."""
    return Actor(side=Side.PLATFORM, person=person_of(user))


async def reply_as_manager(front: Front, message: Message, number: str) -> None:
    """A reply to what the manager was told goes to the consumer, where the table allows it."""
    if message.from_user is None:
        return
    command = Reply(
        by=manager_actor(message.from_user),
        key=key_of(message),
        text=words_of(message),
        evidence=evidence_of(message, Side.PLATFORM),
        source=ref_of(message),
    )
    await act(front.work, number, command)


@dataclass(frozen=True, slots=True)
class Asked:
    """A manager's command: by which message, in which language, with what behind it."""

    front: Front
    message: Message
    person: Profile
    language: str
    argument: str


async def _digest(asked: Asked) -> None:
    """The numbers up to now, for every scope of this manager."""
    front, user = asked.front, asked.person.user
    for manager in front.work.policy.managers:
        if manager.user == user:
            await front.say(user, await digest_now(front.work, manager), asked.language)


async def _stats(asked: Asked) -> None:
    """The numbers of a week or a day up to now, of the manager's scopes or of one named."""
    front, user = asked.front, asked.person.user
    words = asked.argument.lower().split()
    period = Period.DAILY if "today" in words else Period.WEEKLY
    own = [manager.scope for manager in front.work.policy.managers if manager.user == user]
    named = [word for word in words if word not in {"today", "week"}]
    if not all(known_scope(front.work.policy, scope) and (ALL in own or scope in own) for scope in named):
        raise Refusal("refusal-no-scope")
    for scope in named or own:
        await front.say(user, await numbers_now(front.work, scope, period), asked.language)


async def _undelivered(asked: Asked) -> None:
    await undelivered(asked.front, asked.person, asked.language)


async def _block(asked: Asked) -> None:
    await blocking.command(asked.front, asked.message, asked.person.user, asked.language, asked.argument)


async def _merchants(asked: Asked) -> None:
    await merchants.command(asked.front, asked.person.user, asked.language, asked.argument)


COMMANDS: dict[str, Callable[[Asked], Awaitable[None]]] = {
    "digest": _digest,
    "stats": _stats,
    "undelivered": _undelivered,
    "block": _block,
    "merchants": _merchants,
}
