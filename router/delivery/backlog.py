"""What is owed beyond what can be in hand: names only, chat by chat, so that it stays small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from router.delivery.lanes import BoxKey

Chats = dict[int, dict[BoxKey, None]]
Room = Callable[[int, int], int]
"""How much more of a priority may be taken in hand for a chat."""


class Backlog:
    """Boxes that are read when their chat has room: the most urgent first, the chats in turn."""

    def __init__(self) -> None:
        self._chats: dict[int, Chats] = {}
        self._names: Counter[BoxKey] = Counter()

    def __bool__(self) -> bool:
        return bool(self._names)

    def __contains__(self, key: BoxKey) -> bool:
        return key in self._names

    def clear(self) -> None:
        """Forget all, to be listed anew."""
        self._chats.clear()
        self._names.clear()

    def add(self, chat: int, priority: int, key: BoxKey) -> None:
        """A box owes something of a priority to a chat."""
        boxes = self._chats.setdefault(priority, {}).setdefault(chat, {})
        if key not in boxes:
            boxes[key] = None
            self._names[key] += 1

    def waits(self, chat: int, priority: int) -> bool:
        """Whether something that is at least as urgent waits for a chat."""
        return any(chat in chats for of, chats in self._chats.items() if of <= priority)

    def take(self, room: Room, many: int, full: Callable[[int], bool]) -> Sequence[BoxKey]:
        """Up to so many boxes of chats that have room for so much more of a priority.

        `full` says of a priority that there is no room for any chat: among thousands that is worth knowing.
        """
        return list(dict.fromkeys(islice(self._next(room, full), many)))

    def _next(self, room: Room, full: Callable[[int], bool]) -> Iterator[BoxKey]:
        for priority in sorted(self._chats):
            if not full(priority):
                yield from self._in_turn(priority, room)

    def _in_turn(self, priority: int, room: Room) -> Iterator[BoxKey]:
        """Asks a chat for its room when its turn comes: few of thousands are reached."""
        chats, left = self._chats[priority], dict[int, int]()
        ready = list(chats)
        while ready:
            for chat in ready:
                left[chat] = (left[chat] if chat in left else room(chat, priority)) - 1
                if left[chat] >= 0:
                    yield self._first(chats, chat)
            ready = [chat for chat in ready if left[chat] > 0 and chat in chats]

    def _first(self, chats: Chats, chat: int) -> BoxKey:
        """The first of a chat, which goes to the end of the chats."""
        boxes = chats.pop(chat)
        key = next(iter(boxes))
        del boxes[key]
        self._names[key] -= 1
        if not self._names[key]:
            del self._names[key]
        if boxes:
            chats[chat] = boxes
        return key
