"""The complaint and the values it is made of: immutable, without I/O.

Times are aware and in UTC, money in minor units of its currency (fen, cents), ids Telegram's for its `bot`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from router.domain.callers import NOBODY, Recorded
from router.domain.deadlines import Breach, Deadline
from router.domain.states import CloseReason, Due, Flag, MarkKind, Side, Stage, State


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of an ISO 4217 currency: ``Money(1250, "CNY")`` is 12.50 yuan."""

    minor: int
    currency: str


class OrderCheck(StrEnum):
    """What the platform's order service says to an order number."""

    VERIFIED = "verified"
    """It is the consumer's own."""
    UNVERIFIED = "unverified"
    """The service was away, or cannot tell whose it is."""
    ASKED = "asked"
    """It is being asked; until then not verified."""
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """An order as the platform's own service knows it; details only of one that is the consumer's."""

    number: str
    check: OrderCheck
    merchant: str | None = None
    product: str = ""
    amount: Money | None = None
    delivered: str = ""
    """The day of delivery (``2026-11-20``), empty before it."""
    insisted: bool = False
    """The consumer goes on with the number although no order of theirs has it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A word of the policy by its place, shown in the reader's language: ``Ref("category", "quality")``.

    Kinds: category, its advice and what helps as evidence (``evidence``, by ``category/number``), claim,
    remedy, merchant, desk, desk-name (which of the platform's, for staff), refusal, refund_way (how money is
    paid: one id, or several joined by commas between which somebody chooses), question
    (``category/question``), option (``category/question/option``), options (the same with several ids,
    joined by commas), low (reasons of a poor rating, likewise), guide (its id), its pages and the answers
    that lead to them (``guide-text``, ``guide-meanwhile``, ``guide-answer``: ``guide/node``), all that was
    answered on the way to one (``guide-way``), day (``2026-11-20``), language (its tag), span
    (seconds, shown in the unit that suits them), canned and canned-title (a reply that is ready), playbook
    (of a category), rule (what a rule of law gives) and rule-source (where it stands),
    festival, month (1 to 12), birthday (``05-17``), card (a complaint's number, or with chat and message,
    ``number/chat/message``, which become a link).
    """

    kind: str
    id: str


Arg: TypeAlias = str | int | datetime | Money | Ref | None
"""A value inside a text: plain strings come from people or are ids and are always escaped."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its key in the locale files, with its values. The domain knows no words."""

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message in a chat of the complaint's bot."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message comes from, as far as Telegram tells.

    `kind` is Telegram's: user, hidden_user, chat or channel; `at` when it was first sent, in UTC.
    """

    kind: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A photo, video, document, voice message ... that belongs to a complaint."""

    kind: str
    file_id: str
    unique_id: str
    preview_id: str | None = None
    """File id of a small picture of it, for the contact sheet; None where there is none."""
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    caption: str | None = None
    side: Side
    at: datetime
    source: MessageRef | None = None
    origin: Origin | None = None
    """Whose it was before it was forwarded; None for the sender's own."""
    receipt: bool = False
    """Marked as the proof of purchase."""
    platform_only: bool = False
    """Not for the merchant's eyes."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by Telegram's id, with the name shown to colleagues."""

    user: int
    name: str


@dataclass(frozen=True, slots=True)
class Route:
    """Where a desk of this complaint is reached, and in which language it reads."""

    desk: str
    chat: int
    language: str
    responsible: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An offer of a remedy. Old versions stay answerable only by "this has changed"."""

    version: int
    remedy: str
    amount: Money | None = None
    freight: str | None = None
    """Who pays the freight: ``consumer``, ``merchant``; None where no goods travel."""
    travel: str | None = None
    """How goods come back, one of the remedy's ways (``ship``, ``pickup``); None where none do."""
    refund_ways: tuple[str, ...] = ()
    """How the money can be paid, by the policy's ids; the consumer chooses by accepting."""
    refund_way: str | None = None
    """The one that was chosen."""
    note: str = ""
    valid_until: datetime
    by: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the consumer would accept instead of the proposal of the same version."""

    version: int
    amount: Money | None
    refund_way: str | None = None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the agreed remedy. `due` is None until the step before it is done."""

    actor: str
    proof: str
    within: str
    after: str = "previous"
    due: datetime | None = None
    done_at: datetime | None = None
    proof_text: str = ""
    overdue: bool = False
    arrived_by: Side | None = None
    """Who said when the goods arrived that it waits for; None while that is assumed."""
    arrived_at: datetime | None = None
    """When they arrived, as that side said."""

    @property
    def confirms(self) -> bool:
        """Whether it is the consumer's own yes, said by a tap; as the last step it ends the complaint."""
        return self.actor == "consumer" and self.proof in {"received", "works"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The platform's decision: liability is consumer, merchant, both or none; the remedy may be none."""

    liability: str
    remedy: str | None
    amount: Money | None
    freight: str | None = None
    travel: str | None = None
    refund_ways: tuple[str, ...] = ()
    refund_way: str | None = None
    reasons: str
    by: Person
    at: datetime
    approved_by: Person | None = None
    consumer_accepts: bool = False
    merchant_accepts: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What a complaint owes to another one: its number, which is to take in what was told here."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The satisfaction poll of one cycle; who and what it rates is frozen at the end of the cycle."""

    cycle: int
    reason: CloseReason
    holder: Person | None
    desk: str
    merchant: str | None
    category: str
    asked_at: datetime | None = None
    rated_at: datetime | None = None
    score: int | None = None
    vote: int = 0
    """Number of the update with the vote that counts."""
    solved: str | None = None
    reasons: tuple[str, ...] = ()
    """Ids of the policy's reasons for a poor rating."""
    contact: datetime | None = None
    """When the consumer asked to be contacted."""
    contacted: datetime | None = None
    """When the platform got back to the consumer."""
    comment: str = ""
    suppressed: str = ""
    """Why it was never asked: ``recent``, ``unreachable``, ``reopened``; empty otherwise."""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A question, some days after the end of a cycle, whether the remedy holds; `n` counts within a cycle."""

    cycle: int
    n: int
    asked_at: datetime
    answer: str = ""
    """``holds``, ``broken`` or ``contact``; empty before it."""
    contacted: datetime | None = None
    """When the platform got back to a consumer who asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the numbers know of a moment: where the complaint stood after it, and what it was about.

    `why` is the reason of an end, the cause of an escalation, the liability of a verdict.
    """

    kind: MarkKind
    at: datetime
    desk: str
    category: str
    merchant: str | None = None
    cycle: int = 1
    holder: Person | None = None
    why: str = ""
    remedy: str = ""
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Words of staff that were held back, as they were to be sent. `n` is the event's that says so."""

    n: int
    asks: bool
    desk: str
    person: Person
    text: str
    evidence: tuple[Evidence, ...] = ()
    source: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The end of what a desk said to the consumer last, to read its next words together with it; UTC."""

    desk: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot that is edited as the complaint moves. `picture` tells which picture it shows."""

    message: int
    picture: str = ""
    file_id: str = ""
    asks: tuple[str, ...] = ()
    """What its buttons ask for (``action|argument``), until they are taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One complaint as it stands. Its past is in events, what it owes is in its mailbox."""

    number: str
    version: int
    bot: int
    consumer: Person
    """While nobody claimed what was recorded for a caller: `NOBODY`, with the contact as name."""
    recorded: Recorded | None = None
    """How staff recorded it for a caller; None for what a consumer filed."""
    pseudonym: str
    """How the merchant sees the consumer: another one for each merchant."""
    language: str
    category: str
    merchant: str | None
    merchant_name: str = ""
    """As the consumer wrote it, when the merchant is not known to the platform."""
    jurisdiction: str = ""
    """The country of a merchant that the policy does not name; empty: as the policy says."""
    rerouted: str = ""
    """Why the platform handles what was meant for the merchant: ``unknown_merchant``, ``no_chat``,
    ``paused``."""
    order: str | None = None
    purchase: Purchase | None = None
    """What the order service says of `order`; None where there is none to ask."""
    claim: str
    answers: Mapping[str, Arg] = field(default_factory=dict)
    tried: str = ""
    """The page of a guide (``guide/node``) that did not solve it."""
    description: str = ""
    evidence: tuple[Evidence, ...] = ()

    state: State
    stage: Stage
    cycle: int = 1
    desk: str
    routes: Mapping[str, Route] = field(default_factory=dict)
    """Desk id to route, for every desk that took part."""
    holder: Person | None = None
    suggested: Person | None = None
    """Who of the desk is proposed to take it, while nobody has."""
    flags: tuple[Flag, ...] = ()
    reason: CloseReason | None = None
    duplicate_of: str | None = None
    tasks: tuple[Task, ...] = ()
    merged: tuple[str, ...] = ()
    """Numbers of duplicates whose words and evidence were taken in here."""

    created: datetime
    touched: datetime
    acted: datetime | None = None
    """When a person last did something; `touched` counts the sweep too."""
    closed: datetime | None = None
    reopened: datetime | None = None
    deadlines: tuple[Deadline, ...] = ()
    breaches: tuple[Breach, ...] = ()
    resolution_left: int | None = None
    """Seconds that were left of the resolution clock when it ended, none of them when it was missed."""
    paused: int = 0
    """Seconds for which the resolution clock has been paused in this cycle."""
    paused_since: datetime | None = None
    questions: int = 0
    """Questions to the consumer in this cycle."""
    lapses: int = 0
    """Offers in a row that the consumer let lapse."""
    answered: bool = False
    """A human gave a public answer in this cycle."""
    unanswered_since: datetime | None = None
    said: int = 0
    """How often the consumer said or sent something since `said_since`, which is a day ago at most."""
    said_since: datetime | None = None
    escalatable: bool = False
    """The consumer may bring in the platform."""
    unsolved: int = 0
    """How often the consumer said "not solved" in this cycle."""

    proposal: Proposal | None = None
    counter: Counter | None = None
    steps: tuple[Step, ...] = ()
    other: Proposal | None = None
    """Another remedy proposed while performing; it replaces the agreed one only when accepted."""
    verdict: Verdict | None = None
    verdict_draft: Verdict | None = None
    """A verdict above the limit that waits for a second pair of eyes."""
    judged_by: Person | None = None
    """Who gave the verdict that was appealed against: another person is to read the appeal."""
    appeals: tuple[Side, ...] = ()
    refusal: str | None = None
    contested: bool = False
    extended: bool = False
    """"Not arrived yet" was said once."""
    outside_asked: int = 0
    level: int = 0
    """How far up the ladder it has come in this cycle, 0 to 4 by the shipped policy."""
    lift: str = ""
    """What lifted it there: a `router.domain.ladder.Lift`."""
    product_day: str = ""
    """Day of filing (UTC), merchant and product in plain letters: what several may be about."""
    surveys: tuple[Survey, ...] = ()
    visits: tuple[Visit, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What digests count, oldest first; the past is not read for it."""
    held: tuple[Held, ...] = ()
    spoken: Spoken | None = None
    revealed: tuple[str, ...] = ()
    """Personal data that the platform lets the merchant read, as the consumer wrote it."""
    sent: Mapping[str, Sent] = field(default_factory=dict)
    """``status`` and ``card:<desk>`` to the message that shows it, ``asked`` to the last one that asked the
    consumer for something. Written by the courier alone."""
    seen: tuple[str, ...] = ()
    """Keys of the last 128 accepted updates."""
    events: int = 0
    """How many events there have been."""
    chain: str = ""
    """SHA-256 head of the hash chain over all events."""

    @property
    def claimed(self) -> bool:
        """Whether there is a consumer's chat: not before a caller has followed the link."""
        return self.consumer.user != NOBODY

    @property
    def names(self) -> tuple[str, ...]:
        """How the consumer is called outside this complaint; with how a caller said to be reached."""
        known = (self.consumer.name, self.recorded.contact if self.recorded else "")
        return tuple(filter(None, dict.fromkeys(known)))

    @property
    def open(self) -> bool:
        """Whether anything is still to be done."""
        return self.state is not State.CLOSED

    @property
    def next_due(self) -> datetime | None:
        """When the sweep must look at it next (UTC), None when nothing runs."""
        return min((moment for d in self.deadlines if (moment := d.next)), default=None)

    def deadline(self, kind: Due) -> Deadline | None:
        """The running or paused deadline of a kind."""
        return next((d for d in self.deadlines if d.kind is kind), None)

    def flagged(self, flag: Flag) -> bool:
        """Whether a flag is set."""
        return flag in self.flags

    @property
    def provider(self) -> str:
        """The desk that answers for the remedy: the merchant's, else the handling desk's."""
        return self.merchant if self.merchant and self.merchant in self.routes else self.desk

    @property
    def step(self) -> Step | None:
        """The step whose turn it is."""
        return next((s for s in self.steps if s.done_at is None), None)

    @property
    def awaits_goods(self) -> bool:
        """Whether the present step counts from goods of the consumer's that the provider has yet to get."""
        inspected = any(s.proof == "inspected" and s.done_at for s in self.steps)
        step = self.step
        if step is None or step.after != "arrival" or inspected:
            return False
        return step.arrived_by in {None, Side.CONSUMER}

    @property
    def brings_something(self) -> bool:
        """Whether money or goods come to the consumer, so that they can fail to arrive."""
        return any(step.proof in {"receipt", "tracking", "repaired"} for step in self.steps)

    @property
    def survey(self) -> Survey | None:
        """The survey of the present cycle."""
        return next((s for s in self.surveys if s.cycle == self.cycle), None)
