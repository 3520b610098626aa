"""Makes the domain's policy of the tables: pure values, ids resolved, defaults filled in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from babel.numbers import get_currency_precision

from router.domain.ladder import Incident, Level
from router.domain.policy import (
    Abuse,
    CareRules,
    Category,
    Claim,
    Clocks,
    Contacts,
    Desk,
    DeskKind,
    DigestPlan,
    Drafts,
    EvidenceRule,
    Festival,
    FollowUp,
    Ladder,
    Limits,
    Manager,
    Merchant,
    Option,
    Policy,
    Poll,
    Question,
    QuestionKind,
    Warnings,
)
from router.domain.remedies import Remedy, StepRule
from router.settings import year
from router.settings.helping import guide, keywords
from router.settings.house import (
    CareTable,
    CategoryTable,
    ClocksTable,
    DeskTable,
    EvidenceTable,
    House,
    LadderTable,
    ManagerTable,
    MerchantTable,
    OptionTable,
    OwnClocksTable,
    QuestionTable,
    RemedyTable,
)
from router.settings.law import law
from router.settings.outside import body
from router.settings.safety import safety
from router.settings.values import Words, plain
from router.settings.working import canned


def build(house: House, today: date) -> Policy:
    """The policy as it is on `today`, which decides for which years public holidays are known."""
    return Policy(
        version=version(house),
        default_language=house.locale.default,
        calendar=year.calendar(house.calendar, today),
        calendars={id_: year.calendar(table, today) for id_, table in house.calendars.items()},
        quiet=year.quiet(house.calendar),
        desks=_desks(house),
        merchants={table.id: _merchant(table) for table in house.merchants},
        categories={table.id: _category(table, house) for table in house.categories},
        claims={id_: Claim(id=id_, label=plain(label)) for id_, label in house.claims.items()},
        remedies={id_: _remedy(id_, table, house.claims) for id_, table in house.remedies.items()},
        refund_ways=_options(house.refund_ways),
        refusal_reasons=_options(house.refusal_reasons),
        managers=tuple(map(_manager, house.managers)),
        ladder=_ladder(house.ladder),
        poll=Poll(**(dict(house.poll) | {"reasons": _options(house.poll.reasons)})),
        country=house.calendar.country,
        drafts=Drafts(**dict(house.drafts)),
        care=_care(house.care),
        follow_up=FollowUp(days=tuple(sorted(set(house.follow_up.days)))),
        abuse=Abuse(**dict(house.abuse)),
        contacts=Contacts(
            phone=house.contacts.phone, email=house.contacts.email, hours=plain(house.contacts.hours)
        ),
        retention=house.retention.complaints,
        keywords=keywords(house.keywords, (table.id for table in house.categories)),
        danger=tuple(word for words in house.danger.values() for word in words),
        guides={table.id: guide(table) for table in house.guides},
        canned={table.id: canned(table) for table in house.canned},
        playbooks={category: plain(words) for category, words in house.playbooks.items()},
        law=law(house, today),
        safety=safety(house.safety),
        external={table.id: body(table) for table in house.external},
    )


def version(house: House) -> str:
    """A short hash of what the policy says, whatever the order of keys, spaces and comments."""
    content = house.model_dump(mode="json", include=set(House.model_fields))
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _desks(house: House) -> dict[str, Desk]:
    platform = {table.id: _desk(table) for table in house.desks}
    return platform | {table.id: _merchants_desk(table) for table in house.merchants}


def _desk(table: DeskTable) -> Desk:
    own = {"kind": DeskKind.PLATFORM, "label": plain(table.label), "calendar": table.calendar or ""}
    return Desk(**(dict(table) | own))


def _merchants_desk(table: MerchantTable) -> Desk:
    return Desk(
        id=table.id,
        kind=DeskKind.MERCHANT,
        language=table.language,
        suggests=table.suggests,
        chats=table.chats,
        topics=table.topics,
        calendar=table.calendar or "",
    )


_OF_DESK = frozenset({"order_number", "calendar", "suggests"})
"""What a merchant's table says of its order numbers, and of its desk."""


def _merchant(table: MerchantTable) -> Merchant:
    rule = table.order_number
    order = Limits(pattern=rule.pattern, example=rule.example) if rule else Limits()
    given = {name: value for name, value in table if name not in _OF_DESK}
    return Merchant(**(given | {"name": plain(table.name), "order": order}))


def _category(table: CategoryTable, house: House) -> Category:
    defaults = house.defaults
    made = {
        "label": plain(table.label),
        "escalates_to": table.escalates_to or defaults.escalates_to,
        "clocks": _clocks(defaults.clocks, table.clocks),
        "urgent": _clocks(defaults.clocks, defaults.urgent, table.clocks, table.urgent),
        "evidence": _evidence(table.evidence),
        "questions": tuple(_question(asked, house) for asked in (*table.questions, *_shared(table, house))),
        "advice": plain(table.advice),
    }
    return Category(**(dict(table) | made))


def _clocks(shared: ClocksTable, *own: OwnClocksTable) -> Clocks:
    """What is said last counts."""
    said = {name: value for table in own for name, value in table if value is not None}
    return Clocks(**(dict(shared) | said))


def _evidence(table: EvidenceTable) -> EvidenceRule:
    return EvidenceRule(**(dict(table) | {"helps": tuple(map(plain, table.helps))}))


def _shared(table: CategoryTable, house: House) -> Iterator[QuestionTable]:
    """The questions of every category, without those about claims that this one does not know."""
    for question in house.questions:
        if "claim" not in question.when or set(question.when["claim"]) & set(table.claims):
            yield question


def _question(table: QuestionTable, house: House) -> Question:
    return Question(
        id=table.id,
        kind=table.kind,
        label=plain(table.label),
        required=table.required,
        options=tuple(map(_option, table.options)),
        limits=_limits(table, house),
        from_order=table.from_order,
        when=dict(table.when),
    )


def _limits(table: QuestionTable, house: House) -> Limits:
    money = table.kind is QuestionKind.MONEY
    currency = table.currency or (house.ladder.currency if money else "")
    unit = 10 ** get_currency_precision(currency) if money else 1
    return Limits(
        at_least=None if table.at_least is None else int(table.at_least * unit),
        at_most=None if table.at_most is None else int(table.at_most * unit),
        currency=currency,
        days_back=table.days_back,
        days_ahead=table.days_ahead,
        pattern=table.pattern,
        example=table.example,
    )


def _care(table: CareTable) -> CareRules:
    return CareRules(
        hour=table.hour or "10:00",
        warranty=table.warranty,
        warranty_notice=table.warranty_notice,
        festivals={id_: Festival(days=f.days, label=plain(f.words)) for id_, f in table.festivals.items()},
    )


def _options(table: dict[str, Words]) -> dict[str, Option]:
    return {id_: Option(id=id_, label=plain(label)) for id_, label in table.items()}


def _option(table: OptionTable) -> Option:
    return Option(id=table.id, label=plain(table.label))


def _remedy(id_: str, table: RemedyTable, claims: dict[str, Words]) -> Remedy:
    steps = tuple(StepRule(**dict(step)) for step in table.steps)
    label = plain(table.label or claims.get(id_))
    kind = {"money": table.money, "paid_back": table.paid_back, "goods": table.goods}
    return Remedy(id=id_, label=label, steps=steps, **kind)


def _ladder(table: LadderTable) -> Ladder:
    made = {
        "warnings": Warnings(**dict(table.warnings)),
        "levels": tuple(Level(**dict(level)) for level in table.levels),
        "incident": Incident(**dict(table.incident)),
    }
    return Ladder(**(dict(table) | made))


def _manager(table: ManagerTable) -> Manager:
    plan = table.digest
    digest = DigestPlan(
        daily=plan.daily or None,
        weekly=plan.weekly or None,
        time_zone=plan.time_zone.key,
        language=plan.language,
    )
    return Manager(user=table.user, scope=table.scope, role=table.role, digest=digest)
