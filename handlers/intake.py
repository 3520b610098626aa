"""A consumer's filing: beginning it, asking what is next, and reading what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers import asking, days, guides, reviewing
from handlers.asking import DRAFT
from handlers.front import Front
from handlers.incoming import evidence_of, forwarded, key_of, sent_before, told_in, words_of
from handlers.ordering import when_known
from handlers.speaking import speak
from router.domain import enrolment
from router.domain.answers import summary
from router.domain.callers import recording
from router.domain.complaint import Arg, Ref, Text
from router.domain.draft import DESCRIPTION, Draft
from router.domain.guiding import GUIDE, SOLVED, standing
from router.domain.intake import Ask, Prompt, next_question, question
from router.domain.prefilling import told_oneself
from router.domain.purchases import ORDER, doubted
from router.domain.reading import Habits, read
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.ports import Profile
from router.usecases import filing, helping

AWAY = timedelta(hours=12)
"""Who comes back after so long is told what is known so far."""
SAME_RUN = 5
"""Seconds between messages that were forwarded together."""


def language_of(draft: Draft, person: Profile, front: Front) -> str:
    """The language chosen in the draft, else the person's."""
    return front.words.language(
        str(draft.answers.get(filing.LANGUAGE) or person.language or person.hint or "")
    )


def today_of(front: Front) -> date:
    """The day where the house is."""
    return front.work.clock.now().astimezone(front.work.policy.calendar.zone).date()


def habits_of(front: Front, language: str) -> Habits:
    """How a person who speaks a language writes dates, amounts and numbers."""
    policy = front.work.policy
    return Habits(
        today=today_of(front),
        language=front.words.language(language),
        currency=policy.ladder.currency,
        country=policy.country,
    )


async def ask(
    front: Front,
    draft: Draft,
    person: Profile,
    at: int | None = None,
    *,
    greets: bool = False,
    repeats: bool = False,
    again: bool = False,
    notes: Sequence[Text] = (),
    hints: Sequence[Text] = (),
) -> int | None:
    """Ask what is next, in place of an earlier question when its message is given; the message's id.

    A new question leaves no buttons under the one before; one that only `repeats` takes its place. `again`:
    it was asked before, whatever message asks it now.
    """
    offer = await front.offer(draft)
    prompt = next_question(draft, front.work.policy, offer)
    language = language_of(draft, person, front)
    greeting = [Text("intake-welcome", {"photos": len(draft.evidence)})] if greets else []
    texts = [*greeting, *notes, prompt.text, *_details(front, draft, prompt), *hints]
    keyboard = keyboard_of(front, draft, prompt, language)
    said, rows = await reviewing.remarks(front, draft, prompt, language)
    texts += said
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, *keyboard.inline_keyboard])
    if helps := guides.offers(front, draft, prompt, offer, language):
        texts.append(Text("guide-offered"))
        keyboard = InlineKeyboardMarkup(inline_keyboard=[*helps, *keyboard.inline_keyboard])
    again = again or repeats
    return await show(front, draft, texts, language, keyboard, at, repeats=repeats, again=again)


async def show(
    front: Front,
    draft: Draft,
    texts: Sequence[Text],
    language: str,
    keyboard: InlineKeyboardMarkup,
    at: int | None = None,
    *,
    repeats: bool = False,
    again: bool = True,
    reply_to: int | None = None,
) -> int | None:
    """Edit a message of the filing, or send a new one that is its newest from now on."""
    if at is None:
        asked = await front.say(draft.chat, texts, language, keyboard, reply_to)
    else:
        asked = await front.show(draft.chat, at, texts, language, keyboard)
    if asked is None or asked == draft.prompt:
        return asked
    if draft.prompt and draft.prompt != at:
        tidy = front.gestures.delete if repeats else front.gestures.strip
        await tidy(draft.chat, draft.prompt)
    since = draft.since if again else asked
    await front.work.drafts.set(draft, prompt=asked, since=since)
    return asked


def _details(front: Front, draft: Draft, prompt: Prompt) -> Sequence[Text]:
    known = summary(draft, front.work.policy) if prompt.kind is Ask.REVIEW else ()
    return (*known, *prompt.lines)


def keyboard_of(
    front: Front,
    draft: Draft,
    prompt: Prompt,
    language: str,
    *,
    month: str = "",
    chosen: Sequence[str] = (),
    page: int = 0,
) -> InlineKeyboardMarkup:
    """The buttons under a question; `month` of a calendar, `chosen` among several options, `page` of many."""
    if prompt.kind is Ask.REVIEW:
        return _review_keyboard(front, language)
    rows: list[list[InlineKeyboardButton]] = []
    if prompt.kind is Ask.DATE:
        rows += days.month_keyboard(front, DRAFT, prompt, language, today_of(front), month)
    elif prompt.kind is Ask.CHOICES:
        rows += asking.several_keyboard(front, DRAFT, prompt, language, chosen)
    else:
        rows += asking.options_of(front, DRAFT, prompt, language, page)
    rows += _controls(front, draft, prompt, language)
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _controls(front: Front, draft: Draft, prompt: Prompt, language: str) -> list[list[InlineKeyboardButton]]:
    def control(field: str, value: str = "") -> InlineKeyboardButton:
        return asking.control(front, DRAFT, field, f"button-{field}", language, value)

    rows = []
    if prompt.kind is Ask.EVIDENCE:
        rows += [[control("done")]] if prompt.optional else []
        rows += [[control("items")]] if draft.evidence else []
    elif prompt.optional:
        rows += [[control("insist")]] if prompt.id == ORDER and doubted(draft) else []
        rows.append([control("skip", prompt.id)])
    first = prompt.id in {filing.LANGUAGE, "category"} and not draft.asked
    last = [] if first else [control("back", standing(draft, prompt.id))]
    last += [] if prompt.id == filing.LANGUAGE else [control("cancel")]
    return [*rows, last] if last else rows


def _review_keyboard(front: Front, language: str) -> InlineKeyboardMarkup:
    submit = asking.control(front, DRAFT, "submit", "button-submit", language)
    edit = asking.control(front, DRAFT, "edit", "button-edit", language)
    cancel = asking.control(front, DRAFT, "cancel", "button-cancel", language)
    return InlineKeyboardMarkup(inline_keyboard=[[submit], [edit, cancel]])


async def typed(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """Something typed while a filing is open: an answer, or words to what happened."""
    if key_of(message) in draft.seen:
        await when_known(front, draft, lambda d, told: ask(front, d, person, again=True, notes=told))
        return
    run = run_of(message)
    prompt = next_question(draft, front.work.policy, await front.offer(draft))
    language = language_of(draft, person, front)
    if prompt.id == GUIDE and asking.matching(front, prompt, words_of(message), language) == SOLVED:
        await guides.spare(front, draft, language)
        return
    away = front.work.clock.now() - draft.touched >= AWAY
    after, notes = await _taken(front, draft, person, prompt, message)
    if run and front.talk.crowded(draft.chat):
        return
    if away and (lines := summary(after, front.work.policy)):
        notes = [*notes, Text("draft-so-far"), *lines]
    at = after.prompt if continues(draft, message) else None

    async def go_on(known: Draft, told: Sequence[Text]) -> None:
        again = next_question(known, front.work.policy, await front.offer(known)).id == prompt.id
        asked = await ask(front, known, person, at, again=again, notes=[*notes, *told])
        if run and asked:
            await front.work.drafts.set(known, burst=run)

    await when_known(front, after, go_on)


async def first_words(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """Words that came before any command, which began the filing."""
    run, told = run_of(message), told_in(message, front.work.policy.calendar.zone)
    draft = await filing.tell(front.work, draft, told, message.message_id, key=key_of(message))
    if run and front.talk.crowded(draft.chat):
        return
    asked = await ask(front, draft, person, greets=True)
    if run and asked:
        await front.work.drafts.set(draft, burst=run)


async def _taken(
    front: Front, draft: Draft, person: Profile, prompt: Prompt, message: Message
) -> tuple[Draft, Sequence[Text]]:
    """The draft with what was typed, and what to say about it.

    What was sent before the question was asked, as by somebody who types faster than Telegram delivers, tells
    what happened; it does not become the answer to a question that the person had not read.
    """
    words, key, language = words_of(message), key_of(message), language_of(draft, person, front)
    if not forwarded(message):
        if prompt.kind is Ask.CHOICE and (option := asking.matching(front, prompt, words, language)):
            after = await chosen(front, draft, person, prompt.id, option, key)
            return after, ()
        if prompt.searched and _may_be_a_name(words) and not sent_before(message, draft.since):
            return await filing.touch(front.work, draft, key, sought=words), ()
        free = prompt.kind not in {Ask.CHOICE, Ask.EVIDENCE, Ask.REVIEW} and prompt.id != DESCRIPTION
        if free and not sent_before(message, draft.since):
            value = read_by(front, prompt, message, language)
            id, at = prompt.id, message.message_id
            return await filing.answer(front.work, draft, id, value, key=key, message=at), ()
    told = told_in(message, front.work.policy.calendar.zone)
    after = await filing.tell(front.work, draft, told, message.message_id, key=key)
    return after, () if prompt.id == DESCRIPTION else [Text("intake-noted")]


def _may_be_a_name(words: str) -> bool:
    """Whether words are short enough to look for a shop; longer ones tell what happened."""
    return bool(words) and len(words) <= enrolment.NAME_AT_MOST and "\n" not in words


def read_by(front: Front, prompt: Prompt, message: Message, language: str) -> Arg:
    """What a message answers to a question. Refusal when it cannot be read as an answer."""
    words, habits = words_of(message), habits_of(front, language)
    if prompt.kind is Ask.PHONE and message.contact:
        number = message.contact.phone_number
        words = number if number.startswith("+") else f"+{number}"
    elif prompt.kind is Ask.DATE:
        words = days.shortcut(front, words, language, habits.today)
    elif prompt.kind is Ask.CHOICES:
        words = ",".join(asking.matching_several(front, prompt, words, language)) or words
    return read(prompt, words, habits)


async def chosen(front: Front, draft: Draft, person: Profile, id: str, value: str, key: str) -> Draft:
    """Note a choice, and what follows from it at once: the language, a category's advice."""
    if id == GUIDE:
        return await helping.answer(front.work, draft, value, key=key)
    spoken = filing.LANGUAGE in draft.answers
    draft = await filing.answer(front.work, draft, id, value, key=key)
    if id == filing.LANGUAGE:
        await speak(front, person, value, key)
    if id == "category" or not spoken:
        await advise(front, draft, person)
    return draft


async def advise(front: Front, draft: Draft, person: Profile) -> None:
    """What the category tells at once, as soon as the language is known."""
    chosen = front.work.policy.categories.get(str(draft.answers.get("category")))
    if recording(draft.answers):
        return
    if chosen and chosen.advice and filing.LANGUAGE in draft.answers:
        language = language_of(draft, person, front)
        await front.say(draft.chat, Text("intake-advice", {"advice": Ref("advice", chosen.id)}), language)


async def edited(front: Front, draft: Draft, person: Profile, message: Message) -> None:
    """A message that gave an answer, or told what happened, was edited: so is what it gave."""
    key, at, language = key_of(message), str(message.message_id), language_of(draft, person, front)
    if key in draft.seen:
        return
    prompt = question(draft, draft.given.get(at, ""), front.work.policy, await front.offer(draft))
    if prompt is not None:
        value = read_by(front, prompt, message, language)
        draft = await filing.answer(front.work, draft, prompt.id, value, key=key, message=int(at))
    elif at in draft.words or evidence_of(message, Side.CONSUMER):
        draft = await filing.retell(front.work, draft, words_of(message), int(at), key=key)
    else:
        raise Refusal("intake-edited")

    async def go_on(known: Draft, told: Sequence[Text]) -> None:
        await ask(front, known, person, known.prompt, notes=[Text("intake-changed"), *told])

    await when_known(front, draft, go_on)


def run_of(message: Message) -> str:
    """What tells messages that were sent together: the album, or the second of a forwarding; else empty."""
    if forwarded(message):
        return f"f:{int(message.date.timestamp())}"
    return message.media_group_id or ""


def continues(draft: Draft, message: Message) -> bool:
    """Whether a message belongs to those that were acknowledged last."""
    run = run_of(message)
    if run.startswith("f:") and draft.burst.startswith("f:"):
        return abs(int(run[2:]) - int(draft.burst[2:])) <= SAME_RUN
    return bool(run) and run == draft.burst


async def leave(front: Front, draft: Draft, person: Profile, at: int | None = None) -> None:
    """Ask first: what was told is not gone by one tap or one command. Nothing told, nothing asked."""
    policy = front.work.policy
    if not told_oneself(draft, policy):
        await cancel(front, draft, person, at)
        return
    language = language_of(draft, person, front)
    row = [
        asking.control(front, DRAFT, field, words, language)
        for field, words in (("review", "button-resume"), ("drop", "button-drop"))
    ]
    keyboard = InlineKeyboardMarkup(inline_keyboard=asking.rows_of(row))
    await show(front, draft, [Text("ask-drop"), *summary(draft, policy)], language, keyboard, at)


async def cancel(front: Front, draft: Draft, person: Profile, at: int | None = None) -> None:
    """Forget what was being filed."""
    await front.work.drafts.remove(draft.id)
    if draft.prompt and draft.prompt != at:
        await front.gestures.strip(draft.chat, draft.prompt)
    await front.show(draft.chat, at, Text("intake-cancelled"), language_of(draft, person, front))
