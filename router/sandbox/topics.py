"""What happens to a forum topic, whoever does it."""

from router.sandbox.model import Chat, Json, Message, Topic
from router.sandbox.posting import service
from router.sandbox.telling import announce
from router.sandbox.world import World

COLORS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})
Actor = tuple[int, Json]


def open_topic(world: World, chat: Chat, name: str, actor: Actor, color: int = 0) -> Topic:
    """A new topic; its first message is the service message whose id it takes."""
    color = color if color in COLORS else 7322096
    root = service(world, chat, {"forum_topic_created": {"name": name, "icon_color": color}}, actor)
    root.body |= {"message_thread_id": root.id, "is_topic_message": True}
    chat.topics[root.id] = Topic(root.id, name, color)
    announce(world, chat, root)
    return chat.topics[root.id]


def rename_topic(world: World, chat: Chat, topic: Topic, name: str, actor: Actor) -> None:
    topic.name = name
    _note(world, chat, topic, {"forum_topic_edited": {"name": name}}, actor)


def close_topic(world: World, chat: Chat, topic: Topic, closed: bool, actor: Actor) -> None:
    """Close or reopen."""
    topic.closed = closed
    _note(world, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, actor)


def _note(world: World, chat: Chat, topic: Topic, content: Json, actor: Actor) -> Message:
    message = service(world, chat, content, actor, topic.id)
    message.reply_to = topic.id
    announce(world, chat, message)
    return message


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Gone with all its messages; nobody is told, as in Telegram."""
    del chat.topics[topic.id]
    inside = [
        m for m in chat.messages.values() if m.body.get("message_thread_id") == topic.id and not m.deleted
    ]
    for message in inside:
        message.deleted = True
        world.touch(chat, message)
