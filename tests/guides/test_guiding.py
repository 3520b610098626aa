"""Where a draft stands in a guide: told by one place alone, and what follows for the next question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from router.domain.complaint import Arg, Ref
from router.domain.draft import Draft
from router.domain.guiding import FILE, GUIDE, SOLVED, back, first, found, offered, page, tried, way
from router.domain.intake import Offer, next_question
from router.settings import SHIPPED, load

POLICY = load(SHIPPED, {}, date(2026, 6, 1)).policy(date(2026, 6, 1))
OFFER = Offer(("zh", "en"), ("demo-digital",))
NOW = datetime(2026, 6, 1, tzinfo=UTC)
PLACES = [f"{guide.id}/{node}" for guide in POLICY.guides.values() for node in guide.nodes]
LEAVES = {place for place in PLACES if not found(place, POLICY)[1].answers}


def a_draft(category: str = "quality", **fields: object) -> Draft:
    answers: dict[str, Arg] = {"language": "zh", "category": category}
    return Draft(
        id="d", bot=1, chat=1, user=1, number="N", answers=answers, created=NOW, touched=NOW, **fields
    )


def asked(draft: Draft) -> str:
    return next_question(draft, POLICY, OFFER).id


def test_a_guide_is_offered_where_it_belongs_until_it_was_read() -> None:
    assert [g.id for g in offered(a_draft(), POLICY)] == ["faults"]
    assert [g.id for g in offered(a_draft("praise"), POLICY)] == []
    assert [g.id for g in offered(a_draft(guide="faults/hot", guided=True), POLICY)] == []
    assert [g.id for g in offered(a_draft(guide="care/battery", guided=True), POLICY)] == ["faults"]


def test_a_page_is_the_next_question_while_it_is_read() -> None:
    assert asked(a_draft()) == "merchant"
    assert asked(a_draft(guide="faults/start")) == GUIDE
    assert asked(a_draft(guide="faults/start", guided=True)) == "merchant"
    assert asked(a_draft(guide="faults/torn-out")) == asked(a_draft(guide="gone/start")) == "merchant"


def test_a_question_has_its_answers_and_a_leaf_two_ends() -> None:
    options = next_question(a_draft(guide="faults/start"), POLICY, OFFER).options
    assert [o.id for o in options] == ["faults/hardware", "faults/software", "faults/network", FILE]
    leaf = next_question(a_draft(guide="faults/wifi"), POLICY, OFFER)
    assert [o.id for o in leaf.options] == [SOLVED, FILE]
    assert [line.key for line in leaf.lines] == ["guide-meanwhile"]


def test_a_place_tells_the_whole_way() -> None:
    assert way("faults/wifi", POLICY) == (
        Ref("guide", "faults"),
        Ref("guide-answer", "faults/network"),
        Ref("guide-answer", "faults/wifi"),
    )
    assert way("faults/gone", POLICY) == ()
    assert back("faults/wifi", POLICY) == "faults/network"
    assert back("faults/network", POLICY) == "faults/start"
    assert back("faults/start", POLICY) == back("gone/start", POLICY) == ""


def test_what_was_tried_is_told_once_something_was() -> None:
    assert tried(a_draft(guide="faults/wifi", guided=True), POLICY) == "faults/wifi"
    assert tried(a_draft(guide="faults/network", guided=True), POLICY) == "faults/network"
    assert tried(a_draft(guide="faults/start", guided=True), POLICY) == ""
    assert tried(a_draft(guide="faults/wifi"), POLICY) == ""
    assert tried(a_draft(guide="gone/wifi", guided=True), POLICY) == ""


@given(st.sampled_from(PLACES), st.data())
def test_every_page_leads_to_an_end_and_back_to_the_beginning(place: str, data: st.DataObject) -> None:
    here, turned = place, 0
    while here not in LEAVES:
        answers = [value for value, _ in page(here, POLICY).answers if value != FILE]
        following = data.draw(st.sampled_from(answers))
        assert back(following, POLICY) == here
        here, turned = following, turned + 1
        assert turned < 10
    steps = 0
    while before := back(here, POLICY):
        here, steps = before, steps + 1
    assert here == first(POLICY.guides[place.partition("/")[0]])
    assert steps < 10


def test_likely_categories_stand_first_and_all_stay() -> None:
    plain = replace(a_draft(), answers={"language": "zh"})
    told = replace(plain, words={"7": "客服态度恶劣骂我，退款没到账"})
    options = next_question(told, POLICY, OFFER).options
    assert [o.id for o in options][:2] == ["service", "refund_missing"]
    assert sorted(o.id for o in options) == sorted(o.id for o in next_question(plain, POLICY, OFFER).options)
    assert [line.key for line in next_question(told, POLICY, OFFER).lines] == ["category-likely"]
    assert next_question(plain, POLICY, OFFER).lines == ()
