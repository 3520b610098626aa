"""Answering taps on buttons."""

from router.sandbox.call import Call
from router.sandbox.errors import bad

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    """Once for each tap, in time. ApiError 400 otherwise."""
    text = call.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query = call.account.queries.get(call.text("callback_query_id"))
    late = query is not None and call.world.clock.now() - query.at > call.world.settings.callback_seconds
    if query is None or late or query.answer is not None:
        raise bad(TOO_OLD)
    query.answer = {"text": text, "show_alert": call.flag("show_alert"), "url": call.text("url")}
    call.world.changed.set()
    return True
