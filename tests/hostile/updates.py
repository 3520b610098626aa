"""Updates of every kind that aiogram knows, made at random from its own types, and spoiled in every way."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random  # noqa: TID251 - one that is handed in, with a seed
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.types import TelegramObject, Update

Json = dict[str, Any]

WORDS = (
    "",
    "hello",
    "/start",
    "/start demo-digital",
    "/start ../../x",
    "/new",
    "/cases",
    "/cancel",
    "/lang",
    "/queue@sandbox_bot",
    "/mine",
    "/digest",
    "/id",
    "/" + "x" * 300,
    "//inside",
    "12.50",
    "2026-05-30",
    "20260601-0001",
    "13800138000",
    "1" * 80,
    "<b>bold</b> & <script>",
    "\u202egnp.exe\u2066",
    "Z" + "\u0301" * 50,
    "\u200b",
    "\U0001f600" * 40,
    "{ $number } \ue0000\ue001 %s",
    "a\x00b",
    "\ud800",
    "\u0645\u0631\u062d\u0628\u0627",
    "screen \u574f\u4e86",
    "x" * 5000,
    "null",
    "-1",
    "..",
)
# Where aiogram was imported lazily, a type knows the types of its fields only when it is built.
Update.model_rebuild()
KINDS = tuple(name for name in Update.model_fields if name != "update_id")
PEOPLE_SAY = (
    *["callback_query"] * 4,
    *["message"] * 2,
    "edited_message",
    "poll_answer",
    "my_chat_member",
    "chat_member",
)
"""Kinds that the bot acts on, more of those that mean most: more than half of all updates are of these."""
USUAL = {
    "from",
    "text",
    "data",
    "message",
    "user",
    "reply_to_message",
    "caption",
    "photo",
    "document",
    "contact",
}
DEEPEST = 5


@dataclass
class Pools:
    """What a stranger could know or guess: people, chats, messages, what buttons carry."""

    people: Sequence[int]
    groups: Sequence[int]
    data: Sequence[str]
    messages: int = 60
    polls: Sequence[str] = ("1", "9")
    apt: Sequence[tuple[int, int, int, str]] = ()
    """Chat, person, message and data of taps that mean something now."""
    answers: Sequence[tuple[int, int, int, str]] = ()
    """Chat, person, message that is replied to, and words that answer an open question."""


@dataclass
class Maker:
    """Makes updates; the same from the same chance."""

    chance: Random
    pools: Pools
    _types: dict[type, list[tuple[str, Any, bool]]] = field(default_factory=dict)

    def update(self, id: int) -> Json:
        """One of any kind; some are spoiled."""
        kind = self.chance.choice(PEOPLE_SAY if self.chance.random() < 0.6 else KINDS)
        told = {"update_id": id, kind: self._object(_model(Update.model_fields[kind].annotation), 0)}
        self._place(kind, told[kind])
        if self.chance.random() < 0.15:
            self._spoil(told)
        return told

    def _place(self, kind: str, event: Json) -> None:
        """Put it where it can be by rights, most of the time: a person in their own chat, or in a group."""
        chance, pools = self.chance, self.pools
        if chance.random() < 0.2:
            return
        user, group = chance.choice(pools.people), chance.choice(pools.groups)
        person = {"id": user, "is_bot": False, "first_name": chance.choice(WORDS) or "Lin"}
        private = chance.random() < 0.5
        place = {"id": user, "type": "private"} if private else {"id": group, "type": "supergroup"}
        if "chat" in event:
            event["chat"] = place
        event["from" if kind != "poll_answer" else "user"] = person
        if kind == "callback_query":
            shown = {"message_id": chance.randint(1, pools.messages), "date": 1_780_000_000, "chat": place}
            event |= {"message": shown, "data": chance.choice(pools.data)}
            if pools.apt and chance.random() < 0.6:
                chat, user, shown["message_id"], event["data"] = chance.choice(pools.apt)
                person["id"] = user
                shown["chat"] = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
        if kind in {"message", "edited_message"}:
            event["date"] = 1_780_000_000
            for name in ("migrate_to_chat_id", "sender_chat", "sender_business_bot"):
                event.pop(name, None)
            if chance.random() < 0.6:
                event["text"] = chance.choice(WORDS)
            if chance.random() < 0.5:
                event["reply_to_message"] = self._reply(place)
            if pools.answers and kind == "message" and chance.random() < 0.3:
                self._answer(event, person, *chance.choice(pools.answers))

    def _answer(self, event: Json, person: Json, chat: int, user: int, prompt: int, words: str) -> None:
        """The words that somebody was asked for."""
        event["chat"] = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
        event["reply_to_message"] = self._reply(event["chat"]) | {"message_id": prompt}
        person["id"], event["text"] = user, words

    def _reply(self, place: Json) -> Json:
        bot = {"id": 1000001, "is_bot": True, "first_name": "bot"}
        id = self.chance.randint(1, self.pools.messages)
        return {"message_id": id, "date": 1_700_000_000, "chat": place, "from": bot, "text": "x"}

    def _object(self, model: type[TelegramObject], depth: int) -> Json:
        made: Json = {}
        optional = []
        for alias, annotation, required in self._fields(model):
            if required:
                made[alias] = self._value(alias, annotation, depth + 1)
            elif depth < DEEPEST:
                optional.append((alias, annotation))
        wanted = [told for told in optional if told[0] in USUAL and self.chance.random() < 0.4]
        if optional and depth < 3:
            wanted += self.chance.sample(optional, min(len(optional), self.chance.randint(0, 2)))
        for alias, annotation in wanted:
            made[alias] = self._value(alias, annotation, depth + 1)
        return made

    def _fields(self, model: type[TelegramObject]) -> list[tuple[str, Any, bool]]:
        if model not in self._types:
            model.model_rebuild()
            self._types[model] = [
                (told.alias or name, told.annotation, told.is_required() or _is_literal(told.annotation))
                for name, told in model.model_fields.items()
            ]
        return self._types[model]

    def _value(self, name: str, annotation: Any, depth: int) -> Any:
        origin = get_origin(annotation)
        if origin is Annotated:
            return self._value(name, get_args(annotation)[0], depth)
        if origin in {Union, types.UnionType}:
            choices = [a for a in get_args(annotation) if a is not type(None)]
            return self._value(name, self.chance.choice(choices), depth)
        if origin is Literal:
            literal = self.chance.choice(get_args(annotation))
            return getattr(literal, "value", literal)
        if origin is list:
            some = 1 if depth >= DEEPEST else self.chance.randint(0, 3)
            return [self._value(name, get_args(annotation)[0], depth + 1) for _ in range(some)]
        if isinstance(annotation, type) and issubclass(annotation, TelegramObject):
            return self._object(annotation, depth)
        return self._simple(name, annotation)

    def _simple(self, name: str, annotation: Any) -> Any:
        chance, pools = self.chance, self.pools
        make: dict[Any, Callable[[], Any]] = {
            bool: lambda: chance.random() < 0.5,
            int: lambda: chance.choice(
                (0, 1, -1, 2**31, 2**53, -(2**63), *pools.people, *pools.groups, 7, 40)
            ),
            float: lambda: chance.choice((0.0, -1.5, 1e300, 90.0)),
            datetime: lambda: chance.choice((0, 1, 1_700_000_000, 1_780_000_000, 2**31)),
        }
        if annotation in make:
            return make[annotation]()
        if name == "data":
            return chance.choice(pools.data)
        if name == "poll_id":
            return chance.choice(pools.polls)
        return (
            chance.choice(WORDS)
            if name not in {"file_id", "file_unique_id"}
            else f"f{chance.randint(1, 500)}"
        )

    def _spoil(self, told: Json) -> None:
        """Take a field away, add one, or give one a value of another kind."""
        place: Any = told
        for _ in range(self.chance.randint(1, 4)):
            inner = [v for v in place.values() if isinstance(v, dict) and v]
            if not inner:
                break
            place = self.chance.choice(inner)
        name = self.chance.choice([n for n in place if n != "update_id"] or ["new"])
        match self.chance.randint(0, 2):
            case 0:
                place.pop(name, None)
            case 1:
                place[f"{name}_of_a_newer_api"] = {"deep": [[{"x": 1}]]}
            case _:
                place[name] = self.chance.choice(
                    (None, "x", 7, -1.5, True, [], {}, [{}], "7", 2**62, {"id": "x"})
                )


def _model(annotation: Any) -> type[TelegramObject]:
    kinds = (*get_args(annotation), annotation)
    return next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, TelegramObject))


def _is_literal(annotation: Any) -> bool:
    """A word that tells one type from another is always there."""
    return get_origin(annotation) is Literal
