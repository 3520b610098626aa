"""What is wrong with a configuration, told to the person who has to put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from pydantic import ValidationError

from router.errors import CannotRun

Place: TypeAlias = tuple[str | int, ...]
"""Where a value stands: ``("categories", 3, "desk")``."""
Found: TypeAlias = tuple[Place, str]
"""A place and what is wrong there."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Problem(NamedTuple):
    """One thing that is wrong: the file or the environment, the key, and the reason in a sentence."""

    source: str
    key: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(filter(None, self))


class ConfigurationError(CannotRun):
    """The configuration cannot be used. Its text has one line for each problem."""

    status = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def dotted(place: Place) -> str:
    """``categories[3].desk``."""
    key = ""
    for part in place:
        if isinstance(part, int):
            key += f"[{part}]"
        else:
            key += ("." if key else "") + (part if _BARE_KEY.fullmatch(part) else f'"{part}"')
    return key


def repeated(placed: Iterable[tuple[Place, object]]) -> Iterator[Found]:
    """Every value that stands at an earlier place already."""
    first: dict[object, Place] = {}
    for place, value in placed:
        if value in first:
            yield place, f"{value!r} stands at {dotted(first[value])} already"
        first.setdefault(value, place)


def found_in(error: ValidationError) -> list[Found]:
    """Place and reason of each error that pydantic found."""
    return [
        (tuple(part for part in item["loc"] if part != "[key]"), _reason(item["type"], item["msg"]))
        for item in error.errors(include_url=False, include_input=False, include_context=False)
    ]


def _reason(kind: str, message: str) -> str:
    match kind:
        case "extra_forbidden":
            return "is not a known key"
        case "missing":
            return "is missing"
    message = message.removeprefix("Value error, ").removeprefix("Input ")
    return message.replace("String should", "should")
