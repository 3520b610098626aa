"""Contradictions between the values of a configuration whose single values are all right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from router.domain.calendar import opening_from, seconds
from router.settings import year
from router.settings.helping import help_contradictions
from router.settings.house import CategoryTable, DeskTable, House, MerchantTable
from router.settings.outside import outside_contradictions
from router.settings.packs import PACKS, pack_contradictions
from router.settings.problems import Found, Place, repeated
from router.settings.questions import asked, order_numbers, shared_questions
from router.settings.root import Settings
from router.settings.telegram import database_contradictions, orders_contradictions, telegram_contradictions
from router.settings.words import texts
from router.settings.working import working_contradictions

MERCHANT = "merchant"
"""As a category's desk: that of the complaint's own merchant."""
POLL_SECONDS = 2_628_000
"""Telegram closes a poll after this at the latest."""


def contradictions(settings: Settings, today: date) -> Iterator[Found]:
    """Place and reason of everything that does not fit together."""
    yield from telegram_contradictions(settings.telegram)
    yield from database_contradictions(settings.database)
    yield from orders_contradictions(settings.orders)
    yield from _calendars(settings, today)
    yield from _desks(settings)
    yield from order_numbers(settings)
    yield from _remedies(settings)
    yield from _escalation(settings, ("defaults", "escalates_to"), settings.defaults.escalates_to)
    yield from repeated((("categories", n, "id"), table.id) for n, table in enumerate(settings.categories))
    yield from shared_questions(settings)
    for number, category in enumerate(settings.categories):
        yield from _category(settings, category, ("categories", number))
    known = {category.id for category in settings.categories}
    yield from help_contradictions(settings.keywords, settings.guides, known)
    desks = {t.id for t in settings.desks} | {t.id for t in settings.merchants}
    yield from working_contradictions(settings.canned, settings.playbooks, desks, known)
    yield from pack_contradictions(settings.rules, known)
    yield from outside_contradictions(settings.external, settings.rules, known)
    yield from _managers(settings)
    yield from _poll(settings)
    yield from _languages(settings)


def _calendars(house: House, today: date) -> Iterator[Found]:
    for place, table in year.calendars(house).items():
        try:
            opening_from(datetime.combine(today, time(), UTC), year.calendar(table, today))
        except NotImplementedError:
            country = "-".join(filter(None, (table.country, table.subdivision)))
            yield (*place, "country"), f"the public holidays of {country!r} are not known"
        except ValueError as error:
            yield (*place, "working_hours"), str(error)


def _desks(house: House) -> Iterator[Found]:
    tables: list[tuple[Place, DeskTable | MerchantTable]] = [
        *((("desks", n), desk) for n, desk in enumerate(house.desks)),
        *((("merchants", n), merchant) for n, merchant in enumerate(house.merchants)),
    ]
    yield from repeated(((*place, "id"), table.id) for place, table in tables)
    yield from repeated(
        ((*place, "chats", n), chat) for place, table in tables for n, chat in enumerate(table.chats)
    )
    for place, table in tables:
        for chat in table.topics.keys() - set(table.chats):
            yield (*place, "topics"), f"{chat} is none of the chats beside it"
        if table.calendar not in {None, *house.calendars}:
            yield (*place, "calendar"), f"{table.calendar!r} is none of the calendars"
        if table.id == MERCHANT:
            yield (*place, "id"), f"{MERCHANT!r} means the complaint's own merchant: choose another id"


def _remedies(house: House) -> Iterator[Found]:
    for id_, remedy in house.remedies.items():
        if not remedy.steps:
            yield ("remedies", id_, "steps"), "a remedy without steps would never be performed"
        if remedy.label is None and id_ not in house.claims:
            yield (
                ("remedies", id_, "label"),
                "is missing, and there is no claim of this id to be called after",
            )
    for id_ in house.claims:
        if id_ not in house.remedies:
            yield ("claims", id_), "there is no remedy of this id: nobody could offer what is asked for"


def _escalation(house: House, place: Place, desk: str) -> Iterator[Found]:
    if desk not in _platform(house):
        yield place, f"{desk!r} is not a desk of the platform"


def _platform(house: House) -> set[str]:
    return {desk.id for desk in house.desks}


def _category(house: House, category: CategoryTable, place: Place) -> Iterator[Found]:
    if category.desk not in {MERCHANT, *_platform(house)}:
        yield (*place, "desk"), f"{category.desk!r} is neither {MERCHANT!r} nor a desk of the platform"
    if category.desk == MERCHANT and not category.asks_merchant:
        yield (*place, "asks_merchant"), "has to be true where the merchant's desk is to answer"
    if category.escalates_to is not None:
        yield from _escalation(house, (*place, "escalates_to"), category.escalates_to)
    for number, claim in enumerate(category.claims):
        if claim not in house.claims:
            yield (*place, "claims", number), f"{claim!r} is not one of the claims"
    yield from repeated(((*place, "claims", n), claim) for n, claim in enumerate(category.claims))
    if category.evidence.at_most > (most := house.abuse.evidence_at_most):
        yield (*place, "evidence", "at_most"), f"is more than abuse.evidence_at_most, {most}"
    if category.evidence.at_least > category.evidence.at_most:
        yield (*place, "evidence", "at_least"), f"is more than at_most, {category.evidence.at_most}"
    yield from asked(category.questions, (*place, "questions"), category.claims)


def _managers(house: House) -> Iterator[Found]:
    scopes = {"all"}
    scopes |= {f"desk:{desk.id}" for desk in house.desks}
    scopes |= {f"merchant:{merchant.id}" for merchant in house.merchants}
    scopes |= {f"category:{category.id}" for category in house.categories}
    for number, manager in enumerate(house.managers):
        if manager.scope not in scopes:
            yield (
                ("managers", number, "scope"),
                f"{manager.scope!r} is neither 'all' nor a desk, category or merchant of this file",
            )
    yield from repeated(
        (("managers", n, "scope"), (manager.user, manager.scope)) for n, manager in enumerate(house.managers)
    )


def _poll(house: House) -> Iterator[Found]:
    open_for = seconds(house.poll.open_for)
    if open_for > POLL_SECONDS:
        yield ("poll", "open_for"), "is more than 30d: Telegram closes polls then"
    if seconds(house.poll.reminder) >= open_for:
        yield ("poll", "reminder"), "comes only after the poll has closed"


def _languages(settings: Settings) -> Iterator[Found]:
    default = settings.locale.default
    for place, words in texts(settings):
        # A pack that knows no such language is still read: in any of its own, and `check` warns.
        if default not in words.root and place[:2] != PACKS:
            yield place, f"has no text in {default!r}, the default language"
