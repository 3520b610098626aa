"""Values for the storage tests."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from router.domain.complaint import Complaint, Evidence, Person
from router.domain.deadlines import Deadline
from router.domain.draft import Draft
from router.domain.events import Event, EventKind
from router.domain.mail import Audience, Mail, MailKind
from router.domain.states import Due, Side, Stage, State
from router.ports import Change

NOW = datetime(2026, 8, 3, 9, 30, 15, 123000, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NUMBER = "7K3M-Q9TX"


@dataclass
class Elapsed:
    """Monotonic seconds that pass only when they are moved."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


def a_deadline(due: datetime | None = NOW + DAY, **fields: Any) -> Deadline:
    return Deadline(
        **{
            "kind": Due.TAKE,
            "due": due,
            "started": NOW,
            "target": "24h",
            "calendar": "berlin",
            "rule": "cn.x/1",
        }
        | fields
    )


def a_complaint(**fields: Any) -> Complaint:
    return Complaint(
        **{
            "number": NUMBER,
            "version": 1,
            "bot": 7_000_000_000,
            "consumer": Person(41, "Li"),
            "pseudonym": "Consumer 9F2",
            "language": "zh",
            "category": "quality",
            "merchant": "demo-digital",
            "claim": "refund",
            "state": State.SUBMITTED,
            "stage": Stage.MERCHANT,
            "desk": "demo-digital",
            "created": NOW,
            "touched": NOW,
            "deadlines": (a_deadline(),),
            "seen": ("m:1",),
            "events": 1,
        }
        | fields
    )


def an_event(n: int, **fields: Any) -> Event:
    return Event(
        **{"n": n, "kind": EventKind.SAID, "at": NOW, "side": Side.CONSUMER, "text": f"{n}"} | fields
    )


def a_mail(id: str, not_before: datetime = NOW, **fields: Any) -> Mail:
    given = {"kind": MailKind.SAY, "audience": Audience.CONSUMER, "chat": 41, "language": "zh"}
    return Mail(id=id, not_before=not_before, **given | fields)


def a_photo(unique: str, **fields: Any) -> Evidence:
    given = {"kind": "photo", "file_id": f"file-{unique}", "side": Side.CONSUMER, "at": NOW}
    return Evidence(unique_id=unique, **given | fields)


def a_draft(**fields: Any) -> Draft:
    given = {"id": "7:41:41", "bot": 7, "chat": 41, "user": 41, "number": NUMBER}
    return Draft(**given | {"created": NOW, "touched": NOW} | fields)


def filing(*plans: datetime, **fields: Any) -> Change:
    """A new complaint, which owes a mail for each planned time."""
    after = a_complaint(**fields)
    mail = tuple(a_mail(f"{after.version}.{n}", plan) for n, plan in enumerate(plans))
    return Change(None, after, (an_event(1),), mail)


def following(before: Complaint, *plans: datetime, key: str = "", **fields: Any) -> Change:
    """The next version of a complaint with one event, which owes a mail for each planned time."""
    version, events = before.version + 1, before.events + 1
    seen = (*before.seen, key or f"m:{version}")[-128:]
    after = replace(before, **{"version": version, "events": events, "seen": seen} | fields)
    mail = tuple(a_mail(f"{version}.{n}", plan) for n, plan in enumerate(plans))
    return Change(before, after, (an_event(events),), mail)
