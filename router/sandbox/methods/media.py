"""Methods that send files, alone and as albums, and give them back."""

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.files import DOWNLOAD_LIMIT, LINK_SECONDS, WRONG_ID, StoredFile, Upload
from router.sandbox.methods.messages import album_id, media_message
from router.sandbox.model import Json, Media
from router.sandbox.posting import Draft, caption_of, sent
from router.sandbox.targets import place_of

ALBUMS = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
NAMES = {"photo": "Photo", "video_note": "VideoNote", "voice": "VoiceNote"}
EMPTY = "there is no {} in the request"


def stored(call: Call, kind: str, raw: object, duration: int = 0) -> StoredFile:
    """The file of a parameter: an upload, an `attach://` name or a file id. ApiError 400 otherwise."""
    upload = _upload(call, kind, raw)
    if upload:
        return call.world.files.add(kind, upload, duration)
    text = str(raw or "")
    if not text:
        raise bad(EMPTY.format(kind))
    if text.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    file = call.world.files.find(text, call.account.id)
    if file.kind != kind and {file.kind, kind} != {"animation", "document"}:
        raise bad(f"can't use file of type {_name(file.kind)} as {_name(kind)}")
    return file


def _name(kind: str) -> str:
    return NAMES.get(kind, kind.capitalize())


def _upload(call: Call, kind: str, raw: object) -> Upload | None:
    if isinstance(raw, str) and raw.startswith("attach://"):
        name = raw.removeprefix("attach://")
        if name not in call.files:
            raise bad(WRONG_ID)
        return call.files[name]
    return call.files.get(kind) if raw is None else None


def send_file(call: Call, kind: str) -> Json:
    """sendPhoto, sendDocument and their like."""
    place = place_of(call)
    file = stored(call, kind, call.params.get(kind), call.number("duration"))
    return media_message(call, place, kind, file.key)


def send_media_group(call: Call) -> list[Json]:
    place, items = place_of(call), call.json("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad("media must contain 2-10 items" if items else "parameter media is required")
    kinds = {ALBUMS.get(item.get("type", "")) for item in items}
    if len(kinds) > 1 or None in kinds:
        raise bad("can't use the media of the specified type in the album")
    drafts = [item_draft(call, item) for item in items]
    group = {"media_group_id": album_id(call)}
    for draft in drafts:
        draft.extra |= group
    return [sent(call, place, draft) for draft in drafts]


def item_draft(call: Call, item: Json) -> Draft:
    """The draft of an InputMedia: an item of an album, or what editMessageMedia puts in."""
    kind = str(item.get("type"))
    file = stored(call, kind, item.get("media") or "", int(item.get("duration") or 0))
    content = caption_of(call.world, item)
    if item.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return Draft(content, Media(kind, file.key))


def get_file(call: Call) -> Json:
    """The path to download a file, good for an hour."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    file = call.world.files.find(
        file_id, call.account.id, "wrong file_id or the file is temporarily unavailable"
    )
    if file.size > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    call.account.links[file.path] = (file.key, call.now + LINK_SECONDS)
    unique = f"AQAD{file.key}"
    return {"file_id": file_id, "file_unique_id": unique, "file_size": file.size, "file_path": file.path}
