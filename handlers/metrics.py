"""Numbers for Prometheus: what came in, what went out, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from router.delivery.messenger import Messenger
from router.delivery.outcomes import Trouble
from router.delivery.outgoing import Outgoing, Receipt
from router.domain.complaint import MessageRef
from router.ports import Clock, Complaints, Mailboxes, Parked

MOST = 1000
"""So many boxes are counted; more are a flood whatever their number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits now. Ages in seconds, 0 while nothing is late; `sends`: 1 where the courier works."""

    owed: int
    oldest_owed: float
    sweep_lag: float
    parked: int
    sends: int


async def waiting(
    clock: Clock, complaints: Complaints, mailboxes: Mailboxes, parked: Parked, *, sends: bool
) -> Waiting:
    """Asks the stores. Raises `Unavailable`."""
    now = clock.now()
    return Waiting(
        owed=len(await mailboxes.owed(now, MOST)),
        oldest_owed=_late(await mailboxes.next_owed(), now),
        sweep_lag=_late(await complaints.next_due(), now),
        parked=await parked.count(),
        sends=int(sends),
    )


def _late(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0


class Metrics:
    """Counters of this process, and gauges that are set when they are asked for."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        named = "complaint_router_"
        self._updates = Counter(named + "updates", "Updates handled", ["kind"], registry=registry)
        self._sends = Counter(named + "sends", "Messages tried", ["outcome"], registry=registry)
        self._gauges = {
            "owed": Gauge(named + "owed", f"Boxes with mail to send now, at most {MOST}", registry=registry),
            "oldest_owed": Gauge(
                named + "oldest_owed_seconds", "Age of the oldest owed mail", registry=registry
            ),
            "sweep_lag": Gauge(
                named + "sweep_lag_seconds", "Age of the oldest deadline due", registry=registry
            ),
            "parked": Gauge(named + "parked", "Updates that could not be handled", registry=registry),
            "sends": Gauge(named + "courier_works", "1 where messages are sent from", registry=registry),
        }

    def update(self, kind: str) -> None:
        """An update was handled."""
        self._updates.labels(kind).inc()

    def send(self, outcome: str) -> None:
        """A message was tried."""
        self._sends.labels(outcome).inc()

    def page(self, now: Waiting) -> bytes:
        """Everything, in Prometheus' text format."""
        for name, gauge in self._gauges.items():
            gauge.set(getattr(now, name))
        return generate_latest(self._registry)


class CountedMessenger:
    """A messenger whose tries are counted by outcome."""

    def __init__(self, messenger: Messenger, metrics: Metrics) -> None:
        self._messenger = messenger
        self._metrics = metrics

    async def send(self, out: Outgoing) -> Receipt:
        """Send or edit. Raises Trouble."""
        try:
            receipt = await self._messenger.send(out)
        except Trouble as trouble:
            self._metrics.send(trouble.outcome.rule.value)
            raise
        self._metrics.send("edited" if receipt.edited else "sent")
        return receipt

    async def react(self, message: MessageRef) -> None:
        """Put the tick on a message, uncounted. Raises Trouble."""
        await self._messenger.react(message)
