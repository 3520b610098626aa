"""The timeline names everything that happened, in order, with who did it."""

from __future__ import annotations

from router.domain import commands as do
from router.domain.states import Flag, Side
from tests.domain.world import (
    CARE,
    CARE_2,
    CARE_LEAD,
    CONSUMER,
    DEAR,
    EXCHANGE,
    MEI,
    MIN,
    REFUND,
    SHOP_LEAD,
    SYSTEM,
    Story,
    agreed,
    at_care,
    closed,
    decided,
    offered,
    outside,
    performed,
    taken,
    version,
)


def kinds(story: Story) -> list[str]:
    """What happened, in order."""
    return [event.kind.value for event in story.events]


def test_a_complaint_that_ends_well() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").does(CONSUMER, do.Say, text="Hello")
    story.does(MEI, do.NoAnswerNeeded).does(MEI, do.Note, text="Kind.").does(MEI, do.Propose, terms=REFUND)
    story.does(CONSUMER, do.Accept, version=version(story)).does(MEI, do.Prove, text="receipt")
    story.does(CONSUMER, do.NotArrived).does(CONSUMER, do.Confirm).sweeps()
    assert kinds(story) == [
        "submitted",
        "taken",
        "answered",
        "said",
        "no_answer_needed",
        "noted",
        "proposed",
        "accepted",
        "step_proved",
        "not_arrived",
        "confirmed",
        "closed",
        "survey_sent",
    ]
    assert [e.side for e in story.events[:3]] == [Side.CONSUMER, Side.MERCHANT, Side.MERCHANT]
    assert [e.user for e in story.events[-2:]] == [41, None]


def test_hands_that_hold_it() -> None:
    story = taken().does(MEI, do.HandOver, to=MIN.person).does(SHOP_LEAD, do.Take, over=True)
    story.does(SHOP_LEAD, do.GiveBack).does(MEI, do.Take).does(SYSTEM, do.LeaveChat, user=51)
    assert kinds(story)[1:] == ["taken", "handed_over", "handed_over", "given_back", "taken", "given_back"]


def test_offers_back_and_forth() -> None:
    story = offered().does(MEI, do.TakeBack).does(MEI, do.Propose, terms=REFUND)
    story.does(CONSUMER, do.Decline, version=version(story), text="No").does(MEI, do.Propose, terms=REFUND)
    shown = version(story)
    story.does(CONSUMER, do.CounterOffer, version=shown, text="More").does(
        MEI, do.AcceptCounter, version=shown
    )
    assert kinds(story)[2:] == [
        "proposed",
        "proposal_taken_back",
        "proposed",
        "declined",
        "proposed",
        "countered",
        "counter_accepted",
    ]
    assert story.events[-2].data["note"] == "More"


def test_another_remedy_on_the_way() -> None:
    story = agreed(EXCHANGE).does(MEI, do.Prove, text="Address").does(MEI, do.Propose, terms=REFUND)
    story.does(CONSUMER, do.Decline, version=version(story)).does(MEI, do.Propose, terms=REFUND).passes("72h")
    story.does(MEI, do.Propose, terms=REFUND).does(CONSUMER, do.Accept, version=version(story))
    assert kinds(story)[5:9] == ["proposed", "declined", "proposed", "reminded"]
    assert kinds(story)[-3:] == ["expired", "proposed", "accepted"]


def test_questions_and_silence() -> None:
    story = taken().does(MEI, do.Ask, text="Which?").does(CONSUMER, do.GoOn)
    story.does(MEI, do.Ask, text="Which?").passes("7d")
    assert kinds(story)[2:] == ["asked", "went_on", "asked", "reminded", "reminded", "expired", "closed"]
    platform = at_care().does(CARE, do.AskMerchant, text="Why?").does(MEI, do.AnswerPlatform, text="So.")
    platform.does(CARE, do.AskMerchant, text="Why?").passes("48h")
    assert kinds(platform)[2:] == [
        "refused",
        "escalated",
        "taken",
        "merchant_asked",
        "merchant_answered",
        "merchant_asked",
        "reminded",
        "expired",
    ]


def test_a_verdict_with_four_eyes_and_an_appeal() -> None:
    story = at_care().does(CARE, do.Decide, liability="merchant", reasons="So.", terms=DEAR).passes("24h")
    story.does(CARE_LEAD, do.Approve).does(CONSUMER, do.AcceptVerdict)
    story.does(MEI, do.Appeal, text="No.").does(CARE_2, do.Decide, liability="none", reasons="Right.")
    assert kinds(story)[5:] == [
        "verdict_drafted",
        "expired",
        "decided",
        "verdict_accepted",
        "appealed",
        "escalated",
        "taken",
        "decided",
    ]
    assert story.events[-1].data["liability"] == "none"
    story.passes("7d")
    assert kinds(story)[-2:] == ["expired", "closed"]


def test_a_verdict_stops_the_clocks_of_finding_one() -> None:
    story = decided()
    assert [d.kind for d in story.c.deadlines] == ["verdict"]
    dear = at_care().does(CARE, do.Decide, liability="merchant", reasons="So.", terms=DEAR)
    assert dear.due("decision"), "a draft stops nothing"


def test_disputes_settled_and_not() -> None:
    story = decided().passes("7d").does(CONSUMER, do.DisputeStep, text="Nothing.").passes("9wd")
    assert kinds(story)[5:10] == ["decided", "reminded", "expired", "step_disputed", "reminded"]
    story.does(CARE_LEAD, do.SettleStep).does(CONSUMER, do.NotSolved, text="No.")
    assert kinds(story)[-2:] == ["step_settled", "not_solved"]


def test_outside_and_back_and_opened_again() -> None:
    story = outside().passes("7wd").does(CONSUMER, do.TurnedAway).does(CONSUMER, do.Withdraw, solved=True)
    story.does(CONSUMER, do.Reopen, text="No.")
    assert kinds(story)[2:] == ["went_outside", "reminded", "returned", "escalated", "closed", "reopened"]
    assert story.events[2].data["body"] == "12315"


def test_what_the_system_notes() -> None:
    story = taken().does(SYSTEM, do.MarkFlag, flag=Flag.LEGAL_HOLD)
    story.does(SYSTEM, do.MarkFlag, flag=Flag.LEGAL_HOLD).does(
        SYSTEM, do.MarkFlag, flag=Flag.LEGAL_HOLD, on=False
    )
    story.does(CONSUMER, do.ChangeLanguage, language="en").does(SHOP_LEAD, do.Transfer, desk="care")
    story.does(SYSTEM, do.Undeliver, mail="1.0", why="gone", to_consumer=False)
    assert kinds(story)[2:] == [
        "flagged",
        "unflagged",
        "language_changed",
        "transferred",
        "undelivered",
        "flagged",
    ]


def test_the_poll_from_first_to_last() -> None:
    story = (
        closed().sweeps().does(CONSUMER, do.Rate, cycle=1, score=2).does(CONSUMER, do.Comment, text="Slow.")
    )
    story.does(CONSUMER, do.Rate, cycle=1, score=None).passes("7d")
    assert kinds(story)[7:] == [
        "survey_sent",
        "rated",
        "commented",
        "rating_taken_back",
        "survey_ended",
        "visited",
    ]
    again = performed().passes("7wd").passes("24h").does(CONSUMER, do.ToldSolved, solved="yes")
    assert kinds(again)[-2:] == ["survey_sent", "rated"]
    assert kinds(closed().sweeps().passes("15d"))[-4:] == ["reminded", "survey_ended", "visited", "expired"]


def test_a_clock_that_is_missed() -> None:
    story = taken().passes("24h")
    assert kinds(story)[2:] == ["reminded", "reminded", "breached"]
    assert story.events[-1].data["clock"] == "first_response"
