"""What was found beside what was wanted: one table for people, one file for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, ClassVar, NamedTuple, Protocol

WIDTHS = (46, 34, 20)


class Row(NamedTuple):
    """A figure, and its aim where there is one."""

    what: str
    found: str
    aim: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Whether the aim was met; nothing where there is none."""
        return "" if self.met is None else "met" if self.met else "NOT MET"


class Found(Protocol):
    """What a part has found: a dataclass of numbers that can be told."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def rows(self) -> Iterator[Row]:
        """For people."""
        ...


def table(found: Mapping[str, Found]) -> str:
    """All parts, one after another."""
    told = [(name, list(part.rows())) for name, part in found.items()]
    lines = [_line(Row("", "found", "aim"))]
    for name, rows in told:
        lines += ["", name.upper(), *map(_line, rows)]
    verdicts = [row.met for _, rows in told for row in rows if row.met is not None]
    return "\n".join([*lines, "", f"{sum(verdicts)} of {len(verdicts)} aims met"])


def _line(row: Row) -> str:
    cells = (row.what, row.found, row.aim)
    return " ".join([*(f"{cell:{width}}" for cell, width in zip(cells, WIDTHS, strict=True)), row.verdict])


def numbers(found: Mapping[str, Found]) -> dict[str, Any]:
    """Everything, by part."""
    return {name: {**_plain(asdict(part)), "aims": _aims(part.rows())} for name, part in found.items()}


def _aims(rows: Iterable[Row]) -> dict[str, Any]:
    return {
        row.what: {"found": row.found, "wanted": row.aim, "met": row.met}
        for row in rows
        if row.met is not None
    }


def _plain(value: Any) -> Any:
    """Named tuples become lists in `asdict`'s result; here they keep their names."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if hasattr(value, "_asdict"):
        return value._asdict()
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value
