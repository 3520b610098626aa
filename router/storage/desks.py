"""Staff chats: those of the policy, under what the collection says about each chat at run time.

A document is one chat: `desk`, `kind`, `language` and `responsible` where it was bound, `moved` to another id
where the group migrated, `healthy` false where the bot lost it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from router.domain.complaint import Route
from router.domain.policy import Desk, DeskKind, Merchant
from router.ports import DeskChat
from router.storage.codec import DESK_CHAT
from router.storage.collection import Collection, Document

STALE_AFTER = 2.0
"""Seconds for which a process may miss what another one wrote."""


class MongoDesks:
    """`Desks` in MongoDB, read whole and kept for a moment: there are few and they are asked for often."""

    def __init__(
        self,
        desks: Collection,
        policy: Iterable[Desk] = (),
        merchants: Iterable[Merchant] = (),
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desks = desks
        self._policy = tuple(_of_policy(policy, merchants))
        self._elapsed = elapsed
        self._read: tuple[float, Mapping[int, Document]] | None = None

    async def by_chat(self, chat: int) -> DeskChat | None:
        """The desk that a chat belongs to, also under an id that it had before."""
        known = await self._known()
        return self._chats(known).get(_today(known, chat))

    async def routes(self, number: str) -> Mapping[str, Route]:
        """For every desk with a working chat: the chat that a complaint uses.

        Each complaint ranks a pool's chats in its own order, so that losing one moves only its complaints.
        """
        chats = [chat for chat in self._chats(await self._known()).values() if chat.healthy]
        ranked = sorted(chats, key=lambda chat: sha256(f"{number}:{chat.chat}".encode()).digest())
        return {c.desk: Route(c.desk, c.chat, c.language, c.responsible) for c in ranked}

    async def current(self, chat: int) -> int:
        """The id under which a chat is reached today."""
        return _today(await self._known(), chat)

    async def bind(self, chat: DeskChat) -> None:
        """Make a chat one of a desk's, and healthy, whatever it was before."""
        stored = DESK_CHAT.dump(replace(chat, healthy=True))
        await self._write(stored.pop("chat"), {"$set": stored, "$unset": {"moved": "", "healthy": ""}})

    async def migrated(self, old: int, new: int) -> None:
        """A group became a supergroup with another id."""
        await self._write(old, {"$set": {"moved": new}})

    async def mark(self, chat: int, *, healthy: bool) -> None:
        """The bot lost or regained a chat."""
        operators = {"$unset": {"healthy": ""}} if healthy else {"$set": {"healthy": False}}
        await self._write(await self.current(chat), operators)

    async def _write(self, chat: int, operators: Document) -> None:
        await self._desks.upsert(chat, operators)
        self._read = None

    async def _known(self) -> Mapping[int, Document]:
        if self._read is None or self._elapsed() - self._read[0] > STALE_AFTER:
            at = self._elapsed()
            self._read = at, {int(d["_id"]): d for d in await self._desks.many({})}
        return self._read[1]

    def _chats(self, known: Mapping[int, Document]) -> dict[int, DeskChat]:
        """Every staff chat under its present id; what was bound at run time goes before the policy."""
        bound = [DESK_CHAT.load({**d, "chat": id}) for id, d in known.items() if "desk" in d]
        present = [replace(chat, chat=_today(known, chat.chat)) for chat in (*self._policy, *bound)]
        return {c.chat: replace(c, healthy=known.get(c.chat, {}).get("healthy", True)) for c in present}


def _today(known: Mapping[int, Document], chat: int) -> int:
    passed = {chat}
    while (moved := known.get(chat, {}).get("moved")) is not None and moved not in passed:
        chat = int(moved)
        passed.add(chat)
    return chat


def _of_policy(desks: Iterable[Desk], merchants: Iterable[Merchant]) -> Iterator[DeskChat]:
    for desk in desks:
        for chat in desk.chats:
            yield DeskChat(
                desk=desk.id, chat=chat, kind=desk.kind, language=desk.language, responsible=desk.responsible
            )
    for merchant in merchants:
        for chat in merchant.chats:
            yield DeskChat(desk=merchant.id, chat=chat, kind=DeskKind.MERCHANT, language=merchant.language)
