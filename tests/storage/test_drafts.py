"""Drafts: set answer by answer, so that no device or album overwrites another."""

import asyncio
from dataclasses import replace

import pytest

from router.domain.complaint import Money
from router.domain.draft import Form
from router.ports import DraftGone
from router.storage.store import Store
from tests.storage.samples import HOUR, NOW, a_draft, a_photo


async def test_a_started_draft_is_read_as_it_is(store: Store) -> None:
    draft = a_draft(
        answers={"fault": "screen"},
        evidence=(a_photo("u1"),),
        prompt=5,
        form=Form(action="appeal", number="N"),
    )
    await store.drafts.start(draft)
    assert await store.drafts.get(draft.id) == draft


async def test_a_new_draft_takes_the_place_of_an_older_one(store: Store) -> None:
    await store.drafts.start(a_draft(answers={"fault": "screen"}))
    await store.drafts.start(a_draft(number="NEW"))
    assert await store.drafts.get(a_draft().id) == a_draft(number="NEW")


async def test_answers_are_merged_and_none_takes_one_back(store: Store) -> None:
    draft = a_draft(answers={"fault": "screen"})
    await store.drafts.start(draft)
    await store.drafts.set(draft, answers={"amount": Money(1250, "CNY")}, touched=NOW + HOUR)
    now = await store.drafts.set(draft, answers={"fault": None, "bought": NOW})
    assert now == replace(
        draft, answers={"amount": Money(1250, "CNY"), "bought": NOW}, touched=NOW + HOUR, version=2
    )
    assert await store.drafts.get(draft.id) == now


async def test_fields_are_set_and_cleared(store: Store) -> None:
    draft = a_draft(number="")
    await store.drafts.start(draft)
    now = await store.drafts.set(draft, number="NEW", asked="fault", prompt=7, showing=True)
    assert (now.number, now.asked, now.prompt, now.showing) == ("NEW", "fault", 7, True)
    form = Form(action="propose", number="N", answers={"amount": Money(5, "CNY")}, asked="note")
    now = await store.drafts.set(now, prompt=None, asked="", showing=False, form=form)
    assert now == replace(draft, number="NEW", form=form, version=2)
    assert (await store.drafts.set(now, form=None)).form is None


async def test_two_devices_answer_at_once(store: Store) -> None:
    draft = a_draft()
    await store.drafts.start(draft)
    await asyncio.gather(*(store.drafts.set(draft, answers={f"q{n}": n}) for n in range(5)))
    now = await store.drafts.get(draft.id)
    assert now and now.answers == {f"q{n}": n for n in range(5)}


async def test_ten_photos_at_once_are_all_kept_once(store: Store) -> None:
    draft = a_draft()
    await store.drafts.start(draft)
    photos = [a_photo(f"u{n}") for n in range(10)]
    await asyncio.gather(*(store.drafts.add_evidence(draft.id, [photo]) for photo in photos))
    again = await store.drafts.add_evidence(draft.id, [photos[3], photos[3], a_photo("u10")])
    assert again and len(again.evidence) == 11
    assert {e.unique_id for e in again.evidence} == {f"u{n}" for n in range(11)}


async def test_a_draft_that_is_gone_takes_nothing(store: Store) -> None:
    draft = a_draft()
    assert await store.drafts.add_evidence(draft.id, [a_photo("u1")]) is None
    with pytest.raises(DraftGone):
        await store.drafts.set(draft, asked="fault")
    assert await store.drafts.get(draft.id) is None


async def test_an_answer_to_a_former_draft_does_not_reach_the_next_one(store: Store) -> None:
    await store.drafts.start(a_draft(number="NEW"))
    with pytest.raises(DraftGone):
        await store.drafts.set(a_draft(), answers={"fault": "screen"})
    assert await store.drafts.get(a_draft().id) == a_draft(number="NEW")


async def test_a_removed_draft_is_forgotten(store: Store) -> None:
    await store.drafts.start(a_draft())
    await store.drafts.remove(a_draft().id)
    await store.drafts.remove(a_draft().id)
    assert await store.drafts.get(a_draft().id) is None
