"""What a person is told of the rules: which windows, counted how, what matters most, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from router.delivery.words import Words
from router.domain.answers import QUESTION
from router.domain.complaint import OrderCheck, Purchase, Ref, Text
from router.domain.draft import Draft
from router.domain.law import Law
from router.domain.matters import of_category, of_complaint, of_draft
from router.domain.rights import brief, clocks, main, more
from tests.domain.world import MONDAY, POLICY, Story

WORDS = Words("zh", strict=True)
LAW = POLICY.law
TODAY = date(2026, 3, 2)
MIND_CHANGED = {"category": "return_no_reason", "claim": "return_refund"}


def keys(texts: object) -> list[str]:
    return [text.key for text in texts]  # type: ignore[attr-defined]


def told_of(story: Story) -> list[Text]:
    matter = of_complaint(story.c, POLICY)
    assert matter is not None
    return list(main(LAW, matter, story.now, clocks(story.c)))


def test_an_open_window_says_until_when_and_why() -> None:
    story = Story(answers={"received": "2026-02-26"}, **MIND_CHANGED)
    window, why, freight, refund, delay = told_of(story)
    assert (window.key, window.args["rule"]) == ("rights-open", Ref("rule", "cn.noreason.days"))
    # Thursday 26 February: the seventh day is Thursday 5 March; shown as the last second before 24:00.
    assert window.args["until"] == datetime(2026, 3, 5, 15, 59, 59, tzinfo=UTC)
    assert (why.args["rolled"], why.args["last"]) == ("no", Ref("day", "2026-03-05"))
    assert freight.args["rule"] == Ref("rule", "cn.noreason.freight")
    assert (refund.args["until"], delay.args["until"]) == (
        None,
        datetime(2026, 3, 17, 15, 59, 59, tzinfo=UTC),
    )


def test_a_window_that_is_over_says_since_when_and_comes_last() -> None:
    story = Story(purchase=bought("2026-02-20"))
    windows = [t for t in told_of(story) if t.key in {"rights-open", "rights-over"}]
    assert keys(windows) == [*["rights-open"] * 3, *["rights-over"] * 2]
    assert windows[0].args["rule"] == Ref("rule", "cn.3bao.15")
    assert windows[-1].args["until"] == datetime(2026, 2, 27, 15, 59, 59, tzinfo=UTC)


def test_a_window_ends_at_24_00_and_not_before() -> None:
    story = Story(answers={"received": "2026-02-23"}, **MIND_CHANGED)
    matter = of_complaint(story.c, POLICY)
    assert matter is not None
    end = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
    assert keys(main(LAW, matter, end.replace(hour=15, minute=59)))[0] == "rights-open"
    assert keys(main(LAW, matter, end))[0] == "rights-over"


def test_without_a_day_of_receipt_it_is_told_how_it_is_counted() -> None:
    assert keys(told_of(Story(**MIND_CHANGED)))[:2] == ["rights-unknown", "rights-begin"]
    nonsense = Story(answers={"received": "soon"}, **MIND_CHANGED)
    assert keys(told_of(nonsense))[0] == "rights-unknown"


def test_the_order_service_knows_the_day_better_than_the_person() -> None:
    story = Story(answers={"received": "2026-01-01"}, purchase=bought("2026-02-27"), **MIND_CHANGED)
    assert keys(told_of(story))[0] == "rights-open"


def test_the_review_gets_the_window_that_ends_next_and_the_freight() -> None:
    matter = of_draft(draft(**MIND_CHANGED, **{QUESTION + "received": "2026-02-26"}), POLICY, TODAY)
    assert matter is not None
    assert keys(brief(LAW, matter, MONDAY)) == ["rights-open", "rights-freight", "review-rights-note"]
    words = of_draft(draft(category="usage"), POLICY, TODAY)
    assert words is not None
    assert brief(LAW, words, MONDAY) == ()


def test_before_filing_the_kind_of_complaint_is_enough() -> None:
    matter = of_category("return_no_reason", "", POLICY, TODAY)
    assert matter is not None
    assert matter.country.jurisdiction == "CN"
    assert keys(main(LAW, matter, MONDAY))[0] == "rights-unknown"
    assert of_category("nothing", "", POLICY, TODAY) is None
    assert of_draft(draft(), POLICY, TODAY) is None


def test_what_is_filed_about_a_merchant_made_at_run_time_has_the_law_of_its_country() -> None:
    told = draft(category="return_no_reason", merchant="tea-house")
    at_home, abroad = (of_draft(told, POLICY, TODAY, country) for country in ("", "DE"))
    assert at_home is not None and abroad is not None
    assert (at_home.country.jurisdiction, abroad.country.jurisdiction) == ("CN", "EU")


def test_who_knows_no_law_tells_nothing() -> None:
    lawless = replace(POLICY, law=Law())
    assert of_complaint(Story().c, lawless) is None
    assert of_category("quality", "", lawless, TODAY) is None


def test_a_merchant_elsewhere_gets_the_house_s_promises_and_what_marketplaces_do() -> None:
    shop = replace(POLICY.merchants["demo-digital"], jurisdiction="US")
    policy = replace(POLICY, merchants={**POLICY.merchants, "demo-digital": shop})
    matter = of_complaint(Story(policy=policy).c, policy)
    assert matter is not None
    assert [t.args["rule"] for t in main(LAW, matter, MONDAY) if "rule" in t.args] == [
        Ref("rule", "generic.warranty")
    ]
    said = keys(more(LAW, matter))
    assert said[0] == "rights-practice"
    assert len(said) > 10


@pytest.mark.parametrize("language", WORDS.languages)
def test_every_page_fits_into_one_message(language: str) -> None:
    """Whatever the category and the country."""
    for code in ("CN", "DE", "US"):
        shop = replace(POLICY.merchants["demo-digital"], jurisdiction=code)
        policy = replace(POLICY, merchants={**POLICY.merchants, "demo-digital": shop})
        for category in policy.categories:
            matter = of_category(category, "demo-digital", policy, TODAY)
            assert matter is not None
            matter = replace(matter, received=date(2026, 2, 27))
            for page in (main(LAW, matter, MONDAY), more(LAW, matter)):
                shown = "\n".join(WORDS.text(text, language, policy) for text in page)
                assert len(shown) < 4000 + 60 * shown.count("<a "), (code, category)


def bought(day: str) -> Purchase:
    return Purchase(number="1", check=OrderCheck.VERIFIED, delivered=day)


def draft(**answers: str) -> Draft:
    """Something that is being filed with the demo shop."""
    told = {"merchant": "demo-digital", **answers}
    return Draft(
        id="7:41:41", bot=7, chat=41, user=41, number="N", answers=told, created=MONDAY, touched=MONDAY
    )
