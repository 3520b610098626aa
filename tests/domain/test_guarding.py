"""Between the sides: words that are held back, values that are revealed, and who may not judge."""

from __future__ import annotations

from dataclasses import replace

from router.domain import commands as do
from router.domain.events import EventKind
from router.domain.mail import Audience
from router.domain.states import Stage, State
from tests.domain.world import (
    CARE,
    CARE_2,
    CARE_LEAD,
    CARE_LEAD_2,
    CHATS,
    CONSUMER,
    DEAR,
    LI,
    MEI,
    QUALITY,
    REFUND,
    SHOP_LEAD,
    Story,
    at_care,
    decided,
    taken,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]
ASKS = "Please send me the verification code."


def held(story: Story) -> int:
    """What the newest button to let go names."""
    return int(story.c.held[-1].n)


def test_a_message_that_asks_for_a_code_is_held_and_both_desks_are_told() -> None:
    story = taken().does(MEI, do.Reply, text=ASKS)
    assert story.c.state is State.IN_REVIEW
    assert story.c.unanswered_since is None and not story.c.answered
    assert not [m for m in story.last.mail if m.chat == LI.user], "nothing goes to the consumer"
    assert story.to(SHOP) == ["desk-held"]
    assert story.to(PLATFORM) == ["desk-held-back"]
    assert story.relayed(PLATFORM) == [ASKS]
    (shown,) = (m for m in story.last.mail if m.chat == PLATFORM)
    assert (shown.audience, shown.source) == (Audience.PLATFORM, None)
    assert [b.action for row in shown.buttons for b in row] == ["let_go"]
    assert "care" not in story.c.routes, "the platform takes no part yet"


def test_what_two_messages_ask_together_is_held_for_a_while() -> None:
    story = taken().does(MEI, do.Reply, text="Please send me the code")
    assert story.relayed(LI.user) == ["Please send me the code"]
    story.does(MEI, do.Reply, text="from the SMS")
    assert story.relayed(LI.user) == [] and len(story.c.held) == 1
    later = taken().does(MEI, do.Reply, text="Please send me the code").sleeps("1h")
    assert later.does(MEI, do.Reply, text="from the SMS").relayed(LI.user) == ["from the SMS"]


def test_a_lead_of_the_platform_lets_it_go_once() -> None:
    story = taken().does(MEI, do.Reply, text=ASKS)
    n = held(story)
    for somebody in (MEI, SHOP_LEAD, CARE, CONSUMER, QUALITY):
        assert story.refused(somebody, do.LetGo, n=n) in {"refusal-lead-only", "refusal-not-yours"}
    assert story.refused(CARE_LEAD, do.LetGo, n=n + 1) == "refusal-changed"
    story.does(CARE_LEAD, do.LetGo, n=n)
    assert story.relayed(LI.user) == [ASKS]
    assert story.c.answered and not story.c.held
    said = next(e for e in story.last.events if e.kind is EventKind.ANSWERED)
    assert said.user == MEI.user
    assert story.refused(CARE_LEAD, do.LetGo, n=n) == "refusal-changed"


def test_a_held_question_becomes_one_when_it_may_go() -> None:
    story = taken().does(MEI, do.Ask, text="What is your card number?")
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)
    story.does(CARE_LEAD, do.LetGo, n=held(story))
    assert story.c.state is State.AWAITING_CONSUMER


def test_what_was_held_goes_nowhere_once_another_desk_has_it() -> None:
    story = taken().does(MEI, do.Reply, text=ASKS).does(MEI, do.Refuse, reason="other", text="No.")
    story.does(CONSUMER, do.Escalate)
    assert story.refused(CARE_LEAD, do.LetGo, n=held(story)) == "refusal-handled-elsewhere"


def test_the_platforms_own_words_are_held_and_let_go_by_another_lead() -> None:
    story = at_care().does(CARE_LEAD, do.Reply, text=ASKS)
    assert story.to(PLATFORM) == ["desk-held-back"]
    assert story.refused(CARE_LEAD, do.LetGo, n=held(story)) == "refusal-own-words"
    assert story.does(CARE_LEAD_2, do.LetGo, n=held(story)).relayed(LI.user) == [ASKS]


def test_an_edit_cannot_bring_in_what_is_held() -> None:
    story = taken().does(MEI, do.Reply, text="Hello").does(MEI, do.Reply, text=ASKS, edited=True)
    assert story.relayed(LI.user) == [] and len(story.c.held) == 1


def test_unsafe_words_in_an_offer_a_refusal_or_a_proof_are_refused() -> None:
    lure = "Add me on WhatsApp"
    story = taken()
    assert story.refused(MEI, do.Propose, terms=replace(REFUND, note=lure)) == "refusal-unsafe"
    assert story.refused(MEI, do.Refuse, reason="other", text=lure) == "refusal-unsafe"
    assert at_care().refused(CARE, do.Decide, liability="none", reasons=lure) == "refusal-unsafe"


def test_notes_and_the_consumers_own_words_are_never_held() -> None:
    story = taken().does(MEI, do.Note, text=ASKS).does(CONSUMER, do.Say, text="Send me the code!")
    assert not story.c.held and story.relayed(SHOP) == ["Send me the code!"]


def test_only_a_few_wait() -> None:
    story = taken()
    for n in range(7):
        story.does(MEI, do.Reply, text=f"{ASKS} {n}")
    assert [h.text[-1] for h in story.c.held] == ["2", "3", "4", "5", "6"]


def revealing(story: Story, value: str = "13812345678", text: str = "For the pick-up") -> Story:
    return story.does(CARE_2, do.Reveal, what="phone", value=value, text=text)


def test_the_platform_reveals_a_value_with_its_reason() -> None:
    story = revealing(at_care())
    assert story.c.revealed == ("13812345678",)
    assert story.to(SHOP) == ["desk-revealed"]
    (event,) = story.last.events
    assert event.kind is EventKind.REVEALED and event.user == CARE_2.user
    assert dict(event.data) == {"what": "phone", "why": "For the pick-up"}
    assert "card:" not in story.c.sent and SHOP in {m.chat for m in story.last.mail if m.kind == "card"}


def test_the_event_never_tells_the_value_even_when_the_reason_does() -> None:
    story = revealing(at_care(), text="Call 13812345678 or 13912345678, Li")
    (event,) = story.last.events
    assert "138" not in str(event.data) and "139" not in str(event.data)


def test_a_reason_is_needed_and_twice_is_too_often() -> None:
    story = at_care()
    assert (
        story.refused(CARE, do.Reveal, what="phone", value="13812345678", text=" ") == "refusal-words-needed"
    )
    revealing(story)
    again = {"what": "phone", "value": "13812345678", "text": "Again"}
    assert story.refused(CARE, do.Reveal, **again) == "refusal-revealed-before"


def test_nobody_else_reveals() -> None:
    value = {"what": "phone", "value": "13812345678", "text": "Please"}
    assert taken().refused(MEI, do.Reveal, **value) == "refusal-not-now"
    assert at_care().refused(SHOP_LEAD, do.Reveal, **value) == "refusal-not-yours"
    assert at_care().refused(CONSUMER, do.Reveal, **value) == "refusal-not-yours"
    alone = Story(category="counterfeit", merchant=None).does(CARE, do.Take)
    assert alone.refused(CARE, do.Reveal, **value) == "refusal-no-merchant"


def test_whoever_was_seen_at_the_merchants_neither_mediates_nor_judges() -> None:
    both = replace(CARE, elsewhere=frozenset({"demo-digital"}))
    story = at_care().does(CARE, do.GiveBack)
    for command, fields in (
        (do.Take, {}),
        (do.Reply, {"text": "Hello"}),
        (do.Decide, {"liability": "none", "reasons": "So."}),
    ):
        assert story.refused(both, command, **fields) == "refusal-of-merchant"
    assert at_care().refused(both, do.Decide, liability="none", reasons="So.") == "refusal-of-merchant"
    elsewhere = replace(CARE, elsewhere=frozenset({"demo-fashion"}))
    story.does(elsewhere, do.Take)


def test_the_second_pair_of_eyes_is_not_the_merchants_either() -> None:
    story = decided(DEAR)
    both = replace(CARE_LEAD, elsewhere=frozenset({"demo-digital"}))
    assert story.refused(both, do.Approve) == "refusal-of-merchant"
    assert story.does(CARE_LEAD, do.Approve).c.verdict is not None
