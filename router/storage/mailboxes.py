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
from router.domain.mail import Mail
from router.ports import Box
from router.storage import codec
from router.storage.changes import earliest
from router.storage.codec import MAIL, SENT
from router.storage.collection import Collection, Document
from router.storage.complaints import FIELDS, first

COMPLAINTS, DIGESTS = "complaints", "digests"
_BOX = {"mailbox": 1, "owed_at": 1}
_NOTHING: Mapping[str, Sent] = MappingProxyType({})


class MongoMailboxes:
    """`Mailboxes` in MongoDB."""

    def __init__(self, complaints: Collection, digests: Collection) -> None:
        self._collections = {COMPLAINTS: complaints, DIGESTS: digests}

    async def owed(self, now: datetime, limit: int) -> list[Box]:
        """Boxes with mail to send now, longest owed first, each with all its mail."""
        found: list[tuple[datetime, Box]] = []
        for name, collection in self._collections.items():
            fields = _BOX | FIELDS if name == COMPLAINTS else _BOX
            rows = await collection.many({"owed_at": {"$lte": now}}, fields, by="owed_at", limit=limit)
            found += [(row["owed_at"], _box(name, row)) for row in rows]
        return [box for _, box in sorted(found, key=itemgetter(0))[:limit]]

    async def next_owed(self) -> datetime | None:
        """When the next mail is planned."""
        firsts = [await first(collection, "owed_at") for collection in self._collections.values()]
        return min((moment for moment in firsts if moment), default=None)

    async def settle(self, box: Box, ids: Sequence[str], sent: Mapping[str, Sent] = _NOTHING) -> None:
        """Take settled mail out by id and note `sent`; without ids only `owed_at` is made right."""
        noted = {codec.path("sent", key): SENT.dump(message) for key, message in sent.items()}

        def settled(mail: Sequence[Mail]) -> Document:
            return {
                "$pull": {"mailbox": {"id": {"$in": list(ids)}}},
                **_plan([m for m in mail if m.id not in ids], noted),
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
        """Move mail that cannot be delivered to `undelivered`."""

        def buried(mail: Sequence[Mail]) -> Document:
            dead = [{"mail": MAIL.dump(m), "why": why} for m in mail if m.id == id]
            return {
                "$pull": {"mailbox": {"id": id}},
                "$push": {"undelivered": {"$each": dead}},
                **_plan([m for m in mail if m.id != id]),
            }

        await self._change(box, buried)

    async def revive(self, box: Box) -> int:
        """Owe again what was buried, as if never tried; returns how many."""
        collection = self._collections[box.collection]
        document = await collection.one({"_id": box.id}, {"undelivered": 1})
        dead = document.get("undelivered", []) if document else []
        if not dead:
            return 0
        mail = [replace(MAIL.load(d["mail"]), attempts=0) for d in dead]
        revived = {
            "$push": {"mailbox": {"$each": [MAIL.dump(m) for m in mail]}},
            "$unset": {"undelivered": ""},
            "$min": {"owed_at": earliest(mail)},
        }
        held = _exactly("undelivered", [{"mail.id": m.id} for m in mail])
        # Lost to somebody who buried or revived meanwhile: look again.
        return len(mail) if await self._update(box, held, revived) else await self.revive(box)

    async def _change(self, box: Box, operators: Callable[[Sequence[Mail]], Document]) -> None:
        """Read the box and change it, again while others do; each lost race is somebody else's progress."""
        collection = self._collections[box.collection]
        while document := await collection.one({"_id": box.id}, {"mailbox": 1}):
            mail = _mail(document)
            held = _exactly("mailbox", [{"id": m.id, "not_before": m.not_before} for m in mail])
            if await self._update(box, held, operators(mail)):
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


def _mail(document: Document) -> tuple[Mail, ...]:
    return tuple(MAIL.load(stored) for stored in document["mailbox"])


def _box(collection: str, row: Document) -> Box:
    complaint = codec.complaint(row) if collection == COMPLAINTS else None
    return Box(collection, row["_id"], _mail(row), complaint)
