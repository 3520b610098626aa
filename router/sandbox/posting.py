"""Texts and captions as they are stored, and putting messages into chats."""

from dataclasses import dataclass, field

from router.sandbox.call import Call
from router.sandbox.entities import Formatted, check_given, detect, trim, units
from router.sandbox.errors import bad
from router.sandbox.html import parse_html
from router.sandbox.markup import markup_of
from router.sandbox.model import Chat, Json, Media, Message
from router.sandbox.render import shown
from router.sandbox.targets import Place
from router.sandbox.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def text_of(call: Call) -> Json:
    """`text` and `entities` of a call. ApiError 400 when it is empty, too long or cannot be parsed."""
    text, entities = formatted(call.world, call.text("text"), call.text("parse_mode"), call.json("entities"))
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_of(world: World, source: Json) -> Json:
    """`caption` and `caption_entities` of a call or of one item of an album."""
    raw = source.get("caption")
    if not raw:
        return {}
    given = source.get("caption_entities")
    text, entities = formatted(world, str(raw), str(source.get("parse_mode") or ""), given)
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    found: Json = {"caption": text} if text else {}
    return found | {"caption_entities": entities} if entities else found


def caption_params(call: Call) -> Json:
    """The caption's parameters of a call, with entities parsed."""
    kept: Json = {name: call.params.get(name) for name in ("caption", "parse_mode")}
    return kept | {"caption_entities": call.json("caption_entities")}


def formatted(world: World, text: str, mode: str, given: object = None) -> Formatted:
    """A text with its entities: parsed or given, trimmed, with what Telegram finds by itself."""
    if mode and mode.upper() != "HTML":
        raise bad("unsupported parse_mode: the sandbox speaks HTML only")
    parsed = parse_html(text) if mode else (text, check_given(text, given) if given else [])
    short, entities = trim(*parsed)
    return short, detect(short, [e for e in entities if e["type"] != "text_mention" or _mentions(world, e)])


def _mentions(world: World, entity: Json) -> bool:
    """Whether somebody known is mentioned; then with the whole User."""
    user = world.user(int(entity["user"]["id"]))
    if user:
        entity["user"] = user
    return user is not None


@dataclass(slots=True)
class Draft:
    """A message before it has a number and a date."""

    content: Json
    media: Media | None = None
    markup: Json | None = None
    poll: str | None = None
    service: bool = False
    extra: Json = field(default_factory=dict)


def sent(call: Call, place: Place, draft: Draft) -> Json:
    """Put the bot's message into the chat; the Message object that the call answers."""
    if call.flag("protect_content"):
        draft.extra["has_protected_content"] = True
    receiver = _receiver(call, place.chat)
    message = put(call.world, place, draft, call.now, call.account.id, call.account.user, call.account.id)
    if receiver:
        keep_between(message, receiver, call.world.user(receiver))
    return shown(call.world, call.account, place.chat, message)


def keep_between(message: Message, person: int, receiver: Json | None) -> None:
    """Make a message ephemeral: one between the bot and this person."""
    message.only_for = person
    message.body |= {"message_id": 0, "ephemeral_message_id": message.id, "receiver_user": receiver}


def _receiver(call: Call, chat: Chat) -> int | None:
    """Whom an ephemeral message is for.

    ApiError 400 for a bot that is no administrator, and for somebody who is not in the group.
    """
    if "ephemeral_message_parameters" not in call.params:
        return None
    if not chat.private and not chat.members[call.account.id].admin:
        raise bad("CHAT_ADMIN_REQUIRED")
    wish = call.json("ephemeral_message_parameters") or {}
    receiver = int(wish.get("receiver_user_id") or 0)
    if chat.private or receiver not in chat.members or not chat.members[receiver].present:
        raise bad("USER_NOT_PARTICIPANT")
    return receiver


def drafted(call: Call, content: Json, media: Media | None = None) -> Draft:
    """The draft of a call: content and keyboard."""
    return Draft(content, media, markup_of(call))


def put(
    world: World, place: Place, draft: Draft, now: int, author: int, sender: Json, bot: int | None = None
) -> Message:
    """Give the draft the next number of the chat and store it."""
    chat = place.chat
    chat.last_id += 1
    body: Json = {"message_id": chat.last_id, "from": sender, "chat": chat.head, "date": now}
    body |= _thread(place)
    if place.quote:
        body["quote"] = place.quote
    if chat.protected:
        body["has_protected_content"] = True
    body |= draft.content
    body |= draft.extra
    if draft.markup and "inline_keyboard" in draft.markup:
        body["reply_markup"] = draft.markup
    message = Message(
        chat.last_id,
        body,
        author,
        bot,
        draft.media,
        draft.poll,
        place.reply_to,
        None,
        draft.markup,
        draft.service,
    )
    chat.messages[message.id] = message
    world.touch(chat, message)
    return message


def _thread(place: Place) -> Json:
    """In a topic its id; in another supergroup the root of the chain of replies, which is no topic."""
    if place.thread:
        return {"message_thread_id": place.thread, "is_topic_message": True}
    answered = place.chat.live(place.reply_to)
    if answered is None or place.chat.kind != "supergroup" or place.chat.forum:
        return {}
    return {"message_thread_id": answered.body.get("message_thread_id", answered.id)}


def service(
    world: World, chat: Chat, content: Json, sender: tuple[int, Json], thread: int | None = None
) -> Message:
    """Put a service message into a chat; `sender` is the id and User of who did it."""
    bot = sender[0] if sender[1]["is_bot"] and sender[0] not in world.people else None
    draft = Draft(content, service=True)
    return put(world, Place(chat, thread), draft, int(world.clock.now()), sender[0], sender[1], bot)
