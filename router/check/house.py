"""What the configuration says, beyond being valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from router.check.finding import Finding, ok, warning
from router.delivery.words import Words
from router.domain.outside import bodies
from router.domain.policy import ManagerRole
from router.settings import Settings, calendars, missing_words, unpublished_years
from router.settings.problems import dotted

LISTED = 10


def configuration(settings: Settings, today: date) -> Iterator[Finding]:
    """Findings about a configuration that was accepted."""
    counts = f"categories: {len(settings.categories)}, desks: {len(settings.desks)}"
    people = f"merchants: {len(settings.merchants)}, managers: {len(settings.managers)}"
    yield ok(f"configuration: valid ({counts}, {people})")
    yield from _words(settings)
    yield from _calendars(settings, today)
    yield from _people(settings)
    yield from _outside(settings, today)


def _words(settings: Settings) -> Iterator[Finding]:
    languages = Words(settings.locale.default).languages
    missing = missing_words(settings, languages)
    if not missing:
        yield ok(f"words: every text has {', '.join(languages)}")
        return
    more = len(missing) - LISTED
    listed = "; ".join(missing[:LISTED]) + (f"; and {more} more" if more > 0 else "")
    default = settings.locale.default
    yield warning(f"words: {listed}", f"add them; until then people read these texts in {default}")


def _calendars(settings: Settings, today: date) -> Iterator[Finding]:
    for place, table in calendars(settings).items():
        name = dotted(place)
        if years := unpublished_years(table, today):
            yield warning(
                f"{name}: the make-up working days of {', '.join(map(str, years))} are not published yet",
                f"renew the package holidays when they are, or name the days in {name}.overrides",
            )
        else:
            yield ok(f"{name}: holidays and make-up working days are known for the coming years")


def _people(settings: Settings) -> Iterator[Finding]:
    roles = {manager.role for manager in settings.managers}
    for role, told in (
        (ManagerRole.QUALITY, "late decisions and poor ratings go to every manager there is"),
        (ManagerRole.OPERATIONS, "a verdict that is not performed goes to every manager there is"),
    ):
        if role not in roles:
            yield warning(f"managers: nobody has the role {role}, so {told}", f"give one the role {role}")
    for desk in settings.desks:
        if not desk.chats:
            yield warning(
                f"desk {desk.id}: has no chat, so nothing can arrive there", "name one in its key chats"
            )
    alone = [merchant.id for merchant in settings.merchants if not merchant.chats]
    if alone:
        yield warning(
            f"merchants without a chat: {', '.join(alone)}",
            "name one, or their complaints go to the platform",
        )


def _outside(settings: Settings, today: date) -> Iterator[Finding]:
    """Everybody may go outside; the policy should be able to tell them where."""
    if not settings.external:
        yield warning(
            "external: no body is named, so people who want to go outside are not told where",
            "name them in [[external]]",
        )
        return
    policy = settings.policy(today)
    shops: Iterable[str | None] = (*policy.merchants, None)
    without = {shop for shop in shops for category in policy.categories if not bodies(policy, shop, category)}
    if without:
        named = ", ".join(sorted(shop or "merchants that are not known" for shop in without))
        yield warning(
            f"external: some complaints have no body to go to: {named}",
            "name one for their jurisdictions and categories, or one without either",
        )
    else:
        yield ok("external: every kind of complaint has a body to go to")
