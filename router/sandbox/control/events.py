"""/sandbox/events: the changes as server-sent events."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from router.sandbox.control.asked import world_of
from router.sandbox.control.lab import since_cursor
from router.sandbox.world import World

QUIET_SECONDS = 15.0


async def events(request: web.Request) -> web.StreamResponse:
    """One event for each change, its id the cursor; a browser goes on where it was by Last-Event-ID."""
    world = world_of(request)
    last = request.headers.get("Last-Event-ID") or request.query.get("since")
    cursor = int(last) if last else world.seq
    stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    await stream.prepare(request)
    await stream.write(b"retry: 1000\n\n")
    with suppress(ConnectionResetError):  # the page was closed
        await _follow(stream, world, cursor)
    return stream


async def _follow(stream: web.StreamResponse, world: World, cursor: int) -> None:
    while True:
        found = since_cursor(world, cursor)
        for change in found:
            await stream.write(f"id: {change['seq']}\ndata: {json.dumps(change)}\n\n".encode())
        cursor = found[-1]["seq"] if found else min(cursor, world.seq)
        try:
            async with asyncio.timeout(QUIET_SECONDS):
                while world.seq <= cursor:
                    world.changed.clear()
                    await world.changed.wait()
        except TimeoutError:
            await stream.write(b": still here\n\n")
