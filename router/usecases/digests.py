"""Managers' digests: made once for (manager, scope, period, date), also after downtime, owed like mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from router.digest_ports import Digest
from router.domain.calendar import after_quiet
from router.domain.complaint import Complaint, Text
from router.domain.figures import Facts, daily
from router.domain.mail import Audience, Mail, MailKind, Priority
from router.domain.policy import DigestPlan, Manager
from router.domain.scope import ALL
from router.domain.weekly import weekly
from router.domain.window import Window
from router.ports import Box
from router.usecases import digest_text, weekly_text
from router.usecases.helping import solved_before
from router.usecases.rolling import past, roll
from router.usecases.undelivered import lost_in
from router.usecases.work import Work

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SETTLED = timedelta(minutes=1)
"""So long after its end a digest is made: what was decided before the end is written by then."""
OPEN = "open"


class Period(StrEnum):
    """How much time a digest is about."""

    DAILY = "daily"
    WEEKLY = "weekly"


LENGTH = {Period.DAILY: timedelta(days=1), Period.WEEKLY: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Planned:
    """A digest that is to be made: whose, of which period, and up to which moment (UTC)."""

    manager: Manager
    period: Period
    day: date
    """The day on which it ends, in the manager's zone."""

    @property
    def end(self) -> datetime:
        """The moment up to which it tells."""
        return _at(self.manager.digest, self.period, self.day)

    @property
    def window(self) -> Window:
        """The time that it tells of."""
        before = self.day - LENGTH[self.period]
        return Window(_at(self.manager.digest, self.period, before), self.end)

    def before(self) -> Planned:
        """The one before it."""
        return Planned(self.manager, self.period, self.day - LENGTH[self.period])

    def beside(self, now: datetime) -> Planned | None:
        """The one of the other period that ends at the same moment, while both are the last due."""
        other = Period.WEEKLY if self.period is Period.DAILY else Period.DAILY
        found = last_due(self.manager, other, now)
        return found if found and found.end == self.end else None

    def id(self, bot: int) -> str:
        """What makes it the only one."""
        return f"{bot}:{self.manager.user}:{self.manager.scope}:{self.period.value}:{self.day.isoformat()}"


def _at(plan: DigestPlan, period: Period, day: date) -> datetime:
    """The planned hour on a day (UTC); an hour that a change of the clock skips is the one after it."""
    hour = time.fromisoformat(_hour(plan, period) or "09:00")
    return datetime.combine(day, hour, ZoneInfo(plan.time_zone)).astimezone(UTC)


def _hour(plan: DigestPlan, period: Period) -> str | None:
    if period is Period.DAILY:
        return plan.daily
    return plan.weekly.partition(" ")[2] if plan.weekly else None


def last_due(manager: Manager, period: Period, now: datetime) -> Planned | None:
    """The last digest of a manager that should have been made by `now`; None where none is wanted."""
    plan = manager.digest
    if _hour(plan, period) is None:
        return None
    day = now.astimezone(ZoneInfo(plan.time_zone)).date()
    if period is Period.WEEKLY and plan.weekly:
        day -= timedelta(days=(day.weekday() - WEEKDAYS.index(plan.weekly[:3])) % 7)
    planned = Planned(manager, period, day)
    return planned if planned.end + SETTLED <= now else planned.before()


def next_due(manager: Manager, now: datetime) -> datetime | None:
    """When the next digest of a manager is to be made (UTC)."""
    last = [due for period in Period if (due := last_due(manager, period, now))]
    coming = (_at(due.manager.digest, due.period, due.day + LENGTH[due.period]) for due in last)
    return min((end + SETTLED for end in coming), default=None)


async def make_digests(work: Work) -> int:
    """Make every digest that is due and was not made; returns how many were made.

    The time before the product was set up has none: it is noted as made, without a message.
    """
    missing = [planned for planned in _all_due(work) if not await work.digests.known(planned.id(work.bot))]
    if not missing:
        return 0
    if await work.digests.none():
        for planned in missing:
            await work.digests.add(Digest(planned.id(work.bot), ()))
        return 0
    sources = Sources(work, await work.complaints.open())
    await roll(work, sources.open_ones)
    return sum([await _make(sources, planned) for planned in missing])


def _all_due(work: Work) -> list[Planned]:
    now = work.clock.now()
    due = (last_due(manager, period, now) for manager in work.policy.managers for period in Period)
    return [planned for planned in due if planned]


class Sources:
    """What several digests are made of, read once."""

    def __init__(self, work: Work, open_ones: Sequence[Complaint]) -> None:
        self.work = work
        self.open_ones = open_ones
        self._touched: dict[date, Sequence[Complaint]] = {}

    async def facts(self, scope: str, window: Window, opened: int | None = None) -> Facts:
        """Everything that the numbers of a scope rest on."""
        work, whole = self.work, scope == ALL
        return Facts(
            scope=scope,
            window=window,
            now=work.clock.now(),
            policy=work.policy,
            open_ones=self.open_ones,
            touched=await self._since(window),
            opened=opened,
            past=await self._past(scope, window),
            undelivered=len(await lost_in(work, {scope})),
            # People who were turned away, or helped before filing, belong to nobody's scope but the whole.
            restrained=await work.restrained.between(window.start, window.end) if whole else {},
            spared=await solved_before(work, window.end) if whole else 0,
        )

    async def _since(self, window: Window) -> Sequence[Complaint]:
        """What was touched from the window's beginning until now."""
        found: dict[str, Complaint] = {}
        for day in Window(window.start, self.work.clock.now() + timedelta(seconds=1)).days:
            if day not in self._touched:
                self._touched[day] = await self.work.complaints.touched_on(day)
            found |= {c.number: c for c in self._touched[day]}
        return tuple(found.values())

    async def _past(self, scope: str, window: Window) -> Mapping[str, Sequence[Mapping[str, float]]]:
        """Numbers of whole days before the window's end: of the scope, and of the parts of the whole."""
        policy = self.work.policy
        parts = [f"category:{id}" for id in policy.categories] if scope == ALL else []
        parts += await self._busy_merchants(window) if scope == ALL else []
        ended = window.end.astimezone(policy.calendar.zone).date()
        return await past(self.work, ended, (scope, *parts))

    async def _busy_merchants(self, window: Window) -> list[str]:
        """Merchants with new complaints in the window."""
        fresh = {c.merchant for c in await self._since(window) if c.merchant and window.holds(c.created)}
        return [f"merchant:{id}" for id in sorted(fresh)]


async def digest_now(work: Work, manager: Manager) -> tuple[Text, ...]:
    """The numbers of the last 24 hours, asked for by hand."""
    return await numbers_now(work, manager.scope, Period.DAILY)


async def numbers_now(work: Work, scope: str, period: Period) -> tuple[Text, ...]:
    """The numbers of the last day or week up to now, asked for by hand."""
    now = work.clock.now()
    sources = Sources(work, await work.complaints.open())
    facts = await sources.facts(scope, Window(now - LENGTH[period], now))
    return _told(facts, period)


def _told(facts: Facts, period: Period) -> tuple[Text, ...]:
    head = digest_text.heading(period.value, facts.window.end, facts.scope)
    if period is Period.WEEKLY:
        return (head, *weekly_text.lines(weekly(facts)))
    return (head, *digest_text.lines(daily(facts), facts.now))


async def _facts(sources: Sources, planned: Planned) -> Facts:
    """What a digest rests on; it begins with what the one before it ended with."""
    work = sources.work
    before = await work.digests.numbers(planned.before().id(work.bot))
    opened = int(before[OPEN]) if OPEN in before else None
    return await sources.facts(planned.manager.scope, planned.window, opened)


async def _make(sources: Sources, planned: Planned) -> bool:
    work = sources.work
    facts = await _facts(sources, planned)
    other = planned.beside(work.clock.now())
    told = _told(facts, planned.period)
    if other and planned.period is Period.WEEKLY:
        told = (*_told(await _facts(sources, other), other.period), *told)
    # A day that ends with a week is told with it: one message a manager, scope and date.
    mail = () if other and planned.period is Period.DAILY else (_mail(work, planned.manager, told),)
    numbers = {OPEN: float(facts.balance().end)}
    digest = Digest(planned.id(work.bot), mail, numbers=numbers)
    if not await work.digests.add(digest):
        return False
    work.wake.wake(Box("digests", digest.id, digest.mail))
    return True


def _mail(work: Work, manager: Manager, told: Sequence[Text]) -> Mail:
    first, *more = told
    return Mail(
        id="1.0",
        kind=MailKind.DIGEST,
        audience=Audience.MANAGER,
        chat=manager.user,
        language=manager.digest.language,
        text=first,
        lines=tuple(more),
        priority=Priority.DIGEST,
        not_before=after_quiet(work.clock.now(), work.policy.quiet_of(manager)),
    )
