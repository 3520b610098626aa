"""Deep links: /start with a payload, and the choice where a complaint about the order is open already."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from handlers import adding, asking, beginning, recording
from handlers.asking import Pick
from handlers.front import Front
from router.domain.callers import claimed_by
from router.domain.complaint import Complaint, Ref, Text
from router.domain.refusal import Refusal
from router.ports import Profile
from router.usecases.linking import followed, open_about

LINK = "l"
"""The form of taps that belong to a link."""


async def start(front: Front, person: Profile, payload: str, key: str) -> None:
    """A filing that begins with what a link knows; where that is nothing, an ordinary one, and a word."""
    if payload.startswith(recording.START):
        await recording.started(front, person, payload.removeprefix(recording.START), key)
        return
    if own := claimed_by(payload):
        await recording.claim(front, person, *own, key)
        return
    chosen = await followed(front.work, payload) if payload else {}
    if chosen is None:
        await beginning.start(front, person, key, notes=[Text("link-stale")])
        return
    complaints = await front.work.complaints.of_consumer(front.work.bot, person.user) if chosen else []
    if there := open_about(complaints, chosen):
        await _offer(front, person, there, payload)
    else:
        await beginning.start(front, person, key, chosen)


async def _offer(front: Front, person: Profile, complaint: Complaint, code: str) -> None:
    """Add to the complaint that is open, or file another one."""
    language = front.words.language(person.language or person.hint)
    told = {
        "order": complaint.order,
        "number": complaint.number,
        "category": Ref("category", complaint.category),
    }
    row = [
        asking.control(front, LINK, "add", "button-add", language, complaint.number),
        asking.control(front, LINK, "another", "button-another", language, code),
    ]
    keyboard = InlineKeyboardMarkup(inline_keyboard=asking.rows_of(row))
    await front.say(person.user, Text("link-open", told), language, keyboard)


async def tapped(front: Front, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """The choice was made. Refusal for one that is out of date."""
    if pick.field == "another":
        await beginning.start(front, person, f"c:{tap.id}", await followed(front.work, pick.value))
    elif pick.field == "add":
        await _add(front, person, pick.value)
    else:
        raise Refusal("refusal-outdated")
    if tap.message:
        await front.gestures.strip(person.user, tap.message.message_id)


async def _add(front: Front, person: Profile, number: str) -> None:
    """What is sent goes to the complaint now, until that is all. Refusal for one that is not theirs."""
    complaint = await front.work.complaints.get(number)
    if complaint is None or complaint.consumer.user != person.user or not complaint.open:
        raise Refusal("refusal-unknown-complaint")
    language = front.words.language(person.language or person.hint)
    await adding.begin(front, person.user, complaint, language)
