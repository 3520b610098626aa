"""Steps, proofs, disputes, lateness, confirmation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from router.domain import choices
from router.domain import commands as do
from router.domain.calendar import Duration, add
from router.domain.complaint import Text
from router.domain.draft import Form
from router.domain.forms import Known, fields
from router.domain.mail import MailKind
from router.domain.making import command
from router.domain.states import CloseReason, Flag, Stage, State
from router.domain.status import status
from tests.domain.world import (
    CARE,
    CARE_2,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    EXCHANGE,
    GUIDANCE,
    LI,
    MEI,
    OTHER_SHOP,
    POLICY,
    SAFETY_LEAD,
    SHOP_LEAD,
    Story,
    agreed,
    at_care,
    decided,
    performed,
    photo,
    taken,
    version,
    yuan,
)

RETURN = do.Terms(remedy="return_refund", amount=yuan(50), freight="merchant", travel="ship")
SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]


def ordered() -> Story:
    """A verdict that is to be performed."""
    return decided().passes("7d")


def sent_back() -> Story:
    """An exchange whose goods are on their way to the merchant."""
    return agreed(EXCHANGE).does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF123")


def test_the_next_step_is_the_first_button_of_its_desk() -> None:
    for story, desk in ((agreed(), "demo-digital"), (decided().passes("7d"), "demo-digital")):
        assert choices.for_desk(story.c, desk)[0][0].action == "prove"


def test_steps_are_done_one_after_the_other_by_whose_turn_it_is() -> None:
    story = agreed(EXCHANGE)
    assert story.refused(CONSUMER, do.Prove, text="SF123") == "refusal-not-your-step"
    assert story.refused(MEI, do.Prove, text=" ") == "refusal-proof-needed"
    assert story.does(MEI, do.Prove, text="Address").to(LI.user) == ["consumer-step-proved", "consumer-step"]
    assert story.refused(MEI, do.Prove, text="SF124") == "refusal-not-your-step"
    story.does(CONSUMER, do.Prove, evidence=(photo("slip"),))
    [handed] = [m for m in story.last.mail if m.chat == SHOP and m.kind is MailKind.RELAY]
    assert ([line.key for line in handed.lines], bool(handed.buttons)) == (["desk-step"], True)
    assert story.c.state is State.PERFORMING


def test_the_consumer_reads_which_step_is_next_whose_it_is_and_until_when() -> None:
    story = agreed(RETURN)
    assert "consumer-step-theirs" not in story.to(LI.user)
    [shown] = [text for text in status(story.c) if text.key == "status-performing"]
    assert shown.args.items() >= {"n": 1, "of": 4, "side": "merchant", "proof": "address"}.items()
    story.does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF123")
    story.does(MEI, do.Prove, text="As it should be")
    [said] = [m for m in story.last.mail if m.chat == LI.user and m.kind is MailKind.SAY]
    [following] = said.lines
    assert (following.key, following.args["side"]) == ("consumer-step-theirs", "merchant")
    assert (following.args["proof"], following.args["due"]) == ("receipt", story.due("step"))


def test_of_a_verdict_that_stands_the_consumer_hears_whose_step_is_next() -> None:
    assert ordered().to(LI.user)[-1] == "consumer-step-theirs"


def test_received_as_the_last_step_is_the_confirmation() -> None:
    story = sent_back().does(MEI, do.Prove, text="SF124").does(CONSUMER, do.Prove, text="Got it")
    assert story.c.reason is CloseReason.CONFIRMED
    works = agreed(GUIDANCE).does(MEI, do.Prove, text="Press it.").does(CONSUMER, do.Prove, text="It works")
    assert works.c.reason is CloseReason.CONFIRMED


def test_after_the_last_step_the_consumer_confirms() -> None:
    story = performed()
    assert story.c.state is State.PERFORMED
    assert story.does(CONSUMER, do.Confirm).c.reason is CloseReason.CONFIRMED


def test_not_solved_goes_back_to_the_desk_and_the_second_time_to_the_platform() -> None:
    story = performed().does(CONSUMER, do.NotSolved, text="No money.")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    assert story.relayed(SHOP) == ["No money."]
    story.does(MEI, do.Propose, terms=GUIDANCE)
    story.does(CONSUMER, do.Accept, version=version(story)).does(MEI, do.Prove, text="So.")
    assert story.c.state is State.PERFORMING


def test_not_solved_again_is_the_platforms() -> None:
    story = performed().does(CONSUMER, do.NotSolved, text="No money.")
    story.does(MEI, do.Propose, terms=do.Terms(remedy="explanation"))
    story.does(CONSUMER, do.Accept, version=version(story)).does(MEI, do.Prove, text="Because.")
    story.does(CONSUMER, do.NotSolved, text="Still no money.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["Still no money."]
    assert story.relayed(SHOP) == []


def test_silence_after_the_last_step_counts_as_yes() -> None:
    money = performed()
    assert money.due("confirmation") == add(money.now, POLICY.ladder.confirm_money, POLICY.calendar)
    assert money.passes("7wd").c.reason is CloseReason.AUTO_CONFIRMED
    words = agreed(do.Terms(remedy="explanation")).does(MEI, do.Prove, text="Because.")
    assert words.passes("72h").c.reason is CloseReason.AUTO_CONFIRMED


def test_not_arrived_yet_adds_time_once() -> None:
    story = performed()
    due = story.due("confirmation")
    story.does(CONSUMER, do.NotArrived)
    assert due is not None
    assert story.due("confirmation") == add(due, Duration(5, "wd"), POLICY.calendar)
    assert story.to(SHOP) == ["desk-not-arrived"]
    assert story.refused(CONSUMER, do.NotArrived) == "refusal-extended-once"


def told_late(story: Story) -> tuple[object, object]:
    """Who is late and where it is handled, as the consumer was told last."""
    [said] = [m.text for m in story.mail if m.text and m.text.key == "consumer-step-late"]
    return said.args["side"], said.args["stage"]


def test_a_merchant_who_is_late_loses_the_complaint_to_the_platform() -> None:
    story = agreed(EXCHANGE).passes("24h")
    assert story.to(SHOP) == ["desk-nearing", "desk-step-late"]
    assert story.to(LI.user) == ["consumer-step-late"]
    assert told_late(story) == ("merchant", "merchant"), "the platform can be brought in"
    assert story.passes("48h").at == (State.SUBMITTED, Stage.PLATFORM)
    assert [e.data["cause"] for e in story.events if e.kind == "escalated"] == ["step_late"]
    assert story.c.steps == ()


def test_once_a_step_is_late_the_consumer_may_bring_in_the_platform() -> None:
    story = agreed(EXCHANGE)
    assert story.refused(CONSUMER, do.Escalate) == "refusal-not-escalatable"
    story.passes("24h").does(CONSUMER, do.Escalate)
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)


def test_a_late_proof_still_counts() -> None:
    story = agreed(EXCHANGE).passes("25h").does(MEI, do.Prove, text="Address").passes("72h")
    assert story.at == (State.PERFORMING, Stage.MERCHANT)


def test_a_consumer_who_is_late_is_reminded_twice_and_then_it_lapses_and_can_be_reopened() -> None:
    story = agreed(EXCHANGE).does(MEI, do.Prove, text="Address").passes("7d")
    assert story.to(LI.user) == ["consumer-nearing", "consumer-step-reminder"]
    assert story.passes("24h").to(LI.user) == ["consumer-step-reminder"]
    assert story.passes("72h").to(LI.user) == ["consumer-closed-silent"]
    assert story.c.reason is CloseReason.LAPSED
    assert story.does(CONSUMER, do.Reopen, text="I am back.").c.state is State.SUBMITTED


def test_either_side_disputes_a_step_before_the_platform_and_says_it_once() -> None:
    for by in (CONSUMER, MEI):
        story = sent_back()
        assert story.refused(by, do.DisputeStep) == "refusal-words-needed"
        story.does(by, do.DisputeStep, text="The parcel was empty.")
        assert story.at == (State.SUBMITTED, Stage.PLATFORM)
        assert story.relayed(PLATFORM) == ["The parcel was empty."]


def test_what_was_mediated_and_is_disputed_stays_at_its_desk() -> None:
    story = Story(category="account_safety").does(SAFETY_LEAD, do.Propose, terms=EXCHANGE)
    story.does(CONSUMER, do.Accept, version=version(story))
    story.does(CONSUMER, do.DisputeStep, text="No.")
    assert (story.at, story.c.desk) == ((State.SUBMITTED, Stage.PLATFORM), "safety")


def test_a_step_of_a_verdict_is_disputed_where_it_is_and_a_platform_lead_settles_it() -> None:
    story = ordered().does(CONSUMER, do.DisputeStep, text="Nothing came.")
    assert story.at == (State.PERFORMING, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["Nothing came."]
    assert story.to(LI.user) == ["consumer-dispute-noted"]
    told = [m.text.args["side"] for m in story.last.mail if m.text and m.text.key == "desk-step-disputed"]
    assert told == ["consumer"]
    assert story.refused(CARE, do.SettleStep) == "refusal-lead-only"
    assert story.does(CARE_LEAD, do.SettleStep, text="I saw the receipt.").c.state is State.PERFORMED


def test_what_the_lead_settles_the_consumer_has_not_confirmed() -> None:
    story = at_care().does(CARE, do.Decide, liability="merchant", reasons="So.", terms=EXCHANGE).passes("7d")
    for _ in range(4):
        story.does(CARE_LEAD, do.SettleStep)
    assert story.c.state is State.PERFORMED


def test_a_verdict_that_is_never_performed_goes_up_the_ladder_and_is_never_decided_again() -> None:
    story = ordered().passes("9wd")
    assert "desk-step-late" in [t.key for m in story.mail if m.chat == SHOP and (t := m.text)]
    assert told_late(story) == ("merchant", "platform"), "it is there already"
    told = story.passes("30d").to(901)
    assert 28 <= told.count("manager-verdict-unperformed") <= 31
    assert story.at == (State.PERFORMING, Stage.PLATFORM)
    assert story.refused(CARE, do.Decide, liability="none", reasons="No.") == "refusal-not-now"
    story.does(CARE_LEAD, do.CloseUnperformed, text="The shop is gone.")
    assert story.c.reason is CloseReason.UNPERFORMED
    assert story.relayed(LI.user) == ["The shop is gone."]


def test_only_a_verdict_is_settled_or_ended_by_the_platform() -> None:
    story = at_care().does(CARE, do.Propose, terms=EXCHANGE)
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.refused(CARE_LEAD, do.SettleStep) == "refusal-not-now"
    assert story.refused(CARE_LEAD, do.CloseUnperformed) == "refusal-not-now"
    assert agreed().refused(CARE_LEAD, do.SettleStep) == "refusal-not-now"


def test_goods_that_nobody_speaks_of_count_as_arrived_after_a_while() -> None:
    story = sent_back()
    arrived = story.now + timedelta(days=7)
    assert story.due("step") == add(arrived, Duration(5, "wd"), POLICY.calendar)


def test_goods_arrive_when_the_provider_says_so() -> None:
    story = sent_back().passes("3d").does(MEI, do.Arrived)
    assert story.due("step") == add(story.now, Duration(5, "wd"), POLICY.calendar)
    assert story.c.step is not None and story.c.step.due == story.due("step")
    assert story.to(LI.user) == ["consumer-arrived"]
    assert story.refused(MEI, do.Arrived) == "refusal-not-now"
    assert story.refused(CONSUMER, do.DeliveredOn) == "refusal-not-now", "the provider has spoken"


def test_else_when_the_consumer_says_so_until_the_provider_does() -> None:
    story = sent_back().passes("3d").does(CONSUMER, do.DeliveredOn, ago=2)
    assert story.due("step") == add(story.now - timedelta(days=2), Duration(5, "wd"), POLICY.calendar)
    assert story.to(SHOP) == ["desk-delivered"]
    assert story.refused(CONSUMER, do.DeliveredOn, ago=3) == "refusal-not-now"
    story.passes("1d").does(MEI, do.Arrived)
    assert story.due("step") == add(story.now, Duration(5, "wd"), POLICY.calendar)


def test_nothing_is_delivered_before_it_was_sent_or_in_times_to_come() -> None:
    story = sent_back()
    sent = story.now
    story.passes("2d").does(CONSUMER, do.DeliveredOn, ago=5)
    assert story.due("step") == add(sent, Duration(5, "wd"), POLICY.calendar)
    assert sent_back().refused(CONSUMER, do.DeliveredOn, ago=-1) == "refusal-not-now"
    assert sent_back().refused(CONSUMER, do.DeliveredOn, ago=7) == "refusal-not-now"


def test_a_step_that_was_late_by_an_assumed_arrival_is_not_when_the_goods_came_later() -> None:
    story = sent_back().passes("15d")
    assert story.c.step is not None and story.c.step.overdue
    story.does(MEI, do.Arrived)
    assert not story.c.step.overdue
    assert (story.due("step_overdue"), story.c.stage) == (None, Stage.MERCHANT)


def test_only_who_gets_the_goods_says_that_they_arrived_and_only_while_they_are_awaited() -> None:
    assert sent_back().refused(CONSUMER, do.Arrived) == "refusal-not-your-step"
    assert sent_back().refused(OTHER_SHOP, do.Arrived) == "refusal-not-yours"
    assert agreed(EXCHANGE).refused(MEI, do.Arrived) == "refusal-not-now"
    assert agreed(EXCHANGE).refused(CONSUMER, do.DeliveredOn) == "refusal-not-now"
    refunding = agreed(RETURN).does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF1")
    refunding.does(MEI, do.Arrived).does(MEI, do.Prove, text="All is there.")
    assert refunding.refused(MEI, do.Arrived) == "refusal-not-now", "the refund counts from the inspection"


def test_the_buttons_for_an_arrival_stand_there_while_they_mean_something() -> None:
    def shown(story: Story) -> tuple[bool, bool]:
        mine, theirs = choices.for_consumer(story.c, story.policy), choices.for_desk(story.c, "demo-digital")
        flat = [{b.action for row in rows for b in row} for rows in (mine, theirs)]
        return "delivered" in flat[0], "arrived" in flat[1]

    story = sent_back()
    assert shown(story) == (True, True)
    assert shown(story.does(CONSUMER, do.DeliveredOn)) == (False, True)
    assert shown(story.does(MEI, do.Arrived)) == (False, False)
    assert shown(agreed(EXCHANGE)) == (False, False)


def test_another_remedy_takes_the_place_of_a_verdicts() -> None:
    story = ordered().does(CARE, do.Propose, terms=GUIDANCE)
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.c.verdict is None
    assert [s.proof for s in story.c.steps] == ["instructions", "works"]


def test_a_lost_chat_leaves_the_steps_to_whoever_handles_it() -> None:
    story = at_care().does(CARE, do.Propose, terms=EXCHANGE)
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.refused(CARE_2, do.Prove, text="Address") == "refusal-not-yours"
    gone = agreed(EXCHANGE).loses_chat("demo-digital")
    assert gone.c.flagged(Flag.DEAD_ROUTE)
    assert gone.passes("72h").at == (State.SUBMITTED, Stage.PLATFORM)


def test_a_lead_proves_as_well() -> None:
    assert agreed().does(SHOP_LEAD, do.Prove, text="receipt").c.state is State.PERFORMED


PICKED_UP = replace(RETURN, travel="pickup")


def test_goods_that_are_fetched_ask_nothing_of_the_consumer() -> None:
    story = agreed(PICKED_UP)
    assert [(s.actor, s.proof) for s in story.c.steps] == [
        ("provider", "pickup_time"),
        ("provider", "collected"),
        ("provider", "inspected"),
        ("provider", "receipt"),
    ]
    assert story.does(MEI, do.Prove, text="Tomorrow at ten").to(LI.user) == [
        "consumer-step-proved",
        "consumer-step-theirs",
    ]
    assert story.due("step") == story.now + timedelta(days=7)
    assert story.refused(CONSUMER, do.Prove, text="SF123") == "refusal-not-your-step"


def test_whoever_fetches_goods_has_them_and_the_next_step_counts_from_then() -> None:
    story = agreed(PICKED_UP).does(MEI, do.Prove, text="Tomorrow at ten").sleeps("20h")
    story.does(MEI, do.Prove, text="Here they are.")
    assert story.due("step") == story.now + timedelta(hours=48)
    shown = [b.action for row in choices.for_desk(story.c, "demo-digital") for b in row]
    assert "prove" in shown and "arrived" not in shown
    assert "delivered" not in [b.action for row in choices.for_consumer(story.c, POLICY) for b in row]
    assert story.refused(MEI, do.Arrived) == "refusal-not-now"
    assert story.refused(CONSUMER, do.DeliveredOn, ago=1) == "refusal-not-now"
    assert story.c.step is not None and story.c.step.arrived_at == story.now


def test_a_merchant_who_does_not_come_for_the_goods_is_late_and_not_the_consumer() -> None:
    story = agreed(PICKED_UP).does(MEI, do.Prove, text="Tomorrow at ten").passes("8d")
    assert "consumer-step-late" in story.to(LI.user)
    assert story.passes("48h").at == (State.SUBMITTED, Stage.PLATFORM)


def test_a_remedy_takes_the_usual_way_and_none_that_it_does_not_know() -> None:
    story = agreed(replace(RETURN, travel=None))
    assert story.c.proposal is not None and story.c.proposal.travel == "ship"
    assert [s.proof for s in story.c.steps] == ["address", "tracking", "inspected", "receipt"]
    story = taken()
    assert story.refused(MEI, do.Propose, terms=replace(RETURN, travel="balloon")) == "refusal-changed"


def test_where_nothing_goes_back_no_way_is_named() -> None:
    story = agreed(do.Terms(remedy="parts", freight="merchant", travel="ship"))
    assert story.c.proposal is not None and story.c.proposal.travel is None


def test_a_verdict_says_how_goods_travel_too() -> None:
    story = decided(PICKED_UP).passes("7d")
    assert story.c.verdict is not None and story.c.verdict.travel == "pickup"
    assert [s.proof for s in story.c.steps][:2] == ["pickup_time", "collected"]


def test_the_freight_question_asks_how_goods_come_back_with_the_same_tap() -> None:
    story = taken(category="return_no_reason", claim="return_refund")
    known = Known(complaint=story.c, policy=POLICY)
    answers = {"remedy": "return_refund", "amount": yuan(50)}
    form = Form(action="propose", number=story.c.number, answers=answers)
    asked = {prompt.id: prompt for prompt in fields(form, known)}
    assert list(asked) == ["remedy", "amount", "freight", "words"]
    options = asked["freight"].options
    assert [o.id for o in options[:2]] == ["consumer.ship", "consumer.pickup"]
    assert {o.id for o in options[2:]} == {"merchant.ship", "merchant.pickup"}
    suggested = [o.id for o in options if isinstance(o.label, Text) and o.label.args["suggested"] == "yes"]
    assert suggested == ["consumer.ship"]
    filled = replace(form, answers={**form.answers, "freight": "merchant.pickup", "words": ""})
    made = command(filled, MEI, "k", known)
    assert isinstance(made, do.Propose)
    assert (made.terms.freight, made.terms.travel) == ("merchant", "pickup")


def test_where_goods_go_one_way_only_the_freight_question_is_as_ever() -> None:
    story = taken()
    form = Form(action="propose", number=story.c.number, answers={"remedy": "parts"})
    asked = {prompt.id: prompt for prompt in fields(form, Known(complaint=story.c, policy=POLICY))}
    assert sorted(o.id for o in asked["freight"].options) == ["consumer", "merchant"]
