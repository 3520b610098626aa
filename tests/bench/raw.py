"""The database server's own rate of an accepted update: what limits whoever stores before answering."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random  # noqa: TID251 - drawn from a seed

from pymongo import MongoClient
from pymongo.collection import Collection

from router.domain import number
from router.domain.commands import Actor, Say, Take
from router.domain.complaint import MessageRef, Person, Route, Side
from router.domain.policy import Policy
from router.domain.submission import Filing, submit
from router.domain.transitions import Decision, decide
from router.domain.turn import Context
from router.ports import Change
from router.storage.changes import document, operators
from router.storage.collection import Document
from router.storage.indexes import INDEXES
from tests.crowd import CARE

NOW = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
CONSUMER, STAFF = Person(501, "Consumer"), Person(701, "Staff")


def raw_rate(uri: str, policy: Policy, complaints: int, updates: int) -> float:
    """Updates a second, one after another: what the product writes for a consumer's message.

    The real condition and operators, on taken complaints with all indexes. Only these writes are counted.
    """
    client: MongoClient[Document] = MongoClient(uri, w="majority", journal=True, tz_aware=True, tzinfo=UTC)
    with client:
        database = client["raw"]
        for index in INDEXES:
            database[index.collection].create_index([(name, 1) for name in index.fields], sparse=index.sparse)
        seconds = sum(_seconds(database["complaints"], policy, complaints, updates))
        client.drop_database("raw")
    return updates / seconds


def _seconds(stored: Collection[Document], policy: Policy, complaints: int, updates: int) -> Iterator[float]:
    """What each write takes. What it owes is settled in between."""
    drawn = Random(1)
    made = [_taken(number.number(drawn.choice), policy) for _ in range(complaints)]
    stored.insert_many([_settled(one) for one in made])
    for n in range(updates):
        said = decide(made[n % complaints].after, _said(n), _context(policy, n + 1))
        guard = {"_id": said.after.number, "version": said.before.version}
        written = operators(_change(said), said.before)
        begun = time.perf_counter()
        matched = stored.update_one(guard, written).matched_count
        yield time.perf_counter() - begun
        assert matched == 1
        stored.update_one({"_id": said.after.number}, {"$set": {"mailbox": []}, "$unset": {"owed_at": ""}})
        made[n % complaints] = said


def _taken(id: str, policy: Policy) -> Decision:
    filed = submit(
        Filing(
            number=id,
            bot=1,
            consumer=CONSUMER,
            pseudonym="Consumer",
            language="en",
            category="praise",
            claim="explanation",
            description="complaint",
        ),
        _context(policy),
    )
    taker = Actor(side=Side.PLATFORM, person=STAFF, desk="care")
    return decide(filed.after, Take(by=taker, key="c:1"), _context(policy))


def _context(policy: Policy, seconds: int = 0) -> Context:
    route = Route("care", CARE, "en", STAFF.user)
    return Context(now=NOW + timedelta(seconds=seconds), policy=policy, routes={"care": route})


def _said(n: int) -> Say:
    by = Actor(side=Side.CONSUMER, person=CONSUMER)
    return Say(by=by, key=f"m:1:501:{n}:0", text=f"message {n}", source=MessageRef(501, n))


def _change(made: Decision) -> Change:
    return Change(made.before, made.after, made.events, made.mail)


def _settled(taken: Decision) -> Document:
    return document(_change(taken)) | {"mailbox": []}
