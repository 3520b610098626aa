"""The stage: what people may do at the moment, and a phone for each, over the sandbox's control interface."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random  # noqa: TID251 - every draw comes from the seed that is printed
from typing import Any

from aiohttp import FormData

from tests.conversations.people import Json, Laboratory, buttons, picture
from tests.torture.record import Record, Vote, Words

FIRST = 300_000
"""The id of the first consumer."""
KEPT = 60
"""So far back people scroll."""
SHOP, SELLER = -4000000009, 801
"""A group that the bot is not in, where a shop writes what consumers forward."""
WAITING = 40
"""With so many updates unhandled people pause: the run is to break the bot, not to bury it."""


@dataclass
class Scene:
    """One run as the people in it see it. Every choice comes from `seed` and the name of whoever chooses."""

    lab: Laboratory
    seed: int
    record: Record
    ordered: bool
    """Whether updates come in order, as far as the run itself does not swap them."""
    open: bool = True
    """Whether people go on."""
    acting: asyncio.Event = field(default_factory=asyncio.Event)
    """Cleared while everybody holds still."""
    deeds: int = 0
    collected: int = 0
    """The number of the last call that is in the record."""
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST))
    _photos: Iterator[int] = field(default_factory=lambda: count(1))
    handled: int = 0
    """Updates that the bots are done with."""
    _pending: int = 0

    def __post_init__(self) -> None:
        self.acting.set()

    def dice(self, who: object) -> Random:
        """The choices of one actor."""
        return Random(f"{self.seed}/{who}")

    async def newcomer(self, language: str) -> int:
        """Somebody new."""
        person = next(self._ids)
        name = {"id": person, "first_name": f"P{person}", "language_code": language}
        await self.lab.post("/people", name)
        return person

    async def turn(self, dice: Random) -> None:
        """Until somebody's next turn."""
        await asyncio.sleep(dice.uniform(0.1, 0.6))
        while self.open and (not self.acting.is_set() or self._pending > WAITING):
            await asyncio.sleep(0.1)

    async def watch(self) -> None:
        """Keep looking how much is unhandled."""
        while True:
            counted = await self.lab.get("/counters")
            self._pending = counted["pending"]
            self.handled = counted["updates"] - self._pending
            await asyncio.sleep(0.3)

    async def does(self, person: int, action: str, fields: Json) -> Json | None:
        """Do something; None when it cannot be done any more, such as answering what was just deleted."""
        url = f"{self.lab.url}/sandbox/people/{person}/{action}"
        async with self.lab.client.post(url, json=fields) as answer:
            return await answer.json() if answer.status == 200 else None

    async def taps(self, taps: list[Json]) -> None:
        """Several taps at once, by one or by many."""
        items = [{"action": "tap", "force": True, **tap} for tap in taps]
        async with self.lab.client.post(f"{self.lab.url}/sandbox/batch", json={"items": items}) as answer:
            self.deeds += answer.status == 200

    async def sends_photos(self, person: int, chat: int, words: str, many: int, to: int) -> list[int]:
        """One photo or an album; the messages."""
        form = FormData(
            {"chat": str(chat), "text": words, "kind": "photo"} | ({"reply_to": str(to)} if to else {})
        )
        for _ in range(many):
            form.add_field(
                f"file{_}", picture(next(self._photos)), filename="p.jpg", content_type="image/jpeg"
            )
        async with self.lab.client.post(f"{self.lab.url}/sandbox/people/{person}/send", data=form) as answer:
            return (await answer.json())["messages"] if answer.status == 200 else []

    async def opens_shop(self) -> None:
        """There is a shop, which writes in a group of its own."""
        await self.lab.post("/people", {"id": SELLER, "first_name": "Seller"})
        members = [{"user": SELLER, "status": "creator"}]
        await self.lab.post(
            "/chats", {"id": SHOP, "type": "group", "title": "Shop", "members": members, "bot": None}
        )

    async def shop_writes(self, tokens: list[str]) -> list[tuple[int, str, bool]]:
        """Words and at their end an album, each with a token: message, token, and whether it is a photo."""
        *words, caption = tokens
        said = [await self.does(SELLER, "send", {"chat": SHOP, "text": f"The shop says {t}"}) for t in words]
        shown = await self.sends_photos(SELLER, SHOP, caption, 1 + len(tokens) // 10, 0)
        photos = [(message, caption if n == 0 else "", True) for n, message in enumerate(shown)]
        return [*((s["message"], token, False) for s, token in zip(said, words, strict=True) if s), *photos]

    async def forwards(self, person: int, messages: list[int]) -> list[int]:
        """Somebody hands all of it to the bot in one go; the messages that they are there."""
        forward = {"person": person, "action": "forward", "from_chat": SHOP, "chat": person}
        items = [forward | {"message": message} for message in messages]
        async with self.lab.client.post(f"{self.lab.url}/sandbox/batch", json={"items": items}) as answer:
            done = await answer.json() if answer.status == 200 else {"results": []}
            return [result["message"] for result in done["results"]]

    async def befalls(self, kind: str, method: str, chat: int) -> None:
        """The next update of a kind from a chat comes twice, or before the one in front of it."""
        await self.lab.post("/faults", {"kind": kind, "method": method, "chat": chat, "count": 1})


@dataclass
class Phone:
    """A person in one chat: what they see there, and what they do, written into the record."""

    scene: Scene
    person: int
    chat: int
    dice: Random
    messages: dict[int, Json] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)
    """Places in the record of what was said here."""
    _cursor: int = 0
    _tokens: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def private(self) -> bool:
        """Whether it is the person's own chat with the bot."""
        return self.chat == self.person

    async def look(self) -> None:
        """What is new."""
        news = await self.scene.lab.get(f"/chats/{self.chat}", viewer=self.person, since=self._cursor)
        if moved := news["chat"].get("migrated_to"):
            self.chat, self._cursor = moved, 0
            self.messages.clear()
            return
        self._cursor = news["cursor"]
        for message in news["messages"]:
            if message["deleted"] or message["service"]:
                self.messages.pop(message["id"], None)
            else:
                self.messages[message["id"]] = message
        for old in sorted(self.messages)[:-KEPT]:
            if not self.messages[old]["pinned"]:
                del self.messages[old]

    @property
    def bots(self) -> list[Json]:
        """What the bot said, newest first."""
        return [m for _, m in sorted(self.messages.items(), reverse=True) if m["by_bot"]]

    def offered(self, wanted: Callable[[str], bool]) -> list[tuple[Json, str]]:
        """Buttons to tap, newest message first."""
        return [
            (message, data)
            for message in self.bots
            for data in (b.get("callback_data") or "" for b in buttons(message))
            if wanted(data)
        ]

    async def taps(self, message: Json, data: str, *, others: tuple[int, ...] = ()) -> None:
        """Tap; now and then twice, with others at the same time, or so that the update comes twice."""
        if self.dice.random() < 0.06:
            await self.scene.befalls("duplicate", "callback_query", self.chat)
        people = [self.person, *others] + [self.person] * (self.dice.random() < 0.15)
        await self.scene.taps(
            [{"person": p, "chat": self.chat, "message": message["id"], "data": data} for p in people]
        )

    async def says(self, words: str = "", *, to: Json | None = None, sure: bool = True) -> None:
        """Write something that holds a token; `words` stand before it."""
        token = self._token()
        straying = await self._meddled(sure)
        fields = {"chat": self.chat, "text": f"{words} {token}".strip()} | (
            {"reply_to": to["id"]} if to else {}
        )
        done = await self.scene.does(self.person, "send", fields)
        if done:
            self._note(
                token, done["message"], sure, straying, text=fields["text"], to=fields.get("reply_to", 0)
            )

    async def shows(self, many: int = 1, *, to: Json | None = None, sure: bool = True) -> None:
        """Send photos, the first with a token under it."""
        token = self._token()
        to_id = to["id"] if to else 0
        sent = await self.scene.sends_photos(self.person, self.chat, token, many, to_id)
        for n, message in enumerate(sent):
            self._note(token if n == 0 else "", message, sure, straying=True, photo=True, to=to_id)

    async def forwards(self, many: int, *, sure: bool = True) -> None:
        """Hand on what the shop wrote, words and photos, in one go."""
        written = await self.scene.shop_writes([self._token() for _ in range(many)])
        sent = await self.scene.forwards(self.person, [message for message, _, _ in written])
        for message, (_, token, photo) in zip(sent, written, strict=True):
            straying = photo or not self.scene.ordered
            self._note(token, message, sure, straying, photo=photo, burst=sent[0])

    async def edits(self) -> None:
        """Correct what was said last; before a complaint is filed that takes the place of what it was."""
        said = self.scene.record.words
        at = self.sent[-1] if self.sent else -1
        if at < 0 or said[at].photo or said[at].burst:
            return
        token, message = self._token(), said[at].message
        if await self.scene.does(self.person, "edit", {"chat": self.chat, "message": message, "text": token}):
            said[at] = replace(said[at], sure=False)
            self._note(token, message, sure=False, straying=True)

    async def asks(self, command: str) -> None:
        """Send a command, which nobody else is to read."""
        await self.scene.does(self.person, "send", {"chat": self.chat, "text": command})

    async def votes(self, message: Json, number: str, score: int | None) -> None:
        """Choose in a poll, or take the choice back."""
        options = [] if score is None else [score - 1]
        fields = {"chat": self.chat, "message": message["id"], "options": options}
        if await self.scene.does(self.person, "vote", fields):
            self.scene.record.votes.append(Vote(person=self.person, number=number, score=score))

    def _token(self) -> str:
        return f"w{abs(self.person)}x{next(self._tokens)}"

    async def _meddled(self, sure: bool) -> bool:
        """Whether the update of what is said next was put out of order."""
        whim = self.dice.random()
        if whim < 0.05:
            await self.scene.befalls("duplicate", "message", self.chat)
        elif whim < 0.1 and sure and self.sent:
            await self.scene.befalls("reorder", "message", self.chat)
            return True
        return not self.scene.ordered

    def _note(self, token: str, message: int, sure: bool, straying: bool, **more: Any) -> None:
        words = self.scene.record.words
        self.sent.append(len(words))
        self.scene.deeds += 1
        words.append(
            Words(
                token=token,
                person=self.person,
                chat=self.chat,
                message=message,
                sure=sure,
                straying=straying,
                **more,
            )
        )
