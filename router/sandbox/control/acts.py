"""What a person does in their client."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from router.sandbox.entities import detect, trim, units
from router.sandbox.errors import ControlError
from router.sandbox.files import Upload
from router.sandbox.membership import change_member, set_blocked
from router.sandbox.methods.messages import copied_content, origin_of
from router.sandbox.model import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    Chat,
    Json,
    Media,
    Member,
    Message,
    Person,
)
from router.sandbox.polls import vote as cast_vote
from router.sandbox.posting import CAPTION_LIMIT, TEXT_LIMIT, Draft, keep_between, put
from router.sandbox.reactions import parsed_reactions
from router.sandbox.targets import Place, quoted
from router.sandbox.telling import announce, tell
from router.sandbox.world import Account, World

KINDS = ("photo", "document", "video", "voice", "video_note", "sticker", "animation", "audio")


@dataclass(slots=True)
class Act:
    """Who does what, with which fields and files."""

    world: World
    person: Person
    fields: Json
    files: list[Upload]

    @property
    def account(self) -> Account:
        bot = self.fields.get("bot")
        return self.world.bot(int(bot) if bot else None)

    def chat(self, name: str = "chat") -> Chat:
        """The chat that the fields name; without one, the private chat with the bot."""
        number = int(self.fields.get(name) or self.person.id)
        if number == self.person.id:
            return self.world.dialog(self.account, self.person)
        if number not in self.world.groups:
            raise ControlError(f"no chat {number}")
        return self.world.groups[number]

    def message(self, chat: Chat, name: str = "message") -> Message:
        found = chat.live(int(self.fields.get(name) or 0))
        if found is None or found.only_for not in {None, self.person.id}:
            raise ControlError(f"no message {self.fields.get(name)} in chat {chat.id}")
        return found


def send(act: Act) -> Json:
    """Write a text, share a contact, or send files (several are an album)."""
    chat = act.chat()
    _check_may_write(act, chat)
    place = _place(act, chat)
    drafts = _drafts(act)
    numbers = [_post(act, place, draft).id for draft in drafts]
    return {
        "message": numbers[0],
        "messages": numbers,
        "media_group_id": drafts[0].extra.get("media_group_id"),
    }


def compose(act: Act, draft: Draft) -> Message:
    """Put something into the chat as the person's message."""
    chat = act.chat()
    _check_may_write(act, chat)
    return _post(act, _place(act, chat), draft)


def _check_may_write(act: Act, chat: Chat) -> None:
    if chat.private:
        if chat.blocked:
            raise ControlError("the person has blocked the bot")
        chat.started = True
        return
    place = chat.members.get(act.person.id)
    if place is None or not place.present:
        raise ControlError("the person is not in the chat")
    if chat.migrated_to:
        raise ControlError(f"the group is now {chat.migrated_to}")


def _place(act: Act, chat: Chat) -> Place:
    fields = act.fields
    place = Place(chat, int(fields.get("thread") or 0) or None)
    if fields.get("reply_to"):
        answered = act.message(chat, "reply_to")
        place.reply_to = answered.id
        place.thread = place.thread or chat.topic_of(answered)
        if fields.get("quote"):
            place.quote = quoted(answered, str(fields["quote"]))
    if place.thread:
        topic = chat.topics.get(place.thread)
        if topic is None or (topic.closed and not chat.members[act.person.id].may("can_manage_topics")):
            raise ControlError("no such topic, or it is closed")
        place.reply_to = place.reply_to or topic.id
    return place


def _drafts(act: Act) -> list[Draft]:
    text, entities = _written(act, CAPTION_LIMIT if act.files else TEXT_LIMIT)
    if not act.files:
        if contact := act.fields.get("contact"):
            return [Draft({"contact": {"first_name": "?", "phone_number": "", **contact}})]
        if not text:
            raise ControlError("nothing to send: give text, files or a contact")
        return [Draft(_content("", text, entities))]
    if len(act.files) > 10:
        raise ControlError("an album has at most ten items")
    drafts = [_file_draft(act, upload) for upload in act.files]
    drafts[0].content |= _content("caption", text, entities)
    group = act.fields.get("media_group_id") or (
        str(act.world.number() + 14 * 10**15) if len(drafts) > 1 else None
    )
    for draft in drafts if group else ():
        draft.extra["media_group_id"] = str(group)
    return drafts


def _written(act: Act, limit: int) -> tuple[str, list[Json]]:
    raw = str(act.fields.get("text") or act.fields.get("caption") or "")
    text, entities = trim(raw, act.fields.get("entities") or [])
    if units(text) > limit:
        raise ControlError(f"a client sends at most {limit} characters")
    return text, detect(text, entities)


def _content(prefix: str, text: str, entities: list[Json]) -> Json:
    if not text:
        return {}
    name, marks = (prefix, f"{prefix}_entities") if prefix else ("text", "entities")
    return {name: text, marks: entities} if entities else {name: text}


def _file_draft(act: Act, upload: Upload) -> Draft:
    kind = str(act.fields.get("kind") or _guess(upload.mime))
    if kind not in KINDS:
        raise ControlError(f"kind is one of {KINDS}")
    file = act.world.files.add(kind, upload, int(act.fields.get("duration") or 0))
    return Draft({}, Media(kind, file.key))


def _guess(mime: str) -> str:
    family = mime.split("/", 1)[0]
    return {"image": "photo", "video": "video", "audio": "voice"}.get(family, "document")


def _post(act: Act, place: Place, draft: Draft) -> Message:
    sender, extra = _sender(act, place.chat)
    draft.extra |= extra
    message = put(act.world, place, draft, int(act.world.clock.now()), act.person.id, sender)
    answered = place.chat.live(place.reply_to)
    if answered and answered.only_for:
        keep_between(message, act.person.id, act.account.user)
    announce(act.world, place.chat, message)
    return message


def _sender(act: Act, chat: Chat) -> tuple[Json, Json]:
    role = act.fields.get("as") or (
        "anonymous" if not chat.private and chat.members[act.person.id].anonymous else ""
    )
    if role == "anonymous":
        return ANONYMOUS_ADMIN, {"sender_chat": chat.head}
    if role == "channel":
        channel = {"id": -1_005_000_000_000 - act.person.id, "type": "channel"}
        return CHANNEL_BOT, {
            "sender_chat": {**channel, "title": f"{act.person.user['first_name']}'s channel"}
        }
    return act.person.user, {}


def start(act: Act) -> Json:
    """Press Start, with the payload of a deep link if there is one; a blocked bot is unblocked by it."""
    set_blocked(act.world, act.account, act.person, blocked=False)
    act.fields = {**act.fields, "text": f"/start {_payload(act)}".strip()}
    return send(act)


def _payload(act: Act) -> str:
    payload = str(act.fields.get("payload") or "")
    if len(payload) > 64 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in payload):
        raise ControlError("a payload has up to 64 of A-Z a-z 0-9 _ -")
    return payload


def edit(act: Act) -> Json:
    """Change the text or caption of one's own message."""
    chat = act.chat()
    message = act.message(chat)
    if message.author != act.person.id:
        raise ControlError("not this person's message")
    prefix, limit = ("caption", CAPTION_LIMIT) if message.media else ("", TEXT_LIMIT)
    content = _content(prefix, *_written(act, limit))
    message.body = {k: v for k, v in message.body.items() if k not in {"entities", "caption_entities"}}
    message.body |= content | {"edit_date": int(act.world.clock.now())}
    message.edits += 1
    act.world.touch(chat, message)
    announce(act.world, chat, message, "edited_message")
    return {"message": message.id}


def delete(act: Act) -> Json:
    """Delete one's own message for everybody; bots are not told, as in Telegram."""
    chat = act.chat()
    message = act.message(chat)
    if (
        message.author != act.person.id
        and not chat.private
        and not chat.members[act.person.id].may("can_delete_messages")
    ):
        raise ControlError("not this person's message")
    message.deleted = True
    act.world.touch(chat, message)
    return {"message": message.id}


def forward(act: Act) -> Json:
    """Forward a message from one chat to another."""
    source = act.chat("from_chat")
    message = act.message(source)
    if message.body.get("has_protected_content") or message.service:
        raise ControlError("the message cannot be forwarded")
    chat = act.chat()
    _check_may_write(act, chat)
    extra: Json = {"forward_origin": origin_of(message)}
    draft = Draft(copied_content(message), message.media, poll=message.poll, extra=extra)
    return {"message": _post(act, _place(act, chat), draft).id}


def vote(act: Act) -> Json:
    """Vote in a poll; an empty list of options takes the vote back."""
    options = act.fields.get("options")
    if not isinstance(options, list):
        raise ControlError("options is a list of option numbers")
    chat = act.chat()
    cast_vote(act.world, act.message(chat), act.person.id, [int(option) for option in options])
    return {"options": options}


def react(act: Act) -> Json:
    """Set or take back (`emoji` null) a reaction."""
    chat = act.chat()
    message, user = act.message(chat), act.person.id
    emoji = act.fields.get("emoji")
    old = message.reactions.pop(user, [])
    new = parsed_reactions([{"type": "emoji", "emoji": emoji}] if emoji else [])
    if new:
        message.reactions[user] = new
    act.world.touch(chat, message)
    hidden = not chat.private and chat.members[user].anonymous
    actor = {"actor_chat": chat.head} if hidden else {"user": act.person.user}
    content = {"chat": chat.head, "message_id": message.id, "date": int(act.world.clock.now()), **actor}
    content |= {"old_reaction": old, "new_reaction": new}
    for account in act.world.accounts_in(chat):
        if chat.private or chat.members[account.id].status == "administrator":
            tell(act.world, account, "message_reaction", content, chat)
    return {"emoji": emoji}


def block(act: Act) -> Json:
    set_blocked(act.world, act.account, act.person, blocked=True)
    return {"blocked": True}


def unblock(act: Act) -> Json:
    set_blocked(act.world, act.account, act.person, blocked=False)
    return {"blocked": False}


def join(act: Act) -> Json:
    """Come into a group by oneself."""
    change_member(act.world, act.chat(), act.person.id, Member("member"), act.person.id)
    return {"status": "member"}


def leave(act: Act) -> Json:
    """Leave a group by oneself."""
    change_member(act.world, act.chat(), act.person.id, Member("left"), act.person.id)
    return {"status": "left"}


def add_bot(act: Act) -> Json:
    """Follow a link ``?startgroup=payload``: the bot comes into a group, and hears ``/start@bot payload``.

    `admin` names the rights that the link asks for, with ``+`` between them: the bot becomes an administrator
    with these and no others; without it a member. One that is in the group already stays what it is.
    """
    chat, bot = act.chat(), act.account
    _check_may_write(act, chat)
    if chat.private:
        raise ControlError("a group is needed")
    payload = _payload(act)
    place = chat.members.get(bot.id)
    if place is None or not place.present:
        change_member(act.world, chat, bot.id, _as_asked(act), act.person.id)
    if not payload:
        return {"message": None}
    act.fields = {**act.fields, "text": f"/start@{bot.user['username']} {payload}"}
    return send(act)


def _as_asked(act: Act) -> Member:
    asked = {right for right in str(act.fields.get("admin") or "").replace(" ", "+").split("+") if right}
    if not asked:
        return Member("member")
    rights = ("pin_messages", "delete_messages", "manage_topics", "invite_users", "change_info")
    return Member("administrator", rights={f"can_{right}": right in asked for right in rights})


ACTS: dict[str, Callable[[Act], Any]] = {
    "send": send, "start": start, "edit": edit, "delete": delete, "forward": forward, "vote": vote,
    "react": react, "block": block, "unblock": unblock, "join": join, "leave": leave,
    "add_bot": add_bot,
}  # fmt: skip
