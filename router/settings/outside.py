"""Tables of the bodies outside to which consumers can turn, and what they must keep to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from router.domain.bodies import Body
from router.settings.packs import RulesTable
from router.settings.problems import Found, Place, repeated
from router.settings.values import Id, Table, Words, plain

BODIES_AT_MOST = 8
THINGS_AT_MOST = 10
Jurisdiction = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class BodyTable(Table):
    """One body."""

    id: Id
    name: Words
    about: Words | None = None
    address: Words | None = None
    web: Annotated[str, Field(pattern=r"^(https?://[^\s\"<>]+)?$")] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    hours: Words | None = None
    bring: Annotated[tuple[Words, ...], Field(max_length=THINGS_AT_MOST)] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    categories: tuple[Id, ...] = ()
    rules: tuple[str, ...] = ()


BodyTables = Annotated[tuple[BodyTable, ...], Field(max_length=BODIES_AT_MOST)]


def body(table: BodyTable) -> Body:
    """The domain's body."""
    words = {"name": table.name, "about": table.about, "address": table.address, "hours": table.hours}
    texts = {key: plain(value) for key, value in words.items()}
    return Body(**(dict(table) | texts | {"bring": tuple(map(plain, table.bring))}))


def outside_contradictions(
    tables: tuple[BodyTable, ...], rules: RulesTable, categories: set[str]
) -> Iterator[Found]:
    """Place and reason of everything that does not fit together."""
    yield from repeated((("external", n, "id"), table.id) for n, table in enumerate(tables))
    known = {rule.id for pack in rules.packs.values() for rule in pack.rules}
    for number, table in enumerate(tables):
        place: Place = ("external", number)
        if not (table.address or table.web or table.phone):
            yield place, "names no way there: give an address, a web page or a telephone number"
        for id in sorted(set(table.categories) - categories):
            yield (*place, "categories"), f"{id!r} is not one of the categories"
        # A house without packs has no rules to tell beside a body.
        for id in sorted(set(table.rules) - known if rules.packs else ()):
            yield (*place, "rules"), f"{id!r} is not a rule of the packs in [rules]"
