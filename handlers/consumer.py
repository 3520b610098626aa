"""The private chat: commands and bare messages of consumers (and of managers, who are people too)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from aiogram.types import InlineKeyboardMarkup, Message

from handlers import (
    adding,
    asking,
    cases,
    dialogues,
    filling,
    intake,
    links,
    merchants,
    recording,
    rights,
    showing,
)
from handlers.asking import FORM
from handlers.care import care
from handlers.front import Front, replied_to
from handlers.guides import menu
from handlers.incoming import (
    edited_at,
    evidence_of,
    key_of,
    message_key,
    person_of,
    ref_of,
    sent_at,
    sent_before,
    told_in,
    understood,
    words_of,
)
from handlers.looking import COMMANDS as LOOKS
from handlers.manager import COMMANDS as MANAGERS
from handlers.manager import Asked, is_manager, reply_as_manager
from handlers.refusing import refuse_message
from handlers.replies import answers_the_bot, noted_since
from handlers.workplace import LookUp, in_private
from router.delivery.callbacks import keyboard
from router.domain.answers import summary
from router.domain.choices import for_consumer
from router.domain.commands import Actor, Comment, Say
from router.domain.complaint import Complaint, Ref, Text
from router.domain.contacts import contacts
from router.domain.draft import Draft, Form
from router.domain.intake import Option
from router.domain.number import valid
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.domain.status import named
from router.domain.visits import with_manager
from router.ports import DraftGone, Overtaken, Profile
from router.usecases import filing
from router.usecases.act import act
from router.usecases.belonging import Belonging, Place, agreed, belongs, told, unheard
from router.usecases.drafts import RESUME
from router.usecases.emptying import emptied
from router.usecases.restraining import check_sending

LISTED = 50
"""Open complaints to choose from: as many as the policy can allow."""
COMMAND_AT_MOST = 33
"""Characters of a command: one more than Telegram allows, so that no longer one is mistaken for it."""
WHICH = "which"
NEW = Belonging(Place.NEW)


@dataclass(frozen=True, slots=True)
class Visit:
    """One message of a person in their private chat."""

    front: Front
    message: Message
    person: Profile
    language: str
    draft: Draft | None = None
    complaints: Sequence[Complaint] = ()
    belonging: Belonging = NEW

    @property
    def actor(self) -> Actor:
        """The consumer who writes."""
        return Actor(side=Side.CONSUMER, person=person_of(self.message.from_user))  # type: ignore[arg-type]

    async def say(
        self, texts: Text | Sequence[Text], markup: InlineKeyboardMarkup | None = None
    ) -> int | None:
        """Answer in the person's language."""
        return await self.front.say(self.person.user, texts, self.language, markup)


async def private_message(front: Front, message: Message) -> None:
    """Whatever somebody writes or sends to the bot in private."""
    if message.from_user is None:
        return
    person = await front.profiles.of(message.from_user)
    language = front.words.language(person.language or person.hint)
    visit = Visit(front, message, person, language)
    try:
        await _received(visit)
    except Refusal as refusal:
        await refuse_message(front, message, refusal, language)
    except DraftGone as gone:
        # What was said is no old button: it is heard again, as things are now.
        raise Overtaken(str(gone)) from gone


async def _received(visit: Visit) -> None:
    name, argument = command_in(visit.message)
    if name:
        await _command(visit, name, argument)
    elif not understood(visit.message):
        raise Refusal("message-unknown-kind")
    else:
        await _bare(visit)


def command_in(message: Message) -> tuple[str, str]:
    """The command without slash and bot name, and what follows it; empty when it is none.

    Two slashes are none: so begins a desk's note.
    """
    words = message.text or ""
    if not words.startswith("/") or words.startswith("//"):
        return "", ""
    head, _, rest = words[1:].partition(" ")
    return head.partition("@")[0].lower()[:COMMAND_AT_MOST], rest.strip()


async def for_another_bot(front: Front, message: Message) -> bool:
    """Whether a command names a bot that is not this one."""
    _, _, named = (message.text or "").partition(" ")[0].partition("@")
    return bool(named) and named.lower() != str((await front.bot.me()).username).lower()


async def _command(visit: Visit, name: str, argument: str) -> None:
    if do := COMMANDS.get(name):
        await do(visit, argument)
        return
    if is_manager(visit.front, visit.person.user) and (manage := MANAGERS.get(name)):
        await manage(Asked(visit.front, visit.message, visit.person, visit.language, argument))
        return
    if name == recording.FILE:
        key = key_of(visit.message)
        await recording.by_command(visit.front, visit.person, visit.language, argument, key)
        return
    if look := LOOKS.get(name):
        await _look_up(visit, look, argument)
        return
    raise Refusal("refusal-unknown-command", command=f"/{name}")


async def _look_up(visit: Visit, look: LookUp, argument: str) -> None:
    """A member of a desk asks in private. Refusal for a stranger, as for any unknown command."""
    worker = await in_private(visit.front, visit.person.user, visit.language)
    if worker is None:
        raise Refusal("refusal-not-seen-at-work")
    await look(worker, argument)


async def _bare(visit: Visit) -> None:
    work, user = visit.front.work, visit.person.user
    replied = replied_to(visit.message)
    draft, complaints = await asyncio.gather(
        filing.draft_of(work, user, user), work.complaints.of_consumer(work.bot, user)
    )
    idle = draft is None or not (draft.form or draft.number)
    if draft and idle and key_of(visit.message) in draft.seen:
        return  # it ended a dialogue when it came first
    post = await work.posts.find(work.bot, user, replied) if replied else None
    if replied and post is None and idle:
        post = await noted_since(visit.front, visit.message)
        if post is None and is_manager(visit.front, user) and answers_the_bot(visit.message):
            raise Refusal("refusal-question-over")
    if draft and draft.form and draft.form.action in merchants.ASKED and not edited_at(visit.message):
        await merchants.typed(visit.front, draft, visit.message, visit.language)
        return
    if draft and draft.form and not _answers(visit.message, draft, draft.form):
        draft = replace(draft, form=None)
    number = post.number if post else _went_to(visit.message, complaints)
    if post and is_manager(visit.front, user) and all(c.number != post.number for c in complaints):
        await reply_as_manager(visit.front, visit.message, post.number)
        return
    belonging = belongs(draft, complaints, number)
    if number is None:
        belonging = await agreed(work, ref_of(visit.message), draft, belonging)
    visit = replace(visit, draft=draft, complaints=complaints, belonging=belonging)
    await _let_in(visit)
    await _PLACES[belonging.place](visit)


def _went_to(message: Message, complaints: Sequence[Complaint]) -> str | None:
    """The complaint that a message went to before it came again, or its author's own that it replies to."""
    known = (told(complaints, message_key(m), ref_of(m)) for m in (message, message.reply_to_message) if m)
    return next(filter(None, known), None)


async def _let_in(visit: Visit) -> None:
    """Restraint for somebody who is blocked, unless this is about safety."""
    work, draft, about = visit.front.work, visit.draft, visit.belonging.complaint
    if visit.belonging.place is Place.DRAFT and draft:
        category = work.policy.categories.get(str(draft.answers.get("category")))
        if category and category.safety:
            return
    if draft and draft.form and visit.belonging.place is Place.FORM:
        about = next((c for c in visit.complaints if c.number == draft.form.number), None)
    await check_sending(work, visit.person.user, about)


def _answers(message: Message, draft: Draft, form: Form) -> bool:
    """Not an edit, which changes something said before, and not what was sent before the question was asked.

    What comes a second time goes where it went.
    """
    early = sent_before(message, form.since) and key_of(message) not in draft.seen
    late = form.action == adding.ADD and not adding.adds(form, sent_at(message))
    return not (edited_at(message) or early or late)


def _said(visit: Visit) -> Say:
    message = visit.message
    return Say(
        by=visit.actor,
        key=key_of(message),
        text=told_in(message, visit.front.work.policy.calendar.zone),
        evidence=evidence_of(message, Side.CONSUMER),
        source=ref_of(message),
        edited=edited_at(message) > 0,
    )


async def _to_complaint(visit: Visit) -> None:
    complaint = _complaint(visit)
    if said := unheard(complaint, _said(visit)):
        await act(visit.front.work, complaint.number, said, complaint)


async def _to_ended(visit: Visit) -> None:
    """Kept with the complaint; starts nothing, but shows the way to reopen: not amid a manager's talk."""
    complaint = _complaint(visit)
    if not (said := unheard(complaint, _said(visit))):
        return
    decision = await act(visit.front.work, complaint.number, said, complaint)
    after = decision.after
    if decision.events and not with_manager(after):
        offered = for_consumer(after, visit.front.work.policy)
        rows = tuple(row for row in offered if any(b.action == "reopen" for b in row))
        buttons = keyboard(after.number, rows, lambda label: visit.front.label(label, visit.language))
        await visit.say(Text("message-kept", {"number": after.number}), buttons)


async def _to_survey(visit: Visit) -> None:
    complaint = _complaint(visit)
    if not (said := unheard(complaint, _said(visit))):
        return
    comment = Comment(by=said.by, key=said.key, text=said.text, evidence=said.evidence, source=said.source)
    await act(visit.front.work, complaint.number, comment)


def _complaint(visit: Visit) -> Complaint:
    if visit.belonging.complaint is None:
        raise Refusal("refusal-unknown-complaint")
    return visit.belonging.complaint


async def _to_draft(visit: Visit) -> None:
    if visit.draft:
        await filling.message(visit.front, visit.draft, visit.person, visit.message)


async def _to_form(visit: Visit) -> None:
    draft = visit.draft
    if draft is None or draft.form is None:
        return
    if draft.form.action == WHICH:
        await _ask_which(visit, draft)
        return
    complaint = await visit.front.work.complaints.get(draft.form.number)
    if complaint is None:
        raise Refusal("refusal-unknown-complaint")
    if draft.form.action == adding.ADD:
        await act(visit.front.work, complaint.number, _said(visit), complaint)
        return
    user, action = visit.person.user, draft.form.action
    talking = await dialogues.dialogue(visit.front, user, visit.actor, complaint, action, visit.language)
    await talking.typed(draft, visit.message)


async def _ask_which(visit: Visit, held: Draft | None = None) -> None:
    """Several complaints are open: ask once, and keep what was said until it is answered."""
    work = visit.front.work
    draft, key = held or await _held_words(visit), key_of(visit.message)
    if key in draft.seen:
        return
    items = evidence_of(visit.message, Side.CONSUMER)
    said = {str(visit.message.message_id): words_of(visit.message) or None}
    filing.check_length(filter(None, {**draft.words, **said}.values()))
    if len(draft.evidence) + len(items) > work.policy.abuse.evidence_at_most:
        raise Refusal("evidence-too-many", most=work.policy.abuse.evidence_at_most)
    draft = await work.drafts.add_evidence(draft.id, items) or draft
    if draft.form is None or draft.form.action != WHICH:
        raise Overtaken(f"draft {draft.id}")
    first = not draft.seen
    await work.drafts.change(draft, words=said, **filing.once(draft, key))
    if first:
        open_ones = [c for c in visit.complaints if c.open][:LISTED]
        options = [Option(c.number, Text("which-case", named(c))) for c in open_ones]
        options.append(Option("new", Text("option-new_complaint")))
        buttons = asking.choice_keyboard(visit.front, FORM, WHICH, options, visit.language)
        await visit.say(Text("ask-which"), buttons)


async def _held_words(visit: Visit) -> Draft:
    work, user = visit.front.work, visit.person.user
    now = work.clock.now()
    form = Form(action=WHICH, number="")
    id = filing.draft_id(work, user, user)
    draft = Draft(id=id, bot=work.bot, chat=user, user=user, form=form, created=now, touched=now)
    # A dialogue that these words do not answer gives way to them.
    await work.drafts.start(draft, visit.draft)
    return draft


async def chosen_which(
    front: Front, draft: Draft, person: Profile, actor: Actor, value: str, key: str
) -> None:
    """The held words go where the consumer says: to a complaint, or into a new one; what is said first holds.

    Refusal when another choice was first, or the complaint takes no more.
    """
    form = draft.form
    if form is None or form.number not in ("", value):
        raise Refusal("refusal-outdated")
    if value == "new":
        fresh = await filing.begin(front.work, person, key=key, instead=draft, held=True)
        await intake.ask(front, fresh, person)
        return
    complaint = await cases.own(front, person.user, value)
    await check_sending(front.work, person.user, complaint)
    draft = await front.work.drafts.change(draft, form=replace(form, number=value))
    try:
        await emptied(front.work, draft, value, actor)
    except Refusal:
        await front.work.drafts.set(draft, form=form)
        raise


async def _to_new(visit: Visit) -> None:
    """What comes before any command starts a complaint with it."""
    draft = await filing.begin(visit.front.work, visit.person, instead=visit.draft)
    if evidence_of(visit.message, Side.CONSUMER):
        await showing.shown(visit.front, draft, visit.person, visit.message)
    else:
        await intake.first_words(visit.front, draft, visit.person, visit.message)


_PLACES: dict[Place, Callable[[Visit], Awaitable[None]]] = {
    Place.FORM: _to_form,
    Place.DRAFT: _to_draft,
    Place.SURVEY: _to_survey,
    Place.COMPLAINT: _to_complaint,
    Place.WHICH: _ask_which,
    Place.ENDED: _to_ended,
    Place.NEW: _to_new,
}


async def _start(visit: Visit, payload: str) -> None:
    if waiting := await filing.draft_of(visit.front.work, visit.person.user, visit.person.user):
        dialogues.keep_words(waiting)
    await check_sending(visit.front.work, visit.person.user, None)
    await links.start(visit.front, visit.person, payload, key_of(visit.message))


async def _cases(visit: Visit, argument: str) -> None:
    """And what is not filed yet, which somebody who left in the middle may take for filed."""
    front, user = visit.front, visit.person.user
    draft = await filing.draft_of(front.work, user, user)
    begun = summary(draft, front.work.policy) if draft and draft.number else ()
    if not begun or await cases.theirs(front, user):
        await cases.listed(front, user, visit.language)
    if begun:
        buttons = keyboard("", RESUME, lambda label: front.label(label, visit.language))
        await visit.say([Text("cases-unfinished"), *begun], buttons)


async def _case(visit: Visit, argument: str) -> None:
    """One in full; without a number the list, which is the one where there is only one."""
    if not argument:
        await _cases(visit, argument)
        return
    number = valid(argument)
    if number is None:
        raise Refusal("refusal-unknown-complaint")
    complaint = await cases.own(visit.front, visit.person.user, number)
    await cases.opened(visit.front, visit.person.user, visit.language, complaint)


async def _language(visit: Visit, argument: str) -> None:
    options = [Option(tag, Ref("language", tag)) for tag in visit.front.words.languages]
    buttons = asking.choice_keyboard(visit.front, FORM, "lang", options, visit.language)
    await visit.say(Text("ask-language"), buttons)


async def _care(visit: Visit, argument: str) -> None:
    await care(visit.front, visit.person, visit.language)


async def _cancel(visit: Visit, argument: str) -> None:
    draft = await filing.draft_of(visit.front.work, visit.person.user, visit.person.user)
    if draft is None or not (draft.form or draft.number):
        await visit.say(Text("nothing-to-cancel"))
    elif draft.form and draft.form.action == adding.ADD:
        await adding.done(visit.front, draft, visit.language)
    elif draft.form:
        await dialogues.cancel(visit.front, draft)
        await visit.say(Text("form-cancelled", {"filing": "yes" if draft.number else "no"}))
    else:
        await intake.leave(visit.front, draft, visit.person)


async def _rights(visit: Visit, argument: str) -> None:
    await rights.asked(visit.front, visit.person.user, visit.language, argument)


async def _help(visit: Visit, argument: str) -> None:
    lines = [Text("help-consumer")]
    if is_manager(visit.front, visit.person.user):
        lines.append(Text("help-manager"))
    lines += contacts(visit.front.work.policy)
    if guides := menu(visit.front, visit.language, "open"):
        lines.append(Text("help-guides"))
    await visit.say(lines, guides)


async def _id(visit: Visit, argument: str) -> None:
    """Whoever is to be a manager, or accountable for a desk, stands in the configuration with this."""
    await visit.say(Text("person-id", {"user": str(visit.person.user)}))


COMMANDS: dict[str, Callable[[Visit, str], Awaitable[None]]] = {
    "start": _start,
    "new": _start,
    "cases": _cases,
    "case": _case,
    "rights": _rights,
    "lang": _language,
    "care": _care,
    "cancel": _cancel,
    "help": _help,
    "id": _id,
}
