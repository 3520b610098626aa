"""/sandbox/chats: groups, their members and topics, and what their members see."""

import asyncio

from aiohttp import web

from router.sandbox.control.asked import answer, chat_in_path, fields_of, seconds, world_of
from router.sandbox.control.view import chat_state, chat_view
from router.sandbox.errors import ControlError
from router.sandbox.membership import change_member, migrate
from router.sandbox.model import Chat, Json, Member
from router.sandbox.topics import close_topic, delete_topic, open_topic, rename_topic
from router.sandbox.world import World, make_group


async def list_chats(request: web.Request) -> web.Response:
    world = world_of(request)
    dialogs = [chat for account in world.accounts.values() for chat in account.dialogs.values()]
    return answer({"chats": [chat_view(world, chat) for chat in [*world.groups.values(), *dialogs]]})


async def create_chat(request: web.Request) -> web.Response:
    fields, _ = await fields_of(request)
    world = world_of(request)
    return answer(chat_view(world, make_group(world, fields)))


async def state(request: web.Request) -> web.Response:
    """The chat's messages since a cursor; with `timeout` it waits until there are some."""
    world, chat = world_of(request), chat_in_path(request)
    since, limit = int(request.query.get("since", 0)), int(request.query.get("limit", 1000))
    viewer = int(request.query.get("viewer", chat.id if chat.private else 0))
    await _newer(world, chat, since, seconds(request))
    return answer(chat_state(world, chat, viewer, since, limit))


async def _newer(world: World, chat: Chat, since: int, patience: float) -> None:
    try:
        async with asyncio.timeout(patience):
            while patience and not _has_newer(chat, since):
                world.changed.clear()
                await world.changed.wait()
    except TimeoutError:
        return


def _has_newer(chat: Chat, since: int) -> bool:
    return bool(chat.messages) and next(reversed(chat.messages.values())).seq > since


async def set_member(request: web.Request) -> web.Response:
    """Give a person or the bot another place in a group: {user, status, by, rights, anonymous}."""
    world, chat = world_of(request), chat_in_path(request)
    fields, _ = await fields_of(request)
    user = int(fields.get("user") or world.bot().id)
    if chat.private or world.user(user) is None:
        raise ControlError("a group and a known person are needed")
    status = fields.get("status", "member")
    if status not in {"creator", "administrator", "member", "restricted", "left", "kicked"}:
        raise ControlError(f"no such status: {status}")
    place = Member(status, bool(fields.get("anonymous")), dict(fields.get("rights") or {}))
    change_member(world, chat, user, place, actor_of(chat, fields))
    return answer(chat_view(world, chat))


def actor_of(chat: Chat, fields: Json) -> int:
    """Who does it: `by`, else the creator of the group."""
    creator = next((user for user, place in chat.members.items() if place.status == "creator"), 0)
    return int(fields.get("by") or creator)


async def migrate_chat(request: web.Request) -> web.Response:
    world, chat = world_of(request), chat_in_path(request)
    fields, _ = await fields_of(request)
    return answer(chat_view(world, migrate(world, chat, actor_of(chat, fields))))


async def change_chat(request: web.Request) -> web.Response:
    """Set `protected`, `title` or `forum` of a group."""
    world, chat = world_of(request), chat_in_path(request)
    fields, _ = await fields_of(request)
    chat.protected = bool(fields.get("protected", chat.protected))
    chat.title, chat.forum = str(fields.get("title", chat.title)), bool(fields.get("forum", chat.forum))
    if not chat.private:
        chat.head |= {"title": chat.title} | ({"is_forum": True} if chat.forum else {})
    world.note(chat)
    return answer(chat_view(world, chat))


async def topic(request: web.Request) -> web.Response:
    """{action: open, name} or {action: close | reopen | rename | delete, topic, name}, done by `by`."""
    world, chat = world_of(request), chat_in_path(request)
    fields, _ = await fields_of(request)
    if not chat.forum:
        raise ControlError("the chat is not a forum")
    by = actor_of(chat, fields)
    actor = (by, world.user(by) or {})
    if fields["action"] == "open":
        return answer({"topic": open_topic(world, chat, str(fields["name"]), actor).id})
    found = chat.topics.get(int(fields["topic"]))
    if found is None:
        raise ControlError("no such topic")
    if fields["action"] == "delete":
        delete_topic(world, chat, found)
    elif fields["action"] == "rename":
        rename_topic(world, chat, found, str(fields["name"]), actor)
    else:
        close_topic(world, chat, found, fields["action"] == "close", actor)
    return answer({"topic": found.id})
