"""What a tapped button carries: a complaint's number, an action and its argument, never the truth itself."""

from __future__ import annotations

from collections.abc import Callable

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
