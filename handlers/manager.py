"""A manager's commands in the private chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.front import Front
from router.ports import Profile
from router.usecases.digests import digest_now


async def _digest(front: Front, person: Profile, language: str) -> None:
    """The numbers up to now, for every scope of this manager."""
    for manager in front.work.policy.managers:
        if manager.user == person.user:
            await front.say(person.user, await digest_now(front.work, manager), language)


COMMANDS: dict[str, Callable[[Front, Profile, str], Awaitable[None]]] = {"digest": _digest}
