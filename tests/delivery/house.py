"""A small house with its policy, and complaints and mail to render and send."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from router.domain.calendar import Calendar, Duration, QuietHours
from router.domain.complaint import Complaint, Evidence, MessageRef, Person, Route
from router.domain.deadlines import Deadline
from router.domain.mail import Audience, Mail, MailKind
from router.domain.policy import (
    Category,
    Claim,
    Clocks,
    Contacts,
    Desk,
    DeskKind,
    EvidenceRule,
    Ladder,
    Merchant,
    Option,
    Policy,
    Poll,
    Question,
    QuestionKind,
)
from router.domain.remedies import Remedy, StepRule
from router.domain.states import Due, Side, Stage, State
from router.ports import Box

NOW = datetime(2026, 8, 3, 1, 30, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
NUMBER = "7K3M-Q9TX"
BOT, CONSUMER, SHOP, CARE = 7_000_000_000, 501, -1002, -1001

_DAY = Duration(1, "d")
_HOURS = tuple(Duration(n, "h") for n in (2, 6))


def label(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


LADDER = Ladder(
    **dict.fromkeys(
        (
            "move_after_breach",
            "alarm_every",
            "consumer_answer",
            "merchant_answer",
            "offer_merchant",
            "offer_platform",
            "refusal",
            "verdict",
            "step_grace",
            "confirm_money",
            "confirm_goods",
            "not_arrived",
            "appeal_untaken",
            "approval",
            "reopen",
            "resume_resolution",
            "pause_at_most",
            "arrival_assumed",
        ),
        _DAY,
    ),
    consumer_reminders=_HOURS,
    step_reminders=_HOURS,
    outside=_HOURS,
    outside_unanswered=3,
    pausing_questions=2,
    four_eyes_above=100_000,
    currency="CNY",
)

POLICY = Policy(
    version="test",
    default_language="zh",
    calendar=Calendar(
        zone=ZONE,
        week={day: ((time(9), time(18)),) for day in range(5)},
        makeup=(),
        holidays=frozenset(),
        makeup_days=frozenset(),
    ),
    quiet=QuietHours(start=time(22), end=time(8), zone=ZONE),
    desks={
        "care": Desk(id="care", kind=DeskKind.PLATFORM, language="en", chats=(CARE,)),
        "shop": Desk(id="shop", kind=DeskKind.MERCHANT, language="zh", chats=(SHOP,)),
    },
    merchants={
        "shop": Merchant(id="shop", name=label("示例数码", "Demo Digital"), jurisdiction="CN", language="zh")
    },
    categories={
        "quality": Category(
            id="quality",
            label=label("质量问题", "Faulty"),
            desk="merchant",
            escalates_to="care",
            claims=("refund",),
            clocks=Clocks(
                take=_HOURS,
                take_platform=_HOURS,
                first_response=_DAY,
                next_response=_DAY,
                resolution=_DAY,
                decision=_DAY,
            ),
            evidence=EvidenceRule(),
            questions=(
                Question(
                    id="fault",
                    kind=QuestionKind.CHOICE,
                    label=label("故障类型", "What kind of fault?"),
                    options=(Option(id="hardware", label=label("硬件", "Hardware")),),
                ),
                Question(id="when", kind=QuestionKind.TEXT, label=label("何时", "When?")),
            ),
        )
    },
    claims={"refund": Claim(id="refund", label=label("退款", "Refund"))},
    remedies={
        "refund": Remedy(
            id="refund",
            label=label("退款", "Refund"),
            steps=(StepRule(actor="provider", proof="receipt", within=_DAY),),
            money=True,
        )
    },
    refusal_reasons={"used": Option(id="used", label=label("已使用", "It was used"))},
    managers=(),
    ladder=LADDER,
    poll=Poll(delay=_DAY, reminder=_DAY, open_for=Duration(7, "d"), at_most_every=_DAY, follow_up=_DAY),
    contacts=Contacts(),
    retention=_DAY,
)


def complaint(**fields: Any) -> Complaint:
    """A complaint at the merchant's desk, waiting to be taken."""
    given: dict[str, Any] = {
        "number": NUMBER,
        "version": 1,
        "bot": BOT,
        "consumer": Person(CONSUMER, "Li Lei"),
        "pseudonym": "消费者 9F2",
        "language": "zh",
        "category": "quality",
        "merchant": "shop",
        "claim": "refund",
        "order": "13800138000",
        "answers": {"fault": "hardware"},
        "description": "屏幕坏了",
        "state": State.SUBMITTED,
        "stage": Stage.MERCHANT,
        "desk": "shop",
        "routes": {"shop": Route("shop", SHOP, "zh"), "care": Route("care", CARE, "en")},
        "created": NOW,
        "touched": NOW,
        "deadlines": (
            Deadline(kind=Due.FIRST_RESPONSE, due=NOW + timedelta(days=1), started=NOW, target="24h"),
        ),
    }
    return Complaint(**given | fields)


def evidence(n: int, kind: str = "photo", **fields: Any) -> Evidence:
    """A piece of evidence; its preview is the file itself for a photo."""
    return Evidence(
        kind=kind, file_id=f"file-{n}", unique_id=f"unique-{n}", side=Side.CONSUMER, at=NOW, **fields
    )


def mail(kind: MailKind = MailKind.SAY, id: str = "1.0", **fields: Any) -> Mail:
    """Mail to the merchant's desk."""
    given: dict[str, Any] = {
        "audience": Audience.MERCHANT,
        "chat": SHOP,
        "language": "zh",
        "desk": "shop",
        "not_before": NOW,
    }
    return Mail(id=id, kind=kind, **given | fields)


def to_consumer(kind: MailKind = MailKind.SAY, id: str = "1.1", **fields: Any) -> Mail:
    """Mail to the consumer."""
    return mail(kind, id, **{"audience": Audience.CONSUMER, "chat": CONSUMER, "desk": ""} | fields)


def to_platform(kind: MailKind = MailKind.SAY, id: str = "1.2", **fields: Any) -> Mail:
    """Mail to the platform's desk."""
    return mail(
        kind, id, **{"audience": Audience.PLATFORM, "chat": CARE, "desk": "care", "language": "en"} | fields
    )


def relay(words: str, id: str = "1.0", **fields: Any) -> Mail:
    """The consumer's words for the merchant's desk."""
    return mail(MailKind.RELAY, id, body=words, **{"source": MessageRef(CONSUMER, 77)} | fields)


def box(*mails: Mail, **fields: Any) -> Box:
    """A complaint that owes mail."""
    owing = complaint(**fields)
    return Box("complaints", owing.number, mails, owing)


def numbered(n: int, *mails: Mail, **fields: Any) -> Box:
    """The n-th of many complaints."""
    return box(*mails, number=f"{n:04d}-TEST", **fields)


def at_version(version: int, *mails: Mail, **fields: Any) -> Box:
    """The same complaint later on; ids of its mail as the domain makes them."""
    named = tuple(replace(m, id=f"{version}.{n}") for n, m in enumerate(mails))
    return box(*named, version=version, **fields)
