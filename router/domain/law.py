"""Rules of law and of the market as data: which apply to a matter, and when a legal window or duty ends.

The day of the event is not counted, a period ends at 24:00 of its last day where the rule holds, and a last
day that is a rest day rolls on to the next working day (China: Civil Code arts. 201 and 203; EU: Regulation
1182/71 art. 3), unless a rule says otherwise. Legal time never pauses.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from router.domain.calendar import Calendar, working_day

GENERIC = "generic"
"""The jurisdiction of rules that hold wherever a law says nothing."""
UNCLEAR = "unclear"
"""The cause of what has none."""
LAST_MOMENT = timedelta(seconds=1)
"""24:00 of a day is shown to people as this before it: midnight would read as the next day."""
_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a rule gives."""

    WINDOW = "window"
    """The consumer has a right until its end."""
    DUTY = "duty"
    """The provider has to do something until its end."""
    FREIGHT = "freight"
    """Who pays the way of the goods."""
    FACT = "fact"
    """Something to know."""
    PRACTICE = "practice"
    """What marketplaces usually do; nobody's right."""


class Unit(StrEnum):
    """What the value of a rule counts."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIMES = "times"


class Start(StrEnum):
    """The event on whose day a period begins; that day is not counted."""

    RECEIPT = "receipt"
    """The consumer received the goods."""
    DEMAND = "demand"
    """The consumer told the provider: the complaint was filed."""
    RETURN = "return"
    """The provider got the goods back."""
    ACCEPTANCE = "acceptance"
    """An authority accepted the case."""
    KNOWLEDGE = "knowledge"
    """The consumer knew of the harm."""


class Ends(StrEnum):
    """What fulfils a duty of the provider."""

    SETTLED = "settled"
    """A remedy is agreed or decided."""
    REFUNDED = "refunded"
    """The money is proved to be paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule stands: a law or a published practice."""

    name: Mapping[str, str]
    """One text a language."""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a pack. Empty `causes`, `categories` and `claims` mean all."""

    id: str
    version: int = 1
    jurisdiction: str
    kind: Kind
    causes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    value: int | None = None
    unit: Unit | None = None
    working: bool = False
    """Working days are counted; else those of the calendar."""
    counts_first_day: bool = False
    rolls: bool = True
    start: Start | None = None
    ends: Ends | None = None
    waits_for_goods: bool = False
    """The provider may keep the money until the goods are back."""
    pays_freight: str = ""
    """``consumer``, ``merchant``, ``fault`` (whoever is at fault), ``split``; empty: says nothing of it."""
    source: Source
    place: str = ""
    """Article or section of the source."""
    confidence: str
    """``high`` or ``medium``, see docs/rules.md."""
    effective_from: date | None = None
    effective_to: date | None = None
    says: Mapping[str, str]
    """What the rule gives, one short sentence a language."""

    @property
    def snapshot(self) -> str:
        """Id and version, as a deadline keeps them: ``cn.noreason.refund/1``."""
        return f"{self.id}/{self.version}"

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True)
class Country:
    """Whose rules hold in a country, and its zone and rest days: a calendar whose working days are whole."""

    jurisdiction: str
    calendar: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """All rules, and the countries in which they hold; `countries[""]` is anywhere else."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    default: str = ""
    """The country of a matter that names no merchant."""

    def rule(self, snapshot: str) -> Rule | None:
        """A rule by its id, with or without a version: its words are today's."""
        return self.rules.get(snapshot.partition("/")[0])

    def country(self, code: str) -> Country | None:
        """The law of a merchant's country; None where the house has no rules at all."""
        return self.countries.get(code) or self.countries.get("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What rules are asked about: where, about what, and on which days things happened."""

    country: Country
    category: str = ""
    cause: str = UNCLEAR
    claim: str = ""
    day: date
    """When it was filed, or today: the rules in force then apply."""
    received: date | None = None
    goods: bool = False
    """Goods may travel, so that who pays for it matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of a rule, counted: `nominal` is the last day before it rolls on, `end` 24:00 of `last`."""

    rule: Rule
    since: date
    nominal: date
    last: date
    end: datetime

    @property
    def rolled(self) -> bool:
        """Whether its last day was a rest day."""
        return self.last != self.nominal


def applying(law: Law, matter: Matter, *kinds: Kind) -> Iterator[Rule]:
    """Rules of the matter's jurisdiction that are in force and meant for it, in the order of the packs."""
    return (r for r in law.rules.values() if r.kind in kinds and _meant(r, matter))


def _meant(rule: Rule, matter: Matter) -> bool:
    wanted = (
        (rule.causes, matter.cause),
        (rule.categories, matter.category),
        (rule.claims, matter.claim),
    )
    here = rule.jurisdiction == matter.country.jurisdiction
    return here and rule.in_force(matter.day) and all(not only or is_ in only for only, is_ in wanted)


def freight(law: Law, matter: Matter) -> Rule | None:
    """The rule that says who pays the freight for this cause: the jurisdiction's, else the generic one."""
    anywhere = replace(matter, country=replace(matter.country, jurisdiction=GENERIC))
    told = (r for m in (matter, anywhere) for r in applying(law, m, Kind.FREIGHT) if r.pays_freight)
    return next(told, None)


def period(rule: Rule, since: date, calendar: Calendar) -> Period:
    """The period of a rule that begins with an event on the day `since`.

    ValueError for a rule whose value is no number of days, months or years.
    """
    nominal = _nominal(rule, since, calendar)
    last = _rolled(nominal, calendar) if rule.rolls else nominal
    return Period(rule=rule, since=since, nominal=nominal, last=last, end=end_of(last, calendar))


def end_of(day: date, calendar: Calendar) -> datetime:
    """24:00 of a day in the calendar's zone, in UTC."""
    return datetime.combine(day + _DAY, time(), calendar.zone).astimezone(UTC)


def local_day(at: datetime, calendar: Calendar) -> date:
    """The day of a moment where the calendar holds."""
    return at.astimezone(calendar.zone).date()


def _nominal(rule: Rule, since: date, calendar: Calendar) -> date:
    begin = since - _DAY if rule.counts_first_day else since
    match rule.unit, rule.value:
        case Unit.DAY, int(value) if rule.working:
            return _nth_working_day(begin, value, calendar)
        case Unit.DAY, int(value):
            return begin + value * _DAY
        case Unit.MONTH, int(value):
            return _months_on(begin, value)
        case Unit.YEAR, int(value):
            return _months_on(begin, 12 * value)
    raise ValueError(f"{rule.id} gives no period of days, months or years")


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _nth_working_day(after: date, n: int, calendar: Calendar) -> date:
    day = after
    while n > 0:
        day += _DAY
        n -= working_day(day, calendar)
    return day


def _rolled(day: date, calendar: Calendar) -> date:
    while not working_day(day, calendar):
        day += _DAY
    return day
