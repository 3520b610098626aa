"""Tables of the house's policy as they are written; `router.settings.policy` makes the domain's of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from router.domain.calendar import WHOLE_DAY, Duration
from router.domain.ladder import LEVELS, Lift, Receiver
from router.domain.policy import ManagerRole, QuestionKind
from router.settings.helping import GuideTable, Keyword, KeywordTables
from router.settings.outside import BodyTables
from router.settings.packs import Cause, RulesTable
from router.settings.safety import SafetyTable
from router.settings.values import (
    WEEKDAYS,
    AtLeastOne,
    Clock,
    Currency,
    Daily,
    Day,
    Group,
    Hours,
    Id,
    Language,
    Length,
    Pattern,
    Quiet,
    Table,
    Topic,
    Wait,
    Weekly,
    Words,
    Zone,
)
from router.settings.working import CannedTable, PlaybookTables

ALWAYS = "24x7"
Suggests = Literal["", "round_robin", "least_loaded"]
Rungs = Annotated[tuple[Clock, ...], AtLeastOne]
EvidenceKind = Literal["photo", "video", "document", "voice", "video_note", "animation", "audio"]
ALL_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
Proof = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,23}$")]


class LocaleTable(Table):
    """Languages."""

    default: Language


class WorkingHours(Table):
    """Hours a weekday; a day that is not named is a day of rest. ``"24x7"`` is every hour of every day."""

    mon: Hours = ()
    tue: Hours = ()
    wed: Hours = ()
    thu: Hours = ()
    fri: Hours = ()
    sat: Hours = ()
    sun: Hours = ()

    @model_validator(mode="before")
    @classmethod
    def _read_always(cls, value: object) -> object:
        return {day: ["00:00-24:00"] for day in WEEKDAYS} if value == ALWAYS else value

    @property
    def always(self) -> bool:
        """Every hour of every day."""
        return all(getattr(self, day) == WHOLE_DAY for day in WEEKDAYS)


class CalendarTable(Table):
    """Working time of those who name it."""

    time_zone: Zone
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    subdivision: str = ""
    working_hours: WorkingHours
    makeup: Hours = ()
    overrides: dict[Day, Hours] = Field(default_factory=dict)


class HouseCalendarTable(CalendarTable):
    """Working time of everybody who names no other, and the hours in which reminders wait."""

    quiet_hours: Quiet


class DeskTable(Table):
    """A desk of the platform. A merchant's desk comes with its merchant."""

    id: Id
    kind: Literal["platform"]
    language: Language
    label: Words | None = None
    suggests: Suggests = ""
    chats: tuple[Group, ...] = ()
    topics: dict[Group, Topic] = Field(default_factory=dict)
    responsible: int | None = None
    calendar: Id | None = None


class OrderNumberTable(Table):
    """What a shop's order numbers look like."""

    pattern: Pattern
    example: str


class MerchantTable(Table):
    """A seller."""

    id: Id
    name: Words
    order_number: OrderNumberTable | None = None
    jurisdiction: str = Field(pattern=r"^[A-Z]{2}$")
    suggests: Suggests = ""
    language: Language
    chats: tuple[Group, ...] = ()
    topics: dict[Group, Topic] = Field(default_factory=dict)
    calendar: Id | None = None


class OptionTable(Table):
    """One choice of a question."""

    id: Id
    label: Words


class QuestionTable(Table):
    """One question of a category."""

    id: Id
    kind: QuestionKind
    label: Words
    required: bool = True
    options: tuple[OptionTable, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    currency: Currency = ""
    days_back: int = Field(default=3650, ge=0, le=36500)
    days_ahead: int = Field(default=0, ge=0, le=36500)
    pattern: Pattern = ""
    example: str = ""
    from_order: Literal["", "product", "amount", "delivered"] = ""
    when: dict[Id, Annotated[tuple[Id, ...], AtLeastOne]] = Field(default_factory=dict)


class EvidenceTable(Table):
    """How much evidence, of which kinds."""

    at_least: int = Field(default=0, ge=0, le=100)
    at_most: int = Field(default=30, ge=1, le=100)
    kinds: Annotated[tuple[EvidenceKind, ...], AtLeastOne] = ALL_KINDS
    helps: tuple[Words, ...] = ()
    receipt: bool = False


class ClocksTable(Table):
    """Service clocks of every category that says nothing else."""

    take: Rungs
    take_platform: Rungs
    first_response: Clock
    next_response: Clock
    resolution: Clock
    decision: Clock


class OwnClocksTable(Table):
    """What a category says else."""

    take: Rungs | None = None
    take_platform: Rungs | None = None
    first_response: Clock | None = None
    next_response: Clock | None = None
    resolution: Clock | None = None
    decision: Clock | None = None


class DefaultsTable(Table):
    """What categories share."""

    escalates_to: Id
    clocks: ClocksTable
    urgent: OwnClocksTable = OwnClocksTable()


class CategoryTable(Table):
    """A kind of complaint."""

    id: Id
    label: Words
    desk: Id
    escalates_to: Id | None = None
    claims: Annotated[tuple[Id, ...], AtLeastOne]
    clocks: OwnClocksTable = OwnClocksTable()
    urgent: OwnClocksTable = OwnClocksTable()
    evidence: EvidenceTable = EvidenceTable()
    questions: tuple[QuestionTable, ...] = ()
    advice: Words | None = None
    asks_merchant: bool = True
    asks_order: bool = True
    safety: bool = False
    cause: Cause = "unclear"


class StepTable(Table):
    """One step of a remedy."""

    actor: Literal["provider", "consumer"]
    proof: Proof
    within: Clock
    after: Literal["previous", "arrival"] = "previous"
    travel: Literal["", "ship", "pickup"] = ""


class RemedyTable(Table):
    """What may be proposed. Without a label it is called as the claim of the same id."""

    label: Words | None = None
    money: bool = False
    paid_back: bool = False
    goods: bool = False
    steps: tuple[StepTable, ...]


class DigestTable(Table):
    """When a manager's digest is made; an empty time means none."""

    daily: Daily = ""
    weekly: Weekly = ""
    time_zone: Zone
    language: Language


class ManagerTable(Table):
    """A person who answers for a scope."""

    user: int = Field(gt=0)
    scope: str
    role: ManagerRole
    digest: DigestTable


class WarningsTable(Table):
    """When a clock warns, in percent of it."""

    card: int = Field(default=50, ge=1, le=99)
    holder: int = Field(default=75, ge=1, le=99)
    lead: int = Field(default=90, ge=1, le=99)
    end: int = Field(default=75, ge=1, le=99)

    @model_validator(mode="after")
    def _in_order(self) -> WarningsTable:
        if not self.card < self.holder < self.lead:
            raise ValueError("card, holder and lead have to grow in this order, as 50, 75, 90 do")
        return self


class LevelTable(Table):
    """One level of the ladder."""

    causes: Annotated[tuple[Lift, ...], AtLeastOne]
    tells: Annotated[tuple[Receiver, ...], AtLeastOne]


class IncidentTable(Table):
    """When complaints about one product are one incident."""

    complaints: int = Field(default=5, ge=2, le=100)
    hours: int = Field(default=24, ge=1, le=168)
    tells: Annotated[tuple[ManagerRole, ...], AtLeastOne] = (ManagerRole.QUALITY,)


class LadderTable(Table):
    """How long each side may be silent; see `router.domain.policy.Ladder`."""

    move_after_breach: Clock
    alarm_every: Clock
    consumer_answer: Clock
    consumer_reminders: Rungs
    merchant_answer: Clock
    offer_merchant: Clock
    offer_platform: Clock
    refusal: Clock
    verdict: Clock
    step_grace: Wait
    step_reminders: Rungs
    confirm_money: Clock
    confirm_goods: Clock
    not_arrived: Clock
    appeal_untaken: Clock
    approval: Clock
    outside: Rungs
    outside_unanswered: int = Field(ge=1)
    reopen: Length
    resume_resolution: Length
    pause_at_most: Length
    pausing_questions: int = Field(ge=0)
    four_eyes_above: int = Field(ge=0)
    currency: Currency
    arrival_assumed: Clock
    warnings: WarningsTable = WarningsTable()
    snoozes: int = Field(default=3, ge=0, le=20)
    levels: tuple[LevelTable, ...] = tuple(LevelTable(causes=x.causes, tells=x.tells) for x in LEVELS)
    amount_above: int = Field(default=500_000, ge=0)
    incident: IncidentTable = IncidentTable()

    @field_validator("levels")
    @classmethod
    def _each_cause_once(cls, levels: tuple[LevelTable, ...]) -> tuple[LevelTable, ...]:
        named = [cause for level in levels for cause in level.causes]
        for cause in Lift:
            if named.count(cause) != 1:
                raise ValueError(
                    f"the cause {cause.value} has to stand at one level, not at {named.count(cause)}"
                )
        return levels


class DraftsTable(Table):
    """What becomes of a complaint that somebody began and left."""

    nudge: Length = Duration(24, "h")
    expire: Length = Duration(7, "d")


class PollTable(Table):
    """The satisfaction poll."""

    delay: Wait
    reminder: Length
    open_for: Length
    at_most_every: Length
    follow_up: Clock
    reasons: dict[Id, Words] = Field(default_factory=dict)


class FollowUpTable(Table):
    """Visits after the end."""

    days: tuple[Annotated[int, Field(ge=1, le=365)], ...] = ()


FestivalDay = Annotated[str, Field(pattern=r"^([0-9]{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


class FestivalTable(Table):
    """A day to wish something."""

    days: Annotated[tuple[FestivalDay, ...], AtLeastOne]
    words: Words


class CareTable(Table):
    """Kind words for those who ask for them."""

    hour: Daily = "10:00"
    warranty: dict[Id, Annotated[int, Field(ge=1, le=3650)]] = Field(default_factory=dict)
    warranty_notice: int = Field(default=14, ge=0, le=90)
    festivals: dict[Id, FestivalTable] = Field(default_factory=dict)


class AbuseTable(Table):
    """What one consumer may do; see `router.domain.policy.Abuse`."""

    open_at_most: int = Field(default=20, ge=1, le=50)
    new_a_day: int = Field(default=10, ge=1, le=100)
    messages_a_day: int = Field(default=200, ge=20, le=500)
    evidence_at_most: int = Field(default=100, ge=1, le=200)


class RetentionTable(Table):
    """How long things are kept."""

    complaints: Length


class ContactsTable(Table):
    """How to reach a human beside the bot."""

    phone: str = ""
    email: str = ""
    hours: Words | None = None


class House(BaseSettings):
    """All tables that make the policy."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="ROUTER_", env_nested_delimiter="__"
    )

    locale: LocaleTable
    calendar: HouseCalendarTable
    calendars: dict[Id, CalendarTable] = {}
    desks: Annotated[tuple[DeskTable, ...], AtLeastOne]
    merchants: tuple[MerchantTable, ...] = ()
    claims: dict[Id, Words]
    remedies: dict[Id, RemedyTable]
    refund_ways: dict[Id, Words] = {}
    refusal_reasons: dict[Id, Words]
    defaults: DefaultsTable
    questions: tuple[QuestionTable, ...] = ()
    drafts: DraftsTable = DraftsTable()
    abuse: AbuseTable = AbuseTable()
    categories: Annotated[tuple[CategoryTable, ...], AtLeastOne]
    managers: tuple[ManagerTable, ...] = ()
    ladder: LadderTable
    poll: PollTable
    follow_up: FollowUpTable = FollowUpTable()
    care: CareTable = CareTable()
    retention: RetentionTable
    contacts: ContactsTable = ContactsTable()
    keywords: KeywordTables = {}
    guides: tuple[GuideTable, ...] = ()
    canned: tuple[CannedTable, ...] = ()
    playbooks: PlaybookTables = {}
    danger: dict[Language, tuple[Keyword, ...]] = Field(default_factory=dict)
    rules: RulesTable = RulesTable()
    safety: SafetyTable = SafetyTable()
    external: BodyTables = ()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in: `router.settings.load` reads the file and the environment."""
        return (init_settings,)
