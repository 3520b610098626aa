"""Taps on buttons: each carries an id and an action, and counts only for whom it was meant."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from aiogram.types import CallbackQuery, Message

from handlers import (
    adding,
    beginning,
    blocking,
    care,
    cases,
    consumer,
    filling,
    intake,
    links,
    looking,
    merchants,
    reading,
    rights,
    workplace,
)
from handlers import binding as bind_group
from handlers.asking import DRAFT, Pick
from handlers.dialogues import Dialogue, dialogue
from handlers.front import Front, topic_of
from handlers.guides import BROWSE
from handlers.incoming import person_of
from handlers.links import LINK
from handlers.looking import Look
from handlers.manager import is_manager, manager_actor
from handlers.recording import renew
from handlers.refusing import SAFETY, refuse_tap
from handlers.speaking import speak
from handlers.staff import actor_of
from handlers.undelivered import Again, again_tapped
from handlers.workplace import Worker, in_group, in_private
from router.delivery.callbacks import Act, keyboard, without
from router.delivery.render.asked import ASKED
from router.domain.choices import (
    HISTORY,
    LESS,
    MORE,
    PLAYBOOK,
    RELINK,
    SELDOM,
    for_desk,
    over,
    seldom,
)
from router.domain.commands import Actor
from router.domain.complaint import Complaint, Text
from router.domain.concluding import Decision
from router.domain.guiding import SOLVED
from router.domain.making import DONE_WITH, NEEDS_FORM, PASSING, SNOOZE, STAYING, simple
from router.domain.outside import BODIES
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.domain.turn import Rows
from router.ports import DeskChat, DraftGone
from router.usecases.act import act
from router.usecases.binding import UNDO
from router.usecases.filing import LANGUAGE, answer, draft_of
from router.usecases.restraining import check_sending

_SELDOM = frozenset(choice.action for choice in SELDOM)


ANEW = "anew"
"""What leads from a complaint that cannot be reopened to a new one."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap: where, by whom, and in which language to answer."""

    front: Front
    tap: CallbackQuery
    chat: int
    message: int
    desk: DeskChat | None
    language: str

    @property
    def aside(self) -> int | None:
        """The number of a message that only this person sees; `message` is 0 then."""
        shown = self.tap.message
        return shown.ephemeral_message_id if isinstance(shown, Message) else None

    @property
    def private(self) -> bool:
        """Whether it was made in a person's own chat."""
        return self.chat == self.tap.from_user.id


async def tapped(front: Front, tap: CallbackQuery) -> None:
    """Any tap. A stale, forged or foreign one gets a short, kind answer."""
    if tap.message is None or tap.data is None:
        await front.answer(tap, Text("refusal-outdated"), front.words.default)
        return
    chat = tap.message.chat.id
    desk = await front.work.desks.by_chat(chat)
    person = await front.profiles.find(tap.from_user.id)
    language = desk.language if desk else (person.language if person else None) or tap.from_user.language_code
    here = Tapped(front, tap, chat, tap.message.message_id, desk, front.words.language(language))
    try:
        await _dispatch(here, tap.data)
    except Refusal as refusal:
        await refuse_tap(front, tap, refusal, here.language)
    except DraftGone:
        await refuse_tap(front, tap, Refusal("refusal-outdated"), here.language)


async def _dispatch(here: Tapped, data: str) -> None:
    kind = data.partition("|")[0]
    try:
        if kind == "a":
            await _act(here, Act.unpack(data))
            return
        if kind == "p":
            await _pick(here, Pick.unpack(data))
            return
        if kind == "q":
            await _look(here, Look.unpack(data))
            return
        if kind == "k" and here.private:
            await _case(here, cases.Case.unpack(data))
            return
        if kind == "r" and here.private:
            await rights.tapped(here.front, here.chat, here.language, cases.Right.unpack(data), here.message)
            await here.front.answer(here.tap, None, here.language)
            return
        if kind == "g":
            await bind_group.tapped(here.front, here.tap, bind_group.Tap.unpack(data), here.language)
            return
        if kind == "m" and here.private:
            await _merchants(here, merchants.Tap.unpack(data))
            return
        if kind == "b" and here.private:
            tap, pressed = here.tap, blocking.Tap.unpack(data)
            await blocking.tapped(here.front, tap, pressed, here.message, here.language)
            return
        if kind == "w" and here.private:
            await care.tapped(here.front, here.tap, care.CareTap.unpack(data), here.message, here.language)
            return
        if kind == "u" and here.private:
            await again_tapped(here.front, here.tap, Again.unpack(data), here.message, here.language)
            return
    except (ValueError, TypeError):
        raise Refusal("refusal-outdated") from None
    raise Refusal("refusal-outdated")


async def _look(here: Tapped, look: Look) -> None:
    """A tap under a list or a complaint that a desk looks up; in a group only that desk's."""
    worker = await _worker(here, look.desk)
    if worker is None:
        raise Refusal("refusal-not-yours")
    await looking.tapped(worker, look)
    await here.front.answer(here.tap, None, here.language)


async def _worker(here: Tapped, desk: str) -> Worker | None:
    front, user = here.front, here.tap.from_user.id
    if here.private:
        return await in_private(front, user, here.language, desk, here.message)
    if here.desk is None or here.desk.desk != desk:
        return None
    if here.aside is not None:
        return replace(await _member(here, here.desk), at=here.aside)
    place, at = here.chat, here.message
    return Worker(front=front, user=user, desk=here.desk, place=place, language=here.language, at=at)


async def _member(here: Tapped, desk: DeskChat) -> Worker:
    shown = here.tap.message
    thread = topic_of(shown) if isinstance(shown, Message) else None
    return await in_group(here.front, desk, here.chat, here.tap.from_user.id, here.message, thread)


async def _merchants(here: Tapped, pressed: merchants.Tap) -> None:
    await merchants.tapped(here.front, here.tap, pressed, here.message, here.language)


async def _case(here: Tapped, case: cases.Case) -> None:
    """The list, one case in full, or adding to it."""
    front, user = here.front, here.chat
    if case.do == cases.LIST:
        await cases.listed(front, user, here.language, case.page or 0, here.message)
    else:
        complaint = await cases.own(front, user, case.number)
        if case.do == cases.ADD:
            await check_sending(front.work, user, complaint)
            await adding.begin(front, user, complaint, here.language)
        else:
            await cases.opened(front, user, here.language, complaint, case.page, here.message)
    await front.answer(here.tap, None, here.language)


async def _actor(here: Tapped, complaint: Complaint, action: str = "") -> Actor:
    """Who taps, seen from the complaint: its consumer, a member of a desk, a quality manager; else nobody."""
    user = here.tap.from_user
    if here.desk:
        return await actor_of(here.front, here.desk, here.chat, user)
    if here.private and complaint.consumer.user == user.id:
        return Actor(side=Side.CONSUMER, person=person_of(user))
    if here.private and action == SNOOZE and complaint.holder and complaint.holder.user == user.id:
        # Told in private, the holder answers there.
        return Actor(side=Side(complaint.stage.value), person=person_of(user), desk=complaint.desk)
    if here.private and is_manager(here.front, user.id):
        return manager_actor(user)
    raise Refusal("refusal-not-yours")


async def _act(here: Tapped, carried: Act) -> None:
    if carried.action == UNDO and here.private:
        await bind_group.undone(here.front, here.tap, carried.arg, here.language)
        return
    if not carried.number:
        await _reminded(here, carried.action)
        return
    complaint = await here.front.work.complaints.get(carried.number)
    if complaint is None:
        raise Refusal("refusal-unknown-complaint")
    actor = await _actor(here, complaint, carried.action)
    if carried.action == BODIES.action:
        await _outside(here, actor, complaint)
        return
    await _let_in(here, actor, complaint, carried.action)
    if carried.action == ANEW:
        await _anew(here, actor, complaint)
        return
    if carried.action in READING:
        await _read(here, complaint, READING[carried.action])
        return
    if carried.action == RELINK.action:
        await _read(here, complaint, partial(renew, by=actor, key=f"c:{here.tap.id}", saw=carried.arg))
        return
    if carried.action in {MORE, LESS}:
        await _turn_card(here, complaint, carried.action)
        return
    if carried.action in NEEDS_FORM:
        talking = await _dialogue(here, actor, complaint, carried.action)
        await talking.begin(carried.action, carried.arg)
        if here.desk and carried.action in _SELDOM:
            await _buttons(here, complaint, for_desk(complaint, here.desk.desk))
        await here.front.answer(here.tap, None, here.language)
        return
    command = simple(carried.action, carried.arg, actor, f"c:{here.tap.id}")
    decision = await act(here.front.work, complaint.number, command, complaint)
    await _done(here, decision, carried.action)


async def _turn_card(here: Tapped, complaint: Complaint, action: str) -> None:
    """Show the seldom buttons under the card, or the ordinary ones again."""
    desk, policy = here.desk.desk if here.desk else "", here.front.work.policy
    rows = seldom(complaint, desk, policy.playbooks) if action == MORE else for_desk(complaint, desk)
    turned = await _buttons(here, complaint, rows)
    await here.front.answer(here.tap, None if turned else Text("refusal-busy"), here.language)


async def _read(
    here: Tapped, complaint: Complaint, read: Callable[[Worker, Complaint], Awaitable[int | None]]
) -> None:
    """As a message of its own, for whom tapped."""
    if here.desk is None:
        raise Refusal("refusal-not-yours")
    worker = await _member(here, here.desk)
    shown = await read(worker, await workplace.for_desk(worker, complaint.number))
    told = Text("done-privately") if shown == worker.user else None
    await here.front.answer(here.tap, told, here.language)


READING: dict[str, Callable[[Worker, Complaint], Awaitable[int | None]]] = {
    HISTORY: looking.past,
    PLAYBOOK: looking.playbook,
}


async def _buttons(here: Tapped, complaint: Complaint, rows: Rows) -> bool:
    """Other buttons under the message. False when Telegram's limits have no room now."""
    front = here.front
    under = keyboard(complaint.number, rows, lambda text: front.label(text, here.language))
    return await front.gestures.rebutton(here.chat, here.message, under)


async def _let_in(here: Tapped, actor: Actor, complaint: Complaint, action: str) -> None:
    """Restraint for somebody who is blocked. What a tap alone decides of an open complaint stays theirs:
    no deadline is to run out because nobody listens.
    """
    if actor.side is Side.CONSUMER and (action in NEEDS_FORM or not complaint.open):
        await check_sending(here.front.work, here.tap.from_user.id, complaint)


async def _anew(here: Tapped, actor: Actor, complaint: Complaint) -> None:
    """Another complaint about the same purchase: what is known of it is filled in."""
    if actor.side is not Side.CONSUMER:
        raise Refusal("refusal-not-yours")
    person = await here.front.profiles.of(here.tap.from_user)
    known = {"category": complaint.category, "merchant": complaint.merchant, "order": complaint.order}
    chosen = {name: value for name, value in known.items() if value}
    await beginning.start(here.front, person, f"c:{here.tap.id}", chosen)
    await here.front.answer(here.tap, None, here.language)


async def _outside(here: Tapped, actor: Actor, complaint: Complaint) -> None:
    """The bodies outside, which only the consumer looks at."""
    if actor.side is not Side.CONSUMER:
        raise Refusal("refusal-not-yours")
    await rights.outside(here.front, complaint, here.language)
    await here.front.answer(here.tap, None, here.language)


async def _reminded(here: Tapped, action: str) -> None:
    """An answer to the reminder of a draft, which belongs to no complaint yet."""
    front, user = here.front, here.tap.from_user
    draft = await draft_of(front.work, here.chat, user.id)
    if not here.private or draft is None or not draft.number:
        raise Refusal("refusal-outdated")
    person = await front.profiles.of(user)
    if action == "drop":
        await intake.cancel(front, draft, person, here.message)
    else:
        await front.gestures.strip(here.chat, here.message)
        await intake.ask(front, draft, person)
    await front.answer(here.tap, None, here.language)


async def _dialogue(here: Tapped, actor: Actor, complaint: Complaint, action: str) -> Dialogue:
    return await dialogue(here.front, here.chat, actor, complaint, action, here.language)


async def _done(here: Tapped, decision: Decision, action: str) -> None:
    """Say that it was done; buttons of a message that is not kept up to date go away."""
    await here.front.answer(here.tap, _told(here.front, action), here.language)
    if action not in STAYING and _passes(here, decision.after, action):
        shown = here.tap.message
        markup = shown.reply_markup if isinstance(shown, Message) else None
        left = without(markup, decision.after.number, action if action in DONE_WITH else "")
        await here.front.gestures.rebutton(here.chat, here.message, left)


def _told(front: Front, action: str) -> Text:
    key = f"done-{action}"
    return Text(key) if front.words.has(key) else Text("done")


def _passes(here: Tapped, complaint: Complaint, action: str) -> bool:
    """Whether the message is none that is kept up to date; one that was just sent may not be known yet."""
    if action in PASSING:
        return True
    shown = complaint.sent.get(f"card:{here.desk.desk}" if here.desk else "status")
    return shown is not None and shown.message != here.message and not _left_to_the_courier(here, complaint)


def _left_to_the_courier(here: Tapped, complaint: Complaint) -> bool:
    """Whether it takes the message's buttons away, with the status that it is to show."""
    asked = complaint.sent.get(ASKED)
    known = here.private and asked is not None and asked.message == here.message
    return known and asked is not None and over(complaint, asked.asks, here.front.work.policy)


async def _pick(here: Tapped, pick: Pick) -> None:
    if pick.form == DRAFT:
        await _in_draft(here, pick)
    elif pick.form == BROWSE and here.private:
        await _in_guide(here, pick)
    elif pick.form == LINK and here.private:
        person = await here.front.profiles.of(here.tap.from_user)
        await links.tapped(here.front, person, here.tap, pick)
        await here.front.answer(here.tap, None, here.language)
    elif pick.form == SAFETY and here.private:
        await _about_safety(here, pick.value)
    elif pick.field == "lang":
        await _change_language(here, pick.value)
    else:
        await _in_form(here, pick)


async def _about_safety(here: Tapped, category: str) -> None:
    """Somebody who is blocked begins a complaint about safety, as anybody may."""
    chosen = here.front.work.policy.categories.get(category)
    if chosen is None or not chosen.safety:
        raise Refusal("refusal-outdated")
    person = await here.front.profiles.of(here.tap.from_user)
    await beginning.start(here.front, person, f"c:{here.tap.id}", {"category": category})
    await here.front.answer(here.tap, None, here.language)


async def _in_draft(here: Tapped, pick: Pick) -> None:
    person = await here.front.profiles.of(here.tap.from_user)
    draft = await draft_of(here.front.work, here.chat, person.user)
    if here.private and draft is None and (pick.field == "submit" or pick.value == SOLVED):
        # A second tap on the same button: the first one has filed it, or ended it.
        done = Text("done-submit" if pick.field == "submit" else "guide-done")
        await here.front.answer(here.tap, done, here.language)
        return
    if not here.private or draft is None or not draft.number:
        raise Refusal("refusal-outdated")
    await filling.tapped(here.front, draft, person, here.tap, pick)


async def _in_guide(here: Tapped, pick: Pick) -> None:
    person = await here.front.profiles.of(here.tap.from_user)
    await reading.browsed(here.front, person, here.tap, pick, here.language)
    await here.front.answer(here.tap, None, here.language)


async def _in_form(here: Tapped, pick: Pick) -> None:
    front, user = here.front, here.tap.from_user
    draft = await draft_of(front.work, here.chat, user.id)
    if draft is None or draft.form is None:
        raise Refusal("refusal-outdated")
    if draft.form.action == consumer.WHICH:
        person = await front.profiles.of(user)
        actor = Actor(side=Side.CONSUMER, person=person_of(user))
        await consumer.chosen_which(front, draft, person, actor, pick.value, f"c:{here.tap.id}")
        await front.gestures.delete(here.chat, here.message)
        await front.answer(here.tap, None, here.language)
        return
    if draft.form.action == adding.ADD and pick.field == "done":
        await adding.done(front, draft, here.language)
        await front.answer(here.tap, None, here.language)
        return
    complaint = await front.work.complaints.get(draft.form.number)
    if complaint is None:
        raise Refusal("refusal-unknown-complaint")
    actor = await _actor(here, complaint)
    talking = await _dialogue(here, actor, complaint, draft.form.action)
    decision = await talking.tapped(draft, here.tap, pick)
    await front.answer(here.tap, _told(front, draft.form.action) if decision else None, here.language)


async def _change_language(here: Tapped, tag: str) -> None:
    """From now on the person, and what is open of theirs, speaks another language."""
    front, user = here.front, here.tap.from_user
    if tag not in front.words.languages:
        raise Refusal("refusal-outdated")
    person = await speak(front, await front.profiles.of(user), tag, f"c:{here.tap.id}")
    await front.show(here.chat, here.message, Text("language-changed"), tag)
    await front.answer(here.tap, None, tag)
    draft = await draft_of(front.work, person.user, person.user)
    if here.private and draft and draft.number:
        await intake.ask(front, await answer(front.work, draft, LANGUAGE, tag), person)
