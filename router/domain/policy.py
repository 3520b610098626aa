"""The policy: every rule of the house as data, checked at start, never code.

Durations are `Duration` values; languages are BCP 47 tags such as ``zh`` or ``en``; ids short ASCII words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from router.domain.bodies import Body
from router.domain.calendar import Calendar, Duration, QuietHours
from router.domain.ladder import LEVELS, Incident, Level
from router.domain.law import UNCLEAR, Law
from router.domain.remedies import Remedy
from router.domain.safety import Safety

_DAY, _WEEK = Duration(1, "d"), Duration(7, "d")

Label: TypeAlias = Mapping[str, str]
"""One text a language: ``{"de": "Defekt", "en": "Faulty"}`` (as read from the configuration)."""


class DeskKind(StrEnum):
    """Whose staff works at a desk."""

    MERCHANT = "merchant"
    PLATFORM = "platform"


class QuestionKind(StrEnum):
    """What counts as an answer to a question."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    ORDER = "order"
    PRODUCT = "product"
    PHONE = "phone"


class ManagerRole(StrEnum):
    """Whom the ladder tells."""

    MANAGER = "manager"
    QUALITY = "quality"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a question."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an answer has to keep to.

    `at_least` and `at_most` count characters of words, options of several, units of a number, and minor units
    of an amount in `currency` (ISO 4217; empty: the house's). A date lies at most `days_back` before and
    `days_ahead` after today. `pattern` is a regular expression for the whole answer, `example` fits it.
    """

    at_least: int | None = None
    at_most: int | None = None
    currency: str = ""
    days_back: int = 3650
    days_ahead: int = 0
    pattern: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question that a category asks before a complaint is filed."""

    id: str
    kind: QuestionKind
    label: Label
    required: bool = True
    options: tuple[Option, ...] = ()
    limits: Limits = Limits()
    from_order: str = ""
    """``product``, ``amount`` or ``delivered``: not asked where the order service tells it."""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Asked only if each of these, an earlier question or ``claim``, was answered with one of its options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule:
    """How much evidence a category needs, and of which kinds (photo, video, document, voice ...)."""

    at_least: int = 0
    at_most: int = 30
    kinds: tuple[str, ...] = ("photo", "video", "document", "voice", "video_note", "animation", "audio")
    helps: tuple[Label, ...] = ()
    """What helps most, one thing a text."""
    receipt: bool = False
    """Something has to be marked as the proof of purchase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Service clocks of a category. Breach is recorded once for (complaint, clock, cycle)."""

    take: tuple[Duration, ...]
    """Not taken at the merchant: remind the desk, then its lead (the third rung is `first_response`)."""
    take_platform: tuple[Duration, ...]
    """Not taken at the platform: lead, quality manager; afterwards daily."""
    first_response: Duration
    next_response: Duration
    resolution: Duration
    decision: Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of complaint: who works it, what is asked, what may be claimed, by when."""

    id: str
    label: Label
    desk: str
    """``merchant`` for the complaint's own merchant, else a platform desk's id."""
    escalates_to: str
    claims: tuple[str, ...]
    clocks: Clocks
    urgent: Clocks | None = None
    """The clocks of what is urgent; None where they are the same."""
    evidence: EvidenceRule = field(default_factory=EvidenceRule)
    questions: tuple[Question, ...] = ()
    advice: Label = field(default_factory=dict)
    """Fixed advice shown at once, before anything else is asked (for instance: never give codes)."""
    asks_merchant: bool = True
    asks_order: bool = True
    safety: bool = False
    cause: str = UNCLEAR
    """Why things are to go back, as rules of law and freight know it: ``no_reason``, ``defect`` ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a consumer may ask for."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One or more staff chats of one kind. A merchant's desk has the merchant's id."""

    id: str
    kind: DeskKind
    language: str
    label: Label = field(default_factory=dict)
    """What colleagues call it; consumers read of the platform as one."""
    suggests: str = ""
    """Whom the card proposes to take it: ``round_robin``, ``least_loaded``; empty: nobody."""
    chats: tuple[int, ...] = ()
    topics: Mapping[int, int] = field(default_factory=dict)
    """For a chat that is a forum: the topic it is written to."""
    responsible: int | None = None
    calendar: str = ""
    """Id of the calendar that it works by; empty: the house's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merchant:
    """A seller on the platform; its staff chat is a desk of kind merchant under the same id."""

    id: str
    name: Label
    order: Limits = Limits()
    """What the shop's order numbers look like."""
    jurisdiction: str
    language: str
    chats: tuple[int, ...] = ()
    topics: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """When a manager's digest is made, in the manager's own zone and language."""

    daily: str | None
    """Time of day ``09:00``, or None for no daily digest."""
    weekly: str | None
    """``mon 09:00``, or None."""
    time_zone: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manager:
    """A person who answers for a scope: ``all``, ``desk:care``, ``category:quality``, ``merchant:demo``."""

    user: int
    scope: str
    role: ManagerRole
    digest: DigestPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Warnings:
    """Before a clock of the house or the law is due: when each is given, in percent of it."""

    card: int = 50
    """The card shows it."""
    holder: int = 75
    """The holder is told."""
    lead: int = 90
    """Holder and lead are told."""
    end: int = 75
    """Of a time to answer, such as that of an offer or a step: whoever has the turn is told."""

    @property
    def rungs(self) -> tuple[int, int, int]:
        """In the order in which they are given."""
        return self.card, self.holder, self.lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """How long each side may be silent, and who hears of it (casework: states and the ladder L0 to L4)."""

    move_after_breach: Duration
    """A missed service clock, plus this: the complaint moves to the platform by itself."""
    alarm_every: Duration
    """What rests at the platform alarms again after this."""
    consumer_answer: Duration
    consumer_reminders: tuple[Duration, ...]
    merchant_answer: Duration
    offer_merchant: Duration
    offer_platform: Duration
    refusal: Duration
    verdict: Duration
    step_grace: Duration
    step_reminders: tuple[Duration, ...]
    """A consumer's late step: reminders after these, the last one is also when it lapses."""
    confirm_money: Duration
    confirm_goods: Duration
    not_arrived: Duration
    appeal_untaken: Duration
    approval: Duration
    """Four eyes: a verdict that waits for a second person longer than this goes to the quality manager."""
    outside: tuple[Duration, ...]
    """When a complaint went outside: when to ask how it stands; the last one repeats."""
    outside_unanswered: int
    reopen: Duration
    resume_resolution: Duration
    """Reopened within this: the resolution clock goes on with what was left."""
    pause_at_most: Duration
    pausing_questions: int
    """So many questions a cycle pause the resolution clock; later ones do not."""
    four_eyes_above: int
    """Amount in minor units of the currency above which a verdict needs a second person."""
    currency: str
    arrival_assumed: Duration
    """Goods without a word of arrival count as arrived this long after the tracking number."""
    warnings: Warnings = Warnings()
    snoozes: int = 3
    """So often the holder may put off the reminder of one clock, never beyond its due time."""
    levels: tuple[Level, ...] = LEVELS
    amount_above: int = 500_000
    """In minor units of `currency`: what is about more is told at once (cause ``amount``)."""
    incident: Incident = field(default_factory=Incident)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """The satisfaction poll."""

    delay: Duration
    """After an automatic end, a verdict or a refusal that stood; a confirmed end is asked at once."""
    reminder: Duration
    open_for: Duration
    at_most_every: Duration
    follow_up: Duration
    """A score of 1 to 3, or the wish to be contacted: the quality manager is to answer within this."""
    reasons: Mapping[str, Option] = field(default_factory=dict)
    """What a score of 1 to 3 can be put down to by a tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Visits after the end: on which days the consumer is asked whether the remedy holds."""

    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Festival:
    """A day to wish something: every year (``01-01``) or in one (``2027-02-06``), and the words for it."""

    days: tuple[str, ...]
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRules:
    """Kind words for those who ask for them."""

    hour: str = "10:00"
    """In the house's time zone."""
    warranty: Mapping[str, int] = field(default_factory=dict)
    """Days of warranty after delivery, by category."""
    warranty_notice: int = 14
    """So many days before its end it is told."""
    festivals: Mapping[str, Festival] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What becomes of a complaint that somebody began and left."""

    nudge: Duration = _DAY
    """After this without a word the person is reminded, once."""
    expire: Duration = _WEEK
    """After this without a word since then it is dropped, and the person is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abuse:
    """What one consumer may do, so that nobody floods desks and database. Safety is always taken in."""

    open_at_most: int = 20
    """Complaints that are open at the same time."""
    new_a_day: int = 10
    """Complaints filed within 24 hours."""
    messages_a_day: int = 200
    """Messages about one complaint within 24 hours."""
    evidence_at_most: int = 100
    """Files of one complaint, whoever sent them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """How to reach a human beside the bot."""

    phone: str = ""
    email: str = ""
    hours: Label = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words of one language that speak for a category."""

    category: str
    language: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An answer of a guide: its words, and the node that it leads to."""

    to: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One page of a guide: a question with answers, or, without answers, what helps."""

    id: str
    text: Label
    answers: tuple[Way, ...] = ()
    meanwhile: Label = field(default_factory=dict)
    """What to do until it is solved."""
    steps: tuple[Label, ...] = ()
    """A way to go, step by step: drawn as a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Help before filing: a tree of nodes that begins at the first one."""

    id: str
    title: Label
    categories: tuple[str, ...]
    """Where it is offered; it can be read from the help in any case."""
    nodes: Mapping[str, Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class Canned:
    """A reply that desks have ready: with ``{number}``, ``{shop}`` and ``{due}`` to be filled in."""

    id: str
    title: Label
    text: Label
    desks: tuple[str, ...] = ()
    """Ids of desks, ``merchant`` or ``platform``; empty: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything the domain needs to know about the house. `version` is a short hash of its source."""

    version: str
    default_language: str
    calendar: Calendar
    quiet: QuietHours
    desks: Mapping[str, Desk]
    merchants: Mapping[str, Merchant]
    categories: Mapping[str, Category]
    claims: Mapping[str, Claim]
    remedies: Mapping[str, Remedy]
    refusal_reasons: Mapping[str, Option]
    managers: tuple[Manager, ...]
    ladder: Ladder
    poll: Poll
    contacts: Contacts
    refund_ways: Mapping[str, Option] = field(default_factory=dict)
    """How money can be paid; the consumer chooses, and the first holds where nobody does."""
    country: str = ""
    """Whose telephone numbers need no country code (ISO 3166); empty: all do."""
    drafts: Drafts = Drafts()
    follow_up: FollowUp = FollowUp()
    care: CareRules = field(default_factory=CareRules)
    abuse: Abuse = Abuse()
    looks_up_orders: bool = False
    """There is a service that knows orders: their number is asked for before the shop, which it may tell."""
    retention: Duration
    """How long a closed complaint is kept before personal data is to be removed."""
    keywords: tuple[Keywords, ...] = ()
    """What speaks for which category, in the order of the categories."""
    guides: Mapping[str, Guide] = field(default_factory=dict)
    canned: Mapping[str, Canned] = field(default_factory=dict)
    playbooks: Mapping[str, Label] = field(default_factory=dict)
    """For a category: standards, what to check, what to mind with people."""
    danger: tuple[str, ...] = ()
    """Words of any language that speak of danger for people; one that ends in ``*`` is a beginning."""
    law: Law = field(default_factory=Law)
    safety: Safety = field(default_factory=Safety)
    external: Mapping[str, Body] = field(default_factory=dict)
    """Bodies outside to which consumers can turn."""
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    """Those that desks work by instead of the house's."""

    def calendar_id(self, desk: str) -> str:
        """Which calendar a desk works by; empty: the house's."""
        known = self.desks.get(desk)
        return known.calendar if known else ""

    def quiet_of(self, manager: Manager) -> QuietHours:
        """The house's quiet hours, by the clocks of the manager's own zone."""
        return replace(self.quiet, zone=ZoneInfo(manager.digest.time_zone))

    def quiet_in(self, calendar: str) -> QuietHours:
        """The house's quiet hours, by the clocks of a calendar."""
        return replace(self.quiet, zone=self.calendar_named(calendar).zone)

    def calendar_named(self, id_: str) -> Calendar:
        """A calendar by its id; the house's for the empty one, and for one that the policy has no more."""
        return self.calendars.get(id_, self.calendar)
