"""What came and went, with known answers, and adding up whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from router.domain import commands as do
from router.domain.complaint import Complaint, Mark
from router.domain.flows import Balance, Flow, flow, open_at, open_by_scope
from router.domain.rates import Share, quantile, unusual, wilson
from router.domain.rollup import by_dimension, day_numbers
from router.domain.states import Dismissal, MarkKind
from router.domain.window import Window, whole_day
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CONSUMER,
    MEI,
    MONDAY,
    Story,
    agreed,
    closed,
    decided,
    escalated,
    taken,
    yuan,
)

WEEK = Window(MONDAY, MONDAY + timedelta(days=7))
SCOPES = ("all", "desk:care", "desk:demo-digital", "category:quality", "merchant:demo-digital")


def kinds(story: Story) -> list[str]:
    """What is noted of a complaint."""
    return [mark.kind.value for mark in story.c.marks]


def test_a_complaint_notes_what_the_numbers_ask_for() -> None:
    story = closed()
    assert kinds(story) == ["opened", "answered", "resolved", "agreed", "proved", "closed"]
    paid = [mark.amount for mark in story.c.marks if mark.kind in {MarkKind.AGREED, MarkKind.PROVED}]
    assert paid == [yuan(50), yuan(50)]
    assert story.c.marks[-1].why == "confirmed"
    assert kinds(story.does(CONSUMER, do.Reopen))[-1] == "reopened"


def test_an_answer_and_a_solution_are_noted_once_a_cycle() -> None:
    story = taken().does(MEI, do.Reply, text="One.").does(MEI, do.Reply, text="Two.")
    assert kinds(story) == ["opened", "answered"]
    story.does(CONSUMER, do.Withdraw, solved=True)
    assert kinds(story) == ["opened", "answered", "closed", "resolved"]


def test_an_escalation_moves_it_and_says_why() -> None:
    story = escalated()
    assert kinds(story) == ["opened", "answered", "moved", "escalated"]
    assert (story.c.marks[2].desk, story.c.marks[3].why) == ("care", "consumer")


def test_a_verdict_and_what_it_orders_are_noted() -> None:
    story = decided().passes("7d")
    found = {m.kind: m for m in story.c.marks}
    assert (found[MarkKind.DECIDED].why, found[MarkKind.DECIDED].remedy) == ("merchant", "refund")
    assert found[MarkKind.AGREED].amount == yuan(50)


def test_a_desk_loses_what_moves_and_another_gains_it() -> None:
    story = escalated()
    assert flow([story.c], "desk:demo-digital", WEEK) == Flow(new=1, moved_out=1)
    assert flow([story.c], "desk:care", WEEK) == Flow(moved_in=1)
    assert flow([story.c], "all", WEEK) == Flow(new=1)
    story.does(CARE_LEAD, do.Dismiss, reason=Dismissal.SPAM)
    assert flow([story.c], "desk:care", WEEK) == Flow(moved_in=1, closed=1)


def test_what_was_open_is_told_for_every_moment() -> None:
    story = agreed().sleeps("1d")
    story.does(CONSUMER, do.Withdraw, solved=True)
    assert open_at([story.c], "all", MONDAY) == 0
    assert open_at([story.c], "all", MONDAY + timedelta(hours=1)) == 1
    assert open_at([story.c], "all", MONDAY + timedelta(days=2)) == 0


def test_a_complaint_from_before_there_were_marks_tells_by_its_fields() -> None:
    old = closed().c
    bare = _without_marks(old)
    assert flow([bare], "all", WEEK) == Flow(new=1, closed=1)
    assert open_at([bare], "all", WEEK.end) == 0


def _without_marks(complaint: Complaint) -> Complaint:
    return replace(complaint, marks=())


def test_numbers_that_do_not_add_up_say_so() -> None:
    assert Balance(3, Flow(new=2, closed=1), 4).holds
    assert not Balance(3, Flow(new=2, closed=1), 5).holds


def _mark(kind: MarkKind, hours: int, desk: str, category: str) -> Mark:
    return Mark(kind=kind, at=MONDAY + timedelta(hours=hours), desk=desk, category=category)


@st.composite
def pasts(draw: Any) -> Complaint:
    """A complaint that came, moved, went and came back at any times."""
    places = st.tuples(
        st.sampled_from(["care", "safety", "demo-digital"]), st.sampled_from(["quality", "usage"])
    )
    hours = sorted(draw(st.lists(st.integers(0, 24 * 9), min_size=1, max_size=6, unique=True)))
    marks = [_mark(MarkKind.OPENED, hours[0], *draw(places))]
    is_open = True
    for hour in hours[1:]:
        kind = draw(st.sampled_from([MarkKind.MOVED, MarkKind.CLOSED] if is_open else [MarkKind.REOPENED]))
        place = (marks[-1].desk, marks[-1].category) if kind is MarkKind.CLOSED else draw(places)
        is_open = kind is not MarkKind.CLOSED
        marks.append(_mark(kind, hour, *place))
    return replace(STORY.c, marks=tuple(marks), desk=marks[-1].desk, category=marks[-1].category)


STORY = Story()
SHANGHAI = ZoneInfo("Asia/Shanghai")
spans = st.tuples(st.integers(0, 24 * 9), st.integers(0, 24 * 9)).map(sorted)


@given(st.lists(pasts(), max_size=6), spans, st.sampled_from(SCOPES))
@settings(max_examples=60, deadline=None)
def test_open_at_the_end_is_open_at_the_start_and_what_came_less_what_went(
    complaints: list[Complaint], span: list[int], scope: str
) -> None:
    window = Window(MONDAY + timedelta(hours=span[0]), MONDAY + timedelta(hours=span[1]))
    start, end = (open_at(complaints, scope, at) for at in (window.start, window.end))
    assert Balance(start, flow(complaints, scope, window), end).holds
    assert open_by_scope(complaints, window.end)[scope] == end


@given(st.lists(pasts(), max_size=6), st.integers(0, 9), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_day_counted_twice_is_the_same_whatever_the_order(
    complaints: list[Complaint], day: int, chance: Any
) -> None:
    counted = whole_day((MONDAY + timedelta(days=day)).date(), SHANGHAI)
    shuffled = list(complaints)
    chance.shuffle(shuffled)
    for scope, theirs in by_dimension(complaints).items():
        assert day_numbers(theirs, counted, scope) == day_numbers(shuffled, counted, scope)


def test_a_day_is_one_of_the_house_s_zone_also_when_its_clocks_change() -> None:
    assert whole_day(MONDAY.date(), SHANGHAI).start == MONDAY.replace(hour=16) - timedelta(days=1)
    changes = date(2026, 3, 29), date(2026, 10, 25)
    spring, autumn = (whole_day(day, ZoneInfo("Europe/Berlin")) for day in changes)
    assert spring.end - spring.start == timedelta(hours=23)
    assert autumn.end - autumn.start == timedelta(hours=25)


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert wilson(Share(0, 0)) is None
    assert wilson(Share(8, 10)) == (49, 94)
    assert wilson(Share(0, 10)) == (0, 28)
    assert wilson(Share(50, 100)) == (40, 60)
    assert Share(1, 8).percent == 13 and Share(0, 0).percent is None


def test_a_quantile_is_a_value_that_occurred() -> None:
    assert quantile([], 0.5) is None
    assert quantile([3.0], 0.9) == 3.0
    assert quantile([5.0, 1.0, 4.0, 2.0, 3.0], 0.5) == 3.0
    assert quantile([float(n) for n in range(1, 11)], 0.9) == 9.0


def test_unusual_is_three_deviations_above_the_mean() -> None:
    before = [4.0, 6.0, 4.0, 6.0]
    assert not unusual(8.4, before)
    assert unusual(8.5, before)
    assert not unusual(100.0, [1.0]), "one day tells nothing"


def test_a_transfer_changes_the_category_that_it_counts_for() -> None:
    story = escalated().does(CARE, do.Take).does(CARE, do.Transfer, desk="safety", category="usage")
    assert flow([story.c], "category:quality", WEEK) == Flow(new=1, moved_out=1)
    assert flow([story.c], "category:usage", WEEK) == Flow(moved_in=1)
