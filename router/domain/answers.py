"""Answers as they are kept, and as they are shown: what a draft knows, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from router.domain.callers import CONTACT
from router.domain.complaint import Arg, Ref, Text
from router.domain.draft import Draft
from router.domain.guiding import tried
from router.domain.policy import Category, Policy, Question, QuestionKind
from router.domain.purchases import check_of, details, purchase_of

OTHER = "other"
"""The merchant is none of those that are known."""
QUESTION = "question:"
"""Prefix of the answers to a category's own questions."""
SHOWN_AT_MOST = 300
"""Characters of a description in a summary."""
_BETWEEN = ","


def joined(ids: Sequence[str]) -> str:
    """Several options as one answer; none of them is an answer too."""
    return _BETWEEN.join(ids) or _BETWEEN


def several(value: Arg) -> tuple[str, ...]:
    """The options of such an answer."""
    return tuple(filter(None, str(value or "").split(_BETWEEN)))


def shown(category: str, question: Question, value: Arg) -> Arg:
    """An answer as its reader is to see it."""
    place = f"{category}/{question.id}"
    match question.kind:
        case QuestionKind.CHOICE:
            return Ref("option", f"{place}/{value}")
        case QuestionKind.CHOICES:
            return Ref("options", f"{place}/{value}")
        case QuestionKind.DATE:
            return Ref("day", str(value))
    return value


def claim_of(draft: Draft, category: Category) -> str:
    """What is asked for; a category with one claim does not ask."""
    return str(draft.answers.get("claim") or category.claims[0])


def category_answers(answers: Mapping[str, Arg]) -> dict[str, Arg]:
    """The answers to the category's own questions, by question id; those left out are not there."""
    return {k.removeprefix(QUESTION): v for k, v in answers.items() if k.startswith(QUESTION) and v != ""}


def summary(draft: Draft, policy: Policy) -> tuple[Text, ...]:
    """What is known so far, one line each."""
    category = policy.categories.get(str(draft.answers.get("category")))
    lines = [*_about(draft, category)] if category else []
    if words := draft.description[:SHOWN_AT_MOST]:
        lines.append(Text("review-description", {"value": words}))
    if contact := draft.answers.get(CONTACT):
        lines.append(Text("review-contact", {"value": contact}))
    if draft.evidence or category:
        lines.append(Text("review-evidence", _counts(draft)))
    if place := tried(draft, policy):
        lines.append(Text("review-tried", {"way": Ref("guide-way", place)}))
    return tuple(lines)


def _counts(draft: Draft) -> dict[str, Arg]:
    return {
        "count": len(draft.evidence),
        "receipts": sum(e.receipt for e in draft.evidence),
        "hidden": sum(e.platform_only for e in draft.evidence),
    }


def _about(draft: Draft, category: Category) -> Iterator[Text]:
    answers = draft.answers
    yield Text("review-category", {"value": Ref("category", category.id)})
    yield from about_order(draft)
    if answers.get("claim") or len(category.claims) == 1:
        yield Text("review-claim", {"value": Ref("claim", claim_of(draft, category))})
    for question in category.questions:
        value = answers.get(QUESTION + question.id)
        if value not in {None, ""}:
            label = Ref("question", f"{category.id}/{question.id}")
            yield Text("review-answer", {"question": label, "value": shown(category.id, question, value)})


def about_order(draft: Draft) -> Iterator[Text]:
    """Shop and order, with what the platform knows of it."""
    answers = draft.answers
    if merchant := answers.get("merchant"):
        name = answers.get("merchant_name") if merchant == OTHER else Ref("merchant", str(merchant))
        yield Text("review-merchant", {"value": name})
    if answers.get("order"):
        found = purchase_of(draft)
        yield Text("review-order", {"value": answers["order"], "check": check_of(found)})
        yield from details(found)


def field_label(draft: Draft, id: str) -> Text | Ref:
    """What an answer is called."""
    if id.startswith(QUESTION):
        return Ref("question", f"{draft.answers['category']}/{id.removeprefix(QUESTION)}")
    return Text(f"field-{id}")
