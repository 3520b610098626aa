"""Whether the database answers, keeps what it is given, and is safe."""

from __future__ import annotations

from router.check.finding import Finding, Findings, ok, problem, warning
from router.ports import Unavailable
from router.storage.store import Kind, Store

SECONDS = 5.0
"""A lease that is left behind by a failed check lasts no longer."""


async def database(store: Store, embedded: bool) -> Findings:
    """Findings about a database that should be there."""
    try:
        await store.ping()
        kept = await _keeps(store)
        await store.ensure_indexes()
        kind = await store.kind()
        parked = await store.parked.count()
    except Unavailable as error:
        yield problem(
            f"database: does not answer ({_brief(error)})",
            "start it, or put ROUTER_DATABASE__URI right (address, password, firewall)",
        )
        return
    if not kept:
        yield problem(
            "database: took a document and did not give it back",
            "another check may be running; else look at the server's log",
        )
        return
    yield ok("database: answers, keeps what it is given, indexes are there")
    yield _safety(kind, embedded)
    if parked:
        yield warning(f"parked: {parked} updates could not be handled", "see the log, then `replay`")


def _brief(error: Unavailable) -> str:
    """What went wrong, without the driver's settings and its view of the servers."""
    return str(error).partition(" (configured timeouts")[0]


async def _keeps(store: Store) -> bool:
    lease = await store.leases.acquire("check", "check", SECONDS)
    if lease is None:
        return False
    noted = await store.leases.note(lease, ["check"])
    again = await store.leases.acquire("check", "check", SECONDS)
    await store.leases.release(lease)
    return noted and again is not None and again.noted == ("check",)


def _safety(kind: Kind, embedded: bool) -> Finding:
    if embedded:
        return ok("database: the embedded server, for one machine; back up its folder")
    if kind is Kind.SINGLE:
        return warning(
            "database: a single server: what it has taken is gone with its disk", "use a replica set"
        )
    return ok(f"database: a {kind}, writes wait for a majority")
