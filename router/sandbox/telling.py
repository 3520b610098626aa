"""Which bot is told what: updates, privacy mode, faults of delivery."""

from router.sandbox import faults
from router.sandbox.entities import cut
from router.sandbox.model import Chat, Json, Message
from router.sandbox.render import shown
from router.sandbox.world import Account, World


def tell(world: World, account: Account, kind: str, content: Json, chat: Chat | None = None) -> None:
    """Owe a bot an update, if it wants this kind."""
    outbox = account.outbox
    if not outbox.wants(kind):
        return
    outbox.push(kind, content)
    world.count("updates")
    fault = faults.of_update(world.faults, kind, chat.id if chat else None)
    if fault == "duplicate":
        outbox.repeat_last()
    elif fault == "reorder":
        outbox.swap_last()


def announce(world: World, chat: Chat, message: Message, kind: str = "message") -> None:
    """Show a new or edited message to the bots in the chat that may see it."""
    for account in world.accounts_in(chat):
        if _sees(account, chat, message):
            tell(world, account, kind, shown(world, account, chat, message), chat)


def _sees(account: Account, chat: Chat, message: Message) -> bool:
    if message.service:
        return True
    if message.bot is not None:
        return False
    if chat.private or not account.privacy or chat.members[account.id].status == "administrator":
        return True
    return _meant_for(account, chat, message)


def _meant_for(account: Account, chat: Chat, message: Message) -> bool:
    answered = chat.live(message.reply_to)
    if answered and answered.bot == account.id and not answered.service:
        return True
    body = message.body
    if body.get("via_bot", {}).get("id") == account.id:
        return True
    text = body.get("text") or body.get("caption") or ""
    name = "@" + account.user["username"].lower()
    for entity in body.get("entities") or body.get("caption_entities") or ():
        piece = cut(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and piece == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in piece or piece.endswith(name)):
            return True
    return False
