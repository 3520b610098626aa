"""The picture in the documentation is the one that the table draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from router.domain.diagram import BEGIN, END, diagram, placed, write
from router.domain.states import State
from router.domain.transitions import TABLE

DOCUMENT = Path(__file__).parents[2] / "ARCHITECTURE.md"
ARROW = re.compile(r"    (\w+|\[\*]) --> (\w+|\[\*])(: .+)?")


def test_the_documentation_shows_the_table_as_it_is() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert text == placed(text), "run: python -m router.domain.diagram ARCHITECTURE.md"
    assert text.count(BEGIN) == text.count(END) == 1


def test_every_state_is_drawn_with_at_most_one_arrow_between_two() -> None:
    first, *arrows = [line for line in diagram().splitlines() if "<<choice>>" not in line]
    assert first == "stateDiagram-v2"
    found = [match.groups()[:2] for line in arrows if (match := ARROW.fullmatch(line))]
    assert len(found) == len(arrows) == len(set(found))
    assert {state.value for state in State} <= {name for arrow in found for name in arrow}


def test_a_row_that_is_taken_away_is_no_longer_drawn() -> None:
    without = tuple(row for row in TABLE if State.AWAITING_MERCHANT not in row.to)
    assert "ask merchant" in diagram()
    assert "ask merchant" not in diagram(without)


def test_it_is_written_between_the_markers_and_into_a_new_document(tmp_path: Path) -> None:
    path = tmp_path / "A.md"
    path.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", "utf-8")
    write(path)
    assert path.read_text("utf-8") == f"Before\n{BEGIN}\n```mermaid\n{diagram()}```\n{END}\nAfter\n"
    write(tmp_path / "new.md")
    assert diagram() in (tmp_path / "new.md").read_text("utf-8")
    with pytest.raises(ValueError, match="lacks"):
        placed("nothing here")
