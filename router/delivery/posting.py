"""Sends one parcel's messages and remembers what was posted, before anything is settled."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from router.delivery.gate import Sleep
from router.delivery.lanes import Parcel
from router.delivery.limits import Pace
from router.delivery.messenger import Messenger
from router.delivery.names import concerned
from router.delivery.outcomes import Rule, Trouble
from router.delivery.outgoing import Outgoing, Receipt
from router.delivery.render import Renderer
from router.delivery.render.asked import ASKED
from router.delivery.shown import Showcase, Shown, look_of, unshown
from router.delivery.surely import surely
from router.delivery.threads import Threads
from router.delivery.topics import Topics
from router.delivery.work import Work
from router.domain.complaint import Complaint, Sent
from router.domain.reminding import still
from router.ports import Posted, Posts

log = structlog.get_logger(__name__)


class Posting:
    """From parcels to posted messages, one call at a time."""

    def __init__(
        self,
        bot: int,
        messenger: Messenger,
        renderer: Renderer,
        posts: Posts,
        pace: Pace,
        topics: Topics,
        threads: Threads,
        sleep: Sleep,
    ) -> None:
        self._bot = bot
        self._messenger = messenger
        self._renderer = renderer
        self._posts = posts
        self._pace = pace
        self._topics = topics
        self._threads = threads
        self._sleep = sleep
        self.shown = Showcase()

    async def prepare(self, parcel: Parcel, chat: int, now: datetime) -> Work:
        """Render a parcel for a chat. Nothing is left to send when its state, or a newer one, is shown.

        Raises what rendering raises on values that it cannot show, Trouble and Unavailable.
        """
        work = await self._rendered(parcel, chat, now)
        complaint = work.complaint if parcel.mail.desk and not parcel.others else None
        wanted = complaint and await self._threads.place(parcel, work, complaint, chat)
        if complaint and wanted and not await self._stands(parcel, complaint, chat):
            self._threads.begin(parcel, work, complaint, chat)
        return work

    async def _rendered(self, parcel: Parcel, chat: int, now: datetime) -> Work:
        complaint = parcel.box.complaint
        named = (id for one in parcel.each for id in concerned(one.mail, one.box.complaint))
        await self._renderer.words.names.learn(named)
        if parcel.readers:
            return Work(complaint, deque(self._reminder(parcel, now)), now)
        if complaint is None or not parcel.view:
            known = self._known(parcel)
            return Work(complaint, deque(self._renderer.render(parcel.mail, known, now)), now)
        shown = self.shown.get(parcel.box_key, parcel.view)
        if shown and shown.version > complaint.version:
            return Work(None, deque(), now)
        complaint = await self._with_known(parcel, complaint, shown, chat)
        parts = deque(self._renderer.render(parcel.mail, complaint, now))
        if shown and parts and parts[0].edits and look_of(parts[0]) == shown.look:
            parts.popleft()
        return Work(complaint, parts, now)

    def _known(self, parcel: Parcel) -> Complaint | None:
        """The complaint with what was sent of it."""
        complaint = parcel.box.complaint
        return self.shown.completed(parcel.box_key, complaint) if complaint else None

    def _reminder(self, parcel: Parcel, now: datetime) -> tuple[Outgoing, ...]:
        """What it says with others, without what came to nothing while it waited; nothing at all then."""
        owed = [
            (mail, known)
            for one in parcel.each
            if (known := self._known(one)) and (mail := still(one.mail, known))
        ]
        return self._renderer.reminder(owed, now) if owed else ()

    async def send(self, parcel: Parcel, work: Work, chat: int) -> bool:
        """Send the next part, whose places are booked. Raises Trouble.

        False when it would have edited what is gone: what shows the state anew comes next, in its place.
        """
        part, own = work.parts[0], work.topic is not None and work.topic.thread
        out = replace(part, chat=chat, thread=own or self._topics.of(chat), own=bool(own))
        try:
            receipt = await self._messenger.send(out)
        except Trouble as trouble:
            if part.view and part.edits and trouble.outcome.rule is Rule.RESEND_NEW:
                log.info(
                    "sent_otherwise", chat=chat, rule=trouble.outcome.rule.value, why=trouble.outcome.why
                )
                return self._shows_anew(parcel, work, part.view)
            if not await self._threads.mended(parcel, work, out, trouble.outcome):
                raise
            return True
        finally:
            self._pace.answered(chat, out.cost)
        self._pace.went()
        work.parts.popleft()
        if out.heading:
            await self._threads.headed(work, out, receipt)
            return True
        work.receipts.append(replace(receipt, view=out.view))
        if out.view:
            work.shown |= self._show(parcel, work, out, receipt)
        if receipt.missed:
            await self._missed(parcel, work, out)
        return True

    def _shows_anew(self, parcel: Parcel, work: Work, view: str) -> bool:
        """What was refused gives way to a new message. False: this one is still to be sent."""
        if work.complaint is None:
            return True
        work.complaint = unshown(work.complaint, view)
        shown = self._renderer.render(parcel.mail, work.complaint, work.now)
        work.parts = deque([*shown, *(part for part in work.parts if part.view != view)])
        return False

    async def _missed(self, parcel: Parcel, work: Work, out: Outgoing) -> None:
        """What was sent stands outside its topic."""
        if out.own:
            await self._threads.remake(parcel, work, out.chat, "strayed")
        else:
            await surely(lambda: self._topics.missed(parcel.box, out.chat), self._sleep)

    async def _stands(self, parcel: Parcel, complaint: Complaint, chat: int) -> bool:
        """Whether the desk's card stands in this chat already: then the complaint stays in the main chat."""
        view = f"card:{parcel.mail.desk}"
        if shown := self.shown.get(parcel.box_key, view):
            return shown.chat == chat
        sent = complaint.sent.get(view)
        post = await self._posts.find(self._bot, chat, sent.message) if sent else None
        return post is not None and post.number == complaint.number

    async def remember(self, sent: Sequence[tuple[Parcel, Sequence[Receipt]]]) -> None:
        """Note which complaints the posted messages belong to, so that replies and votes find them."""
        posts = [post for parcel, receipts in sent for post in self._posts_of(parcel, receipts)]
        if posts:
            await surely(lambda: self._posts.add(posts), self._sleep)
        for parcel, receipts in sent:
            for poll in (receipt.poll for receipt in receipts if receipt.poll and parcel.box.complaint):
                add = partial(self._posts.add_poll, poll, parcel.box.id, _cycle(parcel))
                await surely(add, self._sleep)

    def _posts_of(self, parcel: Parcel, receipts: Sequence[Receipt]) -> Iterator[Posted]:
        if parcel.others:
            # A reply to it could mean any of them.
            return
        number = parcel.box.id if parcel.box.complaint else ""
        for receipt in receipts:
            view = "" if receipt.view == ASKED else receipt.view
            kind = view.partition(":")[0] or parcel.mail.kind.value
            for message in () if receipt.edited else receipt.messages:
                yield Posted(self._bot, receipt.chat, message, number, kind, parcel.mail.desk)

    async def _with_known(
        self, parcel: Parcel, complaint: Complaint, shown: Shown | None, chat: int
    ) -> Complaint:
        """The complaint with the message to edit, without one that stands in another chat."""
        complaint = self.shown.completed(parcel.box_key, complaint)
        sent = complaint.sent.get(parcel.view)
        if sent is None or (shown and shown.chat == chat) or (shown is None and chat > 0):
            return complaint
        # A group that was upgraded counts its messages anew: the same id may be another complaint's card.
        post = await self._posts.find(self._bot, chat, sent.message) if shown is None else None
        if post and post.number == complaint.number and post.mail == parcel.mail.kind.value:
            return complaint
        kept = {name: known for name, known in complaint.sent.items() if name != parcel.view}
        return replace(complaint, sent=kept)

    def _show(self, parcel: Parcel, work: Work, out: Outgoing, receipt: Receipt) -> dict[str, Sent]:
        sent = Sent(receipt.messages[0], receipt.picture, receipt.file_id, out.asks)
        if work.complaint:
            shown = Shown(receipt.chat, work.complaint.version, sent, look_of(out))
            self.shown.put(parcel.box_key, out.view, shown)
        return {out.view: sent}


def _cycle(parcel: Parcel) -> int:
    """The cycle that a poll rates: the one it was owed in."""
    said = parcel.mail.text.args.get("cycle") if parcel.mail.text else None
    if isinstance(said, int):
        return said
    return parcel.box.complaint.cycle if parcel.box.complaint else 1
