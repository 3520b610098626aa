"""Finding the chat, topic and message that a call is about, with Telegram's refusals."""

from dataclasses import dataclass

from router.sandbox.call import Call
from router.sandbox.entities import units
from router.sandbox.errors import ApiError, bad, forbidden
from router.sandbox.model import Chat, Json, Message, Topic
from router.sandbox.world import Account, World

GENERAL = 1


@dataclass(slots=True)
class Place:
    """Where a new message goes."""

    chat: Chat
    thread: int | None = None
    reply_to: int | None = None
    quote: Json | None = None


def chat_of(call: Call, name: str = "chat_id") -> Chat:
    """The chat named by a parameter. ApiError 400 when the bot knows no such chat."""
    raw = call.text(name).strip()
    if not raw:
        raise bad("chat_id is empty")
    if raw.startswith("@"):
        found = next((c for c in call.world.groups.values() if c.username and f"@{c.username}" == raw), None)
    else:
        found = _by_number(call, raw)
    if found is None:
        raise bad("chat not found")
    return found


def _by_number(call: Call, raw: str) -> Chat | None:
    try:
        number = int(raw)
    except ValueError:
        return None
    if number < 0:
        return call.world.groups.get(number)
    person = call.world.people.get(number)
    return call.world.dialog(call.account, person) if person else None


def writable(call: Call, name: str = "chat_id") -> Chat:
    """A chat in which the bot may write. ApiError 403 or 400 when it may not."""
    chat = chat_of(call, name)
    if chat.private:
        _check_dialog(call.world, chat)
    else:
        check_inside(call.account, chat)
    return chat


def _check_dialog(world: World, chat: Chat) -> None:
    if not world.people[chat.id].active:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def check_inside(account: Account, chat: Chat) -> None:
    """ApiError unless the bot is in this group and the group was not upgraded."""
    if chat.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    place = chat.members.get(account.id)
    if place is None or not place.present:
        kicked = place is not None and place.status == "kicked"
        what = "bot was kicked from" if kicked else "bot is not a member of"
        raise forbidden(f"{what} the {chat.kind} chat")


def place_of(call: Call) -> Place:
    """Chat, topic and answered message of something that is sent."""
    chat = writable(call)
    place = Place(chat, call.optional("message_thread_id"))
    _reply(call, place)
    if place.thread:
        topic_of(chat, place.thread, call.account)
    if place.thread and place.reply_to is None:
        place.reply_to = place.thread
    return place


def topic_of(chat: Chat, thread: int, account: Account | None = None) -> Topic:
    """The topic, open for this bot. ApiError 400 when it is gone, was never there, or is closed."""
    topic = chat.topics.get(thread)
    if topic is None or thread == GENERAL:
        raise bad("message thread not found")
    if account and topic.closed and not chat.members[account.id].may("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return topic


def _reply(call: Call, place: Place) -> None:
    wish = call.json("reply_parameters") if "reply_parameters" in call.params else None
    if not isinstance(wish, dict):
        number, lenient = call.optional("reply_to_message_id"), call.flag("allow_sending_without_reply")
        wish = {"message_id": number, "allow_sending_without_reply": lenient} if number else None
    if wish is None:
        return
    same = str(wish.get("chat_id", place.chat.id)) == str(place.chat.id)
    answered = place.chat.live(int(wish.get("message_id") or 0)) if same else None
    if answered is None:
        if wish.get("allow_sending_without_reply"):
            return
        raise bad("message to be replied not found")
    place.reply_to = answered.id
    place.thread = place.thread or place.chat.topic_of(answered)
    if wish.get("quote"):
        place.quote = quoted(answered, str(wish["quote"]))


def quoted(answered: Message, piece: str) -> Json:
    """The TextQuote of a piece of the answered message. ApiError 400 when it is not in it."""
    text = answered.body.get("text") or answered.body.get("caption") or ""
    if piece not in text:
        raise bad("QUOTE_TEXT_INVALID")
    return {"text": piece, "position": units(text[: text.index(piece)]), "is_manual": True}


def message_of(chat: Chat, number: int, what: str) -> Message:
    """A living message of the chat. ApiError 400 "message to ... not found"."""
    message = chat.live(number)
    if message is None or message.only_for:
        raise bad(f"message to {what} not found")
    return message


def allowed(account: Account, chat: Chat, right: str, refusal: str) -> None:
    """ApiError 400 unless the bot has the right in this group (in private chats it has every right)."""
    if not chat.private and not chat.members[account.id].may(right):
        raise bad(refusal)
