"""Drafts: set answer by answer, so that no device or album overwrites another."""

import asyncio
from dataclasses import replace

import pytest

from router.domain.complaint import Money
from router.domain.draft import Form
from router.ports import DraftGone, Overtaken
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
    older = a_draft(answers={"fault": "screen"})
    await store.drafts.start(older)
    await store.drafts.start(a_draft(number="NEW"), older)
    assert await store.drafts.get(a_draft().id) == a_draft(number="NEW")


async def test_of_two_who_begin_at_once_one_is_overtaken(store: Store) -> None:
    drafts = [a_draft(number=f"N{n}") for n in range(2)]
    done = await asyncio.gather(*map(store.drafts.start, drafts), return_exceptions=True)
    assert sorted(map(repr, done)) == ["None", f"Overtaken('draft {drafts[0].id}')"]
    assert await store.drafts.get(drafts[0].id) == drafts[done.index(None)]


async def test_no_draft_takes_the_place_of_one_that_was_changed_meanwhile(store: Store) -> None:
    older = a_draft(answers={"fault": "screen"})
    await store.drafts.start(older)
    now = await store.drafts.set(older, words={"3": "and more"})
    with pytest.raises(Overtaken):
        await store.drafts.start(a_draft(number="NEW"), older)
    assert await store.drafts.get(older.id) == now


async def test_a_change_rests_on_the_draft_as_it_was_read(store: Store) -> None:
    draft = a_draft()
    await store.drafts.start(draft)
    now = await store.drafts.change(draft, answers={"merchant_name": "Corner shop"}, seen=("m:1",))
    with pytest.raises(Overtaken):
        await store.drafts.change(draft, answers={"merchant_name": "and it broke"}, seen=("m:2",))
    assert await store.drafts.get(draft.id) == now
    again = await store.drafts.change(now, answers={"order": "A-1"}, seen=("m:1", "m:2"))
    assert again.answers == {**draft.answers, "merchant_name": "Corner shop", "order": "A-1"}


async def test_a_change_of_a_draft_that_is_gone_is_out_of_date(store: Store) -> None:
    await store.drafts.start(a_draft(number="NEW"))
    with pytest.raises(DraftGone):
        await store.drafts.change(a_draft(), answers={"fault": "screen"})


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


async def test_words_and_what_gave_an_answer_are_merged_like_answers(store: Store) -> None:
    draft = a_draft(words={"1": "It broke."}, given={"2": "order"})
    await store.drafts.start(draft)
    now = await store.drafts.set(draft, words={"3": "Twice."}, given={"4": "claim"}, burst="f:5")
    assert (now.words, now.given) == ({"1": "It broke.", "3": "Twice."}, {"2": "order", "4": "claim"})
    assert (await store.drafts.set(now, words={"1": None})).words == {"3": "Twice."}


async def test_one_item_is_marked_and_another_taken_out(store: Store) -> None:
    draft = a_draft(evidence=(a_photo("u1"), a_photo("u2"), a_photo("u3")))
    await store.drafts.start(draft)
    await store.drafts.mark_evidence(draft, "u2", receipt=True, platform_only=True)
    now = await store.drafts.remove_evidence(draft, "u1")
    assert [(e.unique_id, e.receipt, e.platform_only) for e in now.evidence] == [
        ("u2", True, True),
        ("u3", False, False),
    ]
    with pytest.raises(DraftGone):
        await store.drafts.mark_evidence(draft, "u1", receipt=True)
    with pytest.raises(DraftGone):
        await store.drafts.remove_evidence(a_draft(number="OTHER"), "u2")


async def test_drafts_are_due_in_their_order_and_forms_never(store: Store) -> None:
    assert await store.drafts.next_due() is None
    for n, due in enumerate((NOW + HOUR, NOW, NOW + 2 * HOUR, None)):
        await store.drafts.start(a_draft(id=f"7:{n}:{n}", due=due))
    assert await store.drafts.next_due() == NOW
    found = await store.drafts.due(NOW + HOUR, 10)
    assert [draft.id for draft in found] == ["7:1:1", "7:0:0"]
    assert [draft.id for draft in await store.drafts.due(NOW + HOUR, 1)] == ["7:1:1"]


async def test_a_draft_is_reminded_of_or_dropped_only_as_it_was_read(store: Store) -> None:
    draft = a_draft(due=NOW)
    await store.drafts.start(draft)
    now = await store.drafts.set(draft, answers={"fault": "screen"})
    assert not await store.drafts.set_unchanged(draft, nudged=True)
    assert not await store.drafts.remove_unchanged(draft)
    assert await store.drafts.set_unchanged(now, nudged=True, due=NOW + HOUR)
    [left] = await store.drafts.due(NOW + HOUR, 10)
    assert left.nudged
    assert not await store.drafts.remove_unchanged(now)
    assert await store.drafts.remove_unchanged(left)
    assert await store.drafts.get(draft.id) is None
