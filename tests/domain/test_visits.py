"""Follow-up visits: asked on the policy's days, never too often, and what an answer leads to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from router.domain import commands as do
from router.domain.complaint import Ref
from router.domain.mail import MailKind
from router.domain.states import Flag, State
from tests.domain.world import (
    CONSUMER,
    LI,
    MEI,
    QUALITY,
    STRANGER,
    SYSTEM,
    Story,
    closed,
    decided,
    performed,
    taken,
)

ASKED = "visit-question"


def asked() -> Story:
    """A consumer who was asked on the seventh day, with no poll before it."""
    story = closed()
    story.surveyed_at = story.now - timedelta(days=1)
    return story.passes("7d")


def actions(story: Story) -> list[str]:
    """Buttons of what the consumer was told last."""
    says = [m for m in story.last.mail if m.chat == LI.user and m.kind is MailKind.SAY]
    return [b.action for row in says[-1].buttons for b in row]


def test_a_week_and_a_month_after_the_end_the_consumer_is_asked_whether_it_holds() -> None:
    story = asked()
    assert story.to(LI.user) == [ASKED]
    said = next(m for m in story.last.mail if m.text and m.text.key == ASKED)
    assert said.text and said.text.args["remedy"] == Ref("remedy", "refund")
    assert [b.arg for row in said.buttons for b in row] == ["1.holds", "1.broken", "1.contact"]
    assert story.due("visit") == story.c.closed + timedelta(days=30) if story.c.closed else False
    assert story.passes("23d").to(LI.user) == [ASKED]
    assert story.due("visit") is None
    assert story.passes("60d").to(LI.user) == []


def test_a_visit_waits_until_a_week_after_the_poll() -> None:
    story = closed().sleeps("12h").sweeps()
    assert story.to(LI.user) == ["survey-question"]
    story.does(CONSUMER, do.Rate, cycle=1, score=5)
    assert ASKED not in story.passes("156h").to(LI.user)
    assert story.passes("12h").to(LI.user) == [ASKED]


def test_only_where_a_remedy_was_performed() -> None:
    for story in (
        taken().does(CONSUMER, do.Withdraw, solved=True),
        decided(None).passes("7d"),
        taken().does(MEI, do.Refuse, reason="other", text="No.").passes("7d"),
    ):
        assert story.c.state is State.CLOSED
        assert ASKED not in story.passes("40d").to(LI.user)


def test_somebody_unreachable_is_not_asked_but_asked_again_later() -> None:
    story = performed().does(SYSTEM, do.Undeliver, mail="1.0", why="blocked", to_consumer=True, blocked=True)
    story.passes("7wd")
    assert story.c.flagged(Flag.UNREACHABLE)
    assert ASKED not in story.passes("8d").to(LI.user)
    assert story.due("visit") is not None


def test_after_downtime_one_visit_and_not_all_that_were_missed() -> None:
    story = closed().sleeps("31d").sweeps()
    assert story.to(LI.user) == ["survey-question"], "one question at a time"
    assert story.passes("8d").to(LI.user).count(ASKED) == 1
    assert story.due("visit") is None, "the second one's day is past too"


def test_that_it_holds_is_noted() -> None:
    story = asked().does(CONSUMER, do.AnswerVisit, n=1, answer="holds")
    assert story.to(LI.user) == ["visit-holds"]
    assert story.c.visits[0].answer == "holds"
    assert story.to(901) == []


def test_not_any_more_offers_to_reopen_within_the_window_and_to_file_anew_after_it() -> None:
    story = asked().does(CONSUMER, do.AnswerVisit, n=1, answer="broken")
    assert (story.to(LI.user), actions(story)) == (["visit-broken"], ["reopen"])
    assert story.to(901) == ["manager-visit-broken"]
    assert story.does(CONSUMER, do.Reopen).c.state is State.SUBMITTED
    late = asked().passes("23d").does(CONSUMER, do.AnswerVisit, n=2, answer="broken")
    assert actions(late) == ["anew"]


def test_whoever_wants_to_be_contacted_is_not_forgotten() -> None:
    story = asked().does(CONSUMER, do.AnswerVisit, n=1, answer="contact")
    assert (story.to(LI.user), story.to(901)) == (["survey-contact-noted"], ["manager-contact"])
    assert story.passes("48h").to(901) == ["manager-follow-up-late"]
    story.does(QUALITY, do.Reply, text="How can we help?")
    assert story.relayed(LI.user) == ["How can we help?"]
    assert story.c.visits[0].contacted == story.now
    assert story.passes("5d").to(901) == []


def test_reopening_ends_the_visits_of_the_time_before() -> None:
    story = asked().does(CONSUMER, do.Reopen)
    assert story.due("visit") is None
    assert story.refused(CONSUMER, do.AnswerVisit, n=1, answer="holds") == "refusal-not-now"


@pytest.mark.parametrize("n", [0, 2, 9])
def test_only_what_was_asked_can_be_answered(n: int) -> None:
    assert asked().refused(CONSUMER, do.AnswerVisit, n=n, answer="holds") == "refusal-outdated"


def test_nobody_else_answers() -> None:
    assert asked().refused(STRANGER, do.AnswerVisit, n=1, answer="holds") == "refusal-not-yours"


def test_a_poll_is_not_asked_within_a_week_of_a_visit() -> None:
    story = asked()
    story.does(CONSUMER, do.Reopen).does(MEI, do.Take).does(MEI, do.Reply, text="Again.")
    story.does(CONSUMER, do.Withdraw, solved=True)
    assert "survey-question" not in story.passes("2d").to(LI.user)
