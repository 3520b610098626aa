"""How money is paid: the house lists ways, the consumer chooses with the tap that accepts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from router.domain import choices
from router.domain import commands as do
from router.domain.complaint import Ref
from router.domain.draft import Form
from router.domain.forms import Known, fields
from router.domain.mail import Button
from router.domain.making import command, simple
from router.domain.policy import Policy
from router.domain.states import State
from router.domain.timeline import entries
from router.domain.turn import Rows
from tests.domain.world import (
    CARE_2,
    CHATS,
    CONSUMER,
    GUIDANCE,
    LI,
    MEI,
    POLICY,
    Story,
    agreed,
    at_care,
    decided,
    offered,
    version,
    yuan,
)

SHOP = CHATS["demo-digital"]
CHOICE = Ref("refund_way", "original,balance")
BALANCE = Ref("refund_way", "balance")
ORIGINAL = Ref("refund_way", "original")
ONE_WAY = replace(POLICY, refund_ways={"balance": POLICY.refund_ways["balance"]})
NO_WAY = replace(POLICY, refund_ways={})


def under(rows: Rows, action: str) -> list[Button]:
    """The buttons of one action."""
    return [button for row in rows for button in row if button.action == action]


def taps(story: Story, button: Button, by: do.Actor = CONSUMER) -> Story:
    """Somebody taps a button as it was shown."""
    made = simple(button.action, button.arg, by, f"tap-{button.arg}-{story.c.version}")
    return story.does(by, type(made), **{name: getattr(made, name) for name in _fields(made)})


def _fields(made: do.Command) -> list[str]:
    return [name for name in ("version", "way", "saw") if hasattr(made, name)]


def asked(story: Story, chat: int, key: str) -> dict[str, object]:
    """The values of what a chat was told last under a key."""
    said = [t for m in story.last.mail if m.chat == chat and m.text for t in (m.text, *m.lines)]
    return dict(next(text.args for text in said if text.key == key))


def test_an_offer_of_money_names_the_ways_and_one_tap_accepts_and_chooses() -> None:
    story = offered()
    assert asked(story, LI.user, "consumer-proposal")["refund_way"] == CHOICE
    [mail] = [m for m in story.last.mail if m.chat == LI.user and m.buttons]
    shown = [b for row in mail.buttons for b in row]
    assert [b.action for b in shown] == ["accept", "accept", "decline", "counter"]
    assert [b.label.args["way"] for b in shown[:2]] == [ORIGINAL, BALANCE]
    assert under(mail.buttons, "accept") == under(choices.for_consumer(story.c, POLICY), "accept")
    taps(story, shown[1])
    assert story.c.state is State.PERFORMING
    assert asked(story, SHOP, "desk-accepted")["refund_way"] == BALANCE
    assert asked(story, SHOP, "desk-step")["way"] == BALANCE
    accepted = next(e for e in story.events if e.kind.value == "accepted")
    [entry] = entries([accepted])
    assert entry.texts[0].args["refund_way"] == BALANCE


def test_the_step_that_pays_says_how_also_to_the_consumer() -> None:
    story = offered()
    taps(story, under(choices.for_consumer(story.c, POLICY), "accept")[1])
    story.does(MEI, do.Prove, text="receipt 1")
    assert asked(story, LI.user, "consumer-step-proved")["way"] == BALANCE


def test_a_step_that_pays_nothing_says_no_way() -> None:
    story = agreed(do.Terms(remedy="return_refund", amount=yuan(50), freight="merchant"))
    assert asked(story, SHOP, "desk-step")["way"] == "none"


def test_without_a_choice_the_first_way_holds_and_no_other_can_be_smuggled_in() -> None:
    story = agreed()
    assert story.c.proposal is not None and story.c.proposal.refund_way == "original"
    story = offered()
    assert story.refused(CONSUMER, do.Accept, version=version(story), way="cash") == "refusal-changed"


@pytest.mark.parametrize(("policy", "way"), [(ONE_WAY, "balance"), (NO_WAY, None)])
def test_with_one_way_or_none_there_is_one_button_as_ever(policy: Policy, way: str | None) -> None:
    story = offered(policy=policy)
    [button] = under(choices.for_consumer(story.c, policy), "accept")
    assert button.arg == str(version(story))
    taps(story, button)
    assert story.c.proposal is not None and story.c.proposal.refund_way == way


def test_what_pays_nothing_has_one_button() -> None:
    story = offered(GUIDANCE)
    assert len(under(choices.for_consumer(story.c, POLICY), "accept")) == 1
    assert asked(story, LI.user, "consumer-proposal")["refund_way"] == "none"


def test_an_offer_keeps_its_ways_when_the_house_changes_them() -> None:
    story = offered()
    buttons = under(choices.for_consumer(story.c, POLICY), "accept")
    story.policy = ONE_WAY
    taps(story, buttons[0])
    assert story.c.proposal is not None and story.c.proposal.refund_way == "original"


def test_another_remedy_while_one_is_performed_is_accepted_in_a_way_too() -> None:
    story = agreed(GUIDANCE).does(MEI, do.Propose, terms=do.Terms(remedy="refund", amount=yuan(9)))
    [mail] = [m for m in story.last.mail if m.chat == LI.user and m.buttons]
    taps(story, under(mail.buttons, "accept")[1])
    assert story.c.proposal is not None
    assert (story.c.proposal.remedy, story.c.proposal.refund_way) == ("refund", "balance")


def test_a_counter_offer_asks_the_amount_and_the_way_and_the_desk_agrees_to_both() -> None:
    story = offered()
    known = Known(complaint=story.c, policy=POLICY)
    form = Form(action="counter", number=story.c.number, arg=str(version(story)))
    assert [(p.id, [o.id for o in p.options]) for p in fields(form, known)] == [
        ("amount", []),
        ("way", ["original", "balance"]),
    ]
    filled = replace(form, answers={"amount": yuan(80), "way": "balance"})
    wish = command(filled, CONSUMER, "k", known)
    assert isinstance(wish, do.CounterOffer)
    story.does(CONSUMER, do.CounterOffer, version=wish.version, amount=wish.amount, way=wish.way)
    assert asked(story, SHOP, "desk-countered")["refund_way"] == BALANCE
    story.does(MEI, do.AcceptCounter, version=wish.version)
    assert asked(story, LI.user, "consumer-counter-accepted")["refund_way"] == BALANCE
    assert story.c.proposal is not None
    assert (story.c.proposal.amount, story.c.proposal.refund_way) == (yuan(80), "balance")


def test_with_one_way_a_counter_offer_asks_the_amount_alone() -> None:
    story = offered(policy=ONE_WAY)
    form = Form(action="counter", number=story.c.number, arg=str(version(story)))
    assert [p.id for p in fields(form, Known(complaint=story.c, policy=ONE_WAY))] == ["amount"]


def test_a_verdict_is_accepted_in_a_way_by_the_consumer_alone() -> None:
    story = decided()
    assert asked(story, LI.user, "consumer-decided")["refund_way"] == CHOICE
    assert len(under(choices.for_desk(story.c, "demo-digital"), "accept_verdict")) == 1
    buttons = under(choices.for_consumer(story.c, POLICY), "accept_verdict")
    assert [b.label.args["way"] for b in buttons] == [ORIGINAL, BALANCE]
    story.does(MEI, do.AcceptVerdict)
    assert story.c.verdict is not None and story.c.verdict.refund_way is None
    taps(story, buttons[1])
    assert story.c.state is State.PERFORMING
    assert asked(story, SHOP, "desk-step")["way"] == BALANCE


def test_a_way_that_was_chosen_outlives_the_merchants_acceptance() -> None:
    story = decided()
    taps(story, under(choices.for_consumer(story.c, POLICY), "accept_verdict")[1])
    story.does(MEI, do.AcceptVerdict)
    assert story.c.verdict is not None and story.c.verdict.refund_way == "balance"
    assert story.c.state is State.PERFORMING


def test_a_verdict_that_nobody_answers_is_paid_in_the_first_way() -> None:
    story = decided().passes("7d")
    assert story.c.verdict is not None and story.c.verdict.refund_way == "original"
    assert asked(story, SHOP, "desk-step")["way"] == ORIGINAL


def test_the_choice_under_one_verdict_does_not_answer_the_next() -> None:
    story = decided()
    button = under(choices.for_consumer(story.c, POLICY), "accept_verdict")[1]
    story.does(CONSUMER, do.Appeal, text="Look again.").sleeps("1h").does(CARE_2, do.Take)
    less = do.Terms(remedy="refund", amount=yuan(9))
    story.does(CARE_2, do.Decide, liability="both", reasons="Half.", terms=less)
    made = simple(button.action, button.arg, CONSUMER, "late")
    assert isinstance(made, do.AcceptVerdict) and made.way == "balance"
    assert story.refused(CONSUMER, do.AcceptVerdict, way=made.way, saw=made.saw) in {
        "refusal-changed",
        "refusal-not-now",
    }


def test_the_staff_are_asked_nothing_more_for_a_refund() -> None:
    story = at_care()
    form = Form(action="propose", number=story.c.number, answers={"remedy": "refund"})
    known = Known(complaint=story.c, policy=POLICY)
    assert [p.id for p in fields(form, known)] == ["remedy", "amount", "words"]
