"""Methods about chats and their members."""

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.membership import change_member
from router.sandbox.model import Chat, Json, Member
from router.sandbox.render import member_object, shown
from router.sandbox.targets import allowed, chat_of, check_inside

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def _readable(call: Call) -> Chat:
    chat = chat_of(call)
    if not chat.private:
        check_inside(call.account, chat)
    elif not chat.last_id and not chat.started:
        raise bad("chat not found")
    return chat


def get_chat(call: Call) -> Json:
    chat = _readable(call)
    full = chat.head | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if chat.protected:
        full["has_protected_content"] = True
    if chat.pinned:
        full["pinned_message"] = shown(call.world, call.account, chat, chat.messages[chat.pinned[-1]])
    if not chat.private:
        full["permissions"] = {"can_send_messages": True, "can_send_photos": True}
    return full


def get_chat_member(call: Call) -> Json:
    chat, user = _readable(call), call.number("user_id")
    if call.world.user(user) is None:
        raise bad("PARTICIPANT_ID_INVALID" if user else "invalid user_id specified")
    place = Member() if chat.private and user in {chat.id, chat.bot} else chat.members.get(user)
    return member_object(call.world, chat, user, place)


def get_chat_member_count(call: Call) -> int:
    chat = _readable(call)
    return 2 if chat.private else sum(place.present for place in chat.members.values())


def get_chat_administrators(call: Call) -> list[Json]:
    chat = _readable(call)
    if chat.private:
        raise bad("there are no administrators in the private chat")
    leads = {u: p for u, p in chat.members.items() if p.status in {"creator", "administrator"}}
    return [
        member_object(call.world, chat, user, place)
        for user, place in leads.items()
        if user != call.account.id
    ]


def leave_chat(call: Call) -> bool:
    chat = _readable(call)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    change_member(call.world, chat, call.account.id, Member("left"), call.account.id)
    return True


def export_chat_invite_link(call: Call) -> str:
    chat = _readable(call)
    if chat.private:
        raise bad("can't export invite link for a private chat")
    allowed(call.account, chat, "can_invite_users", "not enough rights to manage chat invite link")
    return f"https://t.me/+sandbox{-chat.id}"


def get_user_profile_photos(call: Call) -> Json:
    if call.world.user(call.number("user_id")) is None:
        raise bad("invalid user_id specified")
    return {"total_count": 0, "photos": []}
