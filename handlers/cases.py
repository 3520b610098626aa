"""A consumer's own complaints: the list, and one of them in full with everything that happened."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.asking import rows_of
from handlers.front import Front
from router.delivery.callbacks import Act, keyboard
from router.delivery.markup import shorten
from router.domain.choices import for_consumer
from router.domain.complaint import Complaint, Ref, Text
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.domain.status import in_order, merchant_of, named, standing, status
from router.domain.timeline import entries, pages
from router.ports import Posted

PAGE = 6
"""Complaints on a page of the list."""
WORDS_AT_MOST = 600
"""Characters of what was told at first."""
LIST, OPEN, ADD = "list", "open", "add"

Rows = list[list[InlineKeyboardButton]]


class Case(CallbackData, prefix="k", sep="|"):
    """A tap under the list or a case: the ``list``, ``open`` one, ``add`` to one; with the page to show."""

    do: str
    number: str = ""
    page: int | None = None


class Right(CallbackData, prefix="r", sep="|"):
    """A tap: the law about a complaint, the ``draft`` or a category, ``more`` of it; or to ``choose``.

    `out`: the bodies outside instead; `page`: of the categories.
    """

    about: str = ""
    category: str = ""
    more: bool = False
    out: bool = False
    page: int = 0


async def theirs(front: Front, user: int) -> list[Complaint]:
    """A person's complaints, those first that wait for something."""
    return in_order(await front.work.complaints.of_consumer(front.work.bot, user))


async def own(front: Front, user: int, number: str) -> Complaint:
    """One of a person's complaints. Refusal when it is somebody else's, as if there were none."""
    complaint = await front.work.complaints.get(number)
    if complaint is None or (complaint.bot, complaint.consumer.user) != (front.work.bot, user):
        raise Refusal("refusal-unknown-complaint")
    return complaint


async def listed(front: Front, user: int, language: str, page: int = 0, at: int | None = None) -> None:
    """How all of them stand, one of them in full when there is no other."""
    found = await theirs(front, user)
    if not found:
        await front.show(user, at, Text("cases-none"), language)
        return
    if len(found) == 1:
        await opened(front, user, language, found[0], at=at)
        return
    last = (len(found) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    texts = [Text("cases-title"), *(text for c in shown for text in _brief(c))]
    if last:
        texts.append(Text("page-of", {"page": page + 1, "pages": last + 1}))
    rows = rows_of([_button(front, Text("which-case", named(c)), language, OPEN, c.number) for c in shown])
    rows += _turning(front, language, LIST, "", page, last)
    await front.show(user, at, texts, language, InlineKeyboardMarkup(inline_keyboard=rows))


def _brief(complaint: Complaint) -> Iterator[Text]:
    yield Text("cases-line", {**named(complaint), "merchant": merchant_of(complaint)})
    yield from standing(complaint)


async def opened(
    front: Front,
    user: int,
    language: str,
    complaint: Complaint,
    page: int | None = None,
    at: int | None = None,
) -> None:
    """One case: how it stands, a page of what happened (first the newest), and what may be done now."""
    past = pages(entries(await front.work.complaints.timeline(complaint.number)))
    last = len(past) - 1
    page = last if page is None else min(max(page, 0), last)
    texts = [*status(complaint), *_about(complaint), Text("case-timeline")]
    texts += [text for entry in past[page] for text in entry.lines()]
    if last:
        texts.append(Text("page-of", {"page": page + 1, "pages": last + 1}))
    rows = list(_rows(front, complaint, language, page, last))
    shown = await front.show(user, at, texts, language, InlineKeyboardMarkup(inline_keyboard=rows))
    if shown and shown != at:
        # A reply to it belongs to the complaint.
        post = Posted(bot=front.work.bot, chat=user, message=shown, number=complaint.number, mail="case")
        await front.work.posts.add([post])


def _about(complaint: Complaint) -> Iterator[Text]:
    yield Text("case-claim", {"claim": Ref("claim", complaint.claim), "order": complaint.order})
    if words := shorten(complaint.description, WORDS_AT_MOST):
        yield Text("told-words", {"words": words, "edited": "no"})


def _rows(
    front: Front, complaint: Complaint, language: str, page: int, last: int
) -> Iterator[list[InlineKeyboardButton]]:
    """The same buttons as under the status, then those of the case itself."""
    rows = for_consumer(complaint, front.work.policy)
    allowed = keyboard(complaint.number, rows, lambda text: front.label(text, language))
    yield from allowed.inline_keyboard if allowed else ()
    more = [_button(front, Text("button-add_to"), language, ADD, complaint.number)]
    if count := sum(item.side is Side.CONSUMER for item in complaint.evidence):
        data = Act(number=complaint.number, action="album").pack()
        words = front.label(Text("button-files", {"count": count}), language)
        more.append(InlineKeyboardButton(text=words, callback_data=data))
    law = Right(about=complaint.number).pack()
    more.append(InlineKeyboardButton(text=front.label(Text("button-rights"), language), callback_data=law))
    yield from rows_of(more)
    yield from _turning(front, language, OPEN, complaint.number, page, last)
    yield [_button(front, Text("button-all_cases"), language, LIST, page=0)]


def _turning(front: Front, language: str, do: str, number: str, page: int, last: int) -> Rows:
    turns = [("button-earlier", page - 1), ("button-further", page + 1)]
    row = [_button(front, Text(key), language, do, number, to) for key, to in turns if 0 <= to <= last]
    return [row] if row else []


def _button(
    front: Front, words: Text, language: str, do: str, number: str = "", page: int | None = None
) -> InlineKeyboardButton:
    data = Case(do=do, number=number, page=page).pack()
    return InlineKeyboardButton(text=front.label(words, language), callback_data=data)
