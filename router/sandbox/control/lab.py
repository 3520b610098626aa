"""The laboratory: faults, limits, calls, counters, updates, files, changes."""

import asyncio
from dataclasses import asdict, fields
from itertools import takewhile
from typing import Any

from aiohttp import web

from router.sandbox.control.asked import answer, fields_of, seconds, world_of
from router.sandbox.control.view import chat_view
from router.sandbox.errors import ControlError
from router.sandbox.faults import Fault
from router.sandbox.orders import populate as populate_orders
from router.sandbox.settings import Limits
from router.sandbox.world import World, populate


async def overview(request: web.Request) -> web.Response:
    """Who and what there is, in one answer: what the page loads first."""
    world = world_of(request)
    bots = [
        {**a.user, "privacy": a.privacy, "inline": a.inline, "texts": a.texts}
        for a in world.accounts.values()
    ]
    people = [person.user for person in world.people.values()]
    chats = [chat_view(world, chat) for chat in world.groups.values()]
    machine = world.settings.bot_clock is not None
    now = {"cursor": world.seq, "now": world.clock.iso(), "time_machine": machine}
    panes = world.settings.world.get("panes", [])
    orders = list(world.orders.values())
    return answer({"bots": bots, "people": people, "chats": chats, "panes": panes, "orders": orders, **now})


async def reset(request: web.Request) -> web.Response:
    """Back to the beginning: the first world, no messages, no faults, real time.

    With `keep_profiles` the bots keep commands and texts, which a bot that goes on running set long ago.
    """
    world = world_of(request)
    given, _ = await fields_of(request)
    kept = [(a, dict(a.commands), dict(a.texts)) for a in world.accounts.values()]
    world.clear()
    for account, commands, texts in kept if given.get("keep_profiles") else ():
        account.commands |= commands
        account.texts |= texts
    world.files.clear()
    world.clock.offset = 0.0
    populate(world)
    populate_orders(world)
    world.note(None)
    return answer({"cursor": world.seq})


async def get_faults(request: web.Request) -> web.Response:
    return answer({"faults": [asdict(rule) for rule in world_of(request).faults.rules]})


async def add_fault(request: web.Request) -> web.Response:
    given, _ = await fields_of(request)
    known = {f.name for f in fields(Fault)} - {"id", "struck"}
    if given.keys() - known:
        raise ControlError(f"a fault has the fields {sorted(known)}")
    return answer(asdict(world_of(request).faults.add(given)))


async def clear_faults(request: web.Request) -> web.Response:
    world = world_of(request)
    only = request.query.get("id")
    world.faults.rules = [r for r in world.faults.rules if only and r.id != int(only)]
    return answer({"faults": [asdict(rule) for rule in world.faults.rules]})


async def get_limits(request: web.Request) -> web.Response:
    return answer(asdict(world_of(request).limits))


async def set_limits(request: web.Request) -> web.Response:
    """Change any of the limits; what was used so far is forgotten."""
    world = world_of(request)
    given, _ = await fields_of(request)
    for name, value in given.items():
        known = name in {f.name for f in fields(Limits)} and isinstance(value, (int, float))
        if not known or (name != "enabled" and value <= 0):
            raise ControlError(f"no limit {name} = {value}")
        setattr(world.limits, name, value)
    world.gates.clear()
    return answer(asdict(world.limits))


async def calls(request: web.Request) -> web.Response:
    """The calls that the bots made (getUpdates left out), since a number, perhaps of one method."""
    world = world_of(request)
    since, method = int(request.query.get("since", 0)), request.query.get("method", "").lower()
    newer = takewhile(lambda call: call["n"] > since, reversed(world.calls))
    found = [c for c in newer if method in {"", c["method"].lower()}][::-1]
    return answer({"calls": found[-int(request.query.get("limit", 1000)) :], "last": world.call_number})


async def counters(request: web.Request) -> web.Response:
    """Counts since the start: calls, refused calls, updates made; messages and people there are."""
    world = world_of(request)
    chats = [*world.groups.values(), *(c for a in world.accounts.values() for c in a.dialogs.values())]
    totals = {"messages": sum(len(chat.messages) for chat in chats), "people": len(world.people)}
    pending = sum(len(a.outbox.pending) for a in world.accounts.values())
    counted = {"calls": 0, "refused": 0, "updates": 0} | world.counters
    return answer({**counted, **totals, "pending": pending})


async def outbox(request: web.Request) -> web.Response:
    """The updates that a bot has not confirmed."""
    account = world_of(request).bot(_bot(request))
    box = account.outbox
    pending = [{"update_id": u.id, "kind": u.kind, "sending": u.sending} for u in box.pending]
    hook = asdict(box.hook) if box.hook else None
    return answer({"pending": pending, "made": box.made, "allowed": box.allowed, "webhook": hook})


async def change_bot(request: web.Request) -> web.Response:
    """Set {"privacy": bool, "inline": bool} (BotFather does that), {"in_order": bool} (of webhooks)."""
    given, _ = await fields_of(request)
    account = world_of(request).bot(_bot(request))
    account.privacy = bool(given.get("privacy", account.privacy))
    account.inline = bool(given.get("inline", account.inline))
    account.outbox.in_order = bool(given.get("in_order", account.outbox.in_order))
    told = {"privacy": account.privacy, "inline": account.inline, "in_order": account.outbox.in_order}
    return answer(account.user | told)


def _bot(request: web.Request) -> int | None:
    number = request.query.get("bot")
    return int(number) if number else None


async def changes(request: web.Request) -> web.Response:
    """What changed since a cursor; with `timeout` it waits until something does."""
    world, since = world_of(request), int(request.query.get("since", 0))
    try:
        async with asyncio.timeout(seconds(request)):
            while world.seq <= since:
                world.changed.clear()
                await world.changed.wait()
    except TimeoutError:
        pass
    return answer({"changes": since_cursor(world, since), "cursor": world.seq})


def since_cursor(world: World, since: int) -> list[dict[str, Any]]:
    """The noted changes after a cursor."""
    found = []
    for change in reversed(world.changes):
        if change["seq"] <= since:
            break
        found.append(change)
    return found[::-1]


async def file(request: web.Request) -> web.Response:
    """The bytes of a file, for the page."""
    world = world_of(request)
    found = world.files.known.get(request.match_info["key"])
    if found is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "max-age=86400", "X-Content-Type-Options": "nosniff"}
    headers["Content-Security-Policy"] = "sandbox"  # people upload what they like; nothing of it may run
    safe = found.mime if found.mime.startswith(("image/", "video/", "audio/")) else "application/octet-stream"
    return web.Response(body=world.files.read(found), content_type=safe, headers=headers)
