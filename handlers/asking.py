"""Questions with buttons: the keyboard of a prompt, and what a tap on it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.front import Front
from router.delivery.callbacks import ROW, cells
from router.domain.complaint import Text
from router.domain.intake import Ask, Option, Prompt

DRAFT, FORM = "d", "f"


class Pick(CallbackData, prefix="p", sep="|"):
    """A tap on an option, or on a control such as ``skip``, ``back``, ``cancel``, ``submit``, ``edit``."""

    form: str
    field: str
    value: str = ""


def option_keyboard(
    front: Front, form: str, prompt: Prompt, language: str, controls: Sequence[tuple[str, str]] = ()
) -> InlineKeyboardMarkup:
    """The options of a prompt, then its controls as (field, key of the words) pairs."""
    options = [_button(front.label(o.label, language), form, prompt.id, o.id) for o in prompt.options]
    rows = _rows(options)
    if prompt.optional and prompt.kind is not Ask.EVIDENCE:
        rows.append([_button(front.label(Text("button-skip"), language), form, "skip", prompt.id)])
    if controls:
        rows.append([_button(front.label(Text(key), language), form, field, "") for field, key in controls])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def choice_keyboard(
    front: Front, form: str, field: str, options: Sequence[Option], language: str
) -> InlineKeyboardMarkup:
    """Only options."""
    return InlineKeyboardMarkup(
        inline_keyboard=_rows([_button(front.label(o.label, language), form, field, o.id) for o in options])
    )


def control(
    front: Front, form: str, field: str, key: str, language: str, value: str = ""
) -> InlineKeyboardButton:
    """One control button."""
    return _button(front.label(Text(key), language), form, field, value)


def matching(front: Front, prompt: Prompt, typed: str, language: str) -> str | None:
    """The option whose words somebody typed instead of tapping."""
    wanted = _bare(typed)
    labels = {option.id: _bare(front.label(option.label, language)) for option in prompt.options}
    return next((id for id, label in labels.items() if wanted and wanted in {label, id}), None)


def _bare(words: str) -> str:
    """Without the signs that a label begins with, in one case."""
    return re.sub(r"^[\W_]+", "", words).strip().casefold()


def _button(words: str, form: str, field: str, value: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=words, callback_data=Pick(form=form, field=field, value=value).pack())


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Two in a row when all are short enough, else each alone: columns are read faster than a ragged wall."""
    width = 2 if all(cells(button.text) <= ROW // 2 for button in buttons) else 1
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
