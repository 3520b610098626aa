"""What an order tells the form: answers that it gives and takes back; it keeps nobody from filing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.domain.complaint import Arg, Evidence, Money, OrderCheck, Purchase
from router.domain.draft import Draft
from router.domain.intake import Ask, Offer, next_question
from router.domain.prefilling import changed, compatible, named, told_oneself, with_order
from router.domain.purchases import awaited, details, doubted, purchase_of
from router.domain.states import Side
from tests.domain.test_intake import POLICY as PLAIN

POLICY = replace(PLAIN, looks_up_orders=True)
OFFER = Offer(("zh", "en"), tuple(POLICY.merchants))
NOW = datetime(2026, 6, 1, tzinfo=UTC)
RECEIVED = "question:received"
LAMP = Purchase(
    number="H-240601",
    check=OrderCheck.VERIFIED,
    merchant="demo-home",
    product="Lamp",
    amount=Money(25900, "CNY"),
    delivered="2026-05-20",
)


def draft(purchase: Purchase | None = None, **answers: Arg) -> Draft:
    told = {"language": "zh", **answers}
    return Draft(
        id="d", bot=1, chat=2, user=2, number="N", answers=told, purchase=purchase, created=NOW, touched=NOW
    )


def after(before: Draft, told: dict[str, Arg], purchase: Purchase | None) -> Draft:
    """The draft as it is stored with these answers."""
    kept = before.answers | changed(before, told, POLICY)
    return replace(before, answers={k: v for k, v in kept.items() if v is not None}, purchase=purchase)


def test_a_number_is_to_be_asked_about_where_there_is_a_service() -> None:
    told, purchase = named(draft(category="usage"), {"order": "H-240601"}, POLICY)
    asked = after(draft(category="usage"), told, purchase)
    assert awaited(asked)
    assert purchase_of(asked) == Purchase(number="H-240601", check=OrderCheck.UNVERIFIED)
    assert named(draft(), {"order": "H-240601"}, PLAIN) == ({"order": "H-240601"}, None)
    assert named(asked, {"order": ""}, POLICY)[1] is None


def test_an_order_gives_its_shop_and_what_the_category_asks() -> None:
    asked = draft(category="return_no_reason", order="h-240601")
    told = with_order(asked, {}, LAMP, POLICY)
    assert told == {"merchant": "demo-home", RECEIVED: "2026-05-20", "order": "H-240601"}


def test_another_category_is_told_too() -> None:
    known = draft(LAMP, category="usage", order="H-240601", merchant="demo-home")
    told, purchase = named(known, {"category": "return_no_reason"}, POLICY)
    assert (told[RECEIVED], purchase) == ("2026-05-20", LAMP)
    again, _ = named(after(known, told, purchase), {"category": "return_no_reason"}, POLICY)
    assert again == {"category": "return_no_reason"}


def test_with_another_number_goes_what_only_the_former_gave() -> None:
    before = draft(
        LAMP, category="return_no_reason", order="H-240601", merchant="demo-home", **{RECEIVED: "2026-05-20"}
    )
    told, purchase = named(before, {"order": "X-1"}, POLICY)
    now = after(before, told, purchase)
    assert now.answers.keys() & {"merchant", RECEIVED} == set()
    own = replace(before, answers=before.answers | {RECEIVED: "2026-05-21"})
    told, purchase = named(own, {"order": "X-1"}, POLICY)
    assert after(own, told, purchase).answers[RECEIVED] == "2026-05-21"


@pytest.mark.parametrize("check", [OrderCheck.UNKNOWN, OrderCheck.FOREIGN])
def test_a_doubtful_number_is_asked_again_until_it_is_insisted_on(check: OrderCheck) -> None:
    found = Purchase(number="X-1", check=check)
    before = draft(found, category="usage", order="X-1")
    assert doubted(before)
    prompt = next_question(before, POLICY, OFFER)
    assert (prompt.kind, [line.key for line in prompt.lines]) == (Ask.ORDER, ["order-doubted"])
    told, purchase = named(before, {"order": "X-1"}, POLICY)
    again = after(before, told, purchase)
    assert not doubted(again)
    assert next_question(again, POLICY, OFFER).id == "merchant"
    assert not doubted(replace(before, answers=before.answers | {"order": ""}))


def test_another_shop_than_the_orders_leaves_nothing_verified() -> None:
    other = draft(LAMP, order="H-240601", merchant="demo-digital")
    assert purchase_of(other) == Purchase(number="H-240601", check=OrderCheck.UNVERIFIED)
    assert [text.key for text in details(LAMP)] == [
        "purchase-product",
        "purchase-amount",
        "purchase-delivered",
    ]
    assert details(purchase_of(other)) == details(None) == ()
    assert purchase_of(draft(LAMP, order="H-1")) is None


def test_a_link_adds_to_a_draft_what_it_does_not_contradict() -> None:
    link: dict[str, Arg] = {"merchant": "demo-home", "order": "H-240601"}
    assert compatible(draft(category="usage"), link) == link
    assert compatible(draft(merchant="demo-home"), link) == {"order": "H-240601"}
    assert compatible(draft(merchant="demo-digital"), link) == {}
    assert compatible(draft(order="H-1"), link) == {}


CHECKS = st.sampled_from(list(OrderCheck))
PURCHASES = st.builds(
    Purchase,
    number=st.sampled_from(["H-240601", "X-1"]),
    check=CHECKS,
    merchant=st.sampled_from([None, *POLICY.merchants]),
    product=st.sampled_from(["", "Lamp"]),
    delivered=st.sampled_from(["", "2026-05-20"]),
    insisted=st.booleans(),
)


@given(
    category=st.sampled_from(list(POLICY.categories)),
    number=st.sampled_from(["H-240601", "X-1", ""]),
    merchant=st.sampled_from([None, "other", *POLICY.merchants]),
    purchase=st.none() | PURCHASES,
)
def test_whatever_is_said_of_an_order_one_skip_goes_on(
    category: str, number: str, merchant: str | None, purchase: Purchase | None
) -> None:
    given_shop: dict[str, Arg] = {"merchant": merchant} if merchant else {}
    here = draft(purchase, category=category, order=number, **given_shop)
    prompt = next_question(here, POLICY, OFFER)
    if prompt.kind is Ask.ORDER:
        assert prompt.optional
        told, known = named(here, {"order": ""}, POLICY)
        here = after(here, told, known)
    assert next_question(here, POLICY, OFFER).kind is not Ask.ORDER
    assert here.answers.get("merchant") in {None, "other", *POLICY.merchants}


def test_what_a_person_told_is_theirs_to_lose_and_what_a_link_or_an_order_gave_is_not() -> None:
    begun = draft(recorded="merchant:shop", category="return_no_reason", merchant="demo-home", order="")
    assert not told_oneself(begun, POLICY)
    linked = after(begun, with_order(begun, {}, LAMP, POLICY), LAMP)
    assert linked.answers[RECEIVED] and not told_oneself(linked, POLICY)
    assert not told_oneself(after(begun, {"question:goods": ""}, None), POLICY), "a question left out"
    assert told_oneself(after(linked, {RECEIVED: "2026-05-21"}, LAMP), POLICY)
    assert told_oneself(after(begun, {"claim": "refund"}, None), POLICY)
    assert told_oneself(replace(linked, given={"5": "order"}), POLICY), "a number that they typed"
    assert told_oneself(replace(begun, words={"5": "It smokes."}), POLICY)
    shot = Evidence(kind="photo", file_id="f", unique_id="u", side=Side.CONSUMER, at=NOW)
    assert told_oneself(replace(begun, evidence=(shot,)), POLICY)
