"""The satisfaction poll: who is asked, when, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from router.domain import commands as do
from router.domain.complaint import Survey
from router.domain.mail import MailKind, Priority
from router.domain.states import CloseReason, Dismissal, Flag, Stage, State
from router.domain.timeline import desk_entries
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    POLICY,
    QUALITY,
    REFUND,
    SHOP_LEAD,
    STRANGER,
    SYSTEM,
    Story,
    agreed,
    closed,
    decided,
    outside,
    performed,
    taken,
)


def survey(story: Story) -> Survey:
    """The survey of the present cycle."""
    assert story.c.survey is not None
    return story.c.survey


def asked() -> Story:
    """A confirmed complaint whose consumer was asked."""
    return closed().sweeps()


def lapsed_offers() -> Story:
    story = taken()
    for _ in range(2):
        story.does(MEI, do.Propose, terms=REFUND).passes("72h")
    return story


def test_a_confirmed_end_is_asked_at_once() -> None:
    story = asked()
    assert story.to(LI.user) == ["survey-question"]
    assert [m.kind for m in story.last.mail] == [MailKind.POLL]
    assert survey(story).asked_at == story.now


def test_an_automatic_end_is_asked_a_day_later_and_whether_it_is_solved() -> None:
    story = performed().passes("7wd")
    assert story.c.reason is CloseReason.AUTO_CONFIRMED
    assert "survey-question" not in story.to(LI.user)
    assert story.passes("24h").to(LI.user) == ["survey-question", "survey-is-it-solved"]


@pytest.mark.parametrize(
    ("story", "reason"),
    [
        (decided(None).passes("7d"), CloseReason.DECIDED),
        (
            taken().does(MEI, do.Refuse, reason="other", text="No.").passes("7d"),
            CloseReason.REFUSED_UNESCALATED,
        ),
    ],
    ids=["decided", "refused"],
)
def test_a_verdict_and_a_refusal_that_stood_are_asked_a_day_later(story: Story, reason: CloseReason) -> None:
    assert story.c.reason is reason
    assert story.passes("24h").to(LI.user) == ["survey-question"]


@pytest.mark.parametrize(
    "story",
    [
        Story().does(CARE_LEAD, do.Dismiss, reason=Dismissal.SPAM),
        Story().does(CARE_LEAD, do.Dismiss, reason=Dismissal.DUPLICATE, other="AAAA-AAAA"),
        Story().does(CARE_LEAD, do.Dismiss, reason=Dismissal.OUT_OF_SCOPE),
        taken().does(CONSUMER, do.Withdraw, solved=True),
        taken().does(CONSUMER, do.Withdraw, solved=False),
        taken().does(MEI, do.Ask, text="Which?").passes("7d"),
        lapsed_offers(),
        outside().does(CONSUMER, do.SettledOutside),
    ],
    ids=["spam", "duplicate", "scope", "solved", "withdrawn", "silent", "lapsed", "elsewhere"],
)
def test_nobody_else_is_ever_asked(story: Story) -> None:
    assert story.c.state is State.CLOSED
    assert "survey-question" not in story.passes("30d").to(LI.user)
    assert story.c.surveys == ()


def test_an_unreachable_consumer_is_not_asked() -> None:
    story = performed().does(SYSTEM, do.Undeliver, mail="1.0", why="blocked", to_consumer=True, blocked=True)
    story.passes("7wd").passes("24h")
    assert story.c.flagged(Flag.UNREACHABLE)
    assert survey(story).suppressed == "unreachable"
    assert "survey-question" not in story.to(LI.user)


def test_whoever_was_asked_this_week_is_not_asked_again() -> None:
    story = closed()
    story.surveyed_at = story.now - timedelta(days=6)
    assert survey(story.sweeps()).suppressed == "recent"
    again = closed()
    again.surveyed_at = again.now - timedelta(days=7)
    assert survey(again.sweeps()).suppressed == ""


def test_a_vote_counts_and_may_be_changed_and_taken_back() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=5)
    assert survey(story).score == 5
    assert story.to(LI.user) == ["survey-thanks"]
    assert story.does(CONSUMER, do.Rate, cycle=1, score=4).to(LI.user) == []
    assert survey(story.does(CONSUMER, do.Rate, cycle=1, score=None)).score is None


def test_of_two_votes_that_come_in_another_order_the_later_one_counts() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2, n=8)
    assert story.refused(CONSUMER, do.Rate, cycle=1, score=4, n=7) == "refusal-outdated"
    assert survey(story).score == 2
    assert survey(story.does(CONSUMER, do.Rate, cycle=1, score=5, n=9)).score == 5


def test_nobody_else_votes() -> None:
    for by in (STRANGER, MEI, CARE_LEAD):
        assert asked().refused(by, do.Rate, cycle=1, score=1) == "refusal-not-yours"


def test_a_poor_rating_tells_the_quality_manager_who_gets_back_in_time() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2)
    assert story.to(LI.user) == ["survey-low"]
    assert story.to(901) == ["manager-low-score"]
    assert story.does(CONSUMER, do.Rate, cycle=1, score=1).to(901) == [], "told once"
    assert story.due("follow_up") == story.now + timedelta(hours=48)
    assert story.refused(MEI, do.Reply, text="Why?") == "refusal-lead-only"
    assert story.refused(QUALITY, do.Reply) == "refusal-words-needed"
    story.does(QUALITY, do.Reply, text="We are sorry.")
    assert story.relayed(LI.user) == ["We are sorry."]
    assert story.due("follow_up") is None
    assert story.c.state is State.CLOSED


def test_a_poor_rating_that_nobody_answers_is_told_once_more() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=3).passes("48h")
    assert story.to(901) == ["manager-follow-up-late"]
    assert story.passes("10d").to(901) == []


def test_a_rating_that_improves_waits_for_nobody() -> None:
    for better in (5, None):
        story = asked().does(CONSUMER, do.Rate, cycle=1, score=1)
        assert story.does(CONSUMER, do.Rate, cycle=1, score=better).due("follow_up") is None
        assert story.to(901) == ["manager-score-changed"], "who was told of the low one must not act on it"
        assert story.does(CONSUMER, do.Rate, cycle=1, score=4).to(901) == []


def test_the_wish_to_be_contacted_outlives_reopening() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2).does(CONSUMER, do.WantContact)
    promised = story.due("follow_up")
    story.does(CONSUMER, do.Reopen, text="Broken again.")
    assert story.due("follow_up") == promised
    story.passes("48h")
    assert "manager-follow-up-late" in story.to(901)
    story.does(QUALITY, do.Reply, text="I am sorry.")
    assert [m.body for m in story.last.mail if m.chat == LI.user] == ["I am sorry."]
    assert (story.due("follow_up"), story.c.answered) == (None, False), "the desk has still to answer"
    assert story.c.surveys[0].contacted == story.now


def test_after_reopening_only_who_was_asked_to_get_back_speaks_up() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2).does(CONSUMER, do.Reopen, text="Again.")
    assert story.due("follow_up") is None, "it is worked on again"
    assert story.does(QUALITY, do.Reply, text="I have read it.").at == (State.SUBMITTED, Stage.MERCHANT)
    content = asked().does(CONSUMER, do.Rate, cycle=1, score=5).does(CONSUMER, do.Reopen, text="Again.")
    assert content.refused(QUALITY, do.Reply, text="Hello.") == "refusal-not-yours"


def test_words_to_a_rating_go_to_the_quality_manager() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=1).does(CONSUMER, do.Comment, text="Too slow.")
    assert survey(story).comment == "Too slow."
    assert story.to(901) == ["manager-comment"]
    assert survey(story.does(CONSUMER, do.Comment, text="And rude.")).comment == "Too slow.\nAnd rude."


def test_no_after_an_automatic_end_offers_to_reopen() -> None:
    story = performed().passes("7wd").passes("24h").does(CONSUMER, do.ToldSolved, solved="no")
    assert survey(story).solved == "no"
    says = next(m for m in story.last.mail if m.kind is MailKind.SAY)
    assert [b.action for row in says.buttons for b in row] == ["reopen"]
    assert story.refused(CONSUMER, do.ToldSolved, solved="perhaps") == "refusal-not-now"
    assert story.does(CONSUMER, do.Reopen).c.state is State.SUBMITTED


def test_one_reminder_and_after_a_week_it_is_over() -> None:
    story = asked()
    assert story.passes("48h").to(LI.user) == ["survey-reminder"]
    assert story.passes("119h").to(LI.user) == []
    story.does(CONSUMER, do.Rate, cycle=1, score=4).passes("1h")
    assert survey(story).ended
    story.does(CONSUMER, do.Rate, cycle=1, score=2)
    assert survey(story).score == 2, "it was on its way when Telegram closed the poll"
    assert story.to(901) == [] and story.due("follow_up") is None


def test_a_vote_in_the_poll_of_an_earlier_cycle_counts_there_and_nothing_follows() -> None:
    story = asked().does(CONSUMER, do.Reopen)
    assert story.does(CONSUMER, do.Rate, cycle=1, score=1).to(LI.user) == []
    assert [(s.cycle, s.score) for s in story.c.surveys] == [(1, 1)]
    assert story.to(901) == [] and story.due("follow_up") is None
    story.does(CONSUMER, do.Rate, cycle=1, score=None)
    assert [(s.cycle, s.score) for s in story.c.surveys] == [(1, None)]
    assert story.refused(CONSUMER, do.Rate, cycle=2, score=5) == "refusal-survey-over"


def test_whoever_voted_is_not_reminded() -> None:
    assert asked().does(CONSUMER, do.Rate, cycle=1, score=5).passes("48h").to(LI.user) == []


def test_there_is_nothing_to_rate_before_it_was_asked() -> None:
    assert closed().refused(CONSUMER, do.Rate, cycle=1, score=5) == "refusal-survey-over"
    assert taken().refused(CONSUMER, do.Rate, cycle=1, score=5) == "refusal-survey-over"


def test_an_unsent_survey_is_cancelled_by_reopening() -> None:
    story = performed().passes("7wd").does(CONSUMER, do.Reopen)
    assert [(s.cycle, s.suppressed) for s in story.c.surveys] == [(1, "reopened")]
    assert "survey-question" not in story.passes("48h").to(LI.user)


def test_each_cycle_has_its_own() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=1).does(CONSUMER, do.Reopen)
    story.does(MEI, do.Propose, terms=do.Terms(remedy="explanation"))
    story.does(CONSUMER, do.Accept, version=story.c.proposal.version if story.c.proposal else 0)
    story.does(MEI, do.Prove, text="Because.").does(CONSUMER, do.Confirm).sweeps()
    assert [(s.cycle, s.score) for s in story.c.surveys] == [(1, 1), (2, None)]


def test_it_rates_whoever_held_the_complaint_when_it_ended() -> None:
    story = (
        agreed()
        .does(SHOP_LEAD, do.Take, over=True)
        .does(MEI, do.Prove, text="receipt")
        .does(CONSUMER, do.Confirm)
    )
    frozen = survey(story)
    assert frozen.holder == SHOP_LEAD.person
    assert (frozen.desk, frozen.merchant, frozen.category) == ("demo-digital", "demo-digital", "quality")
    story.sweeps().does(CONSUMER, do.Rate, cycle=1, score=5)
    assert survey(story).holder == SHOP_LEAD.person


def test_a_reminder_waits_for_the_morning_and_peoples_words_do_not() -> None:
    night = taken().does(MEI, do.Ask, text="Which?").sleeps("13h")
    said = night.does(CONSUMER, do.Say, text="This.").last.mail
    assert {m.not_before for m in said} == {night.now}
    assert all(m.silent for m in said if m.kind is MailKind.RELAY)
    late = Story(now=night.now).passes("24h")
    (told,) = [m for m in late.last.mail if m.chat == LI.user and m.kind is MailKind.SAY]
    assert told.text is not None and told.priority is Priority.REMINDER
    assert (told.text.key, told.not_before - late.now) == ("consumer-breached", timedelta(hours=9))


def test_by_day_nothing_waits_and_answers_ring() -> None:
    story = taken().does(CONSUMER, do.Say, text="Hello")
    assert all(m.not_before == story.now for m in story.last.mail)
    assert not any(m.silent for m in story.last.mail if m.chat == CHATS["demo-digital"])


def test_the_platform_that_judged_is_rated_too() -> None:
    story = decided(None).passes("7d")
    assert survey(story).holder == CARE.person
    assert survey(story).desk == "care"


def test_a_poor_rating_offers_reasons_the_wish_to_be_contacted_and_reopening() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=3)
    [low] = [m for m in story.last.mail if m.chat == LI.user and m.kind is MailKind.SAY]
    tapped = [(b.action, b.arg) for row in low.buttons for b in row]
    assert tapped == [*(("why", id) for id in POLICY.poll.reasons), ("contact", ""), ("reopen", "")]
    assert asked().does(CONSUMER, do.Rate, cycle=1, score=4).to(LI.user) == ["survey-thanks"]


def test_reasons_are_kept_and_told_once_each() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2)
    assert story.does(CONSUMER, do.ExplainRating, reason="slow").to(901) == ["manager-reasons"]
    assert story.does(CONSUMER, do.ExplainRating, reason="slow").to(901) == []
    story.does(CONSUMER, do.ExplainRating, reason="attitude")
    assert survey(story).reasons == ("slow", "attitude")
    assert story.refused(CONSUMER, do.ExplainRating, reason="weather") == "refusal-outdated"
    assert story.refused(STRANGER, do.ExplainRating, reason="slow") == "refusal-not-yours"
    assert closed().refused(CONSUMER, do.ExplainRating, reason="slow") == "refusal-survey-over"


def test_whoever_wants_to_be_contacted_reads_by_when_and_is_not_forgotten() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=2)
    story.does(CONSUMER, do.WantContact)
    assert (story.to(901), story.to(LI.user)) == (["manager-contact"], ["survey-contact-noted"])
    assert story.due("follow_up") == story.now + timedelta(hours=48)
    assert story.does(CONSUMER, do.WantContact).to(901) == []
    assert story.passes("48h").to(901) == ["manager-follow-up-late"]
    assert story.passes("48h").to(901) == ["manager-follow-up-late"], "until somebody does"
    story.does(QUALITY, do.Reply, text="We are sorry.")
    assert story.relayed(LI.user) == ["We are sorry."]
    assert survey(story).contacted == story.now
    assert story.passes("10d").to(901) == []


def test_the_wish_to_be_contacted_does_not_push_a_clock_back_that_runs() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=1)
    due = story.due("follow_up")
    assert story.passes("20h").does(CONSUMER, do.WantContact).due("follow_up") == due


def test_a_better_rating_does_not_take_back_the_wish_to_be_contacted() -> None:
    story = asked().does(CONSUMER, do.Rate, cycle=1, score=1).does(CONSUMER, do.WantContact)
    assert story.does(CONSUMER, do.Rate, cycle=1, score=5).due("follow_up") is not None


def test_whoever_talks_with_the_quality_manager_is_read_by_no_merchant() -> None:
    def written(story: Story) -> tuple[list[str], list[str]]:
        story.does(CONSUMER, do.Say, text="In the evening.")
        return story.relayed(901), story.relayed(CHATS["demo-digital"])

    poor = asked().does(CONSUMER, do.Rate, cycle=1, score=1)
    assert written(poor) == ([], ["In the evening."])
    assert written(poor.does(QUALITY, do.Reply, text="When may we call?")) == (["In the evening."], [])
    wished = asked().does(CONSUMER, do.Rate, cycle=1, score=2).does(CONSUMER, do.WantContact)
    assert written(wished) == (["In the evening."], [])
    told = (
        text.args.get("words")
        for e in desk_entries(wished.events, "demo-digital", "merchant")
        for text in e.texts
    )
    assert "In the evening." not in told
    assert written(wished.does(CONSUMER, do.Reopen)) == ([], ["In the evening."])
