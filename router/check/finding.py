"""What `check` finds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    """It works, but not as it should."""
    PROBLEM = "problem"
    """Something will not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at and how it is, and what to do about it."""

    level: Level
    what: str
    do: str = ""

    def __str__(self) -> str:
        line = f"{self.level.value:<8} {self.what}"
        return f"{line}\n{'':8} -> {self.do}" if self.do else line


Findings: TypeAlias = AsyncIterator[Finding]


def ok(what: str) -> Finding:
    """Nothing to do."""
    return Finding(Level.OK, what)


def warning(what: str, do: str) -> Finding:
    """It works, but not as it should."""
    return Finding(Level.WARNING, what, do)


def problem(what: str, do: str) -> Finding:
    """Something will not work."""
    return Finding(Level.PROBLEM, what, do)
