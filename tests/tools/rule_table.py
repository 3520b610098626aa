"""Writes all shipped rules into a document: ``python -m tests.tools.rule_table docs/rules.md``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from router.domain.law import Rule
from router.settings import SHIPPED, load

BEGIN, END = "<!-- rules:begin -->", "<!-- rules:end -->"
HEAD = "| id | kind | value | for | what it gives | source | confidence | holds |\n" + "|---" * 8 + "|"


def rules() -> list[Rule]:
    """Every rule of the packs that the shipped configuration names."""
    today = date(2026, 11, 22)
    return list(load(SHIPPED, {}, today).policy(today).law.rules.values())


def table() -> str:
    """A row for each rule, in the order of the packs."""
    return "\n".join([HEAD, *(f"| {' | '.join(_cells(rule))} |" for rule in rules())])


def _cells(rule: Rule) -> Iterator[str]:
    yield f"`{rule.id}` {rule.version}"
    yield rule.kind.value + (f": {rule.pays_freight}" if rule.pays_freight else "")
    yield _value(rule)
    yield ", ".join((*rule.causes, *rule.claims)) or "all"
    yield rule.says["en"]
    place = f" {rule.place}" if rule.place else ""
    name = rule.source.name["en"]
    yield (f"[{name}]({rule.source.url})" if rule.source.url else name) + place
    yield rule.confidence
    yield " ".join(_dates(rule)) or "always"


def _value(rule: Rule) -> str:
    if rule.value is None or rule.unit is None:
        return ""
    unit = f"working {rule.unit}" if rule.working else rule.unit.value
    start = f" from {rule.start}" if rule.start else ""
    return f"{rule.value} {unit}{start}"


def _dates(rule: Rule) -> Iterator[str]:
    if rule.effective_from:
        yield f"from {rule.effective_from}"
    if rule.effective_to:
        yield f"to {rule.effective_to}"


def written(text: str) -> str:
    """A document with the table between its marks as it is to be."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{table()}\n{END}", text, flags=re.DOTALL)


if __name__ == "__main__":
    document = Path(sys.argv[1])
    document.write_text(written(document.read_text("utf-8")), "utf-8")
