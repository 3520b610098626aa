"""The HTTP side of the Bot API: tokens, faults, limits, calls, answers, downloads."""

import asyncio
import json
from typing import Any

from aiohttp import web

from router.sandbox import faults
from router.sandbox.call import Call
from router.sandbox.errors import ApiError, bad
from router.sandbox.faults import ANSWERED, Fault
from router.sandbox.files import Upload
from router.sandbox.keys import SAVER, WORLD
from router.sandbox.limits import Gate
from router.sandbox.methods import METHODS
from router.sandbox.polling import get_updates
from router.sandbox.polls import close_due
from router.sandbox.requests import Params, read_request
from router.sandbox.world import Account, World


async def call_method(request: web.Request) -> web.StreamResponse:
    """`/bot<token>/<method>`."""
    world = request.app[WORLD]
    name = request.match_info["method"]
    account = world.accounts.get(request.match_info["token"])
    if account is None:
        return answer_error(ApiError(401, "Unauthorized"))
    try:
        params, files = await read_request(request)
    except ApiError as error:
        return answer_error(error)
    call = Call(world, account, name.lower(), params, files, int(world.clock.now()))
    record = _record(world, account, name, params, files)
    fault = faults.of_call(world.faults, call.method, _chat_number(params))
    if fault:
        return await _faulty(request, call, record, fault)
    response = await _handled(call, record)
    request.app[SAVER].soon()
    return response


async def _handled(call: Call, record: Params) -> web.Response:
    try:
        content = await _result(call)
    except ApiError as error:
        return _refused(call, record, error)
    except UnicodeEncodeError:
        return _refused(call, record, bad("strings must be encoded in UTF-8"))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return _refused(call, record, bad(f"can't parse parameters: {type(error).__name__} {error}"))
    record["ok"] = True
    return web.Response(body=f'{{"ok":true,"result":{content}}}'.encode(), content_type="application/json")


def _refused(call: Call, record: Params, error: ApiError) -> web.Response:
    record["error"] = error.description
    call.world.count("refused")
    return answer_error(error)


async def _result(call: Call) -> str:
    if call.method == "getupdates":
        return await get_updates(call)
    method = METHODS.get(call.method)
    if method is None:
        raise ApiError(404, "Not Found")
    if call.world.open_polls:
        close_due(call.world)
    _gate(call).check(call.method, call.text("chat_id"), _weight(call))
    return json.dumps(method(call), separators=(",", ":"))


def _gate(call: Call) -> Gate:
    world, bot = call.world, call.account.id
    if bot not in world.gates:
        world.gates[bot] = Gate(world.limits, world.clock.wall)
    return world.gates[bot]


def _weight(call: Call) -> int:
    name = {"sendmediagroup": "media", "copymessages": "message_ids", "forwardmessages": "message_ids"}
    if call.method not in name:
        return 1
    items = call.json(name[call.method])
    return max(1, len(items)) if isinstance(items, list) else 1


async def _faulty(request: web.Request, call: Call, record: Params, fault: Fault) -> web.StreamResponse:
    record["fault"] = fault.kind
    if fault.kind in {"error", "retry_after"}:
        return answer_error(fault.error())
    if fault.kind in {"delay", "timeout_before"}:
        await asyncio.sleep(fault.seconds)
    if fault.kind in {"reset_before", "timeout_before"}:
        return _reset(request)
    if fault.kind == "stray":
        call.params.pop("message_thread_id", None)
        call.params.pop("reply_parameters", None)
    response = await _handled(call, record)
    request.app[SAVER].soon()
    if fault.kind in ANSWERED:
        return response
    if fault.kind == "broken_json":
        return web.Response(body=_content(response)[:-2], content_type="application/json")
    if fault.kind == "timeout":
        await asyncio.sleep(fault.seconds)
    return _reset(request)


def _content(response: web.Response) -> bytes:
    return response.body if isinstance(response.body, bytes) else b""


def _reset(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


def answer_error(error: ApiError) -> web.Response:
    """Telegram's shape of a refusal."""
    body: Params = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.Response(status=error.code, body=json.dumps(body).encode(), content_type="application/json")


def _record(world: World, account: Account, name: str, params: Params, files: dict[str, Upload]) -> Params:
    world.call_number += 1
    world.count("calls")
    shown: dict[str, Any] = {
        "n": world.call_number,
        "at": world.clock.now(),
        "bot": account.id,
        "method": name,
    }
    shown |= {"params": params, "ok": False}
    if files:
        shown["files"] = {key: {"name": f.name, "size": len(f.data)} for key, f in files.items()}
    if name.lower() != "getupdates":
        world.calls.append(shown)
        world.changed.set()
    return shown


def _chat_number(params: Params) -> int | None:
    try:
        return int(params.get("chat_id", 0)) or None
    except (TypeError, ValueError):
        return None


async def download(request: web.Request) -> web.StreamResponse:
    """`/file/bot<token>/<path>`: a path from getFile, for an hour."""
    world = request.app[WORLD]
    account = world.accounts.get(request.match_info["token"])
    if account is None:
        return answer_error(ApiError(401, "Unauthorized"))
    key, until = account.links.get(request.match_info["path"], ("", 0.0))
    if key not in world.files.known or world.clock.now() > until:
        return answer_error(ApiError(404, "Not Found"))
    fault = faults.of_call(world.faults, "download", None)
    if fault:
        return _reset(request) if fault.kind != "error" else answer_error(fault.error())
    file = world.files.known[key]
    return web.Response(body=world.files.read(file), content_type=file.mime or "application/octet-stream")
