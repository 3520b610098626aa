"""Taps in a filing: options of its questions, and the controls beside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import asking, beginning, intake, reading, recording, reviewing, showing
from handlers.asking import DRAFT, Pick
from handlers.front import Front
from handlers.incoming import edited_at, evidence_of
from handlers.intake import ask, language_of
from handlers.ordering import when_known
from router.domain.answers import field_label
from router.domain.complaint import Text
from router.domain.draft import Draft
from router.domain.guiding import GUIDE, standing
from router.domain.intake import Ask, Option, Prompt, next_question, question, questions
from router.domain.purchases import doubted
from router.domain.reading import read
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.ports import Profile
from router.usecases import filing, helping
from router.usecases.showing import finish, found, mark

Control: TypeAlias = Callable[[Front, Draft, Profile, CallbackQuery, Pick], Awaitable[None]]


async def message(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """Something typed, sent or edited while a filing is open."""
    if edited_at(message):
        await intake.edited(front, draft, person, message)
    elif evidence_of(message, Side.CONSUMER):
        await showing.shown(front, draft, person, message)
    else:
        await intake.typed(front, draft, person, message)


async def tapped(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """A tap on an option or a control. Refusal for one that is out of date."""
    language = language_of(draft, person, front)
    if f"c:{tap.id}" in draft.seen:
        await ask(front, draft, person, _at(draft, tap))
    elif control := _CONTROLS.get(pick.field):
        await control(front, draft, person, tap, pick)
    else:
        await _option(front, draft, person, tap, pick)
    await front.answer(tap, None, language)


async def _option(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """An option of the open question, or of an earlier one: then that answer is changed."""
    prompt = await _prompt(front, draft, pick.field)
    if prompt.kind is Ask.CHOICES:
        await _ticked(front, draft, person, tap, prompt, asking.ticked(prompt, pick.value))
        return
    if prompt.kind is Ask.EVIDENCE and pick.value in {option.id for option in prompt.options}:
        proof = await mark(front.work, draft, found(draft, pick.value), "receipt")
        await _next(front, proof, person, tap)
        return
    if prompt.kind not in {Ask.CHOICE, Ask.DATE}:
        raise Refusal("refusal-changed")
    value = read(prompt, pick.value, intake.habits_of(front, language_of(draft, person, front)))
    draft = await intake.chosen(front, draft, person, prompt.id, str(value), f"c:{tap.id}")
    await _next(front, draft, person, tap)


async def _prompt(front: Front, draft: Draft, id: str) -> Prompt:
    prompt = question(draft, id, front.work.policy, await front.offer(draft))
    if prompt is None:
        raise Refusal("refusal-changed")
    return prompt


async def _next(front: Front, draft: Draft, person: Profile, tap: CallbackQuery) -> None:
    """The next question where the newest stands; an older one that was tapped loses its buttons."""
    at = _at(draft, tap)
    if tap.message and tap.message.message_id != at:
        await front.gestures.strip(draft.chat, tap.message.message_id)
    await when_known(front, draft, lambda known, told: ask(front, known, person, at, notes=told))


def _at(draft: Draft, tap: CallbackQuery) -> int | None:
    return draft.prompt or (tap.message.message_id if tap.message else None)


async def _ticked(
    front: Front, draft: Draft, person: Profile, tap: CallbackQuery, prompt: Prompt, ids: list[str]
) -> None:
    """The same question with other ticks."""
    language = language_of(draft, person, front)
    keyboard = intake.keyboard_of(front, draft, prompt, language, chosen=ids)
    await _again(front, draft, tap, prompt, language, keyboard)


async def _again(
    front: Front,
    draft: Draft,
    tap: CallbackQuery,
    prompt: Prompt,
    language: str,
    keyboard: InlineKeyboardMarkup,
) -> None:
    at = tap.message.message_id if tap.message else None
    await intake.show(front, draft, [prompt.text, *prompt.lines], language, keyboard, at)


async def _chosen(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """All that applies is ticked."""
    id, _, mask = pick.value.rpartition("~")
    prompt = await _prompt(front, draft, id)
    ids = asking.ticked(prompt, mask)
    value = read(prompt, ",".join(ids) or ",", intake.habits_of(front, language_of(draft, person, front)))
    draft = await filing.answer(front.work, draft, id, value, key=f"c:{tap.id}")
    await _next(front, draft, person, tap)


async def _month(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Another month of the calendar."""
    id, _, month = pick.value.rpartition("~")
    prompt, language = await _prompt(front, draft, id), language_of(draft, person, front)
    keyboard = intake.keyboard_of(front, draft, prompt, language, month=month)
    await _again(front, draft, tap, prompt, language, keyboard)


async def _page(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Others of many options."""
    id, page = asking.turned(pick.value)
    prompt, language = await _prompt(front, draft, id), language_of(draft, person, front)
    keyboard = intake.keyboard_of(front, draft, prompt, language, page=page)
    await _again(front, draft, tap, prompt, language, keyboard)


async def _skip(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    prompt = await _prompt(front, draft, pick.value)
    if not prompt.optional:
        raise Refusal("refusal-changed")
    draft = await filing.answer(front.work, draft, pick.value, "", key=f"c:{tap.id}")
    await _next(front, draft, person, tap)


async def _back(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """One step back from the question that the button stood under; a second tap on it goes no further."""
    offer = await front.offer(draft)
    open_one = next_question(draft, front.work.policy, offer).id
    here = standing(draft, open_one) == pick.value
    if draft.asked:
        draft = await filing.ask_again(front.work, draft, "")
    elif here and open_one == GUIDE:
        draft = await helping.step_back(front.work, draft, key=f"c:{tap.id}")
    elif here and (last := filing.last_answered(draft, front.work, offer)):
        draft = await filing.take_back(front.work, draft, last.id, key=f"c:{tap.id}")
    await _next(front, draft, person, tap)


async def _review(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await _next(front, draft, person, tap)


async def _done(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await _next(front, await finish(front.work, draft), person, tap)


async def _cancel(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await intake.leave(front, draft, person, tap.message.message_id if tap.message else None)


async def _drop(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await intake.cancel(front, draft, person, tap.message.message_id if tap.message else None)


async def _anew(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """What was begun is dropped for another one."""
    at = tap.message.message_id if tap.message else None
    await beginning.anew(front, draft, person, f"c:{tap.id}", at)


async def _resume(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """The draft that is there goes on, with what a link adds to it."""
    await _next(front, await beginning.resumed(front, draft, person, f"c:{tap.id}"), person, tap)


async def _insist(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """The order number stands though no order of the person has it."""
    if not doubted(draft):
        raise Refusal("refusal-changed")
    await _next(front, await filing.insist(front.work, draft, key=f"c:{tap.id}"), person, tap)


async def _edit(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Everything that can be changed, in the order in which it was asked."""
    language = language_of(draft, person, front)
    offer = await front.offer(draft)
    asked = [
        p.id for p in questions(draft, front.work.policy, offer) if p.kind not in {Ask.REVIEW, Ask.EVIDENCE}
    ]
    spoken = [filing.LANGUAGE] if filing.LANGUAGE in asked else []
    ids = [*(id for id in asked if id != filing.LANGUAGE), "evidence", *spoken]
    options = [Option(id, field_label(draft, id)) for id in ids]
    menu = asking.choice_keyboard(front, DRAFT, "change", options, language).inline_keyboard
    back = asking.control(front, DRAFT, "review", "button-back", language)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*menu, [back]])
    at = tap.message.message_id if tap.message else None
    await intake.show(front, draft, [Text("ask-edit")], language, keyboard, at)


async def _change(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    if pick.value == "evidence":
        await showing.items(front, draft, person, tap, pick)
        return
    await _prompt(front, draft, pick.value)
    await _next(front, await filing.ask_again(front.work, draft, pick.value), person, tap)


async def _submit(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    decision = await filing.file(front.work, draft, person, await front.offer(draft), f"c:{tap.id}")
    filed = await recording.filed(front, decision.after)
    at = tap.message.message_id if tap.message else None
    await front.show(draft.chat, at, filed, language_of(draft, person, front))


async def _join(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await reviewing.join(front, draft, person, tap, pick, language_of(draft, person, front))


_CONTROLS: dict[str, Control] = {
    "skip": _skip,
    "back": _back,
    "done": _done,
    "cancel": _cancel,
    "drop": _drop,
    "edit": _edit,
    "change": _change,
    "chosen": _chosen,
    "open": reading.opened,
    GUIDE: reading.answered,
    "month": _month,
    "page": _page,
    "review": _review,
    "resume": _resume,
    "insist": _insist,
    "anew": _anew,
    "items": showing.items,
    "item": showing.item,
    "receipt": showing.marked,
    "hide": showing.marked,
    "remove": showing.removed,
    "submit": _submit,
    "join": _join,
}
