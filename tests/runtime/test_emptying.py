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
from router.domain.draft import Draft
from router.domain.events import EventKind
from router.domain.states import Side
from router.domain.submission import submit
from router.domain.turn import Context
from router.ports import Change
from router.storage.store import Store
from router.usecases.emptying import emptied
from router.usecases.work import Work
from tests.domain.world import CONSUMER, LI, MONDAY, POLICY, ROUTES, filing, photo
from tests.runtime.fakes import FakeClock
from tests.working import work_on

BOT, NUMBER = 7, "7K3M-Q9TR"


@pytest.fixture
async def work() -> AsyncIterator[Work]:
    """On a database with one complaint."""
    store = Store(AsyncMongoMockClient(tz_aware=True, tzinfo=UTC), "test", desks=POLICY.desks.values())
    made = submit(filing(number=NUMBER, evidence=()), Context(now=MONDAY, policy=POLICY, routes=ROUTES))
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
    draft = await drafted(work, number=NUMBER, words={"1": "It broke."}, evidence=(photo("first"),))

    async def more() -> None:
        await work.drafts.add_evidence(draft.id, [photo("late")])
        await work.drafts.set(draft, words={"2": "And it smells."})

    busy = replace(work, drafts=Busy(work.drafts, more))
    await emptied(busy, draft, NUMBER, CONSUMER, "It broke.", [photo("first")])
    assert await said(work) == ["And it smells."]
    assert [e.unique_id for e in (await complaint(work)).evidence] == ["late"]
    assert await work.drafts.get(draft.id) is None


async def test_what_a_dead_process_left_behind_goes_there_too_and_once(work: Work) -> None:
    draft = await drafted(
        work, number=NUMBER, words={"1": "It broke.", "2": "Now."}, evidence=(photo("late"),)
    )
    for _ in range(2):
        await emptied(work, draft, NUMBER, CONSUMER, "It broke.", [])
    assert await said(work) == ["Now."]
    assert len((await complaint(work)).evidence) == 1


async def test_what_was_begun_anew_meanwhile_is_left_alone(work: Work) -> None:
    draft = await drafted(work, answers={"words": "Where is it?"})

    async def anew() -> None:
        await work.drafts.remove(draft.id)
        await drafted(work, number="AAAA-BBBB", words={"9": "Another matter."})

    busy = replace(work, drafts=Busy(work.drafts, anew))
    by = Actor(side=Side.CONSUMER, person=Person(LI.user, LI.name))
    await emptied(busy, draft, NUMBER, by, "Where is it?", (), lambda d: str(d.answers.get("words") or ""))
    assert await said(work) == []
    kept = await work.drafts.get(draft.id)
    assert kept and kept.number == "AAAA-BBBB"
