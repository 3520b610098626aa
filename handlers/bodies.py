"""What may stand in the body of an update: JSON that Telegram could have written and a database can keep."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any, NoReturn

DEEPEST = 64
"""So many levels of lists and objects; Telegram's updates have about ten."""
LARGEST = 2**63


def update_in(body: bytes) -> dict[str, Any]:
    """The update in a body. ValueError for anything else: other encodings, endless nesting, huge numbers.

    Halves of characters outside the basic plane are no text: each becomes a question mark of Unicode's.
    """
    try:
        told = json.loads(body.decode(), parse_constant=_refused)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(told, dict):
        raise ValueError("no object")
    id = told.get("update_id")
    if type(id) is not int or id < 0:
        raise ValueError("no update")
    return {name: _sound(value, 1) for name, value in told.items()}


def _refused(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _sound(value: Any, depth: int) -> Any:
    """The value with whole characters only. ValueError for what cannot be stored."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    match value:
        case str():
            return _whole(value)
        case dict():
            return {_whole(name): _sound(inner, depth + 1) for name, inner in value.items()}
        case list():
            return [_sound(inner, depth + 1) for inner in value]
        case int() if not -LARGEST <= value < LARGEST:
            raise ValueError("a number beyond 64 bits")
        case float() if not isfinite(value):
            raise ValueError("a number without an end")
    return value


def _whole(words: str) -> str:
    return words if words.isascii() else words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
