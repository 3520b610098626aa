"""Merchants made at run time, how they are found among thousands, and invitations of their groups."""

from dataclasses import replace
from datetime import timedelta

from router.domain.complaint import Person
from router.domain.enrolment import Enrolled, Invitation
from router.domain.naming import wanted
from router.storage.embedded import EmbeddedServer
from router.storage.store import Store, connect
from tests.storage.samples import NOW

BOSS = Person(901, "Boss")
TEA = Enrolled(
    id="tea",
    name={"zh": "清风茶叶店", "en": "Breeze Tea", "es": "Té Brisa", "ru": "Чай «Бриз»"},
    jurisdiction="CN",
    language="zh",
    by=BOSS,
    at=NOW,
    key="c:1",
)


def named(id: str, name: str) -> Enrolled:
    return replace(TEA, id=id, name={"en": name})


async def test_a_merchant_comes_back_as_it_was_made(store: Store) -> None:
    assert await store.merchants.add(TEA)
    assert not await store.merchants.add(replace(TEA, name={"en": "Other"}))
    assert await store.merchants.find("tea") == TEA
    assert await store.merchants.find("coffee") is None
    assert await store.merchants.names(["tea", "coffee"]) == {"tea": TEA.name}
    assert await store.merchants.count() == 1


async def test_a_merchant_is_changed_and_found_by_its_new_name(store: Store) -> None:
    await store.merchants.add(TEA)
    assert await store.merchants.change("tea", name={"en": "Storm Coffee"}, paused=True)
    assert await store.merchants.find("tea") == replace(TEA, name={"en": "Storm Coffee"}, paused=True)
    assert await store.merchants.search(["breeze"], 5) == []
    assert [m.id for m in await store.merchants.search(["storm"], 5)] == ["tea"]
    assert not await store.merchants.change("coffee", paused=True)


async def test_a_part_of_the_name_in_any_language_finds_it(store: Store) -> None:
    await store.merchants.add(TEA)
    await store.merchants.add(named("coffee", "Storm Coffee"))
    for typed in ("茶叶", "清风", "店", "breeze", "tea bre", "TE", "brisa", "бриз", "qingfeng", "chaye"):
        assert [m.id for m in await store.merchants.search(wanted(typed), 5)] == ["tea"], typed
    for typed in ("reeze", "茶店", "coffee tea", ""):
        assert await store.merchants.search(wanted(typed), 5) == [], typed


async def test_lists_go_by_name_from_any_place_both_ways(store: Store) -> None:
    for name in ("Delta", "Alpha", "Écho", "Bravo", "Charlie"):
        await store.merchants.add(named(f"id-{name[0].lower()}", name))

    async def ids(limit: int = 2, **place: str) -> list[str]:
        return [m.id for m in await store.merchants.listed(limit, **place)]

    assert await ids(9) == ["id-a", "id-b", "id-c", "id-d", "id-é"]
    assert await ids() == ["id-a", "id-b"]
    assert await ids(after="id-b") == ["id-c", "id-d"]
    assert await ids(before="id-d") == ["id-b", "id-c"]
    assert await ids(before="id-a") == []


async def test_an_invitation_works_once(store: Store) -> None:
    made = Invitation(code="c0de", desk="tea", by=BOSS, expires=NOW + timedelta(days=7))
    await store.invitations.keep(made)
    assert await store.invitations.find("c0de") == made
    assert await store.links.find("c0de") is None, "no deep link is made of it"
    used = replace(made, chat=-5, title="Tea", user=Person(7, "Ivy"), used=NOW, key="m:1")
    assert await store.invitations.use(used)
    assert not await store.invitations.use(replace(used, chat=-6))
    assert await store.invitations.find("c0de") == used
    assert await store.invitations.undo("c0de")
    assert not await store.invitations.undo("c0de")
    assert await store.invitations.find("c0de") == replace(used, undone=True)


async def test_an_invitation_that_was_taken_back_cannot_be_used(store: Store) -> None:
    made = Invitation(code="c0de", desk="tea", by=BOSS, expires=NOW)
    await store.invitations.keep(made)
    await store.invitations.undo("c0de")
    assert not await store.invitations.use(replace(made, chat=-5))


async def test_loads_are_counted_by_chat(store: Store) -> None:
    assert await store.complaints.loads("care") == {}


async def plan(store: Store, collection: str, query: dict[str, object], by: str) -> str:
    """The database's own words for how it finds something."""
    found = store._client[store._name][collection].find(query)
    return str(await (found.sort(by, 1) if by else found).explain())


async def test_thousands_are_searched_and_listed_by_an_index(
    embedded: EmbeddedServer, database_name: str
) -> None:
    store = connect(embedded.uri, database_name)
    await store.ensure_indexes()
    for n in range(40):
        await store.merchants.add(named(f"shop-{n}", f"Shop {n} of {n % 7}"))
    for query, by in (
        ({"terms": "12"}, "sorted"),
        ({"sorted": {"$gt": "shop 12"}}, "sorted"),
    ):
        assert "COLLSCAN" not in await plan(store, "merchants", query, by), query
    for field, value in (("desk", "tea"), ("moved", -5)):
        assert "COLLSCAN" not in await plan(store, "desks", {field: value}, ""), field
    store.close()
