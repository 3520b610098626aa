"""A month as buttons: a day is chosen by a tap, the months before and after are one tap away."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton
from babel import Locale
from babel.dates import format_skeleton

from handlers.asking import button
from handlers.front import Front
from router.domain.complaint import Text
from router.domain.intake import Prompt
from router.domain.reading import span

Row = list[InlineKeyboardButton]
EMPTY = "\u2007"
"""A button without words: a space as wide as a digit, which Telegram does not trim."""
SHORTCUTS = (("button-today", 0), ("button-yesterday", 1))
TYPED = (*SHORTCUTS, ("date-before_yesterday", 2))
"""What is said for a day, and how many days back it is: nobody needs a third button, but people write so."""


def month_keyboard(
    front: Front, form: str, prompt: Prompt, language: str, today: date, month: str = ""
) -> list[Row]:
    """The rows for ``2026-05``, without one for the month of the last day that may be chosen."""
    first, last = span(prompt.limits, today)
    shown = _within(month, first, last if prompt.limits.days_ahead == 0 else today, last)
    locale = Locale.parse(front.words.language(language).replace("-", "_"))
    weeks = calendar.Calendar(locale.first_week_day).monthdatescalendar(shown.year, shown.month)
    return [
        _head(form, prompt, shown, first, last, locale),
        [_blank(form, prompt, shown, name) for name in _weekdays(locale)],
        *([_day(form, prompt, shown, day, first, last) for day in week] for week in weeks),
        list(_shortcuts(front, form, prompt, language, today)),
    ]


def _within(month: str, first: date, usual: date, last: date) -> date:
    """The first of a month, moved to where there is something to choose. ValueError for no month."""
    wanted = date.fromisoformat(f"{month}-01") if month else usual
    return min(max(wanted.replace(day=1), first.replace(day=1)), last.replace(day=1))


def _head(form: str, prompt: Prompt, shown: date, first: date, last: date, locale: Locale) -> Row:
    before, after = shown - timedelta(days=1), (shown + timedelta(days=31)).replace(day=1)
    return [
        _page(form, prompt, before, "\u25c0") if before >= first else _blank(form, prompt, shown),
        _blank(form, prompt, shown, format_skeleton("yMMMM", shown, locale=locale)),
        _page(form, prompt, after, "\u25b6") if after <= last else _blank(form, prompt, shown),
    ]


def _weekdays(locale: Locale) -> Iterator[str]:
    names = locale.days["stand-alone"]["narrow"]
    for n in range(7):
        yield names[(locale.first_week_day + n) % 7]


def _day(form: str, prompt: Prompt, shown: date, day: date, first: date, last: date) -> InlineKeyboardButton:
    if day.month != shown.month:
        return _blank(form, prompt, shown)
    if not first <= day <= last:
        return _blank(form, prompt, shown, "·")
    return button(str(day.day), form, prompt.id, day.isoformat())


def _page(form: str, prompt: Prompt, day: date, sign: str) -> InlineKeyboardButton:
    return button(sign, form, "month", f"{prompt.id}~{day:%Y-%m}")


def _blank(form: str, prompt: Prompt, shown: date, words: str = EMPTY) -> InlineKeyboardButton:
    """Telegram knows no button that does nothing: this one shows the same month again."""
    return button(words, form, "month", f"{prompt.id}~{shown:%Y-%m}")


def _shortcuts(
    front: Front, form: str, prompt: Prompt, language: str, today: date
) -> Iterator[InlineKeyboardButton]:
    for key, back in SHORTCUTS:
        day = today - timedelta(days=back)
        if back <= prompt.limits.days_back:
            yield button(front.label(Text(key), language), form, prompt.id, day.isoformat())


def shortcut(front: Front, typed: str, language: str, today: date) -> str:
    """The day that somebody typed by such words, else the words as they are."""
    words = typed.strip().casefold()
    for key, back in TYPED:
        if words == front.label(Text(key), language).casefold():
            return (today - timedelta(days=back)).isoformat()
    return typed
