"""What one process adds to a draft while another hands it over reaches the complaint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest
from mongomock_motor import AsyncMongoMockClient

from router.domain.commands import Actor
from router.domain.complaint import Complaint, Person
from router.domain.draft import Draft, told_by
from router.domain.events import EventKind
from router.domain.states import Side
from router.domain.submission import submit
from router.domain.turn import Context
from router.ports import Change
from router.storage.store import Store
from router.usecases.emptying import _followed, emptied
from router.usecases.work import Work
from tests.domain.world import CONSUMER, LI, MONDAY, POLICY, ROUTES, filing, photo
from tests.runtime.fakes import FakeClock
from tests.working import work_on

BOT, NUMBER = 7, "7K3M-Q9TR"
CONTEXT = Context(now=MONDAY, policy=POLICY, routes=ROUTES)


def key(message: int) -> str:
    """Of an update with a message of Li's."""
    return f"{told_by(BOT, LI.user, message)}0"


FILED = (key(1),)
"""What the complaint was filed with."""


@pytest.fixture
async def work() -> AsyncIterator[Work]:
    """On a database with one complaint."""
    store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), "test", desks=POLICY.desks.values())
    made = submit(filing(number=NUMBER, evidence=(photo("first"),), seen=FILED), CONTEXT)
    assert await store.complaints.write(Change(None, made.after, made.events, ()))
    yield work_on(store, POLICY, FakeClock(MONDAY), BOT)


async def drafted(work: Work, **fields: Any) -> Draft:
    """What Li has told."""
    id = f"{BOT}:{LI.user}:{LI.user}"
    draft = Draft(id=id, bot=BOT, chat=LI.user, user=LI.user, created=MONDAY, touched=MONDAY, **fields)
    await work.drafts.start(draft, None)
    found = await work.drafts.get(id)
    assert found
    return found


async def complaint(work: Work) -> Complaint:
    """As it is now."""
    found = await work.complaints.get(NUMBER)
    assert found
    return found


async def said(work: Work) -> list[str]:
    """What the consumer said since filing."""
    return [e.text for e in await work.complaints.timeline(NUMBER) if e.kind is EventKind.SAID]


class Busy:
    """Drafts to which somebody adds more just before the first is to be forgotten."""

    def __init__(self, drafts: Any, more: Any) -> None:
        self._drafts = drafts
        self._more = more

    def __getattr__(self, name: str) -> Any:
        return getattr(self._drafts, name)

    async def remove_unchanged(self, draft: Draft) -> bool:
        """As the store does it."""
        more, self._more = self._more, None
        if more:
            await more()
        gone: bool = await self._drafts.remove_unchanged(draft)
        return gone


async def test_what_comes_while_a_draft_is_handed_over_goes_the_same_way(work: Work) -> None:
    draft = await drafted(
        work, number=NUMBER, words={"1": "It broke."}, evidence=(photo("first"),), seen=FILED
    )

    async def more() -> None:
        await work.drafts.add_evidence(draft.id, [photo("late")])
        await work.drafts.set(draft, words={"2": "And it smells."}, seen=(*FILED, key(2)))

    await emptied(replace(work, drafts=Busy(work.drafts, more)), draft, NUMBER, CONSUMER)
    assert await said(work) == ["And it smells."]
    assert [e.unique_id for e in (await complaint(work)).evidence] == ["first", "late"]
    assert key(2) in (await complaint(work)).seen
    assert await work.drafts.get(draft.id) is None


async def test_what_a_dead_process_left_behind_goes_there_too_and_once(work: Work) -> None:
    draft = await drafted(
        work,
        number=NUMBER,
        words={"1": "It broke.", "2": "Now."},
        evidence=(photo("late"),),
        seen=(*FILED, key(2)),
    )
    for _ in range(2):
        await emptied(work, draft, NUMBER, CONSUMER)
    assert await said(work) == ["Now."]
    assert len((await complaint(work)).evidence) == 2


async def test_words_between_those_that_were_filed_follow_alone(work: Work) -> None:
    words = {"1": "It broke.", "2": "First the screen.", "3": "Then the rest."}
    draft = await drafted(work, number=NUMBER, words=words, seen=(*FILED, key(3), key(2)))
    filed = replace(await complaint(work), seen=(*FILED, key(3)))
    made = _followed(draft, CONSUMER, filed, CONTEXT)
    assert [e.text for e in made.events] == ["First the screen."]
    assert _followed(draft, CONSUMER, made.after, CONTEXT).after is made.after


async def test_a_correction_of_what_was_filed_follows(work: Work) -> None:
    draft = await drafted(
        work, number=NUMBER, words={"1": "It burst."}, seen=(*FILED, f"{told_by(BOT, LI.user, 1)}9")
    )
    await emptied(work, draft, NUMBER, CONSUMER)
    assert await said(work) == ["It burst."]


async def test_what_was_begun_anew_meanwhile_is_left_alone(work: Work) -> None:
    draft = await drafted(work, words={"1": "Where is it?"}, seen=FILED)

    async def anew() -> None:
        await work.drafts.remove(draft.id)
        await drafted(work, number="AAAA-BBBB", words={"9": "Another matter."}, seen=(key(9),))

    by = Actor(side=Side.CONSUMER, person=Person(LI.user, LI.name))
    await emptied(replace(work, drafts=Busy(work.drafts, anew)), draft, NUMBER, by)
    assert await said(work) == []
    kept = await work.drafts.get(draft.id)
    assert kept and kept.number == "AAAA-BBBB"
