"""Forum topics."""

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Chat, Json, Topic
from router.sandbox.targets import allowed, topic_of, writable
from router.sandbox.topics import close_topic, delete_topic, open_topic, rename_topic

RIGHT = "can_manage_topics"


def _forum(call: Call, deed: str) -> Chat:
    chat = writable(call)
    if not chat.forum:
        raise bad("the chat is not a forum")
    allowed(call.account, chat, RIGHT, f"not enough rights to {deed}")
    return chat


def _topic(call: Call, deed: str) -> tuple[Chat, Topic]:
    chat = _forum(call, deed)
    return chat, topic_of(chat, call.number("message_thread_id"))


def create_forum_topic(call: Call) -> Json:
    chat = _forum(call, "create a topic")
    name = _name(call)
    topic = open_topic(
        call.world, chat, name, (call.account.id, call.account.user), call.number("icon_color")
    )
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.color}


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_INVALID" if len(name) > 128 else "topic title is empty")
    return name


def edit_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call, "edit the topic")
    name = _name(call) if call.text("name") else topic.name
    if name == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    rename_topic(call.world, chat, topic, name, (call.account.id, call.account.user))
    return True


def set_closed(call: Call, closed: bool) -> bool:
    """closeForumTopic and reopenForumTopic."""
    chat, topic = _topic(call, "close the topic" if closed else "reopen the topic")
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    close_topic(call.world, chat, topic, closed, (call.account.id, call.account.user))
    return True


def delete_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call, "delete the topic")
    delete_topic(call.world, chat, topic)
    return True
