"""Questions and answers, offers and refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from router.domain import commands as do
from router.domain.complaint import Money, OrderCheck, Purchase
from router.domain.draft import Form
from router.domain.forms import Known, next_field
from router.domain.intake import Prompt
from router.domain.mail import MailKind
from router.domain.reading import Habits, read
from router.domain.refusal import Refusal
from router.domain.states import CloseReason, Stage, State
from tests.domain.world import (
    CARE,
    CARE_2,
    CHATS,
    CONSUMER,
    EXCHANGE,
    GUIDANCE,
    LI,
    MEI,
    MIN,
    OTHER_SHOP,
    POLICY,
    REFUND,
    STRANGER,
    Story,
    agreed,
    at_care,
    escalated,
    offered,
    photo,
    taken,
    version,
    yuan,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]


def asked() -> Story:
    return taken().does(MEI, do.Ask, text="Which model?")


def test_the_consumer_is_asked_and_answers() -> None:
    story = asked()
    assert story.c.state is State.AWAITING_CONSUMER
    assert story.relayed(LI.user) == ["Which model?"]
    asks = [m.text.args for m in story.last.mail if m.text and m.text.key == "consumer-asked"]
    assert [ask["until"] for ask in asks] == [story.due("consumer_answer")]
    story.does(CONSUMER, do.Say, text="The blue one.", evidence=(photo("label"),))
    assert story.c.state is State.IN_REVIEW
    assert story.relayed(SHOP) == ["The blue one."]
    assert len(story.c.evidence) == 2


def test_a_question_needs_words() -> None:
    assert taken().refused(MEI, do.Ask, text=" ") == "refusal-words-needed"
    assert taken().refused(MEI, do.Reply) == "refusal-words-needed"


def test_nothing_to_add_go_on() -> None:
    story = asked().does(CONSUMER, do.GoOn)
    assert story.c.state is State.IN_REVIEW
    assert story.to(SHOP) == ["desk-consumer-went-on"]


def test_correcting_earlier_words_is_no_answer() -> None:
    story = asked().does(CONSUMER, do.Say, text="It is brokenn", edited=True)
    assert story.c.state is State.AWAITING_CONSUMER
    assert story.relayed(SHOP) == ["It is brokenn"]


def test_a_silent_consumer_is_reminded_twice_and_then_the_merchants_complaint_is_closed() -> None:
    story = asked()
    assert story.passes("24h").to(LI.user) == ["consumer-reminder"]
    assert story.passes("48h").to(LI.user) == ["consumer-reminder"]
    assert story.passes("72h").to(LI.user) == []
    assert story.passes("24h").to(LI.user) == ["consumer-closed-silent"]
    assert story.c.reason is CloseReason.NO_RESPONSE


def test_the_platform_decides_on_the_file_when_the_consumer_is_silent() -> None:
    story = at_care().does(CARE, do.Ask, text="Which model?").passes("7d")
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)
    assert "desk-consumer-silent" in story.to(PLATFORM)


def test_the_third_question_in_a_cycle_does_not_pause_the_clock() -> None:
    story = taken()
    for n in range(3):
        story.does(MEI, do.Ask, text="And?")
        assert (story.due("resolution") is None) == (n < 2)
        story.does(CONSUMER, do.Say, text="So.")


def test_with_one_question_too_many_the_merchants_time_runs_out_all_the_same() -> None:
    story = taken()
    for _ in range(2):
        story.does(MEI, do.Ask, text="And?").does(CONSUMER, do.Say, text="So.")
    story.sleeps("6d").does(MEI, do.Ask, text="And?").passes("72h")
    assert "resolution" in story.breaches()
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)


def test_the_platform_asks_the_merchant_who_answers() -> None:
    story = at_care().does(CARE, do.AskMerchant, text="Your side?")
    assert story.c.state is State.AWAITING_MERCHANT
    assert story.relayed(SHOP) == ["Your side?"]
    assert story.refused(OTHER_SHOP, do.AnswerPlatform, text="?") == "refusal-not-yours"
    story.does(MIN, do.AnswerPlatform, text="It was dropped.")
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["It was dropped."]


def test_a_silent_merchant_is_noted_and_the_platform_goes_on() -> None:
    story = at_care().does(CARE, do.AskMerchant, text="Your side?").passes("48h")
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)
    assert story.to(PLATFORM) == ["desk-merchant-silent"]
    assert any(e.data.get("side") == "merchant" for e in story.last.events)


def test_there_must_be_a_merchant_to_ask() -> None:
    story = Story(merchant=None, merchant_name="A shop").does(CARE, do.Take)
    assert story.refused(CARE, do.AskMerchant, text="Your side?") == "refusal-no-merchant"


def test_only_the_platform_asks_the_merchant_and_only_the_merchant_refuses() -> None:
    assert taken().refused(MEI, do.AskMerchant, text="?") == "refusal-not-now"
    assert at_care().refused(CARE, do.Refuse, reason="other", text="No.") == "refusal-not-now"
    decide = {"liability": "none", "reasons": "No."}
    assert taken().refused(MEI, do.Decide, **decide) == "refusal-not-now"


def test_an_offer_is_accepted_exactly_as_shown() -> None:
    story = offered()
    assert story.c.state is State.PROPOSED
    assert story.to(LI.user) == ["consumer-proposal"]
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.c.state is State.PERFORMING
    assert story.to(SHOP) == ["desk-accepted", "desk-step"]


def test_nobody_else_accepts() -> None:
    story = offered()
    assert story.refused(STRANGER, do.Accept, version=version(story)) == "refusal-not-yours"
    assert story.refused(MEI, do.Accept, version=version(story)) == "refusal-not-yours"


def test_a_replaced_offer_has_changed() -> None:
    story = offered()
    old = version(story)
    story.does(MEI, do.Propose, terms=EXCHANGE)
    assert story.c.state is State.PROPOSED
    for answer in (do.Accept, do.Decline):
        assert story.refused(CONSUMER, answer, version=old) == "refusal-changed"
    assert story.refused(CONSUMER, do.CounterOffer, version=old, text="More") == "refusal-changed"


def test_an_offer_taken_back_cannot_be_accepted() -> None:
    story = offered()
    old = version(story)
    story.does(MEI, do.TakeBack)
    assert story.c.state is State.IN_REVIEW
    assert story.to(LI.user) == ["consumer-proposal-taken-back"]
    assert story.refused(CONSUMER, do.Accept, version=old) == "refusal-not-now"


def test_an_offer_must_be_one_that_the_policy_knows_with_its_amount() -> None:
    story = taken()
    assert story.refused(MEI, do.Propose, terms=do.Terms(remedy="magic")) == "refusal-unknown-remedy"
    assert story.refused(MEI, do.Propose, terms=do.Terms(remedy="refund")) == "refusal-amount-needed"
    nothing = replace(REFUND, amount=yuan(0))
    assert story.refused(MEI, do.Propose, terms=nothing) == "refusal-amount-needed"
    assert story.does(MEI, do.Propose, terms=GUIDANCE).c.state is State.PROPOSED


def test_no_more_is_paid_back_than_was_paid() -> None:
    paid = Purchase(number="D-100234", check=OrderCheck.VERIFIED, amount=yuan(399))
    story = taken(purchase=paid)
    assert story.refused(MEI, do.Propose, terms=replace(REFUND, amount=yuan(400))) == "refusal-above-paid"
    more = do.Terms(remedy="compensation", amount=yuan(400))
    assert story.does(MEI, do.Propose, terms=more).c.state is State.PROPOSED
    assert story.does(MEI, do.Propose, terms=replace(REFUND, amount=yuan(399))).c.state is State.PROPOSED


def test_what_was_paid_is_a_tap_away_and_the_most_that_can_be_typed() -> None:
    paid = Purchase(number="D-100234", check=OrderCheck.VERIFIED, amount=yuan(399))
    habits = Habits(today=date(2026, 6, 1), language="zh", currency=POLICY.ladder.currency)

    def asks(purchase: Purchase | None) -> Prompt:
        form = Form(action="propose", number="7K3M-Q9TX", answers={"remedy": "refund"})
        found = next_field(form, Known(complaint=replace(taken().c, purchase=purchase), policy=POLICY))
        assert found is not None and found.id == "amount"
        return found

    whole = asks(paid)
    assert [read(whole, option.id, habits) for option in whole.options] == [yuan(399)]
    assert read(whole, "12.50", habits) == Money(1250, "CNY")
    with pytest.raises(Refusal, match="answer-money-high"):
        read(whole, "399.01", habits)
    assert asks(None).options == () and read(asks(None), "2999", habits) == yuan(2999)


def test_whoever_declines_may_bring_in_the_platform() -> None:
    story = offered()
    assert story.refused(CONSUMER, do.Escalate) == "refusal-not-escalatable"
    story.does(CONSUMER, do.Decline, version=version(story), text="Too little.")
    assert story.c.state is State.IN_REVIEW
    assert story.to(SHOP) == ["desk-declined"]
    story.does(CONSUMER, do.Escalate, text="Please look.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)


def test_a_counter_offer_is_accepted_as_it_is() -> None:
    story = offered()
    shown = version(story)
    assert story.refused(CONSUMER, do.CounterOffer, version=shown) == "refusal-words-needed"
    assert story.refused(CONSUMER, do.CounterOffer, version=shown, amount=yuan(-5)) == "refusal-amount-needed"
    story.does(CONSUMER, do.CounterOffer, version=shown, amount=yuan(80))
    assert story.c.state is State.IN_REVIEW
    assert story.refused(MEI, do.AcceptCounter, version=shown + 1) == "refusal-changed"
    story.does(MEI, do.AcceptCounter, version=shown)
    assert story.c.state is State.PERFORMING
    assert story.c.proposal is not None
    assert story.c.proposal.amount == yuan(80)


def test_a_new_offer_answers_the_counter_offer() -> None:
    story = offered()
    shown = version(story)
    story.does(CONSUMER, do.CounterOffer, version=shown, text="With an apology.")
    story.does(MEI, do.Propose, terms=REFUND).does(MEI, do.TakeBack)
    assert story.refused(MEI, do.AcceptCounter, version=shown) == "refusal-changed"


def test_silence_on_an_offer_gives_it_back_and_the_second_time_in_a_row_closes() -> None:
    story = offered().passes("72h")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    assert story.to(SHOP) == ["desk-offer-lapsed"]
    story.does(MEI, do.Propose, terms=REFUND).passes("72h")
    assert story.c.reason is CloseReason.NO_RESPONSE


def test_an_answer_between_two_lapses_starts_the_count_again() -> None:
    story = offered().passes("72h").does(MEI, do.Propose, terms=REFUND)
    story.does(CONSUMER, do.Decline, version=version(story)).does(MEI, do.Propose, terms=REFUND).passes("72h")
    assert story.c.state is State.IN_REVIEW


def test_the_platforms_offer_lasts_longer_and_never_closes() -> None:
    story = at_care()
    for _ in range(3):
        story.does(CARE, do.Propose, terms=REFUND)
        assert story.passes("72h").c.state is State.PROPOSED
        assert story.passes("96h").at == (State.IN_REVIEW, Stage.PLATFORM)


def test_a_refusal_has_a_coded_reason_and_words_and_shows_the_way_to_the_platform() -> None:
    story = taken()
    assert story.refused(MEI, do.Refuse, reason="mood", text="No.") == "refusal-unknown-reason"
    assert story.refused(MEI, do.Refuse, reason="other", text=" ") == "refusal-words-needed"
    story.does(MEI, do.Refuse, reason="damage_by_consumer", text="It was dropped.")
    assert story.c.state is State.REFUSED
    says = next(m for m in story.last.mail if m.kind is MailKind.SAY and m.chat == LI.user)
    assert [b.action for row in says.buttons for b in row] == ["escalate", "bodies"]


def test_a_refusal_is_contested_before_the_platform_and_the_words_are_handed_on_once() -> None:
    story = escalated()
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["That is not right."]
    assert story.to(SHOP) == ["desk-escalated"]
    assert [e.text for e in story.last.events if e.kind == "escalated"] == ["That is not right."]


def test_a_refusal_that_nobody_contests_stands() -> None:
    story = taken().does(MEI, do.Refuse, reason="other", text="No.").passes("7d")
    assert story.c.reason is CloseReason.REFUSED_UNESCALATED


def test_the_platform_offers_and_the_merchant_performs() -> None:
    story = at_care().does(CARE, do.Propose, terms=REFUND)
    assert story.refused(CARE_2, do.TakeBack) == "refusal-held"
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.c.provider == "demo-digital"
    assert "desk-step" in story.to(SHOP)


def test_another_remedy_on_the_way_replaces_the_steps_only_when_it_is_accepted() -> None:
    story = agreed(EXCHANGE).does(MEI, do.Propose, terms=REFUND)
    assert story.c.state is State.PERFORMING
    assert len(story.c.steps) == 4
    story.does(MEI, do.Prove, text="Send it here")
    assert story.c.other, "a step that is done does not take the offer from the table"
    story.does(CONSUMER, do.Accept, version=version(story))
    assert [s.proof for s in story.c.steps] == ["receipt"]


def test_another_remedy_declined_or_left_lying_changes_nothing() -> None:
    story = agreed(EXCHANGE).does(MEI, do.Propose, terms=REFUND)
    shown = version(story)
    story.does(CONSUMER, do.Decline, version=shown)
    assert story.refused(CONSUMER, do.Accept, version=shown) == "refusal-changed"
    story.does(MEI, do.Propose, terms=REFUND).does(MEI, do.Prove, text="Send it here").passes("72h")
    assert story.c.other is None
    assert (story.c.state, len(story.c.steps)) == (State.PERFORMING, 4)


def test_what_is_for_the_platform_alone_is_handed_to_no_merchant() -> None:
    hidden = replace(photo("passport"), platform_only=True)
    story = taken().does(CONSUMER, do.Say, evidence=(hidden,))
    assert hidden in story.c.evidence
    assert not [m for m in story.last.mail if m.kind is MailKind.RELAY]
    story.does(CONSUMER, do.Say, text="And a receipt.", evidence=(hidden, photo("receipt")))
    [relay] = [m for m in story.last.mail if m.kind is MailKind.RELAY]
    assert [e.unique_id for e in relay.attachments] == ["receipt"]


def test_the_platform_sees_what_was_hidden_from_the_merchant() -> None:
    hidden = replace(photo("passport"), platform_only=True)
    story = taken(evidence=(hidden,))
    assert story.refused(MEI, do.ShowEvidence) == "refusal-no-evidence"
    story.does(MEI, do.Refuse, reason="other", text="No.").does(CONSUMER, do.Escalate, text="Please.")
    story.does(CARE, do.Take).does(CARE, do.ShowEvidence)
    [album] = [m for m in story.last.mail if m.kind is MailKind.ALBUM]
    assert album.attachments == (hidden,)


def both_asked() -> Story:
    return at_care().does(CARE, do.AskBoth, text="What happened?")


def test_both_sides_are_asked_at_once_each_with_time_of_its_own() -> None:
    story = both_asked()
    assert story.c.state is State.AWAITING_CONSUMER
    assert story.relayed(LI.user) == story.relayed(SHOP) == ["What happened?"]
    consumer, merchant = story.due("consumer_answer"), story.due("merchant_answer")
    assert consumer and merchant and merchant < consumer


def test_the_consumer_answers_first_and_the_merchants_time_goes_on() -> None:
    story = both_asked()
    until = story.due("merchant_answer")
    story.sleeps("2h").does(CONSUMER, do.Say, text="It fell apart.")
    assert (story.c.state, story.due("merchant_answer")) == (State.AWAITING_MERCHANT, until)
    story.does(MIN, do.AnswerPlatform, text="It was dropped.")
    assert story.at == (State.IN_REVIEW, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["It was dropped."]


def test_the_merchant_answers_first_and_the_consumer_has_time_still() -> None:
    story = both_asked().does(MIN, do.AnswerPlatform, text="It was dropped.", evidence=(photo("box"),))
    assert story.relayed(PLATFORM) == ["It was dropped."]
    assert (story.c.state, story.due("merchant_answer")) == (State.AWAITING_CONSUMER, None)
    assert story.refused(MIN, do.AnswerPlatform, text="And") == "refusal-not-now"
    assert story.does(CONSUMER, do.GoOn).c.state is State.IN_REVIEW


def test_both_are_silent_and_the_platform_goes_on_with_what_is_there() -> None:
    story = both_asked().passes("48h")
    assert story.c.state is State.AWAITING_CONSUMER
    assert "desk-merchant-silent" in story.to(PLATFORM)
    assert story.passes("5d").at == (State.IN_REVIEW, Stage.PLATFORM)


def test_a_merchant_who_was_not_asked_does_not_answer_for_the_consumer() -> None:
    story = at_care().does(CARE, do.Ask, text="Which model?")
    assert story.refused(MIN, do.AnswerPlatform, text="The blue one") == "refusal-not-now"
