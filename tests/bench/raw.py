"""The database server's own rate of an accepted update: what limits whoever stores before answering."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from pymongo import MongoClient
from pymongo.collection import Collection

from router.domain.commands import Actor, Say
from router.domain.complaint import Complaint, MessageRef
from router.domain.policy import Policy
from router.domain.states import Side
from router.domain.transitions import decide
from router.domain.turn import Context
from router.ports import Change
from router.storage import codec
from router.storage.changes import operators
from router.storage.collection import Document
from router.storage.indexes import INDEXES

Documents = Collection[Document]


def raw_rate(uri: str, name: str, policy: Policy, now: datetime, updates: int) -> float:
    """Updates a second, one after another: what the product writes for a consumer's message.

    The real condition and operators, on copies of the complaints that the product holds now, with all
    indexes. Only these writes are counted.
    """
    client: MongoClient[Document] = MongoClient(uri, w="majority", journal=True, tz_aware=True)
    with client:
        copied = client["raw"]
        for index in INDEXES:
            fields = [(field, 1) for field in index.fields]
            copied[index.collection].create_index(fields, sparse=index.sparse)
        documents = list(client[name]["complaints"].find())
        copied["complaints"].insert_many(documents)
        complaints = [codec.complaint(document) for document in documents]
        seconds = sum(_seconds(copied["complaints"], complaints, policy, now, updates))
        client.drop_database("raw")
    return updates / seconds


def _seconds(
    stored: Documents, complaints: list[Complaint], policy: Policy, now: datetime, updates: int
) -> Iterator[float]:
    """What each write takes; what it owes is settled in between."""
    for n in range(updates):
        before = complaints[n % len(complaints)]
        said = decide(before, _said(before, n), Context(now=now, policy=policy, routes=before.routes))
        written = operators(Change(before, said.after, said.events, said.mail), before)
        begun = time.perf_counter()
        matched = stored.update_one({"_id": before.number, "version": before.version}, written).matched_count
        yield time.perf_counter() - begun
        assert matched == 1
        stored.update_one({"_id": before.number}, {"$set": {"mailbox": []}, "$unset": {"owed_at": ""}})
        complaints[n % len(complaints)] = said.after


def _said(complaint: Complaint, n: int) -> Say:
    consumer = complaint.consumer
    by, source = Actor(side=Side.CONSUMER, person=consumer), MessageRef(consumer.user, 1_000_000 + n)
    return Say(by=by, key=f"m:1:{consumer.user}:{source.message}:0", text=f"raw {n}", source=source)
