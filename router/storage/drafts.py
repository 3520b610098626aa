"""Drafts in MongoDB: answers are set one by one, evidence is pushed: no two devices overwrite each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from router.domain.complaint import Arg, Evidence
from router.domain.draft import Draft
from router.ports import DraftGone, Overtaken
from router.storage.codec import ARGS, DRAFT, EVIDENCE, path
from router.storage.collection import Collection, Document
from router.storage.complaints import EPOCH, first

_MERGED = ("answers", "words", "given")


class MongoDrafts:
    """`Drafts` in MongoDB."""

    def __init__(self, drafts: Collection) -> None:
        self._drafts = drafts

    async def get(self, id: str) -> Draft | None:
        """The draft as it stands."""
        document = await self._drafts.one({"_id": id})
        return _draft(document) if document else None

    async def start(self, draft: Draft, instead: Draft | None = None) -> None:
        """A new draft, perhaps in place of another as it was read.

        Raises Overtaken when a draft is there that is not this other one.
        """
        stored = DRAFT.dump(draft)
        document = {"_id": stored.pop("id"), **stored}
        if instead:
            done = await self._drafts.exchange(_as_read(instead), document)
        else:
            done = await self._drafts.insert(document)
        if not done:
            raise Overtaken(f"draft {draft.id}")

    async def set(self, draft: Draft, **fields: Any) -> Draft:
        """Set fields; returns the draft as it now is.

        `answers`, `words` and `given` are merged key by key, None removes a key. Raises DraftGone when the
        draft is gone or has another number by now: what was meant for it is out of date.
        """
        return await self._changed(draft, _same(draft), _told(draft, fields))

    async def change(self, draft: Draft, **fields: Any) -> Draft:
        """As `set`, but raises Overtaken if anything was changed since the draft was read."""
        try:
            return await self._changed(draft, _as_read(draft), _told(draft, fields))
        except DraftGone:
            now = await self.get(draft.id)
            if now and now.number == draft.number:
                raise Overtaken(f"draft {draft.id}") from None
            raise

    async def add_evidence(self, id: str, items: Sequence[Evidence]) -> Draft | None:
        """Push items whose unique id is not there yet. None: there is no draft."""
        for item in items:
            new: Document = {"_id": id, "evidence.unique_id": {"$ne": item.unique_id}}
            pushed = {"$push": {"evidence": EVIDENCE.dump(item)}, "$inc": {"version": 1}}
            await self._drafts.update(new, pushed)
        return await self.get(id)

    async def mark_evidence(self, draft: Draft, unique_id: str, **marks: bool) -> Draft:
        """Set marks of one item. Raises DraftGone when it is not there."""
        held = _same(draft) | {"evidence.unique_id": unique_id}
        values = {f"evidence.$.{name}": value for name, value in marks.items()}
        return await self._changed(draft, held, {"$set": values})

    async def remove_evidence(self, draft: Draft, unique_id: str) -> Draft:
        """Take one item out. Raises DraftGone."""
        return await self._changed(draft, _same(draft), {"$pull": {"evidence": {"unique_id": unique_id}}})

    async def remove(self, id: str) -> None:
        """Forget the draft."""
        await self._drafts.remove(id)

    async def due(self, now: datetime, limit: int) -> list[Draft]:
        """Drafts whose time has come, longest due first."""
        due = {"due": {"$gt": EPOCH, "$lte": now}}
        return [_draft(row) for row in await self._drafts.many(due, by="due", limit=limit)]

    async def next_due(self) -> datetime | None:
        """The earliest time at which a draft is due."""
        return await first(self._drafts, "due")

    async def set_unchanged(self, draft: Draft, **fields: Any) -> bool:
        """Set plain fields if nothing was changed since the draft was read."""
        values = DRAFT.dump(replace(draft, **fields), set(fields))
        return await self._drafts.update(_as_read(draft), _setting(values, fields) | {"$inc": {"version": 1}})

    async def remove_unchanged(self, draft: Draft) -> bool:
        """Forget the draft if nothing was changed since it was read."""
        return await self._drafts.remove_one(_as_read(draft))

    async def _changed(self, draft: Draft, held: Document, operators: Document) -> Draft:
        there = await self._drafts.update(held, {**operators, "$inc": {"version": 1}})
        if there and (now := await self.get(draft.id)):
            return now
        raise DraftGone(f"draft {draft.id} for {draft.number or 'nothing'}")


def _told(draft: Draft, fields: dict[str, Any]) -> Document:
    """What sets fields: those that are merged key by key, the others as a whole."""
    named = dict(_named({name: fields.pop(name, {}) for name in _MERGED}))
    plain = DRAFT.dump(replace(draft, **fields), set(fields))
    values = plain | ARGS.dump({name: value for name, value in named.items() if value is not None})
    return _setting(values, (*fields, *named))


def _draft(document: Document) -> Draft:
    return DRAFT.load({**document, "id": document["_id"]})


def _same(draft: Draft) -> Document:
    return {"_id": draft.id, "number": draft.number or None}


def _as_read(draft: Draft) -> Document:
    return {**_same(draft), "version": draft.version or None}


def _named(merged: Mapping[str, Mapping[str, Arg]]) -> Iterator[tuple[str, Arg]]:
    for field, values in merged.items():
        for key, value in values.items():
            yield path(field, key), value


def _setting(values: Document, names: Sequence[str] | Mapping[str, Any]) -> Document:
    """Sets values; a name without one goes, for it stands at its default."""
    gone = dict.fromkeys([name for name in names if name not in values], "")
    return {operator: what for operator, what in (("$set", values), ("$unset", gone)) if what}
