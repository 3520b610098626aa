"""Filing under a number that is another's already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest
from mongomock_motor import AsyncMongoMockClient

from router.domain.draft import Draft
from router.domain.intake import Offer
from router.domain.refusal import Refusal
from router.domain.submission import submit
from router.domain.turn import Context
from router.ports import Change, DraftGone, Profile
from router.storage.store import Store
from router.usecases import filing as cases
from router.usecases.work import Work
from tests.domain.world import LI, MONDAY, POLICY, ROUTES, filing
from tests.runtime.fakes import FakeClock
from tests.working import work_on

BOT, TAKEN, FREE = 7, "7K3M-Q9TR", "7K3M-Q9TX"
ANSWERS = {
    "language": "zh",
    "category": "usage",
    "merchant": "other",
    "merchant_name": "Shop",
    "order": "",
    "claim": "guidance",
}
LI_HERE = Profile(bot=BOT, user=LI.user, name=LI.name, salt="salt")


class Drawn:
    """Ids whose numbers are known beforehand."""

    def __init__(self, *numbers: str) -> None:
        self._numbers: Iterator[str] = iter(numbers)

    def number(self) -> str:
        """The next of them."""
        return next(self._numbers)

    def secret(self) -> str:
        """Nothing that counts here."""
        return "secret"


@pytest.fixture
async def work() -> Work:
    """On a database in which one number is somebody else's complaint."""
    store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), "test", desks=POLICY.desks.values())
    made = submit(
        filing(number=TAKEN, consumer=replace(LI, user=99)), Context(now=MONDAY, policy=POLICY, routes=ROUTES)
    )
    assert await store.complaints.write(Change(None, made.after, made.events, ()))
    return work_on(store, POLICY, FakeClock(MONDAY), BOT)


async def drafted(work: Work) -> Draft:
    """What is ready to be filed, under the number of that complaint."""
    draft = Draft(
        id=f"{BOT}:{LI.user}:{LI.user}",
        bot=BOT,
        chat=LI.user,
        user=LI.user,
        number=TAKEN,
        created=MONDAY,
        touched=MONDAY,
        answers=ANSWERS,
        words={"1": "How is it washed?"},
    )
    await work.drafts.start(draft)
    return draft


async def file(work: Work, draft: Draft) -> str:
    """Submits it; the number under which it was filed."""
    return (await cases.file(work, draft, LI_HERE, Offer(("zh",), ()), "c:1")).after.number


async def stored(work: Work) -> list[str]:
    """Numbers of Li's complaints."""
    return [c.number for c in await work.complaints.of_consumer(BOT, LI.user)]


async def test_under_a_number_that_is_anothers_another_is_drawn(work: Work) -> None:
    draft = await drafted(work)
    assert await file(replace(work, ids=Drawn(TAKEN, FREE)), draft) == FREE
    assert await stored(work) == [FREE]
    assert await work.drafts.get(draft.id) is None
    other = await work.complaints.get(TAKEN)
    assert other and other.consumer.user == 99 and other.version == 1


class Dying:
    """Complaints with which a process dies just after it has stored one."""

    def __init__(self, complaints: Any) -> None:
        self._complaints = complaints

    def __getattr__(self, name: str) -> Any:
        return getattr(self._complaints, name)

    async def write(self, change: Change) -> bool:
        """Dies once it is stored."""
        if await self._complaints.write(change):
            raise ConnectionError
        return False


async def test_a_process_that_dies_behind_the_second_number_leaves_one_complaint(work: Work) -> None:
    draft = await drafted(work)
    with pytest.raises(ConnectionError):
        await file(replace(work, ids=Drawn(FREE), complaints=Dying(work.complaints)), draft)
    kept = await work.drafts.get(draft.id)
    assert kept and kept.number == FREE
    assert await file(work, kept) == FREE
    assert await stored(work) == [FREE]


async def test_of_two_processes_that_draw_anew_one_files(work: Work) -> None:
    draft = await drafted(work)
    await file(replace(work, ids=Drawn(FREE)), draft)
    with pytest.raises(DraftGone):
        await file(work, draft)
    assert await stored(work) == [FREE]


async def test_numbers_that_are_all_taken_are_not_drawn_for_ever(work: Work) -> None:
    draft = await drafted(work)
    with pytest.raises(Refusal):
        await file(replace(work, ids=Drawn(*[TAKEN] * cases.DRAWS)), draft)
    assert await work.drafts.get(draft.id)
