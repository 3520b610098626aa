"""`/undelivered`: what could not be delivered, for managers, with buttons to send it once more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from hashlib import sha256

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.front import Front
from router.domain.complaint import Arg, Ref, Text
from router.domain.mail import Audience, Mail
from router.domain.refusal import Refusal
from router.ports import Buried, Profile
from router.usecases.undelivered import MOST, Outcome, Sent, lost_in, outcome, send_again

PAGE = 8
"""Lines a page."""
BUTTONS_A_ROW = 2
PATIENCE, LOOK = 6.0, 0.25
"""Seconds for which the outcome is waited for, and between two looks; what takes longer is told so."""
AUDIENCES = {Audience.CONSUMER: "consumer", Audience.MANAGER: "manager"}


class Again(CallbackData, prefix="u", sep="|"):
    """A tap under the list: ``page`` with its number, ``one`` with the key of a line, ``all``."""

    do: str
    arg: str = ""


async def undelivered(front: Front, person: Profile, language: str) -> None:
    """The first page, the longest undelivered first."""
    texts, buttons = _page(front, await _lost(front, person.user), 0, language)
    await front.say(person.user, texts, language, buttons)


async def again_tapped(front: Front, tap: CallbackQuery, again: Again, message: int, language: str) -> None:
    """Another page, or one line or all sent again. Refusal for whoever is no manager."""
    user = tap.from_user.id
    lost = await _lost(front, user)
    if again.do == "page":
        texts, buttons = _page(front, lost, int(again.arg), language)
        await front.answer(tap, None, language)
    else:
        chosen = [buried for buried in lost if again.do == "all" or _key(buried) == again.arg]
        if not chosen:
            raise Refusal("refusal-outdated")
        await front.answer(tap, Text("undelivered-sending"), language)
        sent = [await send_again(front.work, buried, user, f"c:{tap.id}") for buried in chosen]
        found, left = await _awaited(front, sent), await _lost(front, user)
        texts, buttons = _page(front, left, 0, language)
        # While something is on its way, an empty list does not mean that all has arrived.
        texts = [_told(found), *(texts if left or not found.owed else ())]
    await front.show(user, message, texts, language, buttons)


async def _lost(front: Front, user: int) -> list[Buried]:
    scopes = {manager.scope for manager in front.work.policy.managers if manager.user == user}
    if not scopes:
        raise Refusal("refusal-not-yours")
    return await lost_in(front.work, scopes)


async def _awaited(front: Front, sent: Sequence[Sent]) -> Outcome:
    """What became of it, as far as that is known soon."""
    found = await outcome(front.work, sent)
    for _ in range(round(PATIENCE / LOOK)):
        if not found.owed:
            break
        await asyncio.sleep(LOOK)
        found = await outcome(front.work, sent)
    return found


def _told(found: Outcome) -> Text:
    reasons = set(found.failed)
    why = reasons.pop() if len(reasons) == 1 else "several"
    return Text(
        "undelivered-outcome",
        {"arrived": found.arrived, "failed": len(found.failed), "owed": found.owed, "why": why},
    )


def _page(
    front: Front, lost: Sequence[Buried], page: int, language: str
) -> tuple[list[Text], InlineKeyboardMarkup | None]:
    """The lines of a page, the last one where there is no such page, and its buttons."""
    if not lost:
        return [Text("undelivered-none")], None
    pages = -(-len(lost) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = lost[page * PAGE : (page + 1) * PAGE]
    more = "yes" if len(lost) >= MOST else "no"
    title = Text("undelivered-title", {"count": len(lost), "more": more, "page": page + 1, "pages": pages})
    rows = list(_rows(front, shown, page, pages, language))
    return [title, *map(_line, shown)], InlineKeyboardMarkup(inline_keyboard=rows)


def _rows(
    front: Front, shown: Sequence[Buried], page: int, pages: int, language: str
) -> Iterator[list[InlineKeyboardButton]]:
    def button(text: Text, do: str, arg: str = "") -> InlineKeyboardButton:
        data = Again(do=do, arg=arg).pack()
        return InlineKeyboardButton(text=front.label(text, language), callback_data=data)

    ones = [button(Text("button-again", {"number": _number(b)}), "one", _key(b)) for b in shown]
    for at in range(0, len(ones), BUTTONS_A_ROW):
        yield ones[at : at + BUTTONS_A_ROW]
    turns = [("button-earlier", page - 1), ("button-further", page + 1)]
    if row := [button(Text(key), "page", str(to)) for key, to in turns if 0 <= to < pages]:
        yield row
    yield [button(Text("button-again_all"), "all")]


def _line(buried: Buried) -> Text:
    """Whose, how many, to whom, why, since when."""
    reasons, readers = set(buried.why), {_reader(mail) for mail in buried.box.mail}
    who, desk = readers.pop() if len(readers) == 1 else ("several", None)
    args: dict[str, Arg] = {
        "number": _number(buried),
        "count": len(buried.box.mail),
        "who": who,
        "desk": desk,
        "why": reasons.pop() if len(reasons) == 1 else "several",
        "since": buried.since,
    }
    return Text("undelivered-line", args)


def _reader(mail: Mail) -> tuple[str, Ref | None]:
    if mail.audience in AUDIENCES:
        return AUDIENCES[mail.audience], None
    return "desk", Ref("desk", mail.desk)


def _number(buried: Buried) -> str | None:
    """The complaint's number; a digest has none."""
    return buried.box.id if buried.box.complaint else None


def _key(buried: Buried) -> str:
    """Short enough for a button, which the id of a digest is not."""
    return _number(buried) or sha256(buried.box.id.encode()).hexdigest()[:16]
