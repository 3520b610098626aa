"""Complaints by the ten thousand, put straight into a database, as the product's own store writes them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from pymongo import MongoClient

from router.domain.commands import Actor, Withdraw
from router.domain.complaint import Person, Route
from router.domain.policy import Policy
from router.domain.pseudonym import pseudonym
from router.domain.states import Side
from router.domain.submission import Filing, submit
from router.domain.transitions import decide
from router.domain.turn import Context
from router.ids import RandomIds
from router.ports import Change
from router.storage.changes import document
from router.storage.collection import Document

BOT, SHOP = 7, "demo-digital"
ONE_DAY = timedelta(days=1)
SPREAD = 400
"""Days over which the past lies."""
AT_ONCE = 2_000


class Past:
    """Complaints put straight into the database: ended long ago, and open since yesterday."""

    def __init__(self, uri: str, name: str, policy: Policy, begun: datetime) -> None:
        self._driver: MongoClient[Document] = MongoClient(uri, tz_aware=True)
        self._complaints = self._driver[name]["complaints"]
        self._policy, self._begun = policy, begun
        self._numbers = count()
        self._ids = RandomIds()
        self.size = 0

    def grow(self, to: int) -> None:
        """So many that ended, on days of more than a year; 300,000 take about a minute."""
        ended = [self._document(self._begun - ONE_DAY * (n + 5), ends=True) for n in range(SPREAD)]
        while self.size < to:
            many = min(AT_ONCE, to - self.size)
            made = [self._another(ended[(self.size + n) % SPREAD]) for n in range(many)]
            self._complaints.insert_many(made, ordered=False)
            self.size += many

    def open(self, many: int, filed: datetime) -> None:
        """So many that are open, in place of those before."""
        self._complaints.delete_many({"state": "submitted"})
        one = self._document(filed, ends=False)
        self._complaints.insert_many([self._another(one) for _ in range(many)], ordered=False)

    def _another(self, one: Document) -> Document:
        """The same of somebody else, about another order."""
        n = next(self._numbers)
        consumer = {**one["consumer"], "user": 1_000_000 + n}
        named = {"pseudonym": pseudonym(str(n), SHOP), "order": f"ORDER-{n:08}"}
        return {**one, "_id": self._ids.number(), "consumer": consumer, **named}

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
            withdrawn = decide(after, Withdraw(by=by, solved=True), ctx)
            after, events = withdrawn.after, (*events, *withdrawn.events)
        return document(Change(None, after, events, ()))

    def named(self, many: int) -> dict[str, list[str]]:
        """By what so many of them can be found."""
        found = list(self._complaints.find({}, limit=many))
        fields = {"a number": "_id", "an order": "order", "a pseudonym": "pseudonym"}
        return {what: [str(one[field]) for one in found] for what, field in fields.items()}

    def close(self) -> None:
        """No more."""
        self._driver.close()
