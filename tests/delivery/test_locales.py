"""Every key that code names has words in every language, with the values that code gives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from router.domain.choices import ALBUM, CONSUMERS, HANDLERS, MERCHANTS, PROVIDERS
from router.domain.events import Event, EventKind
from router.domain.states import CloseReason, Flag, Side, State
from router.domain.timeline import entries
from tests.delivery.sentences import DUE, LANGUAGES, needed, sentences

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)*")
TELLING = {"tell_consumer": 0, "tell_desk": 1, "tell_lead": 1, "tell_managers": 1}
"""Where these take the key; all of them add the number."""
NAMING = {"Text": 0, "Refusal": 0, "say": 0}


class Call(NamedTuple):
    """A key as code names it; `given` is None where the values cannot be read from the call."""

    where: str
    key: str
    given: frozenset[str] | None


def calls() -> Iterator[Call]:
    """Every literal key in the product's code."""
    for package in ("router", "handlers", "schedules"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "sandbox" not in path.parts:
                for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                    if isinstance(node, ast.Call) and (call := _call(path, node)):
                        yield call


def _call(path: Path, node: ast.Call) -> Call | None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    place = (TELLING | NAMING).get(name)
    key = node.args[place] if place is not None and len(node.args) > place else None
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str) or not KEY.fullmatch(key.value):
        return None
    given = _dictionary(node) if name == "Text" else _keywords(node)
    if given is not None and name in TELLING:
        given |= {"number"}
    return Call(f"{path.relative_to(ROOT)}:{node.lineno}", key.value, given)


def _keywords(node: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _dictionary(node: ast.Call) -> frozenset[str] | None:
    if len(node.args) < 2:
        return frozenset()
    given = node.args[1]
    if not isinstance(given, ast.Dict) or None in given.keys:
        return None
    return frozenset(key.value for key in given.keys if isinstance(key, ast.Constant))


CALLS = list(calls())
TOLD = [
    text
    for kind in EventKind
    for entry in entries([Event(n=1, kind=kind, at=DUE, side=Side.CONSUMER, data={"reason": "spam"})])
    for text in entry.texts
]
COMPOSED = [
    *(f"state-{state.value}" for state in State),
    *(f"status-{state.value}" for state in State),
    *(f"next-{state.value}" for state in State),
    *(f"reason-{reason.value}" for reason in CloseReason),
    *(f"flag-{flag.value}" for flag in Flag),
    *(f"survey-{score}" for score in range(1, 6)),
    *(text.key for text in TOLD),
    *(f"rerouted-{why}" for why in ("unknown_merchant", "no_chat", "paused")),
    *(f"button-{c.action}" for c in (*CONSUMERS, *HANDLERS, *PROVIDERS, *MERCHANTS, ALBUM)),
]


def test_the_code_is_read() -> None:
    keys = {call.key for call in CALLS}
    assert {"refusal-not-now", "consumer-proposal", "card-head", "button-reopen"} <= keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_code_has_words(language: str) -> None:
    known = sentences(language)
    assert sorted({f"{call.where} {call.key}" for call in CALLS if call.key not in known}) == []
    assert sorted(key for key in COMPOSED if key not in known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_words_need_is_given(language: str) -> None:
    known = {key: needed(key, language) for key in sentences(language)}
    wrong = [
        f"{call.where} {call.key} needs {sorted(known[call.key] - call.given)}"
        for call in CALLS
        if call.given is not None and call.key in known and not known[call.key] <= call.given
    ]
    assert wrong == []


def test_no_words_are_left_that_nobody_says() -> None:
    patterns = [re.compile(pattern) for pattern in sorted(_patterns())]
    known = sentences("zh")
    shown_inside = {name for sentence in known.values() for name in sentence.messages}
    left = [key for key in known if key not in shown_inside and not any(p.fullmatch(key) for p in patterns)]
    assert left == []


def _patterns() -> set[str]:
    """Every string in the product's code that may be a key, parts put in at run time as a wildcard."""
    found = set()
    for package in ("router", "handlers", "schedules"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(re.escape(node.value))
                if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    found.add("".join(_part(value) for value in node.values))
    return {pattern for pattern in found if 3 < len(pattern) < 60}


def _part(value: ast.expr) -> str:
    return re.escape(str(value.value)) if isinstance(value, ast.Constant) else r"[\w-]+"
