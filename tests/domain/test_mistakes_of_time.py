"""What users of other systems report about clocks and reminders: here it does not happen."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from router.domain import commands as do
from router.domain.calendar import Duration, after_quiet
from router.domain.complaint import Complaint
from router.domain.mail import Mail, MailKind, Priority
from router.domain.policy import Policy
from router.domain.standing import overdue
from router.domain.states import Due, State
from router.domain.status import standing
from router.domain.transitions import TABLE
from tests.domain.world import (
    CONSUMER,
    MEI,
    POLICY,
    Story,
    at_care,
    closed,
    taken,
)

APPOINTMENTS = {"survey", "survey_reminder", "survey_end", "follow_up", "reopen_end", "visit"}


def test_the_clock_does_not_run_on_after_the_end_because_somebody_said_thanks() -> None:
    story = closed().does(CONSUMER, do.Say, text="Thanks!")
    assert {d.kind.value for d in story.c.deadlines} <= APPOINTMENTS
    assert story.passes("30d").breaches() == []


def test_before_the_end_thanks_need_no_answer_when_the_desk_says_so() -> None:
    story = taken().does(MEI, do.Reply, text="It is on its way.").does(CONSUMER, do.Say, text="Thanks!")
    assert story.due("next_response")
    story.does(MEI, do.NoAnswerNeeded).passes("5d")
    assert "next_response" not in story.breaches()


def test_missed_time_does_not_grow_after_the_end() -> None:
    story = taken().passes("30h").does(CONSUMER, do.Withdraw, solved=True)
    missed, late = story.c.breaches, overdue(story.c)
    story.passes("60d")
    assert story.c.breaches == missed
    assert not late and not overdue(story.c)


def shown_until(complaint: Complaint) -> datetime:
    """The due time that the consumer reads."""
    [turn] = [text for text in standing(complaint) if text.key == "status-turn"]
    until = turn.args["until"]
    assert isinstance(until, datetime)
    return until


def patient(**clocks: Duration) -> Policy:
    """The policy with other clocks for what is faulty."""
    quality = POLICY.categories["quality"]
    changed = replace(quality, clocks=replace(quality.clocks, **clocks))
    return replace(POLICY, categories={**POLICY.categories, "quality": changed})


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        # Hours are 9 to 12 and 13:30 to 18, which makes 7.5 a day; this is in Shanghai, eight hours ahead.
        ("2026-03-02T03:00", "2026-03-05T06:00"),
        # On the evening before Spring Festival: Saturday the 14th is worked, the 15th to the 23rd are free.
        ("2026-02-14T12:00", "2026-02-27T02:30"),
        # On a Friday before a Saturday that is worked.
        ("2026-02-27T09:00", "2026-03-04T01:30"),
    ],
)
def test_nights_lunch_and_holidays_do_not_count_and_the_due_time_is_shown(asked: str, due: str) -> None:
    at, expected = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (asked, due))
    policy = patient(next_response=Duration(24, "wh"), resolution=Duration(60, "d"))
    story = taken(now=at, policy=policy).does(MEI, do.Reply, text="Hello")
    assert story.does(CONSUMER, do.Say, text="When?").due("next_response") == expected
    assert shown_until(story.c) == expected


def test_nothing_ends_by_itself_but_what_waits_for_the_consumer_and_says_so() -> None:
    ends = {
        (state, row.due)
        for row in TABLE
        if row.due and State.CLOSED in row.to
        for state in row.sources - {State.CLOSED}
    }
    assert ends == {
        (State.AWAITING_CONSUMER, Due.CONSUMER_ANSWER),
        (State.PROPOSED, Due.OFFER),
        (State.REFUSED, Due.REFUSAL),
        (State.DECIDED, Due.VERDICT),
        (State.PERFORMING, Due.STEP_REMINDER),
        (State.PERFORMED, Due.CONFIRMATION),
        (State.EXTERNAL, Due.OUTSIDE),
    }


def test_a_desk_that_does_nothing_never_ends_a_complaint_by_that() -> None:
    for story in (Story(), taken(), at_care(), Story(category="service")):
        assert story.passes("365d").c.open


def test_nobody_is_woken_at_night_by_a_clock() -> None:
    story = Story(now=datetime(2026, 3, 1, 18, tzinfo=UTC)).passes("10d")  # two in the morning in Shanghai
    said, shown = [], []
    for m in (m for m in story.mail if m.priority is Priority.REMINDER):
        (said if m.kind is MailKind.SAY else shown).append(m)
    assert said and all(_by_day(m) for m in said)
    assert shown and all(m.silent or _by_day(m) for m in shown)


def _by_day(mail: Mail) -> bool:
    return after_quiet(mail.not_before, POLICY.quiet) == mail.not_before


def test_what_a_sweep_changes_lets_peoples_answers_pass() -> None:
    for story in (Story(), taken(), at_care()):
        assert {m.priority for m in story.last.mail} == {Priority.ANSWER}
        swept = story.sleeps("100d").sweeps().last.mail
        assert {m.kind for m in swept} >= {MailKind.SAY, MailKind.CARD, MailKind.STATUS}
        assert {m.priority for m in swept} == {Priority.REMINDER}


def test_a_long_sleep_ends_in_one_message_a_chat_and_a_second_sweep_adds_none() -> None:
    story = Story().sleeps("100d").sweeps()
    chats = [m.chat for m in story.last.mail if m.text]
    assert len(set(chats)) == len(chats)
    assert story.sweeps().last.mail == ()
    assert len(story.breaches()) == len(set(story.breaches()))


def test_overdue_is_derived_and_goes_with_what_made_it() -> None:
    assert "overdue" not in {f.name for f in fields(Complaint)}
    story = Story().passes("25h")
    assert overdue(story.c)
    story.does(MEI, do.Reply, text="Sorry.")
    assert not overdue(story.c)


def test_another_target_leaves_no_stale_mark_of_lateness() -> None:
    story = taken(policy=patient(first_response=Duration(2, "h"))).passes("3h")
    assert overdue(story.c)
    story.does(MEI, do.Reply, text="Sorry.").does(MEI, do.Transfer, category="usage")
    assert not overdue(story.c)
    in_time = taken().sleeps("9h").does(MEI, do.SetPriority).sweeps()
    assert overdue(in_time.c), "eight hours, since it is urgent"
    assert not overdue(in_time.does(MEI, do.Reply, text="Here.").c)


def test_a_reopened_complaint_is_not_overdue_from_its_last_cycle() -> None:
    story = taken().passes("30h").does(CONSUMER, do.Withdraw, solved=True).sleeps("73h")
    assert story.does(CONSUMER, do.Reopen).c.cycle == 2
    assert not overdue(story.c)
    assert shown_until(story.c) > story.now
