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

    def take(self, room: Room, many: int) -> Sequence[BoxKey]:
        """Up to so many boxes of chats that have room for so much more of a priority."""
        return list(dict.fromkeys(islice(self._next(room), many)))

    def _next(self, room: Room) -> Iterator[BoxKey]:
        for priority in sorted(self._chats):
            chats = self._chats[priority]
            left = {chat: room(chat, priority) for chat in chats}
            while ready := [chat for chat in chats if left[chat] > 0]:
                for chat in ready:
                    left[chat] -= 1
                    yield self._first(chats, chat)

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
