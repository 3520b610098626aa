"""Filing, taking, holding, handing over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from router.domain import commands as do
from router.domain.mail import MailKind
from router.domain.states import Flag, Side, Stage, State
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    MIN,
    OTHER_SHOP,
    POLICY,
    REFUND,
    ROUTES,
    SHOP_LEAD,
    STRANGER,
    SYSTEM,
    UNDIGESTED,
    Story,
    agreed,
    at_care,
    escalated,
    offered,
    photo,
    taken,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]
RESPONSIBLE = ROUTES["care"].responsible


def test_a_complaint_goes_to_the_merchants_desk_of_its_category() -> None:
    story = Story()
    assert story.at == (State.SUBMITTED, Stage.MERCHANT)
    assert story.c.desk == "demo-digital"
    assert story.c.provider == "demo-digital"
    cards = [m.chat for m in story.mail if m.kind is MailKind.CARD]
    assert cards == [SHOP]
    assert [m.chat for m in story.mail if m.kind is MailKind.STATUS] == [LI.user]


def test_what_concerns_no_merchant_goes_to_the_platform() -> None:
    story = Story(category="counterfeit")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.c.desk == "care"
    assert story.c.rerouted == ""


def test_a_paused_merchants_new_complaint_is_the_platforms_and_the_card_says_so() -> None:
    story = Story(paused=True)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert (story.c.desk, story.c.merchant, story.c.rerouted) == ("care", "demo-digital", "paused")


def test_an_unknown_merchant_or_one_without_a_chat_is_the_platforms_and_the_card_says_so() -> None:
    unknown = Story(merchant=None, merchant_name="A shop")
    silent = Story(merchant="demo-home")
    assert unknown.at == silent.at == (State.SUBMITTED, Stage.PLATFORM)
    assert (unknown.c.rerouted, silent.c.rerouted) == ("unknown_merchant", "no_chat")


def test_what_concerns_safety_is_the_platforms_and_the_quality_manager_hears_of_it() -> None:
    story = Story(category="account_safety", merchant=None)
    assert story.c.desk == "safety"
    assert story.c.flagged(Flag.SAFETY)
    assert "manager-safety" in story.to(901)


def test_a_member_takes_it() -> None:
    story = Story().does(MEI, do.Take)
    assert story.c.state is State.IN_REVIEW
    assert story.c.holder == MEI.person


def test_two_take_at_once_and_one_wins() -> None:
    story = Story().does(MEI, do.Take)
    assert story.refused(MIN, do.Take) == "refusal-held"
    assert story.refused(MEI, do.Take) == "refusal-already-yours"
    assert story.c.holder == MEI.person


def test_a_lead_takes_over() -> None:
    assert taken().refused(SHOP_LEAD, do.Take) == "refusal-held"
    story = taken().does(SHOP_LEAD, do.Take, over=True)
    assert story.c.holder == SHOP_LEAD.person
    assert story.c.state is State.IN_REVIEW


def test_nobody_else_takes_it() -> None:
    story = Story()
    for stranger in (OTHER_SHOP, CARE_LEAD, CONSUMER, STRANGER):
        assert story.refused(stranger, do.Take) == "refusal-not-yours"


def test_a_reply_takes_it_too() -> None:
    story = Story().does(MEI, do.Reply, text="We look into it.")
    assert story.c.holder == MEI.person
    assert story.c.state is State.IN_REVIEW
    assert story.relayed(LI.user) == ["We look into it."]


def test_an_offer_or_a_refusal_takes_it_too() -> None:
    assert Story().does(MEI, do.Propose, terms=REFUND).c.holder == MEI.person
    assert Story().does(MEI, do.Refuse, reason="other", text="No.").c.holder == MEI.person
    assert Story().does(MEI, do.Ask, text="Which one?").c.holder == MEI.person


def test_only_the_holder_or_a_lead_speaks_to_the_consumer() -> None:
    story = taken()
    assert story.refused(MIN, do.Reply, text="Hello") == "refusal-held"
    assert story.does(SHOP_LEAD, do.Reply, text="Hello").relayed(LI.user) == ["Hello"]


def test_the_holder_gives_it_back() -> None:
    story = taken().does(MEI, do.GiveBack)
    assert story.c.state is State.SUBMITTED
    assert story.c.holder is None
    assert story.due("take")


def test_the_holder_hands_it_over() -> None:
    assert isinstance(MIN.person, type(LI))
    story = taken().does(MEI, do.HandOver, to=MIN.person)
    assert story.c.holder == MIN.person
    assert story.refused(MEI, do.Reply, text="Hello") == "refusal-held"


def test_a_holder_who_leaves_the_chat_gives_it_back() -> None:
    story = taken()
    assert story.refused(SYSTEM, do.LeaveChat, user=999) == "refusal-not-now"
    story.does(SYSTEM, do.LeaveChat, user=51)
    assert story.c.state is State.SUBMITTED


def test_what_nobody_holds_any_more_can_be_taken_in_any_state() -> None:
    story = offered().does(SYSTEM, do.LeaveChat, user=51)
    assert story.at == (State.PROPOSED, Stage.MERCHANT)
    assert story.does(MIN, do.Take).c.holder == MIN.person
    assert story.c.state is State.PROPOSED
    again = agreed().does(SYSTEM, do.LeaveChat, user=51).does(MIN, do.Reply, text="We are on it.")
    assert again.c.holder == MIN.person
    assert again.c.state is State.PERFORMING


def test_back_to_a_desk_without_a_holder_it_waits_to_be_taken() -> None:
    story = offered().does(SYSTEM, do.LeaveChat, user=51)
    story.does(CONSUMER, do.Decline, version=story.c.proposal.version if story.c.proposal else 0)
    assert story.c.state is State.SUBMITTED


def test_a_merchant_that_does_not_take_it_is_told_and_told_again_and_the_consumer_may_choose() -> None:
    story = Story()
    assert story.passes("2h").to(SHOP) == ["desk-not-taken"]
    assert story.passes("24h").to(SHOP) == ["desk-not-taken-lead", "desk-warned", "desk-breached"]
    assert story.to(LI.user) == ["consumer-breached"]
    assert story.breaches() == ["first_response"]
    assert story.at == (State.SUBMITTED, Stage.MERCHANT)
    story.does(CONSUMER, do.Escalate)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)


def test_the_rungs_count_working_time_from_filing() -> None:
    story = Story()
    first = story.due("take")
    story.passes("2h")
    second = story.due("take")
    assert first is not None
    assert second is not None
    assert (first.hour, second.hour) == (4, 9), "12:00 and, after the break, 17:30 in Shanghai"


def test_an_untaken_complaint_moves_to_the_platform_by_itself_and_the_cause_is_known() -> None:
    story = Story().passes("72h")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    moves = [e for e in story.events if e.kind == "escalated"]
    assert [e.data["cause"] for e in moves] == ["first_response"]
    assert "consumer-moved" in story.to(LI.user)
    assert SHOP in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}, "its card stays up to date"


def test_what_the_platform_does_not_take_goes_up_the_ladder() -> None:
    story = Story(category="counterfeit")
    told = story.passes("4wh").to(PLATFORM)
    assert told == ["desk-not-taken-lead"]
    assert [m.mention for m in story.last.mail if m.kind is MailKind.SAY] == [RESPONSIBLE]
    assert story.passes("4wh").to(901) == ["manager-not-taken"]
    assert story.passes("72h").to(901) == [], "the digest says it every morning"


def test_whoever_reads_no_daily_digest_hears_of_it_once_a_day_and_not_twice_when_it_is_late_too() -> None:
    story = Story(category="counterfeit", policy=UNDIGESTED).passes("8wh")
    assert story.passes("24h").to(901) == ["manager-not-taken"]
    days = [len(story.passes("24h").to(901)) for _ in range(8)]
    assert days == [1] * 8, "also from the day on which its decision is late"
    assert story.passes("72h").to(901) == ["manager-alarm"] * 3


def test_a_platform_that_is_late_alarms_daily() -> None:
    story = Story(category="counterfeit", policy=UNDIGESTED).does(CARE, do.Take)
    story.does(CARE, do.Reply, text="Hello")
    assert story.passes("7d").to(PLATFORM).count("desk-breached") == 2, "resolution and decision"
    assert story.passes("72h").to(901) == ["manager-alarm"] * 3
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)


@pytest.mark.parametrize(("scope", "heard"), [("all", 1), ("desk:care", 1), ("desk:safety", 3)])
def test_whose_daily_digest_says_it_hears_once_that_it_is_late(scope: str, heard: int) -> None:
    reads = replace(POLICY, managers=(replace(POLICY.managers[0], scope=scope),))
    story = Story(category="counterfeit", policy=reads).does(CARE, do.Take).does(CARE, do.Reply, text="Hi")
    assert story.passes("10d").to(901).count("manager-alarm") == heard


def test_what_the_consumer_says_is_relayed_in_order_to_whoever_handles_it() -> None:
    story = taken()
    for word in ("one", "two", "three"):
        assert story.does(CONSUMER, do.Say, text=word).relayed(SHOP) == [word]
    assert escalated().does(CONSUMER, do.Say, text="more").relayed(PLATFORM) == ["more"]


def test_the_same_update_twice_changes_nothing() -> None:
    story = taken().does(CONSUMER, do.Say, text="one", key="m:1")
    before = story.c
    story.does(CONSUMER, do.Say, text="one", key="m:1")
    assert story.c is before
    assert story.relayed(SHOP) == []


def test_a_note_stays_inside() -> None:
    story = taken().does(MIN, do.Note, text="Bought twice.")
    assert story.relayed(LI.user) == []
    assert story.events[-1].text == "Bought twice."
    assert story.refused(OTHER_SHOP, do.Note, text="!") == "refusal-not-yours"


def test_photos_on_demand() -> None:
    story = taken().does(MIN, do.ShowEvidence)
    assert [m.chat for m in story.last.mail if m.kind is MailKind.ALBUM] == [SHOP]
    assert Story(evidence=()).refused(MEI, do.ShowEvidence) == "refusal-no-evidence"


def test_the_consumer_sees_again_what_was_sent_and_nothing_else() -> None:
    theirs = replace(photo("theirs"), side=Side.MERCHANT)
    story = at_care(evidence=(photo("mine"),)).does(CARE, do.AskMerchant, text="?")
    story.does(MEI, do.AnswerPlatform, text="!", evidence=(theirs,)).does(CONSUMER, do.ShowEvidence)
    [album] = [m for m in story.last.mail if m.kind is MailKind.ALBUM]
    assert (album.chat, [e.unique_id for e in album.attachments]) == (LI.user, ["mine"])
    assert Story(evidence=()).refused(CONSUMER, do.ShowEvidence) == "refusal-no-evidence"


def test_the_consumer_reads_another_language_from_now_on() -> None:
    story = taken().does(CONSUMER, do.ChangeLanguage, language="en").does(MEI, do.Ask, text="Which one?")
    assert {m.language for m in story.last.mail if m.chat == LI.user} == {"en"}


def test_the_merchants_desk_keeps_its_card_when_the_platform_takes_over() -> None:
    story = at_care().does(CARE, do.Propose, terms=REFUND)
    assert {m.chat for m in story.last.mail if m.kind is MailKind.CARD} == {SHOP, PLATFORM}
