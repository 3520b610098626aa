"""Managers' digests: made once for (manager, scope, date), also after downtime, delivered like all mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from router.domain.calendar import after_quiet
from router.domain.complaint import Complaint, Text
from router.domain.figures import NOBODY, Window, daily
from router.domain.mail import Audience, Mail, MailKind, Priority
from router.domain.policy import Manager
from router.domain.scope import in_scope
from router.ports import Box, Digest
from router.usecases.digest_text import heading, lines
from router.usecases.helping import solved_before
from router.usecases.undelivered import lost_in
from router.usecases.work import Work

MEAN_OVER = 7
"""Days whose mean the number of open complaints is compared with."""


def last_due(manager: Manager, now: datetime) -> date | None:
    """The day (in the manager's zone) of the last daily digest that should have been made by `now`."""
    if manager.digest.daily is None:
        return None
    local = now.astimezone(ZoneInfo(manager.digest.time_zone))
    hour = time.fromisoformat(manager.digest.daily)
    return local.date() if local.time() >= hour else local.date() - timedelta(days=1)


def next_due(manager: Manager, now: datetime) -> datetime | None:
    """When the next daily digest of a manager is to be made (UTC)."""
    day = last_due(manager, now)
    if day is None or manager.digest.daily is None:
        return None
    zone = ZoneInfo(manager.digest.time_zone)
    at = datetime.combine(day + timedelta(days=1), time.fromisoformat(manager.digest.daily), zone)
    return at.astimezone(UTC)


async def make_digests(work: Work) -> int:
    """Make every daily digest that is due and was not made; returns how many were made.

    The day before the product was set up has none: it is noted as made, without a message.
    """
    missing = [(m, day) for m in work.policy.managers if (day := await _missing(work, m))]
    if not missing:
        return 0
    if await work.digests.none():
        for manager, day in missing:
            await work.digests.add(Digest(_id(work, manager, day), ()))
        return 0
    open_ones = await work.complaints.open()
    made = [await _make(work, manager, day, open_ones) for manager, day in missing]
    for day in {day for _, day in missing}:
        await work.rollups.put(
            day, {s: _counts(open_ones, s) for s in {m.scope for m in work.policy.managers}}
        )
    return sum(made)


async def digest_now(work: Work, manager: Manager) -> tuple[Text, ...]:
    """The numbers of the last 24 hours, asked for by hand."""
    now = work.clock.now()
    window = Window(now - timedelta(days=1), now)
    return await _lines(work, manager, window, await work.complaints.open())


async def _missing(work: Work, manager: Manager) -> date | None:
    day = last_due(manager, work.clock.now())
    return day if day and not await work.digests.known(_id(work, manager, day)) else None


def _id(work: Work, manager: Manager, day: date) -> str:
    return f"{work.bot}:{manager.user}:{manager.scope}:daily:{day.isoformat()}"


def _counts(open_ones: Sequence[Complaint], scope: str) -> dict[str, float]:
    return {"open": float(sum(in_scope(c, scope) for c in open_ones))}


async def _make(work: Work, manager: Manager, day: date, open_ones: Sequence[Complaint]) -> bool:
    mail = await _mail(work, manager, day, open_ones)
    digest = Digest(_id(work, manager, day), (mail,))
    if not await work.digests.add(digest):
        return False
    work.wake.wake(Box("digests", digest.id, digest.mail))
    return True


async def _mail(work: Work, manager: Manager, day: date, open_ones: Sequence[Complaint]) -> Mail:
    first, *more = await _lines(work, manager, _window(manager, day), open_ones)
    return Mail(
        id="1.0",
        kind=MailKind.DIGEST,
        audience=Audience.MANAGER,
        chat=manager.user,
        language=manager.digest.language,
        text=first,
        lines=tuple(more),
        priority=Priority.DIGEST,
        not_before=after_quiet(work.clock.now(), work.policy.quiet),
    )


async def _lines(
    work: Work, manager: Manager, window: Window, open_ones: Sequence[Complaint]
) -> tuple[Text, ...]:
    theirs = [c for c in open_ones if in_scope(c, manager.scope)]
    touched = [c for c in await _touched(work, window) if in_scope(c, manager.scope)]
    mean = await _mean_open(work, manager.scope, window.end.date())
    lost = len(await lost_in(work, {manager.scope}))
    # People who were turned away, or helped before filing, belong to nobody's scope but the whole.
    whole = manager.scope == "all"
    met = await work.restrained.between(window.start, window.end) if whole else NOBODY
    spared = await solved_before(work, window.end) if whole else 0
    figures = daily(theirs, touched, window, work.clock.now(), work.policy.calendar, mean, lost, met, spared)
    return (heading(window.end, manager.scope), *lines(figures))


def _window(manager: Manager, day: date) -> Window:
    """The 24 hours up to the digest's hour."""
    zone = ZoneInfo(manager.digest.time_zone)
    end = datetime.combine(day, time.fromisoformat(manager.digest.daily or "09:00"), zone).astimezone(UTC)
    return Window(end - timedelta(days=1), end)


async def _touched(work: Work, window: Window) -> Sequence[Complaint]:
    found: dict[str, Complaint] = {}
    for day in {window.start.date(), window.end.date()}:
        found |= {c.number: c for c in await work.complaints.touched_on(day)}
    return list(found.values())


async def _mean_open(work: Work, scope: str, day: date) -> float | None:
    days = [day - timedelta(days=n) for n in range(1, MEAN_OVER + 1)]
    known: Mapping[date, Mapping[str, float]] = await work.rollups.get(days, scope)
    counts = [numbers["open"] for numbers in known.values() if "open" in numbers]
    return sum(counts) / len(counts) if counts else None
