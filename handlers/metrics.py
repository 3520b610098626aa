"""Numbers for Prometheus: what came in, what went out, what waits, and how long the database takes.

Labels are words of the code (kinds, outcomes, collections), never ids: their number is bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from router.delivery.messenger import Messenger
from router.delivery.outcomes import Trouble
from router.delivery.outgoing import Outgoing, Receipt
from router.domain.complaint import MessageRef
from router.guard_ports import Parked
from router.ports import Clock, Complaints, Mailboxes, Tally

MOST = 1000
"""So many boxes are counted; more are a flood whatever their number."""
TALLY_KEPT = timedelta(minutes=1)
"""Counting what is overdue looks at every open complaint: not more often than this."""
NAMED = "complaint_router_"
# A write that waits for a majority takes some milliseconds; a driver gives up after 30 seconds.
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits now. Ages in seconds, 0 while nothing is late; `sends`: 1 where the courier works."""

    owed: int
    undelivered: int
    oldest_owed: float
    sweep_lag: float
    due: int
    overdue: int
    parked: int
    held: int
    sends: int


GAUGES = {
    "owed": ("owed", f"Boxes with mail to send now, at most {MOST}"),
    "undelivered": ("undelivered", f"Boxes with mail that could not be delivered, at most {MOST}"),
    "oldest_owed": ("oldest_owed_seconds", "Age of the oldest owed mail"),
    "sweep_lag": ("sweep_lag_seconds", "Age of the oldest deadline due"),
    "due": ("due", "Complaints with a deadline that has come"),
    "overdue": ("overdue", "Open complaints that are overdue"),
    "parked": ("parked", "Updates that could not be handled"),
    "held": ("held_chats", "Chats that wait since Telegram asked for it, or after an error"),
    "sends": ("courier_works", "1 where messages are sent from"),
}
"""Name and meaning of the gauge for each field of `Waiting`."""


class Look:
    """Asks the stores what waits, the costly part not every time."""

    def __init__(self, clock: Clock, complaints: Complaints, mailboxes: Mailboxes, parked: Parked) -> None:
        self._clock = clock
        self._complaints = complaints
        self._mailboxes = mailboxes
        self._parked = parked
        self._tally: tuple[datetime, Tally] | None = None

    async def waiting(self, *, sends: bool, held: int) -> Waiting:
        """What waits. Raises `Unavailable`."""
        now = self._clock.now()
        tally = await self._tallied(now)
        return Waiting(
            owed=len(await self._mailboxes.owed(now, MOST)),
            undelivered=await self._mailboxes.count_buried(MOST),
            oldest_owed=_late(await self._mailboxes.next_owed(), now),
            sweep_lag=_late(await self._complaints.next_due(), now),
            due=tally.due,
            overdue=tally.overdue,
            parked=await self._parked.count(),
            held=held,
            sends=int(sends),
        )

    async def _tallied(self, now: datetime) -> Tally:
        if self._tally is None or not self._tally[0] <= now < self._tally[0] + TALLY_KEPT:
            self._tally = now, await self._complaints.tally(now)
        return self._tally[1]


def _late(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0


class Metrics:
    """Counters of this process, and gauges that are set when they are asked for."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._updates = Counter(f"{NAMED}updates", "Updates handled", ["kind"], registry=registry)
        self._sends = Counter(f"{NAMED}sends", "Messages tried", ["kind", "outcome"], registry=registry)
        self._turned_away = Counter(
            f"{NAMED}webhook_refused", "Webhook requests turned away", ["why"], registry=registry
        )
        self._happened = Counter(
            f"{NAMED}happened", "What is counted beside complaints", ["what"], registry=registry
        )
        self._guides = Counter(
            f"{NAMED}guides", "Guides read to an end", ["guide", "outcome"], registry=registry
        )
        self._database = Histogram(
            f"{NAMED}database_seconds",
            "Time of a call to the database",
            ["collection", "operation"],
            buckets=SECONDS,
            registry=registry,
        )
        self._gauges = {
            field: Gauge(NAMED + name, meaning, registry=registry)
            for field, (name, meaning) in GAUGES.items()
        }

    def happened(self, what: str) -> None:
        """Something happened that is counted beside complaints."""
        self._happened.labels(what).inc()

    def guide(self, guide: str, outcome: str) -> None:
        """A guide of the policy solved it, or was left to file."""
        self._guides.labels(guide, outcome).inc()

    def update(self, kind: str) -> None:
        """An update was handled."""
        self._updates.labels(kind).inc()

    def send(self, kind: str, outcome: str) -> None:
        """A message was tried."""
        self._sends.labels(kind, outcome).inc()

    def turned_away(self, why: str) -> None:
        """A request to the webhook was refused."""
        self._turned_away.labels(why).inc()

    def database(self, collection: str, operation: str, seconds: float) -> None:
        """A call to the database has ended."""
        self._database.labels(collection, operation).observe(seconds)

    def page(self, now: Waiting) -> bytes:
        """Everything, in Prometheus' text format."""
        for field in fields(now):
            self._gauges[field.name].set(getattr(now, field.name))
        return generate_latest(self._registry)


class CountedMessenger:
    """A messenger whose tries are counted by kind and outcome."""

    def __init__(self, messenger: Messenger, sent: Callable[[str, str], object]) -> None:
        """`sent` is told kind and outcome of every try."""
        self._messenger = messenger
        self._sent = sent

    async def send(self, out: Outgoing) -> Receipt:
        """Send or edit. Raises Trouble."""
        try:
            receipt = await self._messenger.send(out)
        except Trouble as trouble:
            self._sent(kind_of(out), trouble.outcome.rule.value)
            raise
        self._sent(kind_of(out), "edited" if receipt.edited else "sent")
        return receipt

    async def react(self, message: MessageRef) -> None:
        """Put the tick on a message, uncounted. Raises Trouble."""
        await self._messenger.react(message)

    async def forum(self, chat: int) -> bool:
        """Whether a group has topics. Raises Trouble."""
        return await self._messenger.forum(chat)


def kind_of(out: Outgoing) -> str:
    """What kind of message it is: text, picture (a contact sheet), file, album, poll or topic."""
    if out.heading:
        return "topic"
    if out.ballot:
        return "poll"
    if out.sheet:
        return "picture"
    return {0: "text", 1: "file"}.get(len(out.files), "album")
