"""`/block`: managers keep somebody from the desks, with a reason, see whom, and undo it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.front import Front, replied_to
from handlers.incoming import key_of, person_of
from router.domain.blocking import Block
from router.domain.complaint import Complaint, Text
from router.domain.number import valid
from router.domain.refusal import Refusal
from router.usecases import blocking
from router.usecases.blocking import Blocked

PAGE = 8
"""Blocks on a page of the list."""
LIST, LIFT = "list", "lift"


class Tap(CallbackData, prefix="b", sep="|"):
    """A tap under the list: a ``list`` page, or ``lift`` the block of a complaint's consumer."""

    do: str
    arg: str = ""


async def command(front: Front, message: Message, user: int, language: str, argument: str) -> None:
    """The list; or blocks whom a number, a pseudonym or the message replied to means, for a reason."""
    scopes = _scopes(front, user)
    complaint, reason = await _whom(front, message, argument)
    if complaint is None:
        await _list(front, user, language, 0)
        return
    if message.from_user is None:
        return
    if not reason:
        raise Refusal("block-reason-needed", number=complaint.number)
    by = person_of(message.from_user)
    done = await blocking.block(front.work, scopes, by, complaint, reason, key_of(message))
    await front.say(user, list(_told(done)), language, _keyboard(front, [done.block], language))


async def tapped(front: Front, tap: CallbackQuery, pressed: Tap, message: int, language: str) -> None:
    """Another page, or a block is undone. Refusal for whoever is no manager."""
    user = tap.from_user.id
    scopes = _scopes(front, user)
    if pressed.do == LIFT:
        complaint = await blocking.meant(front.work, pressed.arg)
        await blocking.lift(front.work, scopes, person_of(tap.from_user), complaint, f"c:{tap.id}")
        await front.answer(tap, Text("done-unblock"), language)
        await _list(front, user, language, 0, message)
    else:
        await _list(front, user, language, int(pressed.arg or 0), message)
        await front.answer(tap, None, language)


async def _whom(front: Front, message: Message, argument: str) -> tuple[Complaint | None, str]:
    """The complaint by which somebody is meant, and the reason."""
    work, (word, _, rest) = front.work, argument.partition(" ")
    replied = replied_to(message)
    post = await work.posts.find(work.bot, message.chat.id, replied) if replied else None
    if post and post.number and valid(word) is None:
        return await blocking.meant(work, post.number), argument
    return (await blocking.meant(work, word), rest.strip()) if word else (None, "")


def _scopes(front: Front, user: int) -> set[str]:
    scopes = {manager.scope for manager in front.work.policy.managers if manager.user == user}
    if not scopes:
        raise Refusal("refusal-not-yours")
    return scopes


def _told(done: Blocked) -> Iterator[Text]:
    yield Text("block-done" if done.new else "block-stands", {"number": done.block.number})
    yield _line(done.block)
    if done.open:
        yield Text("block-open", {"count": len(done.open), "numbers": ", ".join(done.open)})


def _line(block: Block) -> Text:
    return Text(
        "block-line",
        {"number": block.number, "since": block.at, "who": block.by.name, "reason": block.reason},
    )


async def _list(front: Front, user: int, language: str, page: int, at: int | None = None) -> None:
    """A page of the blocks that this manager may undo."""
    found = await blocking.listed(front.work, _scopes(front, user))
    last = max(0, (len(found) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    texts = [Text("block-title", {"count": len(found)}), *map(_line, shown), Text("block-how")]
    rows = _keyboard(front, shown, language).inline_keyboard
    turns = [("button-earlier", page - 1), ("button-further", page + 1)]
    row = [_button(front, Text(key), language, LIST, str(to)) for key, to in turns if 0 <= to <= last]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, *([row] if row else [])])
    await front.show(user, at, texts, language, keyboard)


def _keyboard(front: Front, blocks: Sequence[Block], language: str) -> InlineKeyboardMarkup:
    words = [(b.number, Text("button-unblock", {"number": b.number})) for b in blocks]
    rows = [[_button(front, text, language, LIFT, number)] for number, text in words]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(front: Front, words: Text, language: str, do: str, arg: str) -> InlineKeyboardButton:
    data = Tap(do=do, arg=arg).pack()
    return InlineKeyboardButton(text=front.label(words, language), callback_data=data)
