"""`/care`: kind words that a consumer may ask for; offered once after a good rating, changed at any time."""

from __future__ import annotations

import calendar
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.front import Front
from router.domain.caring import Care, CareKind
from router.domain.complaint import Ref, Text
from router.ports import Profile
from router.usecases.caring import choose

CONTENT = 4
"""Whoever gives this score or a better one is offered it."""
LEAP_YEAR = 2024
MONTHS_A_ROW, DAYS_A_ROW = 4, 7


class CareTap(CallbackData, prefix="w", sep="|"):
    """A tap: ``open``, ``set`` or ``unset`` a kind, ``month``, ``born``, ``no``, ``done``."""

    do: str
    arg: str = ""


async def care(front: Front, person: Profile, language: str) -> None:
    """What is chosen now, with a button for each."""
    known = await front.work.people.get(front.work.bot, person.user) or person
    await front.say(person.user, Text("care-title"), language, _choices(front, known.care, language))


async def offer(front: Front, user: int, score: int | None) -> None:
    """After a good rating, once in a life."""
    work = front.work
    person = await work.people.get(work.bot, user)
    if person is None or person.care.offered or score is None or score < CONTENT:
        return
    await work.people.set_care(work.bot, user, replace(person.care, offered=work.clock.now()))
    language = front.words.language(person.language or person.hint)
    rows = [[_button(front, Text(f"button-care_{do}"), language, do) for do in ("open", "no")]]
    await front.say(user, Text("care-offer"), language, InlineKeyboardMarkup(inline_keyboard=rows))


async def tapped(front: Front, tap: CallbackQuery, pressed: CareTap, message: int, language: str) -> None:
    """A choice. ValueError for what is none."""
    work, user = front.work, tap.from_user.id
    person = await work.people.get(work.bot, user) or await front.profiles.of(tap.from_user)
    known = person.care
    if pressed.do in _CHANGES:
        known = await choose(work, person, _CHANGES[pressed.do](known, pressed.arg))
    if pressed.do in {"no", "done"}:
        text = Text("care-declined") if pressed.do == "no" else Text("care-kept", {"count": len(known.kinds)})
        await front.show(user, message, text, language)
    elif pressed.do == "ask":
        await front.show(user, message, Text("care-month"), language, _months(front, language))
    elif pressed.do == "month":
        await front.show(user, message, Text("care-day"), language, _days(int(pressed.arg)))
    else:
        await front.show(user, message, Text("care-title"), language, _choices(front, known, language))
    await front.answer(tap, None, language)


def _set(care: Care, arg: str) -> Care:
    return replace(care, kinds=tuple(dict.fromkeys((*care.kinds, CareKind(arg)))))


def _unset(care: Care, arg: str) -> Care:
    """Whoever does not want to be wished a happy birthday need not be known by it."""
    kinds = tuple(kind for kind in care.kinds if kind != CareKind(arg))
    return replace(care, kinds=kinds, birthday=care.birthday if CareKind.BIRTHDAY in kinds else "")


def _born(care: Care, arg: str) -> Care:
    month, _, day = arg.partition("-")
    if not 1 <= int(day) <= calendar.monthrange(LEAP_YEAR, int(month))[1]:
        raise ValueError(arg)
    return _set(replace(care, birthday=f"{int(month):02}-{int(day):02}"), CareKind.BIRTHDAY)


_CHANGES = {"set": _set, "unset": _unset, "born": _born}


def _button(front: Front, text: Text | Ref, language: str, do: str, arg: str = "") -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=front.label(text, language), callback_data=CareTap(do=do, arg=arg).pack()
    )


def _choices(front: Front, care: Care, language: str) -> InlineKeyboardMarkup:
    rows = []
    for kind in CareKind:
        chosen = kind in care.kinds
        do = "unset" if chosen else "ask" if kind is CareKind.BIRTHDAY else "set"
        born = Ref("birthday", care.birthday) if chosen and kind is CareKind.BIRTHDAY else None
        text = Text("button-care", {"kind": kind.value, "on": "yes" if chosen else "no", "born": born})
        rows.append([_button(front, text, language, do, kind.value)])
    rows.append([_button(front, Text("button-care_done"), language, "done")])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _months(front: Front, language: str) -> InlineKeyboardMarkup:
    found = [_button(front, Ref("month", f"{n}"), language, "month", f"{n}") for n in range(1, 13)]
    return InlineKeyboardMarkup(
        inline_keyboard=[found[at : at + MONTHS_A_ROW] for at in range(0, 12, MONTHS_A_ROW)]
    )


def _days(month: int) -> InlineKeyboardMarkup:
    last = calendar.monthrange(LEAP_YEAR, month)[1]
    found = [
        InlineKeyboardButton(text=f"{n}", callback_data=CareTap(do="born", arg=f"{month}-{n}").pack())
        for n in range(1, last + 1)
    ]
    return InlineKeyboardMarkup(
        inline_keyboard=[found[at : at + DAYS_A_ROW] for at in range(0, last, DAYS_A_ROW)]
    )
