"""One call of a Bot API method: its parameters as they came, read the way Telegram reads them."""

import json
from dataclasses import dataclass
from typing import Any

from router.sandbox.errors import bad
from router.sandbox.files import Upload
from router.sandbox.world import Account, World

TRUE = frozenset({"true", "1", "yes"})


@dataclass(slots=True)
class Call:
    """Who calls which method with what. `now` is the sandbox's time in seconds."""

    world: World
    account: Account
    method: str
    params: dict[str, Any]
    files: dict[str, Upload]
    now: int

    def text(self, name: str) -> str:
        """A string, empty when it is missing."""
        value = self.params.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """An integer; nonsense is the default, as in Telegram."""
        try:
            return int(self.params.get(name, default))
        except (TypeError, ValueError):
            return default

    def optional(self, name: str) -> int | None:
        """An integer, or None when it is missing or zero."""
        return self.number(name) or None

    def flag(self, name: str) -> bool:
        value = self.params.get(name)
        return value if isinstance(value, bool) else str(value).lower() in TRUE

    def json(self, name: str) -> Any:
        """An object or array, parsed when it came as text. ApiError 400 when it is not JSON."""
        value = self.params.get(name)
        if not isinstance(value, str) or not value:
            return None if value == "" else value
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(f"can't parse {name} JSON object") from error

    def numbers(self, name: str) -> list[int]:
        """A list of integers. ApiError 400 when it is none."""
        value = self.json(name)
        if not isinstance(value, list):
            raise bad(f"can't parse {name}: expected an Array of Integer")
        return [int(item) for item in value]
