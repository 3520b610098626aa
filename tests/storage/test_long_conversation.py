"""A conversation of 5,000 messages: what is written at each of them stays small, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bson import encode

from router.domain.complaint import Complaint
from router.domain.events import Event, chained
from router.ports import Change
from router.storage.embedded import EmbeddedServer
from router.storage.history import FULL, SEGMENT
from router.storage.store import Store, connect
from tests.storage.samples import an_event, filing

MESSAGES, AT_ONCE = 5_000, 10
"""Ten in a write, so that the test takes seconds: for where they are kept, that makes no difference."""
WORDS = "It still does not work, and nobody has called me back. " * 4
LARGEST = 100_000
"""Bytes of a document with a hundred events of long words."""


async def test_the_document_stays_small_and_the_past_is_whole(
    embedded: EmbeddedServer, database_name: str
) -> None:
    store = connect(embedded.uri, database_name)
    await store.ensure_indexes()
    made = filing()
    assert await store.complaints.write(made)
    past, complaint = list(made.events), made.after
    held: list[int] = []
    sizes: list[int] = []
    for _ in range(MESSAGES // AT_ONCE):
        said, after = more(complaint)
        assert await store.complaints.write(Change(complaint, after, said, ()))
        past += said
        complaint = after
        document = await store.collection("complaints").one({"_id": complaint.number})
        assert document
        held.append(len(document["log"]))
        sizes.append(len(encode(document)))
    assert max(held) < FULL + AT_ONCE
    assert max(sizes) < LARGEST
    assert max(sizes[-50:]) <= 1.05 * max(sizes[:50])
    assert await store.complaints.get(complaint.number) == complaint
    await _whole(store, complaint, past)
    store.close()


async def _whole(store: Store, complaint: Complaint, past: Sequence[Event]) -> None:
    """Every event is there once, in order and chained, the older ones in full segments."""
    told = await store.complaints.timeline(complaint.number)
    assert told == past
    assert [event.n for event in told] == list(range(1, complaint.events + 1))
    head = past[0].hash
    for event in told[1:]:
        assert event.hash == chained(head, replace(event, hash=""))
        head = event.hash
    assert head == complaint.chain
    segments = await store.collection("history").many({})
    firsts = range(1, len(segments) * SEGMENT, SEGMENT)
    assert {s["_id"] for s in segments} == {f"{complaint.number}:{n}" for n in firsts}
    assert {len(s["log"]) for s in segments} == {SEGMENT}


def more(before: Complaint) -> tuple[tuple[Event, ...], Complaint]:
    """The consumer goes on and on."""
    said: list[Event] = []
    head = before.chain
    for n in range(before.events + 1, before.events + AT_ONCE + 1):
        event = an_event(n, text=f"{n} {WORDS}")
        head = chained(head, event)
        said.append(replace(event, hash=head))
    seen = (*before.seen, *(f"m:{event.n}" for event in said))[-128:]
    after = replace(before, version=before.version + 1, events=said[-1].n, chain=head, seen=seen)
    return tuple(said), after
