"""The past of a complaint: its last events are in its document, older ones in segments of their own.

A long document costs on every write, so the oldest events move out fifty at a time, never in a write.
"""

from __future__ import annotations

from router.domain.events import Event
from router.storage.codec import EVENT
from router.storage.collection import Collection, Document

SEGMENT = 50
FULL = 2 * SEGMENT


class History:
    """The events of complaints, wherever they are."""

    def __init__(self, complaints: Collection, segments: Collection) -> None:
        self._complaints = complaints
        self._segments = segments

    async def trim(self, number: str) -> None:
        """Move the oldest events out while the document holds too many.

        A segment is inserted before its events are pulled by their numbers: whoever dies or races in between
        makes the same segment again, and pulling takes nothing that was pushed meanwhile.
        """
        held = await self._complaints.one({"_id": number}, {"log": 1})
        log = held["log"] if held else []
        while len(log) >= FULL:
            oldest, log = log[:SEGMENT], log[SEGMENT:]
            await self._segments.insert({"_id": _segment(number, oldest[0]["n"]), "log": oldest})
            moved = {"log": {"n": {"$lte": oldest[-1]["n"]}}}
            await self._complaints.update({"_id": number}, {"$pull": moved})

    async def timeline(self, number: str) -> list[Event]:
        """All events, oldest first.

        The document is read first: what it holds then is complete with the segments before its first event,
        also when more moves out meanwhile.
        """
        held = await self._complaints.one({"_id": number}, {"log": 1})
        log = held["log"] if held else []
        older = await self._before(number, log[0]["n"]) if log else []
        return [EVENT.load(stored) for stored in (*older, *log)]

    async def _before(self, number: str, first: int) -> list[Document]:
        ids = [_segment(number, n) for n in range(1, first, SEGMENT)]
        found = {s["_id"]: s["log"] for s in await self._segments.many({"_id": {"$in": ids}})} if ids else {}
        return [stored for id in ids for stored in found[id]]


def _segment(number: str, first: int) -> str:
    return f"{number}:{first}"


def fills(before: int, after: int) -> bool:
    """Whether counting from `before` to `after` events the document came to hold a segment too many."""
    return after >= FULL and before // SEGMENT < after // SEGMENT
