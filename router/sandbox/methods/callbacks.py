"""Answering taps on buttons."""

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Query

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def waiting(call: Call, name: str, *, inline: bool) -> Query:
    """The query of a call that waits for its answer. ApiError 400 for none, or too late."""
    query = call.account.queries.get(call.text(name))
    late = query is not None and call.world.clock.now() - query.at > call.world.settings.callback_seconds
    if query is None or late or query.answer is not None or query.inline is not inline:
        raise bad(TOO_OLD)
    return query


def answer_callback_query(call: Call) -> bool:
    """Once for each tap, in time. ApiError 400 otherwise."""
    text = call.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query = waiting(call, "callback_query_id", inline=False)
    query.answer = {"text": text, "show_alert": call.flag("show_alert"), "url": call.text("url")}
    call.world.changed.set()
    return True
