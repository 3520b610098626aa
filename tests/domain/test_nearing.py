"""Before a time to answer ends, whoever has the turn is reminded: once, awake, of nothing that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from router.domain import commands as do
from router.domain.calendar import after_quiet
from router.domain.complaint import Complaint
from router.domain.mail import Mail, Priority
from router.domain.reminding import still
from router.domain.standing import pressing
from router.domain.states import State
from tests.domain.world import (
    CARE,
    CHATS,
    CONSUMER,
    EXCHANGE,
    LI,
    MEI,
    POLICY,
    REFUND,
    Story,
    agreed,
    at_care,
    decided,
    offered,
    taken,
    version,
)

SHOP = CHATS["demo-digital"]
NEARING = {"consumer-nearing", "desk-nearing"}


def reminders(story: Story) -> list[Mail]:
    """What was said in all of times that near their end."""
    said = (m for m in story.mail if m.text)
    return [m for m in said if NEARING & {t.key for t in (m.text, *m.lines) if t}]


def tapped(mail: Mail) -> list[str]:
    """What can be answered at once."""
    return [b.action for row in mail.buttons for b in row]


def refused() -> Story:
    """The merchant said no."""
    return taken().does(MEI, do.Refuse, reason="other", text="No.")


def sending() -> Story:
    """The consumer is to send the thing back."""
    return agreed(EXCHANGE).does(MEI, do.Prove, text="Address")


@pytest.mark.parametrize(
    ("begin", "whole", "clock", "chats", "buttons"),
    [
        (offered, timedelta(hours=72), "offer", [LI.user], ["accept", "decline", "counter"]),
        (refused, timedelta(days=7), "refusal", [LI.user], ["escalate"]),
        (decided, timedelta(days=7), "verdict", [LI.user, SHOP], ["accept_verdict", "appeal"]),
        (sending, timedelta(days=7), "step", [LI.user], ["prove"]),
        (lambda: agreed(EXCHANGE), timedelta(hours=24), "step", [SHOP], ["prove"]),
        (
            lambda: at_care().does(CARE, do.AskMerchant, text="Why?"),
            timedelta(hours=48),
            "merchant_answer",
            [SHOP],
            [],
        ),
    ],
    ids=["offer", "refusal", "verdict", "consumers step", "providers step", "platforms question"],
)
def test_each_time_to_answer_has_one_reminder_before_its_end(
    begin: Callable[[], Story], whole: timedelta, clock: str, chats: list[int], buttons: list[str]
) -> None:
    story = begin()
    begun, due = story.now, story.due(clock)
    assert due == begun + whole
    story.sleeps("1h").sweeps()
    assert reminders(story) == []
    story.sleeps(f"{int(whole.total_seconds() * 0.75 // 3600)}h").sweeps().sweeps()
    told = reminders(story)
    assert [m.chat for m in told] == chats
    assert all(list(dict.fromkeys(tapped(m))) == buttons for m in told)
    assert all(m.priority is Priority.REMINDER and m.not_before < due for m in told)
    assert all(m.text and (m.text.args["clock"], m.text.args["due"]) == (clock, due) for m in told)
    story.passes("14d")
    assert sum(m.text is not None and m.text.args.get("due") == due for m in reminders(story)) == len(chats)


def test_who_answers_in_time_hears_nothing() -> None:
    story = offered()
    story.sleeps("48h").does(CONSUMER, do.Accept, version=version(story)).does(MEI, do.Prove, text="receipt")
    assert reminders(story.passes("30d")) == []


def test_a_reminder_that_waited_for_the_morning_is_not_sent_when_it_came_to_nothing() -> None:
    story = offered().passes("54h")
    [mail] = reminders(story)
    assert still(mail, story.c) == mail
    assert still(mail, _accepted(story)) is None
    again = story.does(MEI, do.Propose, terms=REFUND)
    assert still(mail, again.c) is None, "another offer has its own end"


def _accepted(story: Story) -> Complaint:
    made = replace(story.c, deadlines=tuple(d for d in story.c.deadlines if d.kind != "offer"))
    return replace(made, state=State.PERFORMING)


def test_at_night_it_waits_for_the_morning_where_that_is_early_enough() -> None:
    story = offered(now=datetime(2026, 3, 2, 9, tzinfo=UTC)).passes("54h")  # 23:00 in Shanghai
    [mail] = reminders(story)
    due = story.due("offer")
    assert due is not None
    assert mail.not_before == after_quiet(story.now, POLICY.quiet) > story.now
    assert mail.not_before < due


@pytest.mark.parametrize("hour", range(24))
def test_a_day_s_step_is_reminded_of_before_its_end_and_awake_whenever_it_began(hour: int) -> None:
    """What would wait until after its end is told the evening before."""
    story = agreed(EXCHANGE, now=datetime(2026, 3, 2, hour, tzinfo=UTC))
    due = story.due("step")
    assert due is not None
    [mail] = reminders(story.passes("24h"))
    assert mail.not_before < due
    assert after_quiet(mail.not_before, POLICY.quiet) == mail.not_before


def test_another_remedy_s_offer_is_reminded_of_beside_the_steps() -> None:
    story = agreed(REFUND).does(MEI, do.Propose, terms=EXCHANGE).passes("54h")
    [mail] = reminders(story)
    assert tapped(mail) == ["accept", "decline"]


def test_the_side_that_accepted_the_verdict_is_not_reminded() -> None:
    story = decided().does(CONSUMER, do.AcceptVerdict).passes("7d")
    assert [m.chat for m in reminders(story) if m.text and m.text.args["clock"] == "verdict"] == [SHOP]


def test_several_at_once_are_one_message() -> None:
    """A question that is unanswered and a step that ends, in one sweep."""
    story = agreed(EXCHANGE).does(CONSUMER, do.Say, text="When?").sleeps("23h").sweeps()
    said = [m for m in story.last.mail if m.text and m.chat == SHOP]
    assert len(said) == 1


def test_a_window_of_the_consumer_is_no_pressing_clock_of_the_desk() -> None:
    assert pressing(offered().passes("60h").c) is None


def test_the_share_is_policy() -> None:
    early = replace(POLICY.ladder, warnings=replace(POLICY.ladder.warnings, end=10))
    story = offered(policy=replace(POLICY, ladder=early)).passes("8h")
    assert len(reminders(story)) == 1


def test_an_offer_of_before_there_were_reminders_gets_its_own_with_the_next_word() -> None:
    story = offered()
    story.c = replace(story.c, deadlines=tuple(replace(d, warning=None) for d in story.c.deadlines))
    story.does(CONSUMER, do.Say, text="Hm.")
    assert len(reminders(story.passes("54h"))) == 1
