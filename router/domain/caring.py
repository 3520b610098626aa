"""Kind words that somebody asked for: the end of a warranty, festivals, a birthday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from router.domain.complaint import Complaint
from router.domain.policy import Policy

DAY = timedelta(days=1)
LOOK = timedelta(days=30)
"""So far ahead wishes are looked for; what comes later is found by a later look."""


class CareKind(StrEnum):
    """What somebody may ask for."""

    WARRANTY = "warranty"
    FESTIVALS = "festivals"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What a person asked for, and how it stands. Nothing is sent that is not in `kinds`."""

    kinds: tuple[CareKind, ...] = ()
    birthday: str = ""
    """Month and day, ``05-17``; a year is never asked."""
    offered: datetime | None = None
    """When it was offered: once."""
    since: datetime | None = None
    """Wishes up to here were sent, or left out."""
    due: datetime | None = None
    """When to look again."""
    wished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One word of care, from its moment until it would be out of place (UTC)."""

    kind: CareKind
    what: str
    """The festival's id, the number of the complaint under warranty, or empty."""
    at: datetime
    until: datetime
    day: str = ""
    """For a warranty: its last day."""

    @property
    def id(self) -> str:
        """What makes it the only one."""
        return f"{self.kind.value}:{self.what}:{self.at.date().isoformat()}"


def wishes(
    care: Care, complaints: Sequence[Complaint], policy: Policy, after: datetime, to: datetime
) -> list[Wish]:
    """What falls due after a moment and not after another, earliest first."""
    zone = policy.calendar.zone
    first, last = after.astimezone(zone).date(), to.astimezone(zone).date()
    days = [first + DAY * n for n in range((last - first).days + 1)]
    found = (w for kind in care.kinds for w in _MAKERS[kind](care, complaints, policy, days))
    return sorted((w for w in found if after < w.at <= to), key=lambda w: (w.at, w.kind, w.what))


def _at(day: date, policy: Policy) -> datetime:
    hour = time.fromisoformat(policy.care.hour)
    return datetime.combine(day, hour, policy.calendar.zone).astimezone(UTC)


def _festivals(
    care: Care, complaints: Sequence[Complaint], policy: Policy, days: Iterable[date]
) -> Iterator[Wish]:
    for day in days:
        for id, festival in policy.care.festivals.items():
            if {day.isoformat(), day.isoformat()[5:]} & set(festival.days):
                at = _at(day, policy)
                yield Wish(kind=CareKind.FESTIVALS, what=id, at=at, until=at + DAY)


def _birthday(
    care: Care, complaints: Sequence[Complaint], policy: Policy, days: Iterable[date]
) -> Iterator[Wish]:
    for day in days:
        if care.birthday in {day.isoformat()[5:], _leap(day)}:
            at = _at(day, policy)
            yield Wish(kind=CareKind.BIRTHDAY, what="", at=at, until=at + DAY)


def _leap(day: date) -> str:
    """Whoever was born on 29 February is wished well on the 28th in other years."""
    return "02-29" if (day.month, day.day) == (2, 28) and (day + DAY).day == 1 else ""


def _warranty(
    care: Care, complaints: Sequence[Complaint], policy: Policy, days: Iterable[date]
) -> Iterator[Wish]:
    wanted = set(days)
    for c in complaints:
        end = warranty_end(c, policy)
        day = end - DAY * policy.care.warranty_notice if end else None
        if end and day in wanted:
            at, until = _at(day, policy), _at(end + DAY, policy)
            yield Wish(kind=CareKind.WARRANTY, what=c.number, at=at, until=until, day=end.isoformat())


_MAKERS = {
    CareKind.FESTIVALS: _festivals,
    CareKind.BIRTHDAY: _birthday,
    CareKind.WARRANTY: _warranty,
}


def warranty_end(complaint: Complaint, policy: Policy) -> date | None:
    """The last day of the warranty of what was bought, where delivery and length are known."""
    length = policy.care.warranty.get(complaint.category)
    delivered = _delivered(complaint, policy)
    try:
        return date.fromisoformat(delivered) + DAY * length if length and delivered else None
    except ValueError:
        return None


def _delivered(complaint: Complaint, policy: Policy) -> str:
    """The day of delivery as the order service or the consumer told it."""
    if complaint.purchase and complaint.purchase.delivered:
        return complaint.purchase.delivered
    category = policy.categories.get(complaint.category)
    asked = (q.id for q in (category.questions if category else ()) if q.from_order == "delivered")
    return next((str(complaint.answers[id]) for id in asked if complaint.answers.get(id)), "")


def planned(care: Care, complaints: Sequence[Complaint], policy: Policy, now: datetime) -> datetime | None:
    """When to look again: at the next wish, and in any case some time later; None when nothing is wanted."""
    if not care.kinds:
        return None
    coming = wishes(care, complaints, policy, now, now + LOOK)
    return coming[0].at if coming else now + LOOK
