"""A complaint that staff recorded for a caller: nobody is written to until the caller makes it theirs."""

from __future__ import annotations

from dataclasses import replace

from router.domain import commands as do
from router.domain.answers import QUESTION
from router.domain.callers import NOBODY, claimed_by, marker, payload, recording
from router.domain.choices import for_desk
from router.domain.draft import Draft
from router.domain.intake import Ask, Offer, questions
from router.domain.mail import Audience, Mail, MailKind
from router.domain.meanwhile import seen
from router.domain.prefilling import compatible, named
from router.domain.states import CloseReason, Due, Flag, Side, State
from tests.domain.world import (
    CARE,
    CARE_2,
    CHATS,
    CODE,
    CONSUMER,
    LI,
    MEI,
    MONDAY,
    POLICY,
    RECORDED,
    REFUND,
    STRANGER,
    Story,
    photo,
    recorded,
    version,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]
LINK = {"language": "en", "code": CODE}


def told(story: Story, chat: int) -> list[Mail]:
    """What the last thing that happened says to a chat."""
    return [m for m in story.last.mail if m.chat == chat and m.kind is MailKind.SAY]


def to_consumers(story: Story) -> list[Mail]:
    return [m for m in story.mail if m.audience is Audience.CONSUMER]


def test_it_goes_its_way_and_the_desk_that_recorded_it_sees_it_too() -> None:
    story = recorded()
    assert story.c.desk == "demo-digital"
    assert story.due("first_response") == Story().due("first_response")
    assert [(m.kind, m.chat) for m in story.mail] == [(MailKind.CARD, SHOP), (MailKind.CARD, PLATFORM)]
    assert (story.events[0].side, story.events[0].user) == (Side.PLATFORM, 61)


def test_a_merchant_that_records_brings_in_no_other_desk() -> None:
    own = replace(RECORDED["recorded"], desk="demo-digital", side=Side.MERCHANT)
    story = recorded(recorded=own).does(MEI, do.Take).does(MEI, do.Reply, text="We look into it.")
    assert story.c.routes.keys() == {"demo-digital"}
    assert [m.text.key for m in told(story, SHOP) if m.text] == ["desk-tell-caller"]


def test_what_a_caller_would_be_told_is_shown_to_whoever_can_phone() -> None:
    story = recorded().does(MEI, do.Take).does(MEI, do.Reply, text="Which colour?", evidence=(photo("map"),))
    [shown] = told(story, PLATFORM)
    assert shown.text and (shown.text.key, shown.text.args["contact"]) == (
        "desk-tell-caller",
        "Mrs Bo 138 1234 5678",
    )
    assert [line.args["words"] for line in shown.lines] == ["Which colour?"]
    assert len(shown.attachments) == 1
    assert shown.source is None, "nothing was delivered: no tick"
    assert told(story, SHOP) == []
    story.does(MEI, do.Propose, terms=REFUND)
    [shown] = told(story, PLATFORM)
    assert shown.lines
    assert [b.action for row in shown.buttons for b in row] == ["hear"], "others are the caller's"
    assert to_consumers(story) == []


def test_at_the_platform_its_desk_phones() -> None:
    story = recorded().passes("10d")
    assert story.c.desk == "care"
    story.does(CARE, do.Take).does(CARE, do.Ask, text="Have you a receipt?")
    assert [m.chat for m in story.last.mail if m.kind is MailKind.SAY] == [PLATFORM]
    story.passes("2d")
    assert "desk-tell-caller" in story.to(PLATFORM), "reminders of the caller too"
    assert to_consumers(story) == []


def test_what_the_caller_says_on_the_telephone_is_written_down() -> None:
    story = recorded().does(MEI, do.Take).does(MEI, do.Ask, text="Which colour?")
    assert story.refused(MEI, do.Hear, text="Blue.") == "refusal-not-yours"
    assert story.refused(CARE, do.Hear, text=" ") == "refusal-words-needed"
    story.does(CARE, do.Hear, text="Blue.")
    assert story.c.state is State.IN_REVIEW
    [said] = told(story, SHOP)
    assert (said.text and said.text.key, said.body) == ("desk-caller-said", "Blue.")
    assert story.due("next_response")
    story.does(CARE, do.Hear, text="And hurry, please.").does(CONSUMER, do.Claim, **LINK)
    assert story.refused(CARE, do.Hear, text="More.") == "refusal-not-yours"


def test_a_desk_that_hears_its_own_caller_owes_no_answer_for_it() -> None:
    story = recorded().passes("10d").does(CARE, do.Take).does(CARE, do.Ask, text="Have you a receipt?")
    story.does(CARE, do.Hear, text="No.")
    assert (story.c.state, story.due("next_response")) == (State.IN_REVIEW, None)
    assert told(story, PLATFORM) == []
    story.does(CARE, do.Hear, text="It began to smoke and burned my hand.")
    assert story.c.flagged(Flag.SAFETY)


def test_nobody_is_asked_to_rate_or_visited() -> None:
    story = recorded().does(MEI, do.Take).does(MEI, do.Refuse, reason="other", text="No.").passes("60d")
    assert story.c.reason is CloseReason.REFUSED_UNESCALATED
    assert story.c.survey and story.c.survey.suppressed == "unclaimed"
    assert story.c.visits == ()
    assert to_consumers(story) == []


def test_the_caller_makes_it_theirs_once_and_is_a_consumer_from_then_on() -> None:
    story = recorded().does(MEI, do.Take).does(MEI, do.Propose, terms=REFUND)
    assert story.refused(STRANGER, do.Claim, language="en", code="guessed") == "link-stale"
    story.does(CONSUMER, do.Claim, **LINK)
    assert (story.c.consumer, story.c.language, story.c.claimed) == (LI, "en", True)
    kinds = {m.kind for m in story.last.mail if m.chat == LI.user}
    assert kinds == {MailKind.SAY, MailKind.STATUS}
    assert {m.chat for m in story.last.mail if m.kind is MailKind.CARD} == {SHOP, PLATFORM}
    assert story.refused(STRANGER, do.Claim, **LINK) == "refusal-not-yours"
    story.does(CONSUMER, do.Accept, version=version(story))
    assert story.c.state is State.PERFORMING
    story.does(MEI, do.Prove, text="receipt").does(CONSUMER, do.Confirm).sweeps()
    assert story.c.survey and story.c.survey.asked_at


def test_the_link_ends_after_a_week() -> None:
    story = recorded().sleeps("7d")
    assert story.refused(CONSUMER, do.Claim, **LINK) == "link-stale"
    assert story.c.consumer.user == NOBODY


def test_a_claim_after_the_end_leads_to_the_way_back() -> None:
    story = recorded().does(MEI, do.Take).does(MEI, do.Refuse, reason="other", text="No.")
    story.sleeps("6d").does(CONSUMER, do.Claim, **LINK)
    story.does(CONSUMER, do.Escalate, text="That is not right.")
    assert story.c.desk == "care"


def test_how_the_caller_is_reached_stays_hidden_from_merchants_after_the_claim() -> None:
    story = recorded().does(CONSUMER, do.Claim, **LINK)
    assert story.c.names == ("Li", "Mrs Bo 138 1234 5678")
    assert Story().c.names == ("Li",)
    assert story.c.deadline(Due.SURVEY) is None


def draft(**answers: str) -> Draft:
    return Draft(id="7:61:61", bot=7, chat=61, user=61, answers=answers, created=MONDAY, touched=MONDAY)


def test_a_telephone_call_is_asked_for_little() -> None:
    care = {"recorded": marker(Side.PLATFORM, "care"), "category": "quality"}
    offer = Offer(("en",), ("demo-digital",))
    asked = {p.id: p for p in questions(draft(**care), POLICY, offer)}
    assert list(asked)[:4] == ["category", "merchant", "order", "claim"]
    assert list(asked)[-3:] == ["description", "contact", "review"]
    own = [p for p in asked.values() if p.id.startswith(QUESTION)]
    assert own and all(p.optional for p in (*own, asked["order"])), "the caller may not know"


def test_who_skips_one_of_a_categorys_questions_is_asked_no_more_of_them() -> None:
    care = {"recorded": marker(Side.PLATFORM, "care"), "category": "quality", QUESTION + "fault": ""}
    asked = [p.id for p in questions(draft(**care), POLICY, Offer(("en",), ("demo-digital",)))]
    assert [id for id in asked if id.startswith(QUESTION)] == [QUESTION + "fault"]


def test_no_service_is_asked_whose_order_a_callers_is() -> None:
    policy = replace(POLICY, looks_up_orders=True)
    call = draft(recorded=marker(Side.PLATFORM, "care"), category="quality")
    assert named(call, {"order": "20260601-0001"}, policy)[1] is None
    assert named(draft(category="quality"), {"order": "20260601-0001"}, policy)[1] is not None


def test_a_link_that_was_lost_is_made_anew_and_the_old_one_works_no_more() -> None:
    story = recorded().sleeps("8d")
    saw = seen(story.c, do.RenewLink)
    assert story.refused(MEI, do.RenewLink, code="new") == "refusal-not-yours"
    story.does(CARE, do.RenewLink, code="new", saw=saw)
    assert story.refused(CARE_2, do.RenewLink, code="newer", saw=saw) == "refusal-changed"
    assert story.refused(CONSUMER, do.Claim, **LINK) == "link-stale"
    story.sleeps("6d").does(CONSUMER, do.Claim, **LINK | {"code": "new"})
    assert story.c.consumer == LI
    assert story.refused(CARE, do.RenewLink, code="late") == "refusal-not-yours"


def test_only_the_desk_that_phones_has_the_button_for_another_link() -> None:
    story = recorded()
    here, there = (for_desk(story.c, desk) for desk in ("care", "demo-digital"))
    assert [b.action for row in here for b in row if b.action == "relink"] == ["relink"]
    assert not [b for row in there for b in row if b.action == "relink"]


def test_a_merchant_records_about_itself_alone() -> None:
    own = {"recorded": marker(Side.MERCHANT, "demo-home"), "category": "quality"}
    asked = questions(draft(**own), POLICY, Offer(("en",), ("demo-digital", "demo-home")))
    [shops] = [p.options for p in asked if p.id == "merchant" and p.kind is Ask.CHOICE]
    assert [o.id for o in shops] == ["demo-home"]


def test_no_link_turns_a_persons_own_filing_into_a_callers_or_back() -> None:
    call = {"recorded": marker(Side.PLATFORM, "care")}
    assert compatible(draft(), {**call, "merchant": "demo-home"}) == {}
    assert compatible(draft(**call), {"merchant": "demo-home"}) == {}
    assert compatible(draft(**call), {**call, "description": "Broken"}) == {"description": "Broken"}


def test_what_a_callers_link_carries() -> None:
    carried = payload("7K3M-Q9TR", "a_code-with_all")
    assert claimed_by(carried) == ("7K3M-Q9TR", "a_code-with_all")
    for other in ("own_nothing_x", "demo-home", "7K3M-Q9TR_x", "own_7K3M-Q9TR", ""):
        assert claimed_by(other) is None
    assert recording({"recorded": marker(Side.MERCHANT, "demo-home")}) == (Side.MERCHANT, "demo-home")
    assert recording({}) is None
