"""Staff chats: the policy's, those bound at run time, migrated, lost and regained."""

from dataclasses import replace
from datetime import timedelta

from router.domain.complaint import Route
from router.domain.policy import Desk, DeskKind, Merchant
from router.ports import DeskChat
from router.storage.desks import STALE_AFTER, MongoDesks
from router.storage.store import Store
from router.usecases import pools
from tests.storage.samples import NOW

CARE = Desk(id="care", kind=DeskKind.PLATFORM, language="zh", chats=(-1, -2, -3), responsible=9)
SHOP = Merchant(id="shop", name={"en": "Shop"}, jurisdiction="CN", language="en", chats=(-10,))


class HandTimer:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def desks_of(store: Store, timer: HandTimer | None = None) -> MongoDesks:
    return MongoDesks(store.collection("desks"), [CARE], [SHOP], timer or HandTimer())


async def routes(desks: MongoDesks, number: str = "N1") -> dict[str, Route]:
    return pools.routes(number, await desks.chats(["care", "shop", "other"]), {})


async def test_the_policy_says_which_desk_a_chat_belongs_to(store: Store) -> None:
    desks = desks_of(store)
    care = DeskChat(desk="care", chat=-2, kind="platform", language="zh", responsible=9)
    assert await desks.by_chat(-2) == care
    assert await desks.by_chat(-10) == DeskChat(desk="shop", chat=-10, kind="merchant", language="en")
    assert await desks.by_chat(-99) is None


async def test_a_pool_is_shared_and_a_complaint_keeps_its_chat(store: Store) -> None:
    desks = desks_of(store)
    numbers = [f"N{n}" for n in range(60)]
    before = {number: (await routes(desks, number))["care"].chat for number in numbers}
    assert set(before.values()) == {-1, -2, -3}
    await desks.lost(-2, NOW)
    after = {number: (await routes(desks, number))["care"].chat for number in numbers}
    assert {n: chat for n, chat in after.items() if before[n] != -2} == {
        n: chat for n, chat in before.items() if chat != -2
    }
    assert set(after.values()) == {-1, -3}


async def test_a_desk_without_a_working_chat_has_no_route(store: Store) -> None:
    desks = desks_of(store)
    await desks.lost(-10, NOW)
    assert set(await routes(desks)) == {"care"}
    lost = await desks.by_chat(-10)
    assert lost and not lost.healthy
    assert await desks.regained(-10)
    assert set(await routes(desks)) == {"care", "shop"}


async def test_a_migrated_group_is_found_under_both_ids(store: Store) -> None:
    desks = desks_of(store)
    await desks.migrated(-10, -100)
    await desks.migrated(-100, -101)
    assert [await desks.current(chat) for chat in (-10, -100, -101, -1)] == [-101, -101, -101, -1]
    assert await desks.moves() == {-10: -101, -100: -101}
    found = await desks.by_chat(-10)
    assert found and found.chat == -101 and found == await desks.by_chat(-101)
    route = (await routes(desks))["shop"]
    assert (route.desk, route.chat, route.language) == ("shop", -101, "en")


async def test_a_lost_chat_that_migrated_is_marked_under_its_present_id(store: Store) -> None:
    desks = desks_of(store)
    await desks.migrated(-10, -100)
    await desks.lost(-10, NOW)
    assert set(await routes(desks)) == {"care"}


async def test_a_migration_in_a_circle_ends(store: Store) -> None:
    desks = desks_of(store)
    await desks.migrated(-10, -100)
    await desks.migrated(-100, -10)
    assert await desks.current(-10) == -100
    assert await desks.moves() == {}


async def test_a_chat_bound_at_run_time_goes_before_the_policy(store: Store) -> None:
    desks = desks_of(store)
    chat = DeskChat(desk="other", chat=-10, kind="merchant", language="zh", responsible=4)
    await desks.lost(-10, NOW)
    assert await desks.bind(replace(chat, healthy=False))
    assert await desks.by_chat(-10) == chat
    assert set(await routes(desks)) == {"care", "other"}


async def test_what_another_process_wrote_is_seen_soon(store: Store) -> None:
    timer = HandTimer()
    here, there = desks_of(store, timer), desks_of(store)
    assert await here.current(-10) == -10
    await there.migrated(-10, -100)
    timer.seconds = STALE_AFTER + 0.1
    assert await here.current(-10) == -100


async def test_a_chat_is_bound_to_one_desk_and_given_back(store: Store) -> None:
    desks = desks_of(store)
    chat = DeskChat(desk="shop", chat=-50, kind="merchant", language="en")
    assert await desks.bind(chat)
    assert await desks.bind(chat)
    assert not await desks.bind(replace(chat, desk="other"))
    assert await desks.by_chat(-50) == chat
    assert {c.chat for c in await desks.chats(["shop"])} == {-10, -50}
    assert await desks.unbind(-50)
    assert not await desks.unbind(-50)
    assert await desks.by_chat(-50) is None
    assert not await desks.unbind(-10), "the policy's own"
    assert await desks.bind(replace(chat, desk="other"))


async def test_a_bound_chat_that_migrated_is_found_and_given_back(store: Store) -> None:
    desks = desks_of(store)
    await desks.bind(DeskChat(desk="shop", chat=-50, kind="merchant", language="en"))
    await desks.migrated(-50, -500)
    assert [c.chat for c in await desks.chats(["shop"])] == [-10, -500]
    found = await desks.by_chat(-500)
    assert found and (found.desk, found.chat) == ("shop", -500)
    assert await desks.unbind(-500)
    assert await desks.by_chat(-500) is None


async def test_a_chat_is_lost_once_until_it_is_back(store: Store) -> None:
    desks = desks_of(store)
    assert await desks.lost(-10, NOW) == NOW
    assert await desks.lost(-10, NOW + timedelta(hours=1)) == NOW
    assert await desks.regained(-10)
    assert not await desks.regained(-10)
    assert await desks.lost(-10, NOW + timedelta(hours=2)) == NOW + timedelta(hours=2)


async def test_the_chats_of_a_desk_speak_another_language(store: Store) -> None:
    desks = desks_of(store)
    await desks.bind(DeskChat(desk="other", chat=-60, kind="merchant", language="en"))
    await desks.adjust("other", language="es", calendar="berlin")
    found = await desks.by_chat(-60)
    assert found and (found.language, found.calendar) == ("es", "berlin")
    await desks.bind(DeskChat(desk="other", chat=-60, kind="merchant", language="en"))
    again = await desks.by_chat(-60)
    assert again and again.calendar == ""


async def test_the_chat_with_the_least_to_do_gets_the_next_and_what_is_there_stays(store: Store) -> None:
    chats = await desks_of(store).chats(["care"])
    loads = {-1: 2, -2: 1, -3: 5}
    for number in ("N1", "N2", "N3"):
        assert pools.routes(number, chats, {}, loads)["care"].chat == -2
        assert pools.routes(number, chats, {"care": -3}, loads)["care"].chat == -3
    assert pools.shared(chats) == {"care"}
    assert not pools.shared([chat for chat in chats if chat.chat == -1])
