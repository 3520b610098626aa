"""Complaints put straight into a database: decided by the domain, written by the product's own store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from router.clock import SystemClock
from router.domain.commands import Actor, Ask, Command, Reply, Say, Take
from router.domain.complaint import Complaint, Person, Route
from router.domain.concluding import Decision
from router.domain.events import Event
from router.domain.mail import Mail, MailKind
from router.domain.states import Side
from router.domain.submission import Filing, submit
from router.domain.transitions import decide, sweep
from router.domain.turn import Context
from router.ids import RandomIds
from router.ports import Change, Profile
from router.storage.store import Store, connect
from router.usecases import pools
from tests.bench.abreast import each
from tests.bench.scene import MEMBER, Scene
from tests.processes import TOKEN

BOT = int(TOKEN.partition(":")[0])
DESK, CATEGORY, CLAIM = "care", "praise", "explanation"
AT_ONCE = 16
"""Complaints written at the same time."""
AGO = timedelta(hours=25)
"""A question is reminded of, and a first response missed, after 24 hours."""
ANN = Actor(side=Side.PLATFORM, person=Person(MEMBER, "Ann"), desk=DESK)


@dataclass(frozen=True, slots=True)
class Life:
    """A complaint, everything that happened to it, and what the last of that owes."""

    after: Complaint
    events: tuple[Event, ...] = ()
    mail: tuple[Mail, ...] = ()

    def then(self, decision: Decision) -> Life:
        """One more thing happens."""
        return Life(decision.after, (*self.events, *decision.events), decision.mail)


class Records:
    """Writes complaints of the platform's desk, without anybody being told but where a method says so."""

    def __init__(self, store: Store, scene: Scene) -> None:
        self.store = store
        self._policy = scene.policy
        self._ids = RandomIds()
        self._clock = SystemClock()

    async def taken(self, people: Iterable[int]) -> list[Complaint]:
        """Each has a complaint that a member of staff works on."""
        now = self._clock.now()
        return await each(people, lambda person: self._write(self._taken(person, now)), AT_ONCE)

    async def taken_in_each(self, groups: Sequence[int], people: Sequence[int]) -> list[Complaint]:
        """The same, in turn at each group of the pool."""
        now, rooms = self._clock.now(), zip(people, cycle(groups), strict=False)
        numbered = [(person, await self._number_at(chat)) for person, chat in rooms]
        return await each(numbered, lambda it: self._write(self._taken(it[0], now, it[1])), AT_ONCE)

    async def talked(self, complaints: Iterable[Complaint], said: int, answered: int) -> None:
        """So many words of the consumer, and so many answers of the desk, are owed to the other side."""

        async def talk(complaint: Complaint) -> None:
            by = Actor(side=Side.CONSUMER, person=complaint.consumer)
            words = [Say(by=by, text=f"word {n}") for n in range(said)]
            answers = [Reply(by=ANN, text=f"answer {n}") for n in range(answered)]
            for command in (*words, *answers):
                decision = self._decide(complaint, command, self._clock.now())
                assert await self.store.complaints.write(
                    Change(complaint, decision.after, decision.events, decision.mail)
                )
                complaint = decision.after

        await each(complaints, talk, AT_ONCE)

    async def reminded(self, people: Iterable[int], every: int) -> None:
        """Each complaint owes one reminder now: every so manieth to the desk, the others to their people.

        A sweep decided that in the past minute; cards and statuses show it already.
        """
        now = self._clock.now().replace(second=0, microsecond=0)

        async def remind(numbered: tuple[int, int]) -> None:
            n, person = numbered
            life = await self._taken(person, now - AGO)
            if n % every:
                asked = self._decide(life.after, Ask(by=ANN, text="When did you buy it?"), now - AGO)
                life = life.then(asked)
            life = life.then(sweep(life.after, self._context(life.after, now)))
            owed = tuple(mail for mail in life.mail if mail.kind is MailKind.SAY)
            assert len(owed) == 1
            assert await self.store.complaints.write(Change(None, life.after, life.events, owed))

        await each(enumerate(people), remind, AT_ONCE)

    async def _number_at(self, chat: int) -> str:
        """A number whose complaint goes to this chat of the pool."""
        while True:
            number = self._ids.number()
            if (await self._routes(number))[DESK].chat == chat:
                return number

    async def _routes(self, number: str) -> dict[str, Route]:
        return pools.routes(number, await self.store.desks.chats([DESK]), {})

    async def _taken(self, person: int, at: datetime, number: str = "") -> Life:
        number = number or self._ids.number()
        routes = await self._routes(number)
        filing = Filing(
            number=number,
            bot=BOT,
            consumer=Person(person, f"Person {person}"),
            pseudonym=f"Guest {person}",
            language="en",
            category=CATEGORY,
            claim=CLAIM,
            description=f"complaint of {person}",
        )
        filed = submit(filing, Context(now=at, policy=self._policy, routes=routes))
        life = Life(filed.after, filed.events)
        return life.then(self._decide(filed.after, Take(by=ANN), at))

    def _decide(self, complaint: Complaint, command: Command, now: datetime) -> Decision:
        return decide(complaint, command, self._context(complaint, now))

    def _context(self, complaint: Complaint, now: datetime) -> Context:
        return Context(now=now, policy=self._policy, routes=complaint.routes)

    async def _write(self, coming: Awaitable[Life]) -> Complaint:
        """Store it as it is, with nothing owed, and its consumer as somebody known."""
        life = await coming
        consumer = life.after.consumer
        known = Profile(
            bot=BOT, user=consumer.user, name=consumer.name, salt=self._ids.secret(), started=True
        )
        await self.store.people.put(known)
        assert await self.store.complaints.write(Change(None, life.after, life.events, ()))
        return life.after


@asynccontextmanager
async def records(scene: Scene, name: str = "") -> AsyncIterator[Records]:
    """The product's own store on a scene's database, or on one of that name."""
    store = connect(scene.uri, name or scene.name, desks=scene.policy.desks.values())
    try:
        await store.ensure_indexes()
        yield Records(store, scene)
    finally:
        store.close()
