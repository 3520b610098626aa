"""getUpdates: long polling that confirms what lies before the offset."""

import asyncio

from router.sandbox.call import Call
from router.sandbox.errors import ApiError
from router.sandbox.methods.hooks import wish_kinds
from router.sandbox.outbox import Outbox

LONGEST_SECONDS = 50
HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
SECOND = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def get_updates(call: Call) -> str:
    """The waiting updates as a JSON array, at once or after `timeout` seconds. ApiError 409 on conflict."""
    outbox = call.account.outbox
    if outbox.hook:
        raise ApiError(409, HOOKED)
    wish_kinds(call)
    outbox.confirm(call.number("offset"))
    limit = min(max(call.number("limit", 100), 1), 100)
    ended = _take_over(outbox)
    try:
        await _wait(outbox, ended, min(call.number("timeout"), LONGEST_SECONDS))
    finally:
        if outbox.poller is ended:
            outbox.poller = None
    return f"[{','.join(update.text for update in outbox.first(limit))}]"


def _take_over(outbox: Outbox) -> asyncio.Event:
    if outbox.poller:
        outbox.poller.set()
        outbox.changed.set()
    outbox.poller = asyncio.Event()
    return outbox.poller


async def _wait(outbox: Outbox, ended: asyncio.Event, seconds: int) -> None:
    try:
        async with asyncio.timeout(max(seconds, 0) if seconds else 0):
            while not outbox.pending and not ended.is_set() and not outbox.hook:
                outbox.changed.clear()
                await outbox.changed.wait()
    except TimeoutError:
        pass
    if ended.is_set() or outbox.hook:
        raise ApiError(409, SECOND if ended.is_set() else HOOKED)
