"""The updates that a bot has not confirmed yet."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from router.sandbox.model import Json

ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True, eq=False)
class Pending:
    """One update, already written as JSON; `sending` while a webhook request carries it.

    `told` once the bot may know what this id means.
    """

    id: int
    kind: str
    content: str
    sending: bool = False
    told: bool = False

    @property
    def text(self) -> str:
        return f'{{"update_id":{self.id},"{self.kind}":{self.content}}}'


@dataclass(slots=True)
class Hook:
    """What setWebhook was told, and how the last deliveries went (times in seconds, UTC)."""

    url: str
    secret: str = ""
    connections: int = 40
    error_at: int | None = None
    error: str | None = None


@dataclass(slots=True)
class Outbox:
    """Updates in order, the wish of the bot for kinds of updates, and who waits for the next one."""

    next_id: int
    allowed: list[str] = field(default_factory=list)
    hook: Hook | None = None
    pending: deque[Pending] = field(default_factory=deque)
    made: int = 0
    in_order: bool = True
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    poller: asyncio.Event | None = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind, or did not ask and it comes unasked."""
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def push(self, kind: str, content: Json) -> None:
        """Owe the bot an update."""
        self.pending.append(Pending(self.next_id, kind, json.dumps(content, separators=(",", ":"))))
        self.next_id += 1
        self.made += 1
        self.changed.set()

    def repeat_last(self) -> None:
        """The fault "duplicate": the same update id twice."""
        last = self.pending[-1]
        self.pending.append(Pending(last.id, last.kind, last.content))

    def swap_last(self) -> None:
        """The fault "reorder": the last two updates change places, unless the bot was told the first."""
        if len(self.pending) > 1 and not self.pending[-2].told:
            a, b = self.pending[-2], self.pending[-1]
            a.kind, a.content, b.kind, b.content = b.kind, b.content, a.kind, a.content

    def confirm(self, offset: int) -> None:
        """Forget everything below the offset; a negative one keeps only that many at the end."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
            return
        while self.pending and self.pending[0].id < offset:
            self.pending.popleft()

    def first(self, limit: int) -> list[Pending]:
        """The oldest updates, at most so many, to be told now."""
        found = list(islice(self.pending, limit))
        for update in found:
            update.told = True
        return found

    def settle(self, done: Pending) -> None:
        """A webhook took this one."""
        if done in self.pending:
            self.pending.remove(done)

    def clear(self) -> None:
        self.pending.clear()
