"""Two members act at once on everything that can be acted on: one does, the other is told kindly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from router.delivery.words import Words
from router.domain import choices
from router.domain import commands as do
from router.domain.complaint import Text
from router.domain.refusal import Refusal
from router.domain.transitions import decide
from tests.domain import world
from tests.domain.test_roles import PLACES, wish
from tests.domain.world import CARE, CARE_LEAD, CARE_LEAD_2, CONSUMER, MEI, MIN, SHOP_LEAD, Story

INSPECTED = do.Terms(remedy="return_refund", amount=world.yuan(50), freight="merchant", travel="ship")


def goods_back() -> Story:
    """Two steps of the merchant's follow each other: the goods are inspected, then the money is paid."""
    story = world.agreed(INSPECTED).does(MEI, do.Prove, text="Street 1").does(CONSUMER, do.Prove, text="SF1")
    return story.does(MEI, do.Arrived)


EVERYWHERE = {**PLACES, "goods back": goods_back}
PAIRS = {
    "demo-digital": ((MEI, SHOP_LEAD), (SHOP_LEAD, MEI), (MEI, MIN)),
    "care": ((CARE_LEAD, CARE_LEAD_2), (CARE, CARE_LEAD), (CARE_LEAD, CARE)),
}
BOTH_SPEAK = frozenset({"canned", "dispute", "hear", "suggest"})
"""Words of two people are nobody's to drop: both are told."""
WORDS = Words("en")


def offered(story: Story) -> Iterator[tuple[str, choices.Choice, tuple[do.Actor, do.Actor]]]:
    """What is under the card and behind "more" now, with two members who see it."""
    for desk in PAIRS.keys() & story.c.routes.keys():
        rows = (*choices.for_desk(story.c, desk), *choices.seldom(story.c, desk))
        args = {button.action: button.arg for row in rows for button in row}
        for choice in choices.DESKS:
            if choice.action in args:
                yield from ((args[choice.action], choice, pair) for pair in PAIRS[desk])


@pytest.mark.parametrize("place", EVERYWHERE)
def test_one_does_it_and_the_other_is_told(place: str) -> None:
    story = EVERYWHERE[place]()
    for saw, choice, (first, second) in offered(story):
        mine, theirs = (
            replace(wish(story.c, choice.command, by), key=f"{by.user}", saw=saw) for by in (first, second)
        )
        try:
            done = decide(story.c, mine, story.ctx)
        except Refusal:
            continue
        try:
            again = decide(done.after, theirs, story.ctx)
        except Refusal as refusal:
            assert len(kindly(refusal.text)) > 10
            continue
        assert choice.action in BOTH_SPEAK or not again.events, (choice.action, first, second)


def kindly(text: Text) -> str:
    return WORDS.label(text, "en", world.POLICY)


def test_of_two_proofs_at_once_the_second_does_not_count_for_the_next_step() -> None:
    story = goods_back()
    saw = seen(story, "prove")
    story.does(MEI, do.Prove, text="All is there.", saw=saw)
    assert story.refused(SHOP_LEAD, do.Prove, text="All is there.", saw=saw) == "refusal-changed"
    assert story.c.step is not None and story.c.step.proof == "receipt"
    story.does(SHOP_LEAD, do.Prove, text="Receipt 1", saw=seen(story, "prove"))


def test_a_verdict_is_approved_as_it_was_read() -> None:
    story = world.at_care()
    saw = seen(story, "decide")
    verdict = {"liability": "merchant", "reasons": "It broke.", "terms": world.DEAR}
    story.does(CARE, do.Decide, **verdict, saw=saw)
    read = seen(story, "approve")
    assert story.refused(CARE_LEAD, do.Decide, **verdict, saw=saw) == "refusal-changed"
    story.sleeps("1h").does(CARE, do.Decide, **verdict, saw=seen(story, "decide"))
    assert story.refused(CARE_LEAD, do.Approve, saw=read) == "refusal-changed"
    story.does(CARE_LEAD, do.Approve, saw=seen(story, "approve"))


def test_what_stood_under_one_verdict_does_not_answer_the_next() -> None:
    story = world.decided()
    saw = seen(story, "accept_verdict")
    story.does(MEI, do.Appeal, text="It was dropped.", saw=saw).sleeps("1h")
    story.does(world.CARE_2, do.Decide, liability="none", reasons="So it was.")
    assert story.refused(CONSUMER, do.AcceptVerdict, saw=saw) == "refusal-changed"
    story.does(CONSUMER, do.AcceptVerdict, saw=seen(story, "accept_verdict"))


def test_what_stood_under_a_step_of_one_verdict_does_not_prove_that_of_the_next() -> None:
    story = ordered(world.decided())
    saw = seen(story, "prove")
    story.does(CARE_LEAD, do.CloseUnperformed, text="The shop is gone.")
    story.does(CONSUMER, do.Reopen, text="It is back.").sleeps("1h").does(CARE, do.Take)
    story.does(CARE, do.Decide, liability="merchant", reasons="Still.", terms=world.REFUND)
    ordered(story)
    assert story.refused(MEI, do.Prove, text="receipt 1", saw=saw) == "refusal-changed"
    story.does(MEI, do.Prove, text="receipt 2", saw=seen(story, "prove"))


def ordered(story: Story) -> Story:
    """Both sides accept the verdict, which is to be performed then."""
    return story.does(CONSUMER, do.AcceptVerdict).does(MEI, do.AcceptVerdict)


def test_two_leads_take_over_from_the_same_holder() -> None:
    story = world.at_care()
    saw = seen(story, "take_over")
    story.does(CARE_LEAD, do.Take, over=True, saw=saw)
    assert story.refused(CARE_LEAD_2, do.Take, over=True, saw=saw) == "refusal-held"
    story.does(CARE_LEAD_2, do.Take, over=True, saw=seen(story, "take_over"))


def test_an_offer_that_went_away_meanwhile_stands_in_nobodys_way() -> None:
    story = world.offered()
    saw = seen(story, "propose")
    story.does(MEI, do.TakeBack).does(MEI, do.Propose, terms=world.REFUND, saw=saw)
    assert story.refused(SHOP_LEAD, do.Propose, terms=world.REFUND, saw=saw) == "refusal-changed"


def seen(story: Story, action: str) -> str:
    """What the button of an action carries now."""
    return next(c.buttons(story.c)[0].arg for c in choices.DESKS if c.action == action)
