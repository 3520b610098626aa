"""What is owed, in the documents that owe it.

Use cases push mail; everything here takes it out or plans it again without touching the version. A box is
changed only while it holds exactly the mail that was read: so `owed_at` is the earliest plan of what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter
from types import MappingProxyType

from router.domain.complaint import Sent
from router.domain.mail import Mail, MailKind
from router.ports import Box, Buried, Owed
from router.storage import codec
from router.storage.changes import earliest
from router.storage.codec import MAIL, SENT
from router.storage.collection import Collection, Document
from router.storage.complaints import EPOCH, FIELDS, first

COMPLAINTS, DIGESTS = "complaints", "digests"
_Dead = tuple[Mail, str]
"""Buried mail, and why."""
_BOX = {"mailbox": 1, "owed_at": 1}
_DEAD: Document = {"undelivered_since": {"$gt": EPOCH}}
_NOTHING: Mapping[str, Sent] = MappingProxyType({})


class MongoMailboxes:
    """`Mailboxes` in MongoDB."""

    def __init__(self, complaints: Collection, digests: Collection) -> None:
        self._collections = {COMPLAINTS: complaints, DIGESTS: digests}

    async def owed(self, now: datetime, limit: int, since: datetime | None = None) -> list[Box]:
        """Boxes with mail to send now, longest owed first, each with all its mail."""
        found: list[tuple[datetime, Box]] = []
        due = {"$lte": now} | ({"$gt": since} if since else {})
        for name, collection in self._collections.items():
            rows = await collection.many({"owed_at": due}, _fields(name), by="owed_at", limit=limit)
            found += [(row["owed_at"], _box(name, row)) for row in rows]
        return [box for _, box in sorted(found, key=itemgetter(0))[:limit]]

    async def listed(self, now: datetime, limit: int) -> list[Owed]:
        """The same by name, with the mail that is to be sent now."""
        found: list[Owed] = []
        fields = {f"mailbox.{name}": 1 for name in ("id", "chat", "priority", "not_before")}
        for name, collection in self._collections.items():
            rows = await collection.many({"owed_at": {"$lte": now}}, fields, by="owed_at", limit=limit)
            found += [_owed(name, row, now) for row in rows]
        return found

    async def read(self, names: Sequence[tuple[str, str]]) -> list[Box]:
        """These boxes, as far as they owe anything."""
        found: list[Box] = []
        for name, collection in self._collections.items():
            if ids := [id for of, id in names if of == name]:
                rows = await collection.many({"_id": {"$in": ids}}, _fields(name))
                found += [_box(name, row) for row in rows if row["mailbox"]]
        return found

    async def next_owed(self) -> datetime | None:
        """When the next mail is planned."""
        firsts = [await first(collection, "owed_at") for collection in self._collections.values()]
        return min((moment for moment in firsts if moment), default=None)

    async def settle(self, box: Box, ids: Sequence[str], sent: Mapping[str, Sent] = _NOTHING) -> None:
        """Take settled mail out by id and note `sent`; without ids only `owed_at` is made right.

        What is not owed any more was settled by whoever has the courier's lease now: their `sent` stays.
        """
        noted = {codec.path("sent", key): SENT.dump(message) for key, message in sent.items()}

        def settled(mail: Sequence[Mail]) -> Document:
            left = [m for m in mail if m.id not in ids]
            return {
                "$pull": {"mailbox": {"id": {"$in": list(ids)}}},
                **_plan(left, noted if len(left) < len(mail) else MappingProxyType({})),
            }

        # Mostly the whole box is settled as it was handed out, which saves reading it again.
        held = _exactly("mailbox", [{"id": m.id} for m in box.mail])
        whole = {m.id for m in box.mail} <= set(ids)
        if whole and await self._update(box, held, settled(box.mail)):
            return
        await self._change(box, settled)

    async def postpone(self, box: Box, ids: Sequence[str], until: datetime, attempts: int) -> None:
        """Plan mail for later."""

        def postponed(mail: Sequence[Mail]) -> Document:
            planned = [replace(m, not_before=until, attempts=attempts) if m.id in ids else m for m in mail]
            moved = {
                f"mailbox.{place}.{name}": value
                for place, m in enumerate(planned)
                if m.id in ids
                for name, value in (("not_before", until), ("attempts", attempts))
            }
            return _plan(planned, moved)

        await self._change(box, postponed)

    async def bury(self, box: Box, id: str, why: str) -> None:
        """Move mail that cannot be delivered to `undelivered`; of several states of a card only the last."""
        collection = self._collections[box.collection]
        while document := await collection.one({"_id": box.id}, {"mailbox": 1, "undelivered": 1}):
            mail, dead = _mail(document), _dead(document)
            fresh = [(m, why) for m in mail if m.id == id]
            kept = [d for d in dead if not any(_replaces(m, d[0]) for m, _ in fresh)]
            operators = {
                "$pull": {"mailbox": {"id": id}},
                **_plan([m for m in mail if m.id != id], _graves([*kept, *fresh])),
            }
            if not fresh or await self._update(box, _waiting(mail) | _lying(dead), operators):
                return

    async def buried(self, limit: int) -> list[Buried]:
        """What could not be delivered, longest undelivered first."""
        found: list[Buried] = []
        for name, collection in self._collections.items():
            fields = {"undelivered": 1} | (FIELDS if name == COMPLAINTS else {})
            rows = await collection.many(_DEAD, fields, by="undelivered_since", limit=limit)
            found += [_buried(name, row) for row in rows]
        return sorted(found, key=lambda buried: buried.since)[:limit]

    async def count_buried(self, limit: int) -> int:
        """How many boxes have something in `undelivered`, counted up to `limit`."""
        found = [
            len(await collection.many(_DEAD, {"_id": 1}, limit=limit))
            for collection in self._collections.values()
        ]
        return min(limit, sum(found))

    async def revive(self, box: Box, ids: Sequence[str], remade: Callable[[Mail, str], Mail]) -> list[Mail]:
        """Owe again what was buried, as `remade` makes it of the mail and the reason; what is owed now."""
        collection = self._collections[box.collection]
        while document := await collection.one({"_id": box.id}, {"undelivered": 1}):
            dead = _dead(document)
            mail = [remade(m, why) for m, why in dead if m.id in ids]
            left = _graves([(m, why) for m, why in dead if m.id not in ids])
            operators: Document = {
                "$push": {"mailbox": {"$each": [MAIL.dump(m) for m in mail]}},
                "$min": {"owed_at": earliest(mail)},
                **({"$set": left} if left else {"$unset": {"undelivered": "", "undelivered_since": ""}}),
            }
            # A lost race is somebody who buried or revived meanwhile: look again.
            if not mail or await self._update(box, _lying(dead), operators):
                return mail
        return []

    async def standing(self, box: Box) -> tuple[Sequence[str], Mapping[str, str]]:
        """Ids of what is owed, and of what is buried with the reasons."""
        fields = {"mailbox.id": 1, "undelivered.mail.id": 1, "undelivered.why": 1}
        document = await self._collections[box.collection].one({"_id": box.id}, fields) or {}
        dead = {d["mail"]["id"]: d["why"] for d in document.get("undelivered", [])}
        return [m["id"] for m in document.get("mailbox", [])], dead

    async def _change(self, box: Box, operators: Callable[[Sequence[Mail]], Document]) -> None:
        """Read the box and change it, again while others do; each lost race is somebody else's progress."""
        collection = self._collections[box.collection]
        while document := await collection.one({"_id": box.id}, {"mailbox": 1}):
            mail = _mail(document)
            if await self._update(box, _waiting(mail), operators(mail)):
                return

    async def _update(self, box: Box, held: Document, operators: Document) -> bool:
        return await self._collections[box.collection].update({"_id": box.id, **held}, operators)


def _plan(left: Sequence[Mail], values: Mapping[str, object] = MappingProxyType({})) -> Document:
    """Set values, and `owed_at` as what is left wants it."""
    if owed_at := earliest(left):
        return {"$set": {"owed_at": owed_at, **values}}
    return {"$unset": {"owed_at": ""}, **({"$set": dict(values)} if values else {})}


def _exactly(field: str, items: Sequence[Document]) -> Document:
    """Matches while a list holds exactly items with these values, in this order."""
    values = {f"{field}.{n}.{name}": value for n, item in enumerate(items) for name, value in item.items()}
    return {field: {"$size": len(items)}, **values}


def _waiting(mail: Sequence[Mail]) -> Document:
    """Matches while exactly this is owed, planned as it was read."""
    return _exactly("mailbox", [{"id": m.id, "not_before": m.not_before} for m in mail])


def _lying(dead: Sequence[_Dead]) -> Document:
    """Matches while exactly this is buried."""
    if not dead:
        return {"undelivered": {"$exists": False}}
    return _exactly("undelivered", [{"mail.id": m.id} for m, _ in dead])


def _graves(dead: Sequence[_Dead]) -> Document:
    """The stored form of what is buried, and since when the first of it should have arrived."""
    if not dead:
        return {}
    stored = [{"mail": MAIL.dump(m), "why": why} for m, why in dead]
    return {"undelivered": stored, "undelivered_since": earliest([m for m, _ in dead])}


def _replaces(mail: Mail, older: Mail) -> bool:
    """Whether both show a state of the same card or status: then the newer is enough."""
    same = (mail.kind, mail.chat, mail.desk) == (older.kind, older.chat, older.desk)
    return same and mail.kind in {MailKind.CARD, MailKind.STATUS}


def _dead(document: Document) -> list[_Dead]:
    return [(MAIL.load(stored["mail"]), stored["why"]) for stored in document.get("undelivered", [])]


def _buried(collection: str, row: Document) -> Buried:
    mail, why = zip(*_dead(row), strict=True)
    complaint = codec.complaint(row) if collection == COMPLAINTS else None
    return Buried(Box(collection, row["_id"], mail, complaint), why, min(m.not_before for m in mail))


def _fields(collection: str) -> Document:
    return _BOX | FIELDS if collection == COMPLAINTS else _BOX


def _owed(collection: str, row: Document, now: datetime) -> Owed:
    due = (m for m in row["mailbox"] if m["not_before"] <= now)
    return Owed(collection, row["_id"], tuple((m["id"], m["chat"], m.get("priority", 0)) for m in due))


def _mail(document: Document) -> tuple[Mail, ...]:
    return tuple(MAIL.load(stored) for stored in document["mailbox"])


def _box(collection: str, row: Document) -> Box:
    complaint = codec.complaint(row) if collection == COMPLAINTS else None
    return Box(collection, row["_id"], _mail(row), complaint)
