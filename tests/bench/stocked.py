"""Complaints by the hundred thousand, put straight into a database, as the product's own store does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from pymongo import MongoClient

from router.domain.commands import Actor, Withdraw
from router.domain.complaint import Person, Route
from router.domain.policy import Policy
from router.domain.pseudonym import pseudonym
from router.domain.states import Side, State
from router.domain.submission import Filing, submit
from router.domain.transitions import decide, sweep
from router.domain.turn import Context
from router.ids import RandomIds
from router.ports import Change
from router.storage.changes import document
from router.storage.collection import Document
from router.storage.embedded import EmbeddedServer

BOT, SHOP = 7, "demo-digital"
BEGUN = datetime(2026, 6, 2, 2, tzinfo=UTC)
"""Ten o'clock on a working day in Shanghai."""
ONE_DAY = timedelta(days=1)
SPREAD = 400
"""Days over which the past lies."""
AT_ONCE = 1_000
"""Documents of one insert."""


class StockServer(EmbeddedServer):
    """Confirms no write before it is on the disk, as people run it, but keeps no log of changes for readers.

    That log takes half the time of a fill, and a small cache has no room for it beside thousands of writes.
    """

    options = ("--standalone", "--sync-on-commit", "--cache-size", "1G")


class Turned:
    """A clock that is set."""

    def __init__(self) -> None:
        self.moment = BEGUN

    def now(self) -> datetime:
        """The moment."""
        return self.moment


class Past:
    """Complaints put straight into a database: ended long ago, and open since a while."""

    def __init__(self, uri: str, name: str, policy: Policy) -> None:
        self._driver: MongoClient[Document] = MongoClient(uri, tz_aware=True)
        self._complaints = self._driver[name]["complaints"]
        self._policy = policy
        self._numbers = count()
        self._ids = RandomIds()
        self._given: set[str] = set()
        self.size = 0

    def grow(self, to: int) -> None:
        """So many that ended, on days of more than a year; none that is open."""
        self._complaints.delete_many({"state": State.SUBMITTED.value})
        ended = [self._document(BEGUN - ONE_DAY * (n + 5), ends=True) for n in range(SPREAD)]
        self._add(to - self.size, lambda n: ended[n % SPREAD])
        self.size = to

    def open(self, many: int, filed: datetime) -> None:
        """So many that are open, in place of those before."""
        self._complaints.delete_many({"state": State.SUBMITTED.value})
        self.file(many, filed)

    def file(self, many: int, filed: datetime) -> list[str]:
        """So many more that are open; their numbers."""
        one = self._document(filed, ends=False)
        return self._add(many, lambda n: one)

    def _add(self, many: int, of: Callable[[int], Document]) -> list[str]:
        added: list[str] = []
        for begin in range(0, many, AT_ONCE):
            numbers = range(begin, min(begin + AT_ONCE, many))
            made = [self._another(of(n)) for n in numbers]
            self._complaints.insert_many(made, ordered=False)
            added += [one["_id"] for one in made]
        return added

    def _another(self, one: Document) -> Document:
        """The same of somebody else, about another order."""
        n = next(self._numbers)
        consumer = {**one["consumer"], "user": 1_000_000 + n}
        named = {"pseudonym": pseudonym(str(n), SHOP), "order": f"ORDER-{n:08}"}
        return {**one, "_id": self._number(), "consumer": consumer, **named}

    def _number(self) -> str:
        """One that no other has: among hundreds of thousands chance gives some twice."""
        while (number := self._ids.number()) in self._given:
            pass
        self._given.add(number)
        return number

    def _document(self, at: datetime, *, ends: bool) -> Document:
        routes = {SHOP: Route(SHOP, -1, "en")}
        consumer = Person(1, "Somebody")
        filing = Filing(
            number="P",
            bot=BOT,
            consumer=consumer,
            pseudonym="9F2X",
            language="en",
            category="usage",
            claim="guidance",
            merchant=SHOP,
            description="It hums, and nobody knows why. " * 5,
        )
        ctx = Context(now=at, policy=self._policy, routes=routes)
        made = submit(filing, ctx)
        after, events = made.after, made.events
        if ends:
            by = Actor(side=Side.CONSUMER, person=consumer)
            done = decide(after, Withdraw(by=by, solved=True), ctx)
            after, events = done.after, (*events, *done.events)
            while after.next_due and after.next_due <= BEGUN:
                done = sweep(after, replace(ctx, now=after.next_due))
                after, events = done.after, (*events, *done.events)
        return document(Change(None, after, events, ()))

    def read(self, numbers: Sequence[str]) -> list[Document]:
        """As they are stored now."""
        return list(self._complaints.find({"_id": {"$in": list(numbers)}}))

    def named(self, many: int) -> dict[str, list[str]]:
        """By what so many of them can be found."""
        found = list(self._complaints.find({}, limit=many))
        fields = {"a number": "_id", "an order": "order", "a pseudonym": "pseudonym"}
        return {what: [str(one[field]) for one in found] for what, field in fields.items()}

    def close(self) -> None:
        """No more."""
        self._driver.close()
