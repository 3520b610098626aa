"""Profiles that several workers remember: what one hears of a person, another does not undo."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from aiogram.types import User

from handlers.profiles import KEPT_FOR, Profiles
from router.ids import RandomIds
from router.ports import Profile
from tests.runtime.fakes import FakeClock


@dataclass
class FakePeople:
    """`People` in memory; the salt that came first stays, as in the store."""

    kept: dict[int, Profile] = field(default_factory=dict)

    async def get(self, bot: int, user: int) -> Profile | None:
        return self.kept.get(user)

    async def put(self, profile: Profile) -> None:
        salt = self.kept.get(profile.user, profile).salt
        self.kept[profile.user] = replace(profile, salt=salt)


def two() -> tuple[FakePeople, FakeClock, Profiles, Profiles]:
    people, clock = FakePeople(), FakeClock()
    one, other = (Profiles(people, clock, RandomIds(), 7, lambda tag: tag) for _ in range(2))
    return people, clock, one, other


def lin(name: str = "Lin") -> User:
    return User(id=501, is_bot=False, first_name=name, language_code="zh")


async def test_a_name_that_changed_does_not_undo_the_language_that_another_worker_heard() -> None:
    people, _, one, other = two()
    first = await one.of(lin())
    await other.put(replace(first, language="en"))
    found = await one.of(lin("Lin Yi"))
    assert (found.name, found.language) == ("Lin Yi", "en")
    assert people.kept[501] == found


async def test_who_is_met_by_two_workers_at_once_has_one_salt() -> None:
    _, _, one, other = two()
    blank = await one.find(501), await other.find(501)
    assert blank == (None, None)
    await other.put(Profile(bot=7, user=501, salt="first"))
    assert (await one.of(lin())).salt == "first"


async def test_what_another_worker_heard_counts_soon() -> None:
    _, clock, one, other = two()
    first = await one.of(lin())
    await other.put(replace(first, language="en"))
    clock.moment += KEPT_FOR + timedelta(seconds=1)
    assert (await one.of(lin())).language == "en"
