"""What a tapped button carries: a complaint's number, an action and its argument, never the truth itself."""

from __future__ import annotations

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from router.domain.complaint import Ref, Text
from router.domain.mail import Button

LIMIT = 64
"""Bytes that Telegram allows."""


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
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=label(button.label),
                    callback_data=Act(number=number, action=button.action, arg=button.arg).pack(),
                )
                for button in row
            ]
            for row in rows
        ]
    )
