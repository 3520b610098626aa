"""Urgent or not, and another category in the middle: elapsed time stays, a missed clock stays missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from router.domain import commands as do
from router.domain.calendar import Duration, add
from router.domain.choices import seldom
from router.domain.clocks import SERVICE
from router.domain.policy import Clocks, Policy
from router.domain.standing import overdue, pressing, urgent
from router.domain.states import Flag
from tests.domain.world import (
    CARE,
    CONSUMER,
    MEI,
    MIN,
    POLICY,
    REFUND,
    STRANGER,
    SYSTEM,
    Story,
    agreed,
    at_care,
    closed,
    decided,
    offered,
    taken,
    version,
)

QUALITY = POLICY.categories["quality"]


def urgent_clocks() -> Clocks:
    """Those of what is faulty."""
    assert QUALITY.urgent is not None
    return QUALITY.urgent


def patient(**clocks: Duration) -> Policy:
    """The policy with other clocks for urgent cases of what is faulty."""
    changed = replace(QUALITY, urgent=replace(urgent_clocks(), **clocks))
    return replace(POLICY, categories={**POLICY.categories, "quality": changed})


def buttons(story: Story) -> set[str]:
    """What stands behind "more"."""
    return {b.action for row in seldom(story.c, story.c.desk) for b in row}


def test_urgent_is_marked_once_recorded_and_taken_back() -> None:
    story = taken()
    assert not urgent(story.c)
    assert {"urgent"} == buttons(story) & {"urgent", "not_urgent"}
    story.does(MIN, do.SetPriority)
    assert [(e.kind, e.data["flag"]) for e in story.last.events] == [("flagged", "urgent")]
    assert {"not_urgent"} == buttons(story) & {"urgent", "not_urgent"}
    assert story.refused(MEI, do.SetPriority) == "refusal-not-now"
    assert story.refused(STRANGER, do.SetPriority) == "refusal-not-yours"
    assert story.refused(CARE, do.SetPriority, urgent=False) == "refusal-not-yours"
    story.does(MEI, do.SetPriority, urgent=False)
    assert [(e.kind, e.data["flag"]) for e in story.last.events] == [("unflagged", "urgent")]
    assert not urgent(story.c)


def test_whoever_marks_it_does_not_take_it() -> None:
    story = Story().does(MEI, do.SetPriority)
    assert (story.c.state, story.c.holder) == ("submitted", None)


def test_every_running_clock_gets_the_shorter_target_and_keeps_the_elapsed_time() -> None:
    story = Story()
    filed, clocks = story.now, urgent_clocks()
    story.sleeps("30h").sweeps().does(CARE if story.c.stage == "platform" else MEI, do.Reply, text="Hello")
    begun = story.now
    story.does(CONSUMER, do.Say, text="When?").sleeps("1h").does(MEI, do.SetPriority)
    assert story.due("resolution") == add(filed, clocks.resolution, POLICY.calendar)
    assert story.due("next_response") == add(begun, clocks.next_response, POLICY.calendar)
    fresh = Story().does(MEI, do.SetPriority)
    assert fresh.due("take") == add(fresh.now, clocks.take[0], POLICY.calendar)
    assert fresh.due("first_response") == add(fresh.now, clocks.first_response, POLICY.calendar)
    assert {d.policy for d in fresh.c.deadlines if d.kind in SERVICE} == {POLICY.version}


def test_the_decision_clock_too_and_back_again() -> None:
    story = at_care()
    ordinary = story.due("decision")
    story.sleeps("5h").does(CARE, do.SetPriority)
    assert story.due("decision") == add(story.now, urgent_clocks().decision, POLICY.calendar) - timedelta(
        hours=5
    )
    assert story.does(CARE, do.SetPriority, urgent=False).due("decision") == ordinary


def test_danger_for_people_is_urgent_from_the_first_moment_and_nobody_says_otherwise() -> None:
    story = Story(description="It caught fire.")
    assert urgent(story.c)
    assert story.due("resolution") == add(story.now, urgent_clocks().resolution, POLICY.calendar)
    assert not buttons(story) & {"urgent", "not_urgent"}
    assert story.refused(CARE, do.SetPriority, urgent=False) == "refusal-not-now"
    later = taken().sleeps("5h").does(CONSUMER, do.Say, text="It caught fire.")
    assert urgent(later.c)
    due = later.due("resolution")
    assert due is not None
    assert due - later.now == timedelta(hours=72 - 5)
    over = later.does(SYSTEM, do.MarkFlag, flag=Flag.SAFETY, on=False)
    assert over.due("resolution") == due + timedelta(days=7) - timedelta(hours=72)


def test_where_the_new_target_has_passed_already_it_is_missed_at_once() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("80h").does(MEI, do.SetPriority)
    assert story.due("resolution") == story.now
    story.sweeps()
    assert story.breaches() == ["resolution"]
    assert story.due("move")


@pytest.mark.parametrize(
    "change",
    [(do.SetPriority, {"urgent": False}), (do.Transfer, {"category": "return_no_reason"})],
    ids=["priority", "category"],
)
def test_a_missed_clock_is_never_revived_before_the_sweep_comes(
    change: tuple[type[do.Command], dict[str, object]],
) -> None:
    """Its time is over, though nobody has looked yet: another target does not give it more."""
    command, wish = change
    story = taken().does(MEI, do.SetPriority).sleeps("9h").does(MEI, command, **wish)
    assert story.due("first_response") == story.now - timedelta(hours=1)
    story.sweeps()
    assert story.breaches() == ["first_response"]
    assert story.due("move"), "and what follows from it follows"


def test_a_miss_that_was_recorded_stays_whatever_changes_afterwards() -> None:
    story = taken().does(MEI, do.SetPriority).passes("9h")
    assert story.breaches() == ["first_response"]
    move = story.due("move")
    story.does(MEI, do.SetPriority, urgent=False).does(MEI, do.Transfer, category="usage").sweeps()
    assert story.breaches() == ["first_response"]
    assert story.due("move") == move
    assert story.due("first_response") is None
    assert overdue(story.c)


def test_a_miss_that_a_pause_recorded_is_not_given_time_again() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("8d").does(MEI, do.Propose, terms=REFUND)
    assert story.breaches() == ["resolution"]
    longer = patient(resolution=Duration(30, "d"))
    story.policy = longer
    story.does(MEI, do.SetPriority)
    story.does(CONSUMER, do.Decline, version=version(story)).sweeps()
    assert story.due("resolution") is None
    assert story.due("move")


def test_a_paused_clock_gets_its_target_too() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("24h").does(MEI, do.Propose, terms=REFUND)
    story.sleeps("24h").does(MEI, do.SetPriority)
    assert story.due("resolution") is None, "it still stands still"
    story.does(CONSUMER, do.Decline, version=version(story))
    assert story.due("resolution") == story.now + timedelta(hours=72 - 24)


def test_a_paused_clock_whose_new_target_is_used_up_is_missed_when_it_goes_on() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("80h").does(MEI, do.Propose, terms=REFUND)
    story.does(MEI, do.SetPriority)
    assert story.breaches() == []
    story.does(CONSUMER, do.Decline, version=version(story)).sweeps()
    assert story.breaches() == ["resolution"]


def test_warnings_follow_the_new_target() -> None:
    story = taken().passes("13h")
    assert pressing(story.c) is not None, "half of the 24h"
    longer = taken(policy=patient(first_response=Duration(60, "h"))).passes("13h").does(MEI, do.SetPriority)
    assert pressing(longer.c) is None, "not half of the 60h"
    assert pressing(longer.passes("18h").c) is not None


def test_a_reminder_put_off_beyond_the_new_end_is_not_waited_for() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").passes("60h")
    story.does(MEI, do.Snooze, clock="resolution", span="morning")
    put_off = story.due("snooze")
    assert put_off is not None and put_off > story.now
    policy = patient(resolution=Duration(61, "h"))
    story.policy = policy
    story.does(MEI, do.SetPriority)
    assert story.due("snooze") is None


def test_what_ended_or_was_agreed_has_no_clock_to_change() -> None:
    assert closed().refused(MEI, do.SetPriority) == "refusal-not-now"
    story = agreed()
    before = story.c.deadlines
    assert story.does(MEI, do.SetPriority).c.deadlines == before


def test_an_offer_keeps_its_own_end() -> None:
    story = offered()
    assert story.does(MEI, do.SetPriority).due("offer") == story.now + timedelta(hours=72)


def test_without_urgent_clocks_only_the_mark_changes() -> None:
    plain = replace(QUALITY, urgent=None)
    policy = replace(POLICY, categories={**POLICY.categories, "quality": plain})
    story = taken(policy=policy)
    before = story.c.deadlines
    story.does(MEI, do.SetPriority)
    assert urgent(story.c)
    assert {(d.kind, d.due) for d in story.c.deadlines} == {(d.kind, d.due) for d in before}


def test_a_category_s_own_clocks_count_more_than_the_shared_urgent_ones() -> None:
    account = POLICY.categories["account_safety"]
    assert account.urgent is not None
    assert account.urgent.first_response == Duration(2, "h")
    assert account.urgent.resolution == Duration(72, "h")


def test_an_appeal_waits_for_another_reader_as_long_as_before() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.")
    before = story.due("take")
    assert story.does(CARE, do.SetPriority).due("take") == before
