"""What a desk looks up: its queue, what one holds, a search, and a complaint in full."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers import canning
from handlers.asking import rows_of
from handlers.listing import case_line
from handlers.workplace import LookUp, Worker, for_desk, link_to
from router.delivery.markup import shorten
from router.domain.complaint import Complaint, Ref, Text
from router.domain.refusal import Refusal
from router.domain.timeline import desk_entries, pages
from router.ports import DeskChat
from router.usecases.chats import OPEN
from router.usecases.finding import FOUND, find

PAGE = 8
"""Complaints on a page of a list."""
LISTED = 200
"""So many are listed at most: what is urgent, and what is due first."""
SOUGHT_AT_MOST = 100
"""Characters of what is sought."""
QUEUE, MINE, OPENED, PAST = "queue", "mine", "open", "past"

Rows = list[list[InlineKeyboardButton]]


class Look(CallbackData, prefix="q", sep="|"):
    """A tap under a list or a complaint: what to show, of which desk; the number, and the page."""

    do: str
    desk: str
    number: str = ""
    page: int | None = None


async def tapped(worker: Worker, look: Look) -> None:
    """Turn a page, open a complaint or its past."""
    if look.do in LISTS:
        await listed(worker, look.do, look.page or 0)
    elif look.do == OPENED:
        await opened(worker, await for_desk(worker, look.number))
    elif look.do == PAST:
        await past(worker, await for_desk(worker, look.number), look.page)
    else:
        raise Refusal("refusal-outdated")


async def listed(worker: Worker, which: str, page: int = 0) -> int | None:
    """One page of a list, each line with a button that leads to the card."""
    found = await LISTS[which](worker)
    last = max(0, (len(found) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    count = {"count": len(found), "more": "yes" if len(found) == LISTED else "no"}
    texts = [Text(TITLES[which], count), *(map(case_line, shown) if shown else [Text("queue-empty")])]
    if len(worker.desks) > 1:
        texts.insert(0, Text("list-desk", {"desk": _name(worker.desk)}))
    if last:
        texts.append(Text("page-of", {"page": page + 1, "pages": last + 1}))
    rows = [*_cases(worker, shown), *_turning(worker, which, "", page, last), *_desks(worker, which)]
    return await worker.show(texts, InlineKeyboardMarkup(inline_keyboard=rows) if rows else None)


async def _queue(worker: Worker) -> Sequence[Complaint]:
    return await worker.front.work.complaints.of_desk(worker.desk.desk, OPEN, LISTED)


async def _mine(worker: Worker) -> Sequence[Complaint]:
    return await worker.front.work.complaints.of_desk(worker.desk.desk, OPEN, LISTED, worker.user)


LISTS: dict[str, Callable[[Worker], Awaitable[Sequence[Complaint]]]] = {QUEUE: _queue, MINE: _mine}

TITLES = {QUEUE: "queue-title", MINE: "mine-title"}


async def search(worker: Worker, wanted: str) -> int | None:
    """What the desk may see of what is sought, by number, order, pseudonym or words. Refusal of nothing."""
    front = worker.front
    wanted = shorten(wanted.strip(), SOUGHT_AT_MOST)
    if not wanted:
        raise Refusal("refusal-find-what")
    work, desk = front.work, worker.desk
    found = await find(work, desk.desk, wanted, lambda c: front.sight.reads(c, desk, work.policy))
    shown = found[:FOUND]
    more = len(found) - len(shown)
    texts = [Text("find-title", {"words": wanted, "count": len(found)}), *map(case_line, shown)]
    if more:
        texts.append(Text("find-more", {"count": more}))
    rows = _cases(worker, shown)
    return await worker.show(texts, InlineKeyboardMarkup(inline_keyboard=rows) if rows else None)


COMMANDS: dict[str, LookUp] = {
    QUEUE: lambda worker, argument: listed(worker, QUEUE),
    MINE: lambda worker, argument: listed(worker, MINE),
    "find": search,
    "canned": canning.listed,
}
"""What a member may ask in private too."""


async def opened(worker: Worker, complaint: Complaint) -> None:
    """A complaint in full, as its card shows it, with the ways to the card and to its past."""
    front = worker.front
    words = front.sight.card(complaint, worker.desk, worker.language, front.work.policy)
    row = [_button(worker, Text("button-history"), PAST, complaint.number)]
    if link := link_to(complaint, worker.desk.desk):
        row.insert(0, _link(worker, Text("button-card"), link))
    await worker.show(words, InlineKeyboardMarkup(inline_keyboard=[row]))


async def past(worker: Worker, complaint: Complaint, page: int | None = None) -> int | None:
    """What happened to it, page by page, first the newest."""
    events = await worker.front.work.complaints.timeline(complaint.number)
    turned = pages(desk_entries(events, worker.desk.desk, worker.desk.kind))
    last = len(turned) - 1
    page = last if page is None else min(max(page, 0), last)
    texts = [Text("history-title", {"number": complaint.number})]
    texts += [text for entry in turned[page] for text in entry.lines("desk-told-at")]
    if last:
        texts.append(Text("page-of", {"page": page + 1, "pages": last + 1}))
    rows = _turning(worker, PAST, complaint.number, page, last)
    if worker.place == worker.user and (link := link_to(complaint, worker.desk.desk)):
        rows.append([_link(worker, Text("button-card"), link)])
    return await worker.show(
        worker.lines(complaint, texts), InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    )


async def playbook(worker: Worker, complaint: Complaint) -> int | None:
    """What the house goes by in the complaint's category. Refusal when it says nothing."""
    if complaint.category not in worker.front.work.policy.playbooks:
        raise Refusal("refusal-no-playbook")
    words = {"category": Ref("category", complaint.category), "words": Ref("playbook", complaint.category)}
    return await worker.show(Text("playbook", words))


def _cases(worker: Worker, shown: Sequence[Complaint]) -> Rows:
    return rows_of([_case(worker, complaint) for complaint in shown])


def _case(worker: Worker, complaint: Complaint) -> InlineKeyboardButton:
    """Leads to the card, else opens what it would show."""
    words = Text("button-case", {"number": complaint.number})
    if link := link_to(complaint, worker.desk.desk):
        return _link(worker, words, link)
    return _button(worker, words, OPENED, complaint.number)


def _desks(worker: Worker, which: str) -> Rows:
    """In private, the same list of one's other desks."""
    others = [desk for desk in worker.desks if desk.desk != worker.desk.desk]
    return rows_of([_button(worker, _name(desk), which, desk=desk.desk) for desk in others])


def _name(desk: DeskChat) -> Ref:
    return Ref("desk" if desk.kind == "merchant" else "desk-name", desk.desk)


def _turning(worker: Worker, do: str, number: str, page: int, last: int) -> Rows:
    turns = [("button-earlier", page - 1), ("button-further", page + 1)]
    row = [_button(worker, Text(key), do, number, to) for key, to in turns if 0 <= to <= last]
    return [row] if row else []


def _button(
    worker: Worker, words: Text | Ref, do: str, number: str = "", page: int | None = None, desk: str = ""
) -> InlineKeyboardButton:
    data = Look(do=do, desk=desk or worker.desk.desk, number=number, page=page).pack()
    return InlineKeyboardButton(text=worker.front.label(words, worker.language), callback_data=data)


def _link(worker: Worker, words: Text, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=worker.front.label(words, worker.language), url=url)
