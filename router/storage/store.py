"""All stores behind one object, and how to reach the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from time import monotonic
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.errors import PyMongoError

from router.desk_ports import Crews
from router.digest_ports import Digests, Guides, Rollups
from router.domain.policy import Desk, Merchant
from router.errors import CannotRun
from router.guard_ports import Blocks, Parked, Restrained
from router.merchant_ports import Invitations, Merchants
from router.platform_ports import Links
from router.ports import (
    Complaints,
    Drafts,
    Leases,
    Mailboxes,
    People,
    Posts,
    Unavailable,
)
from router.storage.blocks import MongoBlocks
from router.storage.collection import Collection, Document
from router.storage.complaints import MongoComplaints
from router.storage.crews import MongoCrews
from router.storage.desks import MongoDesks
from router.storage.digests import MongoDigests
from router.storage.drafts import MongoDrafts
from router.storage.guides import MongoGuides
from router.storage.indexes import INDEXES
from router.storage.invitations import MongoInvitations
from router.storage.leases import MongoLeases
from router.storage.links import MongoLinks
from router.storage.mailboxes import MongoMailboxes
from router.storage.merchants import MongoMerchants
from router.storage.parked import MongoParked
from router.storage.people import MongoPeople
from router.storage.posts import MongoPosts
from router.storage.reach import Reach
from router.storage.restrained import MongoRestrained
from router.storage.rollups import MongoRollups

LONGEST_WAIT = 15.0
"""Seconds between two looks for a database that is away."""

# What is acknowledged is on a majority's disk, and nobody waits long for a database that is away or hangs.
# What was written but is on no majority yet may be lost again. It is not read either, or an update that comes
# again would be taken for stored.
_DEFAULTS = {
    "w": "majority",
    "journal": True,
    "wTimeoutMS": 10_000,
    "readConcernLevel": "majority",
    "retryWrites": True,
    "serverSelectionTimeoutMS": 3_000,
    "connectTimeoutMS": 3_000,
    "socketTimeoutMS": 15_000,
}

Observe: TypeAlias = Callable[[str, str, float], object]
"""Is told a collection, an operation and the seconds it took."""


def unobserved(collection: str, operation: str, seconds: float) -> None:
    """For whoever has no use for how long calls take."""


class Kind(StrEnum):
    """How many servers keep what was written."""

    SINGLE = "single server"
    REPLICAS = "replica set"
    SHARDS = "sharded cluster"


class Store:
    """Every store of one database."""

    def __init__(
        self,
        client: AsyncIOMotorClient[Document],
        name: str,
        *,
        desks: Iterable[Desk] = (),
        merchants: Iterable[Merchant] = (),
        elapsed: Callable[[], float] = monotonic,
        observe: Observe = unobserved,
    ) -> None:
        """`elapsed` is monotonic seconds, for the leases; `observe` is told how long each call takes."""
        self._client = client
        self._observe = observe
        self._reach = Reach(elapsed)
        self._name = name
        complaints, digests = self.collection("complaints"), self.collection("digests")
        self.complaints: Complaints = MongoComplaints(complaints, self.collection("history"))
        self.mailboxes: Mailboxes = MongoMailboxes(complaints, digests)
        self.posts: Posts = MongoPosts(self.collection("posts"))
        self.drafts: Drafts = MongoDrafts(self.collection("drafts"))
        self.people: People = MongoPeople(self.collection("people"))
        self.desks = MongoDesks(self.collection("desks"), desks, merchants)
        self.digests: Digests = MongoDigests(digests)
        self.rollups: Rollups = MongoRollups(self.collection("rollups"))
        self.guides: Guides = MongoGuides(self.collection("guides"))
        self.links: Links = MongoLinks(self.collection("links"))
        self.invitations: Invitations = MongoInvitations(self.collection("links"))
        self.merchants: Merchants = MongoMerchants(self.collection("merchants"))
        self.leases: Leases = MongoLeases(self.collection("leases"), elapsed)
        self.blocks: Blocks = MongoBlocks(self.collection("blocks"))
        self.restrained: Restrained = MongoRestrained(self.collection("restrained"))
        self.crews: Crews = MongoCrews(self.collection("crews"))
        self.parked: Parked = MongoParked(self.collection("parked"))

    def collection(self, name: str) -> Collection:
        """A collection of this database."""
        return Collection(self._client[self._name][name], partial(self._observe, name), self._reach)

    async def ping(self) -> None:
        """Raises `Unavailable` when the database does not answer."""
        with self._reach.asking("read"):
            await self._client.admin.command("ping")

    async def usable(self) -> None:
        """Raises `Unavailable` when the database does not answer, or takes no writes any more."""
        await self.ping()
        if self._reach.lost("write"):
            await self.collection("leases").upsert("probe", {"$inc": {"beat": 1}})

    async def time(self) -> datetime:
        """What the server's clock says, in UTC. Raises `Unavailable`."""
        with self._reach.asking("read"):
            told = await self._client.admin.command("hello", codec_options=self._client.codec_options)
        now: datetime = told["localTime"]
        return now

    async def kind(self) -> Kind:
        """What kind of database it is. Raises `Unavailable`."""
        with self._reach.asking("read"):
            told = await self._client.admin.command("hello")
        if told.get("msg") == "isdbgrid":
            return Kind.SHARDS
        return Kind.REPLICAS if told.get("setName") else Kind.SINGLE

    async def wait_ready(self, sleep: Callable[[float], Awaitable[object]]) -> None:
        """Come back when the database answers; `sleep` takes real seconds."""
        wait = 1.0
        while True:
            with suppress(Unavailable):
                return await self.ping()
            await sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    async def ensure_indexes(self) -> None:
        """Make the indexes that are missing."""
        for index in INDEXES:
            await self.collection(index.collection).index(index.fields, sparse=index.sparse)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


def connect(
    uri: str,
    name: str,
    *,
    desks: Iterable[Desk] = (),
    merchants: Iterable[Merchant] = (),
    elapsed: Callable[[], float] = monotonic,
    observe: Observe = unobserved,
) -> Store:
    """The store at a MongoDB URI. Returns at once, also while the database is away: see `wait_ready`.

    `elapsed` is monotonic time, for the leases; `observe` is told how long each call takes.
    Options in the URI go before this module's own.
    """
    try:
        named = {key.lower() for key, _ in parse_qsl(urlsplit(uri).query)}
        options: dict[str, Any] = {k: value for k, value in _DEFAULTS.items() if k.lower() not in named}
        client: AsyncIOMotorClient[Document] = AsyncIOMotorClient(uri, tz_aware=True, tzinfo=UTC, **options)
    except (PyMongoError, ValueError) as error:
        # Its words may quote the address, with the password in it.
        raise CannotRun(
            f"The database's address in database.uri cannot be used ({type(error).__name__}): "
            "see that user and password are written as in a URL, with %40 for @ and %3A for a colon."
        ) from None
    return Store(client, name, desks=desks, merchants=merchants, elapsed=elapsed, observe=observe)
