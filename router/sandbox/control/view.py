"""Chats and messages as the clients of their members show them."""

from itertools import takewhile
from typing import Any

from router.sandbox.methods.profile import commands_shown
from router.sandbox.model import Chat, Json, Message, Poll
from router.sandbox.render import bare, poll_object
from router.sandbox.world import Account, World


def chat_state(world: World, chat: Chat, viewer: int, since: int, limit: int) -> Json:
    """The chat, and its messages that are new or changed since a cursor, in the order of their ids."""
    account = _reader(world, chat)
    newer = list(takewhile(lambda m: m.seq > since, reversed(chat.messages.values())))[:limit]
    messages = [
        message_view(world, account, chat, m, viewer)
        for m in sorted(newer, key=_number)
        if m.only_for in {None, viewer}
    ]
    return {
        "chat": chat_view(world, chat), "messages": messages, "cursor": world.seq,
        "commands": _commands(world, account, chat, viewer),
    }  # fmt: skip


def _number(message: Message) -> int:
    return message.id


def _reader(world: World, chat: Chat) -> Account:
    inside = world.accounts_in(chat)
    return inside[0] if inside else world.bot()


def _commands(world: World, account: Account, chat: Chat, viewer: int) -> list[Json]:
    if not chat.private and viewer not in chat.members:
        return []
    user = world.user(viewer) or {}
    return commands_shown(account, chat, viewer, user.get("language_code", ""))


def chat_view(world: World, chat: Chat) -> Json:
    """What is known of a chat without its messages."""
    shown: Json = {**chat.head, "bot": chat.bot, "protected": chat.protected, "pinned": chat.pinned}
    shown |= {"last_id": chat.last_id, "action": chat.action}
    if chat.private:
        return shown | {"started": chat.started, "blocked": chat.blocked}
    members = [{"user": world.user(u), "status": p.status, "anonymous": p.anonymous, "rights": p.rights}
               for u, p in chat.members.items()]  # fmt: skip
    topics = [
        {"id": t.id, "name": t.name, "closed": t.closed, "icon_color": t.color} for t in chat.topics.values()
    ]
    return shown | {"members": members, "topics": topics, "migrated_to": chat.migrated_to}


def message_view(world: World, account: Account, chat: Chat, message: Message, viewer: int) -> Json:
    """The Bot API's Message with what only clients show: media links, reactions, pins, votes, deletion."""
    shown = {**bare(world, account, message), "id": message.id, "seq": message.seq, "edits": message.edits}
    shown["ephemeral"] = message.only_for is not None
    shown |= {"deleted": message.deleted, "service": message.service, "own": message.author == viewer}
    shown |= {"by_bot": message.bot is not None, "pinned": message.id in chat.pinned}
    shown |= {"reactions": _reactions(message, viewer), "markup": message.markup}
    if message.media:
        shown["media"] = media_view(world, message)
    if message.poll:
        shown["poll"] = poll_view(world.polls[message.poll], viewer)
    if message.reply_to:
        shown["reply"] = _brief(chat, message.reply_to)
    if message.pinned_id:
        shown["pinned_message"] = _brief(chat, message.pinned_id)
    return shown


def media_view(world: World, message: Message) -> Json:
    """Kind, measures and address of what a message carries."""
    if message.media is None:
        return {}
    file = world.files.known[message.media.key]
    return {
        "kind": message.media.kind, "url": f"/sandbox/files/{file.key}", "name": file.name, "mime": file.mime,
        "size": file.size, "width": file.width, "height": file.height, "duration": file.duration,
    }  # fmt: skip


def poll_view(poll: Poll, viewer: int) -> Json:
    """The poll with this person's own vote; who voted what is shown unless it is anonymous."""
    shown = poll_object(poll) | {"mine": poll.votes.get(viewer, [])}
    return (
        shown if poll.shape["is_anonymous"] else shown | {"votes": {str(u): v for u, v in poll.votes.items()}}
    )


def _reactions(message: Message, viewer: int) -> list[Json]:
    counts: dict[str, dict[str, Any]] = {}
    for user, chosen in message.reactions.items():
        for reaction in chosen:
            entry = counts.setdefault(
                reaction["emoji"], {"emoji": reaction["emoji"], "count": 0, "mine": False}
            )
            entry["count"] += 1
            entry["mine"] = entry["mine"] or user == viewer
    return list(counts.values())


def _brief(chat: Chat, number: int) -> Json:
    message = chat.live(number)
    if message is None:
        return {"id": number, "deleted": True}
    body = message.body
    names = ("from", "sender_chat", "text", "caption", "forum_topic_created")
    brief: Json = {"id": number, "deleted": False, "kind": message.media.kind if message.media else None}
    return brief | {name: body[name] for name in names if name in body}
