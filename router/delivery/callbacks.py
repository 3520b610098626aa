"""What a tapped button carries: a complaint's number, an action and its argument, never the truth itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from router.domain.complaint import Ref, Text
from router.domain.mail import Button

LIMIT = 64
"""Bytes that Telegram allows."""
ROW = 40
"""Cells of a row of buttons that a phone shows without cutting words off."""


class Act(CallbackData, prefix="a", sep="|"):
    """A tap under a message of a complaint."""

    number: str
    action: str
    arg: str = ""


def keyboard(
    number: str, rows: tuple[tuple[Button, ...], ...], label: Callable[[Text | Ref], str]
) -> InlineKeyboardMarkup | None:
    """The buttons as Telegram wants them; None without any. ValueError for data above 64 bytes."""
    if not rows:
        return None
    made = [[_button(number, button, label) for button in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=[line for row in made for line in _lines(row)])


def numbered(
    buttons: Iterable[tuple[str, tuple[Button, ...], Callable[[Text | Ref], str]]],
) -> InlineKeyboardMarkup | None:
    """Buttons of several complaints, each under the other with its complaint's number in front."""
    rows = []
    for number, row, label in buttons:
        for button in row:
            made = _button(number, button, label)
            rows.append([made.model_copy(update={"text": f"{number} · {made.text}"})])
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def without(
    markup: InlineKeyboardMarkup | None, number: str, action: str = ""
) -> InlineKeyboardMarkup | None:
    """What is left when buttons of a complaint go: all, or the rows with one action; None for nothing."""
    mine = f"{Act.__prefix__}{Act.__separator__}{number}{Act.__separator__}"
    mine += f"{action}{Act.__separator__}" if action else ""
    rows = [
        row
        for row in (markup.inline_keyboard if markup else ())
        if not any((button.callback_data or "").startswith(mine) for button in row)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def cells(words: str) -> int:
    """How wide words are; a Chinese character or a picture counts two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in words)


def _button(number: str, button: Button, label: Callable[[Text | Ref], str]) -> InlineKeyboardButton:
    data = Act(number=number, action=button.action, arg=button.arg).pack()
    return InlineKeyboardButton(text=label(button.label), callback_data=data)


def _lines(row: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """The row where its words fit, which depends on the language; else each button alone."""
    fits = all(cells(button.text) <= ROW // len(row) for button in row)
    return [row] if fits else [[button] for button in row]
