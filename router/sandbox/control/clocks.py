"""The sandbox's clock, and the time machine that moves the bot's clock and follows it."""

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from router.sandbox.clock import parse_iso
from router.sandbox.control.asked import answer, fields_of, world_of
from router.sandbox.errors import ControlError
from router.sandbox.keys import CLIENT
from router.sandbox.model import Json
from router.sandbox.polls import close_due
from router.sandbox.world import World

# Seconds: a week ahead may be hundreds of messages, sent within Telegram's limits.
PATIENCE = ClientTimeout(total=900)


def _clock(world: World) -> Json:
    return {"now": world.clock.iso(), "offset": world.clock.offset}


async def get_clock(request: web.Request) -> web.Response:
    return answer(_clock(world_of(request)))


async def set_clock(request: web.Request) -> web.Response:
    """{"to": ISO time} or {"advance": seconds} or {"offset": seconds}; polls that became due are closed."""
    world = world_of(request)
    given, _ = await fields_of(request)
    if "to" in given:
        world.clock.set(parse_iso(given["to"]))
    elif "advance" in given:
        world.clock.offset += float(given["advance"])
    else:
        world.clock.offset = float(given["offset"])
    close_due(world)
    return answer(_clock(world))


async def time_machine(request: web.Request) -> web.Response:
    """Hand the request to the bot's clock and follow it with the sandbox's own."""
    world, client = world_of(request), request.app[CLIENT]
    if world.settings.bot_clock is None:
        raise ControlError("there is no bot_clock in the settings")
    url = f"{world.settings.bot_clock.rstrip('/')}/demo/clock"
    try:
        told = await _ask(client, request, url)
    except (ClientError, TimeoutError) as error:
        return web.json_response({"error": f"the bot's clock does not answer: {error}"}, status=502)
    world.clock.set(parse_iso(told["now"]))
    close_due(world)
    return answer({**told, "sandbox_now": world.clock.iso()})


async def _ask(client: ClientSession, request: web.Request, url: str) -> Json:
    body = await request.read() if request.method == "POST" else None
    headers = {"Content-Type": "application/json"}
    async with client.request(request.method, url, data=body, headers=headers, timeout=PATIENCE) as reply:
        told: Json = await reply.json()
        if reply.status != 200 or "now" not in told:
            raise ControlError(f"the bot's clock says {reply.status}: {told}")
        return told
