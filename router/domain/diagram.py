"""The transition table as a picture: ``python -m router.domain.diagram ARCHITECTURE.md`` writes it there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from router.domain.commands import Expire
from router.domain.roles import Who
from router.domain.states import State
from router.domain.transitions import OPEN, TABLE, Row

BEGIN, END = "<!-- diagram:begin -->", "<!-- diagram:end -->"
NEW = f"""# Architecture

The states of a complaint, drawn from the transition table in `router/domain/transitions.py`.

{BEGIN}
{END}
"""
MANY = 5
"""What leads from so many states to the same one is drawn once, from any of them."""


def diagram(table: Sequence[Row] = TABLE) -> str:
    """Mermaid's text: one arrow between two states, with everything that leads along it.

    What changes no state is not drawn.
    """
    lines = ["stateDiagram-v2", "    [*] --> submitted: consumer submits", "    state any_open <<choice>>"]
    lines += [_line(source.value, row_target, labels) for source, row_target, labels in _single(table)]
    lines += [_line("any_open", target, labels) for target, labels in _general(table)]
    lines += ["    closed --> [*]"]
    return "\n".join(lines) + "\n"


def _line(source: str, target: State, labels: Iterable[str]) -> str:
    return f"    {source} --> {target.value}: {'<br/>'.join(dict.fromkeys(labels))}"


def _single(table: Sequence[Row]) -> list[tuple[State, State, list[str]]]:
    rows = [row for row in table if len(row.sources) < MANY]
    found = [(s, t, _labels(rows, s, t)) for s in State for t in State if s is not t]
    return [(s, t, labels) for s, t, labels in found if labels]


def _general(table: Sequence[Row]) -> list[tuple[State, list[str]]]:
    rows = [row for row in table if len(row.sources) >= MANY]
    found = [(t, [_label(row) for row in rows if t in row.to]) for t in State]
    return [(t, labels) for t, labels in found if labels]


def _labels(rows: Sequence[Row], source: State, target: State) -> list[str]:
    return [_label(row) for row in rows if source in row.sources and target in row.to]


def _label(row: Row) -> str:
    what = row.due.value if row.due else _words(row.command.__name__)
    who = "sweep" if row.command is Expire else "system" if row.who is Who.SYSTEM else row.who.value
    where = f" @{row.stage.value}" if row.stage else ""
    missing = OPEN - row.sources
    but = f" (not {', '.join(sorted(missing))})" if missing and len(row.sources) >= MANY else ""
    return f"{who}#colon; {what.replace('_', ' ')}{where}{but}"


def _words(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def placed(document: str) -> str:
    """A document with the diagram between its two markers. ValueError when it lacks them."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n```mermaid\n{diagram()}```\n{END}{after}"


def write(path: Path) -> None:
    """Draw the diagram into a document, which is made when there is none."""
    document = path.read_text("utf-8") if path.exists() else NEW
    path.write_text(placed(document), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
