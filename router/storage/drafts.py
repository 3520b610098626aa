"""Drafts in MongoDB: answers are set one by one, evidence is pushed: no two devices overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from router.domain.complaint import Arg, Evidence
from router.domain.intake import Draft
from router.storage.codec import ARGS, DRAFT, EVIDENCE, path
from router.storage.collection import Collection, Document


class MongoDrafts:
    """`Drafts` in MongoDB."""

    def __init__(self, drafts: Collection) -> None:
        self._drafts = drafts

    async def get(self, id: str) -> Draft | None:
        """The draft as it stands."""
        document = await self._drafts.one({"_id": id})
        return DRAFT.load({**document, "id": id}) if document else None

    async def start(self, draft: Draft) -> None:
        """A new draft in place of an older one."""
        stored = DRAFT.dump(draft)
        await self._drafts.replace({"_id": stored.pop("id"), **stored})

    async def set(self, draft: Draft, **fields: Any) -> Draft:
        """Set fields; returns the draft as it now is.

        Raises LookupError when it is gone or another one stands in its place: decide again.
        """
        answers: Mapping[str, Arg] = fields.pop("answers", {})
        values = DRAFT.dump(replace(draft, **fields), set(fields))
        values |= ARGS.dump(
            {path("answers", key): value for key, value in answers.items() if value is not None}
        )
        gone = [name for name in fields if name not in values]
        gone += [path("answers", key) for key, value in answers.items() if value is None]
        operators = {"$set": values, "$unset": dict.fromkeys(gone, ""), "$inc": {"version": 1}}
        same = {"_id": draft.id, "number": draft.number, "purpose": draft.purpose}
        await self._drafts.update(same, {operator: what for operator, what in operators.items() if what})
        now = await self.get(draft.id)
        if now is None or (now.number, now.purpose) != (draft.number, draft.purpose):
            raise LookupError(f"draft {draft.id} for {draft.number} is gone")
        return now

    async def add_evidence(self, id: str, items: Sequence[Evidence]) -> Draft | None:
        """Push items whose unique id is not there yet. None: there is no draft."""
        for item in items:
            new: Document = {"_id": id, "evidence.unique_id": {"$ne": item.unique_id}}
            pushed = {"$push": {"evidence": EVIDENCE.dump(item)}, "$inc": {"version": 1}}
            await self._drafts.update(new, pushed)
        return await self.get(id)

    async def remove(self, id: str) -> None:
        """Forget the draft."""
        await self._drafts.remove(id)
