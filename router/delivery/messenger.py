"""Telegram behind aiogram's bot: one rendered message out, what was posted back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, Protocol

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    EditEphemeralMessageText,
    EditForumTopic,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    PinChatMessage,
    ReopenForumTopic,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendPoll,
    TelegramMethod,
)
from aiogram.types import (
    EphemeralMessageParameters,
    InputFile,
    InputMediaPhoto,
    InputPollOption,
    LinkPreviewOptions,
    Message,
    ReactionTypeEmoji,
    ReactionTypeUnion,
    ReplyParameters,
)

from router.delivery.attachments import album_item, single
from router.delivery.markup import plain
from router.delivery.outcomes import Outcome, Rule, Strayed, Trouble, outcome_of
from router.delivery.outgoing import File, Heading, Outgoing, Receipt, Sheet
from router.delivery.pictures import Pictures
from router.domain.complaint import MessageRef, Sent

FORMS = 6
"""So often a message is sent in another form at most: as new, to the main chat, without picture or markup."""
DELIVERED = "👌"
"""The tick on a message that was handed on; Telegram allows only some emoji."""
HTML = "HTML"

log = structlog.get_logger()


class Messenger(Protocol):
    """Telegram as the courier needs it. Every method raises `Trouble`."""

    async def send(self, out: Outgoing) -> Receipt:
        """Send or edit; the receipt tells what was posted."""
        ...

    async def react(self, message: MessageRef) -> None:
        """Put the tick on a message."""
        ...

    async def forum(self, chat: int) -> bool:
        """Whether a group has topics."""
        ...


class TelegramMessenger:
    """`Messenger` over the Bot API. A message of several calls (a pin) fails only with its first."""

    def __init__(self, bot: Bot, pictures: Pictures) -> None:
        self._bot = bot
        self._pictures = pictures

    async def send(self, out: Outgoing) -> Receipt:
        """Send or edit. What Telegram refuses in one form goes in another where the table has one."""
        wanted = out.thread
        for _ in range(FORMS):
            try:
                return _landed(await self._attempt(out), wanted)
            except AiogramError as error:
                out = self._again(out, error)
        raise Trouble(outcome_of(AiogramError("refused in every form")))

    async def react(self, message: MessageRef) -> None:
        """Put the tick on a message."""
        tick: list[ReactionTypeUnion] = [ReactionTypeEmoji(emoji=DELIVERED)]
        try:
            await self._bot.set_message_reaction(message.chat, message.message, tick)
        except AiogramError as error:
            raise Trouble(outcome_of(error)) from error

    async def forum(self, chat: int) -> bool:
        """Whether a group has topics."""
        try:
            return bool((await self._bot.get_chat(chat)).is_forum)
        except AiogramError as error:
            raise Trouble(outcome_of(error)) from error

    def _again(self, out: Outgoing, error: AiogramError) -> Outgoing:
        """The message in another form. Trouble when there is none, or when a state is shown nowhere now.

        Who shows a state anew says so first: sent twice it is seen twice.
        """
        outcome = outcome_of(error)
        other = _FORMS.get(outcome.rule, _same)(out)
        if out.only_for and outcome.rule is Rule.BURY and not out.strictly:
            other = replace(out, only_for=None)  # the group sees it rather than nobody
        lost = bool(out.view and out.edits and not other.edits)
        if lost or other == out or (out.own and outcome.rule is Rule.RESEND_MAIN):
            raise Trouble(outcome) from error
        if outcome.rule is Rule.RESEND_PLAIN:
            log.error("markup_refused", chat=out.chat, why=outcome.why)
        else:
            log.info("sent_otherwise", chat=out.chat, rule=outcome.rule.value, why=outcome.why)
        return other

    async def _attempt(self, out: Outgoing) -> Receipt:
        if out.heading:
            return await self._topic(out, out.heading)
        if out.edits and out.bare:
            return await self._strip(out, out.edits.message)
        if out.edits and out.only_for:
            return await self._edit_aside(out, out.edits.message, out.only_for)
        if out.edits:
            return await self._edit(out, out.edits)
        if out.ballot:
            return _receipt(await self._bot(_poll(out)))
        if out.sheet:
            return await self._picture(out, out.sheet)
        if len(out.files) > 1:
            return await self._album(out)
        sent: Message = await self._bot(await self._file(out, out.files[0]) if out.files else _text(out))
        if out.pin:
            await self._pin(sent)
        return _receipt(sent)

    async def _topic(self, out: Outgoing, wanted: Heading) -> Receipt:
        """Open a topic, rename one, or close or reopen it."""
        if out.thread is None:
            made = await self._bot(CreateForumTopic(chat_id=out.chat, name=wanted.name))
            return Receipt(chat=out.chat, messages=(made.message_thread_id,))
        place: dict[str, Any] = {"chat_id": out.chat, "message_thread_id": out.thread}
        change: TelegramMethod[bool] = EditForumTopic(name=wanted.name, **place)
        if wanted.closed is not None:
            change = CloseForumTopic(**place) if wanted.closed else ReopenForumTopic(**place)
        with _unless_so_already():
            await self._bot(change)
        return Receipt(chat=out.chat, messages=(out.thread,), edited=True)

    async def _album(self, out: Outgoing) -> Receipt:
        mode = _mode(out)
        media = [album_item(file, mode, await self._content(file)) for file in out.files]
        sent = await self._bot(SendMediaGroup(media=media, **_manner(out)))
        return replace(_receipt(sent[0]), messages=tuple(message.message_id for message in sent))

    async def _file(self, out: Outgoing, file: File) -> TelegramMethod[Message]:
        content = await self._content(file)
        return single(file, _mode(out), content, reply_markup=out.keyboard, **_manner(out))

    async def _content(self, file: File) -> InputFile | str:
        """By its id; one that must not be known by its name is fetched and sent anew."""
        return await self._pictures.renamed(file) if file.name else file.file_id

    async def _picture(self, out: Outgoing, sheet: Sheet) -> Receipt:
        picture, mark = await self._upload(sheet)
        method = SendPhoto(
            photo=picture, caption=out.text, parse_mode=_mode(out), reply_markup=out.keyboard, **_manner(out)
        )
        sent = await self._bot(method)
        return replace(_receipt(sent), picture=mark, file_id=_file_id(sent))

    async def _edit(self, out: Outgoing, known: Sent) -> Receipt:
        picture, file_id = known.picture, known.file_id
        place: dict[str, Any] = {
            "chat_id": out.chat,
            "message_id": known.message,
            "reply_markup": out.keyboard,
        }
        receipt = Receipt(chat=out.chat, messages=(known.message,), edited=True)
        with _unless_so_already():
            if out.sheet is None and not file_id:
                await self._bot(EditMessageText(**_words(out), **place))
            elif out.sheet is None or picture == out.sheet.fingerprint:
                # Also where a new picture was refused: the words are new, and the old picture stays.
                await self._bot(EditMessageCaption(caption=out.text, parse_mode=_mode(out), **place))
            else:
                upload, picture = await self._upload(out.sheet)
                media = InputMediaPhoto(media=upload, caption=out.text, parse_mode=_mode(out))
                edited = await self._bot(EditMessageMedia(media=media, **place))
                file_id = _file_id(edited)
        return replace(receipt, picture=picture, file_id=file_id)

    async def _strip(self, out: Outgoing, message: int) -> Receipt:
        """Where the message is gone, or has no buttons any more, there is nothing to be done."""
        with suppress(TelegramBadRequest):
            await self._bot(EditMessageReplyMarkup(chat_id=out.chat, message_id=message))
        return Receipt(chat=out.chat, messages=(message,), edited=True)

    async def _edit_aside(self, out: Outgoing, message: int, receiver: int) -> Receipt:
        place: dict[str, Any] = {
            "chat_id": out.chat,
            "receiver_user_id": receiver,
            "ephemeral_message_id": message,
            "reply_markup": out.keyboard,
        }
        with _unless_so_already():
            await self._bot(EditEphemeralMessageText(**_words(out), **place))
        return Receipt(chat=out.chat, messages=(message,), edited=True)

    async def _upload(self, sheet: Sheet) -> tuple[InputFile | str, str]:
        """What to send as the sheet, and the mark to remember: none while a preview is missing."""
        if sheet.file_id:
            return sheet.file_id, sheet.fingerprint
        picture, whole = await self._pictures.sheet(sheet)
        return picture, sheet.fingerprint if whole else ""

    async def _pin(self, sent: Message) -> None:
        """Best effort: a chat without pins still has its status."""
        pin = PinChatMessage(chat_id=sent.chat.id, message_id=sent.message_id, disable_notification=True)
        try:
            await self._bot(pin)
        except AiogramError as error:
            log.info("pin_failed", chat=sent.chat.id, why=outcome_of(error).why)


@contextmanager
def _unless_so_already() -> Iterator[None]:
    """What is refused because nothing was to be changed is done."""
    try:
        yield
    except AiogramError as error:
        if outcome_of(error).rule is not Rule.DONE:
            raise


def _same(out: Outgoing) -> Outgoing:
    return out


def _plainly(out: Outgoing) -> Outgoing:
    if not out.markup:
        return out
    files = tuple(replace(file, caption=plain(file.caption)) for file in out.files)
    return replace(out, markup=False, text=plain(out.text), files=files)


def _freshly(out: Outgoing) -> Outgoing:
    return replace(out, sheet=replace(out.sheet, file_id="") if out.sheet else None)


_FORMS: Mapping[Rule, Callable[[Outgoing], Outgoing]] = {
    Rule.RESEND_PLAIN: _plainly,
    Rule.RESEND_NEW: lambda out: replace(out, edits=None, reply_to=None),
    Rule.RESEND_FRESH: _freshly,
    Rule.RESEND_BARE: lambda out: replace(out, sheet=None),
    Rule.RESEND_MAIN: lambda out: replace(out, thread=None),
}


def _landed(receipt: Receipt, wanted: int | None) -> Receipt:
    """The receipt, which says when a new message is not in the topic that was wanted."""
    if wanted is None or receipt.edited or receipt.thread == wanted:
        return receipt
    outcome: Outcome = outcome_of(Strayed(f"wanted {wanted}, came to {receipt.thread}"))
    return replace(receipt, missed=outcome.rule is Rule.ELSEWHERE)


def _mode(out: Outgoing) -> str | None:
    return HTML if out.markup else None


def _manner(out: Outgoing) -> dict[str, Any]:
    """Where to, in which topic, whether silently, and in reply to what."""
    reply = None
    if out.reply_to:
        reply = ReplyParameters(message_id=out.reply_to, allow_sending_without_reply=True)
    return {
        "chat_id": out.chat,
        "message_thread_id": out.thread,
        "disable_notification": out.silent or None,
        "reply_parameters": reply,
    }


def _text(out: Outgoing) -> TelegramMethod[Message]:
    return SendMessage(
        reply_markup=out.keyboard,
        ephemeral_message_parameters=_for_one(out),
        **_words(out),
        **_manner(out),
    )


def _words(out: Outgoing) -> dict[str, Any]:
    preview = LinkPreviewOptions(is_disabled=True)
    return {"text": out.text, "parse_mode": _mode(out), "link_preview_options": preview}


def _for_one(out: Outgoing) -> EphemeralMessageParameters | None:
    return EphemeralMessageParameters(receiver_user_id=out.only_for) if out.only_for else None


def _poll(out: Outgoing) -> TelegramMethod[Message]:
    ballot = out.ballot
    assert ballot is not None
    return SendPoll(
        question=ballot.question,
        options=[InputPollOption(text=option) for option in ballot.options],
        is_anonymous=False,
        open_period=ballot.seconds,
        reply_markup=out.keyboard,
        **_manner(out),
    )


def _receipt(sent: Message) -> Receipt:
    return Receipt(
        chat=sent.chat.id,
        messages=(sent.message_id,),
        thread=sent.message_thread_id,
        poll=sent.poll.id if sent.poll else "",
    )


def _file_id(sent: Message | bool | Sequence[Message]) -> str:
    return sent.photo[-1].file_id if isinstance(sent, Message) and sent.photo else ""
