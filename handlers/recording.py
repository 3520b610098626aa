"""Staff record a complaint for somebody who phoned or came to the counter, and the caller makes it theirs.

It is filled in in private: it takes taps and no replies there, costs the group none of its twenty messages a
minute, and what a caller says of themselves is not read by everybody.
"""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers import beginning, cases
from handlers.front import Front
from handlers.incoming import key_of
from handlers.intake import ask
from handlers.workplace import Worker, in_private
from router.domain.callers import RECORDED, Recorded, marker, payload
from router.domain.commands import Actor, Claim, RenewLink
from router.domain.complaint import Arg, Complaint, Person, Text
from router.domain.draft import DESCRIPTION
from router.domain.purchases import MERCHANT
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.ports import Profile
from router.usecases import filing
from router.usecases.act import act

FILE = "file"
START = "_file-"
"""Begins the payload by which a member of staff starts the bot to record something; the desk follows."""


async def in_group(front: Front, worker: Worker, message: Message, words: str) -> None:
    """``/file`` in a desk's chat; whoever has not started the bot finds there what was typed here."""
    user, key = worker.user, key_of(message)
    if worker.reached and message.from_user:
        await front.gestures.nod(message.chat.id, message.message_id)
        await begin(front, worker, await front.profiles.of(message.from_user), words, key)
        return
    draft, told = await filing.draft_of(front.work, user, user), _chosen(worker, words)
    if draft is None or not draft.number:
        unknown = Profile(bot=front.work.bot, user=user, salt="")
        await filing.begin(front.work, unknown, told, key=key, instead=draft)
    elif words:
        await filing.touch(front.work, draft, key, pending=told)
    url = await _link(front, START + worker.desk.desk)
    label = front.label(Text("button-record"), worker.language)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, url=url)]])
    await front.hint(message, Text("record-elsewhere"), worker.language, keyboard)


async def by_command(front: Front, person: Profile, language: str, words: str, key: str) -> None:
    """``/file`` in private. Refusal for a stranger, and for whoever works at several desks."""
    worker = await in_private(front, person.user, language)
    if worker is None:
        raise Refusal("refusal-not-seen-at-work")
    if len(worker.desks) > 1:
        raise Refusal("refusal-file-where")
    await begin(front, worker, person, words, key)


async def started(front: Front, person: Profile, desk: str, key: str) -> None:
    """The bot was started to record something: what was typed in the group is there."""
    language = front.words.language(person.language or person.hint)
    worker = await in_private(front, person.user, language, desk)
    if worker is None:
        raise Refusal("refusal-not-seen-at-work")
    draft, own = await filing.draft_of(front.work, person.user, person.user), _chosen(worker, "")
    pending = draft.pending if draft and draft.pending.get(RECORDED) == own[RECORDED] else {}
    if draft and draft.answers.get(RECORDED) == own[RECORDED] and not pending:
        await ask(front, draft, person, notes=[Text("record-begun")])
        return
    await begin(front, worker, person, str(pending.get(DESCRIPTION) or ""), key)


async def begin(front: Front, worker: Worker, person: Profile, words: str, key: str) -> None:
    """The first question, in private."""
    await beginning.start(front, person, key, _chosen(worker, words))


def _chosen(worker: Worker, words: str) -> dict[str, Arg]:
    side, desk = Side(worker.desk.kind), worker.desk.desk
    told: dict[str, Arg] = {RECORDED: marker(side, desk)}
    told |= {MERCHANT: desk} if side is Side.MERCHANT else {}
    return told | ({DESCRIPTION: words} if words else {})


async def _link(front: Front, carried: str) -> str:
    return f"https://t.me/{(await front.bot.me()).username}?start={carried}"


async def filed(front: Front, complaint: Complaint) -> Text:
    """What the member is told: the number, and the caller's link."""
    recorded = complaint.recorded
    if recorded is None:
        return Text("intake-filed", {"number": complaint.number})
    return Text("record-filed", await _told(front, complaint.number, recorded))


async def _told(front: Front, number: str, recorded: Recorded) -> dict[str, Arg]:
    link = await _link(front, payload(number, recorded.code))
    return {"number": number, "link": link, "until": recorded.until}


async def renew(worker: Worker, complaint: Complaint, *, by: Actor, key: str, saw: str) -> int | None:
    """Another link for the caller, which the member who asks for it reads; the chat where it is."""
    front, work = worker.front, worker.front.work
    wish = RenewLink(by=by, key=key, saw=saw, code=work.ids.secret())
    made = await act(work, complaint.number, wish, complaint)
    if made.after.recorded is None:
        return None
    said = await _told(front, complaint.number, made.after.recorded)
    return await worker.show([Text("record-renewed", said)])


async def claim(front: Front, person: Profile, number: str, code: str, key: str) -> None:
    """A caller follows their link. Refusal for staff of a desk that takes part."""
    complaint = await front.work.complaints.get(number)
    if complaint is None:
        await _stale(front, person, key)
        return
    language = front.words.language(person.language or person.hint)
    if complaint.consumer.user == person.user:
        if key not in complaint.seen:
            await cases.opened(front, person.user, language, complaint)
        return
    if complaint.routes.keys() & {place.desk for place in await front.members.works(person.user)}:
        raise Refusal("refusal-claim-staff")
    by = Actor(side=Side.CONSUMER, person=Person(person.user, person.name))
    try:
        await act(front.work, number, Claim(by=by, key=key, code=code, language=language), complaint)
    except Refusal:
        await _stale(front, person, key)


async def _stale(front: Front, person: Profile, key: str) -> None:
    await beginning.start(front, person, key, notes=[Text("link-stale")])
