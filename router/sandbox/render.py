"""Messages, polls and members as a bot sees them."""

from router.sandbox.model import Chat, Json, Member, Message, Poll
from router.sandbox.world import Account, World

RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_send_welcome_messages", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
FORUM_RIGHTS = frozenset({"can_manage_topics"})


def shown(world: World, account: Account, chat: Chat, message: Message) -> Json:
    """The Message object that this bot is shown, with the message it answers or pins."""
    body = bare(world, account, message)
    if message.reply_to is None and message.pinned_id is None:
        return body
    body = dict(body)
    if message.reply_to is not None:
        answered = chat.live(message.reply_to)
        if answered:
            body["reply_to_message"] = bare(world, account, answered)
    if message.pinned_id is not None:
        pinned = chat.live(message.pinned_id)
        body["pinned_message"] = (
            bare(world, account, pinned)
            if pinned
            else {"chat": chat.head, "message_id": message.pinned_id, "date": 0}
        )
    return body


def bare(world: World, account: Account, message: Message) -> Json:
    """The Message object without the message it answers."""
    if message.media:
        return message.body | media_of(world, account, message)
    if message.poll:
        return message.body | {"poll": poll_object(world.polls[message.poll])}
    return message.body


def media_of(world: World, account: Account, message: Message) -> Json:
    """The field of what the message carries; an animation is shown as a document too, as in Telegram."""
    if message.media is None:
        return {}
    described = world.files.describe(message.media.key, account.id)
    found: Json = {message.media.kind: described}
    if message.media.kind == "animation" and isinstance(described, dict):
        kept = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
        found["document"] = {name: described[name] for name in kept}
    return found


def poll_object(poll: Poll) -> Json:
    """The Poll object with its counts."""
    counts = [0] * len(poll.options)
    for vote in poll.votes.values():
        for option in vote:
            counts[option] += 1
    options = [{**o, "voter_count": n} for o, n in zip(poll.options, counts, strict=True)]
    head = {"id": poll.id, "question": poll.question, "options": options}
    return {**head, "total_voter_count": len(poll.votes), "is_closed": poll.closed, **poll.shape}


def member_object(world: World, chat: Chat, user: int, place: Member | None) -> Json:
    """The ChatMember object of somebody's place."""
    status = place.status if place else "left"
    found: Json = {"status": status, "user": world.user(user)}
    if place and status == "creator":
        found["is_anonymous"] = place.anonymous
    elif place and status == "administrator":
        found |= {"can_be_edited": False, "is_anonymous": place.anonymous}
        found |= {right: place.may(right) for right in RIGHTS if chat.forum or right not in FORUM_RIGHTS}
    elif status == "kicked":
        found["until_date"] = 0
    elif status == "restricted":
        found |= {"is_member": True, "until_date": 0, **RESTRICTED}
    return found


RESTRICTED = dict.fromkeys(
    (
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
        "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info",
        "can_invite_users", "can_pin_messages", "can_manage_topics",
    ),
    False,
)  # fmt: skip
