"""Every language says everything: complete, in its own plurals and script, within Telegram's limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fluent.syntax import FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from router.delivery.callbacks import cells
from router.delivery.markup import plain, units
from router.delivery.words import Words
from router.domain.complaint import Text
from tests.delivery.house import POLICY
from tests.delivery.sentences import (
    LANGUAGES,
    PLURALS,
    SAMPLE,
    Sentence,
    arguments,
    counted,
    key_of,
    needed,
    plural_categories,
    sentences,
)

WORDS = Words("zh", strict=True)
KEYS = sorted(sentences("en"))
BUTTON_AT_MOST = 30
"""Cells of a button that stands alone in a row on a phone."""
TAP_AT_MOST, INTRODUCTION_AT_MOST, COMMAND_AT_MOST = 200, 512, 40
POLL_AT_MOST, ANSWER_AT_MOST = 300, 100

LOANS = {"es": {"button-told_solved"}}
"""What two languages happen to say alike."""
NOT_COUNTING = {"of", "de", "из", "against", "ticked"}
"""Words after a number that do not count anything."""

SCRIPTS = {
    "zh": r"[А-яЁё]|(?<![/<])\b[A-Za-z]{2,}",
    "en": r"[А-яЁё\u3400-\u9fff]",
    "es": r"[А-яЁё\u3400-\u9fff]",
    "ru": r"[\u3400-\u9fff]|(?<![/<])\b[A-Za-z]{2,}",
}
"""Letters that a language has no use for."""
FOREIGN_WORDS = {
    "refusal-no-scope": "what is typed after a command",
    "ask-language": "its own name for the question, and another for whoever does not read it",
    "merchant-names-unread": "an example of a name in English",
    "ask-merchant_names": "an example of a name in English",
    "ask-merchant_rename": "an example of a name in English",
    "merchant-jurisdiction-unread": "the two letters of countries",
}
ENGLISH = re.compile(r"\b(the|and|your|you|is|are|was|this|that|with|please|complaint|merchant)\b", re.I)
SPANISH = re.compile(r"\b(el|los|las|una|por favor|usted|su|del|reclamaci[oó]n|vendedor)\b", re.I)
NO_WORDS = re.compile(r"</?[a-z-]+[^<>]*>?|/[a-z]+|tg://\S*|\bid=|Telegram|\bMB\b")
"""Tags, commands, addresses and what every language writes alike."""


class Balance(HTMLParser):
    """Every tag opened is closed, inside out."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == [], markup

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_keys_and_values_everywhere(language: str) -> None:
    assert sorted(sentences(language)) == KEYS
    assert {key: needed(key, language) for key in KEYS} == {key: needed(key, "en") for key in KEYS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_said_as_markup_that_telegram_reads(language: str) -> None:
    for key in KEYS:
        for args in arguments(key):
            shown = WORDS.text(Text(key, args), language, POLICY)
            Balance(shown)
            assert not re.search(r"\{|\}|\$|  | [.,;!?]|\ue000", plain(shown)), (key, args, shown)
            assert shown == shown.lstrip() or key in FRAGMENTS, (key, shown)


FRAGMENTS = {"until", "order-check", "order-standing", "paid-by", "verdict-terms"}
"""Pieces of sentences, which begin with the space or comma before them."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_complete(language: str) -> None:
    wanted = plural_categories(language)
    for sentence in sentences(language).values():
        for choice in sentence.choices:
            lacking = wanted - set(choice.keys) - ({"other"} if choice.default == "other" else set())
            assert not choice.plural or not lacking, (sentence.key, choice.by, lacking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_before_a_word_chooses_the_words_form(language: str) -> None:
    if len(plural_categories(language)) == 1:
        return
    wrong = {s.key: word for s in sentences(language).values() for word in _uncounted(s)}
    assert wrong == {}


def _uncounted(sentence: Sentence) -> Iterator[str]:
    reader = _Counting(sentence.language)
    reader.visit(sentence.node)
    yield from reader.wrong


class _Counting(Visitor):
    """Finds numbers that a word follows where no plural of that number was chosen."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.chosen: list[str] = []
        self.wrong: list[str] = []

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        by = node.selector.id.name if isinstance(node.selector, ast.VariableReference) else ""
        keys = {key_of(variant) for variant in node.variants}
        settled = keys & PLURALS or len(plural_categories(self.language, without=keys)) == 1
        for variant in node.variants:
            exact = isinstance(variant.key, ast.NumberLiteral)
            self.chosen.append(by if settled or exact else "")
            self.visit(variant.value)
            self.chosen.pop()

    def visit_Pattern(self, node: ast.Pattern) -> None:
        for element, after in zip(node.elements, node.elements[1:], strict=False):
            name = _number(element)
            word = re.match(r"(?:</\w+>)? (\w+)", after.value) if isinstance(after, ast.TextElement) else None
            if name and name not in self.chosen and word and word[1] not in NOT_COUNTING:
                self.wrong.append(f"{name} {word[1]}")
        self.generic_visit(node)


def _number(element: ast.TextElement | ast.Placeable) -> str:
    inside = element.expression if isinstance(element, ast.Placeable) else None
    name = inside.id.name if isinstance(inside, ast.VariableReference) else ""
    return name if name in counted() else ""


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    serialize = FluentSerializer().serialize_entry
    same = {
        key
        for key, sentence in sentences(language).items()
        if serialize(sentence.node) == serialize(sentences("en")[key].node)
        and re.search(r"[^\W\d_]", NO_WORDS.sub("", sentence.words))
    }
    assert same <= LOANS.get(language, set())


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_a_language_is_written_in_its_own_script(language: str) -> None:
    foreign = {"es": ENGLISH, "en": SPANISH}.get(language)
    for key, sentence in sentences(language).items():
        if key in FOREIGN_WORDS:
            continue
        said = NO_WORDS.sub(" ", sentence.words)
        assert not re.search(SCRIPTS[language], said), (key, said)
        assert not (foreign and foreign.search(said)), (key, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_to_taps_are_short_enough_to_be_shown(language: str) -> None:
    long = "Ж" * 30
    for key in KEYS:
        if key.startswith(("refusal-", "done", "answer-", "evidence-")):
            for args in arguments(key):
                given = {name: long if isinstance(value, str) else value for name, value in args.items()}
                shown = WORDS.label(Text(key, given), language, POLICY)
                assert len(shown) <= TAP_AT_MOST, (key, len(shown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_fit_a_phone(language: str) -> None:
    for key in KEYS:
        if key.startswith(("button-", "option-", "field-")):
            for args in arguments(key):
                given = {n: "7K3M-Q9TX" if value == SAMPLE else value for n, value in args.items()}
                shown = WORDS.label(Text(key, given), language, POLICY)
                assert cells(shown) <= BUTTON_AT_MOST, (key, shown)
                assert not re.search(r"[<>&]", shown), (key, shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_measures_is_short_enough(language: str) -> None:
    limits = {"bot-introduction": INTRODUCTION_AT_MOST, "survey-question": POLL_AT_MOST}
    limits |= {key: COMMAND_AT_MOST for key in KEYS if key.startswith("command-")}
    limits |= {f"survey-{score}": ANSWER_AT_MOST for score in range(1, 6)}
    for key, limit in limits.items():
        args = next(arguments(key))
        assert 0 < units(WORDS.label(Text(key, args), language, POLICY)) <= limit, key
