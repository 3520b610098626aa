"""Words typed behind a bot's name, and sending one of the results that it offers."""

from router.sandbox.control.acts import Act, compose
from router.sandbox.control.taps import answered, forget_old
from router.sandbox.errors import ControlError
from router.sandbox.model import Json, Query
from router.sandbox.posting import Draft
from router.sandbox.telling import tell

WORDS_AT_MOST = 256


async def inline(act: Act) -> Json:
    """Type `text` behind the bot's name in a chat, and wait `timeout` seconds for results."""
    chat, bot, words = act.chat(), act.account, str(act.fields.get("text") or "")
    if not bot.inline:
        return {"answered": False, "results": []}
    if len(words) > WORDS_AT_MOST:
        raise ControlError(f"a client asks with at most {WORDS_AT_MOST} characters")
    forget_old(act.world, bot)
    number = str(5_000_000_000_000_000 + act.world.number())
    query = Query(number, act.world.clock.now(), inline=True)
    bot.queries[number] = query
    kind = "sender" if chat.private else chat.kind
    content = {"id": number, "from": act.person.user, "query": words, "offset": "", "chat_type": kind}
    tell(act.world, bot, "inline_query", content)
    return {"results": [], **await answered(act.world, query, float(act.fields.get("timeout", 10)))}


def choose(act: Act) -> Json:
    """Send the result `result` of the inline query `query` into a chat, perhaps as a reply."""
    query = act.account.queries.get(str(act.fields.get("query")))
    results = (query.answer or {}).get("results", []) if query else []
    chosen = next((one for one in results if one["id"] == act.fields.get("result")), None)
    if chosen is None:
        raise ControlError("no such result")
    draft = Draft(dict(chosen["content"]), extra={"via_bot": act.account.user})
    return {"message": compose(act, draft).id}
