"""Withdrawing, going outside, coming back, reopening."""

from __future__ import annotations

from datetime import timedelta

from router.domain import choices
from router.domain import commands as do
from router.domain.complaint import MessageRef
from router.domain.states import CloseReason, Dismissal, Flag, Stage, State
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    STRANGER,
    SYSTEM,
    Story,
    agreed,
    at_care,
    closed,
    decided,
    escalated,
    offered,
    outside,
    performed,
    taken,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]


def everywhere() -> list[Story]:
    """A complaint in every open state."""
    return [
        Story(),
        taken(),
        taken().does(MEI, do.Ask, text="Which?"),
        at_care().does(CARE, do.AskMerchant, text="Why?"),
        offered(),
        taken().does(MEI, do.Refuse, reason="other", text="No."),
        decided(),
        agreed(),
        performed(),
        outside(),
    ]


def test_the_consumer_takes_it_back_whenever_it_is_open() -> None:
    for story in everywhere():
        assert story.does(CONSUMER, do.Withdraw, solved=True).c.reason is CloseReason.SELF_SOLVED
    for story in everywhere():
        assert story.does(CONSUMER, do.Withdraw, solved=False).c.reason is CloseReason.WITHDRAWN
        assert story.refused(CONSUMER, do.Withdraw, solved=False) == "refusal-not-now"


def test_nobody_else_takes_it_back() -> None:
    for by in (STRANGER, MEI, CARE_LEAD):
        assert Story().refused(by, do.Withdraw, solved=True) == "refusal-not-yours"


def test_the_consumer_goes_outside_from_anywhere_and_every_clock_rests() -> None:
    for story in [*everywhere()[:-1], closed()]:
        story.does(CONSUMER, do.GoOutside, body="12315")
        assert story.c.state is State.EXTERNAL
        assert [d.kind for d in story.c.deadlines] == ["outside"]
        assert story.to(SHOP if story.c.stage is Stage.MERCHANT else PLATFORM) == ["desk-went-outside"]


def test_it_was_settled_outside() -> None:
    assert outside().does(CONSUMER, do.SettledOutside).c.reason is CloseReason.SETTLED_ELSEWHERE


def test_turned_away_outside_the_platform_goes_on() -> None:
    story = outside().does(CONSUMER, do.TurnedAway)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.due("take")


def test_outside_it_is_asked_ever_more_rarely_and_three_silences_close_it() -> None:
    story = outside()
    for pause in ("7wd", "60d", "90d"):
        assert story.passes(pause).to(LI.user) == ["consumer-ask-outside"]
    assert story.passes("90d").c.reason is CloseReason.NO_RESPONSE
    story.passes("100d")
    assert [c.action for row in choices.for_consumer(story.c, story.policy) for c in row].count("reopen") == 1
    assert story.does(CONSUMER, do.Reopen, text="The court is slow.").c.state is State.SUBMITTED


def test_a_word_from_outside_starts_the_count_again() -> None:
    story = outside().passes("7wd").passes("60d").does(CONSUMER, do.Say, text="Still waiting.")
    story.passes("90d").passes("90d")
    assert story.c.state is State.EXTERNAL


def test_within_the_window_it_is_reopened_at_the_same_stage() -> None:
    story = closed().passes("14d").does(CONSUMER, do.Reopen, text="Broken again.")
    assert story.at == (State.SUBMITTED, Stage.MERCHANT)
    assert story.c.cycle == 2
    assert story.relayed(SHOP) == ["Broken again."]
    assert {d.kind for d in story.c.deadlines} == {"take", "first_response", "resolution"}


def test_after_the_window_it_is_too_late() -> None:
    story = closed().passes("15d")
    assert story.refused(CONSUMER, do.Reopen, text="Broken again.") == "refusal-reopen-too-late"
    assert "reopen" not in [b.action for row in choices.for_consumer(story.c, story.policy) for b in row]


def test_the_second_time_it_is_the_platforms_with_fresh_response_clocks() -> None:
    story = closed().does(CONSUMER, do.Reopen, text="Once.")
    story.does(CONSUMER, do.Withdraw, solved=True).does(CONSUMER, do.Reopen, text="Twice.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert {"take", "decision", "first_response", "resolution"} == {d.kind for d in story.c.deadlines}
    assert story.relayed(PLATFORM) == ["Twice."]


def test_soon_reopened_the_resolution_clock_goes_on_with_what_was_left() -> None:
    story = taken().sleeps("72h").does(CONSUMER, do.Withdraw, solved=True)
    story.sleeps("48h").does(CONSUMER, do.Reopen)
    left = story.due("resolution")
    assert left is not None
    assert (left - story.now).days == 4
    late = taken().sleeps("72h").does(CONSUMER, do.Withdraw, solved=True).sleeps("73h")
    afresh = late.does(CONSUMER, do.Reopen).due("resolution")
    assert afresh is not None
    assert (afresh - late.now).days == 7


def test_what_was_missed_is_not_given_anew_by_closing_and_reopening() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").passes("8d").does(CONSUMER, do.Withdraw, solved=True)
    assert story.breaches() == ["resolution"]
    assert story.sleeps("1h").does(CONSUMER, do.Reopen).due("resolution") == story.now
    assert [(b.clock, b.cycle) for b in story.sweeps().c.breaches] == [("resolution", 1), ("resolution", 2)]
    later = taken().does(MEI, do.Reply, text="Hello").passes("8d").does(CONSUMER, do.Withdraw, solved=True)
    afresh = later.sleeps("73h").does(CONSUMER, do.Reopen).due("resolution")
    assert afresh == later.now + timedelta(days=7)


def test_what_was_left_is_what_was_left_when_a_remedy_was_agreed() -> None:
    story = taken().sleeps("24h").does(MEI, do.Propose, terms=do.Terms(remedy="explanation"))
    story.does(CONSUMER, do.Accept, version=story.c.proposal.version if story.c.proposal else 0)
    story.does(MEI, do.Prove, text="Because.").does(CONSUMER, do.Confirm).does(CONSUMER, do.Reopen)
    left = story.due("resolution")
    assert left is not None
    assert (left - story.now).days == 6


def test_spam_is_not_reopened() -> None:
    story = Story().does(CARE_LEAD, do.Dismiss, reason=Dismissal.SPAM)
    assert story.refused(CONSUMER, do.Reopen, text="No!") == "refusal-not-reopened"


def test_thanks_after_the_end_is_kept_and_starts_nothing() -> None:
    story = closed()
    before = story.c.deadlines
    story.does(CONSUMER, do.Say, text="Thanks!")
    assert story.c.state is State.CLOSED
    assert story.c.deadlines == before
    assert story.relayed(SHOP) == ["Thanks!"]
    assert all(m.silent for m in story.last.mail)


def test_the_judge_of_the_last_cycle_may_work_in_the_next() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.").does(CONSUMER, do.Withdraw, solved=True)
    assert story.does(CONSUMER, do.Reopen).does(CARE, do.Take).c.holder == CARE.person


def test_a_message_that_does_not_arrive_is_flagged_and_told_once() -> None:
    trouble = {"mail": "1.0", "why": "gone", "to_consumer": False}
    story = taken().does(SYSTEM, do.Undeliver, **trouble)
    assert story.c.flagged(Flag.UNDELIVERED)
    assert story.to(901) == ["manager-undelivered"]
    assert story.does(SYSTEM, do.Undeliver, **trouble).to(901) == [], "the telling may fail too"
    assert taken().does(SYSTEM, do.Undeliver, **trouble | {"to_consumer": True}).to(SHOP) == [
        "desk-undelivered"
    ]


def test_whoever_wrote_is_told_below_each_message_that_it_did_not_arrive() -> None:
    gone = {"why": "blocked", "to_consumer": True, "blocked": True}
    story = taken()
    for n in (7, 8):
        fields = gone | {"mail": f"{n}.0", "source": MessageRef(SHOP, n), "key": f"u:{n}.0:0"}
        story.does(SYSTEM, do.Undeliver, **fields)
        [told] = [m for m in story.last.mail if m.text and m.text.key == "desk-not-sent"]
        assert (told.chat, told.reply_to, told.not_before) == (SHOP, n, story.now), "at once"
    assert story.does(SYSTEM, do.Undeliver, **fields).last.mail == (), "after a crash it is not told again"
    assert "desk-not-sent" in taken().does(
        SYSTEM, do.Undeliver, **gone | {"mail": "7.0", "source": MessageRef(901, 7)}
    ).to(901), "a manager wrote in private"
    away = {"mail": "7.0", "source": MessageRef(-999, 7)}
    assert story.does(SYSTEM, do.Undeliver, **gone | away).last.mail == (), "nobody of the complaint is there"


def test_what_is_sent_again_is_flagged_and_told_anew_when_it_fails_again() -> None:
    trouble = {"mail": "1.0", "why": "no_rights", "to_consumer": False}
    story = taken().does(SYSTEM, do.Undeliver, **trouble)
    story.does(SYSTEM, do.SendAgain, user=901, count=2)
    assert not story.c.flagged(Flag.UNDELIVERED)
    assert story.events[-2].data == {"user": 901, "count": 2}
    story.does(SYSTEM, do.Undeliver, **trouble)
    assert story.c.flagged(Flag.UNDELIVERED)
    assert story.to(901) == ["manager-undelivered"]


def test_a_lost_topic_is_told_to_those_who_can_make_another() -> None:
    story = taken().does(SYSTEM, do.LoseTopic, desk="care")
    assert story.to(901) == ["manager-topic-lost"]
    assert not story.c.flags


def test_a_consumer_who_blocked_the_bot_is_unreachable_until_the_next_word() -> None:
    gone = {"mail": "1.0", "why": "blocked", "to_consumer": True, "blocked": True}
    story = taken().does(SYSTEM, do.Undeliver, **gone)
    assert story.c.flagged(Flag.UNREACHABLE)
    assert story.to(SHOP) == ["desk-unreachable"]
    assert not story.does(CONSUMER, do.Say, text="I am here.").c.flagged(Flag.UNREACHABLE)


def test_an_escalated_complaint_is_not_escalated_again() -> None:
    assert escalated().refused(CONSUMER, do.Escalate) == "refusal-not-now"
