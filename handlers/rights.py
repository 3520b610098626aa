"""What the law says, and who helps outside: for one of a person's complaints, for what is being filed, for a
kind of complaint.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers import cases
from handlers.asking import paged, rows_of
from handlers.cases import Right
from handlers.front import Front
from router.delivery.callbacks import Act
from router.domain.bodies import Body
from router.domain.complaint import Complaint, Ref, Text
from router.domain.law import Matter, local_day
from router.domain.matters import of_category, of_complaint, of_draft
from router.domain.number import valid
from router.domain.outside import BODIES, bodies, described, may_turn
from router.domain.outside import of_complaint as of_case
from router.domain.purchases import MERCHANT
from router.domain.rights import clocks, main, more
from router.domain.status import named
from router.usecases import filing
from router.usecases.merchants import abroad

LISTED = 8
"""Complaints to choose from; any other by its number."""
DRAFT, CHOOSE = "draft", "choose"


async def asked(front: Front, user: int, language: str, argument: str) -> None:
    """By the number, else what is being filed, else the only open complaint, else one is to be chosen."""
    if argument:
        await told(front, user, language, Right(about=valid(argument) or argument))
        return
    draft = await filing.draft_of(front.work, user, user)
    if draft and draft.answers.get("category") in front.work.policy.categories:
        await told(front, user, language, Right(about=DRAFT))
        return
    theirs = [c for c in await cases.theirs(front, user) if c.open]
    if not theirs:
        await _categories(front, user, language)
    elif len(theirs) == 1:
        await told(front, user, language, Right(about=theirs[0].number))
    else:
        labels = {c.number: Text("which-case", named(c)) for c in theirs[:LISTED]}
        rows = rows_of([_button(front, words, language, Right(about=n)) for n, words in labels.items()])
        other = _button(front, Text("option-rights_other"), language, Right(about=CHOOSE))
        await front.say(user, Text("rights-which"), language, _keyboard([*rows, [other]]))


async def tapped(front: Front, user: int, language: str, tap: Right, at: int) -> None:
    """Something was chosen, or more is wanted."""
    if tap.about == CHOOSE:
        await _categories(front, user, language, at, tap.page)
    elif tap.out:
        await _outside(front, user, language, tap, at)
    else:
        await told(front, user, language, tap, at)


async def _categories(front: Front, user: int, language: str, at: int | None = None, page: int = 0) -> None:
    shown, page, last = paged([*front.work.policy.categories], page)
    rows = rows_of([_button(front, Ref("category", id), language, Right(category=id)) for id in shown])
    turns = {"button-earlier": page - 1, "button-further": page + 1}
    others = [
        _button(front, Text(key), language, Right(about=CHOOSE, page=to))
        for key, to in turns.items()
        if 0 <= to <= last
    ]
    rows += [others] if others else []
    await front.show(user, at, Text("rights-category"), language, _keyboard(rows))


async def told(front: Front, user: int, language: str, tap: Right, at: int | None = None) -> None:
    """What applies, in a message of its own or in place of the one that was tapped."""
    law, now = front.work.policy.law, front.work.clock.now()
    matter, complaint, beside = await _matter(front, user, tap)
    if matter is None:
        await front.show(user, at, Text("rights-nothing"), language)
        return
    first = [*main(law, matter, now, clocks(complaint) if complaint else {})]
    rest = [*more(law, matter)]
    number = complaint.number if complaint else None
    texts = [
        Text("rights-about", {"category": Ref("category", matter.category), "number": number}),
        *((rest if tap.more or not first else first) or [Text("rights-nothing")]),
        Text("rights-note"),
    ]
    rows = [[_turning(front, language, tap)]] if first and rest else []
    if beside:
        rows.append([_button(front, BODIES.label, language, tap.model_copy(update={"out": True}))])
    await front.show(user, at, texts, language, _keyboard(rows))


async def _outside(front: Front, user: int, language: str, tap: Right, at: int | None) -> None:
    """The bodies outside, in place of the law; back leads to it."""
    _, complaint, found = await _matter(front, user, tap)
    if complaint:
        await outside(front, complaint, language, at, _back(front, language, tap))
        return
    rows = [_back(front, language, tap)]
    await front.show(user, at, _described(front, found), language, _keyboard(rows))


async def outside(
    front: Front,
    complaint: Complaint,
    language: str,
    at: int | None = None,
    back: list[InlineKeyboardButton] | None = None,
) -> None:
    """The bodies for a complaint, each with a button that says one went there, where that may be said."""
    found = of_case(complaint, front.work.policy)
    rows = [back] if back else []
    if may_turn(complaint):
        rows = [*([_went(front, complaint.number, body, language)] for body in found), *rows]
    said = _described(front, found)
    await front.show(complaint.consumer.user, at, said, language, _keyboard(rows))


def _described(front: Front, found: tuple[Body, ...]) -> list[Text]:
    policy = front.work.policy
    today = local_day(front.work.clock.now(), policy.calendar)
    return [*described(found, policy, today)] if found else [Text("outside-none")]


def _went(front: Front, number: str, body: Body, language: str) -> InlineKeyboardButton:
    words = front.label(Text("button-outside_to", {"name": Ref("body", body.id)}), language)
    data = Act(number=number, action="outside", arg=body.id).pack()
    return InlineKeyboardButton(text=words, callback_data=data)


def _back(front: Front, language: str, tap: Right) -> list[InlineKeyboardButton]:
    return [_button(front, Text("button-back"), language, tap.model_copy(update={"out": False}))]


async def _matter(
    front: Front, user: int, tap: Right
) -> tuple[Matter | None, Complaint | None, tuple[Body, ...]]:
    """What is asked about, the complaint where it is one, and the bodies outside for it."""
    policy = front.work.policy
    today = local_day(front.work.clock.now(), policy.calendar)
    if not tap.category and tap.about != DRAFT:
        complaint = await cases.own(front, user, tap.about)
        return of_complaint(complaint, policy), complaint, of_case(complaint, policy)
    draft = None if tap.category else await filing.draft_of(front.work, user, user)
    merchant = str(draft.answers.get(MERCHANT) or "") if draft else ""
    country = await abroad(front.work, merchant)
    if draft:
        matter = of_draft(draft, policy, today, country)
    else:
        matter = of_category(tap.category, "", policy, today)
    return matter, None, bodies(policy, merchant, matter.category, country) if matter else ()


def _turning(front: Front, language: str, tap: Right) -> InlineKeyboardButton:
    """To the rest and back."""
    words = Text("button-back" if tap.more else "button-rights_more")
    return _button(front, words, language, tap.model_copy(update={"more": not tap.more}))


def _button(front: Front, words: Text | Ref, language: str, data: Right) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=front.label(words, language), callback_data=data.pack())


def _keyboard(rows: Sequence[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(inline_keyboard=list(rows)) if rows else None
