"""Tables of what keeps people safe from each other: patterns of personal data, words staff must not write."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from router.domain.safety import Asking, Private, Safety
from router.settings.values import Language, Pattern, Table

Phrase = Annotated[str, Field(min_length=2, max_length=60)]
Thing = Literal["code", "password", "card", "payment"]


class AskingTable(Table):
    """Words of one language by which staff ask for what they must not have."""

    asks: tuple[Phrase, ...] = ()
    never: tuple[Phrase, ...] = ()
    things: dict[Thing, tuple[Phrase, ...]] = Field(default_factory=dict)
    lures: tuple[Phrase, ...] = ()


class SafetyTable(Table):
    """Patterns of personal data by kind; words by language."""

    private: dict[Private, tuple[Pattern, ...]] = Field(default_factory=dict)
    asking: dict[Language, AskingTable] = Field(default_factory=dict)


def safety(table: SafetyTable) -> Safety:
    """The domain's patterns and words."""
    return Safety(
        private=dict(table.private),
        asking={language: _asking(words) for language, words in table.asking.items()},
    )


def _asking(words: AskingTable) -> Asking:
    things = {str(thing): phrases for thing, phrases in words.things.items()}
    return Asking(asks=words.asks, never=words.never, things=things, lures=words.lures)
