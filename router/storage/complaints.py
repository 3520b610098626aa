"""Complaints in MongoDB: one document each, changed by operators under the guard of its version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import product

from router.desk_ports import Load
from router.domain.complaint import Complaint
from router.domain.events import Event
from router.domain.standing import AFTERWARDS, URGENT, urgent
from router.domain.states import State
from router.ports import Change, Tally, Unavailable
from router.storage import changes, codec, history
from router.storage.collection import Collection, Document, Query
from router.storage.remembered import MARKS, Remembered

# An including projection: a long past, and mail that is owed, cost nothing to whoever does not ask for them.
FIELDS = {f.name: 1 for f in fields(Complaint) if f.name != "number"}
NAMESAKES = 100
"""Complaints read under one pseudonym: more tell nothing more of whose it is."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# `router.domain.standing.overdue` as queries.
LATE_AT_DESK: Query = {
    "state": {"$in": [State.SUBMITTED.value, State.IN_REVIEW.value]},
    "deadlines.kind": {"$in": [due.value for due in AFTERWARDS]},
}
LATE_STEP: Query = {
    "state": State.PERFORMING.value,
    "steps": {"$elemMatch": {"overdue": True, "done_at": {"$exists": False}}},
}
FIRST: Query = {"flags": {"$in": [flag.value for flag in URGENT]}}
OPEN = [state.value for state in State if state is not State.CLOSED]


class MongoComplaints:
    """`Complaints` in MongoDB."""

    def __init__(self, complaints: Collection, segments: Collection) -> None:
        self._complaints = complaints
        self._history = history.History(complaints, segments)
        self._remembered = Remembered()

    async def get(self, number: str) -> Complaint | None:
        """The complaint as it stands."""
        if number in self._remembered:
            marks = await self._complaints.one({"_id": number}, MARKS)
            if marks is None:
                return None
            if known := self._remembered.still(marks):
                return known
        document = await self._complaints.one({"_id": number}, FIELDS)
        return self._remembered.keep(codec.complaint(document)) if document else None

    async def write(self, change: Change) -> bool:
        """Write atomically with operators; False when the race was lost (version moved, or number taken)."""
        before, after = change.before, change.after
        if before is None:
            return await self._complaints.insert(changes.document(change))
        guard = {"_id": before.number, "version": before.version}
        if not await self._complaints.update(guard, changes.operators(change, before)):
            return False
        self._remembered.keep(after)
        if history.fills(before.events, after.events):
            with suppress(Unavailable):  # the update is written; a later one trims
                await self._history.trim(after.number)
        return True

    async def of_consumer(self, bot: int, user: int) -> list[Complaint]:
        """A consumer's complaints, newest first."""
        theirs = {"bot": bot, "consumer.user": user}
        marked = await self._complaints.many(theirs, MARKS, by="created", newest=True)
        known = {marks["_id"]: self._remembered.still(marks) for marks in marked}
        unknown = [number for number, complaint in known.items() if complaint is None]
        if unknown:
            found = await self._read({"_id": {"$in": unknown}})
            known |= {complaint.number: self._remembered.keep(complaint) for complaint in found}
        return [complaint for complaint in known.values() if complaint]

    async def of_pseudonym(self, bot: int, pseudonym: str) -> list[Complaint]:
        """Complaints of whoever merchants know by this name, newest first, some at most."""
        named = {"pseudonym": pseudonym, "bot": bot}
        return await self._read(named, by="created", newest=True, limit=NAMESAKES)

    async def of_order(self, bot: int, order: str, limit: int) -> list[Complaint]:
        """Complaints about an order, newest first."""
        return await self._read({"order": order, "bot": bot}, by="created", newest=True, limit=limit)

    async def of_desk(
        self, desk: str, states: Sequence[State], limit: int, holder: int | None = None
    ) -> list[Complaint]:
        """What a desk holds in these states: urgent first, then next due first; with nothing due last."""
        found: dict[str, Complaint] = {}
        theirs = {"desk": desk} | ({} if holder is None else {"holder.user": holder})
        for state in states:  # one by one, each is flat by the index; all at once scans the embedded database
            here = {"state": state.value, **theirs}
            read = await self._read(here, by="next_due", limit=limit)
            if len(read) == limit:  # what is urgent may be among what was cut off
                read += await self._read({**here, **FIRST}, by="next_due", limit=limit)
            found |= {complaint.number: complaint for complaint in read}
        return sorted(found.values(), key=_turn)[:limit]

    async def loads(self, desk: str) -> Mapping[int, int]:
        """How many open complaints a desk handles in each of its chats."""
        at = codec.path(codec.path("routes", desk), "chat")
        counted = Counter[int]()
        for state in OPEN:
            held = await self._complaints.many({"state": state, "desk": desk}, {at: 1})
            counted.update(d["routes"][desk]["chat"] for d in held if desk in d.get("routes", {}))
        return counted

    async def taking_part(self, desk: str, at: Several[str]) -> Mapping[str, int]:
        """Open complaints handled at other desks in which this one takes part: number, and in which chat."""
        place = codec.path(codec.path("routes", desk), "chat")
        found: dict[str, int] = {}
        for state, other in product(OPEN, at):
            held = await self._complaints.many({"state": state, "desk": other}, {place: 1})
            found |= {d["_id"]: d["routes"][desk]["chat"] for d in held if desk in d.get("routes", {})}
        return found

    async def work_of(self, desk: str) -> list[Load]:
        """Everything open at a desk: by whom it is held or to be taken, and since when it is there."""
        found: list[Load] = []
        for state in OPEN:
            rows = await self._complaints.many({"state": state, "desk": desk}, _WORK)
            found += [Load(_user(row), row["created"]) for row in rows]
        return found

    async def open(self) -> list[Complaint]:
        """Every complaint that is not closed."""
        return await self._read({"state": {"$in": OPEN}})

    async def due(self, now: datetime, limit: int, without: Several[str] = ()) -> list[str]:
        """Numbers of complaints whose next deadline has come, longest due first, without some of them."""
        others: Query = {"_id": {"$nin": list(without)}} if without else {}
        query = {"next_due": {"$lte": now}, **others}
        found = await self._complaints.many(query, {"_id": 1}, by="next_due", limit=limit)
        return [row["_id"] for row in found]

    async def still_due(self, numbers: Sequence[str], now: datetime) -> list[Complaint]:
        """Those of these complaints whose next deadline has come, longest due first."""
        return await self._read({"_id": {"$in": list(numbers)}, "next_due": {"$lte": now}}, by="next_due")

    async def next_due(self) -> datetime | None:
        """The earliest deadline of all."""
        return await first(self._complaints, "next_due")

    async def tally(self, now: datetime) -> Tally:
        """By two indexes: what runs, and what is open."""
        due = await self._complaints.count({"next_due": {"$lte": now}})
        at_desk = await self._complaints.count(LATE_AT_DESK)
        return Tally(due=due, overdue=at_desk + await self._complaints.count(LATE_STEP))

    async def touched_on(self, day: date) -> list[Complaint]:
        """Complaints to which anything happened on a day (UTC)."""
        return await self._read({"days": day.isoformat()})

    async def touched_before(self, day: date) -> bool:
        """Whether anything happened to any complaint before a day (UTC)."""
        return await self._complaints.one({"days": {"$lt": day.isoformat()}}, {"_id": 1}) is not None

    async def about(self, bot: int, product_days: Sequence[str], since: datetime) -> list[str]:
        """Numbers of the complaints about a product on some days that were filed since then, oldest first."""
        wanted = {"product_day": {"$in": list(product_days)}, "bot": bot, "created": {"$gte": since}}
        found = await self._complaints.many(wanted, {"_id": 1, "created": 1})
        return [row["_id"] for row in sorted(found, key=lambda row: (row["created"], row["_id"]))]

    async def timeline(self, number: str) -> list[Event]:
        """All events of a complaint, oldest first."""
        return await self._history.timeline(number)

    async def _read(
        self, query: Query, *, by: str = "", newest: bool = False, limit: int = 0
    ) -> list[Complaint]:
        found = await self._complaints.many(query, FIELDS, by=by, newest=newest, limit=limit)
        return _complaints(found)


def _turn(complaint: Complaint) -> tuple[bool, bool, datetime]:
    due = complaint.next_due
    return not urgent(complaint), due is None, due or EPOCH


_WORK = {"holder.user": 1, "suggested.user": 1, "created": 1}


def _user(row: Document) -> int | None:
    person = row.get("holder") or row.get("suggested")
    return int(person["user"]) if person else None


def _complaints(documents: Iterable[Document]) -> list[Complaint]:
    return [codec.complaint(document) for document in documents]


async def first(collection: Collection, field: str) -> datetime | None:
    """The earliest of a sparse field of times, by its index."""
    found = await collection.many({field: {"$gt": EPOCH}}, {field: 1}, by=field, limit=1)
    earliest: datetime | None = found[0][field] if found else None
    return earliest
