"""The form: what is asked next, what goes with another answer, and that every form comes to an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from router.domain.answers import QUESTION, field_label, joined, several, shown, summary
from router.domain.complaint import Arg, Evidence, MessageRef, Money, OrderCheck, Purchase, Ref, Text
from router.domain.draft import Draft
from router.domain.intake import (
    Ask,
    Offer,
    Prompt,
    answered,
    before,
    left,
    next_question,
    outdated,
    question,
    questions,
)
from router.domain.policy import Policy, Question, QuestionKind
from router.domain.states import Side
from router.settings import SHIPPED, load
from router.settings.house import CategoryTable
from router.settings.policy import build
from router.settings.questions import asked

DAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
SHIPPED_HOUSE = load(SHIPPED, {}, DAY)
POLICY = SHIPPED_HOUSE.policy(DAY)
OFFER = Offer(("en", "zh"), tuple(POLICY.merchants))


def draft(**fields: Any) -> Draft:
    given = {"id": "7:41:41", "bot": 7, "chat": 41, "user": 41, "number": "N", "created": NOW, "touched": NOW}
    return Draft(**given | fields)


def photo(n: int = 1, **fields: Any) -> Evidence:
    usual = {"kind": "photo", "file_id": f"f{n}", "unique_id": f"u{n}", "side": Side.CONSUMER, "at": NOW}
    return Evidence(**usual | {"source": MessageRef(41, n)} | fields)


def with_category(**fields: Any) -> Policy:
    """The shipped policy with one category alone."""
    usual = {"id": "one", "label": {"zh": "一"}, "desk": "care", "claims": ["refund"], "asks_merchant": False}
    table = CategoryTable(**usual | {"asks_order": False} | fields)
    return build(SHIPPED_HOUSE.model_copy(update={"categories": (table,), "questions": ()}), DAY)


def option(id: str) -> dict[str, Any]:
    return {"id": id, "label": {"zh": id}}


def ask(id: str, kind: str = "choice", **fields: Any) -> dict[str, Any]:
    options = [option("yes"), option("no")] if kind in {"choice", "choices"} else []
    return {"id": id, "kind": kind, "label": {"zh": id}, "options": options} | fields


SMOKE = with_category(
    questions=[
        ask("fault", "choices"),
        ask("smoke", when={"fault": ["yes"]}),
        ask("since", "date", when={"smoke": ["yes"]}),
    ]
)
STARTED = {"language": "zh", "category": "one"}


def ids(policy: Policy, **answers: Arg) -> list[str]:
    told = {f"{QUESTION}{id}": value for id, value in answers.items()}
    return [p.id.removeprefix(QUESTION) for p in questions(draft(answers=STARTED | told), policy, OFFER)][2:]


def test_a_question_is_asked_when_an_earlier_answer_says_so() -> None:
    assert ids(SMOKE) == ["fault", "description", "review"]
    assert ids(SMOKE, fault="no") == ["fault", "description", "review"]
    assert ids(SMOKE, fault="no,yes") == ["fault", "smoke", "description", "review"]
    assert ids(SMOKE, fault="yes", smoke="yes")[:3] == ["fault", "smoke", "since"]


def test_what_waits_for_a_question_that_is_not_asked_is_not_asked_either() -> None:
    assert ids(SMOKE, fault="no", smoke="yes") == ["fault", "description", "review"]
    told = {f"{QUESTION}fault": "no", f"{QUESTION}smoke": "yes", f"{QUESTION}since": "2026-05-20"}
    stale = draft(answers=STARTED | told)
    assert set(outdated(stale, SMOKE)) == {f"{QUESTION}smoke", f"{QUESTION}since"}


def test_how_many_questions_are_left_is_known_once_the_matter_is() -> None:
    def after(**fields: Any) -> int | None:
        told = {f"{QUESTION}{id}": value for id, value in fields.pop("told", {}).items()}
        return left(draft(answers=STARTED | told, **fields), SMOKE)

    assert left(draft(answers={"language": "zh"}, words={"1": "It smokes."}), SMOKE) is None
    assert (after(), after(told={"fault": "yes"}), after(told={"fault": "no"})) == (2, 2, 1)
    assert after(told={"fault": "no"}, words={"1": "It smokes."}) == 0
    assert after(told={"fault": "no"}, words={"1": "It smokes."}, asked=f"{QUESTION}fault") == 1, (
        "asked again"
    )


def test_which_product_is_spoiled_may_be_told_in_place_of_how_soon_it_was_noticed() -> None:
    def own(fault: str) -> list[str]:
        answers = {"language": "en", "category": "quality", f"{QUESTION}fault": fault}
        prompts = questions(draft(answers=answers), POLICY, OFFER)
        return [p.id.removeprefix(QUESTION) for p in prompts if p.id.startswith(QUESTION)]

    assert own("unfit") == ["fault", "product", "goods"]
    assert own("dead") == ["fault", "noticed", "goods"]
    [product] = [q for q in POLICY.categories["quality"].questions if q.id == "product"]
    assert not product.required


def test_goods_that_travel_back_are_asked_about() -> None:
    for claim, wanted in (("exchange", True), ("repair", False)):
        known = draft(answers={"language": "zh", "category": "quality", "claim": claim})
        assert (question(known, f"{QUESTION}goods", POLICY, OFFER) is not None) is wanted


def test_an_answer_that_is_no_option_any_more_is_asked_again() -> None:
    gone = draft(answers=STARTED | {f"{QUESTION}fault": "purple"}, words={"1": "It smokes."})
    assert next_question(gone, SMOKE, OFFER).id == f"{QUESTION}fault"


def test_an_order_number_of_another_shop_is_asked_again() -> None:
    known = {"language": "zh", "category": "usage", "merchant": "demo-home", "order": "H-240601"}
    assert next_question(draft(answers=known), POLICY, OFFER).id == "claim"
    wrong = draft(answers=known | {"order": "A-1"})
    prompt = next_question(wrong, POLICY, OFFER)
    assert (prompt.id, prompt.limits.example) == ("order", "H-240601")


def test_what_is_to_be_changed_is_asked_though_it_was_answered() -> None:
    full = draft(answers=STARTED | {f"{QUESTION}fault": "no"}, words={"1": "It smokes."})
    assert next_question(full, SMOKE, OFFER).kind is Ask.REVIEW
    assert next_question(replace(full, asked="category"), SMOKE, OFFER).id == "category"
    assert next_question(replace(full, asked=f"{QUESTION}smoke"), SMOKE, OFFER).kind is Ask.REVIEW


def test_back_leads_to_the_question_before() -> None:
    told = draft(answers=STARTED | {f"{QUESTION}fault": "yes"})
    last = before(told, f"{QUESTION}smoke", SMOKE, OFFER)
    assert last is not None
    assert last.id == f"{QUESTION}fault"
    assert before(told, "category", SMOKE, OFFER) is None


def test_evidence_is_asked_for_where_it_is_needed_and_told_of_where_it_helps() -> None:
    needed = with_category(evidence={"at_least": 2, "helps": [{"zh": "全貌"}]})
    known = draft(answers=STARTED, words={"1": "It smokes."})
    prompt = next_question(known, needed, OFFER)
    assert (prompt.kind, prompt.optional, prompt.text.args["missing"]) == (Ask.EVIDENCE, False, 2)
    enough = replace(known, evidence=(photo(1), photo(2)))
    assert next_question(enough, needed, OFFER).kind is Ask.REVIEW
    assert next_question(replace(enough, showing=True), needed, OFFER).kind is Ask.EVIDENCE
    helping = with_category(evidence={"helps": [{"zh": "全貌"}]})
    prompts = {p.id: p for p in questions(known, helping, OFFER)}
    assert "evidence" not in prompts
    helps = ["evidence-welcome", "evidence-helps"]
    assert [line.key for line in prompts["description"].lines] == helps
    assert [line.key for line in prompts["review"].lines] == helps, "who wrote first was not asked to"
    assert next_question(replace(known, evidence=(photo(1),)), helping, OFFER).lines == ()


def test_what_helps_is_told_to_those_too_who_sent_enough_before_they_were_asked() -> None:
    needed = with_category(evidence={"at_least": 1, "helps": [{"zh": "全貌"}]})
    early = next_question(draft(answers=STARTED, evidence=(photo(1),)), needed, OFFER)
    assert (early.id, early.lines[1:]) == (
        "description",
        (Text("evidence-helps", {"what": Ref("evidence", "one/0")}),),
    )
    assert next_question(draft(answers=STARTED), needed, OFFER).lines == ()


def test_a_proof_of_purchase_is_asked_for_until_one_is_marked() -> None:
    policy = with_category(evidence={"receipt": True})
    known = draft(answers=STARTED, words={"1": "It smokes."}, evidence=(photo(),))
    prompt = next_question(known, policy, OFFER)
    assert (prompt.kind, prompt.optional) == (Ask.EVIDENCE, False)
    assert [line.key for line in prompt.lines] == ["evidence-receipt"]
    assert [option.id for option in prompt.options] == ["u1"], "the newest is a tap away"
    own = Purchase(number="A-1", check=OrderCheck.VERIFIED)
    bought = replace(known, purchase=own, answers={**known.answers, "order": "A-1"})
    assert next_question(bought, policy, OFFER).kind is Ask.REVIEW, "the platform knows that it was bought"
    marked = replace(known, evidence=(photo(receipt=True),))
    assert next_question(marked, policy, OFFER).kind is Ask.REVIEW


def test_what_happened_is_told_in_order_without_captions_that_are_for_the_platform_alone() -> None:
    told = draft(
        words={"10": "third", "9": "second", "8": "hidden"},
        answers={"description": "first"},
        evidence=(photo(8, platform_only=True), photo(9)),
    )
    assert told.description == "first\nsecond\nthird"


def test_the_summary_shows_what_is_known_and_leaves_out_what_was_skipped() -> None:
    known = draft(
        answers={
            "language": "zh",
            "category": "late_delivery",
            "merchant": "other",
            "merchant_name": "Corner",
            "order": "",
            "claim": "refund",
            f"{QUESTION}promised": "2026-05-20",
        }
    )
    lines = [(text.key, text.args.get("value")) for text in summary(known, POLICY)]
    assert lines == [
        ("review-category", Ref("category", "late_delivery")),
        ("review-merchant", "Corner"),
        ("review-claim", Ref("claim", "refund")),
        ("review-answer", Ref("day", "2026-05-20")),
        ("review-evidence", None),
    ]
    assert summary(draft(answers={"language": "zh"}), POLICY) == ()
    assert field_label(known, f"{QUESTION}promised") == Ref("question", "late_delivery/promised")


@pytest.mark.parametrize("ids", [(), ("a",), ("a", "b")])
def test_several_options_are_one_answer_none_of_them_too(ids: tuple[str, ...]) -> None:
    assert joined(ids)
    assert several(joined(ids)) == ids


def test_answers_are_shown_as_their_kind_wants() -> None:
    q = Question(id="q", kind=QuestionKind.CHOICES, label={})
    assert shown("c", q, "a,b") == Ref("options", "c/q/a,b")
    assert shown("c", replace(q, kind=QuestionKind.NUMBER), 3) == 3


def test_an_amount_is_asked_for_in_its_currency() -> None:
    asked = with_category(questions=[ask("paid", "money"), ask("toll", "money", currency="JPY", at_least=5)])
    paid, toll = next_question(draft(answers=STARTED), asked, OFFER), asked.categories["one"].questions[1]
    assert paid.lines == (Text("how-money", {"currency": "CNY"}),)
    assert (toll.limits.currency, toll.limits.at_least) == ("JPY", 5)


NAMES = ("a", "b", "c", "d", "claim", "nobody")
CHOICES = ("yes", "no", "odd")
KINDS = [kind.value for kind in QuestionKind]


@st.composite
def forms(made: st.DrawFn) -> list[dict[str, Any]]:
    """Questions of a category, good and bad ones."""
    found = []
    for id in made(st.lists(st.sampled_from(NAMES[:4]), max_size=4, unique=True)):
        kind = made(st.sampled_from(KINDS))
        when = made(
            st.dictionaries(
                st.sampled_from(NAMES), st.lists(st.sampled_from(CHOICES), min_size=1), max_size=2
            )
        )
        found.append(ask(id, kind, required=made(st.booleans()), when=when))
    return found


ANSWERS: st.SearchStrategy[Any] = st.sampled_from(
    ["", "yes", "no", "yes,no", ",", "odd", "2026-05-20", 3, Money(5, "CNY"), "refund", "one", "other", "zh"]
)
KEYS = [*STARTED, "merchant", "merchant_name", "order", "claim", *(f"{QUESTION}{name}" for name in NAMES)]


def fitting(prompt: Prompt) -> Arg:
    """Some answer that the question takes."""
    if prompt.kind is Ask.CHOICE:
        return prompt.options[0].id
    if prompt.kind is Ask.CHOICES:
        return joined([option.id for option in prompt.options])
    values: dict[Ask, Arg] = {Ask.NUMBER: 3, Ask.MONEY: Money(5, "CNY"), Ask.DATE: "2026-05-20"}
    return values.get(prompt.kind, "H-240601" if prompt.kind is Ask.ORDER else "words")


def filled(state: Draft, policy: Policy, prompt: Prompt) -> Draft:
    """The draft after one more answer, as the use case makes it."""
    if prompt.kind is Ask.EVIDENCE:
        there = len(state.evidence)
        return replace(state, evidence=(*state.evidence, photo(there, receipt=True)), showing=False, asked="")
    if prompt.id == "description":
        return replace(state, words={"1": "It smokes."}, asked="")
    told = replace(state, answers={**state.answers, prompt.id: fitting(prompt)}, asked="")
    gone = outdated(told, policy)
    return replace(told, answers={k: v for k, v in told.answers.items() if k not in gone})


def finish(state: Draft, policy: Policy) -> Draft:
    """Answers until the review; every question is one that was not answered, and there is an end."""
    for _ in range(60):
        prompt = next_question(state, policy, OFFER)
        assert next_question(state, policy, OFFER) == prompt, "the same draft is asked the same"
        if prompt.kind is Ask.REVIEW:
            return state
        assert prompt.id == state.asked or not answered(state, prompt)
        state = filled(state, policy, prompt)
    raise AssertionError("no end")


@settings(max_examples=150, deadline=None)
@given(forms(), st.dictionaries(st.sampled_from(KEYS), ANSWERS), st.data())
def test_any_form_that_is_accepted_can_be_finished_from_any_state(
    made: list[dict[str, Any]], answers: dict[str, Arg], data: st.DataObject
) -> None:
    table = CategoryTable(
        id="one",
        label={"zh": "一"},
        desk="merchant",
        claims=["refund", "exchange"],
        questions=made,
        evidence={"at_least": 1, "receipt": data.draw(st.booleans())},
    )
    assume(not list(asked(table.questions, (), table.claims)))
    policy = build(SHIPPED_HOUSE.model_copy(update={"categories": (table,), "questions": ()}), DAY)
    done = finish(draft(answers=answers, asked=data.draw(st.sampled_from(["", *KEYS]))), policy)
    assert outdated(done, policy) == ()
    open_ones = [p.id for p in questions(done, policy, OFFER) if p.kind is not Ask.REVIEW]
    changed = finish(replace(done, asked=data.draw(st.sampled_from(open_ones))), policy)
    assert next_question(changed, policy, OFFER).kind is Ask.REVIEW
