"""Finds every text of the policy, and the languages that one lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from router.settings.problems import Place, dotted
from router.settings.root import Settings
from router.settings.values import Words


def missing_words(settings: Settings, languages: Iterable[str]) -> list[str]:
    """One line for each text of the policy that a language lacks; for `check`, which warns."""
    wanted = tuple(languages)
    missing = [
        f"{dotted(place)}: has no text in {language}"
        for place, words in texts(settings)
        for language in wanted
        if language not in words.root
    ]
    return missing + [
        f"{dotted(('keywords', category.id))}: has no words in {language}"
        for category in settings.categories
        for language in wanted
        if settings.keywords and language not in settings.keywords.get(category.id, {})
    ]


def texts(value: object, place: Place = ()) -> Iterator[tuple[Place, Words]]:
    """Every text under a table, with its place."""
    if isinstance(value, Words):
        yield place, value
        return
    for key, item in _items(value):
        if not isinstance(item, str):
            yield from texts(item, (*place, key))


def _items(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, BaseModel):
        return iter(value)
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()
