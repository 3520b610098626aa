"""Short dialogues about a complaint, for staff and consumers alike: a button that needs more than the tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram.types import CallbackQuery, ForceReply, Message

from handlers import asking
from handlers.asking import FORM, Pick
from handlers.canning import helping, ready
from handlers.front import Front
from handlers.incoming import evidence_of, key_of, ref_of, words_of
from handlers.intake import habits_of
from router.domain.commands import Actor, Prove
from router.domain.complaint import Arg, Complaint, Evidence, Text
from router.domain.concluding import Decision
from router.domain.draft import Draft, Form
from router.domain.forms import PICKED, WORDS, Known, fields, next_field
from router.domain.intake import Ask, Prompt
from router.domain.making import COMMANDS, command
from router.domain.meanwhile import check, seen
from router.domain.number import valid
from router.domain.reading import read
from router.domain.refunds import doing
from router.domain.refusal import Refusal
from router.domain.transitions import permit
from router.usecases.act import act
from router.usecases.filing import draft_id, forget_form, once
from router.usecases.knowing import known
from router.usecases.merging import settle_tasks

CANNED, ASK = "canned", "ask"
CANCEL = (("cancel", "button-cancel"),)
SUPERSEDED = frozenset({"refusal-changed", "refusal-not-now"})
"""What no other answer to the question would change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """Who talks where about which complaint, in which language."""

    front: Front
    chat: int
    actor: Actor
    known: Known
    language: str
    thread: int | None = None
    """The complaint's own topic, where the chat is a forum."""

    @property
    def complaint(self) -> Complaint:
        """What it is about."""
        return self.known.complaint

    async def begin(self, action: str, arg: str) -> None:
        """Ask the first field of an action."""
        if self.actor.user is None:
            return
        work = self.front.work
        permit(self.complaint, COMMANDS[action], self.actor, await work.context(self.complaint))
        if COMMANDS[action] is Prove:
            # Its question names the step, so that an older button leads to the one whose turn it is.
            arg = seen(self.complaint, Prove)
        check(self.complaint, COMMANDS[action], arg)
        form = Form(action=action, number=self.complaint.number, arg=arg)
        next_field(form, self.known)
        await self._ask(await hold(self.front, self.chat, self.actor.user, form))

    async def typed(self, draft: Draft, message: Message) -> Decision | None:
        """An answer in words, or with attachments where words are asked for. None while more is asked."""
        if key_of(message) in draft.seen:
            await self._ask(draft)
            return None
        prompt = self._field(draft.form, draft.form.asked if draft.form else "")
        items = evidence_of(message, self.actor.side)
        try:
            value = self._read(prompt, message, items)
        except Refusal as refusal:
            await self._ask_again(draft, refusal)
            return None
        return await self._go_on(_with_words(draft, message), prompt.id, value, message, items)

    async def _ask_again(self, draft: Draft, refusal: Refusal) -> None:
        """What was wrong, and the question once more, below: in a group it can be replied to."""
        if draft.form and draft.form.prompt is not None:
            await self.front.gestures.delete(self.chat, draft.form.prompt)
        await self._ask(draft, note=refusal.text)

    async def tapped(self, draft: Draft, tap: CallbackQuery, pick: Pick) -> Decision | None:
        """A tap on an option. Refusal for one that is out of date or on somebody else's question."""
        form, at = draft.form, tap.message.message_id if tap.message else None
        if form is None or at != form.prompt:
            raise Refusal("refusal-outdated")
        if pick.field == "cancel":
            await cancel(self.front, draft)
            return None
        if pick.field == "skip":
            return await self._skip(draft, tap, pick.value)
        if pick.field == "page":
            await self._ask(draft, at, page=asking.turned(pick.value)[1])
            return None
        prompt = self._field(form, pick.field)
        if pick.value not in {o.id for o in prompt.options}:
            raise Refusal("refusal-outdated")
        if prompt.kind is Ask.TEXT:
            answers = {**form.answers, PICKED: pick.value}
            return await self._go_on(replace(draft, form=replace(form, answers=answers)), prompt.id, "", tap)
        money = prompt.kind is Ask.MONEY
        value = read(prompt, pick.value, habits_of(self.front, self.language)) if money else pick.value
        return await self._go_on(draft, prompt.id, value, tap)

    async def _skip(self, draft: Draft, tap: CallbackQuery, field: str) -> Decision | None:
        prompt = self._field(draft.form, field)
        if not prompt.optional:
            raise Refusal("refusal-outdated")
        return await self._go_on(draft, prompt.id, "", tap)

    def _field(self, form: Form | None, id: str) -> Prompt:
        asked = fields(form, self.known) if form else ()
        found = next((prompt for prompt in asked if prompt.id == id), None)
        if found is None:
            raise Refusal("refusal-outdated")
        return found

    def _read(self, prompt: Prompt, message: Message, items: Sequence[Evidence]) -> Arg:
        words = words_of(message)
        if prompt.kind is Ask.TEXT and items and not words:
            return ""
        if prompt.kind is Ask.CHOICE:
            words = asking.matching(self.front, prompt, words, self.language) or valid(words) or words
        return read(prompt, words, habits_of(self.front, self.language))

    async def _ask(
        self, draft: Draft, at: int | None = None, note: Text | None = None, page: int = 0
    ) -> None:
        form = draft.form
        if form is None or (prompt := next_field(form, self.known)) is None:
            return
        texts = [*([note] if note else ()), *self._called(), *self._about(form), prompt.text, *prompt.lines]
        if prompt.options or prompt.optional or self.chat > 0:
            keyboard = asking.option_keyboard(self.front, FORM, prompt, self.language, CANCEL, page)
            asked = await self.front.show(self.chat, at, texts, self.language, keyboard, self.thread)
        else:
            asked = await self._ask_for_reply(texts, at)
        since = form.since if form.asked == prompt.id else asked
        form = replace(form, asked=prompt.id, prompt=asked, since=since)
        await self.front.work.drafts.set(draft, form=form)

    def _about(self, form: Form) -> Sequence[Text]:
        about = Text("form-about", {"number": self.complaint.number})
        proving = self.complaint.step is not None and COMMANDS.get(form.action) is Prove
        return (about, Text("form-step", doing(self.complaint))) if proving else (about,)

    def _called(self) -> Sequence[Text]:
        """In a group everybody sees whose question it is."""
        if self.chat > 0 or self.actor.person is None:
            return ()
        person = self.actor.person
        return (Text("form-for", {"user": str(person.user), "name": person.name}),)

    async def _ask_for_reply(self, texts: Sequence[Text], at: int | None) -> int | None:
        """In a group the answer must be a reply to the bot, or privacy mode hides it: one is opened."""
        if at is not None:
            await self.front.gestures.delete(self.chat, at)
        force = ForceReply(force_reply=True, selective=True)
        return await self.front.say(self.chat, texts, self.language, force, thread=self.thread)

    async def _go_on(
        self,
        draft: Draft,
        field: str,
        value: Arg,
        update: Message | CallbackQuery,
        items: tuple[Evidence, ...] = (),
    ) -> Decision | None:
        if draft.form is None:
            return None
        form = replace(draft.form, answers={**draft.form.answers, field: value})
        if next_field(form, self.known) is None:
            return await self._finish(draft, form, update, items)
        key = key_of(update) if isinstance(update, Message) else f"c:{update.id}"
        kept = await self.front.work.drafts.change(draft, form=form, **once(draft, key))
        if isinstance(update, Message) and self.chat < 0 and form.prompt is not None:
            # What was typed stands below the question: the next one has to stand below that.
            await self.front.gestures.delete(self.chat, form.prompt)
            await self._ask(kept)
        else:
            await self._ask(kept, None if isinstance(update, Message) else form.prompt)
        return None

    async def _finish(
        self, draft: Draft, form: Form, update: Message | CallbackQuery, items: tuple[Evidence, ...]
    ) -> Decision:
        """All is there: act, then tidy up. A refusal leaves the last field open for another try, unless
        somebody else was faster.
        """
        typed = isinstance(update, Message)
        key = key_of(update) if isinstance(update, Message) else f"c:{update.id}"
        source = ref_of(update) if isinstance(update, Message) else None
        wish = command(form, self.actor, key, self.known, items, source)
        try:
            decision = await act(self.front.work, form.number, wish, self.complaint)
        except Refusal as refusal:
            if refusal.text.key in SUPERSEDED:
                await cancel(self.front, draft)
            raise
        await settle_tasks(self.front.work, decision.after)
        await forget_form(self.front.work, draft)
        if form.prompt is not None:
            # In private the question stays above the words that answer it, without its buttons.
            tidy = self.front.gestures.strip if typed and self.chat > 0 else self.front.gestures.delete
            await tidy(self.chat, form.prompt)
        return decision


def _with_words(draft: Draft, message: Message) -> Draft:
    """What a consumer writes around the amount of a counter-offer goes to the desk with it."""
    words = words_of(message)
    if draft.form is None or draft.form.action != "counter" or not any(c.isalpha() for c in words):
        return draft
    return replace(draft, form=replace(draft.form, answers={**draft.form.answers, WORDS: words}))


async def dialogue(
    front: Front, chat: int, actor: Actor, complaint: Complaint, action: str, language: str
) -> Dialogue:
    """A dialogue about an action, with what its fields offer."""
    found = await known(front.work, complaint, actor, action)
    if action == CANNED and actor.desk:
        found = replace(found, canned=ready(front, complaint, actor.desk))
    if action == ASK:
        found = replace(found, helps=helping(front, complaint))
    posts, bot = front.work.posts, front.work.bot
    topic = await posts.topic(bot, chat, complaint.number) if chat < 0 else None
    thread = topic.thread or None if topic else None
    return Dialogue(front=front, chat=chat, actor=actor, known=found, language=language, thread=thread)


async def hold(front: Front, chat: int, user: int, form: Form) -> Draft:
    """Keep a dialogue beside whatever else is being filled in. Refusal while words wait for a choice.

    One that it takes the place of leaves no live buttons behind.
    """
    work = front.work
    id, now = draft_id(work, chat, user), work.clock.now()
    if draft := await work.drafts.get(id):
        keep_words(draft)
        held = await work.drafts.set(draft, form=form, touched=now)
        await put_away(front, draft)
        return held
    draft = Draft(id=id, bot=work.bot, chat=chat, user=user, form=form, created=now, touched=now)
    await work.drafts.start(draft)
    return draft


async def put_away(front: Front, draft: Draft) -> None:
    """The question that was open takes no more taps; in a group, where it waits for a reply, it goes."""
    if draft.form and draft.form.prompt is not None:
        tidy = front.gestures.delete if draft.chat < 0 else front.gestures.strip
        await tidy(draft.chat, draft.form.prompt)


def keep_words(draft: Draft) -> None:
    """Words that wait for their complaint are not pushed aside by something else. Refusal while they do."""
    if draft.form and not draft.form.number:
        raise Refusal("refusal-choose-first")


async def cancel(front: Front, draft: Draft) -> None:
    """The person thinks better of it."""
    await forget_form(front.work, draft)
    if draft.form and draft.form.prompt is not None:
        await front.gestures.delete(draft.chat, draft.form.prompt)
