"""/sandbox/people: who exists, and what they do."""

from itertools import count

from aiohttp import web

from router.sandbox.control.acts import ACTS, Act
from router.sandbox.control.asked import answer, fields_of, person_of, world_of
from router.sandbox.control.inlines import choose, inline
from router.sandbox.control.taps import tap, tapped
from router.sandbox.errors import ControlError
from router.sandbox.model import Json
from router.sandbox.world import World, make_person

WAITING = {"tap": tap, "inline": inline}
"""What is done when the bot has answered."""
DOING = {**ACTS, "choose": choose}


async def list_people(request: web.Request) -> web.Response:
    people = world_of(request).people.values()
    return answer({"people": [{**person.user, "active": person.active} for person in people]})


async def create_person(request: web.Request) -> web.Response:
    fields, _ = await fields_of(request)
    return answer(make_person(world_of(request), fields).user)


async def act(request: web.Request) -> web.Response:
    """`POST /sandbox/people/{person}/{action}`."""
    fields, files = await fields_of(request)
    name = request.match_info["action"]
    deed = Act(world_of(request), person_of(request), fields, files)
    if waits := WAITING.get(name):
        return answer(await waits(deed))
    if name not in DOING:
        raise ControlError(f"no such action: {name}; there are {sorted([*DOING, *WAITING])}")
    return answer(DOING[name](deed))


async def batch(request: web.Request) -> web.Response:
    """Many actions in one call: `items` of {person, action, ...}."""
    world = world_of(request)
    fields, _ = await fields_of(request)
    return answer({"results": [_item(world, item) for item in fields["items"]]})


def _item(world: World, item: Json) -> Json:
    deed = Act(world, world.people[int(item["person"])], item, [])
    if item["action"] == "tap":
        return {"query": tapped(deed)[0]}
    result: Json = ACTS[item["action"]](deed)
    return result


async def flood(request: web.Request) -> web.Response:
    """`updates` texts from `people` made-up people, each in turn, in their private chats or in one group."""
    world = world_of(request)
    fields, _ = await fields_of(request)
    first, people = int(fields.get("first_id", 100_000)), int(fields.get("people", 1))
    crowd = [world.people.get(n) or make_person(world, {"id": n}) for n in range(first, first + people)]
    text, started = str(fields.get("text", "message {n}")), int(fields.get("from", 1))
    sent = []
    for n, turn in zip(count(started), range(int(fields.get("updates", people))), strict=False):
        person = crowd[turn % people]
        words = {"chat": fields.get("chat"), "bot": fields.get("bot"), "text": text.replace("{n}", str(n))}
        sent.append([person.id, ACTS["send"](Act(world, person, words, []))["message"]])
    return answer({"people": [person.id for person in crowd], "messages": sent})
