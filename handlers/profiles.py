"""Profiles of people, read seldom: a person's language changes rarely and a stale one does no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from aiogram.types import User

from handlers.incoming import person_of
from router.ports import Clock, Ids, People, Profile

Nearest: TypeAlias = Callable[[str | None], str | None]
"""The language with words that is nearest to a tag; None without any."""
KEPT_FOR = timedelta(seconds=5)
"""So long another worker may go on in the language that was spoken before."""
KEPT_AT_MOST = 10_000


class Profiles:
    """Remembers who somebody is and which language they read."""

    def __init__(self, people: People, clock: Clock, ids: Ids, bot: int, nearest: Nearest) -> None:
        self._people = people
        self._clock = clock
        self._ids = ids
        self._bot = bot
        self._nearest = nearest
        self._known: dict[int, tuple[datetime, Profile]] = {}

    async def of(self, user: User) -> Profile:
        """The profile; somebody new gets one, and somebody who writes has not blocked the bot."""
        known = await self.find(user.id)
        if known and known == self._met(known, user):
            return known
        # Another worker may have met them, or heard which language they want, since this one looked.
        fresh = await self._people.get(self._bot, user.id)
        wanted = self._met(fresh or self._blank(user.id), user)
        await self.put(wanted)
        if fresh is None:
            self._known.pop(user.id, None)
        return await self.find(user.id) or wanted

    def _met(self, profile: Profile, user: User) -> Profile:
        return replace(
            profile,
            name=person_of(user).name,
            hint=self._nearest(user.language_code),
            started=True,
            blocked=False,
        )

    async def find(self, user: int) -> Profile | None:
        """The profile of somebody who may never have written."""
        read, profile = self._known.get(user, (None, None))
        now = self._clock.now()
        if profile and read and read <= now < read + KEPT_FOR:
            return profile
        found = await self._people.get(self._bot, user)
        if found:
            self._remember(found)
        return found

    async def put(self, profile: Profile) -> Profile:
        """Store a profile."""
        await self._people.put(profile)
        self._remember(profile)
        return profile

    def _remember(self, profile: Profile) -> None:
        if len(self._known) >= KEPT_AT_MOST:
            self._known.clear()
        self._known[profile.user] = (self._clock.now(), profile)

    def _blank(self, user: int) -> Profile:
        return Profile(bot=self._bot, user=user, salt=self._ids.secret())
