"""First and next response, resolution, decision: what stops, pauses and breaks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from router.domain import commands as do
from router.domain.calendar import Duration, add
from router.domain.states import Stage, State
from tests.domain.world import (
    CHATS,
    CONSUMER,
    LI,
    MEI,
    POLICY,
    REFUND,
    Story,
    at_care,
    closed,
    offered,
    taken,
    version,
)

SHOP = CHATS["demo-digital"]
CLOCKS = POLICY.categories["quality"].clocks


def test_taking_is_no_answer() -> None:
    assert taken().due("first_response")


def test_a_public_answer_stops_the_first_response() -> None:
    answers = [
        (do.Reply, {"text": "Hello"}),
        (do.Ask, {"text": "Which?"}),
        (do.Propose, {"terms": REFUND}),
        (do.Refuse, {"reason": "other", "text": "No."}),
    ]
    for command, fields in answers:
        assert taken().does(MEI, command, **fields).due("first_response") is None
    assert taken().does(MEI, do.Note, text="Hm.").due("first_response")


def test_the_next_response_counts_from_the_oldest_unanswered_words() -> None:
    story = taken().does(CONSUMER, do.Say, text="Hello?")
    assert story.due("next_response") is None, "the first response is still awaited"
    story.does(MEI, do.Reply, text="Hello").does(CONSUMER, do.Say, text="When?")
    asked_at = story.now
    story.sleeps("2h").does(CONSUMER, do.Say, text="When?!")
    assert story.due("next_response") == add(asked_at, CLOCKS.next_response, POLICY.calendar)
    assert story.does(MEI, do.Reply, text="Soon.").due("next_response") is None


def test_no_answer_needed() -> None:
    story = taken().does(MEI, do.Reply, text="Hello")
    assert story.refused(MEI, do.NoAnswerNeeded) == "refusal-nothing-unanswered"
    story.does(CONSUMER, do.Say, text="Thanks.").does(MEI, do.NoAnswerNeeded)
    assert story.due("next_response") is None


def test_a_breach_is_recorded_once_and_two_days_later_the_platform_has_it() -> None:
    story = taken().passes("24h")
    assert story.breaches() == ["first_response"]
    assert story.to(SHOP) == ["desk-warned", "desk-warned", "desk-breached"]
    assert story.passes("47h").at == (State.IN_REVIEW, Stage.MERCHANT)
    assert story.passes("1h").at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.breaches() == ["first_response"]


def test_an_answer_after_the_breach_keeps_the_complaint_at_the_merchant() -> None:
    story = taken().passes("25h").does(MEI, do.Reply, text="Sorry.").passes("72h")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    story.does(CONSUMER, do.Escalate)
    assert story.c.stage is Stage.PLATFORM, "a clock was missed: the consumer may still choose"


def test_a_late_answer_between_two_sweeps_is_a_breach() -> None:
    story = taken().sleeps("25h").does(MEI, do.Reply, text="Sorry.")
    assert story.breaches() == ["first_response"]
    assert story.c.breaches[0].at == story.now


def test_a_late_end_between_two_sweeps_is_a_breach() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").sleeps("8d").does(CONSUMER, do.Withdraw, solved=True)
    assert story.breaches() == ["resolution"]
    proposed = taken().does(MEI, do.Reply, text="Hello").sleeps("8d").does(MEI, do.Propose, terms=REFUND)
    assert proposed.breaches() == ["resolution"], "pausing does not hide it"
    missed = proposed.c.breaches
    proposed.does(CONSUMER, do.Accept, version=version(proposed)).passes("24h")
    assert proposed.c.breaches == missed, "missed time is frozen"


def test_closing_stops_every_clock() -> None:
    story = closed()
    assert {d.kind for d in story.c.deadlines} <= {"survey", "visit", "reopen_end"}
    assert story.passes("60d").breaches() == []


def test_appointments_outlive_closing() -> None:
    story = closed()
    assert story.c.next_due is not None
    assert story.passes("60d").c.next_due is None


def test_the_consumers_turn_pauses_the_resolution_clock() -> None:
    story = taken().sleeps("24h").does(MEI, do.Propose, terms=REFUND)
    assert story.due("resolution") is None
    story.sleeps("48h").does(CONSUMER, do.Decline, version=version(story))
    due = story.due("resolution")
    assert due is not None
    assert due - story.now == timedelta(days=6)


def test_it_stands_still_for_a_while_only() -> None:
    story = taken()
    for _ in range(2):
        story.does(MEI, do.Ask, text="Which?").sleeps("10d").does(CONSUMER, do.Say, text="This.")
    due = story.due("resolution")
    assert due is not None
    assert due - story.now == timedelta(days=7 - 6), "14d of the 20d are granted"


def test_when_it_has_stood_still_long_enough_it_goes_on_while_the_consumer_has_the_turn() -> None:
    story = taken().does(MEI, do.Ask, text="Which?").sleeps("6d").does(CONSUMER, do.Say, text="This.")
    story.does(MEI, do.Reply, text="Thanks.").does(MEI, do.Ask, text="And when?").passes("6d")
    story.does(CONSUMER, do.Say, text="May.").does(MEI, do.Propose, terms=REFUND).passes("47h")
    assert story.due("resolution") is None, "two days are left of fourteen"
    story.passes("1h")
    assert (story.c.state, story.due("resolution")) == (State.PROPOSED, story.now + timedelta(days=7))
    assert story.c.paused == 14 * 86_400
    story.passes("2h").does(MEI, do.Propose, terms=REFUND)
    assert story.due("resolution"), "nothing is granted any more"


def asked_late() -> Story:
    """A question on the sixth of the seven days that a solution may take."""
    return taken().does(MEI, do.Reply, text="Hello").sleeps("6d").does(MEI, do.Ask, text="Which?")


def test_a_pause_that_ended_between_two_sweeps_cost_what_it_cost() -> None:
    story = asked_late().sleeps("16d").does(CONSUMER, do.Say, text="This.").sweeps()
    assert story.breaches() == ["resolution"], "fourteen days were granted, and one was left"
    assert story.c.breaches[-1].due == story.now - timedelta(days=1)


def test_the_closing_write_looks_once_more_at_a_clock_that_stood_still_too_long() -> None:
    story = asked_late().sleeps("16d").does(CONSUMER, do.Withdraw, solved=True)
    assert story.breaches() == ["resolution"]
    early = asked_late().sleeps("14d")
    assert early.does(CONSUMER, do.Withdraw, solved=True).breaches() == []


def test_a_pause_outside_working_hours_costs_a_working_time_clock_nothing() -> None:
    in_hours = replace(CLOCKS, resolution=Duration(16, "wh"))
    category = replace(POLICY.categories["quality"], clocks=in_hours)
    policy = replace(POLICY, categories={**POLICY.categories, "quality": category})
    # From the close of Monday to the opening of Tuesday, and over lunch.
    for begin, pause in (("8h", "15h"), ("2h", "1h")):
        story = taken(policy=policy)
        before = story.due("resolution")
        story.sleeps(begin).does(MEI, do.Propose, terms=REFUND).sleeps(pause)
        assert story.does(CONSUMER, do.Decline, version=version(story)).due("resolution") == before


def test_a_miss_while_the_consumer_has_the_turn_moves_nothing() -> None:
    story = taken().does(MEI, do.Propose, terms=do.Terms(remedy="explanation"))
    story.does(CONSUMER, do.Say, text="What does it mean?").passes("71h")
    assert story.c.state is State.PROPOSED
    assert "move" not in {d.kind for d in story.c.deadlines}


def test_a_question_left_unanswered_while_steps_are_done_moves_nothing() -> None:
    story = offered()
    story.does(CONSUMER, do.Accept, version=version(story)).does(CONSUMER, do.Say, text="When?").passes("6d")
    assert story.breaches() == ["next_response"]
    assert story.at == (State.PERFORMING, Stage.MERCHANT)
    assert "move" not in {d.kind for d in story.c.deadlines}


def test_a_move_that_was_paused_goes_on_with_what_was_left() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").passes("7d").passes("24h")
    story.does(MEI, do.Propose, terms=REFUND).sleeps("48h")
    story.does(CONSUMER, do.Decline, version=version(story))
    assert story.passes("23h").c.stage is Stage.MERCHANT
    assert story.passes("1h").at == (State.SUBMITTED, Stage.PLATFORM)


def test_after_a_remedy_that_solved_nothing_there_is_a_clock_again() -> None:
    story = taken().does(MEI, do.Propose, terms=REFUND)
    story.does(CONSUMER, do.Accept, version=version(story)).does(MEI, do.Prove, text="receipt")
    assert story.due("resolution") is None
    story.does(CONSUMER, do.NotSolved, text="No.")
    assert story.due("resolution")
    assert story.due("next_response")


def test_a_clock_keeps_the_policy_under_which_it_was_started() -> None:
    resolution = Story().c.deadline(next(d.kind for d in Story().c.deadlines if d.kind == "resolution"))
    assert resolution is not None
    assert (resolution.target, resolution.policy) == (str(CLOCKS.resolution), POLICY.version)


def test_the_decision_clock_pauses_with_the_platforms_offer_and_alarms_afterwards() -> None:
    story = at_care().passes("7d")
    assert "decision" in story.breaches()
    assert story.due("alarm")


def test_a_sweep_after_a_long_sleep_is_one_message_to_a_chat() -> None:
    story = Story().sleeps("25h").sweeps()
    to_shop, to_consumer = ([m for m in story.last.mail if m.chat == c and m.text] for c in (SHOP, LI.user))
    assert (len(to_shop), len(to_consumer)) == (1, 1)
    assert story.to(SHOP) == ["desk-not-taken", "desk-not-taken-lead", "desk-breached"]
    assert to_shop[0].mention == story.routes["demo-digital"].responsible
