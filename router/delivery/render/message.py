"""Messages in a conversation: what the system says, and people's words and files handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from router.delivery.markup import CAPTION_LIMIT, TEXT_LIMIT, escape, length, link_to, split
from router.delivery.outgoing import File, Outgoing
from router.delivery.render.asked import ASKED, asks, replaced
from router.delivery.render.view import View
from router.domain.complaint import Evidence, Ref
from router.domain.mail import Audience, MailKind

ALBUM_AT_MOST = 10

_GROUPS = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
"""Kinds that Telegram lets stand together in one album."""
_WITHOUT_CAPTION = frozenset({"video_note", "sticker"})


def message(view: View) -> tuple[Outgoing, ...]:
    """Say, relay or digest: the words, then the files, in as few messages as the limits allow."""
    words = _words(view)
    files = tuple(files_of(view))
    mail = view.mail
    keyboard = view.keyboard(mail.buttons)
    captioned = _captioned(view, words, files, keyboard is not None)
    first = [] if captioned else _texts(view, words)
    rest = albums(view, captioned or files)
    out = [*first, *rest]
    at = 0 if captioned else len(first) - 1
    asked = asks(view)
    out[at] = replace(out[at], keyboard=keyboard, asks=asked, view=ASKED if asked else "")
    out[0] = replace(out[0], reply_to=mail.reply_to or _card(view))
    return (*out, *(replaced(view) if asked else ()))


def albums(view: View, files: tuple[File, ...]) -> list[Outgoing]:
    """Files in order, those that may stand together as albums of at most ten."""
    out = []
    for group, found in groupby(files, key=lambda file: _GROUPS.get(file.kind)):
        same = tuple(found)
        step = ALBUM_AT_MOST if group else 1
        out += [_files(view, same[at : at + step]) for at in range(0, len(same), step)]
    return out


def files_of(view: View) -> Iterator[File]:
    """The mail's attachments. Each carries the number, for files may be forwarded alone."""
    for item in view.attachments:
        caption = "" if item.kind in _WITHOUT_CAPTION else _caption(view, item)
        yield File(item.kind, item.file_id, caption, view.file_name(item))


def _caption(view: View, item: Evidence) -> str:
    number = escape(view.complaint.number) if view.complaint else ""
    return "\n".join(filter(None, (number, view.about(item), _own_caption(view, item))))


def _own_caption(view: View, item: Evidence) -> str:
    """What the sender wrote under a file, unless it is handed on as the mail's words anyway."""
    repeated = not item.caption or item.caption == view.mail.body
    return "" if repeated else view.own(item.caption or "", CAPTION_LIMIT // 2)


def _captioned(view: View, words: str, files: tuple[File, ...], buttons: bool) -> tuple[File, ...]:
    """The files with the words as their caption, where that makes one message; else nothing."""
    if not files or not _one_message(files, buttons):
        return ()
    first = view.attachments[0]
    caption = "\n".join(filter(None, (words, view.about(first), _own_caption(view, first))))
    return (replace(files[0], caption=caption), *files[1:]) if length(caption) <= CAPTION_LIMIT else ()


def _one_message(files: tuple[File, ...], buttons: bool) -> bool:
    """One file that takes a caption, or one album; an album takes no buttons."""
    if len(files) == 1:
        return files[0].kind not in _WITHOUT_CAPTION
    groups = {_GROUPS.get(file.kind) for file in files}
    return len(files) <= ALBUM_AT_MOST and len(groups) == 1 and None not in groups and not buttons


def _texts(view: View, words: str) -> list[Outgoing]:
    silent = view.mail.silent
    return [Outgoing(chat=view.mail.chat, text=piece, silent=silent) for piece in split(words, TEXT_LIMIT)]


def _files(view: View, files: tuple[File, ...]) -> Outgoing:
    return Outgoing(chat=view.mail.chat, files=files, silent=view.mail.silent)


def _words(view: View) -> str:
    return "\n".join(_lines(view))


def _lines(view: View) -> Iterator[str]:
    mail = view.mail
    if mail.uncertain:
        yield view.say("uncertain")
    yield from _header(view)
    yield from called([view])
    if mail.text:
        yield view.text(mail.text)
    if mail.body:
        words = view.own(mail.body)
        yield words if mail.kind is MailKind.RELAY else f"<blockquote>{words}</blockquote>"
    yield from map(view.text, mail.lines)
    yield from view.missing


def _header(view: View) -> Iterator[str]:
    """The number, and for words handed on who speaks; never a member of staff to a consumer."""
    c, mail = view.complaint, view.mail
    if c is None:
        return
    if mail.kind is not MailKind.RELAY:
        yield f"<b>{named(view)}</b>"
    elif desk := _speaking_desk(view):
        yield view.say("relay-from-desk", number=c.number, desk=Ref("desk", desk))
    else:
        yield view.say("relay-from-consumer", number=c.number, who=view.consumer)


def _card(view: View) -> int | None:
    """What a desk reads about a complaint answers its card, so that the card is one tap away."""
    where = card_of(view)
    return where[1] if where and where[0] == view.mail.chat else None


def named(view: View) -> str:
    """The complaint's number; for staff outside the desk's chat it leads to the card."""
    where = card_of(view)
    elsewhere = where is not None and where[0] != view.mail.chat
    return linked(view) if elsewhere else escape(view.complaint.number if view.complaint else "")


def linked(view: View) -> str:
    """The complaint's number as a link to the card of the desk that reads, where it has an address."""
    number, where = escape(view.complaint.number if view.complaint else ""), card_of(view)
    link = link_to(*where) if where else ""
    return f'<a href="{link}">{number}</a>' if link else number


def called(views: Sequence[View]) -> Iterator[str]:
    """A mention of everybody who is to be called, once."""
    users = {user: view for view in views for user in (view.mail.mention, *view.mail.also) if user}
    for user, view in users.items():
        yield view.say("mention", user=str(user), name=_mentioned(view, user))


def card_of(view: View) -> tuple[int, int] | None:
    """Chat and message of the card of the desk that reads, for a manager of the one that handles it."""
    c, desk = view.complaint, view.mail.desk
    if c and view.mail.audience is Audience.MANAGER:
        desk = c.desk
    shown = c.sent.get(f"card:{desk}") if c else None
    return (c.routes[desk].chat, shown.message) if c and shown and desk in c.routes else None


def _speaking_desk(view: View) -> str:
    """The desk whose words are handed on, empty when they are the consumer's."""
    c, mail = view.complaint, view.mail
    if c is None or mail.audience is Audience.CONSUMER:
        return mail.desk
    if mail.source is None or mail.source.chat == c.consumer.user:
        return ""
    return next((r.desk for r in c.routes.values() if r.chat == mail.source.chat and r.desk != mail.desk), "")


def _mentioned(view: View, user: int) -> str:
    holder = view.complaint.holder if view.complaint else None
    return holder.name if holder and holder.user == user else ""
