"""A small world for stories about complaints: people, desks with chats, and time that is turned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from router.domain import commands as do
from router.domain.calendar import Duration, add
from router.domain.callers import CLAIMED_WITHIN, NOBODY, Recorded
from router.domain.complaint import Evidence, Money, Person, Route
from router.domain.concluding import Decision
from router.domain.events import Event
from router.domain.mail import Mail, MailKind
from router.domain.policy import Policy
from router.domain.refusal import Refusal
from router.domain.states import Side, Stage, State
from router.domain.submission import Filing, submit
from router.domain.transitions import decide, sweep
from router.domain.turn import Context
from router.settings import SHIPPED, load
from tests.domain.invariants import holds

POLICY: Policy = load(SHIPPED, {}, date(2026, 3, 2)).policy(date(2026, 3, 2))
MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Ten o'clock in Shanghai on a working day."""

LI = Person(41, "Li")


def _actor(side: Side, user: int, name: str, desk: str | None = None, lead: bool = False) -> do.Actor:
    return do.Actor(side=side, person=Person(user, name), desk=desk, lead=lead)


CONSUMER = do.Actor(side=Side.CONSUMER, person=LI)
STRANGER = _actor(Side.CONSUMER, 99, "Somebody")
MEI = _actor(Side.MERCHANT, 51, "Mei", "demo-digital")
MIN = _actor(Side.MERCHANT, 52, "Min", "demo-digital")
SHOP_LEAD = _actor(Side.MERCHANT, 53, "Mo", "demo-digital", lead=True)
OTHER_SHOP = _actor(Side.MERCHANT, 55, "Xu", "demo-fashion")
CARE = _actor(Side.PLATFORM, 61, "Chen", "care")
CARE_2 = _actor(Side.PLATFORM, 62, "Cai", "care")
CARE_LEAD = _actor(Side.PLATFORM, 63, "Cui", "care", lead=True)
CARE_LEAD_2 = _actor(Side.PLATFORM, 64, "Cao", "care", lead=True)
SAFETY_LEAD = _actor(Side.PLATFORM, 71, "Song", "safety", lead=True)
QUALITY = _actor(Side.PLATFORM, 901, "Qin")
SYSTEM = do.SYSTEM
EVERYBODY = (
    CONSUMER,
    STRANGER,
    MEI,
    MIN,
    SHOP_LEAD,
    OTHER_SHOP,
    CARE,
    CARE_2,
    CARE_LEAD,
    CARE_LEAD_2,
    SAFETY_LEAD,
    QUALITY,
    SYSTEM,
)

CHATS = {"demo-digital": -101, "demo-fashion": -102, "care": -201, "safety": -202}
ROUTES = {
    desk: Route(desk, chat, "en", POLICY.desks[desk].responsible if desk in POLICY.desks else None)
    for desk, chat in CHATS.items()
}
UNDIGESTED = replace(
    POLICY, managers=tuple(replace(m, digest=replace(m.digest, daily=None)) for m in POLICY.managers)
)
"""Nobody reads every morning what goes on."""

REFUND = do.Terms(remedy="refund", amount=Money(5_000, "CNY"))
DEAR = replace(REFUND, amount=Money(POLICY.ladder.four_eyes_above + 1, "CNY"))
EXCHANGE = do.Terms(remedy="exchange", freight="merchant", travel="ship")
GUIDANCE = do.Terms(remedy="guidance")


def yuan(amount: int) -> Money:
    """An amount in whole yuan."""
    return Money(amount * 100, "CNY")


def photo(name: str = "photo", at: datetime = MONDAY) -> Evidence:
    """A photo that the consumer took."""
    return Evidence(kind="photo", file_id=f"f-{name}", unique_id=name, side=Side.CONSUMER, at=at)


def filing(**fields: Any) -> Filing:
    """What Li files when nothing else is said: a faulty thing from the demo shop."""
    usual = {
        "number": "7K3M-Q9TR",
        "bot": 7,
        "consumer": LI,
        "pseudonym": "9F2X",
        "language": "zh",
        "category": "quality",
        "claim": "refund",
        "merchant": "demo-digital",
        "description": "It is broken.",
        "evidence": (photo(),),
    }
    return Filing(**(usual | fields))


CODE = "only-the-caller-has-it"
RECORDED: dict[str, Any] = {
    "consumer": Person(NOBODY, "Mrs Bo 138 1234 5678"),
    "recorded": Recorded(
        by=61,
        name="Chen",
        desk="care",
        side=Side.PLATFORM,
        contact="Mrs Bo 138 1234 5678",
        code=CODE,
        until=MONDAY + CLAIMED_WITHIN,
    ),
}
"""What the platform's desk records for somebody on the telephone."""


class Story:
    """One complaint and what becomes of it. Everything that happens is held to the invariants."""

    def __init__(self, *, policy: Policy = POLICY, now: datetime = MONDAY, **fields: Any) -> None:
        self.now = now
        self.policy = policy
        self.routes = dict(ROUTES)
        self.surveyed_at: datetime | None = None
        self.reachable: dict[int, str] = {}
        self.calendars: dict[str, str] = {}
        self.mail: list[Mail] = []
        self.events: list[Event] = []
        self.last = submit(filing(**fields), self.ctx)
        self.c = self.last.after
        self._keep(self.last)
        self._keys = 0

    @property
    def ctx(self) -> Context:
        """What a decision rests on now."""
        return Context(
            now=self.now,
            policy=self.policy,
            routes=self.routes,
            reachable=self.reachable,
            calendars=self.calendars,
            surveyed_at=self.surveyed_at,
        )

    @property
    def at(self) -> tuple[State, Stage]:
        """Where it stands."""
        return self.c.state, self.c.stage

    def does(self, by: do.Actor, command: type[do.Command], **fields: Any) -> Story:
        """Somebody does something."""
        self._keys += 1
        wish = command(by=by, **{"key": f"k{self._keys}"} | fields)
        return self._keep(decide(self.c, wish, self.ctx))

    def refused(self, by: do.Actor, command: type[do.Command], **fields: Any) -> str:
        """Somebody may not: the reason. Nothing has changed."""
        before = self.c
        with pytest.raises(Refusal) as refusal:
            self.does(by, command, **fields)
        assert self.c is before
        return refusal.value.text.key

    def loses_chat(self, desk: str) -> Story:
        """The bot is thrown out of the only chat of the desk."""
        del self.routes[desk]
        return self.does(SYSTEM, do.LoseRoute)

    def passes(self, time: str) -> Story:
        """Time passes, and the sweep comes whenever something is due."""
        end = add(self.now, Duration.parse(time), self.policy.calendar)
        heard: list[Mail] = []
        events: list[Event] = []
        while (due := self.c.next_due) and due <= end:
            self.now = max(self.now, due)
            self.sweeps()
            heard += self.last.mail
            events += self.last.events
        self.now = end
        self.last = replace(self.last, mail=tuple(heard), events=tuple(events))
        return self

    def sleeps(self, time: str) -> Story:
        """Time passes, and no sweep comes."""
        self.now = add(self.now, Duration.parse(time), self.policy.calendar)
        return self

    def sweeps(self) -> Story:
        """The sweep comes."""
        return self._keep(sweep(self.c, self.ctx))

    def to(self, chat: int) -> list[str]:
        """Keys of what a chat was told by what happened last, in order."""
        return [
            text.key
            for m in self.last.mail
            if m.chat == chat and m.kind in {MailKind.SAY, MailKind.POLL} and m.text
            for text in (m.text, *m.lines)
        ]

    def relayed(self, chat: int) -> list[str]:
        """People's words that a chat was handed by what happened last."""
        return [m.body for m in self.last.mail if m.chat == chat and m.body]

    def breaches(self) -> list[str]:
        """Clocks of the house that were missed; those of the law are told in test_duties."""
        return [b.clock.value for b in self.c.breaches if not b.rule]

    def due(self, kind: str) -> datetime | None:
        """When a deadline is due."""
        return next((d.due for d in self.c.deadlines if d.kind == kind), None)

    def _keep(self, made: Decision) -> Story:
        holds(made, self.ctx)
        self.last, self.c = made, made.after
        self.mail += made.mail
        self.events += made.events
        return self


def recorded(**fields: Any) -> Story:
    """A complaint that the platform recorded for a caller."""
    return Story(**(RECORDED | fields))


def taken(by: do.Actor = MEI, **fields: Any) -> Story:
    """A complaint that somebody works on."""
    return Story(**fields).does(by, do.Take)


def offered(terms: do.Terms = REFUND, **fields: Any) -> Story:
    """A complaint with an offer on the table."""
    return taken(**fields).does(MEI, do.Propose, terms=terms)


def version(story: Story) -> int:
    """The version of the offer that the consumer sees."""
    offer = story.c.other or story.c.proposal
    assert offer is not None
    return offer.version


def agreed(terms: do.Terms = REFUND, **fields: Any) -> Story:
    """A complaint whose remedy was agreed."""
    story = offered(terms, **fields)
    return story.does(CONSUMER, do.Accept, version=version(story))


def performed(**fields: Any) -> Story:
    """A refund that the merchant has proved."""
    return agreed(**fields).does(MEI, do.Prove, text="receipt 1")


def escalated(**fields: Any) -> Story:
    """A complaint that the merchant refused and the consumer brought before the platform."""
    story = taken(**fields).does(MEI, do.Refuse, reason="other", text="No.")
    return story.does(CONSUMER, do.Escalate, text="That is not right.")


def at_care(**fields: Any) -> Story:
    """A complaint that the platform's desk works on."""
    return escalated(**fields).does(CARE, do.Take)


def decided(terms: do.Terms | None = REFUND, **fields: Any) -> Story:
    """A complaint with a verdict."""
    story = at_care(**fields)
    return story.does(CARE, do.Decide, liability="merchant", reasons="It broke in a week.", terms=terms)


def closed(**fields: Any) -> Story:
    """A complaint that ended well."""
    return performed(**fields).does(CONSUMER, do.Confirm)


def outside(**fields: Any) -> Story:
    """A complaint that went to an authority."""
    return taken(**fields).does(CONSUMER, do.GoOutside, body="12315")
