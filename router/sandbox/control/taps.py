"""Tapping buttons, and waiting for what the bot answers."""

import asyncio

from router.sandbox.control.acts import Act
from router.sandbox.errors import ControlError
from router.sandbox.model import Chat, Json, Message, Query
from router.sandbox.render import shown
from router.sandbox.telling import tell
from router.sandbox.world import Account, World

KEPT_SECONDS = 3600


async def tap(act: Act) -> Json:
    """Tap and wait `timeout` seconds for answerCallbackQuery."""
    number, button = tapped(act)
    if not number:
        return {"answered": False, "button": button}
    owner = next(a for a in act.world.accounts.values() if number in a.queries)
    return await answered(act.world, owner.queries[number], float(act.fields.get("timeout", 10)))


async def answered(world: World, query: Query, patience: float) -> Json:
    """What the bot answers to a query, or that it does not."""
    try:
        async with asyncio.timeout(patience):
            while query.answer is None:
                world.changed.clear()
                await world.changed.wait()
    except TimeoutError:
        return {"answered": False, "query": query.id}
    return {"answered": True, "query": query.id, **query.answer}


def tapped(act: Act) -> tuple[str, Json]:
    """Tap a button: the number of the query that waits for its answer, or the button when no bot is asked."""
    chat = act.chat()
    forced = bool(act.fields.get("force"))
    message = chat.messages.get(int(act.fields.get("message") or 0)) if forced else act.message(chat)
    if message is None:
        raise ControlError("no such message")
    button = {"callback_data": act.fields["data"]} if forced else _button(act, message)
    if "callback_data" not in button:
        return "", button
    return _ask(act, chat, message, str(button["callback_data"])), button


def _button(act: Act, message: Message) -> Json:
    fields = act.fields
    for r, row in enumerate((message.markup or {}).get("inline_keyboard", [])):
        for c, button in enumerate(row):
            by_place = "row" in fields and (r, c) == (int(fields["row"]), int(fields.get("column", 0)))
            by_data = "data" in fields and button.get("callback_data") == fields["data"]
            if by_place or by_data or ("text" in fields and button["text"] == fields["text"]):
                return dict(button)
    raise ControlError(f"message {message.id} has no such button")


def _ask(act: Act, chat: Chat, message: Message, data: str) -> str:
    owner = next((a for a in act.world.accounts.values() if a.id == message.bot), None)
    if owner is None:
        raise ControlError("the message is not a bot's")
    forget_old(act.world, owner)
    query = Query(str(4_000_000_000_000_000 + act.world.number()), act.world.clock.now())
    owner.queries[query.id] = query
    lost: Json = {"chat": chat.head, "message_id": message.id, "date": 0}
    content = {"id": query.id, "from": act.person.user, "chat_instance": str(abs(chat.id)), "data": data}
    content["message"] = lost if message.deleted else shown(act.world, owner, chat, message)
    tell(act.world, owner, "callback_query", content, chat)
    return query.id


def forget_old(world: World, owner: Account) -> None:
    """Queries that are an hour old."""
    oldest = world.clock.now() - KEPT_SECONDS
    for old in [q for q in owner.queries.values() if q.at < oldest]:
        del owner.queries[old.id]
