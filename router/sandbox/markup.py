"""Keyboards under messages, checked."""

from typing import Any

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Json

ACTIONS = frozenset({
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
})  # fmt: skip
STYLES = frozenset({"danger", "success", "primary"})
SCHEMES = ("http://", "https://", "tg://", "ton://", "mailto:", "tel:")


def markup_of(call: Call) -> Json | None:
    """The reply_markup of a call. ApiError 400 in Telegram's words when it is none."""
    if "reply_markup" not in call.params:
        return None
    markup = call.json("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if "keyboard" in markup or markup.get("force_reply") or markup.get("remove_keyboard"):
        return markup
    return None


def inline_of(call: Call) -> Json | None:
    """The inline keyboard of an edit. ApiError 400 for any other keyboard."""
    markup = markup_of(call)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("message can't be edited")
    return markup if markup and markup["inline_keyboard"] else None


def _inline(markup: Json) -> Json:
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > 100:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": kept}


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    if not button.get("text"):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    chosen = ACTIONS & button.keys()
    if not chosen:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(chosen) > 1:
        raise bad("can't parse inline keyboard button: more than one action is specified")
    _check(button)
    return button


def _check(button: Json) -> None:
    data, url = button.get("callback_data"), button.get("url")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if url is not None and not str(url).lower().startswith(SCHEMES):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in STYLES:
        raise bad("BUTTON_STYLE_INVALID")
