"""A duplicate owes what it holds to the other complaint, which takes it in once."""

from __future__ import annotations

from dataclasses import replace

from router.domain import commands as do
from router.domain.acts.merging import taken_in
from router.domain.states import Dismissal, Due, State
from router.domain.transitions import decide
from tests.domain.world import CARE_LEAD, CHATS, CONSUMER, POLICY, SYSTEM, Story, at_care, photo, taken

OTHER = "AAAA-AAAA"
DUPLICATE = {"reason": Dismissal.DUPLICATE, "other": OTHER}


def merged() -> Story:
    """A duplicate that was ended."""
    return at_care(evidence=(photo("second"),)).does(CARE_LEAD, do.Dismiss, **DUPLICATE)


def test_the_duplicate_owes_until_it_is_done() -> None:
    story = merged()
    assert [task.to for task in story.c.tasks] == [OTHER]
    assert story.due(Due.TASK) == story.now
    story.sweeps()
    assert story.due(Due.TASK)
    assert story.c.tasks, "the sweep's use case does it; a deadline alone does not"
    story.does(SYSTEM, do.SettleTask, to=OTHER)
    assert (story.c.tasks, story.due(Due.TASK)) == ((), None)
    assert story.refused(SYSTEM, do.SettleTask, to=OTHER) == "refusal-not-now"


def test_what_cannot_be_merged_calls_the_lead() -> None:
    assert merged().does(SYSTEM, do.SettleTask, to=OTHER, done=False).to(CHATS["care"]) == ["desk-not-merged"]


def test_the_other_one_takes_it_in_once() -> None:
    wish = taken_in(merged().c)
    story = taken()
    first = decide(story.c, wish, story.ctx)
    assert [e.unique_id for e in first.after.evidence] == ["photo", "second"]
    assert first.after.merged == (wish.number,)
    assert [m.text.key for m in first.mail if m.text] == ["desk-merged"]
    assert decide(first.after, wish, story.ctx).after is first.after
    story.c = first.after
    again = {"number": wish.number, "text": "again", "key": "another"}
    assert story.refused(SYSTEM, do.Absorb, **again) == "refusal-not-now"


def test_what_is_too_much_is_left_out() -> None:
    tight = replace(POLICY, abuse=replace(POLICY.abuse, evidence_at_most=2))
    more = tuple(photo(f"more{n}") for n in range(3))
    story = taken(policy=tight).does(SYSTEM, do.Absorb, number=OTHER, text="", evidence=more)
    assert [e.unique_id for e in story.c.evidence] == ["photo", "more0"]


def test_what_is_owed_outlives_going_outside() -> None:
    story = merged()
    story.does(CONSUMER, do.GoOutside)
    assert story.c.state is State.EXTERNAL
    assert story.due(Due.TASK)
