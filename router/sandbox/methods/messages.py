"""Methods that send, copy and forward."""

from itertools import pairwise

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Chat, Json, Media, Message
from router.sandbox.posting import Draft, caption_of, caption_params, drafted, put, sent, text_of
from router.sandbox.render import shown
from router.sandbox.targets import Place, chat_of, message_of, place_of, topic_of, writable

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def send_message(call: Call) -> Json:
    place = place_of(call)
    draft = drafted(call, text_of(call))
    return sent(call, place, draft)


def send_contact(call: Call) -> Json:
    place = place_of(call)
    contact = {
        name: call.text(name) for name in ("phone_number", "first_name", "last_name") if call.text(name)
    }
    if "phone_number" not in contact or "first_name" not in contact:
        raise bad("PHONE_NUMBER_INVALID" if "phone_number" not in contact else "first name must be non-empty")
    return sent(call, place, drafted(call, {"contact": contact}))


def send_location(call: Call) -> Json:
    place = place_of(call)
    try:
        point = {name: float(call.text(name)) for name in ("latitude", "longitude")}
    except ValueError as error:
        raise bad("wrong latitude or longitude specified") from error
    return sent(call, place, drafted(call, {"location": point}))


def send_chat_action(call: Call) -> bool:
    chat = writable(call)
    if call.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat.action = {
        "action": call.text("action"),
        "at": call.now,
        "thread": call.optional("message_thread_id"),
    }
    call.world.note(chat)
    return True


def copy_message(call: Call) -> Json:
    place, source = place_of(call), chat_of(call, "from_chat_id")
    message = message_of(source, call.number("message_id"), "copy")
    _check_copyable(message)
    content = copied_content(message)
    if "caption" in call.params and message.media:
        content = content_without_caption(content) | caption_of(call.world, caption_params(call))
    return {"message_id": sent(call, place, drafted(call, content, message.media))["message_id"]}


def copy_messages(call: Call) -> list[Json]:
    place, source = _batch_place(call), chat_of(call, "from_chat_id")
    groups: dict[str, str] = {}
    results = []
    for message in batch(call, source):
        if message.service or message.poll:
            continue
        content = copied_content(message)
        if call.flag("remove_caption"):
            content = content_without_caption(content)
        draft = Draft(content | _album(call, message, groups), message.media)
        results.append({"message_id": sent(call, place, draft)["message_id"]})
    return results


def forward_message(call: Call) -> Json:
    place, source = _batch_place(call), chat_of(call, "from_chat_id")
    message = message_of(source, call.number("message_id"), "forward")
    if message.service or message.body.get("has_protected_content"):
        raise bad("message can't be forwarded")
    forwarded = _forward(call, place, source, message, {})
    return shown(call.world, call.account, place.chat, forwarded)


def forward_messages(call: Call) -> list[Json]:
    place, source = _batch_place(call), chat_of(call, "from_chat_id")
    groups: dict[str, str] = {}
    fit = [m for m in batch(call, source) if not m.service]
    return [{"message_id": _forward(call, place, source, m, groups).id} for m in fit]


def _batch_place(call: Call) -> Place:
    place = Place(writable(call), call.optional("message_thread_id"))
    if place.thread:
        place.reply_to = topic_of(place.chat, place.thread, call.account).id
    return place


def batch_numbers(call: Call, rising: bool = True) -> list[int]:
    """1 to 100 message ids, in rising order where that is asked. ApiError 400 otherwise."""
    numbers = call.numbers("message_ids")
    if not 1 <= len(numbers) <= 100:
        raise bad(
            "too many message identifiers specified" if numbers else "message identifiers are not specified"
        )
    if rising and any(b <= a for a, b in pairwise(numbers)):
        raise bad("message identifiers must be in a strictly increasing order")
    return numbers


def batch(call: Call, source: Chat) -> list[Message]:
    """The messages of a batch; ids that fit nothing are skipped. ApiError 400 when nothing is left."""
    found = [
        m for m in map(source.live, batch_numbers(call)) if m and not m.body.get("has_protected_content")
    ]
    if not found:
        raise bad("there are no messages to process")
    return found


def _forward(call: Call, place: Place, source: Chat, message: Message, groups: dict[str, str]) -> Message:
    extra: Json = {"forward_origin": origin_of(message)} | _album(call, message, groups)
    draft = Draft(copied_content(message), message.media, poll=message.poll, extra=extra)
    return put(call.world, place, draft, call.now, call.account.id, call.account.user, call.account.id)


def _album(call: Call, message: Message, groups: dict[str, str]) -> Json:
    group = message.body.get("media_group_id")
    if not group:
        return {}
    if group not in groups:
        groups[group] = album_id(call)
    return {"media_group_id": groups[group]}


def album_id(call: Call) -> str:
    """A media_group_id that was not used yet."""
    return str(13_000_000_000_000_000 + call.world.number())


CONTENT = (
    "text", "entities", "caption", "caption_entities", "contact", "location", "has_media_spoiler",
    "show_caption_above_media",
)  # fmt: skip


def copied_content(message: Message) -> Json:
    """What a copy or forward takes over from the body (media and polls are taken over by reference)."""
    return {name: message.body[name] for name in CONTENT if name in message.body}


def content_without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}


def origin_of(message: Message) -> Json:
    """The MessageOrigin of a forwarded message; a forward of a forward keeps the first origin."""
    known: Json | None = message.body.get("forward_origin")
    if known:
        return known
    body = message.body
    if "sender_chat" in body:
        kind = "channel" if body["sender_chat"]["type"] == "channel" else "chat"
        field = {"chat": "sender_chat", "channel": "chat"}[kind]
        origin = {"type": kind, "date": body["date"], field: body["sender_chat"]}
        return origin | ({"message_id": message.id} if kind == "channel" else {})
    return {"type": "user", "date": body["date"], "sender_user": body["from"]}


def _check_copyable(message: Message) -> None:
    if message.service or message.poll or message.body.get("has_protected_content"):
        raise bad("message can't be copied")


def media_message(call: Call, place: Place, kind: str, key: str) -> Json:
    """Send one stored file with the caption and keyboard of the call."""
    content = caption_of(call.world, caption_params(call)) if kind not in {"video_note", "sticker"} else {}
    if call.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return sent(call, place, drafted(call, content, Media(kind, key)))
