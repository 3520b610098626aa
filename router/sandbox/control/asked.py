"""Reading requests of the control interface and answering them."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from router.sandbox.errors import ApiError, ControlError
from router.sandbox.files import Upload
from router.sandbox.keys import SAVER, WORLD
from router.sandbox.model import Chat, Json, Person
from router.sandbox.requests import read_request
from router.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def control_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refusals of the control interface as HTTP 400 with the reason; every change is saved soon."""
    try:
        answer = await handler(request)
    except (ControlError, ApiError) as error:
        return web.json_response({"error": str(error)}, status=400)
    except (ValueError, TypeError, KeyError) as error:
        return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
    if request.method != "GET":
        request.app[SAVER].soon()
    return answer


def world_of(request: web.Request) -> World:
    return request.app[WORLD]


async def fields_of(request: web.Request) -> tuple[Json, list[Upload]]:
    """Fields and files; in a multipart form, fields that hold JSON may be given as the field `json`."""
    params, files = await read_request(request)
    if "json" in params:
        params |= json.loads(params.pop("json"))
    return params, list(files.values())


def person_of(request: web.Request) -> Person:
    """The person in the path. ControlError when there is none."""
    number = int(request.match_info["person"])
    found = world_of(request).people.get(number)
    if found is None:
        raise ControlError(f"no person {number}")
    return found


def chat_in_path(request: web.Request) -> Chat:
    """The chat in the path: a group, or by a person's id the private chat with the bot (`?bot=` chooses)."""
    world, number = world_of(request), int(request.match_info["chat"])
    if number in world.people:
        bot = request.query.get("bot")
        return world.dialog(world.bot(int(bot) if bot else None), world.people[number])
    if number not in world.groups:
        raise ControlError(f"no chat {number}")
    return world.groups[number]


def seconds(request: web.Request, default: float = 0.0) -> float:
    """The `timeout` of a long poll, at most a minute."""
    return min(float(request.query.get("timeout", default)), 60.0)


def answer(content: Any) -> web.Response:
    return web.Response(
        body=json.dumps(content, separators=(",", ":")).encode(),
        content_type="application/json",
    )
