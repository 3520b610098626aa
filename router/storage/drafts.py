"""Drafts in MongoDB: answers are set one by one, evidence is pushed: no two devices overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from router.domain.complaint import Arg, Evidence
from router.domain.draft import Draft
from router.ports import DraftGone
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

        `answers` are merged key by key, None removes a key. Raises DraftGone when the draft is gone
        or has another number by now: what was meant for it is out of date.
        """
        answers: Mapping[str, Arg] = fields.pop("answers", {})
        values = DRAFT.dump(replace(draft, **fields), set(fields))
        named = {path("answers", key): value for key, value in answers.items()}
        values |= ARGS.dump({name: value for name, value in named.items() if value is not None})
        gone = dict.fromkeys([name for name in (*fields, *named) if name not in values], "")
        operators = {"$set": values, "$unset": gone, "$inc": {"version": 1}}
        same = {"_id": draft.id, "number": draft.number or None}
        there = await self._drafts.update(same, {name: what for name, what in operators.items() if what})
        if there and (now := await self.get(draft.id)):
            return now
        raise DraftGone(f"draft {draft.id} for {draft.number or 'nothing'}")

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
