"""The messages of the locale files, taken apart: what they choose by, and what makes them say everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import product

from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from router.delivery.words import LOCALES
from router.domain.complaint import Arg

LANGUAGES = sorted(path.name for path in LOCALES.iterdir() if path.is_dir())
PLURALS = frozenset({"zero", "one", "two", "few", "many"})
COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 25, 101)
"""Among them is every plural category of any language."""
DUE = datetime(2026, 8, 4, 1, 30, tzinfo=UTC)
MOMENTS = frozenset({"until", "due", "since", "at", "day", "days"})
NUMBERS = frozenset({"count", "missing", "most", "least", "length", "n", "of", "score", "photos", "days"})
"""Variables that hold numbers wherever they stand, beside those that some language chooses a plural by."""
SAMPLE = "Ана <i>&"
"""What a person may have written."""
PRODUCT_AT_MOST = 600


@dataclass(slots=True)
class Choice:
    """One place where a message chooses."""

    by: str
    keys: tuple[str, ...]
    default: str

    @property
    def plural(self) -> bool:
        """Whether a number's plural category decides."""
        return bool(PLURALS & set(self.keys))

    @property
    def numeric(self) -> bool:
        """Whether a number decides."""
        return self.plural or any(key.isdigit() for key in self.keys)


@dataclass(slots=True)
class Sentence:
    """One message of one language."""

    key: str
    language: str
    node: ast.Message
    variables: set[str] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)
    choices: list[Choice] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, choices and values left out."""
        reader = _Words()
        reader.visit(self.node)
        return " ".join(reader.found)


class _Reader(Visitor):
    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.sentence.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.sentence.messages.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            keys = tuple(key_of(variant) for variant in node.variants)
            default = next(key_of(variant) for variant in node.variants if variant.default)
            self.sentence.choices.append(Choice(node.selector.id.name, keys, default))
        self.generic_visit(node)


class _Words(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.found.append(node.value)


def key_of(variant: ast.Variant) -> str:
    """The key in brackets."""
    return variant.key.value if isinstance(variant.key, ast.NumberLiteral) else variant.key.name


@cache
def sentences(language: str) -> dict[str, Sentence]:
    """Every message of a language by its key."""
    found: dict[str, Sentence] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} twice in {language}"
                found[entry.id.name] = sentence = Sentence(entry.id.name, language, entry)
                _Reader(sentence).visit(entry)
    return found


def whole(key: str, language: str) -> Iterator[Sentence]:
    """A message and those that it shows inside."""
    sentence = sentences(language)[key]
    yield sentence
    for inside in sorted(sentence.messages):
        yield from whole(inside, language)


def needed(key: str, language: str) -> frozenset[str]:
    """The values that a message needs."""
    return frozenset(name for sentence in whole(key, language) for name in sentence.variables)


@cache
def counted() -> frozenset[str]:
    """Variables that hold numbers."""
    every = (choice for language in LANGUAGES for s in sentences(language).values() for choice in s.choices)
    return NUMBERS | {choice.by for choice in every if choice.plural}


def plural_categories(language: str, without: Collection[str] = ()) -> set[str]:
    """Those that whole numbers below a thousand meet; `without` are numbers that are chosen by themselves."""
    locale = Locale.parse(language.replace("-", "_"))
    return {locale.plural_form(number) for number in range(1000) if str(number) not in without}


def arguments(key: str) -> Iterator[dict[str, Arg]]:
    """Values under which a message says all that it can in any language; all combinations of few."""
    told = sorted(needed(key, LANGUAGES[0]))
    offered = [_values(key, name) for name in told]
    size = 1
    for values in offered:
        size *= len(values)
    if size <= PRODUCT_AT_MOST:
        yield from (dict(zip(told, chosen, strict=True)) for chosen in product(*offered))
        return
    first = {name: values[0] for name, values in zip(told, offered, strict=True)}
    for name, values in zip(told, offered, strict=True):
        yield from ({**first, name: value} for value in values)


def _values(key: str, name: str) -> list[Arg]:
    every = [s for language in LANGUAGES for s in whole(key, language)]
    choices = [choice for s in every for choice in s.choices if choice.by == name]
    if name in counted() or any(choice.numeric for choice in choices):
        return list(COUNTS)
    named = sorted({k for choice in choices for k in choice.keys} - {"other"})
    plain: list[Arg] = [DUE] if name in MOMENTS else [SAMPLE]
    return [None if k == "none" else k for k in named] + plain
