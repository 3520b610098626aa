"""People at their phones: what they send, tap and see, over the sandbox's control interface."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, FormData
from PIL import Image

Json = dict[str, Any]
PATIENCE = 30.0
"""Seconds after which somebody who waits for a message gives up; long, since a busy machine is slow."""


class Gone(AssertionError):
    """The button that is tapped is not under the message, or not any more."""


def picture(number: int) -> bytes:
    """A small photo that is unlike any other."""
    image = Image.new("RGB", (320, 240), ((number * 53) % 256, (number * 97) % 256, (number * 29) % 256))
    out = io.BytesIO()
    image.save(out, "JPEG", comment=str(number).encode())
    return out.getvalue()


@dataclass
class Laboratory:
    """The sandbox's control interface."""

    url: str
    client: ClientSession
    photos: int = 0

    async def get(self, path: str, **query: Any) -> Json:
        """What is there."""
        async with self.client.get(f"{self.url}/sandbox{path}", params=query) as answer:
            return await _checked(answer)

    async def post(self, path: str, body: Any = None) -> Json:
        """Do something."""
        async with self.client.post(f"{self.url}/sandbox{path}", json=body or {}) as answer:
            return await _checked(answer)

    async def upload(
        self, path: str, fields: Json, files: list[bytes], kind: str = "photo", name: str = "photo.jpg"
    ) -> Json:
        """Send files."""
        form = FormData()
        for field, value in fields.items():
            form.add_field(field, str(value))
        form.add_field("kind", kind)
        for n, content in enumerate(files):
            form.add_field(f"file{n}", io.BytesIO(content), filename=name, content_type="image/jpeg")
        async with self.client.post(f"{self.url}/sandbox{path}", data=form) as answer:
            return await _checked(answer)


async def _checked(answer: Any) -> Json:
    body: Json = await answer.json()
    if "no such button" in str(body.get("error")):
        raise Gone(body)
    assert answer.status == 200, body
    return body


def said(message: Json) -> str:
    """The words of a message, its buttons in brackets."""
    words = message.get("text") or message.get("caption") or (message.get("poll") or {}).get("question") or ""
    return " ".join([words, *(f"[{b['text']}]" for b in buttons(message))])


def buttons(message: Json) -> list[Json]:
    """The inline buttons under a message."""
    rows = (message.get("markup") or {}).get("inline_keyboard") or []
    return [button for row in rows for button in row]


def _line(message: Json) -> str:
    marks = "".join(r["emoji"] for r in message.get("reactions") or [])
    pinned = "📌" if message.get("pinned") else ""
    kind = f"({message['media']['kind']}) " if message.get("media") else ""
    return f"#{message['id']} {'<' if message.get('own') else '>'}{pinned} {kind}{said(message)} {marks}"


@dataclass
class Person:
    """Somebody in a chat: in private with the bot, or as a member of a group."""

    lab: Laboratory
    id: int
    chat: int
    language: str = "zh"

    async def messages(self) -> list[Json]:
        """What is in the chat now, as this person sees it."""
        found = await self.lab.get(f"/chats/{self.chat}", viewer=self.id)
        return [m for m in found["messages"] if not m.get("deleted")]

    async def starts(self, payload: str = "") -> None:
        """Presses Start."""
        await self._does("start", payload=payload)

    async def says(self, text: str, *, to: Json | None = None, topic: int | None = None) -> Json:
        """Writes, perhaps as a reply, or in a topic of a forum."""
        where = ({"reply_to": to["id"]} if to else {}) | ({"thread": topic} if topic else {})
        return await self._does("send", text=text, **where)

    async def searches(self, words: str) -> Json:
        """Types behind the bot's name; the answer, with its results."""
        return await self._does("inline", text=words)

    async def picks(self, offer: Json, result: str, *, to: Json | None = None) -> None:
        """Sends one of the results, perhaps as a reply."""
        await self._does(
            "choose", query=offer["query"], result=result, **({"reply_to": to["id"]} if to else {})
        )

    async def edits(self, message: Json, text: str) -> None:
        """Edits an own message."""
        await self._does("edit", message=message["id"], text=text)

    async def shares_contact(self, name: str, number: str) -> None:
        """Shares somebody's contact, as the phone's own menu does."""
        await self._does("send", contact={"first_name": name, "phone_number": number})

    async def sends_file(self, name: str, content: bytes, *, kind: str, to: Json | None = None) -> None:
        """Sends something that is no photo."""
        fields: Json = {"chat": self.chat} | ({"reply_to": to["id"]} if to else {})
        await self.lab.upload(f"/people/{self.id}/send", fields, [content], kind=kind, name=name)

    async def sends_photos(self, count: int = 1, *, caption: str = "", to: Json | None = None) -> str:
        """Sends one photo, or several as an album; returns the album's id for a late item."""
        return await self._sends([self._photo() for _ in range(count)], caption=caption, to=to)

    async def sends_late(self, album: str) -> None:
        """An item of an album that arrives after the others."""
        await self._sends([self._photo()], album=album)

    async def _sends(
        self, files: list[bytes], *, caption: str = "", to: Json | None = None, album: str = ""
    ) -> str:
        fields: Json = {"chat": self.chat}
        if caption:
            fields["text"] = caption
        if to:
            fields["reply_to"] = to["id"]
        if album:
            fields["media_group_id"] = album
        done = await self.lab.upload(f"/people/{self.id}/send", fields, files)
        return str(done.get("media_group_id") or "")

    def _photo(self) -> bytes:
        self.lab.photos += 1
        return picture(self.lab.photos)

    async def taps(self, words: str, *, on: Json | None = None) -> str:
        """Taps the newest button with these words; returns what the bot answered to the tap."""
        message = await self.sees(
            lambda m: (on is None or m["id"] == on["id"]) and any(words in b["text"] for b in buttons(m)),
            what=f"[{words}]",
        )
        labels = [b["text"] for b in buttons(message) if words in b["text"]]
        label = min(labels, key=len)
        answer = await self._does("tap", message=message["id"], text=label, timeout=PATIENCE)
        return str(answer.get("text") or "")

    async def taps_in_vain(self, words: str) -> None:
        """Taps while nobody answers; the bot hears of it later."""
        message = await self.sees(lambda m: any(words in b["text"] for b in buttons(m)), what=f"[{words}]")
        label = next(b["text"] for b in buttons(message) if words in b["text"])
        item = {
            "person": self.id,
            "action": "tap",
            "chat": self.chat,
            "message": message["id"],
            "text": label,
        }
        await self.lab.post("/batch", {"items": [item]})

    async def forges(self, data: str, on: Json) -> str:
        """Taps a button that is not there, or not there any more; returns the bot's answer."""
        answer = await self._does("tap", message=on["id"], data=data, force=True, timeout=PATIENCE)
        return str(answer.get("text") or "")

    async def votes(self, *options: int, on: Json | None = None) -> None:
        """Votes in the newest poll: scores 1 to 5; none takes the vote back."""
        poll = on or await self.sees(lambda m: "poll" in m, what="a poll")
        await self._does("vote", message=poll["id"], options=[o - 1 for o in options])

    async def forwards(self, message: Json, chat: int) -> None:
        """Forwards a message of this chat to another one."""
        body = {"chat": chat, "from_chat": self.chat, "message": message["id"]}
        await self.lab.post(f"/people/{self.id}/forward", body)

    async def adds_the_bot(self, link: str) -> None:
        """Follows a link and adds the bot to this group."""
        found = re.search(r"startgroup=([\w-]+)&(?:amp;)?admin=([\w+]*)", link)
        assert found, link
        await self._does("add_bot", payload=found[1], admin=found[2])

    async def leaves(self) -> None:
        """Leaves the group."""
        await self._does("leave")

    async def deletes(self, message: Json) -> None:
        """Deletes a message; bots are not told."""
        await self._does("delete", message=message["id"])

    async def blocks(self) -> None:
        """Blocks the bot."""
        await self._does("block")

    async def unblocks(self) -> None:
        """Unblocks the bot."""
        await self._does("unblock")

    async def sees(self, wanted: str | Callable[[Json], bool], *, what: str = "") -> Json:
        """Waits for a message of somebody else that matches; the newest one counts."""
        matches = wanted if callable(wanted) else lambda m: re.search(wanted, said(m)) is not None
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while True:
            found = [m for m in await self.messages() if matches(m) and not m.get("own")]
            if found:
                return found[-1]
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError(
                    f"{self.id} does not see {what or wanted!r} in:\n{await self.transcript()}"
                )
            await asyncio.sleep(0.02)

    async def heard(self, wanted: str) -> list[Json]:
        """All messages of others that match (call when everything has settled)."""
        return [m for m in await self.messages() if not m.get("own") and re.search(wanted, said(m))]

    async def sees_no(self, wanted: str) -> None:
        """Nothing of the kind is there (call when everything has settled)."""
        assert not await self.heard(wanted), await self.transcript()

    async def sees_one(self, wanted: str) -> Json:
        """There is exactly one such message (call when everything has settled)."""
        found = await self.heard(wanted)
        assert len(found) == 1, f"{len(found)} times {wanted!r} in:\n{await self.transcript()}"
        return found[0]

    async def pinned(self) -> Json:
        """The pinned message."""
        return await self.sees(lambda m: bool(m.get("pinned")), what="a pinned message")

    async def shows(self, wanted: str) -> Json:
        """The pinned message says so, sooner or later."""
        return await self.sees(
            lambda m: bool(m.get("pinned")) and re.search(wanted, said(m)) is not None,
            what=f"pinned {wanted!r}",
        )

    async def transcript(self) -> str:
        """The chat as text, for a failed test."""
        return "\n".join(map(_line, await self.messages()))

    async def _does(self, action: str, **fields: Any) -> Json:
        return await self.lab.post(f"/people/{self.id}/{action}", {"chat": self.chat, **fields})
