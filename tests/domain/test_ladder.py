"""The ladder: what lifts a complaint to which level, whom each level tells, and what is seen at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from router.domain import commands as do
from router.domain.complaint import Money, OrderCheck, Purchase
from router.domain.concerns import dangerous, days_before, product_day
from router.domain.ladder import Level, Lift, Receiver
from router.domain.mail import MailKind
from router.domain.policy import ManagerRole, Policy
from router.domain.states import Flag, Stage, State
from tests.domain.world import (
    CARE,
    CARE_LEAD,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    MONDAY,
    POLICY,
    ROUTES,
    Story,
    agreed,
    at_care,
    decided,
    escalated,
    performed,
    taken,
    version,
)

SHOP, PLATFORM, QUALITY, OPERATIONS = CHATS["demo-digital"], CHATS["care"], 901, 902
LEAD = ROUTES["care"].responsible


def with_roles() -> Policy:
    """A house with a quality manager and one for operations."""
    [quality] = POLICY.managers
    return replace(POLICY, managers=(quality, replace(quality, user=OPERATIONS, role=ManagerRole.OPERATIONS)))


def telling(lift: Lift, *receivers: Receiver) -> Policy:
    """A house in which these hear of something, and nothing else is told at its level."""
    levels = tuple(
        Level(causes=level.causes, tells=receivers if lift in level.causes else level.tells)
        for level in POLICY.ladder.levels
    )
    return replace(with_roles(), ladder=replace(POLICY.ladder, levels=levels))


def stands(story: Story) -> tuple[int, str]:
    return story.c.level, story.c.lift


def test_the_shipped_levels_are_those_of_the_case_work() -> None:
    levels = [({c.value for c in x.causes}, {r.value for r in x.tells}) for x in POLICY.ladder.levels]
    assert levels == [
        ({"breach", "not_taken"}, {"lead"}),
        ({"silence", "contested", "unperformed", "not_solved"}, {"platform"}),
        ({"untaken", "late_decision", "amount", "safety"}, {"quality"}),
        ({"verdict_unperformed"}, {"operations"}),
    ]


def test_nothing_has_happened_on_the_ground() -> None:
    assert stands(taken()) == (0, "")


def test_level_one_a_missed_clock_and_what_nobody_takes() -> None:
    assert stands(taken().passes("24h")) == (1, "breach")
    assert stands(Story().passes("6wh")) == (1, "not_taken")
    story = Story(category="counterfeit").passes("4wh")
    assert stands(story) == (1, "not_taken")
    assert [m.mention for m in story.last.mail if m.kind is MailKind.SAY] == [LEAD]


def test_level_two_whatever_brings_it_to_the_platform() -> None:
    assert stands(taken().passes("72h")) == (2, "silence")
    assert stands(escalated()) == (2, "contested")
    assert stands(agreed().passes("7wd").passes("48h")) == (2, "unperformed")
    assert stands(agreed().does(CONSUMER, do.DisputeStep, text="No.")) == (2, "unperformed")
    twice = performed().does(CONSUMER, do.NotSolved, text="No.").does(MEI, do.Propose, terms=_refund())
    twice.does(CONSUMER, do.Accept, version=version(twice)).does(MEI, do.Prove, text="receipt 2")
    assert twice.c.level == 0, "once is the merchant's matter"
    assert stands(twice.does(CONSUMER, do.NotSolved, text="No!")) == (2, "not_solved")


def _refund() -> do.Terms:
    return do.Terms(remedy="refund", amount=Money(6_000, "CNY"))


def test_the_new_card_tells_the_platform_and_no_second_message() -> None:
    story = escalated()
    assert PLATFORM in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}
    assert "ladder-climbed" not in story.to(PLATFORM)


def test_level_three_untaken_late_and_large() -> None:
    story = Story(category="counterfeit").passes("8wh")
    assert stands(story) == (3, "untaken")
    late = Story(category="counterfeit").does(CARE, do.Take).does(CARE, do.Reply, text="Hello").passes("8d")
    assert stands(late) == (3, "late_decision")
    assert "manager-alarm" in late.to(QUALITY)
    above = POLICY.ladder.amount_above + 1
    large = Story(answers={"amount": Money(above, "CNY")})
    assert stands(large) == (3, "amount")
    assert large.to(QUALITY) == ["ladder-climbed"]
    assert large.c.stage is Stage.MERCHANT, "who is told changes nothing about who works it"


@pytest.mark.parametrize(
    ("told", "paid", "lifted"),
    [
        (None, None, False),
        (Money(500_000, "CNY"), None, False),
        (Money(500_001, "EUR"), None, False),
        (None, Money(500_001, "CNY"), True),
        (Money(1, "CNY"), Money(500_001, "CNY"), False),
    ],
)
def test_what_was_told_goes_before_what_was_paid(
    told: Money | None, paid: Money | None, lifted: bool
) -> None:
    fields: dict[str, Any] = {"answers": {"amount": told} if told else {}}
    if paid:
        fields["purchase"] = Purchase(number="1", check=OrderCheck.VERIFIED, amount=paid)
    assert (Story(**fields).c.lift == "amount") is lifted


def test_level_four_a_verdict_that_is_not_performed_again_and_again() -> None:
    story = decided(policy=with_roles()).passes("30d")
    assert stands(story) == (4, "verdict_unperformed")
    assert story.to(OPERATIONS).count("manager-verdict-unperformed") >= 2
    assert "manager-verdict-unperformed" not in story.to(QUALITY)


def test_a_level_is_never_lost_in_a_cycle_and_a_new_one_begins_on_the_ground() -> None:
    story = Story(answers={"amount": Money(10**8, "CNY")}).does(MEI, do.Take).passes("24h")
    assert story.c.level == 3, "a breach lifts no lower"
    story.does(MEI, do.Reply, text="Hello").does(CONSUMER, do.Withdraw, solved=False)
    assert stands(story.does(CONSUMER, do.Reopen, text="Still.")) == (0, "")


@pytest.mark.parametrize(
    ("receiver", "chat"),
    [
        (Receiver.HOLDER, SHOP),
        (Receiver.LEAD, SHOP),
        (Receiver.QUALITY, QUALITY),
        (Receiver.OPERATIONS, OPERATIONS),
    ],
)
def test_who_is_told_is_policy(receiver: Receiver, chat: int) -> None:
    story = taken(policy=telling(Lift.BREACH, receiver)).passes("24h")
    assert {m.chat for m in story.last.mail if m.text and m.text.key == "desk-breached"} == {chat}


def test_the_platform_may_hear_of_it_early_and_gets_the_card() -> None:
    story = taken(policy=telling(Lift.BREACH, Receiver.PLATFORM)).passes("24h")
    assert PLATFORM in {m.chat for m in story.last.mail if m.kind is MailKind.CARD}
    assert story.at == (State.IN_REVIEW, Stage.MERCHANT)


@pytest.mark.parametrize(
    "words",
    ["充电时起火了", "It exploded!", "My hand was injured", "El cargador explotó", "Он взорвался", "着火"],
)
def test_words_of_danger_are_the_platforms_at_once(words: str) -> None:
    filed = Story(description=words)
    assert filed.at == (State.SUBMITTED, Stage.PLATFORM)
    assert filed.c.flagged(Flag.SAFETY)
    assert stands(filed) == (3, "safety")
    said = taken().does(CONSUMER, do.Say, text=words)
    assert said.at == (State.SUBMITTED, Stage.PLATFORM)
    assert said.to(LI.user) == ["consumer-moved"]
    assert "manager-safety" in said.to(QUALITY)


def test_they_are_told_once_and_move_nothing_that_is_agreed() -> None:
    story = agreed().does(CONSUMER, do.Say, text="It caught fire.")
    assert (story.at, story.c.flagged(Flag.SAFETY)) == ((State.PERFORMING, Stage.MERCHANT), True)
    assert "manager-safety" in story.to(QUALITY)
    assert story.does(CONSUMER, do.Say, text="It is on fire!").to(QUALITY) == []


def test_at_night_too() -> None:
    story = taken(now=MONDAY + timedelta(hours=14)).does(CONSUMER, do.Say, text="It is on fire!")
    [told] = [m for m in story.last.mail if m.chat == QUALITY]
    assert (told.not_before, told.silent) == (story.now, False)
    flagged = taken(now=MONDAY + timedelta(hours=14))
    flagged.does(do.SYSTEM, do.MarkFlag, flag=Flag.SAFETY, on=True)
    assert {m.not_before for m in flagged.last.mail} == {flagged.now}


@pytest.mark.parametrize("words", ["", "The fireplace is blue", "火车站自提", "uninjured pride"])
def test_other_words_are_not(words: str) -> None:
    assert not dangerous(words, POLICY)


def test_staff_words_of_danger_lift_nothing() -> None:
    assert stands(taken().does(MEI, do.Reply, text="Did it catch fire? Was it on fire?")) == (0, "")


def test_a_product_is_the_same_however_it_is_written_and_on_each_day_of_the_window() -> None:
    today = MONDAY.date()
    assert product_day(" Phone  X ", "Shop", today) == product_day("ｐｈｏｎｅ x", "shop", today)
    assert product_day("", "shop", today) == ""
    days = list(days_before(product_day("Phone|X", "shop", today), MONDAY, 24))
    assert days == ["2026-03-01|shop|phone|x", "2026-03-02|shop|phone|x"]


def test_a_complaint_knows_its_product_from_the_order_or_from_the_consumer() -> None:
    bought = Purchase(number="1", check=OrderCheck.VERIFIED, product="Phone X")
    assert Story(purchase=bought).c.product_day == "2026-03-02|demo-digital|phone x"
    told = Story(category="quality", answers={"fault": "unfit", "product": "Milk 1 L"})
    assert told.c.product_day == "2026-03-02|demo-digital|milk 1 l", "or from whoever says that it is spoiled"
    assert Story().c.product_day == ""


def test_a_lead_who_decides_late_is_no_less_late() -> None:
    story = at_care().does(CARE, do.Reply, text="Hello").does(CARE_LEAD, do.Take, over=True).passes("8d")
    assert story.c.level == 3
