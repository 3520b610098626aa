"""Transfers, lost chats, flags, and a complaint in other hands."""

from __future__ import annotations

from dataclasses import replace

from router.domain import commands as do
from router.domain.complaint import Sent
from router.domain.mail import MailKind
from router.domain.standing import until
from router.domain.states import Dismissal, Flag, Stage, State
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    MIN,
    ROUTES,
    SAFETY_LEAD,
    SHOP_LEAD,
    SYSTEM,
    Story,
    agreed,
    at_care,
    decided,
    offered,
    performed,
    taken,
)

PLATFORM = CHATS["care"]


def test_a_complaint_is_transferred_to_another_desk() -> None:
    story = Story(category="counterfeit").does(CARE, do.Take).does(CARE, do.Transfer, desk="safety")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.c.desk == "safety"
    assert story.to(PLATFORM) == ["desk-transferred"]
    assert story.to(LI.user) == ["consumer-transferred"]
    assert story.does(SAFETY_LEAD, do.Take).c.holder == SAFETY_LEAD.person


def test_a_transfer_needs_a_desk_that_exists_and_is_another() -> None:
    story = taken()
    assert story.refused(MEI, do.Transfer, desk="nowhere") == "refusal-no-such-desk"
    assert story.refused(MEI, do.Transfer, desk="demo-digital") == "refusal-same-desk"
    wrong = {"desk": "care", "category": "nonsense"}
    assert story.refused(MEI, do.Transfer, **wrong) == "refusal-no-such-category"


def test_no_transfer_leads_to_another_merchant() -> None:
    assert Story().refused(SHOP_LEAD, do.Transfer, desk="demo-fashion") == "refusal-no-such-desk"
    assert at_care().refused(CARE, do.Transfer, desk="demo-fashion") == "refusal-no-such-desk"


def test_another_category_replaces_the_targets_and_keeps_the_elapsed_time() -> None:
    story = at_care()
    before, started = story.due("decision"), story.now
    story.sleeps("24h").does(CARE, do.Transfer, desk="safety", category="usage")
    assert before is not None
    assert story.due("decision") == before.replace(day=started.day + 2)
    assert next(d.target for d in story.c.deadlines if d.kind == "decision") == "48h"


def test_a_merchant_gets_back_what_is_only_its_own() -> None:
    story = at_care().does(CARE, do.Transfer, desk="demo-digital")
    assert story.at == (State.SUBMITTED, Stage.MERCHANT)
    assert story.due("decision") is None
    assert story.due("resolution")


def test_a_lost_chat_brings_the_complaint_to_the_platform() -> None:
    for story in (Story(), taken(), offered()):
        story.loses_chat("demo-digital")
        assert story.at == (State.SUBMITTED, Stage.PLATFORM)
        assert "consumer-moved" in story.to(LI.user)
        told = next(m.text for m in story.last.mail if m.text and m.text.key == "consumer-moved")
        assert told.args["until"] == until(story.c) is not None


def test_a_chat_lost_on_the_way_is_flagged_and_what_comes_back_is_the_platforms() -> None:
    story = performed().loses_chat("demo-digital")
    assert story.c.state is State.PERFORMED
    assert story.c.flagged(Flag.DEAD_ROUTE)
    story.does(CONSUMER, do.NotSolved, text="Nothing came.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert not story.c.flagged(Flag.DEAD_ROUTE)


def test_a_platform_without_a_chat_keeps_its_complaints_flagged() -> None:
    story = at_care().loses_chat("care")
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)
    assert story.c.flagged(Flag.DEAD_ROUTE)
    assert story.to(901) == []


def test_a_desk_with_another_chat_goes_on_there() -> None:
    for story, desk in ((taken(), "demo-digital"), (at_care(), "care")):
        before = story.at
        story.routes[desk] = replace(ROUTES[desk], chat=-999)
        story.does(SYSTEM, do.LoseRoute)
        assert story.at == before
        assert [m.chat for m in story.last.mail if m.kind is MailKind.CARD and m.desk == desk] == [-999]


def test_a_merchant_lost_while_the_platform_handles_it_leaves_its_part_to_the_platform() -> None:
    story = decided().passes("7d")
    assert story.c.provider == "demo-digital"
    del story.routes["demo-digital"]
    story.does(SYSTEM, do.LoseRoute, desk="demo-digital")
    assert story.at == (State.PERFORMING, Stage.PLATFORM)
    assert (story.c.provider, story.to(PLATFORM)) == ("care", ["desk-lost-beside"])
    assert not story.c.flagged(Flag.DEAD_ROUTE)
    story.does(SYSTEM, do.LoseRoute, desk="demo-digital", key="again")
    assert story.to(PLATFORM) == []
    story.c = replace(story.c, sent={"card:demo-digital": Sent(1)})
    story.routes["demo-digital"] = ROUTES["demo-digital"]
    story.does(CONSUMER, do.Say, text="And now?")
    assert story.c.provider == "demo-digital", "back, it goes on"


def test_a_desk_that_takes_part_goes_on_in_its_other_chat() -> None:
    story = decided()
    story.routes["demo-digital"] = replace(ROUTES["demo-digital"], chat=-999)
    story.does(SYSTEM, do.LoseRoute, desk="demo-digital")
    assert story.to(PLATFORM) == []
    assert -999 in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}


def test_a_chat_that_comes_back_gets_its_card() -> None:
    story = at_care().loses_chat("care")
    story.routes["care"] = ROUTES["care"]
    story.does(CONSUMER, do.Say, text="Anybody there?")
    assert not story.c.flagged(Flag.DEAD_ROUTE)
    assert story.relayed(PLATFORM) == ["Anybody there?"]
    assert PLATFORM in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}


def test_danger_brings_a_complaint_to_the_platform_at_once() -> None:
    story = taken().does(SYSTEM, do.MarkFlag, flag=Flag.SAFETY)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert "manager-safety" in story.to(901)
    later = agreed().does(SYSTEM, do.MarkFlag, flag=Flag.SAFETY)
    assert later.at == (State.PERFORMING, Stage.MERCHANT)
    assert later.to(901) == ["manager-safety"]


def test_other_flags_move_nothing() -> None:
    story = taken().does(SYSTEM, do.MarkFlag, flag=Flag.LEGAL_HOLD)
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    assert not story.does(SYSTEM, do.MarkFlag, flag=Flag.LEGAL_HOLD, on=False).c.flagged(Flag.LEGAL_HOLD)


def test_the_new_desk_reads_why_and_from_whom_it_comes() -> None:
    story = Story(category="counterfeit").does(CARE, do.Take)
    story.does(CARE, do.Transfer, desk="safety", text="She was hurt.")
    assert story.to(CHATS["safety"]) == ["desk-transferred-here"]
    [told] = [m for m in story.last.mail if m.text and m.text.key == "desk-transferred-here"]
    assert told.text
    assert told.text.args["why"] == "She was hurt."
    [event] = [e for e in story.last.events if e.kind == "transferred"]
    assert (event.data["source"], event.data["to"], event.data["why"]) == ("care", "safety", "She was hurt.")


def test_whoever_transfers_what_nobody_holds_takes_it_by_that() -> None:
    story = Story(category="counterfeit").does(CARE, do.Transfer, desk="safety")
    assert [e.kind for e in story.last.events] == ["taken", "transferred"]
    assert story.c.holder is None


def test_another_category_of_the_same_desk_leaves_it_where_it_is() -> None:
    story = taken().does(MEI, do.Transfer, category="usage")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    assert (story.c.category, story.c.holder) == ("usage", MEI.person)
    assert {m.kind for m in story.last.mail} == {MailKind.CARD, MailKind.STATUS}
    asked = taken().does(MEI, do.Ask, text="?").does(MEI, do.Transfer, category="usage")
    assert asked.c.state is State.AWAITING_CONSUMER
    assert asked.refused(MEI, do.Transfer, category="usage") == "refusal-same-desk"


def test_another_category_leads_to_the_desk_that_it_belongs_to() -> None:
    assert taken().does(MEI, do.Transfer, category="counterfeit").c.desk == "care"
    danger = taken().does(MEI, do.Transfer, category="account_safety")
    assert danger.c.desk == "safety"
    assert danger.c.flagged(Flag.SAFETY)
    assert danger.to(901) == ["manager-safety"]
    back = Story(category="counterfeit").does(CARE, do.Transfer, category="usage")
    assert back.at == (State.SUBMITTED, Stage.MERCHANT)
    back.loses_chat("demo-digital")
    assert back.c.desk == "care"


def test_a_member_who_sees_danger_says_so_once() -> None:
    story = taken().does(MEI, do.RaiseSafety)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert "manager-safety" in story.to(901)
    assert story.refused(CARE_LEAD, do.RaiseSafety) == "refusal-not-now"
    assert agreed().does(MEI, do.RaiseSafety).at == (State.PERFORMING, Stage.MERCHANT)


def test_suspicion_is_a_mark_of_whoever_works_it() -> None:
    story = taken().does(MEI, do.SuspectAbuse)
    assert story.c.flagged(Flag.SUSPECTED_ABUSE)
    assert story.refused(CARE_LEAD, do.SuspectAbuse, on=False) == "refusal-not-yours"
    assert not story.does(MIN, do.SuspectAbuse, on=False).c.flagged(Flag.SUSPECTED_ABUSE)


def test_only_a_lead_of_the_platform_holds_and_releases() -> None:
    story = at_care()
    assert story.refused(CARE, do.HoldLegally) == "refusal-lead-only"
    assert story.refused(SHOP_LEAD, do.HoldLegally) == "refusal-lead-only"
    story.does(CARE_LEAD, do.HoldLegally)
    assert not story.does(CARE_LEAD, do.HoldLegally, on=False).c.flagged(Flag.LEGAL_HOLD)


def test_the_new_holder_is_called() -> None:
    story = taken().does(MEI, do.HandOver, to=MIN.person)
    assert [m.mention for m in story.last.mail if m.kind is MailKind.SAY] == [52]
    assert story.refused(SHOP_LEAD, do.HandOver, to=MIN.person) == "refusal-already-theirs"


def _without_care() -> Story:
    story = taken()
    del story.routes["care"]
    return story


def test_a_merchant_only_suggests_a_dismissal_and_the_platforms_lead_does_it() -> None:
    story = taken().does(MEI, do.SuggestDismissal, reason=Dismissal.SPAM, text="The same every day.")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    assert story.to(PLATFORM) == ["desk-dismissal-suggested"]
    assert PLATFORM in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}
    assert story.to(LI.user) == []
    assert story.refused(MEI, do.Dismiss, reason=Dismissal.SPAM) == "refusal-lead-only"
    assert story.does(CARE_LEAD, do.Dismiss, reason=Dismissal.SPAM).c.state is State.CLOSED
    assert (
        _without_care().refused(MEI, do.SuggestDismissal, reason=Dismissal.SPAM, text="!")
        == "refusal-no-such-desk"
    )
