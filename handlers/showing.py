"""Evidence in a filing: what is sent is kept at once; a list of it to mark things and to take them out."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers import asking, intake
from handlers.asking import DRAFT, Pick
from handlers.front import Front
from handlers.incoming import evidence_of, key_of
from handlers.refusing import refuse_message
from router.domain.complaint import Evidence, Text
from router.domain.draft import Draft
from router.domain.intake import Ask, next_question
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.ports import Profile
from router.usecases import showing

MARKS = {"receipt": "receipt", "hide": "platform_only"}
"""Controls of an item, and the marks that they turn on and off."""
BACK = "back"


async def shown(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """Keep what was sent; one acknowledgement for an album, or for what was forwarded together."""
    language, run = intake.language_of(draft, person, front), intake.run_of(message)
    hints: tuple[Text, ...] = ()
    after = draft
    try:
        items, offer = evidence_of(message, Side.CONSUMER), await front.offer(draft)
        done = await showing.show(front.work, draft, items, offer, key=key_of(message))
    except Refusal as refusal:
        await refuse_message(front, message, refusal, language)
        if not run:
            return
    else:
        after, hints = done.draft, done.hints
        for reply in done.replies:
            await front.say(draft.chat, reply, language, reply_to=message.message_id)
    if not (run and front.talk.crowded(draft.chat)):
        await _acknowledge(front, after, person, message, hints)


async def _acknowledge(
    front: Front, draft: Draft, person: Profile, message: Message, hints: tuple[Text, ...]
) -> None:
    """Ask again what is open, with how much has come; the question stays below what was sent."""
    same = intake.continues(draft, message)
    prompt = next_question(draft, front.work.policy, await front.offer(draft))
    first = "category" not in draft.answers
    kept = () if first or prompt.kind in {Ask.EVIDENCE, Ask.REVIEW} else (_kept(draft),)
    at = draft.prompt if same else None
    asked = await intake.ask(front, draft, person, at, greets=first, repeats=True, notes=kept, hints=hints)
    if asked and (run := intake.run_of(message)):
        await front.work.drafts.set(draft, burst=run)


def _kept(draft: Draft) -> Text:
    return Text("intake-kept", {"count": len(draft.evidence)})


async def items(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Everything that was sent, to be marked or taken out; from one item back to all."""
    at = tap.message.message_id if tap.message and pick.value != BACK else None
    await _listed(front, draft, person, at)


async def _listed(front: Front, draft: Draft, person: Profile, at: int | None = None) -> None:
    language = intake.language_of(draft, person, front)
    buttons = [
        asking.button(front.label(_named(draft, item), language), DRAFT, "item", item.unique_id)
        for item in draft.evidence
    ]
    back = asking.control(front, DRAFT, "review", "button-back", language)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*asking.rows_of(buttons), [back]])
    texts = [Text("ask-items", {"count": len(buttons)})]
    await intake.show(front, draft, texts, language, keyboard, at, repeats=True)


def _named(draft: Draft, item: Evidence) -> Text:
    return Text(
        "item",
        {
            "n": draft.evidence.index(item) + 1,
            "kind": item.kind,
            "receipt": "yes" if item.receipt else "no",
            "hidden": "yes" if item.platform_only else "no",
        },
    )


async def item(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """One item: the answer to its message shows which it is."""
    await _opened(front, draft, person, showing.found(draft, pick.value), None)


async def _opened(front: Front, draft: Draft, person: Profile, item: Evidence, at: int | None) -> None:
    language = intake.language_of(draft, person, front)
    texts = [_named(draft, item)]
    if item.origin:
        texts.append(Text("forwarded-from", {"who": item.origin.name, "at": item.origin.at}))
    if item.caption:
        texts.append(Text("item-caption", {"words": item.caption}))
    fields = [
        ("receipt", "button-no_receipt" if item.receipt else "button-receipt"),
        ("hide", "button-unhide" if item.platform_only else "button-hide"),
        ("remove", "button-remove"),
    ]
    rows = [[asking.control(front, DRAFT, f, key, language, item.unique_id)] for f, key in fields]
    rows.append([asking.control(front, DRAFT, "items", "button-back", language, BACK)])
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
    reply_to = item.source.message if item.source else None
    await intake.show(front, draft, texts, language, keyboard, at, repeats=True, reply_to=reply_to)


async def marked(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Proof of purchase, or for the platform's eyes only; or neither any more."""
    item = showing.found(draft, pick.value)
    draft = await showing.mark(front.work, draft, item, MARKS[pick.field])
    at = tap.message.message_id if tap.message else None
    await _opened(front, draft, person, showing.found(draft, pick.value), at)


async def removed(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Taken out; the rest is listed, or asked for anew where nothing is left."""
    draft = await showing.take_out(front.work, draft, showing.found(draft, pick.value))
    if draft.evidence:
        await _listed(front, draft, person)
    else:
        await intake.ask(front, draft, person, repeats=True)
