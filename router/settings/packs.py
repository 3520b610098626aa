"""Rule packs as they are written: their tables, which files are read, and what they must keep to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from router.domain.law import GENERIC, Ends, Kind, Start, Unit
from router.rules import SHIPPED
from router.settings.problems import Found, Place, repeated
from router.settings.values import Day, Id, Table, Words, Zone

RuleId: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$", max_length=40)]
CountryCode: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Cause: TypeAlias = Literal[
    "no_reason",
    "defect",
    "wrong_item",
    "short",
    "damaged",
    "fake",
    "late",
    "buyer_damage",
    "address_error",
    "unclear",
]
"""Why goods or money are to go back; a category names its own."""
PERIODS = frozenset({Unit.DAY, Unit.MONTH, Unit.YEAR})
PACKS = ("rules", "packs")
"""Where the packs stand among the settings, once they are read."""


class SourceTable(Table):
    """A law, or a published practice."""

    name: Words
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None


class RuleTable(Table):
    """One rule; see `router.domain.law.Rule`."""

    id: RuleId
    version: int = Field(default=1, ge=1)
    kind: Kind
    causes: tuple[Cause, ...] = ()
    categories: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()
    value: int | None = Field(default=None, ge=1)
    unit: Unit | None = None
    counting: Literal["calendar", "working"] = "calendar"
    counts_first_day: bool = False
    rolls: bool = True
    start: Start | None = None
    ends: Ends | None = None
    waits_for_goods: bool = False
    pays_freight: Literal["", "consumer", "merchant", "fault", "split"] = ""
    source: Id
    place: str = Field(default="", max_length=60)
    confidence: Literal["high", "medium"]
    effective_from: Day | None = None
    effective_to: Day | None = None
    says: Words


class PackTable(Table):
    """One file of rules, for one jurisdiction."""

    jurisdiction: Annotated[str, Field(pattern=rf"^([A-Z]{{2}}|{GENERIC})$")]
    countries: dict[CountryCode, Zone] = Field(default_factory=dict)
    sources: dict[Id, SourceTable]
    rules: tuple[RuleTable, ...]


class RulesTable(Table):
    """Which packs hold. A later one adds to those before, and replaces rules of the same id."""

    include: tuple[str, ...] = ("cn.toml", "eu.toml", "generic.toml")
    jurisdiction: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    packs: dict[str, PackTable] = Field(default_factory=dict)


def pack_files(table: Mapping[str, object], folder: Path) -> dict[str, Path]:
    """The file of each pack that a table ``[rules]`` names: beside the configuration, else as shipped."""
    names = table.get("include", RulesTable.model_fields["include"].default)
    listed = names if isinstance(names, list | tuple) else ()
    return {name: _file(name, folder) for name in listed if isinstance(name, str)}


def _file(name: str, folder: Path) -> Path:
    beside, shipped = folder / name, SHIPPED / name
    return shipped if not beside.is_file() and shipped.is_file() else beside


def pack_contradictions(table: RulesTable, categories: set[str]) -> Iterator[Found]:
    """Place and reason of everything that does not fit together."""
    for name, pack in table.packs.items():
        place: Place = (*PACKS, name)
        yield from repeated(((*place, "rules", n, "id"), rule.id) for n, rule in enumerate(pack.rules))
        for number, rule in enumerate(pack.rules):
            where = (*place, "rules", number)
            if rule.source not in pack.sources:
                yield (*where, "source"), f"{rule.source!r} is not one of this pack's sources"
            for id in sorted(set(rule.categories) - categories):
                yield (*where, "categories"), f"{id!r} is not one of the categories"
            yield from _rule(rule, where)


def _rule(rule: RuleTable, place: Place) -> Iterator[Found]:
    if rule.effective_from and rule.effective_to and rule.effective_to < rule.effective_from:
        yield (*place, "effective_to"), "is before effective_from"
    if (rule.value is None) != (rule.unit is None):
        yield (*place, "value"), "value and unit belong together"
    if rule.counting == "working" and rule.unit is not Unit.DAY:
        yield (*place, "counting"), "only days can be working days"
    if (rule.kind is Kind.FREIGHT) != bool(rule.pays_freight):
        yield (*place, "pays_freight"), "belongs to a rule of the kind freight, which needs it"
    if rule.kind is Kind.WINDOW and (rule.unit not in PERIODS or rule.start is not Start.RECEIPT):
        yield (*place, "start"), "a window lasts days, months or years from receipt"
    if (rule.kind is Kind.DUTY) != (rule.ends is not None):
        yield (*place, "ends"), "belongs to a duty, and every duty needs it"
    if rule.kind is Kind.DUTY and (rule.unit is not Unit.DAY or rule.start not in _BEGINS[rule.ends]):
        starts = " or ".join(_BEGINS[rule.ends])
        yield (*place, "start"), f"a duty that ends when it is {rule.ends} lasts days from {starts}"


_BEGINS: Mapping[Ends | None, tuple[Start, ...]] = {
    Ends.SETTLED: (Start.DEMAND,),
    Ends.REFUNDED: (Start.DEMAND, Start.RETURN),
    None: tuple(Start),
}
