"""Limits, repeated complaints, the block list: pure rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from router.domain import commands as do
from router.domain.blocking import may_block
from router.domain.complaint import Arg, Complaint, Ref
from router.domain.contacts import contacts
from router.domain.draft import Draft
from router.domain.mail import MailKind
from router.domain.policy import Abuse, Contacts
from router.domain.refusal import Restraint
from router.domain.repeats import news, repeated
from router.domain.restraint import DAY, filing_limit
from router.domain.states import Due
from tests.domain.world import CONSUMER, LI, MEI, MONDAY, POLICY, Story, closed, photo, taken

FEW = replace(POLICY, abuse=Abuse(open_at_most=2, new_a_day=3, messages_a_day=20, evidence_at_most=4))


def filed(*hours_ago: float, **fields: Any) -> list[Complaint]:
    """Open complaints, by when they were filed."""
    one = Story(**fields).c
    return [replace(one, created=MONDAY - timedelta(hours=ago)) for ago in hours_ago]


def test_so_many_are_open_at_the_same_time() -> None:
    assert filing_limit(filed(90), FEW, MONDAY) is None
    assert filing_limit([*filed(90), closed().c], FEW, MONDAY) is None
    limit = filing_limit(filed(90, 80), FEW, MONDAY)
    assert limit and (limit.what, limit.text.key) == ("open_at_most", "limit-open_at_most")


def test_so_many_are_filed_a_day_and_it_says_from_when_the_next_can_be() -> None:
    ended = [replace(closed().c, created=c.created) for c in filed(1, 5, 23)]
    limit = filing_limit([*ended, *filed(30)], FEW, MONDAY)
    assert limit and limit.what == "new_a_day"
    free = MONDAY - timedelta(hours=23) + DAY
    assert limit.text.args["until"] == free
    assert filing_limit(ended, FEW, free) is None
    assert filing_limit(ended, FEW, free - timedelta(seconds=1))


def test_messages_about_one_complaint_are_counted_for_a_day_from_the_first_on() -> None:
    story = taken(policy=FEW)
    for n in range(20):
        story.does(CONSUMER, do.Say, text=str(n))
    with pytest.raises(Restraint) as told:
        story.does(CONSUMER, do.Say, text="more")
    assert told.value.text.args["until"] == MONDAY + DAY
    assert story.refused(CONSUMER, do.ShowEvidence) == "limit-messages_a_day"
    story.does(MEI, do.Reply, text="We are at it.").does(CONSUMER, do.Withdraw, solved=True)
    story.passes("24h").does(CONSUMER, do.Say, text="once more")
    assert story.c.said == 1


def test_the_same_message_twice_counts_once() -> None:
    story = taken(policy=FEW)
    for _ in range(30):
        story.does(CONSUMER, do.Say, text="again", key="m:1")
    assert story.c.said == 1


def test_files_are_bounded_whoever_sends_them_and_known_ones_cost_nothing() -> None:
    story = taken(policy=FEW, evidence=tuple(photo(str(n)) for n in range(3)))
    story.does(CONSUMER, do.Say, evidence=(photo("0"), photo("new")))
    assert story.refused(CONSUMER, do.Say, evidence=(photo("fifth"),)) == "limit-evidence_at_most"
    story.does(CONSUMER, do.Say, evidence=(photo("new"),))
    assert len(story.c.evidence) == 4


@pytest.mark.parametrize("scopes", [{"all"}, {"merchant:demo-digital"}, {"desk:care", "category:quality"}])
def test_a_manager_may_block_whose_complaints_are_all_theirs(scopes: set[str]) -> None:
    assert may_block(scopes, filed(1, 2))


def test_a_manager_may_not_block_whose_complaints_are_somebody_elses_too() -> None:
    both = [*filed(1), *filed(2, merchant="demo-fashion")]
    assert not may_block({"merchant:demo-digital"}, both)
    assert may_block({"merchant:demo-digital", "merchant:demo-fashion"}, both)
    assert not may_block({"merchant:demo-digital"}, [])
    assert may_block({"all"}, [])


def drafted(**answers: Arg) -> Draft:
    """What Li is filling in."""
    told: dict[str, Arg] = {
        "language": "zh",
        "category": "quality",
        "merchant": "demo-digital",
        "order": "20260601-0001",
        "claim": "refund",
    }
    given = {id: value for id, value in (told | answers).items() if value is not None}
    return Draft(
        id="7:41:41", bot=7, chat=41, user=LI.user, number="X", answers=given, created=MONDAY, touched=MONDAY
    )


SAME = Story(order="20260601-0001").c


def test_the_same_order_with_the_same_claim_or_category_is_a_repeat() -> None:
    assert repeated(drafted(), [SAME], POLICY) is SAME
    assert repeated(drafted(order=" 20260601-0001"), [SAME], POLICY) is SAME
    assert repeated(drafted(claim="exchange"), [SAME], POLICY) is SAME
    assert repeated(drafted(category="wrong_item"), [SAME], POLICY) is SAME


@pytest.mark.parametrize(
    "answers",
    [
        {"order": "20260601-0002"},
        {"order": None},
        {"order": ""},
        {"merchant": "demo-fashion"},
        {"merchant": "other", "merchant_name": "demo-digital?"},
        {"category": "wrong_item", "claim": "explanation"},
        {"category": "refund_missing", "claim": None},
        {"category": None},
    ],
)
def test_another_matter_is_no_repeat(answers: dict[str, Arg]) -> None:
    assert repeated(drafted(**answers), [SAME], POLICY) is None


def test_a_shop_that_nobody_knows_is_compared_by_its_name() -> None:
    strange = replace(SAME, merchant=None, merchant_name="Corner Shop")
    other = drafted(merchant="other", merchant_name="corner  shop")
    assert repeated(other, [strange], POLICY) is strange
    assert repeated(drafted(), [closed(order="20260601-0001").c], POLICY) is None


def test_what_was_answered_anew_goes_with_it() -> None:
    answers: dict[str, Arg] = {"question:fault": "broke"}
    keys = [text.key for text in news(drafted(**answers), POLICY)]
    assert keys == ["review-claim", "review-answer"]


def test_contacts_are_named_where_there_are_any() -> None:
    [line] = contacts(POLICY)
    assert line.args["hours"] == Ref("contacts", "hours")
    assert contacts(replace(POLICY, contacts=Contacts(hours={"en": "always"}))) == ()
    [bare] = contacts(replace(POLICY, contacts=Contacts(phone="1")))
    assert bare.args == {"phone": "1", "email": None, "hours": None}


def test_a_refusal_by_the_merchant_says_how_to_reach_a_human() -> None:
    story = taken().does(MEI, do.Refuse, reason="other", text="No.")
    [told] = [m for m in story.last.mail if m.kind is MailKind.SAY and m.chat == LI.user]
    assert [line.key for line in told.lines] == ["contacts"]
    assert story.due(Due.REFUSAL) is not None
