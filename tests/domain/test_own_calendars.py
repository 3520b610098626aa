"""A desk that works by a calendar of its own: which clocks run on it, and on which they go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from router.domain import commands as do
from router.domain.calendar import Calendar, Duration, add
from router.domain.policy import Policy
from router.domain.states import Due, Stage, State
from tests.domain.world import (
    CARE,
    CHATS,
    CONSUMER,
    EXCHANGE,
    MEI,
    POLICY,
    REFUND,
    Story,
    agreed,
    at_care,
    offered,
    performed,
    taken,
    version,
)

BERLIN = Calendar(
    zone=ZoneInfo("Europe/Berlin"),
    week=dict.fromkeys(range(5), ((time(9), time(17)),)),
    makeup=(),
    holidays=frozenset(),
    makeup_days=frozenset(),
)
SHOP = CHATS["demo-digital"]


def with_calendar(desk: str, policy: Policy = POLICY) -> Policy:
    desks = {**policy.desks, desk: replace(policy.desks[desk], calendar="berlin")}
    return replace(policy, desks=desks, calendars={"berlin": BERLIN})


ABROAD = with_calendar("demo-digital")
WORKING = replace(
    ABROAD,
    categories={
        id_: replace(category, clocks=replace(category.clocks, resolution=Duration(40, "wh")))
        for id_, category in ABROAD.categories.items()
    },
)


def calendar_of(story: Story, kind: Due) -> str:
    deadline = story.c.deadline(kind)
    assert deadline is not None
    return deadline.calendar


def test_what_a_merchant_has_to_do_runs_on_the_merchants_calendar() -> None:
    story = Story(policy=ABROAD)
    assert {calendar_of(story, kind) for kind in (Due.TAKE, Due.FIRST_RESPONSE, Due.RESOLUTION)} == {"berlin"}
    clocks = POLICY.categories["quality"].clocks
    # Ten in Shanghai is three in the night of Berlin: the shop's two hours are over at eleven there.
    assert story.due("take") == add(story.now, clocks.take[0], BERLIN) == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_another_merchant_keeps_the_house_s() -> None:
    assert calendar_of(Story(policy=with_calendar("demo-fashion")), Due.TAKE) == ""


def test_what_a_consumer_has_to_do_runs_on_the_house_s() -> None:
    assert calendar_of(offered(policy=ABROAD), Due.OFFER) == ""
    assert calendar_of(taken(policy=ABROAD).does(MEI, do.Ask, text="Which?"), Due.CONSUMER_ANSWER) == ""
    assert calendar_of(performed(policy=ABROAD), Due.CONFIRMATION) == ""


def test_each_step_runs_on_the_calendar_of_whoever_does_it() -> None:
    story = agreed(EXCHANGE, policy=ABROAD)
    assert calendar_of(story, Due.STEP) == "berlin"
    assert story.c.step is not None and story.c.step.due == story.due("step")
    story.does(MEI, do.Prove, text="Hauptstrasse 1")
    assert calendar_of(story, Due.STEP) == ""


def test_a_merchant_that_is_asked_answers_by_its_own_calendar() -> None:
    story = at_care(policy=ABROAD).does(CARE, do.AskMerchant, text="Why?")
    assert calendar_of(story, Due.MERCHANT_ANSWER) == "berlin"


def test_a_clock_that_runs_keeps_its_calendar_when_another_desk_takes_over() -> None:
    story = at_care(policy=WORKING)
    assert story.c.stage is Stage.PLATFORM
    assert (calendar_of(story, Due.RESOLUTION), calendar_of(story, Due.DECISION)) == ("berlin", "")


def test_what_was_paused_goes_on_by_the_calendar_that_it_began_with() -> None:
    story = taken(policy=WORKING)
    before = story.due("resolution")
    # In the night of Berlin, and back before it opens: the pause costs nothing.
    story.does(MEI, do.Propose, terms=REFUND).sleeps("3h")
    story.does(CONSUMER, do.Decline, version=version(story))
    assert story.due("resolution") == before


def test_a_calendar_that_the_policy_has_no_more_gives_way_to_the_house_s() -> None:
    story = taken(policy=WORKING).does(MEI, do.Propose, terms=REFUND)
    left = story.c.deadline(Due.RESOLUTION)
    story.policy = POLICY
    story.does(CONSUMER, do.Decline, version=version(story))
    assert left is not None and left.left == 40 * 3600
    assert story.due("resolution") == add(story.now, Duration(40, "wh"), POLICY.calendar)


def test_a_new_policy_never_moves_a_clock_that_runs() -> None:
    story = Story(policy=ABROAD)
    before = story.c.deadlines
    story.policy = replace(POLICY, version="new")
    story.does(MEI, do.Take).does(MEI, do.Note, text="Hm.")
    kept = {d for d in story.c.deadlines if d.kind in {Due.FIRST_RESPONSE, Due.RESOLUTION}}
    assert kept <= set(before) and len(kept) == 2


def test_reminders_wait_for_the_morning_of_whoever_reads_them() -> None:
    # Due at noon in Shanghai on a Monday: five in the morning of Berlin, where nobody is woken before eight.
    story = Story(policy=ABROAD, now=datetime(2026, 3, 2, 4, tzinfo=UTC)).passes("24h")
    assert story.breaches() == ["first_response"]
    plans = {
        m.chat: m.not_before
        for m in story.last.mail
        if m.text and m.text.key in {"desk-breached", "consumer-breached"}
    }
    assert plans[SHOP] == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert plans[CONSUMER.user or 0] == datetime(2026, 3, 3, 4, tzinfo=UTC)
    assert story.at == (State.SUBMITTED, Stage.MERCHANT)


def test_a_desk_made_at_run_time_works_by_the_calendar_that_it_was_given() -> None:
    story = Story(policy=replace(POLICY, calendars={"berlin": BERLIN}))
    story.calendars["demo-digital"] = "berlin"
    assert calendar_of(story, Due.TAKE) == ""
    story.does(MEI, do.Take).does(CONSUMER, do.Say, text="?").does(MEI, do.GiveBack)
    assert calendar_of(story, Due.TAKE) == "berlin"
