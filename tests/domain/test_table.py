"""The stories together use every row of the table, and enter and leave every state."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from router.domain import transitions
from router.domain.states import State
from router.domain.transitions import TABLE, Row
from router.domain.turn import Turn
from tests.domain import (
    test_asking,
    test_callers,
    test_duties,
    test_endings,
    test_guarding,
    test_merging,
    test_moving,
    test_performing,
    test_priority,
    test_service_clocks,
    test_surveys,
    test_taking,
    test_verdicts,
    test_visits,
    test_warnings,
)

TOLD = (
    test_taking,
    test_asking,
    test_callers,
    test_verdicts,
    test_merging,
    test_moving,
    test_performing,
    test_priority,
    test_endings,
    test_guarding,
    test_service_clocks,
    test_surveys,
    test_visits,
    test_duties,
    test_warnings,
)


class Witness:
    """Notes which rows were used and which ways complaints went."""

    def __init__(self) -> None:
        self.used: set[int] = set()
        self.ways: set[tuple[State, State]] = set()

    def watch(self, place: int, row: Row) -> Row:
        """The same row, seen at work; it leads where the table says."""

        def act(turn: Turn, command: Any) -> None:
            before = turn.c.state
            row.act(turn, command)
            assert turn.c.state in row.reaches(before), (row.command, before, turn.c.state)
            self.used.add(place)
            self.ways.add((before, turn.c.state))

        return replace(row, act=act)


def stories(module: ModuleType) -> Iterator[Callable[[], None]]:
    """Stories that need nothing from outside."""
    for name, story in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("test_") and not inspect.signature(story).parameters:
            yield story


@pytest.fixture
def witness(monkeypatch: pytest.MonkeyPatch) -> Witness:
    """Of all stories, told once more."""
    seen = Witness()
    monkeypatch.setattr(transitions, "TABLE", tuple(seen.watch(i, row) for i, row in enumerate(TABLE)))
    for module in TOLD:
        for story in stories(module):
            story()
    return seen


def test_every_row_is_told_and_every_state_is_entered_and_left(witness: Witness) -> None:
    untold = [(r.command.__name__, r.due, r.who.value) for i, r in enumerate(TABLE) if i not in witness.used]
    assert untold == []
    changes = {(before, after) for before, after in witness.ways if before is not after}
    assert {before for before, _ in changes} == set(State)
    assert {after for _, after in changes} == set(State)


def test_no_row_hides_another() -> None:
    """A command has one meaning: of two rows for the same command, state and stage only who differs."""
    for state in State:
        for i, row in enumerate(TABLE):
            same = [
                other
                for other in TABLE[:i]
                if (other.command, other.due, other.who) == (row.command, row.due, row.who)
                and state in other.sources & row.sources
                and other.stage is row.stage
            ]
            assert same == [], (state, row.command)
