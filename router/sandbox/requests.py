"""Reading the parameters of a request: query, JSON, form, or multipart with files."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from router.sandbox.errors import ApiError, bad
from router.sandbox.files import UPLOAD_LIMIT, Upload

Params = dict[str, Any]
FORM = "application/x-www-form-urlencoded"


async def read_request(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    """Parameters and uploads. ApiError 400 when the body is broken, 413 when it is too big."""
    params: Params = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return params, {}
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    body = await request.read()
    if kind == "application/json" or body[:1] == b"{":
        params.update(_object(body))
    elif kind == FORM:
        params.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return params, {}


def _object(body: bytes) -> Params:
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise bad("can't parse request JSON object") from error
    if not isinstance(found, dict):
        raise bad("object expected")
    return found


async def _multipart(request: web.Request, params: Params) -> tuple[Params, dict[str, Upload]]:
    files: dict[str, Upload] = {}
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                await _part(part, params, files)
    except ValueError as error:
        raise bad("can't parse multipart request") from error
    return params, files


async def _part(part: BodyPartReader, params: Params, files: dict[str, Upload]) -> None:
    name = part.name or ""
    if part.filename is None:
        params[name] = (await part.read(decode=True)).decode("utf-8", "replace")
        return
    chunks = bytearray()
    while chunk := await part.read_chunk(256 * 1024):
        chunks += chunk
        if len(chunks) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
    key = name if name not in files else f"{name}#{len(files)}"
    mime = part.headers.get("Content-Type", "application/octet-stream")
    files[key] = Upload(bytes(chunks), part.filename, mime)
