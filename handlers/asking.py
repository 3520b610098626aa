"""Questions with buttons: the keyboard of a prompt, and what a tap on it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.front import Front
from router.delivery.callbacks import ROW, cells
from router.domain.complaint import Text
from router.domain.intake import Ask, Option, Prompt

DRAFT, FORM = "d", "f"
AT_ONCE = 90
"""Options under one message: with the controls no more than the hundred buttons that Telegram takes;"""
PAGE = 40
"""where there are more, so many on a page."""
Rows: TypeAlias = list[list[InlineKeyboardButton]]
T = TypeVar("T")


class Pick(CallbackData, prefix="p", sep="|"):
    """A tap on an option, or on a control such as ``skip``, ``back``, ``cancel``, ``submit``, ``edit``."""

    form: str
    field: str
    value: str = ""


def option_keyboard(
    front: Front,
    form: str,
    prompt: Prompt,
    language: str,
    controls: Sequence[tuple[str, str]] = (),
    page: int = 0,
) -> InlineKeyboardMarkup:
    """The options of a prompt, then its controls as (field, key of the words) pairs."""
    rows = options_of(front, form, prompt, language, page)
    if prompt.optional and prompt.kind is not Ask.EVIDENCE:
        rows.append([button(front.label(Text("button-skip"), language), form, "skip", prompt.id)])
    if controls:
        rows.append([button(front.label(Text(key), language), form, field, "") for field, key in controls])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def options_of(front: Front, form: str, prompt: Prompt, language: str, page: int = 0) -> Rows:
    """The options as buttons, or a page of them with buttons that turn it."""
    shown, page, last = paged(prompt.options, page)
    rows = rows_of([button(front.label(o.label, language), form, prompt.id, o.id) for o in shown])
    if last:
        signs = {page - 1: "\u25c0", page: f"{page + 1} / {last + 1}", page + 1: "\u25b6"}
        kept = {to: sign for to, sign in signs.items() if 0 <= to <= last}
        rows.append([button(sign, form, "page", f"{prompt.id}~{to}") for to, sign in kept.items()])
    return rows


def paged(items: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """What is shown at once, all or a page of it; with the number of the page, and that of the last one."""
    if len(items) <= AT_ONCE:
        return items, 0, 0
    last = (len(items) - 1) // PAGE
    page = min(max(page, 0), last)
    return items[page * PAGE : (page + 1) * PAGE], page, last


def turned(value: str) -> tuple[str, int]:
    """The question and the page that a tap on such a button carries. ValueError for what is no such tap."""
    id, _, page = value.rpartition("~")
    return id, int(page)


def several_keyboard(
    front: Front, form: str, prompt: Prompt, language: str, chosen: Sequence[str]
) -> list[list[InlineKeyboardButton]]:
    """Options to be ticked. A tap carries what will be ticked after it, so that no tap counts twice."""
    ids = [option.id for option in prompt.options]
    now = sum(1 << n for n, id in enumerate(ids) if id in chosen)
    rows = rows_of(
        [
            button(
                f"{_box(id in chosen)} {front.label(o.label, language)}", form, prompt.id, f"{now ^ 1 << n:x}"
            )
            for n, (id, o) in enumerate(zip(ids, prompt.options, strict=True))
        ]
    )
    ready = Text("button-chosen", {"count": len(chosen)})
    return [*rows, [button(front.label(ready, language), form, "chosen", f"{prompt.id}~{now:x}")]]


def ticked(prompt: Prompt, mask: str) -> list[str]:
    """The options that a tap carries. ValueError for what is no such tap."""
    bits = int(mask, 16)
    return [option.id for n, option in enumerate(prompt.options) if bits >> n & 1]


def _box(ticked: bool) -> str:
    return "☑️" if ticked else "⬜"


def choice_keyboard(
    front: Front, form: str, field: str, options: Sequence[Option], language: str
) -> InlineKeyboardMarkup:
    """Only options."""
    return InlineKeyboardMarkup(
        inline_keyboard=rows_of([button(front.label(o.label, language), form, field, o.id) for o in options])
    )


def control(
    front: Front, form: str, field: str, key: str, language: str, value: str = ""
) -> InlineKeyboardButton:
    """One control button."""
    return button(front.label(Text(key), language), form, field, value)


def matching(front: Front, prompt: Prompt, typed: str, language: str) -> str | None:
    """The option whose words somebody typed instead of tapping."""
    wanted = _bare(typed)
    labels = {option.id: _bare(front.label(option.label, language)) for option in prompt.options}
    return next((id for id, label in labels.items() if wanted and wanted in {label, id}), None)


def matching_several(front: Front, prompt: Prompt, typed: str, language: str) -> list[str]:
    """The options whose words, with commas between them, somebody typed; nothing when one is none."""
    parts = [part for part in re.split(r"[,;\n\uff0c\u3001\uff1b]", typed) if part.strip()]
    found = [matching(front, prompt, part, language) for part in parts]
    return [id for id in found if id] if all(found) else []


def _bare(words: str) -> str:
    """Without the signs that a label begins with, in one case."""
    return re.sub(r"^[\W_]+", "", words).strip().casefold()


def button(words: str, form: str, field: str, value: str = "") -> InlineKeyboardButton:
    """One button. ValueError for data above Telegram's 64 bytes."""
    return InlineKeyboardButton(text=words, callback_data=Pick(form=form, field=field, value=value).pack())


def rows_of(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Two in a row when all are short enough, else each alone: columns are read faster than a ragged wall."""
    width = 2 if all(cells(button.text) <= ROW // 2 for button in buttons) else 1
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
