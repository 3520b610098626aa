"""The world as one JSON file, so that the next start goes on where it was."""

import asyncio
import json
from collections import OrderedDict, deque
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from router.sandbox.files import StoredFile
from router.sandbox.model import Chat, Json, Media, Member, Message, Person, Poll, Query, Topic
from router.sandbox.outbox import Hook, Outbox, Pending
from router.sandbox.world import Account, World

VERSION = 1
SHARE = 20  # a save may take one part in so many of the time: a large world is saved less often
PASSING = frozenset({"changed", "poller", "sending"})


def dump(world: World) -> Json:
    """Everything worth keeping."""
    return {
        "version": VERSION, "offset": world.clock.offset, "seq": world.seq, "numbers": world.numbers,
        "people": world.people, "groups": world.groups, "polls": world.polls, "accounts": world.accounts,
        "files": world.files.known, "orders": world.orders,
    }  # fmt: skip


def plain(thing: Any) -> Any:
    """The json module's `default`: a dataclass as a table of its fields, an ordered collection as a list."""
    if is_dataclass(thing):
        return {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in PASSING}
    if isinstance(thing, deque):
        return list(thing)
    raise TypeError(type(thing).__name__)


def load(world: World, state: Json) -> None:
    """Put a dumped state into an empty world."""
    world.clock.offset, world.seq, world.numbers = state["offset"], state["seq"], state["numbers"]
    world.people = {int(key): Person(**value) for key, value in state["people"].items()}
    world.files.known = {key: StoredFile(**value) for key, value in state["files"].items()}
    world.polls = {key: Poll(**_votes(value)) for key, value in state["polls"].items()}
    world.open_polls = [p for p in world.polls.values() if p.closes_at is not None and not p.closed]
    world.orders = state.get("orders", {})
    world.groups = {int(key): _chat(value) for key, value in state["groups"].items()}
    for token, value in state["accounts"].items():
        if token in world.accounts:
            world.accounts[token] = _account(value)


def _votes(value: Json) -> Json:
    return value | {"votes": {int(user): vote for user, vote in value["votes"].items()}}


def _chat(value: Json) -> Chat:
    value["members"] = {int(key): Member(**item) for key, item in value["members"].items()}
    value["topics"] = {int(key): Topic(**item) for key, item in value["topics"].items()}
    value["messages"] = OrderedDict((int(key), _message(item)) for key, item in value["messages"].items())
    return Chat(**value)


def _message(value: Json) -> Message:
    if value["media"]:
        value["media"] = Media(**value["media"])
    value["reactions"] = {int(user): chosen for user, chosen in value["reactions"].items()}
    return Message(**value)


def _account(value: Json) -> Account:
    value["outbox"] = _outbox(value["outbox"])
    value["dialogs"] = {int(key): _chat(item) for key, item in value["dialogs"].items()}
    value["queries"] = {key: Query(**item) for key, item in value["queries"].items()}
    value["links"] = {path: tuple(link) for path, link in value["links"].items()}
    return Account(**value)


def _outbox(value: Json) -> Outbox:
    value["hook"] = Hook(**value["hook"]) if value["hook"] else None
    value["pending"] = deque(Pending(**item) for item in value["pending"])
    return Outbox(**value)


class Saver:
    """Writes the world soon after a change, many changes at once, whole or not at all."""

    def __init__(self, world: World, folder: Path | None, after: float) -> None:
        self._world = world
        self._file = folder / "sandbox.json" if folder else None
        self._after = after
        self._wanted = asyncio.Event()
        self._last = 0

    def soon(self) -> None:
        """Something changed."""
        self._wanted.set()

    def read(self) -> bool:
        """Load the last saved state into the empty world; False when there is none."""
        if self._file is None or not self._file.exists():
            return False
        load(self._world, json.loads(self._file.read_text("utf-8")))
        return True

    async def run(self) -> None:
        """Save whenever something changed, until cancelled."""
        loop, pause = asyncio.get_running_loop(), self._after
        while self._file:
            await self._wanted.wait()
            await asyncio.sleep(pause)
            self._wanted.clear()
            started = loop.time()
            text = self._text()
            pause = max(self._after, SHARE * (loop.time() - started))
            if hash(text) != self._last:
                self._last = hash(text)
                await asyncio.to_thread(_write, self._file, text)

    def now(self) -> None:
        """Save at once (at the end)."""
        if self._file:
            _write(self._file, self._text())

    def _text(self) -> str:
        return json.dumps(dump(self._world), default=plain, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    part = file.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(file)
