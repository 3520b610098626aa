"""Merchants: those of the configuration, which stay as they are, and those that managers make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from router.domain.answers import OTHER
from router.domain.complaint import Person
from router.domain.draft import Draft
from router.domain.enrolment import Enrolled, orders_like
from router.domain.naming import slug, terms, wanted
from router.domain.policy import Label, Limits, Merchant
from router.domain.purchases import MERCHANT
from router.domain.refusal import Refusal
from router.domain.submission import MERCHANTS_DESK
from router.usecases.work import Work

RESERVED = frozenset({OTHER, MERCHANTS_DESK, "all"})
"""Words that stand for something else where a merchant's or a desk's id may stand."""
OFFERED = 20
"""Shops that a consumer is offered at once; where there are more, a part of the name is asked for."""
FIRST = 6
"""So many are offered before anything was typed where there are more."""
OF_CHATS = frozenset({"language", "calendar"})
"""What its chats have of a merchant."""
UNNAMED = "shop"
"""What the id is made of where nothing of a name can be part of one."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """Some merchants in order, and whether there are more before and behind them."""

    merchants: tuple[Enrolled, ...]
    earlier: bool = False
    further: bool = False


async def find(work: Work, id: str) -> Enrolled | None:
    """The merchant of an id, wherever it stands."""
    known = work.policy.merchants.get(id)
    return configured(known) if known else await work.merchants.find(id)


async def abroad(work: Work, id: str | None) -> str:
    """The country of a merchant that the policy does not name; empty for one that it does, and for none."""
    if not id or id in work.policy.merchants:
        return ""
    found = await work.merchants.find(id)
    return found.jurisdiction if found else ""


def configured(merchant: Merchant) -> Enrolled:
    """A merchant of the configuration."""
    return Enrolled(
        id=merchant.id,
        name=merchant.name,
        jurisdiction=merchant.jurisdiction,
        language=merchant.language,
    )


async def search(work: Work, typed: str, limit: int) -> list[Enrolled]:
    """Merchants whose name, in any language, has what somebody typed as beginnings of its words."""
    words = wanted(typed)
    if not words:
        return []
    standing = [configured(m) for m in work.policy.merchants.values() if set(words) <= set(terms(m.name))]
    return [*standing, *await work.merchants.search(words, limit)][:limit]


async def offered(work: Work, draft: Draft) -> tuple[list[str], bool]:
    """Shops to choose from in a filing, and whether there are more than these.

    All where they are few; else what the person's search finds, and the configuration's first ones. The one
    that was chosen is among them as long as it is there.
    """
    chosen = str(draft.answers.get(MERCHANT) or "")
    if chosen and draft.asked != MERCHANT:
        return ([chosen] if chosen != OTHER and await find(work, chosen) else []), False
    category = work.policy.categories.get(str(draft.answers.get("category")))
    if category is None or not category.asks_merchant:
        return [], False
    ids = [*work.policy.merchants, *await work.merchants.some(OFFERED + 1)]
    if len(ids) <= OFFERED:
        return ids, False
    if draft.sought:
        return [merchant.id for merchant in await search(work, draft.sought, OFFERED)], True
    return ids[:FIRST], True


async def orders_of(work: Work, draft: Draft) -> Limits:
    """What order numbers of the chosen merchant look like, where it was made at run time."""
    chosen = str(draft.answers.get(MERCHANT) or "")
    if not chosen or chosen == OTHER or chosen in work.policy.merchants:
        return Limits()
    found = await work.merchants.find(chosen)
    return orders_like(found.orders) if found else Limits()


async def count(work: Work) -> int:
    """How many there are."""
    return len(work.policy.merchants) + await work.merchants.count()


async def page(work: Work, size: int, *, after: str = "", before: str = "") -> Page:
    """The first ones, or those next to the merchant of an id: the configuration's, then by name."""
    if before:
        return await _page_before(work, size, before)
    standing = [configured(m) for m in work.policy.merchants.values()]
    ids = [merchant.id for merchant in standing]
    rest = standing[ids.index(after) + 1 :] if after in ids else [] if after else standing
    found = rest[: size + 1]
    if len(found) <= size:
        anchor = after if after not in ids else ""
        found = [*found, *await work.merchants.listed(size + 1 - len(found), after=anchor)]
    return Page(tuple(found[:size]), earlier=bool(after), further=len(found) > size)


async def _page_before(work: Work, size: int, before: str) -> Page:
    standing = [configured(m) for m in work.policy.merchants.values()]
    ids = [merchant.id for merchant in standing]
    made = [] if before in ids else await work.merchants.listed(size + 1, before=before)
    rest = standing[: ids.index(before)] if before in ids else standing
    found = [*rest, *made][-(size + 1) :]
    return Page(tuple(found[-size:]), earlier=len(found) > size, further=True)


async def create(work: Work, by: Person, name: Label, jurisdiction: str, key: str) -> Enrolled:
    """A new merchant, under an id made of its name; the same update (`key`) twice makes one."""
    language, now = work.policy.default_language, work.clock.now()
    for id in (id for id in _ids(name) if not _taken(work, id)):
        made = Enrolled(
            id=id, name=name, jurisdiction=jurisdiction, language=language, by=by, at=now, key=key
        )
        if await work.merchants.add(made):
            log.info("merchant_made", merchant=id, by=by.user)
            return made
        there = await work.merchants.find(id)
        if there and there.key == key:
            return there
    raise Refusal("refusal-not-now")


async def change(work: Work, by: Person, id: str, **fields: object) -> Enrolled:
    """Another name, language, calendar, form of order numbers, or a pause.

    Refusal for one of the configuration, or that is not there.
    """
    if id in work.policy.merchants:
        raise Refusal("merchant-configured")
    if not await work.merchants.change(id, **fields):
        raise Refusal("merchant-unknown")
    if theirs := {name: value for name, value in fields.items() if name in OF_CHATS}:
        await work.desks.adjust(id, **theirs)
    log.info("merchant_changed", merchant=id, by=by.user, fields=sorted(fields))
    merchant = await work.merchants.find(id)
    if merchant is None:
        raise Refusal("merchant-unknown")
    return merchant


def _ids(name: Label) -> Iterator[str]:
    """Made of the name that needs no other letters, where there is one; a number makes it unlike others."""
    plain = next((text for text in name.values() if text.isascii()), next(iter(name.values())))
    base = slug(plain) or UNNAMED
    yield base
    yield from (f"{base}-{n}" for n in range(2, 1000))


def _taken(work: Work, id: str) -> bool:
    return id in RESERVED or id in work.policy.merchants or id in work.policy.desks
