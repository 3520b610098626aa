"""A consumer's filing: asking, reading answers, photos, review, submission."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import asking
from handlers.asking import DRAFT, Pick
from handlers.front import Front
from handlers.incoming import edited_at, evidence_of, key_of, words_of
from handlers.speaking import speak
from router.domain.complaint import Ref, Side, Text
from router.domain.draft import Draft
from router.domain.intake import (
    OTHER,
    QUESTION,
    Ask,
    Option,
    Prompt,
    claim_of,
    next_question,
    question,
)
from router.domain.reading import read
from router.domain.refusal import Refusal
from router.ports import Profile
from router.usecases import filing

SHOWN_AT_MOST = 300
"""Characters of a description in the review."""


async def start(front: Front, person: Profile, key: str, chosen: dict[str, str] | None = None) -> None:
    """A new filing; one that is open goes on."""
    draft = await filing.draft_of(front.work, person.user, person.user)
    if draft and draft.number:
        if key not in draft.seen:
            await front.say(person.user, Text("intake-goes-on"), language_of(draft, person, front))
        await ask(front, draft, person)
        return
    draft = await filing.begin(front.work, person, dict(chosen or {}), key=key)
    await ask(front, draft, person, greets=True)


def language_of(draft: Draft, person: Profile, front: Front) -> str:
    """The language chosen in the draft, else the person's."""
    return front.words.language(
        str(draft.answers.get(filing.LANGUAGE) or person.language or person.hint or "")
    )


async def ask(
    front: Front, draft: Draft, person: Profile, message: int | None = None, *, greets: bool = False
) -> int | None:
    """Ask what is next, in place of an earlier question when its message is given."""
    offer = await front.offer()
    prompt = next_question(draft, front.work.policy, offer)
    language = language_of(draft, person, front)
    if prompt.kind is Ask.REVIEW:
        texts, keyboard = [Text("ask-review"), *_review(front, draft)], _review_keyboard(front, language)
        return await front.show(draft.chat, message, texts, language, keyboard)
    controls = _controls(draft, prompt, has_back=filing.last_answered(draft, front.work, offer) is not None)
    keyboard = asking.option_keyboard(front, DRAFT, prompt, language, controls)
    texts = [_greeting(draft), prompt.text] if greets else [prompt.text]
    return await front.show(draft.chat, message, texts, language, keyboard)


def _greeting(draft: Draft) -> Text:
    return Text("intake-welcome", {"photos": len(draft.evidence)})


def _controls(draft: Draft, prompt: Prompt, *, has_back: bool) -> list[tuple[str, str]]:
    controls = []
    if prompt.kind is Ask.EVIDENCE and prompt.optional:
        controls.append(("done", "button-done" if draft.evidence else "button-no_evidence"))
    if has_back:
        controls.append(("back", "button-back"))
    if prompt.id != filing.LANGUAGE:
        controls.append(("cancel", "button-cancel"))
    return controls


def _review(front: Front, draft: Draft) -> list[Text]:
    answers = draft.answers
    category = front.work.policy.categories[str(answers["category"])]
    merchant = answers.get("merchant")
    place = str(answers.get("merchant_name")) if merchant == OTHER else Ref("merchant", str(merchant))
    lines = [Text("review-category", {"value": Ref("category", category.id)})]
    if merchant:
        lines.append(Text("review-merchant", {"value": place}))
    if answers.get("order"):
        lines.append(Text("review-order", {"value": answers["order"]}))
    lines.append(Text("review-claim", {"value": Ref("claim", claim_of(draft, category))}))
    asked = [q for q in category.questions if draft.answers.get(QUESTION + q.id)]
    lines += [_answer_line(category.id, q.id, q.kind == "choice", draft) for q in asked]
    lines.append(Text("review-description", {"value": str(answers.get("description") or "")[:SHOWN_AT_MOST]}))
    lines.append(Text("review-evidence", {"count": len(draft.evidence)}))
    return lines


def _answer_line(category: str, id: str, choice: bool, draft: Draft) -> Text:
    value = draft.answers[QUESTION + id]
    shown = Ref("option", f"{category}/{id}/{value}") if choice else value
    return Text("review-answer", {"question": Ref("question", f"{category}/{id}"), "value": shown})


def _review_keyboard(front: Front, language: str) -> InlineKeyboardMarkup:
    submit = asking.control(front, DRAFT, "submit", "button-submit", language)
    edit = asking.control(front, DRAFT, "edit", "button-edit", language)
    cancel = asking.control(front, DRAFT, "cancel", "button-cancel", language)
    return InlineKeyboardMarkup(inline_keyboard=[[submit], [edit, cancel]])


async def message(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """Something typed or sent while a filing is open: an answer, evidence, or words to what happened."""
    if key_of(message) in draft.seen:
        await ask(front, draft, person)
    elif evidence_of(message, Side.CONSUMER):
        await _evidence(front, draft, person, message)
    elif edited_at(message):
        await front.say(draft.chat, Text("intake-edited"), language_of(draft, person, front))
    else:
        prompt = next_question(draft, front.work.policy, await front.offer())
        await ask(front, await _typed(front, draft, person, prompt, message), person)


async def _typed(front: Front, draft: Draft, person: Profile, prompt: Prompt, message: Message) -> Draft:
    language = language_of(draft, person, front)
    words, key = words_of(message), key_of(message)
    if prompt.kind is Ask.CHOICE and (option := asking.matching(front, prompt, words, language)):
        return await _chosen(front, draft, person, prompt.id, option, key)
    if prompt.kind in {Ask.CHOICE, Ask.EVIDENCE, Ask.REVIEW}:
        draft = await filing.describe_more(front.work, draft, words, key=key)
        await front.say(draft.chat, Text("intake-noted"), language)
        return draft
    today = front.work.clock.now().astimezone(front.work.policy.calendar.zone).date()
    value = read(prompt, words, today, front.work.policy.ladder.currency)
    return await filing.answer(front.work, draft, prompt.id, value, key=key)


async def _evidence(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """One acknowledgement an album: later items of the same one edit it."""
    items = evidence_of(message, Side.CONSUMER)
    shown = await filing.show(front.work, draft, items, key=key_of(message))
    if shown is None:
        return
    group = message.media_group_id or ""
    same = bool(group) and group == shown.album
    nothing_told = "category" not in shown.answers
    asked = await ask(front, shown, person, shown.prompt if same else None, greets=nothing_told)
    if not same and shown.prompt and shown.prompt != asked:
        await front.gestures.delete(shown.chat, shown.prompt)
    if not same or asked != shown.prompt:
        await front.work.drafts.set(shown, album=group, prompt=asked)


async def tapped(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """A tap in a filing: an option or a control. Refusal for one that is out of date."""
    language = language_of(draft, person, front)
    at = tap.message.message_id if tap.message else None
    if f"c:{tap.id}" in draft.seen:
        await ask(front, draft, person, at)
        return
    if control := _CONTROLS.get(pick.field):
        await control(front, draft, person, tap, pick)
        await front.answer(tap, None, language)
        return
    offer = await front.offer()
    prompt = question(draft, pick.field, front.work.policy, offer)
    if prompt is None or pick.value not in {o.id for o in prompt.options}:
        raise Refusal("refusal-outdated")
    draft = await _chosen(front, draft, person, pick.field, pick.value, f"c:{tap.id}")
    await front.answer(tap, None, language)
    await ask(front, draft, person, at)


async def _chosen(front: Front, draft: Draft, person: Profile, id: str, value: str, key: str) -> Draft:
    draft = await filing.answer(front.work, draft, id, value, key=key)
    if id == filing.LANGUAGE:
        await speak(front, person, value, key)
    if id == "category" and front.work.policy.categories[value].advice:
        language = language_of(draft, person, front)
        await front.say(draft.chat, Text("intake-advice", {"advice": Ref("advice", value)}), language)
    return draft


Control = Callable[[Front, Draft, Profile, CallbackQuery, Pick], Awaitable[None]]


def _at(tap: CallbackQuery) -> int | None:
    return tap.message.message_id if tap.message else None


async def _skip(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    offer = await front.offer()
    prompt = question(draft, pick.value, front.work.policy, offer)
    if prompt is None or not prompt.optional:
        raise Refusal("refusal-outdated")
    draft = await filing.answer(front.work, draft, pick.value, "")
    await ask(front, draft, person, _at(tap))


async def _back(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    last = filing.last_answered(draft, front.work, await front.offer())
    if last:
        draft = await filing.take_back(front.work, draft, last.id, key=f"c:{tap.id}")
    await ask(front, draft, person, _at(tap))


async def _done(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    draft = await filing.finish_evidence(front.work, draft)
    await ask(front, draft, person, _at(tap))


async def _cancel(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    await cancel(front, draft, person, _at(tap))


async def cancel(front: Front, draft: Draft, person: Profile, at: int | None = None) -> None:
    """Forget what was being filed."""
    await front.work.drafts.remove(draft.id)
    await front.show(draft.chat, at, Text("intake-cancelled"), language_of(draft, person, front))


async def _edit(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    language = language_of(draft, person, front)
    ids = (i for i in draft.answers if i != filing.LANGUAGE)
    options = [Option(i, _field_label(draft, i)) for i in (*ids, "evidence", filing.LANGUAGE)]
    keyboard = asking.choice_keyboard(front, DRAFT, "change", options, language)
    await front.show(draft.chat, _at(tap), Text("ask-edit"), language, keyboard)


def _field_label(draft: Draft, id: str) -> Text | Ref:
    if id.startswith(QUESTION):
        return Ref("question", f"{draft.answers['category']}/{id.removeprefix(QUESTION)}")
    return Text(f"field-{id}")


async def _change(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    draft = await filing.take_back(front.work, draft, pick.value)
    await ask(front, draft, person, _at(tap))


async def _submit(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    decision = await filing.file(front.work, draft, person, await front.offer(), f"c:{tap.id}")
    filed = Text("intake-filed", {"number": decision.after.number})
    await front.show(draft.chat, _at(tap), filed, language_of(draft, person, front))


_CONTROLS: dict[str, Control] = {
    "skip": _skip,
    "back": _back,
    "done": _done,
    "cancel": _cancel,
    "edit": _edit,
    "change": _change,
    "submit": _submit,
}
