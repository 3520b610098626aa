"""A desk's chat: replies that reach the consumer, notes, and commands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup, Message, User

from handlers import binding, canning, looking, recording
from handlers.consumer import command_in, for_another_bot
from handlers.dialogues import CANNED, dialogue
from handlers.front import Front, replied_to, topic_of
from handlers.incoming import edited_at, evidence_of, key_of, person_of, ref_of, understood, words_of
from handlers.refusing import refuse_message
from handlers.replies import answers_the_bot, noted_since
from handlers.workplace import LookUp, Worker, in_group
from router.desk_ports import Membership
from router.domain.commands import Actor, AnswerPlatform, Command, Note, Reply
from router.domain.complaint import Complaint, Text
from router.domain.draft import Draft, Form
from router.domain.refusal import Refusal
from router.domain.states import Due, Side
from router.ports import DeskChat, DraftGone, Overtaken, Posted
from router.topic_ports import TOPIC_ROOT
from router.usecases.act import act
from router.usecases.filing import draft_of
from router.usecases.work import Work

NOTE = "//"
ANSWERED_HERE = frozenset({"id", "start", "help"})
"""Commands that answer in a group that is no desk's."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One message of a member in a desk's chat."""

    front: Front
    message: Message
    desk: DeskChat
    actor: Actor

    async def say(
        self, texts: Text | Sequence[Text], markup: InlineKeyboardMarkup | None = None
    ) -> int | None:
        """Answer in the desk's language."""
        at = self.message
        return await self.front.say(at.chat.id, texts, self.desk.language, markup, reply_to=at.message_id)


async def actor_of(front: Front, desk: DeskChat, chat: int, user: User) -> Actor:
    """A member as an actor for the desk."""
    lead = await front.members.is_lead(chat, user.id)
    person = person_of(user)
    await front.members.met(Membership(desk.desk, chat, person))
    side = Side(desk.kind)
    elsewhere = await front.members.seen_at(user.id) - {desk.desk} if side is Side.PLATFORM else frozenset()
    return Actor(side=side, person=person, desk=desk.desk, lead=lead, elsewhere=elsewhere)


async def group_message(front: Front, message: Message) -> None:
    """Whatever is written in a group: there only what is meant for the bot counts."""
    desk = await front.work.desks.by_chat(message.chat.id)
    try:
        await _received(front, message, desk)
    except Refusal as refusal:
        await refuse_message(front, message, refusal, desk.language if desk else front.words.default)
    except DraftGone as gone:
        raise Overtaken(str(gone)) from gone


async def _received(front: Front, message: Message, desk: DeskChat | None) -> None:
    name, argument = command_in(message)
    if name and await for_another_bot(front, message):
        return
    if await _about_the_group(front, message, name, argument, desk):
        return
    if desk is None:
        if name in ANSWERED_HERE:
            await front.tell_stranger(message.chat.id)
        return
    if message.ephemeral_message_id is not None and not name:
        # An answer to what only its author saw: nobody else could follow it, and it has no number of its own.
        raise Refusal("refusal-not-passed-on")
    replied = replied_to(message)
    topic = await _topic(front, message)
    if not name and replied is None and topic is None:
        if _sent_through_the_bot(message):
            raise Refusal("refusal-canned-alone")
        return
    if message.sender_chat is not None or message.from_user is None:
        raise Refusal("refusal-anonymous")
    actor = await actor_of(front, desk, message.chat.id, message.from_user)
    shift = Shift(front, message, desk, actor)
    if name:
        await _command(shift, name, argument)
    else:
        await _reply(shift, replied, topic)


async def _about_the_group(
    front: Front, message: Message, name: str, argument: str, desk: DeskChat | None
) -> bool:
    """Whose group this is: said by managers, and by whoever adds the bot by a link. False for all else."""
    language = desk.language if desk else front.words.default
    if name == "start" and argument:
        await binding.by_code(front, message, argument)
    elif desk is None and name == "bind":
        await binding.command(front, message, argument, language)
    elif desk is None and name == "unbind":
        await binding.unbind(front, message, language)
    else:
        return False
    return True


async def _command(shift: Shift, name: str, argument: str) -> None:
    if do := COMMANDS.get(name):
        await do(shift, argument)
    elif shift.message.text and f"@{(await shift.front.bot.me()).username}" in shift.message.text:
        raise Refusal("refusal-unknown-command", command=f"/{name}")


async def _topic(front: Front, message: Message) -> Posted | None:
    """The root of the complaint's own topic in which a message stands."""
    if not message.is_topic_message or message.message_thread_id is None:
        return None
    work = front.work
    root = await work.posts.find(work.bot, message.chat.id, message.message_thread_id)
    return root if root and root.mail == TOPIC_ROOT else None


async def _reply(shift: Shift, replied: int | None, topic: Posted | None) -> None:
    """A reply to a message of a complaint, or anything in the complaint's own topic."""
    work, message = shift.front.work, shift.message
    chat = message.chat.id
    draft, post = await asyncio.gather(
        draft_of(work, chat, shift.actor.user or 0), _post(work, chat, replied, topic)
    )
    if draft and draft.form and _answers(draft.form, replied, topic):
        await _to_form(shift, draft, draft.form)
        return
    post = post or await noted_since(shift.front, message)
    if post is None:
        if answers_the_bot(message):
            raise Refusal("refusal-not-passed-on")
        return
    complaint = await work.complaints.get(post.number)
    if complaint is None:
        raise Refusal("refusal-unknown-complaint")
    if not understood(message):
        raise Refusal("message-unknown-kind")
    command = _command_for(shift, complaint)
    await act(work, complaint.number, command, complaint)
    if isinstance(command, Note):
        await shift.front.gestures.noted(chat, message.message_id)


async def _post(work: Work, chat: int, replied: int | None, topic: Posted | None) -> Posted | None:
    found = await work.posts.find(work.bot, chat, replied) if replied is not None else None
    return found or topic


def _answers(form: Form, replied: int | None, topic: Posted | None) -> bool:
    """Whether words answer the question that is open: in the complaint's own topic no reply is needed."""
    if replied is not None:
        return form.prompt == replied
    return topic is not None and form.number == topic.number


async def _to_form(shift: Shift, draft: Draft, form: Form) -> None:
    complaint = await shift.front.work.complaints.get(form.number)
    if complaint is None:
        raise Refusal("refusal-unknown-complaint")
    chat, language = shift.message.chat.id, shift.desk.language
    talking = await dialogue(shift.front, chat, shift.actor, complaint, form.action, language)
    await talking.typed(draft, shift.message)


def _command_for(shift: Shift, complaint: Complaint) -> Command:
    """A note inside, an answer to the platform, or a reply to the consumer."""
    message, by = shift.message, shift.actor
    words = words_of(message)
    if by.desk and _sent_through_the_bot(message):
        words = canning.translated(shift.front, complaint, by.desk, words)
    evidence = evidence_of(message, by.side)
    key, source = key_of(message), ref_of(message)
    if words.startswith(NOTE):
        note = words.removeprefix(NOTE).strip()
        return Note(by=by, key=key, text=note, evidence=evidence, source=source)
    if by.desk != complaint.desk and complaint.deadline(Due.MERCHANT_ANSWER):
        return AnswerPlatform(by=by, key=key, text=words, evidence=evidence, source=source)
    if by.desk != complaint.desk:
        raise Refusal("refusal-handled-elsewhere")
    edited = edited_at(message) > 0
    return Reply(by=by, key=key, text=words, evidence=evidence, source=source, edited=edited)


def _sent_through_the_bot(message: Message) -> bool:
    """Whether it was picked among what the bot offers behind its name."""
    return bool(message.via_bot and message.bot and message.via_bot.id == message.bot.id)


async def _worker(shift: Shift) -> Worker:
    at, user = shift.message, shift.actor.user or 0
    return await in_group(shift.front, shift.desk, at.chat.id, user, at.message_id, topic_of(at))


def _looking(look: LookUp) -> Callable[[Shift, str], Awaitable[None]]:
    """What goes to the private chat leaves a sign here."""

    async def do(shift: Shift, argument: str) -> None:
        worker, message = await _worker(shift), shift.message
        if await look(worker, argument) == worker.user:
            await shift.front.gestures.nod(message.chat.id, message.message_id)

    return do


async def _help(shift: Shift, argument: str) -> None:
    await shift.front.hint(shift.message, Text("help-staff"), shift.desk.language)


async def _id(shift: Shift, argument: str) -> None:
    chat = str(shift.message.chat.id)
    await shift.say(Text("group-id", {"chat": chat, "desk": shift.desk.desk}))


async def _canned(shift: Shift, argument: str) -> None:
    """As a reply to a message of a complaint: which one to send; else all of them, to look at."""
    work, replied = shift.front.work, replied_to(shift.message)
    post = await work.posts.find(work.bot, shift.message.chat.id, replied) if replied else None
    complaint = await work.complaints.get(post.number) if post else None
    if complaint is None:
        await _looking(canning.listed)(shift, argument)
        return
    chat, language = shift.message.chat.id, shift.desk.language
    talking = await dialogue(shift.front, chat, shift.actor, complaint, CANNED, language)
    await talking.begin(CANNED, "")


async def _file(shift: Shift, argument: str) -> None:
    """A caller's complaint."""
    await recording.in_group(shift.front, await _worker(shift), shift.message, argument)


async def _bind(shift: Shift, argument: str) -> None:
    await binding.command(shift.front, shift.message, argument, shift.desk.language)


async def _unbind(shift: Shift, argument: str) -> None:
    await binding.unbind(shift.front, shift.message, shift.desk.language)


COMMANDS: dict[str, Callable[[Shift, str], Awaitable[None]]] = {
    **{name: _looking(look) for name, look in looking.COMMANDS.items()},
    "canned": _canned,
    recording.FILE: _file,
    "help": _help,
    "start": _help,
    "id": _id,
    "bind": _bind,
    "unbind": _unbind,
}
