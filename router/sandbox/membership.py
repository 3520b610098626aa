"""Who comes to and leaves a chat, and the updates that tell it."""

from router.sandbox.errors import ControlError
from router.sandbox.model import Chat, Json, Member, Person
from router.sandbox.posting import service
from router.sandbox.render import member_object
from router.sandbox.telling import announce, tell
from router.sandbox.world import CREATION, Account, World, group_head


def change_member(world: World, chat: Chat, user: int, place: Member, by: int) -> None:
    """Give somebody a place in a group (member, left, ...), with service message and updates."""
    before = chat.members.get(user)
    old = member_object(world, chat, user, before)
    was_present = before is not None and before.present
    bots_before = world.accounts_in(chat)
    chat.members[user] = place
    actor = world.user(by) or world.user(user) or {}
    content: Json = {"chat": chat.head, "from": actor, "date": int(world.clock.now())}
    content |= {"old_chat_member": old, "new_chat_member": member_object(world, chat, user, place)}
    for account in {a.id: a for a in [*bots_before, *world.accounts_in(chat)]}.values():
        _tell_change(world, account, chat, user, content)
    if was_present != place.present:
        _service(world, chat, user, place, (by, actor))
    world.note(chat)


def _tell_change(world: World, account: Account, chat: Chat, user: int, content: Json) -> None:
    if user == account.id:
        tell(world, account, "my_chat_member", content, chat)
    elif chat.members[account.id].status == "administrator":
        tell(world, account, "chat_member", content, chat)


def _service(world: World, chat: Chat, user: int, place: Member, actor: tuple[int, Json]) -> None:
    changed = world.user(user)
    content = {"new_chat_members": [changed]} if place.present else {"left_chat_member": changed}
    announce(world, chat, service(world, chat, content, actor))


def set_blocked(world: World, account: Account, person: Person, blocked: bool) -> None:
    """A person blocks the bot, or lets it write again."""
    chat = world.dialog(account, person)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    states = [
        {"status": "kicked", "user": account.user, "until_date": 0},
        {"status": "member", "user": account.user},
    ]
    old, new = reversed(states) if blocked else states
    content = {"chat": chat.head, "from": person.user, "date": int(world.clock.now())}
    tell(world, account, "my_chat_member", {**content, "old_chat_member": old, "new_chat_member": new}, chat)
    world.note(chat)


def migrate(world: World, chat: Chat, by: int) -> Chat:
    """Turn a basic group into a supergroup with another id. ControlError when it is none."""
    if chat.kind != "group" or chat.migrated_to:
        raise ControlError("only a basic group can become a supergroup")
    new = Chat(
        -1_004_000_000_000 - world.number(),
        "supergroup",
        chat.title,
        protected=chat.protected,
        last_id=CREATION,
    )
    new.head = group_head(new)
    new.members = dict(chat.members)
    world.groups[new.id] = new
    actor = (by, world.user(by) or {})
    announce(world, chat, service(world, chat, {"migrate_to_chat_id": new.id}, actor))
    announce(world, new, service(world, new, {"migrate_from_chat_id": chat.id}, actor))
    chat.migrated_to = new.id
    return new
