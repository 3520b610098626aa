"""Methods that change messages which exist: edit, delete, pin, react."""

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.markup import inline_of
from router.sandbox.methods.media import item_draft
from router.sandbox.methods.messages import batch_numbers
from router.sandbox.model import Chat, Json, Media, Message
from router.sandbox.posting import caption_of, caption_params, service, text_of
from router.sandbox.reactions import parsed_reactions
from router.sandbox.render import shown
from router.sandbox.targets import allowed, chat_of, message_of, writable
from router.sandbox.telling import announce

DELETABLE_SECONDS = 48 * 3600
EDITABLE_MEDIA = frozenset({"photo", "video", "document", "audio", "animation"})
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TEXT = ("text", "entities")
CAPTION = ("caption", "caption_entities")


def edit_message_text(call: Call) -> Json:
    chat, message = _editable(call)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return _changed(call, chat, message, text_of(call), TEXT, message.media)


def edit_ephemeral_message_text(call: Call) -> bool:
    chat, message = _aside(call, "edit")
    _changed(call, chat, message, text_of(call), TEXT, message.media)
    return True


def edit_message_caption(call: Call) -> Json:
    chat, message = _editable(call)
    if message.media is None or message.media.kind in {"sticker", "video_note"}:
        raise bad("there is no caption in the message to edit")
    return _changed(call, chat, message, caption_of(call.world, caption_params(call)), CAPTION, message.media)


def edit_message_media(call: Call) -> Json:
    chat, message = _editable(call)
    item = call.json("media")
    if not isinstance(item, dict) or item.get("type") not in EDITABLE_MEDIA:
        raise bad("can't parse InputMedia: unsupported type specified")
    if message.media is None and "text" not in message.body:
        raise bad("message can't be edited")
    draft = item_draft(call, item)
    return _changed(call, chat, message, draft.content, (*TEXT, *CAPTION), draft.media)


def edit_message_reply_markup(call: Call) -> Json:
    chat, message = _editable(call)
    return _changed(call, chat, message, {}, (), message.media)


def _editable(call: Call) -> tuple[Chat, Message]:
    chat = writable(call)
    message = message_of(chat, call.number("message_id"), "edit")
    if message.bot != call.account.id or message.service or "forward_origin" in message.body:
        raise bad("message can't be edited")
    return chat, message


def _changed(
    call: Call, chat: Chat, message: Message, content: Json, replaced: tuple[str, ...], media: Media | None
) -> Json:
    markup = inline_of(call)
    kept = {name: value for name, value in message.body.items() if name not in {*replaced, "reply_markup"}}
    body = kept | content | ({"reply_markup": markup} if markup else {})
    if body == message.body and media == message.media:
        raise bad(SAME)
    message.body = body | ({"edit_date": call.now} if content or replaced else {})
    message.media, message.markup = media, markup
    message.edits += 1
    call.world.touch(chat, message)
    return shown(call.world, call.account, chat, message)


def delete_message(call: Call) -> bool:
    chat = writable(call)
    message = message_of(chat, call.number("message_id"), "delete")
    _check_deletable(call, chat, message)
    erase(call, chat, message)
    return True


def delete_ephemeral_message(call: Call) -> bool:
    erase(call, *_aside(call, "delete"))
    return True


def _aside(call: Call, what: str) -> tuple[Chat, Message]:
    """A living message that one member sees. ApiError 400 "message to ... not found"."""
    chat = writable(call)
    message = chat.live(call.number("ephemeral_message_id"))
    if message is None or message.only_for != call.number("receiver_user_id"):
        raise bad(f"message to {what} not found")
    return chat, message


def delete_messages(call: Call) -> bool:
    chat = writable(call)
    for number in batch_numbers(call, rising=False):
        message = chat.live(number)
        if message:
            _check_deletable(call, chat, message)
            erase(call, chat, message)
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    own = chat.private or message.bot == call.account.id
    if not own and not chat.members[call.account.id].may("can_delete_messages"):
        raise bad("message can't be deleted")
    if call.now - message.body["date"] >= DELETABLE_SECONDS:
        raise bad("message can't be deleted for everyone")


def erase(call: Call, chat: Chat, message: Message) -> None:
    """Delete for everybody."""
    message.deleted = True
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    call.world.touch(chat, message)


def pin_chat_message(call: Call) -> bool:
    chat = writable(call)
    allowed(call.account, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    message = message_of(chat, call.number("message_id"), "pin")
    if message.service:
        raise bad("can't pin a service message")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        call.world.touch(chat, message)
        actor = (call.account.id, call.account.user)
        note = service(call.world, chat, {}, actor, chat.topic_of(message))
        note.pinned_id = message.id
        announce(call.world, chat, note)
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = writable(call)
    allowed(call.account, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    number = call.optional("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    message = message_of(chat, number, "unpin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
        call.world.touch(chat, message)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    chat = writable(call)
    allowed(call.account, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    pinned, chat.pinned = chat.pinned, []
    for number in pinned:
        call.world.touch(chat, chat.messages[number])
    return True


def set_message_reaction(call: Call) -> bool:
    chat = chat_of(call)
    writable(call)
    message = message_of(chat, call.number("message_id"), "react")
    if message.service:
        raise bad("message can't be reacted")
    chosen = parsed_reactions(call.json("reaction") or [])
    message.reactions.pop(call.account.id, None)
    if chosen:
        message.reactions[call.account.id] = chosen
    call.world.touch(chat, message)
    return True
