"""What one courier has to know of what other processes stored, and of what its predecessor tried."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from router.delivery.dispatch import ROOM
from router.delivery.outcomes import Outcome, Rule
from router.delivery.outgoing import Outgoing
from router.domain.mail import MailKind
from router.domain.states import State
from router.ports import Box
from tests.delivery.house import at_version, mail, numbered, relay, to_consumer
from tests.delivery.office import UNSURE, MemoryMailboxes, Office, refusing

UNCERTAIN = "🔁"


@pytest.fixture
def office() -> Office:
    return Office()


def said(office: Office) -> list[str]:
    return [text.rpartition("\n")[2] for text in office.telegram.texts()]


async def test_what_another_process_stored_first_is_sent_first(office: Office) -> None:
    async with office.working() as courier:
        office.owe(courier, at_version(1, relay("one")))
        await office.time.go()
        office.mailboxes.owe(at_version(2, relay("two")))
        office.owe(courier, at_version(3, relay("three")))
        office.owe(courier, at_version(4, relay("four")))
        await office.time.go(1.0)
    assert said(office) == ["one", "two", "three", "four"]


async def test_what_follows_what_is_known_needs_no_look(office: Office) -> None:
    async with office.working() as courier:
        reads = office.mailboxes.reads.copy()
        for version, words in enumerate(("one", "two", "three"), 1):
            office.owe(courier, at_version(version, relay(words)))
        await office.time.go()
        assert said(office) == ["one", "two", "three"]
        assert office.mailboxes.reads == reads


async def test_what_was_in_doubt_and_planned_for_later_says_so_after_a_crash(office: Office) -> None:
    office.telegram.rules.append(refusing(UNSURE, times=3))
    async with office.dying() as courier:
        office.owe(courier, at_version(1, relay("x")))
        await office.time.go(3.5)
        assert "postpone" in office.mailboxes.writes
    async with office.working("b"):
        await office.time.go(20.0)
    assert [text.startswith(UNCERTAIN) for text in office.telegram.texts()] == [True]


async def test_a_process_that_stood_still_edits_nothing_that_its_successor_may_have_edited(
    office: Office,
) -> None:
    def stand_still(out: Outgoing) -> None:
        if out.edits:
            office.time.seconds += 6.0

    async with office.working() as courier:
        office.owe(courier, at_version(1, mail(MailKind.CARD), to_consumer(MailKind.STATUS)))
        await office.time.go()
        office.telegram.rules.append(stand_still)
        both = (mail(MailKind.CARD), to_consumer(MailKind.STATUS))
        office.owe(courier, at_version(2, *both, state=State.IN_REVIEW))
        await office.time.go()
        edits = [out for _, out in office.telegram.sent if out.edits]
        assert (len(edits), courier.working) == (1, False)
        office.telegram.rules.clear()
        await office.time.go(3.0)
    edits = [out for _, out in office.telegram.sent if out.edits]
    assert len({out.chat for out in edits}) == 2
    assert office.mailboxes.left() == []


class SlowMailboxes(MemoryMailboxes):
    """A store that, while it is slow, plans mail for later only after a while."""

    slow = False

    async def postpone(self, box: Box, ids: Sequence[str], until: datetime, attempts: int) -> None:
        if self.slow:
            await self.time.sleep(0.5)
        await super().postpone(box, ids, until, attempts)

    async def read(self, names: Sequence[tuple[str, str]]) -> list[Box]:
        if self.slow:
            await self.time.sleep(0.5)
        return await super().read(names)


async def test_words_that_come_while_older_ones_are_read_keep_their_order(office: Office) -> None:
    office.mailboxes = store = SlowMailboxes(office.time)
    closed = asyncio.Event()
    office.telegram.rules.append(lambda out: closed.wait())
    most = 5 * ROOM
    for n in range(most):
        store.owe(numbered(n, relay(f"word {n}")))
    async with office.working() as courier:
        last = most + 20
        office.owe(courier, *(numbered(n, relay(f"word {n}")) for n in range(most, last + 1)))
        store.slow = True
        closed.set()
        await office.time.go(0.5)
        office.owe(courier, numbered(last, replace(relay("later"), id="2.0"), version=2))
        await office.time.go(0.1)
        store.slow = False
        await office.time.go(5.0)
    assert said(office)[-2:] == [f"word {last}", "later"]


async def test_words_that_are_being_planned_while_the_chat_opens_keep_their_order(office: Office) -> None:
    office.mailboxes = store = SlowMailboxes(office.time)
    office.telegram.rules.append(refusing(Outcome(Rule.LATER, seconds=4.0)))
    async with office.working() as courier:
        office.owe(courier, at_version(1, relay("one")))
        await office.time.go(3.7)
        store.slow = True
        office.owe(courier, at_version(2, relay("two")))
        await office.time.go(0.4)
        store.slow = False
        assert said(office) == []
        office.owe(courier, at_version(3, relay("three")))
        await office.time.go(5.0)
    assert said(office) == ["one", "two", "three"]
