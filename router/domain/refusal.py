"""A rule says no: told to the person in their language. Not a failure, never retried."""

from __future__ import annotations

from router.domain.complaint import Arg, Text


class Refusal(Exception):
    """The command may not be carried out; nothing was changed. `text` says why."""

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(key)
        self.text = Text(key, args)


class Restraint(Refusal):
    """A limit, or the block list, says no. `what` is counted; how to reach a human is told with it."""

    def __init__(self, what: str, key: str, **args: Arg) -> None:
        super().__init__(key, **args)
        self.what = what
