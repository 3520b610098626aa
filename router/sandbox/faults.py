"""Trouble on demand: rules that make chosen calls or updates go wrong."""

from dataclasses import dataclass, field
from typing import Any

from router.sandbox.errors import ApiError, ControlError, too_many
from router.sandbox.model import Json

OF_CALLS = frozenset(
    {
        "error",
        "retry_after",
        "delay",
        "timeout_before",
        "timeout",
        "reset_before",
        "reset_after",
        "broken_json",
        "stray",
    }
)
OF_UPDATES = frozenset({"duplicate", "reorder"})
ANSWERED = frozenset({"delay", "stray"})
"""After these the call is answered as it should be."""


@dataclass(slots=True)
class Fault:
    """One rule. It lets `after` matching calls pass, then strikes `count` times (None: always). Seconds."""

    id: int
    kind: str
    method: str = "*"
    chat: int | None = None
    count: int | None = 1
    after: int = 0
    seconds: float = 1.0
    code: int = 500
    description: str = "Internal Server Error"
    parameters: Json | None = None
    struck: int = 0

    def strikes(self) -> bool:
        """Whether it is this one's turn, counted."""
        if self.after > 0:
            self.after -= 1
            return False
        if self.count is not None and self.struck >= self.count:
            return False
        self.struck += 1
        return True

    def matches(self, method: str, chat: int | None) -> bool:
        return self.method.lower() in {"*", method.lower()} and self.chat in {None, chat}

    def error(self) -> ApiError:
        """What the call answers for the kinds `error` and `retry_after`."""
        if self.kind == "retry_after":
            return too_many(round(self.seconds))
        return ApiError(self.code, self.description, self.parameters)


@dataclass(slots=True)
class Faults:
    """The rules in force, oldest first."""

    rules: list[Fault] = field(default_factory=list)
    made: int = 0

    def add(self, spec: dict[str, Any]) -> Fault:
        """A rule from its description. ControlError for an unknown kind or field."""
        if spec.get("kind") not in OF_CALLS | OF_UPDATES:
            raise ControlError(f"kind is one of {sorted(OF_CALLS | OF_UPDATES)}")
        self.made += 1
        try:
            rule = Fault(self.made, **spec)
        except TypeError as error:
            raise ControlError(str(error)) from error
        self.rules.append(rule)
        return rule


def of_call(faults: Faults, method: str, chat: int | None) -> Fault | None:
    """The first rule that strikes this call."""
    return _first(faults, OF_CALLS, method, chat) if faults.rules else None


def of_update(faults: Faults, kind: str, chat: int | None) -> str | None:
    """The kind of fault that strikes this update."""
    rule = _first(faults, OF_UPDATES, kind, chat) if faults.rules else None
    return rule.kind if rule else None


def _first(faults: Faults, kinds: frozenset[str], name: str, chat: int | None) -> Fault | None:
    return next((r for r in faults.rules if r.kind in kinds and r.matches(name, chat) and r.strikes()), None)
