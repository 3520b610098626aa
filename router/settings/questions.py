"""Questions that could not be asked or answered: found at the start, with the key and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from router.domain.policy import QuestionKind
from router.settings.house import House, QuestionTable
from router.settings.problems import Found, Place, dotted, repeated

CLAIM = "claim"
"""What a question can depend on beside other questions."""
BUTTONS = 90
"""Options under one message: Telegram shows 100 buttons, and some are needed to go back and on."""
_CHOOSING = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES})
_WRITING = frozenset({"at_least", "at_most", "pattern", "example"})
_KEYS: dict[QuestionKind, frozenset[str]] = {
    QuestionKind.CHOICE: frozenset(),
    QuestionKind.CHOICES: frozenset({"at_least", "at_most"}),
    QuestionKind.TEXT: _WRITING,
    QuestionKind.PRODUCT: _WRITING,
    QuestionKind.NUMBER: frozenset({"at_least", "at_most"}),
    QuestionKind.MONEY: frozenset({"at_least", "at_most", "currency"}),
    QuestionKind.DATE: frozenset({"days_back", "days_ahead"}),
    QuestionKind.ORDER: frozenset({"pattern", "example"}),
    QuestionKind.PHONE: frozenset(),
}
"""The limits that each kind knows."""
_TOLD_BY_ORDER = {
    "product": (QuestionKind.PRODUCT, QuestionKind.TEXT),
    "amount": (QuestionKind.MONEY,),
    "delivered": (QuestionKind.DATE,),
}
_LIMITS = frozenset().union(*_KEYS.values())
_LENGTHS = {QuestionKind.TEXT: 4000, QuestionKind.PRODUCT: 200}


def shared_questions(house: House) -> Iterator[Found]:
    """Contradictions in the questions of every category, and between them and a category's own."""
    yield from asked(house.questions, ("questions",), tuple(house.claims))
    shared = {q.id: dotted(("questions", n, "id")) for n, q in enumerate(house.questions)}
    for number, category in enumerate(house.categories):
        for n, question in enumerate(category.questions):
            if question.id in shared:
                place = ("categories", number, "questions", n, "id")
                yield place, f"{question.id!r} stands at {shared[question.id]} already"


def asked(questions: Sequence[QuestionTable], place: Place, claims: Sequence[str]) -> Iterator[Found]:
    """Contradictions in a list of questions that are asked one after another."""
    yield from repeated(((*place, n, "id"), q.id) for n, q in enumerate(questions))
    for number, question in enumerate(questions):
        here = (*place, number)
        yield from _options(question, here)
        yield from _limits(question, here)
        yield from _when(questions, number, here, claims)


def _options(question: QuestionTable, place: Place) -> Iterator[Found]:
    chooses = question.kind in _CHOOSING
    if chooses and not question.options:
        yield (*place, "options"), "a choice needs options to choose from"
    if question.options and not chooses:
        yield (*place, "options"), f"only a choice has options, this is a {question.kind.value}"
    if len(question.options) > BUTTONS:
        yield (*place, "options"), f"{len(question.options)} are too many: at most {BUTTONS} fit as buttons"
    yield from repeated(
        ((*place, "options", n, "id"), option.id) for n, option in enumerate(question.options)
    )


def _limits(question: QuestionTable, place: Place) -> Iterator[Found]:
    kind = question.kind
    for key in sorted((_LIMITS & question.model_fields_set) - _KEYS[kind]):
        yield (*place, key), f"a {kind.value} has no such limit"
    least, most = question.at_least, question.at_most
    if least is not None and most is not None and least > most:
        yield (*place, "at_least"), f"is more than at_most, {most}"
    for key, value in (("at_least", least), ("at_most", most)):
        if value is not None and (why := _unfit(question, value)):
            yield (*place, key), why
    yield from pattern(question.pattern, question.example, place)
    if question.from_order and kind not in (fit := _TOLD_BY_ORDER[question.from_order]):
        yield (*place, "from_order"), f"answers a {' or '.join(fit)}, this is a {kind.value}"


def _unfit(question: QuestionTable, value: Decimal) -> str:
    """Why a limit cannot be kept to; empty when it can."""
    if question.kind is QuestionKind.MONEY:
        return "" if value > 0 and value * 100 % 1 == 0 else "should be an amount above 0 such as 12.50"
    if value % 1:
        return "should be a whole number"
    if question.kind is not QuestionKind.NUMBER and value < 0:
        return "should not be below 0"
    if question.kind is QuestionKind.CHOICES and value > len(question.options):
        return f"there are only {len(question.options)} options"
    longest = _LENGTHS.get(question.kind)
    return f"at most {longest} characters fit" if longest and value > longest else ""


def pattern(wanted: str, example: str, place: Place) -> Iterator[Found]:
    """A pattern needs an example, which people are shown when their answer does not fit."""
    if wanted and not example:
        yield (*place, "example"), "is missing: it is shown to people whose answer does not fit the pattern"
    elif wanted and re.fullmatch(wanted, example) is None:
        yield (*place, "example"), f"{example!r} does not fit the pattern"
    elif example and not wanted:
        yield (*place, "pattern"), "is missing: an example is shown to people whose answer does not fit it"


def order_numbers(house: House) -> Iterator[Found]:
    """The shops' patterns."""
    for number, merchant in enumerate(house.merchants):
        if rule := merchant.order_number:
            yield from pattern(rule.pattern, rule.example, ("merchants", number, "order_number"))


def _when(
    questions: Sequence[QuestionTable], number: int, place: Place, claims: Sequence[str]
) -> Iterator[Found]:
    """What a question depends on: a claim, or an option of a question that was asked before."""
    earlier = {q.id: q for q in questions[:number]}
    for id, wanted in questions[number].when.items():
        here = (*place, "when", id)
        if id == CLAIM:
            yield from _unknown(wanted, set(claims), here, "a claim that can be made here")
        elif id not in earlier:
            yield here, _not_earlier(questions, questions[number].id, id)
        elif earlier[id].kind not in _CHOOSING:
            yield here, f"{id!r} is a {earlier[id].kind.value}: only a choice can decide what is asked"
        else:
            options = {option.id for option in earlier[id].options}
            yield from _unknown(wanted, options, here, f"an option of {id!r}")


def _unknown(wanted: Sequence[str], known: set[str], place: Place, what: str) -> Iterator[Found]:
    for number, value in enumerate(wanted):
        if value not in known:
            yield (*place, number), f"{value!r} is not {what}"


def _not_earlier(questions: Sequence[QuestionTable], id: str, other: str) -> str:
    needs = {q.id: set(q.when) for q in questions}
    if other not in needs:
        return f"{other!r} is no question here"
    reached, waiting = set[str](), [other]
    while waiting:
        if (at := waiting.pop()) not in reached:
            reached.add(at)
            waiting += needs.get(at, ())
    return f"waits for itself through {other!r}" if id in reached else f"{other!r} is asked only later"
