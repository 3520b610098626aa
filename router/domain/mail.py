"""What a complaint (or a digest) owes to a chat: written with the state, sent by the courier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum

from router.domain.complaint import Evidence, MessageRef, Ref, Text

FETCHED_AT_MOST = 20_000_000
"""Bytes of a file that Telegram lets a bot fetch; a larger one can be handed on, not stored or renamed."""


class MailKind(StrEnum):
    """How a piece of mail is sent."""

    SAY = "say"
    """A message with a text and perhaps buttons."""
    CARD = "card"
    """The desk's card is to show the present state: sent once, then edited."""
    STATUS = "status"
    """The consumer's pinned status message is to show the present state."""
    RELAY = "relay"
    """Somebody's words and attachments, handed on."""
    ALBUM = "album"
    """The evidence as albums."""
    POLL = "poll"
    """The satisfaction poll."""
    DIGEST = "digest"
    """A manager's digest."""


class Audience(StrEnum):
    """Who reads it, which decides what may be seen: merchants read masked text and a pseudonym."""

    CONSUMER = "consumer"
    MERCHANT = "merchant"
    PLATFORM = "platform"
    MANAGER = "manager"


_DESKS = frozenset({Audience.MERCHANT, Audience.PLATFORM})


def visible(items: Sequence[Evidence], audience: Audience) -> tuple[Evidence, ...]:
    """What a reader may see of evidence: some is for the platform's eyes only."""
    return tuple(item for item in items if audience is not Audience.MERCHANT or not item.platform_only)


class Priority(IntEnum):
    """Answers go before reminders, reminders before digests."""

    ANSWER = 0
    REMINDER = 1
    DIGEST = 2


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: what it does, its words, and an argument for it.

    A tap carries (complaint number, action, argument), never the truth itself.
    """

    action: str
    label: Text | Ref
    arg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One owed message. `id` is unique within its complaint: ``<version>.<index>``."""

    id: str
    kind: MailKind
    audience: Audience
    chat: int
    language: str
    desk: str = ""
    text: Text | None = None
    lines: tuple[Text, ...] = ()
    """More lines under the text, as in a digest."""
    body: str = ""
    """Words of a person, handed on as they are (masked for merchants)."""
    attachments: tuple[Evidence, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    source: MessageRef | None = None
    """The message that is handed on: it gets a reaction when this is delivered."""
    reply_to: int | None = None
    mention: int | None = None
    """A person to be called by a mention."""
    also: tuple[int, ...] = ()
    """Further people to be called."""
    priority: Priority = Priority.ANSWER
    not_before: datetime
    """Planned time in UTC; later than now for what waits for the end of quiet hours."""
    silent: bool = False
    uncertain: bool = False
    """A crash left it open whether it was sent: it says so when it is sent again."""
    attempts: int = 0
    again: int = 0
    """How often somebody had it sent once more after it was given up."""


def gathered(mail: Sequence[Mail]) -> tuple[Mail, ...]:
    """Several reminders to one chat as one message: the first's words above those of the others."""
    return _grouped(mail, is_reminder)


def without(mail: Iterable[Mail], action: str) -> list[Mail]:
    """Without the buttons of an action that came to be impossible in the same decision."""
    return [replace(m, buttons=_less(m.buttons, action)) for m in mail]


def _less(rows: tuple[tuple[Button, ...], ...], action: str) -> tuple[tuple[Button, ...], ...]:
    left = (tuple(button for button in row if button.action != action) for row in rows)
    return tuple(filter(None, left))


def together(mail: Sequence[Mail]) -> tuple[Mail, ...]:
    """What one decision says to a chat as one message; only the first may carry somebody's words."""
    spoken = {(m.chat, m.audience): m.id for m in reversed(mail) if _is_said(m)}
    said = _grouped(mail, lambda m: _is_said(m) and (spoken[m.chat, m.audience] == m.id or not _carries(m)))
    return _below(said)


def _below(mail: Sequence[Mail]) -> tuple[Mail, ...]:
    """What is said to a desk beside words that are handed on to it stands below these."""
    relays = {m.chat: m for m in reversed(mail) if m.kind is MailKind.RELAY and m.audience in _DESKS}
    under = {m.chat: m for m in mail if _is_said(m) and not _carries(m) and m.chat in relays}
    joined = {relays[chat].id: m for chat, m in under.items()}
    gone = {m.id for m in under.values()}
    return tuple(_with(m, joined.get(m.id)) for m in mail if m.id not in gone)


def _with(relay: Mail, said: Mail | None) -> Mail:
    if said is None or said.text is None:
        return relay
    return replace(
        relay,
        lines=(*relay.lines, said.text, *said.lines),
        buttons=said.buttons,
        mention=said.mention,
        also=said.also,
        silent=relay.silent and said.silent,
    )


def _grouped(mail: Sequence[Mail], wanted: Callable[[Mail], bool]) -> tuple[Mail, ...]:
    groups: dict[tuple[int, Audience], list[Mail]] = {}
    for m in filter(wanted, mail):
        groups.setdefault((m.chat, m.audience), []).append(m)
    heads = {group[0].id: joined(group) for group in groups.values()}
    return tuple(heads.get(m.id, m) for m in mail if m.id in heads or not wanted(m))


def _is_said(mail: Mail) -> bool:
    return mail.kind is MailKind.SAY and mail.priority is Priority.ANSWER


def _carries(mail: Mail) -> bool:
    return bool(mail.body or mail.attachments)


def is_reminder(mail: Mail) -> bool:
    """Whether the system says it by itself, without anybody's words or files."""
    said = mail.kind is MailKind.SAY and mail.priority is Priority.REMINDER
    return said and not _carries(mail)


def joined(group: Sequence[Mail]) -> Mail:
    """One mail for several to the same reader about one complaint: each text, and who is called, once."""
    texts = [text for m in group for text in (m.text, *m.lines)]
    said = [text for i, text in enumerate(texts) if text and text not in texts[:i]]
    buttons = next((m.buttons for m in reversed(group) if m.buttons), ())
    called = dict.fromkeys(user for m in group for user in (m.mention, *m.also) if user)
    mention, *also = called or (None,)
    return replace(
        group[0],
        text=said[0],
        lines=tuple(said[1:]),
        buttons=buttons,
        mention=mention,
        also=tuple(user for user in also if user),
        silent=all(m.silent for m in group),
    )
