"""Tables of what a desk works with: replies that are ready, and playbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from router.domain.canned import PLACES
from router.domain.policy import Canned
from router.settings.problems import Found, repeated
from router.settings.values import Id, Table, Words, plain

_PLACE = re.compile(r"\{([^{}]*)\}")
KINDS = frozenset({"merchant", "platform"})


class CannedTable(Table):
    """One reply that is ready."""

    id: Id
    desks: tuple[Id, ...] = ()
    title: Words
    text: Words


PlaybookTables = dict[Id, Words]
"""For each category, what its desks go by."""


def canned(table: CannedTable) -> Canned:
    """The domain's reply."""
    return Canned(id=table.id, title=plain(table.title), text=plain(table.text), desks=table.desks)


def working_contradictions(
    tables: tuple[CannedTable, ...], playbooks: Mapping[str, Words], desks: set[str], categories: set[str]
) -> Iterator[Found]:
    """Place and reason of everything that does not fit together."""
    yield from repeated((("canned", n, "id"), table.id) for n, table in enumerate(tables))
    for number, table in enumerate(tables):
        for n, desk in enumerate(table.desks):
            if desk not in desks | KINDS:
                yield ("canned", number, "desks", n), f"{desk!r} is no desk: name one, merchant or platform"
        for language, text in table.text.root.items():
            yield from _text(("canned", number, "text", language), text)
    for category in playbooks.keys() - categories:
        yield ("playbooks", category), "is not one of the categories"


def _text(place: tuple[str | int, ...], text: str) -> Iterator[Found]:
    for name in _PLACE.findall(text):
        if name not in PLACES:
            yield place, f"{{{name}}} is nothing that can be filled in: only {', '.join(PLACES)}"
