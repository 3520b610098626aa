"""Guided help: offered with the questions of a filing, and to be read from the help."""

from __future__ import annotations

import asyncio

from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.asking import DRAFT, button, rows_of
from handlers.front import Front
from router.delivery.outgoing import Sheet
from router.delivery.way import draw_way, mark_of
from router.delivery.words import label_in
from router.domain.callers import recording
from router.domain.complaint import Ref, Text
from router.domain.draft import Draft
from router.domain.guiding import FILE, GUIDE, SOLVED, back, first, found, offered, page
from router.domain.intake import Offer, Prompt, before
from router.domain.refusal import Refusal
from router.usecases import helping

BROWSE = "g"
"""The form of taps that read a guide from the help. They carry the place, so that nothing has to be kept."""

Rows = list[list[InlineKeyboardButton]]


def offers(front: Front, draft: Draft, prompt: Prompt, offer: Offer, language: str) -> Rows:
    """Buttons that open a guide, with the first question after the category."""
    last = before(draft, prompt.id, front.work.policy, offer)
    if recording(draft.answers) or draft.asked or prompt.id == GUIDE or last is None or last.id != "category":
        return []
    return [
        [button(front.label(Ref("guide", guide.id), language), DRAFT, "open", guide.id)]
        for guide in offered(draft, front.work.policy)
    ]


async def spare(front: Front, draft: Draft, language: str, at: int | None = None) -> None:
    """It is solved: a friendly end in place of a complaint."""
    await helping.spared(front.work, draft)
    if draft.prompt and draft.prompt != at:
        await front.gestures.strip(draft.chat, draft.prompt)
    await front.show(draft.chat, at, Text("guide-glad"), language)


def menu(front: Front, language: str, field: str = "page") -> InlineKeyboardMarkup | None:
    """Every guide; None when there is none. With the field ``open`` a tap leaves what stands above it."""
    guides = front.work.policy.guides.values()
    rows = [
        [button(front.label(Ref("guide", guide.id), language), BROWSE, field, first(guide))]
        for guide in guides
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


async def browsed(front: Front, chat: int, at: int | None, place: str, language: str) -> None:
    """A page, read from the help, in place of the message `at`; an empty place is the list of guides.

    Refusal when it is no more.
    """
    if not place:
        await front.show(chat, at, Text("guide-menu"), language, menu(front, language))
        return
    shown = page(place, front.work.policy)
    if shown is None:
        raise Refusal("refusal-outdated")
    if await picture(front, chat, place, language) and at:
        await front.gestures.delete(chat, at)
        at = None
    fields = {SOLVED: "solved", FILE: "file"}
    buttons = [
        button(front.label(words, language), BROWSE, fields.get(to, "page"), place if to in fields else to)
        for to, words in shown.answers
    ]
    last = button(front.label(Text("button-back"), language), BROWSE, "page", back(place, front.work.policy))
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows_of(buttons), [last]])
    await front.show(chat, at, [shown.text, *shown.lines], language, keyboard)


async def read_and_solved(front: Front, tap: CallbackQuery, place: str, language: str) -> None:
    """A page that was read from the help did it; a second tap under the same message counts no more."""
    if found(place, front.work.policy) is None:
        raise Refusal("refusal-outdated")
    chat, at = tap.from_user.id, tap.message.message_id if tap.message else None
    await helping.solved(front.work, place, f"{front.work.bot}:{chat}:{at}")
    await front.show(chat, at, Text("guide-glad"), language)


async def picture(front: Front, chat: int, place: str, language: str) -> bool:
    """Send the way that a page draws; False for a page without one, and when it cannot be sent now.

    It is drawn and uploaded once for each bot and language.
    """
    here = found(place, front.work.policy)
    if here is None or not here[1].steps:
        return False
    default, (guide, node) = front.work.policy.default_language, here
    title = label_in(guide.title, language, default)
    steps = [label_in(step, language, default) for step in node.steps]
    guides, bot, mark = front.work.guides, front.work.bot, mark_of(title, steps)
    known = await guides.picture(bot, mark)
    if known and await front.talk.picture(chat, Sheet(mark, (), file_id=known)):
        return True
    raw = await asyncio.to_thread(draw_way, title, steps)
    file_id = await front.talk.picture(chat, Sheet(mark, (), raw=raw))
    if file_id:
        await guides.keep_picture(bot, mark, file_id)
    return bool(file_id)
