"""Complaints' own topics in forums: opened before the first message, kept right, made again when gone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import structlog

from router.delivery.forums import Forums
from router.delivery.lanes import Parcel
from router.delivery.outcomes import Outcome, Rule
from router.delivery.outgoing import Heading, Outgoing, Receipt
from router.delivery.render import Renderer
from router.delivery.shown import unshown
from router.delivery.work import Work
from router.domain.complaint import Complaint
from router.domain.mail import Mail, MailKind
from router.topic_ports import Topic

MAIN = Topic(0)

log = structlog.get_logger()


class Threads:
    """Puts what opens, renames, closes and reopens a topic among the messages of a parcel.

    A forum that lets the bot make no topic is written to in its main chat.
    """

    def __init__(self, forums: Forums, renderer: Renderer) -> None:
        self._forums = forums
        self._renderer = renderer

    async def place(self, parcel: Parcel, work: Work, complaint: Complaint, chat: int) -> bool:
        """Find the complaint's topic; whether one is wanted. Raises Trouble and Unavailable."""
        work.topic = await self._forums.find(chat, complaint.number)
        if work.topic is None:
            return bool(work.parts) and await self._forums.open(chat)
        if work.topic.thread and parcel.view and await self._forums.open(chat):
            work.parts.extend(_changes(work.topic, self._heading(parcel.mail, complaint, work), chat))
        return False

    def begin(self, parcel: Parcel, work: Work, complaint: Complaint, chat: int) -> None:
        """Open a topic before anything else."""
        heading = self._heading(parcel.mail, complaint, work)
        work.parts.appendleft(Outgoing(chat=chat, heading=heading))

    async def headed(self, work: Work, out: Outgoing, receipt: Receipt) -> None:
        """A topic was opened or changed. One that is opened for what has ended is closed at the end."""
        wanted, topic = out.heading or Heading(), work.topic
        if out.thread is None:
            topic = Topic(receipt.messages[0], wanted.name)
            work.parts.extend(_changes(topic, wanted, out.chat))
        elif topic:
            closed = topic.closed if wanted.closed is None else wanted.closed
            topic = replace(topic, name=wanted.name or topic.name, closed=closed)
        await self._keep(work, out.chat, topic or MAIN)

    async def mended(self, parcel: Parcel, work: Work, out: Outgoing, outcome: Outcome) -> bool:
        """Whether what has failed because of the topic goes on otherwise."""
        if out.heading and outcome.rule is Rule.BURY:
            self._forums.bar(out.chat, outcome.why)
            work.parts = deque(part for part in work.parts if not part.heading)
            if work.remade:
                await self._keep(work, out.chat, MAIN)
            return True
        if out.own and outcome.rule is Rule.RESEND_MAIN:
            await self.remake(parcel, work, out.chat, outcome.why)
            return True
        return False

    async def remake(self, parcel: Parcel, work: Work, chat: int, why: str) -> None:
        """The topic is gone with all that stood in it: another one, with the card and what is to be said."""
        if (complaint := work.complaint) is None:
            return
        log.warning("topic_remade", chat=chat, complaint=complaint.number, why=why)
        view = f"card:{parcel.mail.desk}"
        work.complaint = bare = unshown(complaint, view)
        mail = replace(parcel.mail, kind=MailKind.CARD, silent=parcel.mail.silent or not parcel.view)
        card = self._renderer.render(mail, bare, work.now)
        rest = (p for p in work.parts if not p.heading and p.view != view)
        work.parts = deque([*card, *(replace(part, reply_to=None) for part in rest)])
        if work.remade or not await self._forums.open(chat):
            await self._keep(work, chat, MAIN)
        else:
            work.topic, work.remade = None, True
            self.begin(parcel, work, bare, chat)

    def _heading(self, mail: Mail, complaint: Complaint, work: Work) -> Heading:
        return self._renderer.heading(mail, complaint, work.now)

    async def _keep(self, work: Work, chat: int, topic: Topic) -> None:
        work.topic = topic
        if work.complaint:
            await self._forums.keep(chat, work.complaint.number, topic)


def _changes(topic: Topic, wanted: Heading, chat: int) -> Iterator[Outgoing]:
    """What is to be called so that a topic looks as wanted."""
    if topic.name != wanted.name:
        yield Outgoing(chat=chat, thread=topic.thread, heading=Heading(wanted.name))
    if topic.closed is not wanted.closed:
        yield Outgoing(chat=chat, thread=topic.thread, heading=Heading(closed=wanted.closed))
