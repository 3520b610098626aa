"""Sending and stopping polls."""

from typing import Any

from router.sandbox.call import Call
from router.sandbox.entities import units
from router.sandbox.errors import bad
from router.sandbox.model import Json, Poll
from router.sandbox.polls import close_poll
from router.sandbox.posting import drafted, formatted, sent
from router.sandbox.render import poll_object
from router.sandbox.targets import place_of, writable

LONGEST_SECONDS = 2_628_000


def send_poll(call: Call) -> Json:
    place = place_of(call)
    question = _piece(call, call.text("question"), call.text("question_parse_mode"), 300, "question")
    shape = _shape(call)
    options = _options(call)
    closes_at = _closing(call, shape)
    number = str(5_000_000_000_000_000 + call.world.number())
    poll = Poll(number, call.account.id, place.chat.id, 0, question, options, shape, closes_at)
    poll.closed = call.flag("is_closed")
    draft = drafted(call, {})
    draft.poll = poll.id
    call.world.polls[poll.id] = poll
    answer = sent(call, place, draft)
    poll.message = answer["message_id"]
    if closes_at:
        call.world.open_polls.append(poll)
    return answer


def _piece(call: Call, raw: str, mode: str, limit: int, what: str) -> str:
    text, _ = formatted(call.world, raw, mode)
    if not text:
        raise bad(f"poll {what} must be non-empty")
    if units(text) > limit:
        raise bad(f"poll {what}{'s' if what == 'option' else ''} length must not exceed {limit}")
    return text


def _options(call: Call) -> list[Json]:
    wish = call.json("options")
    if not isinstance(wish, list) or not wish:
        raise bad("poll must have at least 1 option")
    if len(wish) > 12:
        raise bad("poll can't have more than 12 options")
    return [{"persistent_id": str(n), "text": _option(call, item)} for n, item in enumerate(wish)]


def _option(call: Call, item: Any) -> str:
    if isinstance(item, dict):
        return _piece(call, str(item.get("text", "")), str(item.get("text_parse_mode") or ""), 100, "option")
    return _piece(call, str(item), "", 100, "option")


def _shape(call: Call) -> Json:
    kind = call.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad("unsupported poll type specified")
    anonymous = call.flag("is_anonymous") if "is_anonymous" in call.params else True
    revoting = call.flag("allows_revoting") if "allows_revoting" in call.params else kind == "regular"
    shape: Json = {"is_anonymous": anonymous, "type": kind, "allows_revoting": revoting}
    shape |= {name: call.flag(name) for name in ("allows_multiple_answers", "members_only")}
    if kind == "quiz":
        shape["correct_option_ids"] = call.json("correct_option_ids") or [
            call.number("correct_option_id", -1)
        ]
        if min(shape["correct_option_ids"]) < 0:
            raise bad("wrong correct option ID specified")
    return shape


def _closing(call: Call, shape: Json) -> float | None:
    period, date = call.optional("open_period"), call.optional("close_date")
    if period and date:
        raise bad("can't use both open_period and close_date")
    length = period or (date - call.now if date else None)
    if length is None:
        return None
    if not 5 <= length <= LONGEST_SECONDS:
        raise bad("poll open period must be between 5 and 2628000 seconds")
    shape |= {"open_period": period} if period else {"close_date": date}
    return float(call.now + length)


def stop_poll(call: Call) -> Json:
    chat = writable(call)
    message = chat.live(call.number("message_id"))
    if message is None or message.poll is None or message.bot != call.account.id:
        raise bad("message with poll to stop not found" if message is None else "message is not a poll")
    poll = call.world.polls[message.poll]
    if poll.closed:
        raise bad("poll has already been closed")
    close_poll(call.world, poll)
    return poll_object(poll)
