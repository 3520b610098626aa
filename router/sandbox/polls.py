"""Votes in polls, and their closing by the sandbox's clock."""

from router.sandbox.errors import ControlError
from router.sandbox.model import Chat, Json, Message, Poll
from router.sandbox.render import poll_object
from router.sandbox.telling import tell
from router.sandbox.world import World


def _owner_chat(world: World, poll: Poll) -> Chat:
    return world.bot(poll.bot).dialogs[poll.chat] if poll.chat > 0 else world.groups[poll.chat]


def _changed(world: World, poll: Poll) -> Chat:
    chat = _owner_chat(world, poll)
    message = chat.messages.get(poll.message)
    if message:
        world.touch(chat, message)
    return chat


def close_poll(world: World, poll: Poll) -> None:
    """No more votes; the bot is told by a `poll` update."""
    poll.closed = True
    if poll in world.open_polls:
        world.open_polls.remove(poll)
    chat = _changed(world, poll)
    tell(world, world.bot(poll.bot), "poll", poll_object(poll), chat)


def close_due(world: World) -> None:
    """Close every poll whose time has come."""
    now = world.clock.now()
    for poll in [p for p in world.open_polls if p.closes_at is not None and p.closes_at <= now]:
        close_poll(world, poll)


def vote(world: World, message: Message, person: int, options: list[int]) -> None:
    """A person votes; an empty list takes the vote back. ControlError when the client would not let them."""
    poll = world.polls[message.poll] if message.poll else None
    if poll is None:
        raise ControlError("the message has no poll")
    _check_vote(poll, person, options)
    poll.votes.pop(person, None)
    if options:
        poll.votes[person] = sorted(set(options))
    chat = _changed(world, poll)
    account = world.bot(poll.bot)
    if not poll.shape["is_anonymous"]:
        tell(world, account, "poll_answer", _answer(world, poll, person), chat)
    tell(world, account, "poll", poll_object(poll), chat)


def _check_vote(poll: Poll, person: int, options: list[int]) -> None:
    if poll.closed:
        raise ControlError("the poll is closed")
    if any(not 0 <= option < len(poll.options) for option in options):
        raise ControlError("no such option")
    if len(options) > 1 and not poll.shape["allows_multiple_answers"]:
        raise ControlError("one answer only")
    if person in poll.votes and not poll.shape["allows_revoting"]:
        raise ControlError("the vote cannot be changed")


def _answer(world: World, poll: Poll, person: int) -> Json:
    chosen = poll.votes.get(person, [])
    persistent = [poll.options[n]["persistent_id"] for n in chosen]
    user = world.people[person].user
    return {"poll_id": poll.id, "user": user, "option_ids": chosen, "option_persistent_ids": persistent}
