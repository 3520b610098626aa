"""Warnings before a service clock is due: who hears of it when, once each, and never while it is paused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from router.domain import commands as do
from router.domain.calendar import between
from router.domain.clocks import SERVICE
from router.domain.complaint import Person
from router.domain.mail import Mail, MailKind
from router.domain.standing import pressing
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    MEI,
    MIN,
    MONDAY,
    POLICY,
    REFUND,
    ROUTES,
    Story,
    taken,
    version,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]
LEAD = ROUTES["care"].responsible


def warnings(story: Story) -> list[Mail]:
    """Warnings that somebody read in what happened last."""
    return [m for m in story.last.mail if m.text and m.text.key == "desk-warned"]


def pressed(story: Story) -> tuple[str, int] | None:
    """The clock that the card shows, and how often it has warned."""
    clock = pressing(story.c)
    return (clock.kind.value, clock.warned) if clock else None


def at_platform() -> Story:
    """A complaint that the platform works on and has answered."""
    return Story(category="counterfeit").does(CARE, do.Take).does(CARE, do.Reply, text="Hello")


def test_at_half_of_a_clock_the_card_shows_it_and_nobody_is_disturbed() -> None:
    story = taken().passes("11h")
    assert pressed(story) is None
    story.passes("1h")
    assert pressed(story) == ("first_response", 1)
    assert {m.kind for m in story.last.mail} == {MailKind.CARD, MailKind.STATUS}


def test_at_three_quarters_the_holder_is_told_by_name_in_the_desks_chat() -> None:
    [warning] = warnings(taken().passes("18h"))
    assert (warning.chat, warning.mention) == (SHOP, MEI.user)
    assert warning.text is not None
    assert warning.text.args["clock"] == "first_response"


def test_in_private_who_started_the_bot_in_their_own_language() -> None:
    story = taken()
    story.reachable = {51: "es"}
    [warning] = warnings(story.passes("18h"))
    assert (warning.chat, warning.mention, warning.language) == (51, None, "es")
    assert warning.desk == "demo-digital"
    unknown = taken()
    unknown.reachable = {51: ""}
    assert warnings(unknown.passes("18h"))[0].language == "en", "the desk's, where theirs is not known"


def test_at_nine_tenths_holder_and_lead_are_told_in_one_message_to_one_chat() -> None:
    story = at_platform().passes("126h")
    story.passes("26h")
    [warning] = warnings(story)
    assert (warning.chat, warning.mention, warning.also) == (PLATFORM, CARE.user, (LEAD,))
    private = at_platform()
    private.reachable = {61: "en", LEAD or 0: "en"}
    assert {m.chat for m in warnings(private.passes("152h"))} == {61, LEAD}


def test_who_has_no_lead_hears_it_as_a_desk() -> None:
    story = taken().passes("18h").passes("4h")
    assert [(m.chat, m.mention) for m in warnings(story)] == [(SHOP, MEI.user)]


def test_without_a_holder_only_the_lead_is_told() -> None:
    story = Story(category="counterfeit").passes("18h")
    assert warnings(story) == []
    assert {m.mention for m in warnings(story.passes("4h"))} == {LEAD}


def test_each_warning_is_given_once() -> None:
    story = taken().passes("23h")
    heard = [m for m in story.mail if m.text and m.text.key == "desk-warned"]
    assert len(heard) == 2, "at 75 and at 90 percent"
    story.sweeps().sweeps()
    assert [m for m in story.last.mail if m.kind is MailKind.SAY] == []


def test_after_a_downtime_the_last_warning_is_the_only_one() -> None:
    story = taken().sleeps("23h").sweeps()
    assert len(warnings(story)) == 1
    assert pressed(story) == ("first_response", 3)


def test_after_a_longer_one_only_the_breach_is_told() -> None:
    story = taken().sleeps("30h").sweeps()
    assert warnings(story) == []
    assert story.to(SHOP) == ["desk-breached"]


def test_a_paused_clock_does_not_warn_and_goes_on_where_it_stood() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("80h").does(MEI, do.Propose, terms=REFUND)
    assert warnings(story.passes("48h")) == []
    story.does(CONSUMER, do.Decline, version=version(story))
    assert warnings(story.passes("45h")) == []
    assert warnings(story.passes("2h")) != [], "126h of the 168h have passed, without the pause"


def test_an_answer_ends_the_warnings_of_its_clock() -> None:
    story = taken().passes("13h").does(MEI, do.Reply, text="Hello")
    assert pressed(story) is None
    assert warnings(story.passes("12h")) == []


def test_what_is_told_again_is_a_new_clock_with_its_own_warnings() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").does(CONSUMER, do.Say, text="When?")
    said, due = story.now, story.due("next_response")
    assert due is not None
    whole = between(said, due, POLICY.calendar)
    [clock] = [d for d in story.c.deadlines if d.kind == "next_response"]
    assert clock.warning is not None
    assert between(said, clock.warning, POLICY.calendar) == whole / 2, "in working time, as the clock runs"


def test_the_moments_are_policy() -> None:
    warnings_ = replace(POLICY.ladder.warnings, card=10, holder=20, lead=30)
    policy = replace(POLICY, ladder=replace(POLICY.ladder, warnings=warnings_))
    story = taken(policy=policy)
    assert len(warnings(story.passes("5h"))) == 1
    assert pressed(story) == ("first_response", 2)


def test_a_complaint_from_before_there_were_warnings_gets_its_own_with_the_next_word() -> None:
    story = taken()
    story.c = replace(story.c, deadlines=tuple(replace(d, warning=None) for d in story.c.deadlines))
    story.does(CONSUMER, do.Say, text="Hello?")
    assert len(warnings(story.passes("18h"))) == 1


def test_the_lead_hears_nothing_of_a_colleague_who_took_over() -> None:
    story = at_platform().does(CARE_LEAD, do.Take, over=True)
    assert CARE_LEAD.person == Person(63, "Cui")
    [warning] = warnings(story.passes("126h"))
    assert warning.mention == 63


@pytest.mark.parametrize("hours", [0, 1, 7, 12, 17, 23, 100])
def test_whenever_a_clock_begins_its_warnings_lie_within_it(hours: int) -> None:
    """Also over the night, the noon break and the weekend, where working time stands still."""
    story = taken(now=MONDAY + timedelta(hours=hours)).does(MEI, do.Reply, text="Hello")
    story.does(CONSUMER, do.Say, text="When?")
    clocks = [d for d in story.c.deadlines if d.kind in SERVICE]
    assert {d.kind.value for d in clocks} == {"next_response", "resolution"}
    for clock in clocks:
        assert clock.warning is not None
        assert clock.due is not None
        assert clock.started < clock.warning < clock.due


def test_what_sweeps_say_within_a_minute_is_planned_for_one_moment() -> None:
    first, second = (taken(now=MONDAY + timedelta(seconds=s)).passes("19h") for s in (5, 50))
    moments = {warnings(story)[0].not_before for story in (first, second)}
    assert len(moments) == 1 and moments.pop().second == 0


def test_news_that_no_sweep_brings_goes_at_once() -> None:
    story = taken(now=MONDAY + timedelta(seconds=5))
    story.does(do.SYSTEM, do.Undeliver, mail="1.0", why="gone", to_consumer=False, blocked=False)
    assert {m.not_before for m in story.last.mail} == {story.now}


def test_a_manager_far_away_is_reminded_by_the_clocks_there() -> None:
    """Working hours in Shanghai are the night in New York."""
    [manager] = POLICY.managers
    abroad = replace(manager, digest=replace(manager.digest, time_zone="America/New_York"))
    policy = replace(POLICY, managers=(abroad,))
    story = Story(category="counterfeit", policy=policy).passes("4wh")
    for mail in story.passes("24h").last.mail:
        if mail.chat == abroad.user:
            assert 8 <= mail.not_before.astimezone(ZoneInfo("America/New_York")).hour < 22
    assert "manager-not-taken" in story.to(abroad.user)


def buttons(story: Story) -> list[str]:
    """What the holder may tap under the last warning."""
    return [b.arg for m in warnings(story) for row in m.buttons for b in row]


def test_the_holder_puts_a_reminder_off_and_is_reminded_then() -> None:
    story = taken().passes("18h")
    assert buttons(story) == ["hour:first_response"], "tomorrow morning is not before ten o'clock"
    story.does(MEI, do.Snooze, span="hour", clock="first_response")
    assert len(warnings(story.passes("1h"))) == 1
    assert story.due("snooze") is None


def test_tomorrow_morning_is_when_the_desk_opens() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").passes("126h")
    assert buttons(story) == ["hour:resolution", "morning:resolution"]
    story.does(MEI, do.Snooze, span="morning", clock="resolution")
    due = story.due("snooze")
    assert due is not None
    assert due.astimezone(POLICY.calendar.zone).hour == 9


def test_never_beyond_the_due_time_nor_too_often() -> None:
    story = taken().passes("18h")
    assert story.refused(MEI, do.Snooze, span="morning", clock="first_response") == "refusal-snoozed-too-far"
    for _ in range(POLICY.ladder.snoozes):
        story.does(MEI, do.Snooze, span="hour", clock="first_response").passes("1h")
    assert story.refused(MEI, do.Snooze, clock="first_response") == "refusal-snoozed-enough"
    assert story.c.holder is not None
    assert story.breaches() == []
    assert story.passes("3h").breaches() == ["first_response"], "the clock itself never waits"


def test_the_lead_hears_of_it_all_the_same() -> None:
    story = at_platform()
    story.reachable = {61: "en", LEAD or 0: "en"}
    story.passes("151h").does(CARE, do.Snooze, clock="resolution").does(CARE, do.Snooze, clock="decision")
    told = warnings(story.passes("1h"))
    first = min(m.not_before for m in told)
    assert {m.chat for m in told if m.not_before == first} == {LEAD}, "the holder wanted to wait"
    assert 61 in {m.chat for m in told}


def test_only_the_holder_or_a_lead_and_only_a_clock_that_runs() -> None:
    story = taken().passes("18h")
    assert story.refused(MIN, do.Snooze, clock="first_response") == "refusal-held"
    assert story.refused(MEI, do.Snooze, clock="decision") == "refusal-not-now"
    assert story.refused(MEI, do.Snooze, clock="first_response", span="year") == "refusal-not-now"


def test_a_clock_that_was_answered_meanwhile_reminds_of_nothing() -> None:
    story = taken().passes("18h").does(MEI, do.Snooze, clock="first_response").does(MEI, do.Reply, text="Hi")
    assert warnings(story.passes("1h")) == []
    moved = taken().passes("18h").does(MEI, do.Snooze, clock="first_response").does(MEI, do.GiveBack)
    assert moved.due("snooze") is None
