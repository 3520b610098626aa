"""What of another language shows where it has no business, found mechanically."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from router.settings import SHIPPED, load
from router.settings.words import texts
from tests.conversations.people import Json, Person, buttons, said
from tests.delivery.sentences import LANGUAGES, sentences

LETTERS = {"zh": r"[\u3400-\u9fff]", "ru": r"[А-яЁё]"}
LEAST = 8
"""Letters from which on words are a language's own and no accident."""
KEY = re.compile(r"\b[a-z]+(?:-[a-z_]+)+\b")


def foreign(shown: str, language: str) -> list[str]:
    """What in these words belongs to another language, or is a raw key."""
    scripts = [
        found for tag, letters in LETTERS.items() if tag != language for found in re.findall(letters, shown)
    ]
    keys = [key for key in KEY.findall(shown) if key in sentences("en")]
    return [*scripts, *keys, *(words for words in _others(language) if words in shown)]


@cache
def _others(language: str) -> frozenset[str]:
    """The product's and the policy's words in other languages that are not words of this one too."""
    own = frozenset(_words_of(language))
    everywhere = " ".join(own)
    others = {words for tag in LANGUAGES if tag != language for words in _words_of(tag)}
    return frozenset(words for words in others if words not in everywhere)


def _words_of(language: str) -> Iterator[str]:
    reader = _Pieces()
    for sentence in sentences(language).values():
        reader.visit(sentence.node)
    policy = [words.root.get(language, "") for _, words in texts(load(SHIPPED, {}, date(2026, 6, 1)))]
    for piece in (*reader.found, *policy):
        plain = re.sub(r"<[^>]*>|^\W+|\W+$", "", piece)
        if sum(c.isalpha() for c in plain) >= LEAST:
            yield plain


class _Pieces(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.found += node.value.split("\n")


@dataclass
class Listener:
    """Reads along what one person sees, and remembers what of it was foreign."""

    person: Person
    allowed: tuple[str, ...] = ()
    """What staff wrote in their own words."""
    heard: dict[str, list[str]] = field(default_factory=dict)

    async def listens(self) -> None:
        """Everything that is in the chat now: words, buttons, polls, commands."""
        chat = await self.person.lab.get(f"/chats/{self.person.chat}", viewer=self.person.id)
        for message in chat["messages"]:
            if not message.get("own"):
                self.hears(_whole(message))
        for command in chat["commands"]:
            self.hears(command["description"])

    def hears(self, shown: str) -> None:
        """One text."""
        for words in self.allowed:
            shown = shown.replace(words, "")
        self.heard[shown] = foreign(shown, self.person.language)

    @property
    def wrong(self) -> dict[str, list[str]]:
        """Texts with what was foreign in them."""
        return {shown: found for shown, found in self.heard.items() if found}


def _whole(message: Json) -> str:
    options = [option["text"] for option in (message.get("poll") or {}).get("options", [])]
    return "\n".join([said(message), *options, *(b["text"] for b in buttons(message))])
