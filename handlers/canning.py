"""Replies that are ready: which there are, and each as this consumer would read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiogram.types import InlineQuery, InlineQueryResultArticle, InputTextMessageContent

from handlers.front import Front
from handlers.workplace import Worker
from router.domain.canned import filled, ready_for, values
from router.domain.complaint import Arg, Complaint, Ref, Text
from router.domain.forms import Ready
from router.domain.policy import Canned
from router.domain.refusal import Refusal
from router.ports import DeskChat

IN_GROUPS = frozenset({"group", "supergroup"})
OFFERED = 20
"""Ready replies shown at once."""


def ready(front: Front, complaint: Complaint, desk: str) -> tuple[Ready, ...]:
    """A desk's replies in the consumer's language, filled in; without those that lack something."""
    return tuple(_ready(front, complaint, desk))


def _ready(front: Front, complaint: Complaint, desk: str) -> Iterator[Ready]:
    given = {name: _shown(front, value, complaint.language) for name, value in values(complaint).items()}
    for canned in ready_for(desk, front.work.policy):
        words = front.label(Ref("canned", canned.id), complaint.language)
        if text := filled(words, given):
            yield Ready(canned.id, text)


def helping(front: Front, complaint: Complaint) -> tuple[Ready, ...]:
    """What helps as evidence in the complaint's category, in the consumer's language."""
    category = front.work.policy.categories.get(complaint.category)
    count = len(category.evidence.helps) if category else 0
    refs = [(str(n), Ref("evidence", f"{complaint.category}/{n}")) for n in range(count)]
    return tuple(Ready(n, front.label(ref, complaint.language)) for n, ref in refs)


def _shown(front: Front, value: Arg, language: str) -> str:
    if isinstance(value, Ref):
        return front.label(value, language)
    if value is None or isinstance(value, str):
        return value or ""
    return front.label(Text("plain-time", {"at": value}), language)


async def listed(worker: Worker, argument: str) -> int | None:
    """Every reply of the desk, to look at. Refusal when it has none."""
    found = tuple(ready_for(worker.desk.desk, worker.front.work.policy))
    if not found:
        raise Refusal("refusal-no-canned")
    texts = [Text("canned-title")]
    texts += [
        Text("canned-one", {"title": Ref("canned-title", c.id), "text": Ref("canned", c.id)}) for c in found
    ]
    return await worker.show(texts)


async def offered(front: Front, query: InlineQuery) -> None:
    """Words behind the bot's name in a group: the ready replies of whoever works at a desk that have them.

    Nobody else is offered anything. They are shown as the desk reads them; the consumer's own language, and
    what is filled in, they get on their way.
    """
    desks = await _desks(front, query) if query.chat_type in IN_GROUPS else []
    found: dict[str, InlineQueryResultArticle] = {}
    for desk in desks:
        for canned in ready_for(desk.desk, front.work.policy):
            if canned.id not in found and _holds(front, canned, query.query):
                found[canned.id] = _article(front, canned, desk.language)
    await front.gestures.offer(query.id, [*found.values()][:OFFERED])


async def _desks(front: Front, query: InlineQuery) -> Sequence[DeskChat]:
    """Where the person was seen at work and is a member still."""
    places = await front.members.works(query.from_user.id)
    bound = [(place.desk, await front.work.desks.by_chat(place.chat)) for place in places]
    return [desk for id, desk in bound if desk and desk.desk == id]


def _holds(front: Front, canned: Canned, words: str) -> bool:
    """Whether title or text has every word, in any language."""
    told = " ".join(
        f"{_title(front, canned, tag)} {_text(front, canned, tag)}" for tag in front.words.languages
    )
    return all(word in told.casefold() for word in words.casefold().split())


def _article(front: Front, canned: Canned, language: str) -> InlineQueryResultArticle:
    text = _text(front, canned, language)
    return InlineQueryResultArticle(
        id=canned.id,
        title=_title(front, canned, language),
        description=text,
        input_message_content=InputTextMessageContent(message_text=text),
    )


def _title(front: Front, canned: Canned, language: str) -> str:
    return front.label(Ref("canned-title", canned.id), language)


def _text(front: Front, canned: Canned, language: str) -> str:
    return front.label(Ref("canned", canned.id), language).strip()


def translated(front: Front, complaint: Complaint, desk: str, words: str) -> str:
    """What the consumer is to read of a ready reply that was sent as it stands; other words as they are.

    Refusal for one that lacks something to be filled in, such as a due time.
    """
    for canned in ready_for(desk, front.work.policy):
        if words.strip() in {_text(front, canned, tag) for tag in front.words.languages}:
            said = next((one.text for one in ready(front, complaint, desk) if one.id == canned.id), "")
            if not said:
                raise Refusal("refusal-canned-lacks")
            return said
    return words
