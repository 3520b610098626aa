"""What is about to be sent: values without a connection, the result of rendering."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.types import ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from router.domain.complaint import Evidence, Sent

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram has already, under the bot's own id for it; the caption is HTML.

    By its id it is sent under the name that it has. With `name` it is uploaded again, under this one.
    """

    kind: str
    file_id: str
    caption: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture: `raw`, else a contact sheet of the evidence; `file_id` names an upload of the same one."""

    fingerprint: str
    items: tuple[Evidence, ...]
    file_id: str = ""
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A native poll. `seconds` is how long it stays open, None without an end."""

    question: str
    options: tuple[str, ...]
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """How a topic is to look: its plain name, and whether it is closed; None leaves that as it is."""

    name: str = ""
    closed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One call to Telegram: a text, one to ten files, a contact sheet with a caption, a poll, or a topic.

    With `edits` the message that shows an earlier state is edited; without it a new one is sent.
    """

    chat: int
    thread: int | None = None
    """The topic of a forum; None for the main chat."""
    own: bool = False
    """The topic is the complaint's own: when it is gone another is made, and the main chat not used."""
    heading: Heading | None = None
    """Opens a topic, or changes the one in `thread`."""
    view: str = ""
    """Which of the messages in `Complaint.sent` this is; empty for one that is not edited."""
    text: str = ""
    files: tuple[File, ...] = ()
    sheet: Sheet | None = None
    ballot: Ballot | None = None
    edits: Sent | None = None
    bare: bool = False
    """Nothing is edited but the buttons, which go away."""
    asks: tuple[str, ...] = ()
    """As in `Sent`."""
    keyboard: Keyboard | None = None
    reply_to: int | None = None
    silent: bool = False
    pin: bool = False
    """Pinned when it is newly sent."""
    markup: bool = True
    """Text and captions are HTML."""
    only_for: int | None = None
    """The one member of the group who is to see it, if they look now; nobody is promised that they do.

    With `edits` the message there is one that only they see."""
    strictly: bool = False
    """Where Telegram does not show it to one member alone, it is not shown to the others instead."""

    @property
    def new(self) -> bool:
        """Whether sending it twice is seen twice."""
        return self.edits is None and not (self.heading and self.thread)

    @property
    def cost(self) -> int:
        """How many messages it counts for in Telegram's limits."""
        return len(self.files) or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What Telegram made of it. `file_id` is the uploaded contact sheet, `poll` the poll's id."""

    chat: int
    messages: tuple[int, ...]
    thread: int | None = None
    missed: bool = False
    """It is not in the topic that was wanted, which is gone or closed."""
    edited: bool = False
    view: str = ""
    """As in `Outgoing`."""
    picture: str = ""
    file_id: str = ""
    poll: str = ""
