"""Staff chats: those of the policy, under what the collection says about each chat at run time.

A document is one chat: `desk`, `kind`, `language`, `responsible` and `calendar` where it was bound, `moved`
to another id where the group migrated, `healthy` false where the bot lost it, and since when (`lost`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Collection as Some
from dataclasses import replace
from datetime import datetime

from cachetools import TTLCache

from router.domain.policy import Desk, DeskKind, Merchant
from router.ports import DeskChat
from router.storage.codec import DESK_CHAT
from router.storage.collection import Collection, Document

STALE_AFTER = 2.0
"""Seconds for which a process may miss what another one wrote."""
KEPT_AT_MOST = 4096
"""Chats and desks that are remembered at once."""


class MongoDesks:
    """`Desks` in MongoDB: read chat by chat and desk by desk, and each kept for a moment."""

    def __init__(
        self,
        desks: Collection,
        policy: Iterable[Desk] = (),
        merchants: Iterable[Merchant] = (),
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desks = desks
        self._policy = {chat.chat: chat for chat in _of_policy(policy, merchants)}
        self._standing: dict[str, list[DeskChat]] = {}
        for chat in self._policy.values():
            self._standing.setdefault(chat.desk, []).append(chat)
        self._noted: TTLCache[int, Document] = TTLCache(KEPT_AT_MOST, STALE_AFTER, elapsed)
        self._former: TTLCache[int, Document] = TTLCache(KEPT_AT_MOST, STALE_AFTER, elapsed)
        self._bound: TTLCache[str, tuple[Document, ...]] = TTLCache(KEPT_AT_MOST, STALE_AFTER, elapsed)

    async def by_chat(self, chat: int) -> DeskChat | None:
        """The desk that a chat belongs to, also under an id that it had before."""
        today = await self.current(chat)
        note, origin, passed = await self._note(today), today, {today}
        found = self._told(origin, note)
        while found is None and (former := await self._before(origin)) and former["_id"] not in passed:
            origin = int(former["_id"])
            passed.add(origin)
            found = self._told(origin, former)
        return replace(found, chat=today, healthy=note.get("healthy", True)) if found else None

    async def chats(self, desks: Some[str]) -> Sequence[DeskChat]:
        """The chats of some desks, under their present ids; those that the bot lost are not healthy."""
        known = [chat for desk in desks for chat in self._standing.get(desk, ())]
        known += [_chat(document) for desk in desks for document in await self._of_desk(desk)]
        await self._look([chat.chat for chat in known if chat.chat not in self._noted])
        found = {}
        for chat in known:
            today = await self.current(chat.chat)
            here = await self.by_chat(today)
            if here and here.desk == chat.desk:
                found[today] = here
        return tuple(found.values())

    async def bound(self, limit: int) -> Sequence[DeskChat]:
        """Chats that were bound at run time, under their present ids."""
        found = await self._desks.many({"desk": {"$exists": True}}, {"_id": 1}, limit=limit)
        chats = [await self.by_chat(await self.current(int(document["_id"]))) for document in found]
        return tuple(chat for chat in chats if chat)

    async def current(self, chat: int) -> int:
        """The id under which a chat is reached today."""
        passed = {chat}
        while (moved := (await self._note(chat)).get("moved")) is not None and moved not in passed:
            chat = int(moved)
            passed.add(chat)
        return chat

    async def bind(self, chat: DeskChat) -> bool:
        """Make a chat one of a desk's, and healthy; False when it was bound to another one at run time."""
        stored = DESK_CHAT.dump(replace(chat, healthy=True))
        id = stored.pop("chat")
        gone = {key: "" for key in ("moved", "healthy", "lost", "calendar") if key not in stored}
        await self._desks.insert({"_id": id})
        free = {"_id": id, "desk": {"$in": [None, chat.desk]}}
        done = await self._desks.update(free, {"$set": stored, "$unset": gone})
        self._forget()
        return done

    async def unbind(self, chat: int) -> bool:
        """Take back what `bind` did; False when the chat is the policy's or nobody's."""
        found = await self.by_chat(chat)
        for id in {chat, found.chat if found else chat, *(await self._formers(chat))}:
            bound = {"_id": id, "desk": {"$exists": True}}
            gone = {"desk": "", "kind": "", "language": "", "responsible": "", "calendar": ""}
            if await self._desks.update(bound, {"$unset": gone}):
                self._forget()
                return True
        return False

    async def adjust(self, desk: str, **fields: object) -> None:
        """Set the language or the calendar of a desk's chats that were bound at run time."""
        for document in await self._desks.many({"desk": desk}, {"_id": 1}):
            await self._desks.update({"_id": document["_id"]}, {"$set": fields})
        self._forget()

    async def migrated(self, old: int, new: int) -> None:
        """A group became a supergroup with another id."""
        await self._write(old, {"$set": {"moved": new}})

    async def moves(self) -> Mapping[int, int]:
        """Every group that migrated, and the id under which it is reached today; none that go in a circle."""
        old = [int(note["_id"]) for note in await self._desks.many({"moved": {"$exists": True}}, {"_id": 1})]
        today = {chat: await self.current(chat) for chat in old}
        return {chat: new for chat, new in today.items() if new not in today}

    async def lost(self, chat: int, at: datetime) -> datetime:
        """The bot lost a chat; since when, which stays while it is lost."""
        id = await self.current(chat)
        await self._write(id, {"$set": {"healthy": False}, "$min": {"lost": at}})
        since: datetime = (await self._note(id)).get("lost", at)
        return since

    async def regained(self, chat: int) -> bool:
        """The bot is in a chat; False when it was not lost."""
        id = await self.current(chat)
        was = (await self._note(id)).get("healthy", True)
        if not was:
            await self._write(id, {"$unset": {"healthy": "", "lost": ""}})
        return not was

    async def _write(self, chat: int, operators: Document) -> None:
        await self._desks.upsert(chat, operators)
        self._forget()

    def _forget(self) -> None:
        for kept in (self._noted, self._former, self._bound):
            kept.clear()

    def _told(self, chat: int, note: Document) -> DeskChat | None:
        """What was bound at run time goes before the policy."""
        return _chat({**note, "_id": chat}) if "desk" in note else self._policy.get(chat)

    async def _note(self, chat: int) -> Document:
        note = self._noted.get(chat)
        return (await self._look([chat]))[chat] if note is None else note

    async def _look(self, chats: Sequence[int]) -> Mapping[int, Document]:
        found = await self._desks.many({"_id": {"$in": list(chats)}}) if chats else []
        notes = dict.fromkeys(chats, Document()) | {int(d["_id"]): d for d in found}
        self._noted.update(notes)
        return notes

    async def _before(self, chat: int) -> Document:
        """What a chat was before it migrated; empty for nothing."""
        former = self._former.get(chat)
        if former is None:
            former = self._former[chat] = await self._desks.one({"moved": chat}) or {}
        return former

    async def _formers(self, chat: int) -> list[int]:
        found: list[int] = []
        while (former := await self._before(chat)) and former["_id"] not in found:
            chat = int(former["_id"])
            found.append(chat)
        return found

    async def _of_desk(self, desk: str) -> tuple[Document, ...]:
        bound = self._bound.get(desk)
        if bound is None:
            bound = self._bound[desk] = tuple(await self._desks.many({"desk": desk}))
        return bound


def _chat(document: Document) -> DeskChat:
    return DESK_CHAT.load({**document, "chat": document["_id"]})


def _of_policy(desks: Iterable[Desk], merchants: Iterable[Merchant]) -> Iterator[DeskChat]:
    for desk in desks:
        for chat in desk.chats:
            yield DeskChat(
                desk=desk.id, chat=chat, kind=desk.kind, language=desk.language, responsible=desk.responsible
            )
    for merchant in merchants:
        for chat in merchant.chats:
            yield DeskChat(desk=merchant.id, chat=chat, kind=DeskKind.MERCHANT, language=merchant.language)
